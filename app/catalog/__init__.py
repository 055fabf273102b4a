"""Customers, products, packaging, carriers, zones."""
