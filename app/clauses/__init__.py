"""The clause catalogue: 231 rows of the delivery rules as data, and the guards that hold them."""
