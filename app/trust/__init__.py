"""Proof at the gate: the token of a pass, the signatures in it, and the signed list of who may sign. No rule of the company stands here."""
