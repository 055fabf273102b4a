"""应急放行 sheets as paper: a batch of blank ones, or one as it was registered."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.gate import emergency_queries as queries
from app.gate.emergency_queries import SheetView
from app.printing.making import Making
from app.settings.service import setting_int
from app.slips import emergency_sheet as slip
from app.slips.model import Signature, Void


def emergency_sheet(session: Session, document: str, making: Making) -> bytes:
    """Builds the sheets of a batch, or the one of a number; a registered one is filled in, a void one crossed out.

    Raises:
        NotFound: No such batch or sheet.
    """
    moment = making.printing.printed_at
    found = queries.batch(session, document, moment)
    if not found:
        raise not_found(QT_TRANSLATE_NOOP("app", "应急放行单"), document)
    hours = setting_int(session, "gate.emergency_register_hours", moment)
    return slip.render([_sheet(view, hours, making) for view in found], making.copies)


def _sheet(view: SheetView, hours: int, making: Making) -> slip.EmergencySheet:
    void = making.void
    if view.voided_at is not None:
        void = Void(site_time(view.voided_at), view.voided_by, view.void_reason)
    cause = view.cause_note or word(view.cause) if view.cause is not None else ""
    return slip.EmergencySheet(
        company=making.company, form=making.form, printing=making.printing, number=view.number, date=site_day(view.printed_at),
        signatures=_signatures(view), void=void, gate=view.gate, hours=hours, cause=cause, plate=view.plate, trailer=view.trailer,
        seal=view.seal, pass_no=view.pass_no, goods=view.goods, boxes=view.boxes,
        left_at=site_time(view.left_at) if view.left_at is not None else None,
        registered_at=site_time(view.registered_at) if view.registered_at is not None else None,
    )  # fmt: skip


def _signatures(view: SheetView) -> tuple[Signature, ...]:
    """Who signed the paper by hand, as it was registered, and who registered it."""
    if view.registered_at is None or view.left_at is None:
        return ()
    left, by = site_time(view.left_at), view.registered_by
    return (
        Signature("值班领导", view.manager, left, registered_by=by),
        Signature("门卫", view.guard, left, registered_by=by),
        Signature("补登人", by, site_time(view.registered_at)),
    )
