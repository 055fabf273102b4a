"""`jiaofu-admin load`: plans a load and judges one, from and to JSON files, by the same code as the window.

`plan IN.json --seconds N --out OUT.json [--pdf FILE]` searches for N seconds, has the plan judged by the independent check and writes
it with what the check says; `--pdf` draws the 装柜图. Exit code 0 for a plan that is right (packages may be left: each with its
reason), 1 with a sentence for anything else. `check IN.json OUT.json` is the independent check alone: it prints what it found as JSON,
each fault with its sentence, and ends with 0 for a right plan only. Notes and summaries go to the error output.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from app.core.clock import SystemClock, site_time
from app.core.errors import bad_input
from app.core.fonts import FontsNotBuilt
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.loading.load_sheet import SheetBox, SheetFacts, sheet
from app.planner import reading
from app.planner.checking import check
from app.planner.model import Plan, Report, Task
from app.planner.words import left_word
from app.settings.catalogue import specs
from app.slips import load_plan
from app.slips.model import Company, CopyName, FormFacts, PrintFacts

MOST_SECONDS = 3600.0
MOST_TOLD = 20
"""Kinds of packages left that are told line by line; all of them are in the output."""


def add(parser: argparse.ArgumentParser) -> None:
    """Adds the actions of `jiaofu-admin load` to its parser."""
    parser.description = f"{__doc__}\n{reading.__doc__}"
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    actions = parser.add_subparsers(dest="action", required=True)
    plan = actions.add_parser("plan", help="search a plan for a load")
    plan.add_argument("task", type=Path, metavar="IN.json")
    plan.add_argument("--seconds", type=_seconds, required=True, metavar="N", help=f"above 0, at most {MOST_SECONDS:.0f}")
    plan.add_argument("--out", type=Path, required=True, metavar="OUT.json")
    plan.add_argument("--pdf", type=Path, metavar="FILE", help="draw the 装柜图 too")
    plan.set_defaults(run=_plan)
    judge = actions.add_parser("check", help="judge a plan; exit code 0 for a right one alone")
    judge.add_argument("task", type=Path, metavar="IN.json")
    judge.add_argument("plan", type=Path, metavar="OUT.json")
    judge.set_defaults(run=_check)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds <= MOST_SECONDS:
        raise argparse.ArgumentTypeError(f"above 0, at most {MOST_SECONDS:.0f}")
    return seconds


def _plan(args: argparse.Namespace) -> int:
    from app.planner.search import plan as search

    read = reading.read_task(_bytes(args.task))
    _tell(read.notes)
    found = search(read.task, args.seconds)
    report = check(read.task, found)
    _write(args.out, reading.write_plan(found, report, read))
    if args.pdf is not None:
        _write(args.pdf, draw(read.task, found, report, args.task.name, site_time(SystemClock().now())))
    _tell(_summary(read.task, found, report))
    return 0 if report.right else 1


def _check(args: argparse.Namespace) -> int:
    read = reading.read_task(_bytes(args.task))
    plan, notes = reading.read_plan(_bytes(args.plan), read)
    _tell((*read.notes, *notes))
    report = check(read.task, plan)
    sys.stdout.write(json.dumps(reading.checks(report, read.task.container), ensure_ascii=False, indent=1) + "\n")
    _tell(_summary(read.task, plan, report))
    return 0 if report.right else 1


def draw(task: Task, plan: Plan, report: Report, name: str, at: datetime) -> bytes:
    """装柜图 of a plan that is in no database, marked as a trial; one copy.

    Args:
        task: What was to be loaded.
        plan: The plan.
        report: What the check says of it.
        name: What the head calls it.
        at: When it is drawn, in the site's time.

    Raises:
        BadInput: The fonts are not built.
    """
    items = {item.id: item for item in task.items}
    numbers: Counter[str] = Counter()
    boxes = []
    for place in sorted(plan.placements, key=lambda place: place.sequence):
        item = items[place.id]
        numbers[place.id] += 1
        boxes.append(SheetBox(place, item, item.id, numbers[place.id] if item.copies > 1 else 0))
    facts = SheetFacts(
        company=Company("（试算）"), form=FormFacts(str(specs()["slips.load_plan.form_no"].default), "A/1", "——", at.date()),
        printing=PrintFacts(at, "jiaofu-admin"), number="TRIAL", date=at.date(), reference=name, vehicle="（未定）",
        is_container=False, aside="试算，未存入系统，不作装车凭证",
    )  # fmt: skip
    try:
        return load_plan.render(sheet(facts, task.container, boxes, plan.left, report), (CopyName(1, "试算"),))
    except FontsNotBuilt as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "字体还没有生成，请先运行 python packaging/desk.py setup")) from error


def _summary(task: Task, plan: Plan, report: Report) -> Iterable[Text]:
    boxes = sum(item.copies for item in task.items)
    yield say(
        QT_TRANSLATE_NOOP("app", "装入 {placed} / {boxes} 箱，体积利用 {part} %，占长 {used} / {length}"),
        placed=len(plan.placements), boxes=boxes, part=f"{100 * report.utilisation:.1f}",
        used=report.used_length_mm, length=task.container.length_mm,
    )  # fmt: skip
    for rest in plan.left[:MOST_TOLD]:
        yield say(QT_TRANSLATE_NOOP("app", "未装：{id} {copies} 箱，{why}"), id=rest.id, copies=rest.copies, why=left_word(rest.reason))
    if len(plan.left) > MOST_TOLD:
        rest_of = plan.left[MOST_TOLD:]
        yield say(
            QT_TRANSLATE_NOOP("app", "未装：还有 {kinds} 种 {copies} 箱，见输出文件"),
            kinds=len(rest_of), copies=sum(one.copies for one in rest_of),
        )  # fmt: skip
    if report.right:
        yield say(QT_TRANSLATE_NOOP("app", "独立复核通过"))
    else:
        yield say(QT_TRANSLATE_NOOP("app", "独立复核未通过：{count} 处"), count=len(report.faults))


def _bytes(file: Path) -> bytes:
    """Reads a file, no more of it than is ever taken.

    Raises:
        BadInput: It cannot be read.
    """
    try:
        with file.open("rb") as opened:
            return opened.read(reading.MOST_BYTES + 1)
    except OSError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "读写不了文件 {file}：{why}"), file=file, why=error.strerror) from error


def _write(file: Path, data: bytes) -> None:
    """Writes a file.

    Raises:
        BadInput: It cannot be written.
    """
    try:
        file.write_bytes(data)
    except OSError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "读写不了文件 {file}：{why}"), file=file, why=error.strerror) from error


def _tell(lines: Iterable[Text]) -> None:
    for line in lines:
        sys.stderr.write(f"{line}\n")
