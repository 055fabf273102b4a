"""Settings: this PC, the site, people, printing, the rules, the trail."""
