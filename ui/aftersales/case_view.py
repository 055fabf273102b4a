"""One service case: where it stands, the 24 h ring, the way of its unit, what happened, and the form of the next step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.aftersales import case_care, causes, handbook_queries, queries, skills
from app.aftersales import tracking_queries as tracking
from app.aftersales.handbook_views import ArticleView
from app.aftersales.views import CaseView
from app.core.clock import site_time
from app.core.text import Text
from app.core.words import Role
from app.desk import Reading
from app.identity import queries as identity
from app.trace import queries as trace
from app.trace.views import Chain, LinkKind, Spread
from ui.aftersales.acts import CaseAct, acts
from ui.aftersales.case_head import CaseHead
from ui.aftersales.like_list import LikeList
from ui.aftersales.past_card import PastCard
from ui.aftersales.side_column import SideColumn
from ui.aftersales.step_panel import StepPanel
from ui.aftersales.steps import Around, next_step
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel, clear_layout
from ui.widgets.buttons import KeyButton
from ui.widgets.clock import ClockRing, ClockView
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


@dataclass(frozen=True)
class _Read:
    """Everything around a case, read at once."""

    around: Around
    like: list[CaseView]
    articles: list[ArticleView]
    repeats: list[CaseView]
    form_no: str
    owner: str


def _read(session: Reading, view: CaseView) -> _Read:
    people = tuple(p for p in identity.people(session, active_only=True) if p.roles)
    around = Around(
        tuple(causes.causes(session, view.product_id)), tuple(skills.technicians(session, view.product_id)), people,
        tuple(case_care.measures(session, view.number)), tuple(skills.skills(session)),
    )  # fmt: skip
    owner = next((p.name for p in people if p.person_id == view.next_owner_id), "")
    articles = handbook_queries.fitting(session, view.description, view.product_id, 2)
    like, repeats = queries.like(session, view), queries.repeats(session, view)
    return _Read(around, like, articles, repeats, tracking.open_form(session, view.number), owner)


class CaseDetail(QWidget):
    """The right side of the view 服务单.

    Attributes:
        link_opened: A link of the chain, or a page of the menu, was chosen; carries `page|document`.
        shown: A case is shown as it now stands; carries its `CaseView`.
    """

    link_opened = Signal(str)
    shown = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._case: CaseView | None = None
        self._found: _Read | None = None
        self._act: CaseAct | None = None
        self._spread_now: tuple[str, Spread | None] | None = None
        self._asked = 0
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        self.head = CaseHead()
        self.head.wanted.connect(self._show_act)
        grid.addWidget(self.head, 0, 0, 1, 3)
        ring = Card(self.tr("24 小时响应"), self.tr("条款 J-02"))
        self.clock = ClockRing()
        ring.body.addWidget(self.clock)
        grid.addWidget(ring, 1, 0)
        grid.addWidget(self._road(), 1, 1, 1, 2)
        self.past = PastCard(context)
        self.past.acted.connect(self._again)
        grid.addWidget(self.past, 2, 0, 1, 2)
        grid.addWidget(self._side(), 2, 2)
        for column, stretch in enumerate((258, 230, 300)):
            grid.setColumnStretch(column, stretch)
        grid.setRowStretch(2, 1)
        self._ticks = QTimer(self, interval=30_000)
        self._ticks.timeout.connect(self._show_clock)

    def showEvent(self, event: object) -> None:
        """The ring moves while it is seen."""
        self._ticks.start()
        self._show_clock()

    def hideEvent(self, event: object) -> None:
        """And stands otherwise."""
        self._ticks.stop()

    # Parts

    def _road(self) -> Card:
        card = Card(self.tr("这一台走过的路"), self.tr("点任一环打开"))
        self.chain = ChainView()
        self.chain.setObjectName("list.chain")
        self.chain.opened.connect(self.link_opened.emit)
        card.body.addWidget(self.chain)
        self._spread = QHBoxLayout()
        card.body.addLayout(self._spread)
        return card

    def _side(self) -> QWidget:
        self.step = StepPanel(self._context)
        self.step.acted.connect(self._acted)
        self.step.left.connect(self._leave_act)
        self.like = LikeList()
        self.like.opened.connect(lambda key: self.link_opened.emit(f"aftersales|{key}"))
        self._column = SideColumn(self.step, self.tr("像这样的，以前怎么办"), self.like)
        return self._column

    @property
    def number(self) -> object:
        """The label with the case's number."""
        return self.head.number

    @property
    def note(self) -> QLineEdit:
        """The line in which a note is written."""
        return self.past.note_field

    # What is shown

    @property
    def case(self) -> CaseView | None:
        """The case on screen."""
        return self._case

    def open_case(self, number: str) -> None:
        """Reads a case and everything around it."""
        def ask(s: Reading) -> CaseView | None:
            return queries.case(s, number)

        self._asked = asked = self._asked + 1

        def answer(view: CaseView | None) -> None:
            if view is not None and asked == self._asked:  # another case may have come to the front meanwhile
                self.show_case(view)

        self._context.query(ask, answer)

    def show_case(self, view: CaseView) -> None:
        """Shows a case."""
        self._asked += 1
        fresh = self._case is None or (self._case.number, self._case.state) != (view.number, view.state)
        if self._case is None or self._case.number != view.number:
            self._act = None
        self._case = view
        now = self._context.desk.clock.now()
        self.head.show_case(view)
        self.shown.emit(view)
        self._show_clock()
        self.past.show_case(view, now)
        if fresh:
            self._found = None
            self.step.show_step(view.number, next_step(view, Around(), now))
        self.show_unit(view.number if view.identity else view.dispatch_no or view.number)
        self._context.query(lambda s: _read(s, view), lambda found: self._show_around(view, found, fresh))

    def clear(self) -> None:
        """No case chosen yet."""
        self._case = None
        self.head.show_none()
        self.past.show_case(None, self._context.desk.clock.now())
        self.step.show_step("", next_step(None, Around(), self._context.desk.clock.now()))
        self._column.show_below(False)

    def show_unit(self, key: str) -> None:
        """Shows the way of a unit, lot or the unit of a case."""
        roles = self._context.actor.roles
        self._context.query(lambda s: _way(s, key, roles), self._show_chain)

    def _show_around(self, view: CaseView, found: _Read, fresh: bool) -> None:
        if self._case is None or self._case.number != view.number:
            return
        now, first = self._context.desk.clock.now(), self._found is None
        self._found = found
        self.head.show_around(view, found.repeats, found.form_no, found.owner, now, acts(view, found.around, now))
        if fresh and first and self._act is None and not self._typing():
            self.step.show_step(view.number, next_step(view, found.around, now))
        lines = [(one.number, f"{one.number} {_short(one.cause_words or one.analysis or one.description, 14)}", _short(one.solution, 24))
                 for one in found.like]  # fmt: skip
        lines[1:1] = [(f"handbook/{one.no}", self.tr("手册 {no} {problem}").format(no=one.no, problem=_short(one.problem, 14)),
                       _short(one.steps, 24)) for one in found.articles]  # fmt: skip
        self.like.show_lines(lines)
        self._column.show_below(bool(lines))

    def _typing(self) -> bool:
        """Whether somebody has begun to fill the form that stood here before the lists were read."""
        return bool(self.step.form.keys()) and self.step.form.isAncestorOf(self.focusWidget() or self)

    def _show_chain(self, found: tuple[Chain | None, Spread | None]) -> None:
        chain, spread = found
        self.chain.show_links(chain_links(chain))
        now = (chain.identity if chain is not None else "", spread)
        if now == self._spread_now:
            return
        self._spread_now = now
        clear_layout(self._spread)
        if spread is not None and chain is not None:
            words = self.tr("同批 {name}：{gone} 台已发，{stock} 台在库").format(name=spread.name, gone=spread.gone, stock=spread.in_stock)
            self._spread.addWidget(Mark(State.HOLD, words, soft=True, px=13))
            self._spread.addStretch(1)
            button = KeyButton(self.tr("查同批去向"), icon="arrow-right")
            button.setObjectName("do.trace_lot")
            button.setFixedHeight(28)
            button.clicked.connect(lambda _=False, key=chain.identity: self.link_opened.emit(f"storage|trace/{key}"))
            self._spread.addWidget(button)
        if chain is None:
            self._spread.addWidget(PlainLabel(self.tr("选一件产品或扫它的标签，就看到它从检验到签收走过的路。"), "caption"))
        if spread is None:
            self._spread.addStretch(1)

    def _show_clock(self) -> None:
        view = self._case
        if view is None:
            return
        now = view.responded_at or self._context.desk.clock.now()
        began, whole, left = view.began_at, view.respond_by - view.began_at, view.respond_by - now
        late = left < timedelta(0)
        minutes = int(abs(left).total_seconds() // 60)
        figure = f"{minutes // 60}:{minutes % 60:02d}"
        caption = self.tr("已响应") if view.responded_at and not late else self.tr("已超") if late else self.tr("剩余")
        hours, warn = (round(span.total_seconds() / 3600) for span in (whole, view.warn_at - began))
        marks = (
            (self.tr("来电"), began), (self.tr("警戒 {n} h").format(n=warn), view.warn_at),
            (self.tr("到期 {n} h").format(n=hours), view.respond_by),
        )  # fmt: skip
        self.clock.show_clock(
            ClockView(
                (now - began) / whole, figure, caption, tuple((name, f"{site_time(at):%m-%d %H:%M}") for name, at in marks),
                (view.warn_at - began) / whole, view.responded_at is not None,
            )
        )  # fmt: skip

    # Acting

    def _show_act(self, act: CaseAct) -> None:
        if act.goes_to is not None:
            self.link_opened.emit("|".join(act.goes_to))
        elif act.step is not None and self._case is not None:
            self._act = act
            self.step.show_step(self._case.number, act.step(), from_menu=True)

    def _leave_act(self) -> None:
        self._act = None
        if self._case is not None:
            around = self._found.around if self._found is not None else Around()
            self.step.show_step(self._case.number, next_step(self._case, around, self._context.desk.clock.now()))

    def _acted(self) -> None:
        was = self._act is not None
        self._act = None
        if was:
            self._leave_act()
        self._again()

    def _again(self) -> None:
        if self._case is not None:
            self.open_case(self._case.number)


def _way(session: Reading, key: str, roles: Collection[Role]) -> tuple[Chain | None, Spread | None]:
    chain = trace.chain(session, key, roles)
    return chain, trace.spread(session, chain.identity) if chain is not None and chain.identity else None


def _short(words: str, most: int) -> str:
    first = words.splitlines()[0] if words else ""
    return first if len(first) <= most else f"{first[:most]}…"
