"""Verifies the trail that `Work` writes."""
