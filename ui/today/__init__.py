"""今日: what is due, the figures, the other desks."""
