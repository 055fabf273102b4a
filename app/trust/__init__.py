"""Proof at the gate: the token of a pass, the signatures in it, and the signed list of who may sign. No rule of a pass stands here.

Pure, and all that a verifying station needs: `base45`, `cbor`, `numbers`, `claims`, `token`, `lists`, `proving`, `faults`, `keyfile`.
Keys and people, for signing stations and the command line: `root` (two persons), `keys`, `roster`, `fitness`, `publishing`, `signing`,
`sealing`; `enrolment` and `vaults` are how a station comes to trust the root. Commands are gathered in `service`.
"""
