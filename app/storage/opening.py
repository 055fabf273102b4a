"""Opening stock: goods that stood in the store before the desk did come in by a table, under the same rules as by scan.

A hundred thousand of them take half a minute to judge. That is done outside any transaction that writes. What it rested on is looked at
again under the lock, and the whole is accepted by one short transaction: its lines lie ready in batches, which `opening_posting` brings
into stock one by one, so that a scan waits for one batch at most (`desk.py bench imports`).
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import LocationView, ProductView, Tracking
from app.core.clock import day_end, site_day
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import CodePatterns
from app.storage import hazard, service
from app.storage.opening_batches import PackedLine, cut, pack
from app.storage.rules import must_have_one_expiry as must_have_one_expiry
from app.units import bringing
from app.units.views import UnitState
from db.models.storage import OpeningBatch, OpeningStock
from db.states import Role, ZoneKind

SERIES = "QC"
"""期初入库: the document that the moves stand on."""

ROLES = (Role.STOREKEEPER, Role.LOGISTICS_HEAD)
_PATTERNS = CodePatterns()


@dataclass(frozen=True, slots=True)
class OpeningDates:
    """Days of opening stock; None where the table says nothing."""

    produced_on: date
    stored_on: date | None = None
    valid_until: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One line: a unit, or pieces of a lot at one place; a blank serial number means pieces of the lot."""

    product: ProductView
    place: LocationView
    serial: str
    lot_no: str
    quantity: int
    dates: OpeningDates
    sealed: bool = True
    certificate_no: str = ""
    supplier: str = ""
    supplier_lot: str = ""


@dataclass(frozen=True)
class OpeningPlan:
    """Everything that a judged table brings in, and what its judgement rested on."""

    lines: int
    pieces: int
    batches: Sequence[tuple[int, bytes]]
    """How many lines, and the lines as `pack` made them."""
    digests: Mapping[str, tuple[int, int, str]]
    """By code of the product: lines, pieces, and the SHA-256 of its moves, for the trail."""
    ground: tuple[object, ...]


class Floor:
    """What opening stock is judged against, read once: places, the hazard store, the day. Lines are judged one by one, in memory."""

    def __init__(self, session: Session, now: datetime) -> None:
        self.today = site_day(now)
        self._digits = f"{self.today:%y%m%d}"
        self.places = {place.code: place for place in catalog.locations(session)}
        self.hazard_stores = frozenset(
            place.location_id for place in self.places.values()
            if place.zone_kind is ZoneKind.HAZARD and hazard.is_open(session, place.location_id, now)
        )  # fmt: skip

    def must_be_numbered(self, product: ProductView, serial: str, lot_no: str) -> None:
        """Units have a serial number, pieces a lot number, of the forms that a scanner knows.

        Raises:
            BadInput: Another number, none, or one that the desk still gives out itself.
        """
        if product.tracking is Tracking.SERIAL:
            self._must_be_a_serial(product, serial)
            return
        if serial:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{product} 按批号管理，不写序列号"), product=product.name)
        if not _PATTERNS.lot_re.fullmatch(lot_no):
            raise bad_input(QT_TRANSLATE_NOOP("app", "批号写成 L261109-01 这样，扫得出来才收"))
        self._must_be_past(lot_no[1:7])

    def pieces(self, product: ProductView, said: int | None) -> int:
        """How many pieces a line means.

        Raises:
            BadInput: Several pieces of one serial number, or none said of a lot.
        """
        if product.tracking is Tracking.SERIAL:
            if said not in (None, 1):
                raise bad_input(QT_TRANSLATE_NOOP("app", "{product} 逐台管理，一个序列号一行，数量是 1"), product=product.name)
            return 1
        if said is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "按批管理的货要写数量"))
        return said

    def _must_be_a_serial(self, product: ProductView, serial: str) -> None:
        if not _PATTERNS.serial_re.fullmatch(serial):
            raise bad_input(QT_TRANSLATE_NOOP("app", "序列号写成 BK2611090217 这样，扫得出来才收"))
        if not serial.startswith(product.code):
            raise bad_input(QT_TRANSLATE_NOOP("app", "序列号不是 {product}（{code}）的"), product=product.name, code=product.code)
        self._must_be_past(serial[2:8])

    def _must_be_past(self, digits: str) -> None:
        """Numbers of today and later are still given out by the desk itself."""
        if digits >= self._digits:
            raise bad_input(QT_TRANSLATE_NOOP("app", "号码里的日期是今天或以后，会和新编的号相撞"))

    def place(self, product: ProductView, code: str, number: str, sealed: bool) -> LocationView:
        """The location a line may stand at.

        Raises:
            BadInput: No such location.
            Conflict: One out of use.
            Refused: D-06 dangerous goods, X-19 others among them, D-08 a zone that does not suit, D-10 opened among unopened ones.
        """
        place = self.places.get(code)
        if place is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "没有这个库位，请先导入库位"))
        service.must_suit(product, place, place.location_id in self.hazard_stores, identity=number, sealed=sealed)
        return place

    def day(self, said: date, *, after: date | None = None) -> date:
        """A day that has been: goods are made before they come in, and came in before today.

        Raises:
            BadInput: A day to come, or one before `after`.
        """
        if said > self.today:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这一天还没到"))
        if after is not None and said < after:
            raise bad_input(QT_TRANSLATE_NOOP("app", "早于生产日期 {day}"), day=after.isoformat())
        return said


def must_be_new(number: str, state: UnitState | None) -> None:
    """Refuses goods whose number is there already.

    Raises:
        Conflict: In stock, shipped, anywhere; a lot that is there.
    """
    if state is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "这个批号已经有了：{number}"), number=number))
    raise Conflict(
        say(QT_TRANSLATE_NOOP("app", "这个序列号已经有了，现在是「{state}」"), state=word(state)),
        (fact(QT_TRANSLATE_NOOP("app", "状态"), word(state)),),
    )


def must_hang_together(product: ProductView, dates: OpeningDates, supplier: str) -> None:
    """The days of goods hang together: nothing keeps longer than it is usable, and bought goods that age have a last day.

    Raises:
        BadInput: They do not.
    """
    if dates.valid_until is not None and dates.expires_on is not None and dates.valid_until > dates.expires_on:
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "保管期不能晚于失效期"), fact(QT_TRANSLATE_NOOP("app", "保管期至"), dates.valid_until),
            fact(QT_TRANSLATE_NOOP("app", "失效期"), dates.expires_on),
        )  # fmt: skip
    bought = product.purchased or bool(supplier)
    if bought and product.shelf_life_days is not None and dates.valid_until is None and dates.expires_on is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{product} 有保质期，请填保管期至或失效期"), product=product.name)


def must_be_of_one_lot(first: OpeningLine, other: OpeningLine) -> None:
    """Refuses rows of one lot that say different things of it; where the pieces stand and how many they are may differ.

    Raises:
        Refused: D-13 another expiry date.
        Conflict: Another product, day, supplier, certificate or seal.
    """
    lot_no = first.lot_no
    if other.dates.expires_on != first.dates.expires_on:
        must_have_one_expiry(lot_no, first.dates.expires_on, other.dates.expires_on)
    whole = [
        (one.product.product_id, one.dates, one.sealed, one.certificate_no, one.supplier, one.supplier_lot) for one in (first, other)
    ]
    if whole[0] != whole[1]:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "同一批号 {lot} 各行的产品、日期、供应商要一样"), lot=lot_no))


def plan(session: Session, lines: Sequence[OpeningLine], floor: Floor) -> OpeningPlan:
    """Makes ready what judged lines bring in."""
    hashes = defaultdict[str, list[OpeningLine]](list)
    for line in lines:
        hashes[line.product.code].append(line)
    digests = {code: (len(of), sum(line.quantity for line in of), _digest(of)) for code, of in hashes.items()}
    ground = _ground(session, {line.product.product_id for line in lines}, {line.place.code for line in lines}, floor)
    batches = [(len(part), pack(part)) for part in cut([_brought(line, floor.today) for line in lines])]
    return OpeningPlan(len(lines), sum(line.quantity for line in lines), batches, digests, ground)


def accept(work: Work, made: OpeningPlan) -> str:
    """Accepts a plan whole: from now on it comes into stock, whatever happens; returns the number of its document.

    Raises:
        Conflict: A product, a place, the hazard store or the day is no longer what the plan rested on; other opening stock was accepted
            since, or is still on its way.
    """
    work.require(*ROLES)
    work.hold("opening_stock")
    must_be_finished(work.session)
    _must_stand(work, made)
    document = work.next_number(SERIES)
    row = OpeningStock(
        document=document, lines=made.lines, pieces=made.pieces, posted=0, left_out=[], station=work.station, began_at=work.now,
        moved_at=work.now, person_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.session.execute(
        insert(OpeningBatch),
        [{"opening_id": row.id, "no": no, "lines": n, "payload": data} for no, (n, data) in enumerate(made.batches, start=1)],
    )
    for code, (lines, pieces, digest) in sorted(made.digests.items()):
        work.audit("opening_stock", "stock_move", document, product=code, lines=lines, pieces=pieces, sha256=digest)
    return document


def must_be_finished(session: Session) -> None:
    """Refuses more opening stock while some is still on its way.

    Raises:
        Conflict: It is.
    """
    document = session.scalar(select(OpeningStock.document).where(OpeningStock.ended_at.is_(None)))
    if document is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "期初库存 {document} 还没写完，写完再导下一份"), document=document))


def _must_stand(work: Work, made: OpeningPlan) -> None:
    floor = Floor(work.session, work.now)
    *_, products, places, _, last = made.ground
    assert isinstance(products, dict) and isinstance(places, dict)
    ground = _ground(work.session, products, places, floor)
    if ground[-1] != last:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "期初库存刚被别人导过，一行也没有导入，请再试导")))
    if ground != made.ground:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "产品、库位或设置刚被改过，一行也没有导入，请再试导")))


def _ground(session: Session, products: Iterable[int], places: Iterable[str], floor: Floor) -> tuple[object, ...]:
    """What a judgement rests on; the same ground later means the same judgement."""
    return (
        floor.today, dict(sorted(catalog.products_by_key(session, products).items())),
        {code: floor.places.get(code) for code in sorted(places)}, floor.hazard_stores,
        session.scalar(select(func.max(OpeningStock.id))),
    )  # fmt: skip


def _brought(line: OpeningLine, today: date) -> PackedLine:
    """With the last days that goods get at stock-in: storage time from then (D-09), expiry of our own from production (D-13)."""
    days, product = line.dates, line.product
    store_until, expires_on = None, days.expires_on
    if product.storage_days:
        store_until = (days.stored_on or today) + timedelta(days=product.storage_days)
    if expires_on is None and product.shelf_life_days and not (product.purchased or line.supplier):
        expires_on = days.produced_on + timedelta(days=product.shelf_life_days)
    brought = bringing.Brought(
        product.product_id, days.produced_on, line.sealed, line.certificate_no, days.valid_until, expires_on, store_until, line.supplier,
        line.supplier_lot, day_end((days.stored_on or today) - timedelta(days=1)),
    )  # fmt: skip
    return PackedLine(line.serial, line.lot_no, line.quantity, line.place.location_id, brought)


def _digest(lines: Iterable[OpeningLine]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update("\x1f".join((line.serial, line.lot_no, str(line.quantity), line.place.code)).encode() + b"\n")
    return digest.hexdigest()
