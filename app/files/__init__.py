"""Content-addressed attachments."""
