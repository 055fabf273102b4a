"""Paper register, print outbox, outcomes and reprint."""
