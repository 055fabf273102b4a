"""How often zxing-cpp reads the printed code of a pass, and whether a wrong text is ever believed.

The guard's copy on A5 and on the 80 mm slip, printed at 203 dpi, folded and stained, photographed at 6 px/mm with tilt, perspective,
blur, uneven light and noise (tests/helpers/photographs.py). Each photograph is of a pass of its own. A text is believed only when
`app.trust.proving.prove` proves it; any other text that comes out of a photograph is put to the proof too, and must fail.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.random import Generator
from PIL import Image

from app.slips import codes, gate_pass, gate_slip
from app.slips.gate_pass import COPIES, GatePass
from app.trust.faults import BadToken
from app.trust.lists import TrustList
from app.trust.proving import prove
from tests.app.slips import samples
from tests.helpers.mint import NOW, Mint, claims
from tests.helpers.photographs import Printed, creased, decoded, photographed, printed, stained

AIM = 0.995
PRINTS = 40
"""Different passes that are printed; each is photographed several times."""

FORMS: dict[str, Callable[[GatePass], bytes]] = {
    "A5": lambda paper: gate_pass.render(paper, (COPIES[1],)),
    "80 mm": lambda paper: gate_slip.render(paper, COPIES[1]),
}
WAYS: dict[str, Callable[[Printed, Generator], Image.Image]] = {
    "photographed": photographed,
    "folded": lambda code, rng: photographed(creased(code, rng), rng),
    "folded, 10 % stained": lambda code, rng: photographed(creased(stained(code, rng), rng), rng),
    "folded, 10 % dirt": lambda code, rng: photographed(creased(stained(code, rng, opaque=True), rng), rng),
}


@dataclass
class Result:
    """Of one form and one way: read at which try, wrong texts, wrong texts that were believed, seconds of reading."""

    photographs: int = 0
    tries: Counter[int] = field(default_factory=Counter)
    wrong: int = 0
    believed: int = 0
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Share of photographs that were read."""
        return sum(self.tries.values()) / self.photographs


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 where a rate is below the aim or a wrong text was believed."""
    parser = argparse.ArgumentParser(prog="bench decode", description=__doc__)
    parser.add_argument("--photographs", type=int, default=400, help="of each form and way")
    parser.add_argument("--seed", type=int, default=20261126)
    given = parser.parse_args(arguments)
    mint, failed = Mint(), False
    _say(f"{'form':8}{'way':24}{'photographs':>12}{'read':>9}{'1st try':>9}{'wrong':>7}{'believed':>10}{'ms a photograph':>17}")
    for form in FORMS:
        prints = made(mint, form)
        _say_form(form, prints)
        for number, way in enumerate(WAYS):
            found = run(mint, prints, way, given.photographs, (given.seed, number))
            first = found.tries[0] / found.photographs
            milliseconds = found.seconds / found.photographs * 1000
            _say(
                f"{form:8}{way:24}{found.photographs:12}{found.rate:9.2%}{first:9.1%}{found.wrong:7}{found.believed:10}{milliseconds:17.0f}"
            )
            failed |= found.rate < AIM or found.believed > 0
    _say(f"aim: {AIM:.1%} read, no wrong text believed")
    return int(failed)


def made(mint: Mint, form: str, count: int = PRINTS) -> list[tuple[str, Printed]]:
    """Passes of different content and length, each printed, with the text of its code."""
    found = []
    for n in range(count):
        orders = tuple(f"FH26{388 + n + k:06d}" for k in range(1 + n % 16))
        facts = {"trailer": "苏Z·123挂", "seals": ("S0045821", "S0045822"), "container": "TCKU1234567"} if n % 2 else {}
        text = mint.token(claims(f"CM26{417 + n:06d}", orders=orders, **facts))
        found.append((text, printed(FORMS[form](samples.gate(token=text, dispatch_nos=orders)))))
    return found


def run(mint: Mint, prints: Sequence[tuple[str, Printed]], way: str, count: int, seed: tuple[int, ...]) -> Result:
    """Photographs the prints in turn and reads them."""
    trust, result = mint.trust(), Result()
    for n in range(count):
        text, code = prints[n % len(prints)]
        picture = WAYS[way](code, np.random.default_rng((*seed, n)))
        begun = time.perf_counter()
        for number, texts in enumerate(decoded(picture)):
            wrong = [one for one in texts if one != text]
            result.wrong += len(wrong)
            result.believed += sum(believed(one, trust) for one in wrong)
            if text in texts and believed(text, trust):
                result.tries[number] += 1
                break
        result.seconds += time.perf_counter() - begun
        result.photographs += 1
    return result


def believed(text: str, trust: TrustList) -> bool:
    """Whether a text proves a pass."""
    try:
        prove(text, trust, NOW)
    except BadToken:
        return False
    return True


def _say_form(form: str, prints: Sequence[tuple[str, Printed]]) -> None:
    lengths = [len(text) for text, _ in prints]
    edges = [len(codes.qr(text)) for text, _ in prints]
    module = [printed.area[2] / 8 / edge for (_, printed), edge in zip(prints, edges, strict=True)]
    _say(
        f"{form}: {len(prints)} passes of {min(lengths)} to {max(lengths)} characters, versions {(min(edges) - 17) // 4} to "
        f"{(max(edges) - 17) // 4}, level Q, module {min(module):.2f} to {max(module):.2f} mm"
    )


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    sys.exit(main())
