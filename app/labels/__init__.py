"""Labels: content → a list of drawing elements → ZPL bytes, TSPL bytes or a picture. Pure functions, no device, no database."""
