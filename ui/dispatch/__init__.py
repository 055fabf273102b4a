"""The 发货 tab."""
