"""Gauges and meters: what each measures and until when its calibration holds (B-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.entry import NAME, clean, same_version
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.quality.views import InstrumentView
from app.settings.service import setting_int
from db.models.quality import Instrument
from db.states import Role
from db.types import yes

KEEPERS = frozenset({Role.INSPECTOR, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class InstrumentDraft:
    """What is keyed of an instrument."""

    number: str
    kind: str
    name: str
    calibrated_until: date
    calibrated_on: date | None = None
    measuring_range: str = ""
    active: bool = True


def enter(work: Work, draft: InstrumentDraft) -> InstrumentView:
    """Enters an instrument.

    Raises:
        BadInput: Number, kind or name blank, or calibration that ends before it was done.
        Conflict: The number is taken.
    """
    work.require(*KEEPERS)
    row = Instrument(calibrated_until=draft.calibrated_until)
    _fill(row, draft, site_day(work.now))
    if find(work.session, row.number) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "器具编号 {number} 已有"), number=row.number))
    work.session.add(row)
    work.session.flush()
    work.audit("enter_instrument", "instrument", row.number, kind=row.kind, until=row.calibrated_until.isoformat())
    return _view(row)


def correct(work: Work, instrument_id: int, draft: InstrumentDraft, reason: str, version: int) -> InstrumentView:
    """Changes an instrument, as after its calibration.

    Raises:
        BadInput: No reason, or as `enter`.
        Conflict: Somebody changed it since, or the number is another one's.
        NotFound: No such instrument.
    """
    work.require(*KEEPERS)
    words = clean(QT_TRANSLATE_NOOP("app", "变更原因"), reason, needed=True)
    row = work.session.get(Instrument, instrument_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "检验器具"), instrument_id)
    other = find(work.session, draft.number.strip())
    same_version(row.version, version)
    if other is not None and other.instrument_id != instrument_id:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "器具编号 {number} 已有"), number=other.number))
    before = row.calibrated_until
    _fill(row, draft, site_day(work.now))
    work.session.flush()
    work.audit("change_instrument", "instrument", row.number, old=before.isoformat(), until=row.calibrated_until.isoformat(), reason=words)
    return _view(row)


def _fill(row: Instrument, draft: InstrumentDraft, today: date) -> None:
    row.number = clean(QT_TRANSLATE_NOOP("app", "器具编号"), draft.number, most=40, needed=True)
    row.kind = clean(QT_TRANSLATE_NOOP("app", "器具种类"), draft.kind, most=NAME, needed=True)
    row.name = clean(QT_TRANSLATE_NOOP("app", "器具名称"), draft.name or draft.kind, most=NAME, needed=True)
    row.measuring_range = clean(QT_TRANSLATE_NOOP("app", "测量范围"), draft.measuring_range, most=NAME)
    if draft.calibrated_on is not None and (draft.calibrated_on > today or draft.calibrated_on > draft.calibrated_until):
        raise bad_input(QT_TRANSLATE_NOOP("app", "校准日期不能在今天或有效期之后"))
    row.calibrated_on, row.calibrated_until, row.active = draft.calibrated_on, draft.calibrated_until, draft.active


def instruments(session: Session, *, active_only: bool = False) -> list[InstrumentView]:
    """Every instrument, the one whose calibration ends first at the top."""
    query = select(Instrument).order_by(Instrument.calibrated_until, Instrument.number)
    if active_only:
        query = query.where(yes(Instrument.active))
    return [_view(row) for row in session.scalars(query)]


def of_kind(session: Session, kind: str) -> list[InstrumentView]:
    """The instruments of a kind that are in use, the one whose calibration ends last at the end."""
    rows = session.scalars(
        select(Instrument).where(Instrument.kind == kind, yes(Instrument.active)).order_by(Instrument.calibrated_until, Instrument.number)
    )
    return [_view(row) for row in rows]


def find(session: Session, number: str) -> InstrumentView | None:
    """One instrument by its number."""
    row = session.scalar(select(Instrument).where(Instrument.number == number))
    return None if row is None else _view(row)


def ending(session: Session, today: date, days: int) -> list[InstrumentView]:
    """Instruments in use whose calibration has ended or ends within so many days."""
    last = today + timedelta(days=days)
    rows = session.scalars(
        select(Instrument).where(yes(Instrument.active), Instrument.calibrated_until <= last).order_by(Instrument.calibrated_until)
    )
    return [_view(row) for row in rows]


def to_calibrate(session: Session, now: datetime) -> list[InstrumentView]:
    """Instruments whose calibration has ended or ends within the days of the setting: a reminder."""
    return ending(session, site_day(now), setting_int(session, "quality.calibration_warning_days", now))


def _view(row: Instrument) -> InstrumentView:
    return InstrumentView(
        row.id, row.number, row.kind, row.name, row.measuring_range, row.calibrated_on, row.calibrated_until, row.active, row.version
    )
