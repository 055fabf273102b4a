"""The 装箱核对 tab."""
