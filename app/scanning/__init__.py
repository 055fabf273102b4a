"""One lane for all scans of a station: raw frame → one form → the active bench → one verdict row."""
