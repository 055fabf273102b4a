"""Boxing: the packing bench, from the scanned 发货单 to the sealed and labelled box."""
