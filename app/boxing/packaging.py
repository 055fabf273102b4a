"""Which packaging a box is made of: chosen by its code before the first piece goes in (C-02)."""

from __future__ import annotations

from app.boxing import queries
from app.boxing.contents import items_of
from app.boxing.rows import PACKERS, must_be_boxable, open_box, order_view, packing_box, weigh_by_figures
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.core.errors import BadInput, Conflict, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from db.states import BoxState, Role


def choose(work: Work, dispatch_no: str, key: str) -> BoxView:
    """Takes the kind of packaging behind `JF$PKG:` and `key` for the box in work, or opens the next one in it.

    Raises:
        BadInput: No kind of shipping packaging has this code.
        Conflict: Nothing is left to box, or goods lie in the box already.
    """
    work.require(*PACKERS)
    kind = catalog.packaging_kind_by_key(work.session, key)
    if kind is None:
        raise BadInput(
            say(QT_TRANSLATE_NOOP("app", "不认识这个包装码：{key}"), key=key),
            (fact(QT_TRANSLATE_NOOP("app", "扫到的"), key),), helper=Role.PROCESS,
        )  # fmt: skip
    order = order_view(work, dispatch_no)
    must_be_boxable(order)
    row = packing_box(work, dispatch_no)
    if row is None and all(line.boxed >= line.wanted for line in order.lines):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "本单已装完，不用再拿包装")))
    if row is not None and (row.state is not BoxState.OPEN or items_of(work, row)):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "第 {n} 箱已装了货，要换包装先取出"), n=row.box_no),
            (fact(QT_TRANSLATE_NOOP("app", "扫到的"), kind.name),),
        )
    row = row or open_box(work, dispatch_no)
    row.kind_id, (row.length_mm, row.width_mm, row.height_mm) = kind.kind_id, kind.size_mm
    work.session.flush()
    weigh_by_figures(work, row)
    work.audit("choose_packaging", "box", row.sscc, kind=kind.name)
    found = queries.box(work.session, row.sscc)
    if found is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "箱"), row.sscc)
    return found
