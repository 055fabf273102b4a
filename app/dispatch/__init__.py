"""Dispatch: daily notices, dispatch orders, picking, trips."""
