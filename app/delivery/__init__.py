"""Signed slips, acceptance, discrepancies, follow-up calls, closing an order."""
