"""What is keyed from a signed slip, judged before anything is written: a sentence for each thing that cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.clock import site_time
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.delivery.views import LineCount, SlipBack
from db.states import DeliveryState, DispatchState


@dataclass(frozen=True)
class Awaited:
    """What a record must be for its slip to be taken."""

    number: str
    dispatch_no: str
    state: DeliveryState
    left_at: datetime | None
    registered_at: datetime | None
    signer: str


def must_be_awaited(record: Awaited, dispatch_state: DispatchState | None) -> None:
    """The slip of goods that left and are not signed for yet.

    Raises:
        Conflict: The slip is back already, its order or record was voided, or the goods are still here.
    """
    facts = (fact(QT_TRANSLATE_NOOP("app", "状态"), word(record.state)), fact(QT_TRANSLATE_NOOP("app", "发货单"), record.dispatch_no))
    if record.registered_at is not None:
        words = say(
            QT_TRANSLATE_NOOP("app", "{no} 已在 {at} 登记签收，签收人 {signer}，不再登记第二次"), no=record.number,
            at=f"{site_time(record.registered_at):%Y-%m-%d %H:%M}", signer=record.signer,
        )  # fmt: skip
        raise Conflict(words, facts)
    if dispatch_state is DispatchState.CANCELLED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "发货单 {no} 已作废，它的回单不能登记"), no=record.dispatch_no), facts)
    if record.state is DeliveryState.VOIDED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 已作废：出门证换过，等新的出门证放行"), no=record.number), facts)
    if record.state is not DeliveryState.OPEN:
        words = say(QT_TRANSLATE_NOOP("app", "{no} 现在是「{state}」，不再登记签收"), no=record.number, state=word(record.state))
        raise Conflict(words, facts)
    if record.left_at is None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{no} 的货还没有出门，不能登记签收"), no=record.number), facts)


def must_be_possible(counts: Sequence[LineCount], shipped: Mapping[int, int]) -> None:
    """Counts that a customer can have made; more than was sent is possible, but not by a slip of the finger.

    Raises:
        BadInput: A line that is not on the record, a count below zero, more damaged than received, or more received than sent without
            a word about it.
    """
    for count in counts:
        if count.line_no not in shipped:
            raise bad_input(QT_TRANSLATE_NOOP("app", "交付记录上没有第 {n} 行"), n=count.line_no)
        if count.received < 0 or count.damaged < 0:
            raise bad_input(QT_TRANSLATE_NOOP("app", "第 {n} 行：实收和破损不能小于零"), n=count.line_no)
        if count.damaged > count.received:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "第 {n} 行：破损 {damaged} 多于实收 {received}"), n=count.line_no, damaged=count.damaged,
                received=count.received,
            )  # fmt: skip
        if count.received > shipped[count.line_no] and not count.remark.strip():
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "第 {n} 行：实收 {received} 多于发出 {shipped}，请核对；确实多到的，在该行备注写明多了什么"),
                n=count.line_no, received=count.received, shipped=shipped[count.line_no],
            )  # fmt: skip


def must_be_explained(slip: SlipBack) -> None:
    """What looked wrong although nothing was counted as damaged is said in words.

    Raises:
        BadInput: Nothing is said.
    """
    looked_wrong = slip.appearance_ok is False or slip.packaging_ok is False
    said = slip.remark.strip() or any(count.damaged or count.remark.strip() for count in slip.counts)
    if looked_wrong and not said:
        raise bad_input(QT_TRANSLATE_NOOP("app", "外观或包装有问题：填破损数，或在备注写明是什么问题"))


def must_be_timely(slip: SlipBack, left_at: datetime | None, now: datetime) -> None:
    """Arrival and signature lie between departure and this moment, the arrival first. Slips give times to the minute.

    Raises:
        BadInput: A moment before the goods left, one that did not come yet, or a signature before the arrival.
    """
    earliest = left_at.replace(second=0, microsecond=0) if left_at is not None else None
    for moment, name in ((slip.signed_at, QT_TRANSLATE_NOOP("app", "签收时间")), (slip.arrived_at, QT_TRANSLATE_NOOP("app", "到货时间"))):
        if moment is None:
            continue
        at = f"{site_time(moment):%Y-%m-%d %H:%M}"
        if moment > now:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{what} {at} 还没有到，请看清回单上的日期"), what=say(name), at=at)
        if earliest is not None and moment < earliest:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "{what} {at} 早于出厂 {left}，请看清回单上的日期"), what=say(name), at=at,
                left=f"{site_time(earliest):%Y-%m-%d %H:%M}",
            )  # fmt: skip
    if slip.signed_at is not None and slip.arrived_at is not None and slip.signed_at < slip.arrived_at:
        raise bad_input(QT_TRANSLATE_NOOP("app", "签收时间早于到货时间，请看清回单"))
