"""入厂: who came in through the gate, with which plates, for what, and until when; plates are keyed once, here."""
