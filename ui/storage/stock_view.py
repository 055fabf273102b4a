"""现存: products and their pieces at the left; the store as a picture and the goods one by one at the right (D-16)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.core.clock import site_day
from app.imports.views import ImportKind
from app.storage import overview, stock_paper
from app.storage.overview import GoodsLine, Overview
from ui.context import DeskContext
from ui.settings.parts import NONE, matches
from ui.settings.table_foot import TableFoot
from ui.storage.screen import StorageView
from ui.storage.stock_map import StockMap
from ui.storage.stock_steps import StockSteps
from ui.storage.stock_words import goods_mark, product_mark
from ui.widgets.base import Card, EdgeCard
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import SearchBox
from ui.widgets.tables import DENSE, Cell, Column, Kind, WorkTable

LEFT = 560


class StockListView(StorageView):
    """What is chosen in one of the three is shown in the others; Enter on goods shows their way."""

    key: ClassVar[str] = "stock"
    tables: ClassVar[frozenset[str]] = frozenset({"stock_move", "unit", "lot", "lot_balance", "location"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._found = Overview((), ())
        self._lines: dict[str, GoodsLine] = {}
        self._place = 0
        self._searched = ""
        self._asked = 0
        self.row.addWidget(self._products(), 5)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._picture(), 10)
        column.addWidget(self._goods(), 11)
        self.row.addWidget(right, 8)
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.clear_filter)

    def _products(self) -> Card:
        self.filter = SearchBox(hint=self.tr("产品、序列号、批号、库位"), key="Ctrl+F")
        self.filter.setObjectName("field.filter_stock")
        self.filter.setMinimumWidth(280)
        self.filter.textChanged.connect(lambda _: self._show_products())
        self.filter.searched.connect(self._search)
        self.products = WorkTable(
            (
                Column(self.tr("产品"), stretch=True), Column(self.tr("可用"), Kind.NUMBER, 80), Column(self.tr("预留"), Kind.NUMBER, 52),
                Column(self.tr("总数"), Kind.NUMBER, 84), Column(self.tr("单位"), width=44), Column(self.tr("停用"), Kind.MARK, 148),
            ),
            empty=self.tr("库里没有货。下一步：到「入库」扫单据和标签。"),
        )  # fmt: skip
        self.products.setObjectName("list.stock_products")
        self.products.current_changed.connect(self._choose_product)
        self.card = EdgeCard(self.tr("现存"), " ")
        self.card.head.addWidget(self.filter)
        self.paper = KeyButton(self.tr("清单"), icon="printer")
        self.paper.setObjectName("do.stock_list")
        self.paper.clicked.connect(self._print)
        self.card.body.addWidget(self.products, 1)
        self.foot = TableFoot(self.context, ImportKind.OPENING, self.tr("现存"))
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 0, 0)
        foot.addWidget(self.paper, alignment=Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.foot, 1)
        self.card.body.addLayout(foot)
        self.card.setMinimumWidth(LEFT)
        return self.card

    def _print(self) -> None:
        today = site_day(self.context.desk.clock.now())
        self.context.preview_wanted.emit(stock_paper.PAPER, stock_paper.document_of(today))

    def _picture(self) -> Card:
        self.map = StockMap()
        self.map.opened.connect(self.show_place)
        self.map.wanted.connect(self._bring_into_sight)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.map.setObjectName("scrollBody")
        self.area.setWidget(self.map)
        card = Card(self.tr("库位"), self.tr("柱高＝件数　框＝选中的产品　方向键、回车"), padding=12)
        card.body.addWidget(self.area, 1)
        return card

    def _goods(self) -> Card:
        self.goods = WorkTable(
            (
                Column(self.tr("序列号 / 批号"), Kind.DOCUMENT, 128), Column(self.tr("库位"), width=76),
                Column(self.tr("件"), Kind.NUMBER, 72), Column(self.tr("状态"), Kind.MARK, 104), Column(self.tr("入库"), Kind.DATE, 56),
                Column(self.tr("最后期限"), Kind.DATE, 92), Column(self.tr("预留给"), Kind.DOCUMENT, stretch=True),
            ),
            row_height=DENSE, empty=self.tr("选一个产品或库位，看每一件。"),
        )  # fmt: skip
        self.goods.setObjectName("list.stock_goods")
        self.goods.on_open(self._open_goods)
        self.goods.setMinimumHeight(112)
        self.steps = StockSteps(self.context, self)
        self.goods.current_changed.connect(lambda key: self.steps.show_line(self._lines.get(key or "")))
        self.list = Card(self.tr("每一件"), self.tr("先进先出　回车看追溯"), padding=8)
        self.list.body.addWidget(self.goods, 1)
        self.list.body.addWidget(self.steps)
        return self.list

    # Reading

    def reload(self) -> None:
        """Sums of every product and place; then the goods of what is chosen."""
        self.context.query(overview.overview, self._show)
        self._read_goods()

    def open_document(self, document: str) -> None:
        """A number, a place or a product is searched."""
        if document and document != self.key:
            self.filter.setText(document)
            self._search(document)

    def _bring_into_sight(self, top: float, bottom: float) -> None:
        self.area.ensureVisible(0, round((top + bottom) / 2), 0, round((bottom - top) / 2))

    def show_place(self, location_id: int) -> None:
        """Lists what stands at a place; the same place again lists the product anew."""
        self._searched = ""
        self._place = 0 if location_id == self._place else location_id
        self.map.choose(self._place)
        self._read_goods()

    def clear_filter(self) -> None:
        """Esc: every product, no place."""
        self.filter.clear()
        self._searched = ""
        self._place = 0
        self.map.choose(0)
        self._read_goods()

    def _show(self, found: Overview) -> None:
        self._found = found
        self.map.show_zones(found.zones)
        self._show_products()

    def _show_products(self) -> None:
        needle = self.filter.text().strip()
        shown = [one for one in self._found.products if matches(needle, one.code, one.name, one.model)]
        nothing = self.tr("库里没有货。下一步：到「入库」扫单据和标签。")
        none_such = self.tr("没有符合的产品。回车按序列号、批号找，Esc 清除。")
        self.products.set_empty(none_such if needle else nothing)
        rows = [
            (
                f"{one.name} {one.model}", Cell(f"{one.free:,}", bold=True) if one.free else "0", f"{one.kept:,}" if one.kept else NONE,
                f"{one.total:,}", one.unit, product_mark(one),
            )
            for one in shown
        ]  # fmt: skip
        self.products.set_rows(rows, [one.product_id for one in shown])
        pieces = sum(one.total for one in shown)
        self.card.note.setText(self.tr("{n} 种 {pieces} 件").format(n=len(shown), pieces=f"{pieces:,}"))
        if shown and self.products.current_key() is None:
            self.products.select_key(shown[0].product_id)
        else:
            self._frame_places()

    def _frame_places(self) -> None:
        """The places of the chosen product."""
        key = self.products.current_key()
        if key is None:
            self.map.show_product({})
            return

        def show(places: dict[int, int]) -> None:
            if key == self.products.current_key():
                self.map.show_product(places)

        self.context.query(lambda s: overview.places_of(s, key), show)

    def _choose_product(self, _key: object) -> None:
        self._searched = ""
        self._place = 0
        self.map.choose(0)
        self._frame_places()
        self._read_goods()

    def _search(self, words: str) -> None:
        """Goods by a part of their number, whatever product they are."""
        if not words:
            return
        place = next(
            (one.location_id for zone in self._found.zones for one in zone.places if one.code.upper() == words.upper()), 0
        )
        if place:
            self.show_place(place)
            return
        self._searched = words
        self._read_goods()

    def _read_goods(self) -> None:
        if self._searched:
            self._read(containing=self._searched)
        elif self._place:
            self._read(location_id=self._place)
        elif self.products.current_key() is not None:
            self._read(product_id=self.products.current_key())

    def _read(self, *, product_id: int | None = None, location_id: int | None = None, containing: str = "") -> None:
        """Reads run side by side: of two answers the later question's counts."""
        self._asked += 1
        ticket = self._asked

        def show(lines: list[GoodsLine]) -> None:
            if ticket == self._asked:
                self._show_goods(lines, by_place=location_id is not None)
                if containing and len(lines) == 1:  # what was looked for is what is meant: Ctrl+N and Ctrl+G are about it
                    self.goods.selectRow(0)

        self.context.query(
            lambda s: overview.goods(s, product_id=product_id, location_id=location_id, containing=containing), show
        )

    def _show_goods(self, lines: list[GoodsLine], *, by_place: bool) -> None:
        chosen = self.goods.current_key() or ""
        self._lines = {line.key: line for line in lines}
        rows = [
            (
                line.identity, line.location or NONE, f"{line.quantity:,}", goods_mark(line),
                f"{line.stocked_on:%m-%d}" if line.stocked_on else NONE, f"{line.last_day:%Y-%m-%d}" if line.last_day else NONE,
                line.order_no or (line.product if by_place else NONE),
            )
            for line in lines
        ]  # fmt: skip
        self.goods.set_rows(rows, [line.key for line in lines])
        if chosen and chosen not in self._lines:  # kept, held or moved since: still the same goods
            self.goods.select_key(next((line.key for line in lines if chosen.startswith(f"{line.identity}|")), ""))
        more = self.tr("只列最早的 {n} 条，其余请搜索").format(n=overview.MOST) if len(lines) >= overview.MOST else ""
        self.list.note.setText(more or self.tr("先进先出　回车看追溯"))
        self.steps.show_line(self._lines.get(self.goods.current_key() or ""))

    def _open_goods(self, key: str) -> None:
        line = self._lines.get(key)
        if line is not None:
            self.context.go_to.emit("storage", f"trace|{line.identity}")

