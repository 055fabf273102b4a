"""What the commands on boxes share: rows, numbers, moves and labels of a box."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, func, select

from app.boxing import admission, left_out, queries, rules
from app.boxing.contents import items_of
from app.boxing.states import MOVES
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.core.clock import site_day, site_time
from app.core.errors import Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import OWN_BOX_SERIES, check_digit
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView
from app.identity import queries as identity
from app.packing import queries as packing
from app.printing import service as printing
from app.settings.service import setting_int, setting_text
from db.models.boxing import Box, BoxHandover, BoxItem, BoxLabel, BoxParking, BoxShort, PackingList
from db.prepared import Prepared
from db.states import Activity, BoxState, DispatchState, Role

PACKERS = (Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER)
WORKING = (BoxState.OPEN, BoxState.PACKED, BoxState.CHECKED)

HeldBox = Any
_BOXES = Box.__table__
_SSCCS: BindParameter[Any] = bindparam("ssccs", expanding=True)
_HELD = Prepared(
    select(_BOXES.c.id, _BOXES.c.sscc, _BOXES.c.box_no, _BOXES.c.state)
    .where(_BOXES.c.sscc.in_(_SSCCS)).order_by(_BOXES.c.sscc).with_for_update()
)  # fmt: skip
"""Built once: the guard waits for it."""


def order_view(work: Work, dispatch_no: str) -> DispatchOrderView:
    """The 发货单.

    Raises:
        NotFound: There is none.
    """
    work.session.flush()
    found = dispatch.dispatch_order(work.session, dispatch_no)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), dispatch_no)
    return found


def must_be_boxable(order: DispatchOrderView) -> None:
    """Boxes are opened once everything is drawn (section 3.2).

    Raises:
        Conflict: It is not, or the goods have gone.
    """
    if order.state not in (DispatchState.PICKED, DispatchState.READY):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{state}」，提齐以后才能装箱"), no=order.number, state=word(order.state)),
            (fact(QT_TRANSLATE_NOOP("app", "单据"), order.number), fact(QT_TRANSLATE_NOOP("app", "状态"), word(order.state))),
            helper=Role.STOREKEEPER,
        )


def list_row(work: Work, dispatch_no: str) -> PackingList:
    """The 装箱单 of a 发货单, made when boxing begins."""
    row = work.session.scalar(select(PackingList).where(PackingList.dispatch_no == dispatch_no).with_for_update())
    if row is None:
        row = PackingList(number=work.next_number("ZX"), dispatch_no=dispatch_no, box_count=1, made_at=work.now)
        work.session.add(row)
        work.session.flush()
        work.audit("start_packing_list", "packing_list", row.number, dispatch=dispatch_no)
    return row


def box_row(work: Work, sscc: str) -> Box:
    """The row of a box, locked for the action.

    Raises:
        NotFound: There is none.
    """
    row = work.session.scalar(select(Box).where(Box.sscc == sscc).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "箱"), f"…{sscc[-5:]}")
    return row


def held_boxes(work: Work, ssccs: Sequence[str]) -> list[HeldBox]:
    """What a move asks of many boxes, locked for the action in the order of their numbers, without records.

    Raises:
        NotFound: There is none of a number.
    """
    found = {row.sscc: row for row in _HELD.all(work.session, ssccs=list(ssccs))}
    for sscc in ssccs:
        if sscc not in found:
            raise not_found(QT_TRANSLATE_NOOP("app", "箱"), f"…{sscc[-5:]}")
    return list(found.values())


def box_view(work: Work, row: Box) -> BoxView:
    """A box as the action leaves it; read with its neighbours, as the page that shows it then does without asking anew."""
    work.session.flush()
    return next(view for view in queries.boxes(work.session, row.dispatch_no) if view.sscc == row.sscc)


def current_box(work: Work, dispatch_no: str) -> Box | None:
    """The box in work at this station: the parked one whose tag was scanned here, else the first neither sealed nor parked.

    One that only waits for its new label does not hold up the next; an empty one that came back from its tag comes last.
    """
    return work.session.scalar(_current(), {"dispatch_no": dispatch_no, "station": work.station})


@cache
def _current() -> Select[Box]:
    """Built once: building it anew for every scan takes longer than running it."""
    here = BoxParking.open_station == bindparam("station")
    return (
        select(Box)
        .outerjoin(BoxParking, (BoxParking.box_id == Box.id) & BoxParking.freed_at.is_(None))
        .where(Box.dispatch_no == bindparam("dispatch_no"), Box.state.in_(WORKING), BoxParking.id.is_(None) | here, ~waits_for_label())
        .order_by(BoxParking.id.is_(None), Box.station == "", Box.box_no)
        .limit(1)
        .with_for_update(of=Box)
    )


def packing_box(work: Work, dispatch_no: str) -> Box | None:
    """The box in work, for who packs it: he is qualified, and it is packed at this station.

    Raises:
        Refused: C-17 who packs, C-14 the box is in work at another station.
    """
    must_be_assigned(work)
    row = current_box(work, dispatch_no)
    if row is not None:
        must_be_at_hand(work, row)
    return row


def must_be_assigned(work: Work) -> None:
    """Refuses who holds no valid packing qualification (C-17).

    Raises:
        Refused: C-17.
    """
    spans = [
        (q.valid_from, q.valid_until) for q in identity.qualifications(work.session)
        if q.person == work.actor.name and q.activity is Activity.PACKING
    ]  # fmt: skip
    rules.must_be_assigned(work.actor.name, spans, site_day(work.now))


def parking_row(work: Work, row: Box) -> BoxParking | None:
    """Where a box is parked, or None."""
    return work.session.scalar(
        select(BoxParking).where(BoxParking.box_id == row.id, BoxParking.freed_at.is_(None)).with_for_update()
    )


def waits_for_label() -> ColumnElement[bool]:
    """Whether a box is checked, firm and its newest label void: its old label has to be scanned for the exchange (C-15)."""
    newest = select(func.max(BoxLabel.issue)).where(BoxLabel.box_id == Box.id).correlate(Box).scalar_subquery()
    void = select(BoxLabel.id).where(BoxLabel.box_id == Box.id, BoxLabel.issue == newest, BoxLabel.voided_at.is_not(None))
    return (Box.state == BoxState.CHECKED) & Box.firm_at.is_not(None) & void.correlate(Box).exists()


def free_tag(work: Work, row: Box) -> None:
    """The tag of a parked box is free again."""
    parked = parking_row(work, row)
    if parked is not None:
        parked.freed_at, parked.open_station = work.now, ""
        work.session.flush()
        work.audit("free_tag", "box", row.sscc, tag=parked.tag)


def open_box(work: Work, dispatch_no: str, net_g: int = 0) -> Box:
    """Opens the next box of a 发货单, in the smallest kind of packaging that carries `net_g`; packing goes on, so nothing is left out."""
    withdraw_short(work, dispatch_no)
    numbers = list(work.session.scalars(select(Box.box_no).where(Box.dispatch_no == dispatch_no)))
    listed = list_row(work, dispatch_no)
    kinds = sorted(catalog.packaging_kinds(work.session, active_only=True), key=lambda k: k.max_load_g)
    kind = next((k for k in kinds if k.max_load_g >= net_g), kinds[-1] if kinds else None)
    size = kind.size_mm if kind else (0, 0, 0)
    row = Box(
        sscc=_next_sscc(work), dispatch_no=dispatch_no, box_no=max(numbers, default=0) + 1, state=BoxState.OPEN,
        kind_id=kind.kind_id if kind else None, length_mm=size[0], width_mm=size[1], height_mm=size[2],
        packer_id=work.actor.person_id or 0, opened_at=work.now, station=work.station,
    )  # fmt: skip
    work.session.add(row)
    listed.box_count = max(listed.box_count, row.box_no)
    work.session.flush()
    work.audit("open_box", "box", row.sscc, dispatch=dispatch_no, n=row.box_no)
    return row


def withdraw_short(work: Work, dispatch_no: str, row: Box | None = None) -> bool:
    """Nobody waits any more for the approval of 少装, of a box or of the whole 发货单; answers whether somebody did."""
    asked = left_out.waiting(dispatch_no)
    found = list(work.session.scalars(asked if row is None else asked.where(BoxShort.box_id == row.id)))
    for short in found:
        short.withdrawn_at = work.now
        work.session.flush()
        work.audit("withdraw_short", "dispatch_order", dispatch_no, pieces=short.pieces, reason=short.reason)
    return bool(found)


def must_be_at_hand(work: Work, row: Box) -> None:
    """Refuses a box that somebody packs at another station; after a while without a hand on it, this one takes it over (C-14).

    A parked box is at hand where its tag was scanned.

    Raises:
        Refused: C-14, with where and who.
    """
    if row.station in ("", work.station):
        row.station = work.station
        return
    parked = parking_row(work, row)
    if parked is not None and parked.open_station == work.station:
        return
    last = work.session.scalar(select(func.max(BoxItem.at)).where(BoxItem.box_id == row.id)) or row.opened_at
    person = identity.person(work.session, row.packer_id)
    packer = person.name if person else ""
    most = setting_int(work.session, "boxing.station_minutes", work.now)
    minutes = int((work.now - max(last, row.opened_at)).total_seconds() // 60)
    box = fact(QT_TRANSLATE_NOOP("app", "箱"), f"{row.dispatch_no} · {row.box_no}")
    admission.box_must_be_of_this_station(box, row.box_no, row.station, packer, minutes, most, work.station)
    work.audit("take_over_box", "box", row.sscc, old=row.station, new=work.station)
    row.station = work.station


def _next_sscc(work: Work) -> str:
    """Extension digit 0, the company's GS1 prefix, year and running number, check digit: never given twice.

    Without a prefix no SSCC is made up: the box gets a code of the company's own.
    """
    prefix = setting_text(work.session, "company.gs1_prefix", work.now)
    if not prefix:
        return work.next_number(OWN_BOX_SERIES)
    width = 16 - len(prefix) - 2
    number = work.next_number("SSCC", "{n}")
    body = f"0{prefix}{site_time(work.now).year % 100:02d}{int(number):0{width}d}"
    if len(body) != 17:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "今年的箱号已用完，请检查 GS1 厂商识别代码")))
    return body + check_digit(body)


def move_box(work: Work, row: Box, state: BoxState, **why: object) -> None:
    """Moves a box.

    Raises:
        Conflict: Section 3.2 has no such move.
    """
    must_turn(work, row, state, **why)
    row.state = state
    work.session.flush()


def must_turn(work: Work, row: Box | HeldBox, state: BoxState, **why: object) -> None:
    """What every move of a box goes through; the caller writes it, for one box or for many together.

    Raises:
        Conflict: Section 3.2 has no such move.
    """
    old = row.state
    if (old, state) not in MOVES:
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "第 {n} 箱现在是「{old}」，不能改为「{new}」"), n=row.box_no, old=word(old), new=word(state)
            ),
            (fact(QT_TRANSLATE_NOOP("app", "箱"), row.sscc),),
        )
    work.audit("move_box", "box", row.sscc, old=old, new=state, **why)


def withdraw_handover(work: Work, row: Box) -> None:
    """A box that is opened again was not handed over (C-19)."""
    query = select(BoxHandover).where(BoxHandover.box_id == row.id, BoxHandover.withdrawn_at.is_(None))
    for handed in work.session.scalars(query):
        handed.withdrawn_at = work.now


def weigh_by_figures(work: Work, row: Box) -> None:
    """Puts the computed gross weight (net weights, inner packaging and tare) on a box that was not weighed."""
    if row.weighed:
        return
    items = items_of(work, row)
    keys = {item.product_id for item in items}
    products, figures = catalog.products_by_key(work.session, keys), packing.figures(work.session, keys, site_day(work.now))
    inner = {key: known.inner_weight_g or 0 for key, known in figures.items()}
    piece = {key: ware.gross_weight_g or ware.net_weight_g + inner.get(key, 0) for key, ware in products.items()}
    net = sum(piece[item.product_id] * item.quantity for item in items)
    tare = catalog.packaging_kind(work.session, row.kind_id).tare_g if row.kind_id else 0
    row.gross_weight_g = net + tare
    work.session.flush()


def newest_label(work: Work, row: Box) -> BoxLabel | None:
    """The newest label of a box, void or not."""
    return work.session.scalar(select(BoxLabel).where(BoxLabel.box_id == row.id).order_by(BoxLabel.issue.desc()).limit(1))


def void_label(work: Work, row: Box, reason: str, *, scanned: bool = False) -> bool:
    """Voids the newest label of a box; `scanned` says that the old one was in hand or never stuck on.

    Returns:
        Whether there was a label to void.
    """
    label = newest_label(work, row)
    if label is None or label.voided_at is not None:
        return False
    label.voided_at, label.void_reason = work.now, reason
    label.void_scanned_at = work.now if scanned else None
    work.session.flush()
    printing.void_papers(work, row.sscc, reason, paper="shipping_label")
    work.audit("void_label", "box", row.sscc, issue=label.issue, reason=reason)
    return True


def print_list(work: Work, row: Box, reason: str = "") -> None:
    """Prints the list of one box; from the second time on with a reason, and the sheet before it is void.

    In a box that is still open the new sheet has to be put in, whatever lies in there.
    """
    why = ""
    if row.state is BoxState.OPEN:
        row.list_in_at = None
    if row.list_prints:
        why = reason or str(say(QT_TRANSLATE_NOOP("app", "箱内货品有改动")))
        printing.void_papers(work, row.sscc, why, paper="box_list")
    row.list_prints += 1
    work.session.flush()
    printing.print_paper(work, "box_list", row.sscc, reason=why)
