"""Packaging materials: items, their stock in the raw-material store, and the 领料单 they are drawn on."""
