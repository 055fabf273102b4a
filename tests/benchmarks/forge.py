"""A million forged tokens: none may prove anything, none may raise anything but its fault, and how long a verification takes.

Ways of forging: tests/helpers/mint.py. The same seed makes the same texts. Beside it the time of proving a genuine token.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence

from app.trust.faults import BadToken
from app.trust.proving import prove
from tests.helpers.mint import NOW, Mint, claims, forgeries

AIM_MS = 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; 1 where a forged token proved something, raised, or a verification takes too long."""
    parser = argparse.ArgumentParser(prog="bench forge", description=__doc__)
    parser.add_argument("--tokens", type=int, default=1_000_000, help="forged tokens")
    parser.add_argument("--seed", type=int, default=20261126)
    given = parser.parse_args(arguments)
    mint = Mint()
    slow = _genuine(mint)
    accepted, raised = _forged(mint, given.tokens, given.seed)
    return int(slow or accepted or raised)


def _genuine(mint: Mint) -> bool:
    """The time of one verification, genuine tokens each with its own number."""
    trust, texts = mint.trust(), [mint.token(claims(f"CM26{n:06d}")) for n in range(2000)]
    spans = []
    for text in texts:
        begun = time.perf_counter()
        prove(text, trust, NOW)
        spans.append((time.perf_counter() - begun) * 1000)
    spans.sort()
    p50, p99 = spans[len(spans) // 2], spans[len(spans) * 99 // 100]
    _say(f"genuine: {len(texts[0])} characters, proved in {p50:.3f} ms p50, {p99:.3f} ms p99 (aim {AIM_MS} ms)")
    return p50 > AIM_MS


def _forged(mint: Mint, count: int, seed: int) -> tuple[int, int]:
    trust, faults, ways = mint.trust(), Counter[str](), Counter[str]()
    accepted = raised = 0
    begun = time.monotonic()
    for way, text in forgeries(mint, random.Random(seed), count):
        ways[way] += 1
        try:
            prove(text, trust, NOW)
            accepted += 1
            _say(f"ACCEPTED: {way}: {text}")
        except BadToken as bad:
            faults[bad.fault] += 1
        except Exception as error:
            raised += 1
            _say(f"RAISED: {way}: {error!r}: {text}")
    _say(f"forged: {count}, accepted {accepted}, raised {raised}, {time.monotonic() - begun:.0f} s, seed {seed}")
    for title, counted in (("ways", ways), ("faults", faults)):
        _say(f"{title}: " + ", ".join(f"{name} {n}" for name, n in counted.most_common()))
    return accepted, raised


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
