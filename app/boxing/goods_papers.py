"""Builds 货物清单 (F-12) and 随货资料清单 (F-16) of a 发货单, before packing and after."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.boxing import queries
from app.boxing.views import BoxView
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.dispatch import queries as dispatch
from app.dispatch.views import DispatchLineView, DispatchOrderView
from app.printing.making import Making
from app.slips import goods_list as goods_form
from app.slips import kit_list as kit_form


def goods_list(session: Session, document: str, making: Making) -> bytes:
    """Draws the 货物清单 of a 发货单; boxes and weights stand on it once they are known.

    Raises:
        NotFound: No such 发货单.
    """
    view = _order(session, document)
    boxes = [box for box in queries.boxes(session, view.number) if box.items]
    trip = dispatch.trip(session, view.trip_no) if view.trip_no else None
    n, of = dispatch.load_numbers(session, [view.number]).get(view.number, (1, 1))
    packed = f"{len(boxes)} 箱  {sum(box.gross_weight_g or 0 for box in boxes) / 1000:g} kg" if boxes else ""
    paper = goods_form.GoodsList(
        company=making.company, form=making.form, printing=making.printing, number=view.number,
        date=site_day(view.issued_at or view.made_at), void=making.void,
        customer=view.customer_name, order_no=view.order_no, mark=view.shipping_mark or _marks(boxes),
        address=f"{view.destination} {view.address}".strip(), load=f"第 {n} 车 / 共 {of} 车" if of > 1 else "",
        trip=f"{trip.number}  {trip.plate}" if trip else "", packed=packed, lines=tuple(_line(line, boxes) for line in view.lines),
    )  # fmt: skip
    return goods_form.render(paper, making.copies)


def packed_lines(session: Session, dispatch_no: str) -> dict[int, tuple[int, int]]:
    """Boxes and grams by line of a 发货单 that is packed and weighed whole; a box counts for the line of its first goods.

    A line whose goods all lie in boxes of other lines has none of its own; an order with anything left to pack or weigh gives nothing.
    """
    view = dispatch.dispatch_order(session, dispatch_no)
    boxes = [box for box in queries.boxes(session, dispatch_no) if box.items]
    if view is None or not boxes or any(line.boxed < line.wanted for line in view.lines) or not all(box.gross_weight_g for box in boxes):
        return {}
    found = {line.line_id: (0, 0) for line in view.lines}
    for box in boxes:
        first = box.items[0].line_id
        n, grams = found.get(first, (0, 0))
        found[first] = n + 1, grams + (box.gross_weight_g or 0)
    return found


def _line(line: DispatchLineView, boxes: Sequence[BoxView]) -> goods_form.GoodsLine:
    mine = [box for box in boxes if any(item.line_id == line.line_id for item in box.items)]
    alone = all(item.line_id == line.line_id for box in mine for item in box.items)
    gross = [box.gross_weight_g for box in mine]
    return goods_form.GoodsLine(
        line.product_name, line.model, line.unit, line.wanted, "、".join(dict.fromkeys(box.packaging for box in mine if box.packaging)),
        len(mine) if mine else None, sum(g or 0 for g in gross) if mine and alone and None not in gross else None,
    )  # fmt: skip


def kit_list(session: Session, document: str, making: Making) -> bytes:
    """Draws the 随货资料清单 of a 发货单.

    Raises:
        NotFound: No such 发货单.
    """
    view = _order(session, document)
    products = catalog.products_by_key(session, (line.product_id for line in view.lines))
    codes = _numbers(queries.kit(session, view.number), view) | queries.coded_papers(session, view)
    lines = []
    for name, inside in queries.kit(session, view.number):
        of = [f"{line.product_name} {line.model}" for line in view.lines if name in products[line.product_id].papers]
        lines.append(kit_form.KitLine(name, "、".join(of) or view.contract_no or view.order_no, codes.get(name, ""), inside))
    paper = kit_form.KitList(
        company=making.company, form=making.form, printing=making.printing, number=view.number,
        date=site_day(view.issued_at or view.made_at), void=making.void,
        customer=view.customer_name, order_no=view.order_no, contract_no=view.contract_no, lines=tuple(lines),
    )  # fmt: skip
    return kit_form.render(paper, making.copies)


def _numbers(kit: Sequence[tuple[str, bool]], view: DispatchOrderView) -> dict[str, str]:
    """The numbers of the papers that the desk knows by themselves: contract and invoice."""
    known = {"合同": view.contract_no, "发票": view.invoice_no}
    return {name: number for name, _ in kit for word, number in known.items() if word in name and number}


def _marks(boxes: Sequence[BoxView]) -> str:
    return "、".join(dict.fromkeys(box.shipping_mark for box in boxes if box.shipping_mark))


def _order(session: Session, document: str) -> DispatchOrderView:
    view = dispatch.dispatch_order(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), document)
    return view
