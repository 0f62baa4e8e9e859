"""Documents as Excel workbooks (extra ``excel``): a sheet for each noun, a row for each thing."""
