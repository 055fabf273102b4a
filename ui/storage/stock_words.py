"""What 现存 says about products and goods; plain values, no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.words import text as word_text
from app.storage.overview import ASIDE, LEAVING, LOCKED, GoodsLine, ProductStock, UnitState
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.tables import MarkCell


def product_mark(product: ProductStock) -> MarkCell:
    """What of a product cannot be drawn, and why; good where everything can."""
    translate = QCoreApplication.translate
    if product.aside and product.locked:
        return MarkCell(State.HOLD, translate("storage", "隔离等 {n}").format(n=rounded(product.aside + product.locked)))
    if product.aside:
        return MarkCell(State.HOLD, translate("storage", "隔离 {n}").format(n=rounded(product.aside)))
    if product.locked:
        return MarkCell(State.HOLD, translate("storage", "到期 {n}").format(n=rounded(product.locked)))
    if product.waiting:
        return MarkCell(State.NOT_YET, translate("storage", "待收 {n}").format(n=rounded(product.waiting)))
    return MarkCell(State.GOOD, translate("storage", "无"))


def rounded(pieces: int) -> str:
    """A number as a narrow column has room for it: from ten thousand on in 万."""
    if pieces < _TEN_THOUSAND:
        return f"{pieces:,}"
    return QCoreApplication.translate("storage", "{n}万").format(n=f"{pieces / _TEN_THOUSAND:.1f}".removesuffix(".0"))


_TEN_THOUSAND = 10_000


def goods_mark(line: GoodsLine) -> MarkCell:
    """The state of goods; opened ones say so, and drawn ones of a lot that is on hold are on hold."""
    if line.state in ASIDE | LOCKED:
        return MarkCell(State.HOLD, shown(word_text(line.state)))
    if line.is_held:
        return MarkCell(State.HOLD, shown(word_text(UnitState.HOLD)))
    if not line.sealed and line.state is UnitState.IN_STOCK:
        return MarkCell(State.HOLD, QCoreApplication.translate("storage", "已开封"))
    at = State.INFO if line.state is UnitState.RESERVED else State.UNDER_WAY if line.state in LEAVING else State.NOT_YET
    return MarkCell(State.GOOD if line.state is UnitState.IN_STOCK else at, shown(word_text(line.state)))
