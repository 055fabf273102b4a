"""The printed papers: pure functions from a plain frozen dataclass to PDF bytes; the same paper gives the same bytes."""
