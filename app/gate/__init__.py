"""The gate: passes and their signatures, the guard's judgement with and without network, the gate log.

Which room to enter:

- the pass and its states: `states`, `moves`, `service` (draft, send, void), `other` (without a 发货单), `reissuing`, `loads`,
  `leaving` (what is booked when the vehicle is out), `vehicles` and `inside` (who is in the works, what his pass lacks);
- signatures: `claiming` (what is signed), `signing`, `signatures`, `signers`, `deputies`, `presigning`, `validity` (what the last
  signature sets off), `vouching` (what a signer sees);
- the judgement: `judging` and `token_rules` are pure and the same everywhere; `checking` asks the database, `alone` does without it,
  `recording` writes the log, `station` is what the page talks to and `bench` what takes scans; `verifier` serves the command line;
- without network: `journal` and `journal_lines`, `cache`, `memory`, `door` (sign-in), `sync` (watch and upload), `reconciling`, `patience`;
- what went wrong: `incidents`, `duty` (whom to call), `emergency…` and `taken` (应急放行);
- paper: `papers`, `log_paper`, `emergency_papers`. Rules are in `rules`, `signing_rules`, `other_rules`, `emergency_rules`.
"""
