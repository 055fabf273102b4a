"""What happened to one unit or lot, stage by stage, from the records of every feature; each function reads one stage."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy.orm import Session

from app.aftersales import queries as aftersales
from app.aftersales import tracking_queries as tracking
from app.audit import queries as audit
from app.boxing import stopping
from app.boxing.views import BoxView
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import text as word_text
from app.core.words import word
from app.delivery import queries as delivery
from app.loading import queries as loading
from app.packing import queries as packing
from app.quality import queries as quality
from app.scanning.lane import HOME_PAGE
from app.storage import queries as storage
from app.storage.views import MoveView
from app.trace.trail_views import Hold, Lane, Point, PointMark
from db.states import AcceptanceResult, CaseState, InspectionVerdict, StockMoveKind, TrackingState, UnitState

MOVES_SHOWN = 3
"""So many moves of a kind in a row stand for themselves; of more the first and the last do, and between them one that folds the rest."""

_MOVES = {
    StockMoveKind.RECEIPT: QT_TRANSLATE_NOOP("app", "入库"),
    StockMoveKind.REVERSAL: QT_TRANSLATE_NOOP("app", "红字冲销"),
    StockMoveKind.PICK: QT_TRANSLATE_NOOP("app", "拣出"),
    StockMoveKind.UNPICK: QT_TRANSLATE_NOOP("app", "退回库位"),
    StockMoveKind.ISSUE: QT_TRANSLATE_NOOP("app", "放行出门"),
    StockMoveKind.TRANSFER: QT_TRANSLATE_NOOP("app", "移库"),
    StockMoveKind.RETURN: QT_TRANSLATE_NOOP("app", "退货入库"),
    StockMoveKind.OPENING: QT_TRANSLATE_NOOP("app", "期初库存"),
    StockMoveKind.COUNT: QT_TRANSLATE_NOOP("app", "盘点调整"),
}


def page_of(number: str) -> str:
    """The tab that opens a document, or blank."""
    return next((page for series, page in HOME_PAGE.items() if number.startswith(series.value)), "")


def made(session: Session, identity: str) -> list[Point]:
    """《生产质量跟踪卡》: opened, worked, submitted."""
    card = quality.card_of(session, identity)
    if card is None:
        return []
    found = [Point(Lane.MADE, card.opened_at, say(QT_TRANSLATE_NOOP("app", "开质量跟踪卡")), "", "", card.number)]
    done = [one for one in card.operations if one.done_on is not None]
    if card.submitted_at is not None:
        found.append(
            Point(
                Lane.MADE, card.submitted_at, say(QT_TRANSLATE_NOOP("app", "工序做完，交检")), card.submitter, "", card.number,
                detail=str(say(QT_TRANSLATE_NOOP("app", "{n} 道工序"), n=len(done))) if done else "",
            )
        )  # fmt: skip
    return [point.opens("inspection") for point in found]


def inspected(session: Session, identity: str) -> list[Point]:
    """Every inspection sheet, and the certificate."""
    found = []
    for sheet in quality.inspections_of(session, identity):
        kind = word_text(sheet.kind)
        if sheet.verdict is None or sheet.judged_at is None:
            what, at, mark = say(QT_TRANSLATE_NOOP("app", "{kind}，待判定"), kind=kind), sheet.started_at, PointMark.OPEN
        else:
            passed = sheet.verdict is InspectionVerdict.PASS
            what, at = say(QT_TRANSLATE_NOOP("app", "{kind}{verdict}"), kind=kind, verdict=word_text(sheet.verdict)), sheet.judged_at
            mark = PointMark.GOOD if passed else PointMark.WRONG
        found.append(Point(Lane.INSPECTED, at, what, sheet.inspector, "", sheet.number, "inspection", sheet.number, mark, sheet.remark))
    paper = quality.certificate_of(session, identity)
    if paper is not None:
        issued = say(QT_TRANSLATE_NOOP("app", "合格证"))
        found.append(
            Point(Lane.INSPECTED, paper.issued_at, issued, paper.inspector, "", paper.number, "inspection", paper.inspection_no)
        )
    return found


def packed(session: Session, identity: str) -> list[Point]:
    """Inner packing: checked, sealed, label read back."""
    view = packing.packing(session, identity)
    if view is None:
        return []
    found = []
    if view.checked_at is not None:
        found.append(Point(Lane.PACKED, view.checked_at, say(QT_TRANSLATE_NOOP("app", "封装检查")), view.checker))
    if view.sealed_at is not None:
        found.append(Point(Lane.PACKED, view.sealed_at, say(QT_TRANSLATE_NOOP("app", "封装")), view.packer, detail=view.drawing))
    if view.label_back_at is not None:
        what = say(QT_TRANSLATE_NOOP("app", "内容标签扫回"))
        found.append(Point(Lane.PACKED, view.label_back_at, what, detail=f"{view.label_issue}"))
    return [point.opens("inspection", identity) for point in found]


def stored(session: Session, identity: str, is_lot: bool) -> list[Point]:
    """The ledger: stock-in, moves, picks, issue at the gate; many of a kind in a row are folded."""
    found: list[Point] = []
    for kind, run in groupby(storage.moves(session, identity=identity), key=lambda move: move.kind):
        found += folded(kind, [_move(move, is_lot) for move in run])
    return found


def _move(move: MoveView, is_lot: bool) -> Point:
    leaves = move.kind is StockMoveKind.ISSUE
    marks = {StockMoveKind.REVERSAL: PointMark.WRONG, StockMoveKind.COUNT: PointMark.INFO, StockMoveKind.UNPICK: PointMark.INFO}
    what = say(_MOVES[move.kind])
    if is_lot:
        what = say(QT_TRANSLATE_NOOP("app", "{what} {n} 件"), what=what, n=move.quantity)
    way = " → ".join(dict.fromkeys(place for place in (move.from_location, move.to_location) if place))
    return Point(
        Lane.LEFT if leaves else Lane.STORED, move.at, what, move.person, move.from_location if leaves else way, move.document,
        page_of(move.document), move.document, marks.get(move.kind, PointMark.GOOD), move.note,
    )  # fmt: skip


def folded(kind: StockMoveKind, run: Sequence[Point]) -> list[Point]:
    """Moves of one kind that follow each other: the first, one that stands for those between, the last."""
    if len(run) <= MOVES_SHOWN:
        return list(run)
    middle = tuple(run[1:-1])
    what = say(QT_TRANSLATE_NOOP("app", "{what} {n} 次"), what=say(_MOVES[kind]), n=len(middle))
    way = " → ".join(dict.fromkeys(point.place.split(" → ")[-1] for point in middle if point.place))
    return [run[0], Point(run[0].lane, middle[0].at, what, "", way, mark=PointMark.INFO, folded=middle), run[-1]]


def boxed(session: Session, box: BoxView, identity: str) -> list[Point]:
    """The shipping box: put in, checked, sealed, stopped."""
    number = str(say(QT_TRANSLATE_NOOP("app", "{dispatch} 第 {n} 箱"), dispatch=box.dispatch_no, n=box.box_no))
    mine = [item for item in box.items if item.identity == identity]
    put_in = mine[0].at if mine else box.opened_at
    found = [Point(Lane.BOXED, put_in, say(QT_TRANSLATE_NOOP("app", "装入箱")), box.packer, box.station, number)]
    if box.checked_at is not None:
        found.append(Point(Lane.BOXED, box.checked_at, say(QT_TRANSLATE_NOOP("app", "核对")), box.checker, box.station, number))
    if box.sealed_at is not None:
        what = say(QT_TRANSLATE_NOOP("app", "封箱，标签扫回"))
        found.append(Point(Lane.BOXED, box.sealed_at, what, box.packer, box.station, number, detail=f"SSCC …{box.sscc[-6:]}"))
    for stop in stopping.stops_of(session, box.sscc):
        found.append(Point(Lane.BOXED, stop.at, word_text(stop.kind), stop.person, "", number, mark=PointMark.HOLD, detail=stop.reason))
        if stop.released_at is not None:
            released = say(QT_TRANSLATE_NOOP("app", "质检放行"))
            found.append(Point(Lane.BOXED, stop.released_at, released, "", "", number))
    return [point.opens("bench", box.dispatch_no) for point in found]


def box_holds(session: Session, sscc: str) -> list[Hold]:
    """Spans in which the box was stopped."""
    return [Hold(one.at, one.released_at, word(one.kind)) for one in stopping.stops_of(session, sscc)]


def loaded(session: Session, sscc: str) -> list[Point]:
    """On the vehicle, and the load closed and sealed."""
    scan = loading.scan_of_box(session, sscc)
    if scan is None:
        return []
    load = loading.load(session, scan.trip_no)
    plate = load.plate if load is not None else ""
    turn = str(say(QT_TRANSLATE_NOOP("app", "第 {n} 个装"), n=scan.position))
    found = [Point(Lane.LOADED, scan.at, say(QT_TRANSLATE_NOOP("app", "装车")), scan.person, plate, scan.trip_no, detail=turn)]
    if load is not None and load.closed_at is not None:
        what = say(QT_TRANSLATE_NOOP("app", "装完封车"))
        seal = str(say(QT_TRANSLATE_NOOP("app", "封签 {no}"), no=load.seal_no)) if load.seal_no else ""
        found.append(Point(Lane.LOADED, load.closed_at, what, load.supervisor, load.container_no or plate, scan.trip_no, detail=seal))
    return [point.opens("dispatch") for point in found]


def signed(session: Session, dispatch_no: str) -> list[Point]:
    """交付记录: arrived, signed, accepted."""
    record = delivery.record(session, dispatch_no)
    if record is None:
        return []
    found = []
    if record.arrived_at is not None:
        mark = PointMark.WRONG if record.on_time is False else PointMark.GOOD
        what = say(QT_TRANSLATE_NOOP("app", "到货")) if record.on_time is not False else say(QT_TRANSLATE_NOOP("app", "到货，迟到"))
        found.append(Point(Lane.SIGNED, record.arrived_at, what, "", record.place, record.number, mark=mark))
    if record.signed_at is not None:
        differs = str(say(QT_TRANSLATE_NOOP("app", "差异 {n}"), n=len(record.discrepancies))) if record.discrepancies else ""
        mark = PointMark.HOLD if record.discrepancies else PointMark.GOOD
        what = say(QT_TRANSLATE_NOOP("app", "客户签收"))
        found.append(Point(Lane.SIGNED, record.signed_at, what, record.signer, record.customer, record.number, mark=mark, detail=differs))
    if record.accepted_at is not None and record.acceptance is not None:
        rejected = record.acceptance is AcceptanceResult.REJECTED
        found.append(
            Point(
                Lane.SIGNED, record.accepted_at, word_text(record.acceptance), "", record.customer, record.number,
                mark=PointMark.WRONG if rejected else PointMark.GOOD,
            )
        )  # fmt: skip
    return [point.opens("delivery") for point in found]


def cases(session: Session, identity: str) -> list[Point]:
    """Service cases: registered, closed."""
    found = []
    for case in aftersales.of_identity(session, identity):
        what = say(QT_TRANSLATE_NOOP("app", "服务单登记"))
        first = case.description.splitlines()[0] if case.description else ""
        mark = PointMark.OPEN if case.state is not CaseState.CLOSED else PointMark.INFO
        found.append(Point(Lane.CASE, case.registered_at, what, case.caller, case.customer, case.number, mark=mark, detail=first))
        if case.closed_at is not None:
            found.append(Point(Lane.CASE, case.closed_at, say(QT_TRANSLATE_NOOP("app", "服务单关闭")), "", case.customer, case.number))
    return [point.opens("aftersales") for point in found]


def tracked(session: Session, identity: str) -> list[Point]:
    """Tracking forms that name the goods (J-15)."""
    found = []
    for form in tracking.of_goods(session, identity):
        mark = PointMark.INFO if form.state is TrackingState.CLOSED else PointMark.OPEN
        what = say(QT_TRANSLATE_NOOP("app", "列入跟踪表"))
        found.append(Point(Lane.CASE, form.made_at, what, "", form.customer, form.number, mark=mark, detail=form.facts))
    return [point.opens("aftersales") for point in found]


def held(session: Session, identity: str, is_lot: bool) -> tuple[list[Point], list[Hold]]:
    """When the goods went on hold and came off again, as the trail says."""
    kind = "lot" if is_lot else "unit"
    hold, points, spans = UnitState.HOLD.value, [], []
    since: tuple[datetime, str] | None = None
    for line in audit.mentioning(session, kind, identity, f'"{hold}"'):
        try:
            said = json.loads(line.details)
        except ValueError:
            continue
        why = str(said.get("reason") or said.get("document") or "")
        number = str(said.get("document") or "")
        if said.get("new") == hold:
            what = say(QT_TRANSLATE_NOOP("app", "隔离"))
            points.append(Point(Lane.STORED, line.at, what, line.actor, "", number, page_of(number), number, PointMark.HOLD, why))
            since = since or (line.at, why)
        elif said.get("old") == hold:
            what = say(QT_TRANSLATE_NOOP("app", "解除隔离"))
            points.append(Point(Lane.STORED, line.at, what, line.actor, "", number, page_of(number), number, PointMark.GOOD, why))
            if since is not None:
                spans.append(Hold(since[0], line.at, since[1]))
                since = None
    if since is not None:
        spans.append(Hold(since[0], None, since[1]))
    return points, spans


def ordered(points: Iterable[Point]) -> tuple[Point, ...]:
    """By time; what happened in the same moment goes by stage."""
    lanes = list(Lane)
    return tuple(sorted(points, key=lambda point: (point.at, lanes.index(point.lane))))
