"""售后: calls and service cases; signed slips that come back."""
