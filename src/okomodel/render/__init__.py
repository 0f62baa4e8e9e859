"""How a sheet is written: as text, as HTML, in one line; and which sheet shows which thing."""
