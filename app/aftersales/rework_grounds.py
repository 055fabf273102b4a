"""What a 返工单 rests on: a record of quality's test that is there and is about these goods, and a tracking form in force (J-19, J-23)."""

from __future__ import annotations

from collections.abc import Sequence

from app.aftersales import queries as cases
from app.aftersales import returns_queries as returns
from app.aftersales import rework_rules
from app.aftersales import tracking_queries as tracking
from app.aftersales.rework_goods import Goods
from app.core.entry import clean
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.devices.code_table import Series
from app.quality import queries as quality
from app.units import queries as units
from db.states import Disposition, InspectionKind, TrackingState, UnitState

_IN_WORKS = (UnitState.HOLD, UnitState.REWORK)
"""Goods that the works themselves stopped: any sheet on which they were judged, or what they were stopped by, is the record."""


def test_record(work: Work, goods: Goods, test_no: str) -> str:
    """The number of the record that the judgement rests on, as it is kept.

    A sheet of the return inspection, a 退货单 on which they were tested, or a 服务单 of a visit on site; of goods that never left, or
    are on hold, also the sheet, report or form that stopped them.

    Raises:
        Refused: J-19, no record, or one that is not about these goods.
    """
    number = clean(QT_TRANSLATE_NOOP("app", "检测记录"), test_no).upper()
    for identity in goods.identities:
        rework_rules.must_have_been_tested(identity, number, bool(number) and _is_about(work, identity, number))
    return number


def _is_about(work: Work, identity: str, number: str) -> bool:
    stopped = _is_stopped(work, identity)
    if number.startswith(Series.RETURN.value):
        view = returns.authorisation(work.session, number)
        return view is not None and any(one.identity == identity and one.tests for one in view.items)
    if number.startswith(Series.SERVICE_CASE.value):
        case = cases.case(work.session, number)
        return case is not None and case.identity == identity and case.arrived_at is not None and bool(case.work_done)
    if stopped and number.startswith(Series.NONCONFORMITY.value):
        report = quality.nonconformity(work.session, number)
        return report is not None and identity in report.identities
    if stopped and number.startswith(Series.TRACKING_FORM.value):
        return tracking.decided_on(work.session, number, identity, Disposition.REWORK)
    sheet = quality.inspection(work.session, number)
    fits = sheet is not None and sheet.judged_at is not None and identity in sheet.identities
    return fits and sheet is not None and (stopped or sheet.kind is InspectionKind.RETURN)


def _is_stopped(work: Work, identity: str) -> bool:
    state = units.state(work.session, identity)
    if state is not None:
        return state in _IN_WORKS
    lot = units.lot(work.session, identity)
    return lot is not None and lot.count(*_IN_WORKS) > 0


def form_in_force(work: Work, ncr_no: str, identities: Sequence[str]) -> str:
    """The number of the tracking form by which goods are reworked, or blank while none is named.

    Raises:
        NotFound: No such form.
        Refused: J-23, it is closed, or does not name these goods.
    """
    asked = clean(QT_TRANSLATE_NOOP("app", "跟踪表"), ncr_no).upper()
    if not asked:
        return ""
    state = tracking.state_of(work.session, asked)
    if state is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "质检信息反馈跟踪表"), asked)
    unnamed = [] if state is TrackingState.CLOSED else tracking.unnamed(work.session, asked, identities)
    rework_rules.form_must_cover(asked, state is TrackingState.CLOSED, unnamed)
    return asked
