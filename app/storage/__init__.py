"""The stock ledger: receipt, reservation, picking, issue, and the proof of balances against moves."""
