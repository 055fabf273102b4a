"""Measurements, one module each with a `main`; `packaging/desk.py bench NAME` runs them."""
