"""The main job through the real window with simulated devices: one order from the contract to the signed slip and a first case.

`python -m ui.journey --out DIR` leaves every paper as PDF, every label as the bytes sent and as a picture, a screenshot of each step,
`journey.json` and `verdicts.jsonl`. The steps know the window by its widgets and the papers by their barcodes, nothing else.
"""
