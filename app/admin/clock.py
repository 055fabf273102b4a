"""`jiaofu-admin gate clock`: a gate refuses every pass because its clock had once run ahead; two persons put that right."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.admin import trust_input as given
from app.admin.gate import moment
from app.core.clock import site_time
from app.core.paths import data_dir
from app.gate import clocks


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the options of `jiaofu-admin gate clock`."""
    parser.description = __doc__
    given.add_two(parser)
    parser.add_argument("--gate", required=True, metavar="ID", help="which gate this is")
    parser.add_argument("--now", type=moment, required=True, metavar="ISO-TIME", help="what time it is, read off another clock")
    parser.add_argument("--reason", required=True, help="why the clock had run ahead")
    parser.add_argument(
        "--folder", type=Path, default=data_dir() / "gate", help="where the gate's journal lies, if not beside the data of this PC"
    )
    parser.set_defaults(run=_put_right)


def _put_right(args: argparse.Namespace) -> int:
    place = given.place(args)
    done = clocks.put_right(place, args.folder, args.gate, args.now, *given.two(place, args), args.reason)
    sys.stdout.write(
        f"门岗记着的时间 {site_time(done.remembered):%Y-%m-%d %H:%M} 已更正为 {site_time(done.now):%Y-%m-%d %H:%M}，"
        f"门岗事件 {done.incident}。现在重新打开门岗程序；以前放行、作废、挂失的出门证照旧不能用。\n"
    )
    return 0
