"""这一台走过的路: the way of the unit of a case; while nobody knows the unit, the one thing to do about it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.aftersales import callers, case_opening
from app.aftersales.views import CaseFacts, CaseKind, CaseState, CaseView
from app.core.errors import AppError
from app.core.text import Text
from app.core.words import Role
from app.core.work import Work
from app.desk import Reading
from app.trace import queries as trace
from app.trace.views import Chain, LinkKind, Spread
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel, clear_layout
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine
from ui.widgets.keys import on_enter
from ui.widgets.mark import Mark
from ui.widgets.steps import ChainLink, ChainView

_ICONS = {
    LinkKind.PRODUCT: "cube", LinkKind.INSPECTION: "shield", LinkKind.RECEIPT: "inbox", LinkKind.BOX: "box",
    LinkKind.LOAD: "truck", LinkKind.SEAL: "lock", LinkKind.GATE_PASS: "gate", LinkKind.SIGNATURE: "pen", LinkKind.CASE: "headset",
}  # fmt: skip


def chain_links(chain: Chain | None) -> tuple[ChainLink, ...]:
    """The chain as its widget shows it: short numbers, states, what has not been yet as a dashed ring."""
    if chain is None:
        return ()
    found = []
    for link in chain.links:
        state = State.NOT_YET if not link.reached else State.UNDER_WAY if link.kind is LinkKind.CASE else State.GOOD
        number = link.detail if link.kind is LinkKind.BOX and link.reached else link.number
        short = number if len(number) <= 8 else f"…{number[-4:]}"
        sub = link.state or "—"
        key = f"{link.page}|{link.document}"
        found.append(ChainLink(key, _ICONS[link.kind], shown(Text(link.title)), short or "—", shown(Text(sub)), state))
    return tuple(found)


class RoadCard(Card):
    """The chain and how many of the same lot went out; or the question which unit it is.

    Attributes:
        link_opened: A link was chosen; carries `page|document`.
        completed: The goods of the case in front were filled in.
    """

    link_opened = Signal(str)
    completed = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(" ", " ")
        self.title.setText(self.tr("这一台走过的路"))
        self._context = context
        self._case: CaseView | None = None
        self._asked = 0
        self._now: tuple[str, Spread | None] | None = None
        self.chain = ChainView()
        self.chain.setObjectName("list.chain")
        self.chain.opened.connect(self.link_opened)
        self._spread = QHBoxLayout()
        self._seen, self._question = self._way(), self._ask_form()
        self.body.addWidget(self._seen)
        self.body.addWidget(self._question, 1)
        self._question.hide()

    def _way(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chain)
        column.addLayout(self._spread)
        return part

    def _ask_form(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.asks = PlainLabel("", "strong")
        self.asks.setObjectName("label.case_goods")
        self.asks.setWordWrap(True)
        self.goods = QLineEdit()
        self.goods.setObjectName("field.case_goods")
        self.goods.setAccessibleName(self.tr("序列号或批号"))
        self.goods.setPlaceholderText(self.tr("序列号、批号，或序列号末几位"))
        self.goods.setMinimumHeight(36)
        on_enter(self.goods, self._complete)
        self.fill = KeyButton(self.tr("补上产品"), cap="↵")
        self.fill.setObjectName("do.complete_goods")
        self.fill.clicked.connect(self._complete)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.goods, 1)
        row.addWidget(self.fill)
        self.error = ErrorLine()
        column.addWidget(self.asks)
        column.addLayout(row)
        column.addWidget(self.error)
        column.addStretch(1)
        return part

    # What is shown

    @property
    def wants_goods(self) -> bool:
        """Whether the case in front waits to be told which unit it is about."""
        return not self._question.isHidden() and self._case is not None

    def show_case(self, view: CaseView) -> None:
        """Shows the way of the unit of a case, or asks which unit it is."""
        if self._case is None or self._case.number != view.number:
            self.forget()
        self._case = view
        open_one = view.state is not CaseState.CLOSED and view.kind is not CaseKind.ENQUIRY
        if not view.identity and not view.dispatch_no and open_one:
            self._asked += 1
            self._ask(self.tr("还不知道是哪一台。扫产品标签，或键入序列号，客户和保修期随之补上。"))
            return
        self.show_way(view.number if view.identity else view.dispatch_no or view.number)

    def show_nothing(self) -> None:
        """No case is in front."""
        self._case = None
        self._show(None, None)

    def show_way(self, key: str) -> None:
        """Reads and shows the way of a unit or lot, a dispatch, or the unit of a case."""
        roles = self._context.actor.roles
        self._asked += 1
        ticket = self._asked
        self._context.query(lambda s: _way(s, key, roles), lambda found: self._show(*found) if ticket == self._asked else None)

    def forget(self) -> None:
        """A number that was half keyed goes."""
        self.goods.clear()
        self.error.show_words("")

    def take_goods(self, identity: str) -> None:
        """Goods were scanned for the case in front: Enter fills them in."""
        self.goods.setText(identity)
        self.error.show_words("")
        number = self._case.number if self._case is not None else ""
        self._ask(self.tr("扫到 {identity}：按回车补到 {number}；是另一个来电就按 F2 再扫。").format(identity=identity, number=number))
        self.goods.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, words: str) -> None:
        self.note.setText("")
        self.asks.setText(words)
        self._turn(asked=True)

    def _turn(self, *, asked: bool) -> None:
        self._seen.setVisible(not asked)
        self._question.setVisible(asked)

    def _show(self, chain: Chain | None, spread: Spread | None) -> None:
        self._turn(asked=False)
        self.chain.show_links(chain_links(chain))
        self.chain.setVisible(chain is not None)
        self.note.setText(self.tr("点任一环打开") if chain is not None else "")
        now = (chain.identity if chain is not None else "", spread)
        if now == self._now and chain is not None:
            return
        self._now = now
        clear_layout(self._spread)
        if spread is not None and chain is not None:
            words = self.tr("同批 {name}：{gone} 台已发，{stock} 台在库").format(name=spread.name, gone=spread.gone, stock=spread.in_stock)
            self._spread.addWidget(Mark(State.HOLD, words, soft=True, px=13))
            self._spread.addStretch(1)
            button = KeyButton(self.tr("查同批去向"), icon="arrow-right")
            button.setObjectName("do.trace_lot")
            button.clicked.connect(lambda _=False, key=chain.identity: self.link_opened.emit(f"storage|trace/{key}"))
            self._spread.addWidget(button)
        if chain is None:
            words = self.tr("扫一件产品的标签，就看到它从检验到签收走过的路。")
            told = PlainLabel(words, "strong")
            told.setWordWrap(True)
            self._spread.addWidget(told, 1, Qt.AlignmentFlag.AlignTop)
        elif spread is None:
            self._spread.addStretch(1)

    # Filling in

    def _complete(self) -> None:
        view, text = self._case, self.goods.text().strip()
        if view is None:
            return
        if not text:
            self.error.show_words(self.tr("请扫产品标签，或键入序列号"))
            return

        def act(work: Work) -> CaseView:
            identity = callers.identity_meant(work.session, text, work.now)
            return case_opening.complete(work, view.number, CaseFacts(identity=identity))

        self._context.command(act, lambda _: self._completed(), self._refused)

    def _completed(self) -> None:
        self.goods.clear()
        self.error.show_words("")
        self.completed.emit()

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))


def _way(session: Reading, key: str, roles: Collection[Role]) -> tuple[Chain | None, Spread | None]:
    chain = trace.chain(session, key, roles)
    return chain, trace.spread(session, chain.identity) if chain is not None and chain.identity else None
