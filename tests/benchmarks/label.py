"""How many bytes a label has and how long it takes to build."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from app.labels.render import render
from tests.app.labels.examples import ALL, LANGUAGES


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints one line a label and language."""
    parser = argparse.ArgumentParser(prog="bench label")
    parser.add_argument("--times", type=int, default=200, help="builds of each label")
    times = parser.parse_args(arguments).times
    for name, label in ALL.items():
        for language in LANGUAGES:
            took = []
            for _ in range(times):
                began = time.perf_counter()
                made = render(label, language)
                took.append((time.perf_counter() - began) * 1000)
            took.sort()
            sys.stdout.write(f"{name:10}{language:6}{len(made):8} B{took[len(took) // 2]:8.2f} ms\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
