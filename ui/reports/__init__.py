"""The tab 报表."""
