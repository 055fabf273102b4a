"""The gate: passes, signatures, verification, the gate log."""
