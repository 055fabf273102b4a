"""The manual in the window: F1 opens the section about the page in front."""
