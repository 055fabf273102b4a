"""The weight of a box against what lies in it: taken, refused with what would explain it, waived by a second person (C-18)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.boxing import weight_rules
from app.boxing.events import BoxChanged
from app.boxing.rows import PACKERS, box_row, box_view, must_be_at_hand, weigh_by_figures
from app.boxing.views import BenchState, BoxView, Step
from app.boxing.weights import Band, Part, Tolerance, band, explain
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchOrderView
from app.packing import queries as packing
from app.settings.service import setting_int, setting_text
from db.models.boxing import Box, BoxItem, BoxWeighing, StationScale, WeightWaiver
from db.states import BoxState, Role

WAIVERS = (Role.TEAM_LEADER, Role.LOGISTICS_HEAD)


_BOX = select(Box).where(Box.sscc == bindparam("sscc"))
_LYING = (
    select(BoxItem.product_id, func.sum(BoxItem.quantity))
    .where(BoxItem.box_id == bindparam("box_id"), BoxItem.removed_at.is_(None))
    .group_by(BoxItem.product_id).order_by(func.min(BoxItem.id))
)  # fmt: skip
_ATTACHED = select(StationScale.attached).where(StationScale.station == bindparam("station"))
"""Statements of every scan, built once."""


def weigh(work: Work, sscc: str, gross_g: int) -> BoxView:
    """Takes the weight that the scale showed for a box; before its label is printed.

    Raises:
        BadInput: Not above zero.
        Conflict: The label is printed already.
        Refused: C-14 it is in work at another station; C-18 it is not what its contents weigh: the refusal says which pieces
            would explain it.
    """
    work.require(*PACKERS, Role.INSPECTOR)
    row = box_row(work, sscc)
    if gross_g <= 0:
        raise bad_input(QT_TRANSLATE_NOOP("app", "重量要大于零"))
    if row.state not in (BoxState.OPEN, BoxState.PACKED, BoxState.CHECKED) or row.firm_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "标签已送去打印，重量不能再改")))
    must_be_at_hand(work, row)
    parts, wanted = _expected(work.session, row, dispatch.dispatch_order(work.session, row.dispatch_no), work.now)
    waiver = work.session.scalar(select(WeightWaiver).where(WeightWaiver.box_id == row.id, WeightWaiver.round == row.round))
    if setting_text(work.session, "boxing.weigh", work.now) != "never" and wanted is not None and waiver is None:
        guesses = explain(gross_g - wanted.expected_g, parts, wanted.tolerance_g)
        weight_rules.weight_must_fit(row.box_no, gross_g, wanted, guesses)
    row.gross_weight_g, row.weighed = gross_g, True
    work.session.add(
        BoxWeighing(
            box_id=row.id, round=row.round, gross_g=gross_g, expected_g=wanted.expected_g if wanted else None,
            tolerance_g=wanted.tolerance_g if wanted else None, at=work.now, person_id=work.actor.person_id,
            waiver_id=waiver.id if waiver else None,
        )
    )  # fmt: skip
    work.session.flush()
    work.audit("weigh", "box", sscc, gross_g=gross_g, expected_g=wanted.expected_g if wanted else None, waived=waiver is not None)
    if row.closed_at is not None:
        work.emit(BoxChanged(row.dispatch_no, sscc))
    return box_view(work, row)


def withdraw(work: Work, sscc: str) -> bool:
    """A later reading does not fit: what was weighed before counts no more, and the box is to be weighed again.

    Returns:
        Whether there was a weight to take back.
    """
    work.require(*PACKERS, Role.INSPECTOR)
    row = box_row(work, sscc)
    if not row.weighed:
        return False
    row.weighed = False
    weigh_by_figures(work, row)
    work.audit("withdraw_weight", "box", sscc)
    return True


def waive(work: Work, sscc: str, reason: str) -> BoxView:
    """The team leader lets the box go though its weight does not fit; the next reading is taken as it is.

    Raises:
        BadInput: No reason.
        Refused: C-18 by somebody who packed it himself.
        Conflict: The label is printed already, or it was waived before.
    """
    work.require(*WAIVERS)
    if not reason.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明原因"))
    row = box_row(work, sscc)
    if row.state not in (BoxState.OPEN, BoxState.PACKED, BoxState.CHECKED) or row.firm_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "标签已送去打印，重量不能再改")))
    hands = set(work.session.scalars(select(BoxItem.person_id).where(BoxItem.box_id == row.id)))
    weight_rules.waiver_must_be_by_another(row.box_no, work.actor.name, work.actor.person_id in {row.packer_id, *hands})
    if work.session.scalar(select(WeightWaiver.id).where(WeightWaiver.box_id == row.id, WeightWaiver.round == row.round)):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已放行重量，请上秤"), n=row.box_no))
    person_id = work.actor.person_id or 0
    work.session.add(WeightWaiver(box_id=row.id, round=row.round, reason=reason.strip(), at=work.now, person_id=person_id))
    work.session.flush()
    work.audit("waive_weight", "box", sscc, reason=reason.strip())
    return box_view(work, row)


def require_weighed(work: Work, row: Box) -> None:
    """Refuses to seal a box that has to be weighed and was not.

    Raises:
        Refused: C-18.
    """
    weight_rules.must_be_weighed(row.box_no, must_weigh(work.session, work.station, work.now), row.weighed)


def must_weigh(session: Session, station: str, now: datetime) -> bool:
    """Whether a box has to be weighed at a station before it is sealed."""
    rule = setting_text(session, "boxing.weigh", now)
    if rule != "scale":
        return rule == "required"
    return bool(session.scalar(_ATTACHED, {"station": station}))


def note_scale(work: Work, attached: bool) -> None:
    """Notes whether a scale is set up at this station: then every box sealed here is weighed."""
    work.require(*PACKERS, Role.INSPECTOR, Role.ASSEMBLER)
    row = work.session.scalar(select(StationScale).where(StationScale.station == work.station))
    if attached == (row.attached if row is not None else False):
        return
    if row is None:
        work.session.add(StationScale(station=work.station, attached=attached, at=work.now))
    else:
        row.attached, row.at = attached, work.now
    work.session.flush()
    work.audit("note_scale", "station", work.station, attached=attached)


def with_weight(session: Session, state: BenchState, station: str, now: datetime) -> BenchState:
    """The bench with what its box should weigh now, and with the scale as next step where the box cannot be sealed without."""
    row = session.scalar(_BOX, {"sscc": state.box.sscc}) if state.box is not None else None
    if row is None or state.step not in (Step.ITEMS, Step.COMPLETE, Step.CHECK, Step.SEAL):
        return state
    _, wanted = _expected(session, row, state.order, now)
    needed = must_weigh(session, station, now)
    state = replace(state, band=wanted, must_weigh=needed)
    if state.step is Step.SEAL and not row.weighed and needed:
        return replace(state, next_step=say(QT_TRANSLATE_NOOP("app", "把箱放上秤")))
    return state


def _expected(session: Session, row: Box, order: DispatchOrderView | None, now: datetime) -> tuple[list[Part], Band | None]:
    """The wares of the order with how many lie in the box, and what the box should weigh."""
    counted = session.execute(_LYING, {"box_id": row.id})
    inside = {product_id: int(pieces) for product_id, pieces in counted}
    keys = dict.fromkeys([*inside, *(line.product_id for line in order.lines if order)]) if order else dict.fromkeys(inside)
    products, figures = catalog.products_by_key(session, keys), packing.figures(session, keys, site_day(now))
    floor = setting_int(session, "boxing.weight_tolerance_g", now)
    permille = setting_int(session, "boxing.weight_tolerance_permille", now)
    parts = []
    for key in keys:
        ware, known = products[key], figures.get(key)
        inner = (known.inner_weight_g if known else None) or 0
        weight = ware.gross_weight_g or (ware.net_weight_g + inner if ware.net_weight_g else 0)
        said_g, said = (known.tolerance_g, known.tolerance_permille) if known else (None, None)
        own = Tolerance(floor if said_g is None else said_g, permille if said is None and said_g is None else said or 0)
        parts.append((Part(ware.name, ware.unit, weight, inside.get(key, 0)), own))
    kind = catalog.packaging_kind(session, row.kind_id) if row.kind_id else None
    return [part for part, _ in parts], band(parts, kind.tare_g) if kind else None
