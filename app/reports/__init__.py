"""Lists that read across every stage."""
