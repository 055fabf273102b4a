"""The gate's page, and the page on which finance and personnel sign."""
