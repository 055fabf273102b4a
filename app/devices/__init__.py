"""Scanner, label printer and scale: framing, code forms, protocols, ports, and the simulated peers of each."""
