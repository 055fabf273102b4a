"""The chain from product to service case, read across every feature."""
