"""What a 待核对 tag means at the bench, and how the bench finds back to its own work afterwards."""

from __future__ import annotations

from dataclasses import replace

from app.boxing import parking, queries
from app.boxing.overview import bench_state, nothing_yet
from app.boxing.views import BenchState, BoxView
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from db.states import BoxState, Verdict


def scanned(work: Work, state: BenchState, tag: str) -> tuple[Verdict, Text, BoxView]:
    """A tag was scanned: a free one parks the packed box, the tag of a parked one takes it into work or puts it back.

    Returns:
        Verdict, sentence, and the box.

    Raises:
        BadInput: The tag is free and no document was scanned.
    """
    held = queries.tagged(work.session, tag)
    if held is None:
        if state.order is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{tag} 号牌没有挂箱；要挂牌请先扫发货单"), tag=tag)
        box = parking.park(work, state.order.number, tag)
        return Verdict.DONE, say(QT_TRANSLATE_NOOP("app", "第 {n} 箱挂 {tag} 号牌，待核对"), n=box.box_no, tag=tag), box
    if held.open_station == work.station:
        parking.leave(work)
        sentence = QT_TRANSLATE_NOOP("app", "第 {n} 箱放回，还挂 {tag} 号牌")
        if queries.tagged(work.session, tag) is None:
            sentence = QT_TRANSLATE_NOOP("app", "第 {n} 箱空了，{tag} 号牌取下")
        return Verdict.INFO, say(sentence, n=held.box_no, tag=tag), held
    box = parking.open_parked(work, tag)
    sentence = {
        BoxState.PACKED: QT_TRANSLATE_NOOP("app", "{tag} 号牌：核对第 {n} 箱"),
        BoxState.CHECKED: QT_TRANSLATE_NOOP("app", "{tag} 号牌：第 {n} 箱已核对，续封箱"),
    }.get(box.state, QT_TRANSLATE_NOOP("app", "{tag} 号牌：第 {n} 箱重装"))
    return Verdict.INFO, say(sentence, n=box.box_no, tag=tag), box


def left_behind(work: Work, state: BenchState, number: str) -> BoxView | None:
    """The half packed box of the bench's own order that another 发货单 would leave behind at this station, or None."""
    own = state.resume if state.away else state.order.number if state.order is not None else ""
    if own in ("", number):
        return None
    standing = [box for box in queries.boxes(work.session, own) if not box.tag and not queries.waits_for_label(box)]
    box = queries.in_work(standing, work.station)
    return box if box is not None and box.items and box.station in ("", work.station) else None


def settled(work: Work, before: BenchState, new: BenchState) -> BenchState:
    """The bench after a scan: with a parked box it remembers its own order, without one any more it goes back to that."""
    own = before.resume if before.away else before.order.number if before.order is not None else ""
    if new.away:
        return replace(new, resume=own)
    if not before.away:
        return new
    back = bench_state(work.session, own, station=work.station) if own else nothing_yet(work.session)
    return replace(back, left=before.step)
