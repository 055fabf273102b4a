"""`jiaofu-admin stock check`: proves every balance against the ledger of moves."""

from __future__ import annotations

import argparse
import sys

from app.core.clock import SystemClock
from app.core.work import Workplace
from app.materials import queries as packaging
from app.storage.queries import balances_against_moves
from db.engine import open_engine
from db.migrate import require_current


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the words of the step."""
    parser.add_argument("action", choices=("check",), help="compare every balance with its moves")
    parser.add_argument("--quiet", action="store_true", help="no progress, for a task that runs at night")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    engine = open_engine(args.database, must_exist=True)
    require_current(engine)
    place = Workplace(engine, "jiaofu-admin", SystemClock())
    with place.read() as session:
        faults = balances_against_moves(session, None if args.quiet else _tell)
        faults += packaging.balances_against_moves(session)
    engine.dispose()
    for fault in faults:
        sys.stdout.write(f"不符：{fault}\n")
    sys.stdout.write("库存账实全部相符。\n" if not faults else f"库存账共 {len(faults)} 处不符。\n")
    return 1 if faults else 0


def _tell(done: int, total: int) -> None:
    """Progress goes beside the result, so that a result written to a file is the result alone."""
    if done % 1_000_000 == 0:
        sys.stderr.write(f"已核 {done:,} / {total:,} 笔\n")
