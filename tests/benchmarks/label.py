"""How many bytes each label has, and how long it takes to build.

Bytes: every kind × size × resolution × language, Chinese as dots and by the printer's own font. Time: the standard label
(tests/data/label-standard.json) and the widest one, warm (the same label again), next (another box's numbers each time, as
at a bench) and cold (fonts and every cache loaded anew).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.admin.label import read_label
from app.core import fonts
from app.labels import bitmap, elements, gs1, marks, native, typesetting, zpl
from app.labels.content import ContentLabel, Label, ShippingLabel
from app.labels.render import render, seconds
from app.labels.stock import CONTENT_SIZES, DPIS, LANGUAGES, SHIPPING_SIZES, Language, Stock
from tests.app.labels.examples import CONTENT, SHIPPING, UNIT

STANDARD = Path(__file__).parents[1] / "data" / "label-standard.json"
BUDGET = {"zpl": 6_100, "tspl": 12_200}
BUDGET_MS = 15.0
OWN_FONT = {"zpl": "E:SIMSUN.TTF", "tspl": "TSS24.BF2"}
CACHES = (
    bitmap.font, bitmap.measure, bitmap.lettering, bitmap.stacked, zpl._packed, typesetting.clean, typesetting._words,
    elements._symbol, marks.bitmap, native.is_in_font, native.native_runs, fonts._split,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the tables; 1 where the standard label is over its budget of bytes or time."""
    parser = argparse.ArgumentParser(prog="bench label", description=__doc__)
    parser.add_argument("--times", type=int, default=300, help="builds of each label")
    times = parser.parse_args(arguments).times
    standard = read_label("content", STANDARD.read_bytes())
    _bytes()
    over = [_budget(standard, language) for language in LANGUAGES]
    _say(f"\n{'ms a build':34}{'p50':>8}{'p99':>8}{'max':>8}")
    for language in LANGUAGES:
        over.append(_times("standard content 100x70 203", standard, language, Stock(), times) > BUDGET_MS)
    for language in LANGUAGES:
        _times("shipping 100x150 300", SHIPPING, language, Stock(dpi=300), times)
    return int(any(over))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _bytes() -> None:
    _say(f"{'label':28}{'language':>9}{'dots B':>9}{'s@9600':>8}{'own font B':>11}{'s@9600':>8}")
    sized: list[tuple[str, Label, Stock]] = []
    for dpi in DPIS:
        sized += [(f"content {size} {dpi}", CONTENT, Stock(content=size, dpi=dpi)) for size in CONTENT_SIZES]
        sized += [(f"shipping {size} {dpi}", SHIPPING, Stock(shipping=size, dpi=dpi)) for size in SHIPPING_SIZES]
        sized += [(f"unit 60x40 {dpi}", UNIT, Stock(dpi=dpi))]
    for name, label, stock in sized:
        for language in LANGUAGES:
            dots = len(render(label, language, stock))
            own = len(render(label, language, replace(stock, font=OWN_FONT[language])))
            _say(f"{name:28}{language:>9}{dots:9,}{seconds(dots):8.1f}{own:11,}{seconds(own):8.1f}")


def _budget(standard: Label, language: Language) -> bool:
    made = len(render(standard, language))
    _say(f"{'standard 100x70 203':28}{language:>9}{made:9,}{seconds(made):8.1f}   budget {BUDGET[language]:,} B")
    return made > BUDGET[language]


def _times(name: str, label: ContentLabel | ShippingLabel, language: Language, stock: Stock, times: int) -> float:
    """Prints the three rows of one label; the median of the warm builds."""
    render(label, language, stock)
    warm = _measured(lambda _: render(label, language, stock), times)
    following = _measured(lambda n: render(_next(label, n), language, stock), times)
    cold = _measured(lambda _: render(label, language, stock), max(3, times // 30), _forget)
    for kind, took in (("warm", warm), ("next", following), ("cold", cold)):
        p50, p99 = took[len(took) // 2], took[min(len(took) - 1, len(took) * 99 // 100)]
        _say(f"{name + ' ' + language + ' ' + kind:34}{p50:8.2f}{p99:8.2f}{took[-1]:8.2f}")
    return warm[len(warm) // 2]


def _measured(build: Callable[[int], bytes], times: int, before: Callable[[], None] = lambda: None) -> list[float]:
    """Milliseconds of each build, sorted."""
    took = []
    for n in range(times):
        before()
        began = time.perf_counter()
        build(n)
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)


def _forget() -> None:
    for cached in CACHES:
        cached.cache_clear()


def _next(label: ContentLabel | ShippingLabel, n: int) -> Label:
    """The label of the next box: other numbers, the same words."""
    sscc = gs1.sscc("6901234", 0, 5000 + n)
    if isinstance(label, ShippingLabel):
        return replace(label, sscc=sscc, box_no=1 + n, box_count=9999, identities=(f"{26110304 + n}",))
    return replace(label, sscc=sscc, serial=f"{26110304 + n}", qr=label.qr and f"HTTPS://QR.EXAMPLE.CN/{26110304 + n}")


if __name__ == "__main__":
    sys.exit(main())
