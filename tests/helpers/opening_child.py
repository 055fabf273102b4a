"""A process that brings opening stock in and is killed while it does: `python -m tests.helpers.opening_child URL DOCUMENT`."""

from __future__ import annotations

import sys

from app.core.clock import SystemClock
from app.core.work import PROGRAM, Workplace
from app.storage import opening_posting
from app.storage.opening_posting import OpeningView
from db.engine import open_engine


def main(url: str, document: str) -> None:
    """Says after every batch how many lines are done."""
    place = Workplace(open_engine(url, must_exist=True), "断电的电脑", SystemClock())

    def tell(view: OpeningView) -> bool:
        sys.stdout.write(f"{view.done}\n")
        sys.stdout.flush()
        return True

    opening_posting.post(place, PROGRAM, document, tell)


if __name__ == "__main__":
    main(*sys.argv[1:])
