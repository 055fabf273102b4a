"""The desk's widgets: painted from tokens, plain text only, no animation."""
