"""A table is tried first: every row in the way is named. It is taken in whole or not at all, and once more changes nothing."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError, NotPermitted, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Actor, Work, Workplace
from app.identity import queries as identity
from app.imports import masters, opening, packing_specs, records, standards, task_orders
from app.imports.fields import FIELDS, ROLES
from app.imports.rows import Did, RowProblem, Said, grouped_by, said
from app.imports.views import Cancelled as Cancelled
from app.imports.views import ImportKind, Outcome, Progress, RowError, RunView
from app.tables.reading import Table, columns_of
from app.tables.writing import Column, Sheet, workbook
from db.models.imports import ImportMapping, ImportRun

TAKERS: Mapping[ImportKind, tuple[tuple[str, ...], Callable[[Work, Sequence[Said]], Did]]] = {
    ImportKind.CUSTOMERS: (("erp_no",), records.take_customer),
    ImportKind.ORDERS: (("order_no",), records.take_order),
    ImportKind.NOTICES: (("day",), records.take_notice),
    ImportKind.DISPATCHES: (("erp_no",), records.take_dispatch),
    ImportKind.PRODUCTS: (("code",), masters.take_product),
    ImportKind.SPECS: (("product", "drawing_no", "revision"), packing_specs.take_spec),
    ImportKind.STANDARDS: (("product", "code", "revision"), standards.take_standard),
    ImportKind.PLACES: (("code",), masters.take_place),
    ImportKind.TASKS: (("erp_no",), task_orders.take_task),
}
"""By which fields the rows of a record are found, and what takes one record; opening stock is too large for it and judged as a whole."""

MOST_RECORDS = 5_000
"""So many records are taken in at once: nobody else can write meanwhile."""

TRIED_AT_ONCE, GAP_SECONDS = 10, 0.02
"""So many records are tried in one transaction; a scan waits no longer than they take, and finds its turn in the gap behind them."""

MOST_ERRORS = 500
"""So many errors are shown; who has more has the wrong table."""

class _Undo(Exception):
    """Ends the transaction of a trial."""


def try_table(
    place: Workplace, actor: Actor, kind: ImportKind, table: Table, mapping: Mapping[str, str], progress: Progress | None = None
) -> Outcome:
    """What would become of a table: the very commands run, in transactions that are undone.

    A few records are tried at a time, so that scans come in between; what records take from each other, as two 发货单 the same stock,
    is tried together. Opening stock is judged without any transaction that writes; its outcome holds the plan that `accept_plan` takes in.

    Args:
        place: Database and clock.
        actor: Who may enter the same by hand.
        kind: What it holds.
        table: The table.
        mapping: Heading by field.
        progress: Told as it goes.

    Raises:
        BadInput: A needed field has no column, or too many records.
        NotPermitted: Not one of the roles of the kind.
        Cancelled: `progress` said no.
    """
    if kind is ImportKind.OPENING:
        require(actor, kind)
        rows = _rows(kind, table, mapping)
        with place.read() as session:
            return opening.judge(session, rows, place.clock.now(), progress, MOST_ERRORS)
    require(actor, kind)
    groups = _groups(kind, table, mapping)
    tally = _Tally(kind, groups, progress)
    step = len(groups) if kind is ImportKind.DISPATCHES else TRIED_AT_ONCE
    for first in range(0, len(groups), max(step, 1)):
        try:
            with place.work(actor) as work:
                tally.run(work, first, first + step)
                raise _Undo
        except _Undo:
            if tally.full:
                break
        if first + step < len(groups):
            time.sleep(GAP_SECONDS)
    return tally.outcome(len(table.lines))


def take_table(
    work: Work, kind: ImportKind, table: Table, mapping: Mapping[str, str], file_name: str = "", data: bytes = b"",
    progress: Progress | None = None,
) -> Outcome:  # fmt: skip
    """Takes a table in, whole; with one row in the way nothing of it.

    Raises:
        BadInput: A row is in the way, a needed field has no column, or too many records.
        Cancelled: `progress` said no.
    """
    work.require(*ROLES[kind])
    work.hold("imports")  # who takes in the same table at another station sees afterwards what is there already, and makes no doubles
    groups = _groups(kind, table, mapping)
    tally = _Tally(kind, groups, progress)
    tally.run(work, 0, len(groups), tried=True)
    outcome = tally.outcome(len(table.lines))
    if outcome.errors:
        first = outcome.errors[0]
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "第 {line} 行不对，一行也没有导入"), fact(QT_TRANSLATE_NOOP("app", "列"), first.column),
            fact(QT_TRANSLATE_NOOP("app", "原因"), first.reason), line=first.line,
        )  # fmt: skip
    return _keep(work, kind, outcome, mapping, file_name, data)


def accept_plan(work: Work, plan: opening.OpeningPlan, mapping: Mapping[str, str], file_name: str = "", data: bytes = b"") -> Outcome:
    """Accepts what a trial of opening stock found good; what may have changed since is looked at again under the lock.

    From the commit on it comes into stock by `app.storage.opening_posting`, batch by batch, under the document of the outcome.

    Raises:
        Conflict: Something that the trial rested on is no longer so, or other opening stock is still on its way.
        NotPermitted: Not one of the roles of the kind.
    """
    work.require(*ROLES[ImportKind.OPENING])
    return _keep(work, ImportKind.OPENING, opening.accept(work, plan), mapping, file_name, data)


def _keep(work: Work, kind: ImportKind, outcome: Outcome, mapping: Mapping[str, str], file_name: str, data: bytes) -> Outcome:
    """The record of what was taken in, and the mapping for the next time."""
    keep_mapping(work, kind, mapping)
    run = ImportRun(
        kind=kind.value, file_name=file_name[-120:], sha256=hashlib.sha256(data).hexdigest(), made=outcome.made,
        changed=outcome.changed, same=outcome.same, at=work.now, person_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(run)
    work.session.flush()
    work.audit(
        "import_table", "import_run", run.id, kind=kind.value, file=run.file_name, sha256=run.sha256, made=run.made, changed=run.changed,
        same=run.same,
    )  # fmt: skip
    return replace(outcome, taken=True)


def keep_mapping(work: Work, kind: ImportKind, mapping: Mapping[str, str]) -> None:
    """Keeps which heading holds which field, so that it is said once."""
    work.require(*ROLES[kind])
    columns = dict(mapping)
    row = work.session.scalar(select(ImportMapping).where(ImportMapping.kind == kind.value))
    if row is None:
        work.session.add(ImportMapping(kind=kind.value, columns=columns, at=work.now, person_id=work.actor.person_id))
    elif row.columns != columns:
        row.columns, row.at, row.person_id = columns, work.now, work.actor.person_id
    work.session.flush()


def mapping_of(session: Session, kind: ImportKind) -> dict[str, str]:
    """The mapping that was used last, or none."""
    found = session.scalar(select(ImportMapping.columns).where(ImportMapping.kind == kind.value))
    return dict(found or {})


def require(actor: Actor, kind: ImportKind) -> None:
    """As `Work.require`, where nothing is written yet.

    Raises:
        NotPermitted: The actor has none of the roles of the kind.
    """
    if not actor.has(*ROLES[kind]):
        words = QT_TRANSLATE_NOOP("app", "这一步由{roles}来做，{name}没有这个权限")
        raise NotPermitted(say(words, roles="、".join(map(word, ROLES[kind])), name=actor.name), helper=ROLES[kind][0])


def runs(session: Session, limit: int = 20) -> list[RunView]:
    """The tables taken in last, newest first."""
    names = identity.names(session)
    rows = session.scalars(select(ImportRun).order_by(ImportRun.id.desc()).limit(limit))
    return [
        RunView(ImportKind(row.kind), row.file_name, row.made, row.changed, row.same, row.at, names.get(row.person_id or 0, ""))
        for row in rows
    ]


def template(kind: ImportKind, name: str) -> bytes:
    """An empty workbook with the headings that are understood without a word, and one line as an example."""
    columns = tuple(Column(f"{field.title}*" if field.needed else field.title) for field in FIELDS[kind])
    return workbook([Sheet(name, columns, (tuple(field.example for field in FIELDS[kind]),))])


class _Tally:
    """What became of the records of a table, and every row in the way."""

    def __init__(self, kind: ImportKind, groups: Sequence[Sequence[Said]], progress: Progress | None) -> None:
        self._kind, self._groups, self._progress = kind, groups, progress
        self._done, self._errors = Counter[Did](), list[RowError]()

    @property
    def full(self) -> bool:
        """Whether there are as many errors as anybody reads."""
        return len(self._errors) >= MOST_ERRORS

    def run(self, work: Work, first: int, last: int, *, tried: bool = False) -> None:
        """Takes some of the records; each that cannot be taken is undone by itself. When `tried` before, the first of them ends it."""
        _, take = TAKERS[self._kind]
        for at, rows in enumerate(self._groups[first:last], start=first):
            if self._progress is not None and at % TRIED_AT_ONCE == 0 and not self._progress(at, len(self._groups)):
                raise Cancelled
            try:
                with nullcontext() if tried else work.savepoint():
                    self._done[take(work, rows)] += 1
            except RowProblem as problem:
                self._errors += problem.errors
            except AppError as error:
                self._errors.append(RowError(rows[0].line, "", error.reason, error.clause or "", error.facts))
            if self.full or (tried and self._errors):
                break

    def outcome(self, rows: int) -> Outcome:
        """The whole of it."""
        made, changed, same = (self._done[did] for did in (Did.MADE, Did.CHANGED, Did.SAME))
        return Outcome(self._kind, rows, made, changed, same, tuple(self._errors))


def _groups(kind: ImportKind, table: Table, mapping: Mapping[str, str]) -> list[list[Said]]:
    rows = _rows(kind, table, mapping)
    groups = list(grouped_by(masters.with_their_zones(rows) if kind is ImportKind.PLACES else rows, TAKERS[kind][0]))
    if len(groups) > MOST_RECORDS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一次最多 {most} 张单，请分成几份"), most=MOST_RECORDS)
    return groups


def _rows(kind: ImportKind, table: Table, mapping: Mapping[str, str]) -> list[Said]:
    places = columns_of(table.headings)
    for field in FIELDS[kind]:
        if field.needed and mapping.get(field.key, "") not in places:
            raise bad_input(QT_TRANSLATE_NOOP("app", "「{field}」还没有对应的列"), field=field.title)
    used = {key: places[heading] for key, heading in mapping.items() if heading in places}
    return said(table.lines, used, dict(mapping))
