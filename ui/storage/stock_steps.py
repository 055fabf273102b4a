"""The steps under the list of goods: keep them for an order, end that, put them on hold, let them go (D-16, B-11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.work import Work
from app.storage import holds, keeping
from app.storage.overview import GoodsLine, UnitState
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine


class StockSteps(QWidget):
    """One field for the order or the reason, the pieces, and the steps that the chosen goods and the person allow."""

    def __init__(self, context: DeskContext, parent: QWidget) -> None:
        super().__init__(parent)  # what is shown from the beginning would be a window of its own without one
        self._context = context
        self._line: GoodsLine | None = None
        self.words = QLineEdit()
        self.words.setObjectName("field.stock_words")
        self.words.setPlaceholderText(self.tr("订单号（预留）或原因（隔离、解除隔离）"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.pieces = QSpinBox()
        self.pieces.setObjectName("field.stock_pieces")
        self.pieces.setAccessibleName(self.tr("件数"))
        self.pieces.setRange(1, 1)
        self.pieces.lineEdit().setTextMargins(10, 0, 0, 0)  # a styled spin box leaves its padding out
        self.pieces.setFixedWidth(84)
        self.keep = self._button("do.keep", self.tr("预留"), "Ctrl+N", self._keep)
        self.end = self._button("do.end_keeping", self.tr("解除预留"), "Ctrl+D", self._end)
        self.hold = self._button("do.hold", self.tr("隔离"), "Ctrl+G", self._hold)
        self.free = self._button("do.let_go", self.tr("解除隔离"), "Ctrl+D", self._let_go)
        self.error, self.said = ErrorLine(), Said()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.pieces)
        for button in (self.keep, self.end, self.hold, self.free):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.error)
        column.addWidget(self.said)
        self.words.textEdited.connect(lambda _: self.error.show_words(""))
        context.person_changed.connect(lambda _: self._offer())
        self._offer()

    def show_line(self, line: GoodsLine | None) -> None:
        """The steps of chosen goods; what was said of others goes."""
        if line is None or self._line is None or line.identity != self._line.identity:
            self.error.show_words("")
            self.said.setText("")
        self._line = line
        count = line.quantity if line is not None else 1
        self.pieces.setRange(1, max(1, count))
        self.pieces.setValue(count)
        self._offer()

    def _button(self, name: str, words: str, key: str, act: Callable[[], None]) -> KeyButton:
        button = KeyButton(words, key=key)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _offer(self) -> None:
        line, actor = self._line, self._context.actor
        kept, held = line is not None and line.is_kept, line is not None and line.is_held
        keeper, holder = actor.has(*keeping.KEEPERS), actor.has(*holds.HOLDERS)
        quality = actor.has(*holds.RELEASERS)
        self.keep.setVisible(keeper and not kept and not held)
        self.keep.setEnabled(line is not None and line.state is UnitState.IN_STOCK)
        self.end.setVisible(keeper and kept and not held)
        self.hold.setVisible(holder and not held)
        self.hold.setEnabled(line is not None)
        self.free.setVisible(quality and held)
        self.pieces.setVisible(line is not None and line.is_lot and (self.keep.isVisibleTo(self) or self.end.isVisibleTo(self)))
        self.setVisible(keeper or holder)

    def _keep(self) -> None:
        line, order_no, pieces = self._line, self.words.text(), self.pieces.value()
        if line is not None:
            said = self.tr("{goods} 已为 {order} 预留").format(goods=line.identity, order=order_no.strip().upper())
            self._run(lambda w: keeping.keep(w, order_no, line.identity, pieces), said)

    def _end(self) -> None:
        line, pieces = self._line, self.pieces.value()
        if line is not None:
            said = self.tr("{goods} 不再为 {order} 预留").format(goods=line.identity, order=line.order_no)
            self._run(lambda w: keeping.end(w, line.identity, line.order_no, pieces if line.is_lot else None, line.state), said)

    def _hold(self) -> None:
        line, why = self._line, self.words.text()
        if line is not None:
            self._run(lambda w: holds.hold(w, line.identity, why), self.tr("{goods} 已隔离").format(goods=line.identity))

    def _let_go(self) -> None:
        line, why = self._line, self.words.text()
        if line is not None:
            self._run(lambda w: holds.let_go(w, line.identity, why), self.tr("{goods} 已解除隔离").format(goods=line.identity))

    def _run(self, act: Callable[[Work], Any], said: str) -> None:
        def done(_: Any) -> None:
            self.error.show_words("")
            self.said.setText(said)
            self.words.clear()

        def failed(error: AppError) -> None:
            self.said.setText("")
            self.error.show_words("" if error.clause else shown(error.reason))
            if error.clause:
                self._context.failed.emit(error)
            else:
                self.words.setFocus()

        self._context.command(act, done, failed)
