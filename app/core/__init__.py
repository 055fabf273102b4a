"""Work, errors, clock, numbering, events and text: what every feature stands on."""
