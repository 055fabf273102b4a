"""What a row names that has to be there already: a product, an order."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.errors import Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.imports.rows import Said
from app.orders import queries as orders


def product_named(session: Session, row: Said) -> ProductView:
    """The product a row names by code, GTIN, model or name.

    Raises:
        RowProblem: None, or several.
    """
    wanted = row.text("product", needed=True)
    found = catalog.products_called(session, wanted)
    if len(found) != 1:
        several = QT_TRANSLATE_NOOP("app", "有 {n} 个产品叫这个，请写编码")
        words = several if found else QT_TRANSLATE_NOOP("app", "没有这个产品，请先在资料里建")
        raise row.problem("product", Conflict(say(words, n=len(found))))
    return found[0]


def order_named(session: Session, row: Said) -> str:
    """The order a row names by its number in the ERP, or by ours.

    Raises:
        RowProblem: None, or several.
    """
    wanted = row.text("order_no", needed=True)
    known = orders.by_erp_no(session, wanted) or tuple(orders.numbered(session, [wanted]))
    if len(known) != 1:
        several = QT_TRANSLATE_NOOP("app", "有几张订单叫这个号，请写本系统的订单号")
        words = several if known else QT_TRANSLATE_NOOP("app", "没有这张订单，请先导入订单")
        raise row.problem("order_no", Conflict(say(words)))
    return known[0]
