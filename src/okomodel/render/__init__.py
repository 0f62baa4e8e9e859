"""How a sheet is written: as text, as HTML; and which sheet shows which thing."""
