"""Loading: vehicle check, boxes scanned on, the load closed by two people."""
