"""Papers on screen at true scale, and from there to a printer."""
