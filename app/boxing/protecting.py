"""The protection of the closed box before delivery (E-06), and cushioning for fragile goods in the outer box (C-12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.boxing import closing_rules, queries
from app.boxing.contents import items_of
from app.boxing.rows import PACKERS, packing_box
from app.boxing.views import BenchState, BoxView, RowView, Step
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.materials import queries as materials
from app.packing import queries as packing
from db.models.boxing import Box, BoxProtection
from db.states import BoxState

PROTECTION = "protection"
"""Note of a line of the bench's table that is an item of protection, not a paper."""

CUSHIONING = "防震材料"
"""What fragile goods need in the outer box, whatever their packing spec says besides."""


def wanted(session: Session, product_ids: Iterable[int], today: date) -> tuple[str, ...]:
    """What a box with these products gets before delivery: cushioning first, then what their packing specs say."""
    keys = list(dict.fromkeys(product_ids))
    figures = packing.figures(session, keys, today)
    named = [item for key in keys for item in (figures[key].protection if key in figures else ())]
    fragile = any(product.fragile for product in catalog.products_by_key(session, keys).values())
    return tuple(dict.fromkeys([*([CUSHIONING] if fragile else []), *named]))


def checklist(session: Session, box: BoxView, today: date) -> tuple[tuple[str, bool], ...]:
    """Each item of a box's protection and whether it is done."""
    row = session.scalar(select(Box).where(Box.sscc == box.sscc))
    return () if row is None else _list(session, row, [item.product_id for item in box.items], today)


def with_protection(session: Session, state: BenchState, now: datetime) -> BenchState:
    """The bench that closes a box, with the protection it still needs in the table and as next step."""
    if state.box is None or state.step is not Step.SEAL:
        return state
    items = checklist(session, state.box, site_day(now))
    todo = tuple(item for item, done in items if not done)
    rows = (*state.rows, *(RowView(0, item, "", None, "", int(done), 1, PROTECTION) for item, done in items))
    if not todo:
        return replace(state, rows=rows)
    step = say(QT_TRANSLATE_NOOP("app", "做好{item}，扫「确认」或包装码"), item=todo[0])
    return replace(state, rows=rows, unprotected=todo, next_step=step)


def tick(work: Work, dispatch_no: str, key: str = "") -> tuple[BoxView, str]:
    """Ticks one item as done: that of a scanned packaging item, or the next open one.

    Args:
        work: The action.
        dispatch_no: The 发货单.
        key: Key of the packaging item (`JF$PKG:` and this), or blank.

    Returns:
        The box and the item.

    Raises:
        Conflict: No checked box is in work, or nothing is open.
        BadInput: The packaging item is none of the list.
        NotFound: No such packaging item.
    """
    work.require(*PACKERS)
    row = packing_box(work, dispatch_no)
    if row is None or row.state is not BoxState.CHECKED:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有等封箱的箱")))
    todo = [item for item, done in _of(work, row) if not done]
    if key:
        name = materials.item(work.session, key).name
        item = next((i for i in todo if i == name or i in name or name in i), "")
        if not item:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "这一箱的防护不用{item}，或已做过"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), name), item=name
            )
    elif todo:
        item = todo[0]
    else:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "没有要确认的")))
    work.session.add(
        BoxProtection(box_id=row.id, round=row.round, item=item, code=key, at=work.now, person_id=work.actor.person_id or 0)
    )
    work.session.flush()
    work.audit("protect_box", "box", row.sscc, item=item, code=key)
    found = queries.box(work.session, row.sscc)
    assert found is not None
    return found, item


def require_protected(work: Work, row: Box) -> None:
    """Refuses a box whose protection is not complete.

    Raises:
        Refused: C-12 no cushioning, E-06 another item is open.
    """
    todo = [item for item, done in _of(work, row) if not done]
    closing_rules.fragile_must_be_cushioned(row.box_no, CUSHIONING in todo)
    closing_rules.must_be_protected(row.box_no, [item for item in todo if item != CUSHIONING])


def _of(work: Work, row: Box) -> tuple[tuple[str, bool], ...]:
    return _list(work.session, row, [item.product_id for item in items_of(work, row)], site_day(work.now))


def _list(session: Session, row: Box, product_ids: Iterable[int], today: date) -> tuple[tuple[str, bool], ...]:
    query = select(BoxProtection.item).where(BoxProtection.box_id == row.id, BoxProtection.round == row.round)
    done = set(session.scalars(query))
    return tuple((item, item in done) for item in wanted(session, product_ids, today))
