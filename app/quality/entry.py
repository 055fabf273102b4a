"""What the inspector enters on a sheet: values a piece or an item, verdicts by eye, the instrument; numbers are judged at once (B-04)."""

from __future__ import annotations

from sqlalchemy import select

from app.core.clock import site_day
from app.core.entry import clean
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.quality import instruments, queries, rules, sampling, sheets
from app.quality.views import GAP, InspectionView, InstrumentView
from db.models.quality import Inspection, InspectionItem
from db.states import InspectionVerdict, SamplingPlan

EYE_WORDS = {InspectionVerdict.PASS: "符合", InspectionVerdict.FAIL: "不符合"}
"""What stands as measured where the inspector judges by eye and writes nothing."""


def record_item(
    work: Work, number: str, no: int, measured: str, verdict: InspectionVerdict | None = None, *, instrument_no: str = ""
) -> InspectionView:
    """Enters what was found for one item; numbers are judged against the limits, the rest by the inspector (B-04).

    Args:
        work: The action.
        number: The sheet.
        no: Number of the item.
        measured: Measured values parted by spaces, or words; blank takes the verdict's word. For an item that failed by eye, the
            numbers of the pieces that failed.
        verdict: The inspector's verdict, for an item without limits.
        instrument_no: With what it was measured; blank for the one used last.

    Raises:
        BadInput: No number where one is measured, more values than pieces, or no verdict.
        Conflict: The sheet has its verdict already.
        NotFound: No such sheet, item or instrument.
        Refused: B-04 the instrument's calibration has ended.
    """
    row = sheets.open_row(work, number)
    item = sheets.item_row(work, row, no)
    view = queries.item_view(item)
    if view.is_measured:
        _use(work, item, instrument_no)
        values = rules.numbers(measured)
        most = row.quantity if row.plan is SamplingPlan.FREE else row.sampled
        if len(values) > most:
            raise bad_input(QT_TRANSLATE_NOOP("app", "实测值 {values} 个，多于数量 {quantity}"), values=len(values), quantity=most)
        item.measured, item.verdict = " ".join(str(value) for value in values), rules.judged(values, item.low, item.high)
    elif verdict is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{item} 要选合格或不合格"), item=item.name)
    else:
        _by_eye(row, item, measured, verdict)
    work.session.flush()
    work.audit("record_item", "inspection", number, item=no, measured=item.measured, verdict=item.verdict, instrument=item.instrument_no)
    return sheets.view(work, number)


def _by_eye(row: Inspection, item: InspectionItem, measured: str, verdict: InspectionVerdict) -> None:
    failed = verdict is InspectionVerdict.FAIL
    pieces = sampling.piece_numbers(measured, row.sampled) if failed and row.plan is not SamplingPlan.FREE else ()
    item.bad = " ".join(str(n) for n in pieces)
    words = "" if pieces else clean(QT_TRANSLATE_NOOP("app", "实测"), measured, most=60)
    listed = f"{EYE_WORDS[verdict]}：第 {'、'.join(map(str, pieces))} 件" if pieces else EYE_WORDS[verdict]
    item.measured, item.verdict = words or listed, verdict


def record_value(work: Work, number: str, no: int, piece: int, measured: str, *, instrument_no: str = "") -> InspectionView:
    """Enters the value of one piece, or of several from that piece on, and judges them at once (B-04).

    Args:
        work: The action.
        number: The sheet.
        no: Number of a measured item.
        piece: Number of the piece in the sample, from 1.
        measured: One value, or several parted by spaces.
        instrument_no: With what it was measured; blank for the one used last.

    Raises:
        BadInput: No number, or no such piece.
        Conflict: The sheet has its verdict already.
        NotFound: No such sheet, item or instrument.
        Refused: B-04 the instrument's calibration has ended.
    """
    row = sheets.open_row(work, number)
    item = sheets.item_row(work, row, no)
    view = queries.item_view(item)
    values = [str(value) for value in rules.numbers(measured)]
    last = piece + len(values) - 1
    if not view.is_measured or not 1 <= piece <= last <= row.sampled:
        raise bad_input(QT_TRANSLATE_NOOP("app", "只检了 {sample} 件，没有第 {piece} 件"), sample=row.sampled, piece=last)
    _use(work, item, instrument_no)
    kept = list(view.values) + [""] * (last - len(view.values))
    kept[piece - 1 : last] = values
    item.measured = " ".join(value or GAP for value in kept)
    if any(sampling.is_bad(value, item.low, item.high) for value in kept):
        item.verdict = InspectionVerdict.FAIL
    else:
        item.verdict = InspectionVerdict.PASS if len(kept) == row.sampled and all(kept) else None
    work.session.flush()
    work.audit("record_item", "inspection", number, item=no, piece=piece, measured=" ".join(values), instrument=item.instrument_no)
    return sheets.view(work, number)


def _use(work: Work, item: InspectionItem, instrument_no: str) -> None:
    """Notes with what an item is measured, where the works keep instruments of its kind."""
    today = site_day(work.now)
    kept = instruments.of_kind(work.session, item.instrument) if item.instrument else []
    if instrument_no:
        found = instruments.find(work.session, instrument_no)
        if found is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "检验器具"), instrument_no)
    elif not kept:
        return
    else:
        found = _usual(work, item, kept)
    rules.instrument_must_be_calibrated(item.name, found, today)
    if item.instrument and found.kind != item.instrument:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{item} 要用{kind}，{number} 不是"), item=item.name, kind=item.instrument,
                        number=found.number)  # fmt: skip
    item.instrument_no = found.number


def _usual(work: Work, item: InspectionItem, kept: list[InstrumentView]) -> InstrumentView:
    """The instrument an item is measured with when nobody names one: its own, the one this inspector used last, the only one."""
    today = site_day(work.now)
    fit = [one for one in kept if one.may_measure(today)]
    if not fit:
        return kept[-1]
    numbers = {one.number: one for one in fit}
    if item.instrument_no in numbers:
        return numbers[item.instrument_no]
    if len(fit) > 1:
        used = work.session.scalar(
            select(InspectionItem.instrument_no)
            .join(Inspection, Inspection.id == InspectionItem.inspection_id)
            .where(InspectionItem.instrument_no.in_(numbers), Inspection.inspector_id == work.actor.person_id)
            .order_by(InspectionItem.id.desc()).limit(1)
        )  # fmt: skip
        if used is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "{item} 先选器具：{numbers}"), item=item.name, numbers="、".join(numbers))
        return numbers[used]
    return fit[0]
