"""Accepted opening stock comes into stock batch by batch, each in a transaction of its own and exactly once, whoever does it and how often.

It was accepted whole (`opening.accept`), so nothing is judged anew: it goes on after a crash, from another station, on another day, until
nothing is left. Only a number that is there by then stays out, and is named.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.core.errors import Conflict, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Actor, Work, Workplace
from app.identity import queries as identity
from app.storage.opening import ROLES
from app.storage.opening_batches import PackedLine, unpack
from app.units import bringing
from db.bulk import Ready, insert_ready, ready
from db.models.storage import OpeningBatch, OpeningStock, StockMove
from db.states import StockMoveKind
from db.types import yes

GAP_SECONDS = 0.01
"""Between two batches, so that a scan finds its turn."""

FORSAKEN = timedelta(minutes=2)
"""After so long without a batch another station takes it up."""

TOLD_EVERY = 10_000
"""Pages of the stock are read anew after so many lines, not after every batch."""

_MOVE = (
    "at", "kind", "product_id", "serial", "lot_no", "quantity", "from_location_id", "to_location_id", "document", "note", "person_id",
)  # fmt: skip


@dataclass(frozen=True)
class OpeningView:
    """How far accepted opening stock is.

    Attributes:
        document: Its number.
        lines: Lines that were accepted.
        done: Lines that had their turn.
        left_out: Numbers that were there already when their turn came.
        stopped: A person stopped it.
        ended: Nothing is left.
        began_at: When it was accepted.
        person: Who did.
        station: Where it goes on.
    """

    document: str
    lines: int
    done: int
    left_out: tuple[str, ...]
    stopped: bool
    ended: bool
    began_at: datetime
    person: str
    station: str


Told = Callable[[OpeningView], bool]
"""Told after every batch; answers whether to go on."""


def unfinished(session: Session) -> OpeningView | None:
    """The opening stock that is still on its way; there is one at most."""
    row = session.scalar(select(OpeningStock).where(OpeningStock.ended_at.is_(None)).limit(1))
    return _view(session, row) if row is not None else None


def newest(session: Session, known: str) -> OpeningView | None:
    """The opening stock that is on its way, else what became of the one that a station followed; blank for none."""
    return unfinished(session) or (one(session, known) if known else None)


def one(session: Session, document: str) -> OpeningView:
    """Opening stock by its number.

    Raises:
        NotFound: No such document.
    """
    return _view(session, _row(session, document))


def forsaken(session: Session, station: str, now: datetime) -> str:
    """The document that this station should take up: its own that was cut off, or one that nobody goes on with; blank for none."""
    row = session.scalar(select(OpeningStock).where(OpeningStock.ended_at.is_(None), ~yes(OpeningStock.stopped)).limit(1))
    if row is None or (row.station != station and now - row.moved_at < FORSAKEN):
        return ""
    return row.document


def stop(work: Work, document: str) -> None:
    """A person stops it; it stays unfinished, and says so, until somebody goes on.

    Raises:
        NotFound: No such document.
    """
    _set_stopped(work, document, True)


def go_on(work: Work, document: str) -> None:
    """A person lets it go on.

    Raises:
        NotFound: No such document.
    """
    _set_stopped(work, document, False)


def post(place: Workplace, actor: Actor, document: str, told: Told | None = None) -> OpeningView:
    """Brings in what is left, batch by batch; its permission was asked for when it was accepted.

    Several may do it at once: a batch belongs to who marks it first.

    Args:
        place: Database and clock.
        actor: Who does it; the program itself after a crash.
        document: Which.
        told: Told how far it is.

    Returns:
        How far it is: ended, unless it was stopped.

    Raises:
        NotFound: No such document.
    """
    while True:
        with place.read() as session:
            row = _row(session, document)
            view, batch = _view(session, row), _next(session, row.id)
        if view.ended or view.stopped or (told is not None and not told(view)):
            return view
        if batch is not None:
            _post(place, actor, document, *batch)
        time.sleep(GAP_SECONDS)


def _next(session: Session, opening_id: int) -> tuple[int, list[PackedLine]] | None:
    """The first batch that nobody has brought in, unpacked before the lock is taken."""
    query = select(OpeningBatch.id, OpeningBatch.payload).where(OpeningBatch.opening_id == opening_id, OpeningBatch.posted_at.is_(None))
    found = session.execute(query.order_by(OpeningBatch.no).limit(1)).one_or_none()
    return (found.id, unpack(found.payload)) if found is not None else None


def _post(place: Workplace, actor: Actor, document: str, batch_id: int, lines: Sequence[PackedLine]) -> None:
    with place.read() as session:
        brought = _ready(session, lines)
    with place.work(actor) as work:
        head = _row(work.session, document, locked=True)
        mine = update(OpeningBatch).where(OpeningBatch.id == batch_id, OpeningBatch.posted_at.is_(None))
        if work.session.execute(mine.values(posted_at=work.now, payload=b"").returning(OpeningBatch.no)).one_or_none() is None:
            return  # somebody else was faster
        came = _bring_in(work, lines, brought)
        left = sorted({line.number for line in lines} - {line.number for line in came})
        _note_moves(work, came, document, head.person_id)
        before, head.posted = head.posted, head.posted + len(lines)
        head.left_out = [*head.left_out, *left]
        head.station, head.moved_at = work.station, work.now
        query = select(func.count()).where(OpeningBatch.opening_id == head.id, OpeningBatch.posted_at.is_(None))
        ended = not work.session.scalar(query)
        head.ended_at = work.now if ended else None
        work.audit("post_opening_stock", "opening_stock", document, lines=len(came), left_out=left, done=head.posted, ended=ended)
        if ended or before // TOLD_EVERY != head.posted // TOLD_EVERY:
            for table in ("unit", "lot", "lot_balance", "stock_move"):
                work.touched(table)


def _bring_in(work: Work, lines: Sequence[PackedLine], brought: bringing.BringIn) -> Sequence[PackedLine]:
    """Brings lines in; those whose number is there by now stay out, which happens once in a life."""
    try:
        with work.savepoint():
            bringing.bring_in(work, brought)
        return lines
    except Conflict:
        there = bringing.known(work.session, {line.number for line in lines})
        came = [line for line in lines if line.number not in there]
        bringing.bring_in(work, _ready(work.session, came))
        return came


def _ready(session: Session, lines: Sequence[PackedLine]) -> bringing.BringIn:
    units, lots = [], dict[str, tuple[bringing.Brought, list[tuple[int, int]]]]()
    for line in lines:
        if line.serial:
            units.append((line.serial, line.lot_no, line.place, line.brought))
        else:
            lots.setdefault(line.lot_no, (line.brought, []))[1].append((line.place, line.quantity))
    return bringing.make_ready(session, units, lots)


def _note_moves(work: Work, lines: Sequence[PackedLine], document: str, person_id: int | None) -> None:
    connection = work.session.connection()
    at, kind = ready(connection.dialect, StockMove, ("at", "kind"), [(work.now, StockMoveKind.OPENING)])[0]
    rows: Ready = [
        (
            at, kind, line.brought.product_id, line.serial, "" if line.serial else line.lot_no, line.quantity, None, line.place, document,
            "", person_id,
        )
        for line in lines
    ]  # fmt: skip
    insert_ready(connection, StockMove, _MOVE, rows)


def _set_stopped(work: Work, document: str, stopped: bool) -> None:
    work.require(*ROLES)
    row = _row(work.session, document, locked=True)
    if row.ended_at is None and row.stopped != stopped:
        row.stopped = stopped
        if stopped:
            work.audit("stop_opening_stock", "opening_stock", document, done=row.posted, of=row.lines)
        else:
            work.audit("go_on_opening_stock", "opening_stock", document, done=row.posted, of=row.lines)


def _row(session: Session, document: str, *, locked: bool = False) -> OpeningStock:
    query = select(OpeningStock).where(OpeningStock.document == document)
    row = session.scalar(query.with_for_update() if locked else query)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "期初入库单"), document)
    return row


def _view(session: Session, row: OpeningStock) -> OpeningView:
    person = identity.names(session).get(row.person_id or 0, "")
    return OpeningView(
        row.document, row.lines, row.posted, tuple(row.left_out), row.stopped, row.ended_at is not None, row.began_at, person, row.station
    )
