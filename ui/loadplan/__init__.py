"""装柜图: a load as a turnable picture with its flat views, limits and next boxes, for the office and for the dock (G-06)."""
