"""The windows. Only this package imports Qt."""
