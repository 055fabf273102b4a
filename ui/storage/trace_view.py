"""追溯: scan or key anything, and see the way of the goods from the workshop to the customer and back (J-31)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.devices.code_table import Command as Code
from app.trace import papers
from app.trace.bench import TraceBench, TraceState
from app.trace.trail import trail
from app.trace.trail_views import Trail
from ui.context import DeskContext
from ui.i18n import shown
from ui.storage.screen import StorageView
from ui.storage.trail_picture import STATES, TrailHead, TrailPicture
from ui.theme.tokens import State
from ui.widgets.base import Card, EdgeCard, PlainLabel, clear_layout
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.fields import SearchBox
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, Kind, WorkTable

PREFIX = "trace|"
"""How other pages ask for a trail: `go_to("storage", "trace|" + number)`."""


class TraceView(StorageView):
    """A line to key or scan a number, the goods it stands for, and the picture of their way."""

    key: ClassVar[str] = "trace"
    roles: ClassVar[frozenset[Role]] = frozenset()
    tables: ClassVar[frozenset[str]] = frozenset({"stock_move", "unit", "lot_balance", "box", "inspection", "service_case"})
    series: ClassVar[tuple[str, ...]] = (PREFIX,)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = TraceBench()
        self._key = self._shown = ""
        self._asked = 0
        self._trail: Trail | None = None
        self.row.addWidget(self._others())
        self.row.addWidget(self._main(), 1)

    # Parts

    def _others(self) -> QWidget:
        self.others = WorkTable(
            [Column(self.tr("序列号/批号"), Kind.DOCUMENT, stretch=True), Column(self.tr("状态"), width=84)],
            empty=self.tr("只有这一件。"),
        )
        self.others.setObjectName("list.trace_goods")
        self.others.current_changed.connect(self._choose)
        self.side = EdgeCard(self.tr("同一单据"), " ")
        self.side.setFixedWidth(244)
        self.side.body.addWidget(self.others, 1)
        self.side.hide()
        return self.side

    def _main(self) -> QWidget:
        card = Card(padding=0)
        card.body.setContentsMargins(1, 10, 1, 1)
        card.body.setSpacing(6)
        card.body.addLayout(self._head())
        self.facts = PlainLabel("", "caption")
        self.facts.setContentsMargins(14, 0, 14, 0)
        self.facts.setWordWrap(True)
        self.error = Mark(State.WRONG, "—", soft=True, px=14)
        self.error.hide()
        card.body.addWidget(self.facts)
        card.body.addWidget(self.error)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty())
        self.stack.addWidget(self._drawn())
        card.body.addWidget(self.stack, 1)
        return card

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(14, 0, 12, 0)
        line.setSpacing(10)
        self.field = SearchBox(hint=self.tr("扫码，或键入任何编号"), key="Ctrl+F")
        self.field.setObjectName("field.trace")
        self.field.setFixedWidth(270)
        self.field.searched.connect(self.ask_for)
        self.title = PlainLabel("", "pageTitle")
        self.title.setObjectName("trace.title")
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._state = QHBoxLayout()
        self.look = KeyButton(self.tr("预览"), icon="eye", key="Ctrl+P")
        self.look.setObjectName("do.trace_preview")
        self.look.clicked.connect(self._preview)
        self.print = PrimaryButton(self.tr("打印追溯单"), icon="printer", cap="F10")
        self.print.setObjectName("do.trace_print")
        self.print.clicked.connect(self._print)
        for button in (self.look, self.print):
            button.setEnabled(False)
        line.addWidget(self.field)
        line.addWidget(self.title, 1)
        line.addLayout(self._state)
        line.addWidget(self.look)
        line.addWidget(self.print)
        return line

    def _empty(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.addStretch(1)
        for words, role in (
            (self.tr("扫任何一个码"), "figure"),
            (self.tr("序列号、批号、箱号，或质量跟踪卡、任务单、检验单、合格证、入库单、发货单、车次、出门证、服务单"), ""),
            (self.tr("从生产到客户走过的每一步、每次隔离和现在的位置，按时间画出来"), "caption"),
        ):
            label = PlainLabel(words, role)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            box.addWidget(label)
        box.addStretch(2)
        return page

    def _typed(self, sign: str) -> None:
        """A number keyed over the picture begins a new search."""
        self.field.setText(sign)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.deselect()
        self.field.end(False)

    def _drawn(self) -> QWidget:
        page = QWidget()
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.lanes, self.picture = TrailHead(), TrailPicture()
        self.picture.setObjectName("list.trace")
        self.picture.opened.connect(self.context.go_to.emit)
        self.picture.typed.connect(self._typed)
        self.picture.stood.connect(lambda at, around: self.rolled.ensureVisible(0, at, 0, around))
        self.rolled: QScrollArea = QScrollArea()
        self.rolled.setWidgetResizable(True)
        self.rolled.setFrameShape(QScrollArea.Shape.NoFrame)
        self.rolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("scrollBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        column.addStretch(1)
        self.rolled.setWidget(inside)
        box.addWidget(self.lanes)
        box.addWidget(self.rolled, 1)
        return page

    # Asking

    def ask_for(self, key: str, shown_one: str = "") -> None:
        """Reads the way of what a number stands for."""
        if not key.strip():
            return
        self._key, self._shown = key.strip(), shown_one
        self._asked += 1
        asked, roles, now = self._asked, self.context.actor.roles, self.context.desk.clock.now()
        wanted = self._key
        self.context.query(
            lambda s: trail(s, wanted, now, roles, shown_one),
            lambda found: self._show(found) if asked == self._asked else None,
            lambda error: self._failed(error) if asked == self._asked else None,
        )

    def reload(self) -> None:
        """Reads the shown trail anew."""
        if self._key:
            self.ask_for(self._key, self._shown)

    def open_document(self, document: str) -> None:
        """Shows the way of a number, with or without the prefix that other pages send it with."""
        self.field.clear()
        self.ask_for(document.removeprefix(PREFIX))

    def show_result(self, result: ScanResult) -> None:
        """A scan: what it stands for, or why it leads nowhere."""
        if isinstance(result.view, TraceState):
            self.field.clear()
            self.ask_for(result.view.key)
        elif result.verdict in (Verdict.WRONG, Verdict.HOLD, Verdict.FAULT):
            self._complain(shown(result.message))

    def key_pressed(self, command: Code) -> None:
        """F10 prints."""
        if command is Code.PRINT:
            self._print()

    def show_state(self) -> None:
        """The field takes the keys while nothing is shown."""
        (self.picture if self._trail is not None else self.field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, identity: object) -> None:
        if isinstance(identity, str) and self._trail is not None and identity != self._trail.identity:
            self.ask_for(self._key, identity)

    # Showing

    def _failed(self, error: AppError) -> None:
        if error.clause:
            self.context.failed.emit(error)
        else:
            self._complain(shown(error.reason))

    def _complain(self, words: str) -> None:
        self.error.set_state(State.WRONG, words or "—")
        self.error.setVisible(bool(words))

    def _show(self, found: Trail) -> None:
        another = self._trail is None or self._trail.identity != found.identity
        self._trail = found
        self._complain("")
        self.title.setText(found.identity)
        clear_layout(self._state)
        for where in found.now[:1]:
            words = " ".join(filter(None, (shown(where.state), where.place)))
            self._state.addWidget(Mark(STATES[where.mark], words, soft=True, px=14))
        pairs = [found.product, *(f"{shown(name)} {value}" for name, value in found.facts)]
        if found.customers:
            pairs.append(self.tr("发往 {whom}").format(whom="、".join(f"{name} {count}" for name, count in found.customers)))
        self.facts.setText(" · ".join(pairs))
        self.lanes.show_trail(found)
        self.picture.show_trail(found)
        self.stack.setCurrentIndex(1)
        for button in (self.look, self.print):
            button.setEnabled(True)
        self.side.setVisible(bool(found.others))
        self.side.note.setText(self.tr("{n} 件").format(n=len(found.others)))
        self.side.title.setText(found.key)
        self.others.set_rows([(one.identity, shown(one.state)) for one in found.others], [one.identity for one in found.others])
        self.others.select_key(found.identity)
        if another and not self.others.hasFocus() and self.isVisible():
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)

    def _preview(self) -> None:
        if self._trail is not None:
            self.context.preview_wanted.emit(papers.PAPER, self._trail.identity)

    def _print(self) -> None:
        if self._trail is not None:
            identity = self._trail.identity
            self.context.command(lambda w: papers.print_trail(w, identity), self._printed)

    def _printed(self, nth: int) -> None:
        self.error.set_state(State.GOOD, self.tr("追溯单第 {n} 次，已送打印").format(n=nth))
        self.error.show()
