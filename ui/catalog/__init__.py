"""The 资料 tab."""
