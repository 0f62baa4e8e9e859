"""How is it shown? Sheets say what is shown; a renderer says how."""
