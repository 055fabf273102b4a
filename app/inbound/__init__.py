"""Stock-in: task order, inspection sheet and labels become a posted 产品入库单."""
