"""What the desk knows and does. No Qt here."""
