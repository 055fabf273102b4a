"""The 订单 tab."""
