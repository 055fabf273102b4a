"""The tab 交付."""
