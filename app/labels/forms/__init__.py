"""The layouts of the labels as data: one description a kind and size, in eighths of a millimetre."""
