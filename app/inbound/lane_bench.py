"""The scans of the 待收 lane at the tab 入库: goods are put down there, and one more scan takes them in when the paper comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.grouped import grouped
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.inbound import lane_queries, receiving, service
from app.inbound.bench_state import InboundState, Scanned
from app.inbound.views import AwaitedView
from app.packing import queries as packing
from app.storage import protection
from app.storage import queries as storage
from db.states import ScanKind, UnitState, Verdict

Answered = tuple[InboundState, ScanAnswer]


def into_lane(work: Work, state: InboundState, place: str) -> Answered:
    """Puts down what was scanned at a place of the lane; labels that are scanned next are put down there too.

    Raises:
        AppError: See `receiving.put_down`; nothing is put down then.
    """
    papers = service.named_on(work, state.task_no, state.inspection_no, [label.identity for label in state.labels])
    down = [
        receiving.put_down(work, label.identity, place, papers, task_no=state.task_no, inspection_no=state.inspection_no)
        for label in state.labels
    ]
    fresh = replace(state, labels=(), certificates=(), lane=place, location="", receipt=None)
    fresh = replace(fresh, down=(state.down if state.lane else 0) + sum(view.quantity for view in down))
    if not down:
        sentence = say(QT_TRANSLATE_NOOP("app", "放入待收 {place}：请扫产品标签"), place=place)
        return fresh, ScanAnswer(Verdict.INFO, sentence, ScanKind.UNKNOWN, place, fresh)
    count = sum(view.quantity for view in down)
    sentence = say(QT_TRANSLATE_NOOP("app", "已放入待收 {place}：{n} 件，{why}"), place=place, n=count, why=lacks(down[0]))
    return fresh, ScanAnswer(Verdict.GOOD, sentence, ScanKind.UNKNOWN, place, fresh)


def put_down(work: Work, state: InboundState, identity: str) -> Answered:
    """Puts down one label; the same one twice is said and changes nothing.

    Raises:
        AppError: See `receiving.put_down`.
    """
    there = lane_queries.awaited_of(work.session, identity)
    if there is not None:
        again = say(QT_TRANSLATE_NOOP("app", "{identity} 已在待收区 {place}"), identity=identity, place=there.location)
        return state, ScanAnswer(Verdict.HOLD, again, ScanKind.UNIT, identity)
    papers = service.named_on(work, state.task_no, state.inspection_no, (identity,))
    view = receiving.put_down(work, identity, state.lane, papers, task_no=state.task_no, inspection_no=state.inspection_no)
    sentence = say(QT_TRANSLATE_NOOP("app", "{identity} 放入待收 {place}，{why}"), identity=identity, place=view.location, why=lacks(view))
    fresh = replace(state, down=state.down + view.quantity)
    return fresh, ScanAnswer(Verdict.GOOD, sentence, ScanKind.UNIT, identity, fresh)


def with_its_papers(work: Work, state: InboundState, identity: str) -> InboundState:
    """Goods from the lane bring the papers that were scanned with them."""
    there = lane_queries.awaited_of(work.session, identity)
    if there is None or not (there.task_no or there.inspection_no):
        return state
    return replace(state, task_no=there.task_no, task_quantity=there.quantity, inspection_no=there.inspection_no, expected=there.quantity)


@dataclass(frozen=True)
class Late:
    """What a late paper did: the posting of the goods that lack nothing any more, or else what is said beside the slot it fills."""

    posted: Answered | None = None
    said: Text | None = None


def paper_came(work: Work, state: InboundState, product_id: int, *, task_no: str = "", inspection_no: str = "") -> Late:
    """A paper was scanned while no goods are at hand: goods in the lane that waited for it and lack nothing any more go in at once.

    Raises:
        AppError: The posting is refused; the goods stay in the lane.
    """
    number, task, sheet = task_no or inspection_no, task_no or state.task_no, inspection_no or state.inspection_no
    waiting = lane_queries.numbers_of(work.session, product_id)
    if not waiting:
        return Late()
    papers = service.named_on(work, task, sheet, waiting)
    named = [identity for identity in waiting if all(identity in names for names in papers.values())]
    came = receiving.paper_came(work, named, task_no=task, inspection_no=sheet)
    if not came:
        return Late()
    ready = [view for view in came if not view.missing and _complete(work, view)]
    if ready:
        if _to_sign(work, ready):  # 打印 asks for it first, as for goods that come from the workshop
            return Late(posted=_loaded(work, state, _by_papers(ready)[0]))
        open_ones = sum(view.quantity for view in came if not view.missing) - sum(view.quantity for view in ready)
        return Late(posted=_taken_in(work, state, ready, open_ones))
    lacking = [view for view in came if view.missing]
    if lacking:
        words = QT_TRANSLATE_NOOP("app", "{number} 已登记；待收的 {n} 件还{why}")
        return Late(said=say(words, number=number, n=sum(view.quantity for view in lacking), why=lacks(lacking[0])))
    return Late(said=say(QT_TRANSLATE_NOOP("app", "{number} 已登记；待收的货封好后扫标签入库"), number=number))


def _by_papers(ready: Sequence[AwaitedView]) -> list[list[AwaitedView]]:
    """Goods of the same task order and the same sheet together: so they are posted (D-01)."""
    return list(grouped(ready, lambda view: (view.task_no, view.inspection_no)).values())


def _taken_in(work: Work, state: InboundState, ready: Sequence[AwaitedView], left: int) -> Answered:
    receipts = [
        service.post(work, together[0].task_no, together[0].inspection_no, [view.identity for view in together], state.location)
        for together in _by_papers(ready)
    ]
    last = receipts[-1]
    words = (
        QT_TRANSLATE_NOOP("app", "待收的 {quantity} {unit} 已入库，请放到 {place}；还有 {left} 件未封装") if left
        else QT_TRANSLATE_NOOP("app", "待收的 {quantity} {unit} 已入库，请放到 {place}；{number} 正在打印")
    )  # fmt: skip
    sentence = say(
        words, quantity=sum(receipt.quantity for receipt in receipts), unit=last.unit,
        place="、".join(dict.fromkeys(receipt.lines[0].location for receipt in receipts)),
        number="、".join(receipt.number for receipt in receipts), left=left,
    )  # fmt: skip
    return InboundState(receipt=last), ScanAnswer(Verdict.DONE, sentence, ScanKind.DOCUMENT, last.number, last)


def _to_sign(work: Work, ready: Sequence[AwaitedView]) -> bool:
    """Whether special protection of the goods is not signed yet (E-04)."""
    who = work.actor.person_id
    return any(protection.open_points(work.session, view.product_id, view.identity, who, work.now) for view in ready)


def _loaded(work: Work, state: InboundState, ready: Sequence[AwaitedView]) -> Answered:
    """Papers and labels of goods in the lane, as if they had been scanned."""
    first, count = ready[0], sum(view.quantity for view in ready)
    labels = tuple(Scanned(view.identity, view.quantity, view.is_lot) for view in ready)
    fresh = replace(
        state, task_no=first.task_no, task_quantity=count, inspection_no=first.inspection_no, expected=count, labels=labels, lane="",
        product_id=first.product_id, product=f"{first.product_name} {first.model}", unit=first.unit, receipt=None, signing=(),
        suggested=tuple(place.code for place in storage.places_for(work.session, first.product_id)),
    )  # fmt: skip
    sentence = say(QT_TRANSLATE_NOOP("app", "待收的 {n} {unit} 单据齐了，扫「打印」入库"), n=count, unit=first.unit)
    return fresh, ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, first.inspection_no, fresh)


def _complete(work: Work, view: AwaitedView) -> bool:
    """Whether goods are sealed and their content label was read back."""
    return view.state is UnitState.SEALED and packing.is_labelled(work.session, view.identity)


def lacks(view: AwaitedView) -> Text:
    """Which paper goods wait for."""
    words = "、".join(str(paper) for paper in view.missing)
    if not words:
        return say(QT_TRANSLATE_NOOP("app", "待封装"))
    return say(QT_TRANSLATE_NOOP("app", "缺{missing}"), missing=words)
