"""The tab 库存: what lies where, what falls due, climate, counting, checks of the zones. One module a view; `page` lists them."""
