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
        return Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "第 {n} 箱放回，还挂 {tag} 号牌"), n=held.box_no, tag=tag), held
    box = parking.open_parked(work, tag)
    sentence = {
        BoxState.PACKED: QT_TRANSLATE_NOOP("app", "{tag} 号牌：核对第 {n} 箱"),
        BoxState.CHECKED: QT_TRANSLATE_NOOP("app", "{tag} 号牌：第 {n} 箱已核对，续封箱"),
    }.get(box.state, QT_TRANSLATE_NOOP("app", "{tag} 号牌：第 {n} 箱重装"))
    return Verdict.INFO, say(sentence, n=box.box_no, tag=tag), box


def settled(work: Work, before: BenchState, new: BenchState) -> BenchState:
    """The bench after a scan: with a parked box it remembers its own order, without one any more it goes back to that."""
    own = before.resume if before.away else before.order.number if before.order is not None else ""
    if new.away:
        return replace(new, resume=own)
    if not before.away:
        return new
    back = bench_state(work.session, own, station=work.station) if own else nothing_yet(work.session)
    return replace(back, left=before.step)
