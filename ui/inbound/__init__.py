"""The tab 入库: stock-in by scan."""
