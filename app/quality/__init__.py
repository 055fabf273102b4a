"""Quality cards, inspection, certificates, hold and the report of rejected goods."""
