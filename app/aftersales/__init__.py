"""The after-sales ledger: cases registered by scanning the unit, the 24 h clock, the way to a confirmed solution."""
