"""Site settings: the catalogue of what may be set, and the values a site has set."""
