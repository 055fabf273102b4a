"""Product packing: packaging requirements, the packing of each unit, seal check and content label."""
