"""What the bench did in a span of time, for the lead and for K-07: per person and hour, refusals by kind, and what asks for a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import queries as audit
from app.boxing.counting import FastCheck, fast_checks
from app.catalog import queries as catalog
from app.clauses.catalogue import row as clause_row
from app.core import scan_counts
from app.core.clock import SITE_ZONE, site_time
from app.core.scan_counts import ScanLine
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.codes import read_code
from app.identity import queries as identity
from app.settings.service import setting
from db.models.boxing import Box, BoxCheck, BoxItem

PAGES = ("bench",)
"""Tabs whose scans count as the bench's."""

_KIND_WORDS = {
    "must_be_on_list": QT_TRANSLATE_NOOP("app", "错货：不是本单货品"),
    "must_be_drawn": QT_TRANSLATE_NOOP("app", "没有为本单提货"),
    "must_not_be_surplus": QT_TRANSLATE_NOOP("app", "多装：超出清单"),
    "must_not_be_boxed_yet": QT_TRANSLATE_NOOP("app", "序列号重复"),
    "must_be_inspected": QT_TRANSLATE_NOOP("app", "未检验合格"),
    "must_not_be_on_hold": QT_TRANSLATE_NOOP("app", "不合格品已隔离"),
    "must_be_this_list": QT_TRANSLATE_NOOP("app", "放错装箱单"),
    "list_must_be_in": QT_TRANSLATE_NOOP("app", "没装齐，或装箱单未放入"),
    "kit_must_be_complete": QT_TRANSLATE_NOOP("app", "随货资料不齐"),
    "must_scan_back": QT_TRANSLATE_NOOP("app", "标签贴错或已旧"),
    "label_must_not_be_void": QT_TRANSLATE_NOOP("app", "标签已作废"),
    "must_be_another": QT_TRANSLATE_NOOP("app", "自装自核"),
    "must_agree": QT_TRANSLATE_NOOP("app", "核对不符"),
    "counts_must_agree": QT_TRANSLATE_NOOP("app", "两次点数不一致"),
    "must_be_assigned": QT_TRANSLATE_NOOP("app", "没有装箱资格"),
    "weight_must_fit": QT_TRANSLATE_NOOP("app", "箱重不符"),
    "must_be_weighed": QT_TRANSLATE_NOOP("app", "没有称重"),
    "must_not_be_expired": QT_TRANSLATE_NOOP("app", "已过保质期"),
    "must_not_be_locked": QT_TRANSLATE_NOOP("app", "已锁定"),
    "must_not_wait_for_recheck": QT_TRANSLATE_NOOP("app", "待复验"),
    "must_not_be_stored_too_long": QT_TRANSLATE_NOOP("app", "超期存放"),
    "must_not_await_recheck": QT_TRANSLATE_NOOP("app", "保管期已过"),
    "product_must_have_spec": QT_TRANSLATE_NOOP("app", "没有包装要求"),
    "paper_must_be_of_this_order": QT_TRANSLATE_NOOP("app", "放错资料"),
    "paper_must_be_scanned": QT_TRANSLATE_NOOP("app", "资料要扫码"),
    "box_must_be_of_this_order": QT_TRANSLATE_NOOP("app", "别的单的箱"),
    "box_must_be_of_this_station": QT_TRANSLATE_NOOP("app", "别台的箱"),
    "must_not_be_stopped": QT_TRANSLATE_NOOP("app", "箱已停下"),
    "fragile_must_be_cushioned": QT_TRANSLATE_NOOP("app", "易碎品没有缓冲"),
    "must_be_protected": QT_TRANSLATE_NOOP("app", "防护未确认"),
    "must_be_firm": QT_TRANSLATE_NOOP("app", "牢固未确认"),
    "not_found": QT_TRANSLATE_NOOP("app", "系统里没有这个码"),
    "bad_input": QT_TRANSLATE_NOOP("app", "这一步不收这个码"),
    "conflict": QT_TRANSLATE_NOOP("app", "状态不允许"),
    "not_permitted": QT_TRANSLATE_NOOP("app", "没有权限"),
}
"""Short words for the rules that refuse at the bench; another one is called by the title of its row."""

_EXCEPTIONS = {
    "reopen_box": QT_TRANSLATE_NOOP("app", "开箱重装"),
    "count_differs": QT_TRANSLATE_NOOP("app", "点数不符"),
    "stop_box": QT_TRANSLATE_NOOP("app", "停箱"),
    "release_box": QT_TRANSLATE_NOOP("app", "质检放行箱"),
    "approve_short": QT_TRANSLATE_NOOP("app", "批准少装"),
    "void_label": QT_TRANSLATE_NOOP("app", "标签作废"),
    "take_out": QT_TRANSLATE_NOOP("app", "取出"),
    "undo": QT_TRANSLATE_NOOP("app", "撤销"),
    "approve_short_box": QT_TRANSLATE_NOOP("app", "批准少装"),
    "pack_out_of_turn": QT_TRANSLATE_NOOP("app", "不按车次先后装"),
    "take_over_box": QT_TRANSLATE_NOOP("app", "接手别台的箱"),
    "waive_weight": QT_TRANSLATE_NOOP("app", "箱重放行"),
}


class Shift(StrEnum):
    """Which part of a day the figures are of."""

    WHOLE = "whole"
    DAY = "day"
    NIGHT = "night"


@dataclass(frozen=True)
class RefusalCount:
    """How often one rule said no: its row, the stable name of the rule, and what it is called."""

    clause: str
    kind: str
    words: Text
    count: int


@dataclass(frozen=True)
class HourLine:
    """What one person did in one hour of the site's clock; `hour` is its beginning."""

    person_id: int
    person: str
    hour: datetime
    pieces: int = 0
    boxes: int = 0
    checks: int = 0
    refusals: int = 0


@dataclass(frozen=True)
class Record:
    """One record behind a figure; `document` opens it, or names the station where nothing but a code was scanned."""

    at: datetime
    person: str
    what: Text
    document: str
    clause: str = ""


@dataclass(frozen=True)
class Look:
    """What the lead should look at: checks too fast for hands, scans that never counted, codes keyed by hand, exceptions."""

    uncounted: tuple[Record, ...]
    keyed: tuple[Record, ...]
    exceptions: tuple[Record, ...]
    fast: tuple[Record, ...] = ()

    @property
    def count(self) -> int:
        """How many in all."""
        return len(self.uncounted) + len(self.keyed) + len(self.exceptions) + len(self.fast)


def span(session: Session, day: date, shift: Shift, now: datetime) -> tuple[datetime, datetime]:
    """Beginning and end of a day, or of one of its shifts, at the site; the night shift ends on the next morning."""
    if shift is Shift.WHOLE:
        return datetime.combine(day, time(), SITE_ZONE), datetime.combine(day + timedelta(days=1), time(), SITE_ZONE)
    morning, evening = setting(session, "desk.day_shift_from", now), setting(session, "desk.night_shift_from", now)
    if shift is Shift.DAY:
        return datetime.combine(day, morning, SITE_ZONE), datetime.combine(day, evening, SITE_ZONE)
    return datetime.combine(day, evening, SITE_ZONE), datetime.combine(day + timedelta(days=1), morning, SITE_ZONE)


def refusals(session: Session, since: datetime, until: datetime) -> tuple[RefusalCount, ...]:
    """Refused scans of the bench by kind, most frequent first.

    Args:
        session: Read session.
        since: From this moment on, aware.
        until: Up to, but not at, this moment.
    """
    return tuple(
        RefusalCount(clause, kind, refusal_words(clause, kind), count)
        for clause, kind, count in scan_counts.refused(session, PAGES, since, until)
    )


def refusal_words(clause: str, kind: str) -> Text:
    """What a kind of refusal is called."""
    if kind in _KIND_WORDS:
        return say(_KIND_WORDS[kind])
    return say(clause_row(clause).title) if clause else say(QT_TRANSLATE_NOOP("app", "其他"))


def by_person_and_hour(session: Session, since: datetime, until: datetime) -> tuple[HourLine, ...]:
    """Pieces packed, boxes closed, checks done and scans refused, per person and hour; by person, then hour."""
    figures: dict[tuple[int, datetime], list[int]] = defaultdict(lambda: [0, 0, 0, 0])

    def add(column: int, rows: Iterable[tuple[int | None, datetime | None, int]]) -> None:
        for person_id, at, count in rows:
            if person_id is not None and at is not None:
                figures[person_id, _hour(at)][column] += count

    packed = select(BoxItem.person_id, BoxItem.at, BoxItem.quantity).where(
        BoxItem.at >= since, BoxItem.at < until, BoxItem.removed_at.is_(None)
    )
    add(0, ((who, at, count) for who, at, count in session.execute(packed)))
    closed = select(Box.packer_id, Box.closed_at).where(Box.closed_at >= since, Box.closed_at < until)
    add(1, ((who, at, 1) for who, at in session.execute(closed)))
    checked = select(BoxCheck.person_id, BoxCheck.done_at).where(BoxCheck.done_at >= since, BoxCheck.done_at < until)
    add(2, ((who, at, 1) for who, at in session.execute(checked)))
    add(3, ((who, at, 1) for who, at in scan_counts.refusal_times(session, PAGES, since, until)))
    names = _names(session)
    lines = [HourLine(who, names.get(who, ""), hour, *counts) for (who, hour), counts in figures.items()]
    return tuple(sorted(lines, key=lambda line: (line.person, line.person_id, line.hour)))


def refused_records(
    session: Session, since: datetime, until: datetime, *, clause: str | None = None, kind: str | None = None
) -> tuple[Record, ...]:
    """The refused scans behind a figure, newest first."""
    names = _names(session)
    lines = scan_counts.refused_lines(session, PAGES, since, until, clause=clause, kind=kind)
    return tuple(_scan_record(line, names) for line in lines)


def records_of(session: Session, person_id: int, since: datetime, until: datetime, *, only: str = "") -> tuple[Record, ...]:
    """The records behind the figures of one person in a span, oldest first.

    Args:
        session: Read session.
        person_id: The person.
        since: From this moment on.
        until: Up to, but not at, this moment.
        only: `pieces`, `boxes` or `checks`; anything else gives all of them and the refused scans.
    """
    names = _names(session)
    who = names.get(person_id, "")
    found: list[Record] = []
    if only not in ("boxes", "checks"):
        found += _packed_records(session, person_id, who, since, until)
    if only != "pieces":
        found += _box_records(session, person_id, who, since, until, only)
    if only not in ("pieces", "boxes", "checks"):
        refused = scan_counts.refused_lines(session, PAGES, since, until)
        found += [_scan_record(line, names) for line in refused if line.person_id == person_id]
    return tuple(sorted(found, key=lambda record: record.at))


def to_look_at(session: Session, since: datetime, until: datetime) -> Look:
    """未计入 that was never scanned again, what was keyed by hand, and exceptions with their reason."""
    names = _names(session)
    exceptions = [
        Record(entry.at, entry.line.actor, say(_EXCEPTIONS[entry.line.action]), entry.object_key)
        for entry in audit.between(session, since, until, frozenset(_EXCEPTIONS))
    ]
    return Look(
        tuple(_scan_record(line, names) for line in scan_counts.never_counted(session, PAGES, since, until)),
        tuple(_scan_record(line, names) for line in scan_counts.keyed(session, PAGES, since, until)),
        tuple(exceptions),
        tuple(_fast_record(one) for one in fast_checks(session, since, until)),
    )


def _fast_record(one: FastCheck) -> Record:
    sentence = QT_TRANSLATE_NOOP("app", "核对快过手：第 {n} 箱 {pieces} 件，用时 {seconds} 秒")
    words = say(sentence, n=one.box_no, pieces=one.pieces, seconds=f"{one.seconds:.1f}")
    return Record(one.done_at, one.checker, words, one.dispatch_no, clause="C-16")


def _packed_records(session: Session, person_id: int, who: str, since: datetime, until: datetime) -> list[Record]:
    rows = session.execute(
        select(BoxItem, Box.dispatch_no, Box.box_no)
        .join(Box, Box.id == BoxItem.box_id)
        .where(BoxItem.at >= since, BoxItem.at < until, BoxItem.person_id == person_id, BoxItem.removed_at.is_(None))
    ).all()
    products = catalog.products_by_key(session, (item.product_id for item, *_ in rows))
    sentence = QT_TRANSLATE_NOOP("app", "装入{name} {item} × {n}，第 {box} 箱")
    return [
        Record(
            item.at, who,
            say(sentence, name=products[item.product_id].name, item=item.serial or item.lot_no, n=item.quantity, box=box_no), dispatch_no,
        )
        for item, dispatch_no, box_no in rows
    ]  # fmt: skip


def _box_records(session: Session, person_id: int, who: str, since: datetime, until: datetime, only: str) -> list[Record]:
    found = []
    if only != "checks":
        closed = select(Box.closed_at, Box.box_no, Box.dispatch_no).where(
            Box.closed_at >= since, Box.closed_at < until, Box.packer_id == person_id
        )
        done = QT_TRANSLATE_NOOP("app", "装完第 {n} 箱")
        found += [Record(at, who, say(done, n=n), number) for at, n, number in session.execute(closed) if at is not None]
    if only != "boxes":
        checked = (
            select(BoxCheck.done_at, Box.box_no, Box.dispatch_no)
            .join(Box, Box.id == BoxCheck.box_id)
            .where(BoxCheck.done_at >= since, BoxCheck.done_at < until, BoxCheck.person_id == person_id)
        )
        agreed = QT_TRANSLATE_NOOP("app", "核对第 {n} 箱")
        found += [Record(at, who, say(agreed, n=n), number) for at, n, number in session.execute(checked)]
    return found


def _scan_record(line: ScanLine, names: dict[int, str]) -> Record:
    code = read_code(line.raw.encode())
    what = (code.only.serial or code.only.value) if code.only is not None else code.shown
    words = say(QT_TRANSLATE_NOOP("app", "{code}：{message}"), code=what[:40], message=line.message)
    return Record(line.at, names.get(line.person_id or 0, ""), words, line.object_key or line.station, clause=line.clause)


def _hour(at: datetime) -> datetime:
    return site_time(at).replace(minute=0, second=0, microsecond=0)


def _names(session: Session) -> dict[int, str]:
    return identity.names(session)
