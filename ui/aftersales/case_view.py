"""One service case: where it stands, the 24 h ring, the way of its unit, what happened, and the form of the next step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.aftersales import queries, service
from app.aftersales.states import LINE
from app.aftersales.views import CaseCause, CaseEventKind, CaseState, CaseView, Severity
from app.core.clock import site_time
from app.core.errors import AppError
from app.core.text import Text
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.trace import queries as trace
from app.trace.views import Chain, LinkKind, Spread
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel, clear_layout
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.clock import ClockRing, ClockView
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.mark import Mark
from ui.widgets.steps import ChainLink, ChainView, Stage, StageBar, TimeEntry, TimeLine

_ICONS = {
    LinkKind.PRODUCT: "cube", LinkKind.INSPECTION: "shield", LinkKind.RECEIPT: "inbox", LinkKind.BOX: "box",
    LinkKind.LOAD: "truck", LinkKind.SEAL: "lock", LinkKind.GATE_PASS: "gate", LinkKind.SIGNATURE: "pen", LinkKind.CASE: "headset",
}  # fmt: skip
_GOOD = {CaseEventKind.REGISTERED, CaseEventKind.RESPONSE, CaseEventKind.CONFIRMED, CaseEventKind.CLOSED, CaseEventKind.DONE}


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


class CaseDetail(QWidget):
    """The right side of the page 售后.

    Attributes:
        link_opened: A link of the chain was chosen; carries `page|document`.
    """

    link_opened = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._case: CaseView | None = None
        self._act: Callable[[], None] = lambda: None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(self._head(), 0, 0, 1, 3)
        ring = Card(self.tr("24 小时响应"), self.tr("条款 J-02"))
        self.clock = ClockRing()
        ring.body.addWidget(self.clock)
        grid.addWidget(ring, 1, 0)
        grid.addWidget(self._road(), 1, 1, 1, 2)
        grid.addWidget(self._past(), 2, 0, 1, 2)
        grid.addWidget(self._next(), 2, 2)
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

    def _head(self) -> Card:
        card = Card()
        line = QHBoxLayout()
        self.number = PlainLabel("", "pageTitle")
        self.number.setObjectName("case.number")
        self._severity = QHBoxLayout()
        self.subject = PlainLabel("")
        self.subject.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.channel = PlainLabel("", "caption")
        line.addWidget(self.number)
        line.addLayout(self._severity)
        line.addWidget(self.subject, 1)
        line.addWidget(self.channel)
        card.body.addLayout(line)
        self.stages = StageBar()
        card.body.addWidget(self.stages)
        return card

    def _road(self) -> Card:
        card = Card(self.tr("这一台走过的路"), self.tr("点任一环打开"))
        self.chain = ChainView()
        self.chain.setObjectName("list.chain")
        self.chain.opened.connect(self.link_opened.emit)
        card.body.addWidget(self.chain)
        self._spread = QHBoxLayout()
        card.body.addLayout(self._spread)
        return card

    def _past(self) -> Card:
        self._past_card = Card(self.tr("经过"), " ")
        self.line = TimeLine()
        self.line.setObjectName("list.events")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        inside = QWidget()
        inside.setObjectName("scrollBody")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)
        column.addStretch(1)
        scroll.setWidget(inside)
        self._past_card.body.addWidget(scroll, 1)
        row = QHBoxLayout()
        self.note = QLineEdit()
        self.note.setObjectName("field.case_note")
        self.note.setMinimumHeight(36)
        self.note.setPlaceholderText(self.tr("写一条经过"))
        self.note.returnPressed.connect(self._note)
        button = KeyButton(self.tr("记入"))
        button.setObjectName("do.add_note")
        button.clicked.connect(self._note)
        row.addWidget(self.note, 1)
        row.addWidget(button)
        self._past_card.body.addLayout(row)
        return self._past_card

    def _next(self) -> Card:
        self._next_card = Card(self.tr("下一步"), " ")
        self.form = FieldForm()
        self.error = ErrorLine()
        self.act_button = PrimaryButton(self.tr("登记"), key="Ctrl+Return", cap="Ctrl+↵")
        self.act_button.setObjectName("do.case_step")
        self.act_button.clicked.connect(lambda: self._act())
        self.no_button = KeyButton(self.tr("客户不认可"))
        self.no_button.setObjectName("do.case_rejected")
        self.no_button.clicked.connect(lambda: self._confirm(False))
        self._next_card.body.addWidget(self.form)
        self._next_card.body.addWidget(self.error)
        self._next_card.body.addWidget(self.act_button)
        self._next_card.body.addWidget(self.no_button)
        self._like = PlainLabel("", "caption")
        self._like.setWordWrap(True)
        self._next_card.body.addStretch(1)
        self._next_card.body.addWidget(self._like)
        return self._next_card

    # What is shown

    @property
    def case(self) -> CaseView | None:
        """The case on screen."""
        return self._case

    def open_case(self, number: str) -> None:
        """Reads a case and everything around it."""
        def ask(s: Reading) -> CaseView | None:
            return queries.case(s, number)

        self._context.query(ask, lambda view: self.show_case(view) if view is not None else None)

    def show_case(self, view: CaseView) -> None:
        """Shows a case."""
        changed = self._case is None or (self._case.number, self._case.state) != (view.number, view.state)
        self._case = view
        self.number.setText(view.number)
        clear_layout(self._severity)
        urgent = {Severity.MAJOR: State.WRONG, Severity.URGENT: State.HOLD}
        self._severity.addWidget(Mark(urgent.get(view.severity, State.INFO), shown(word_text(view.severity)), soft=True, px=13))
        self.subject.setText(f"{view.description.splitlines()[0][:40]}·{view.identity}·{view.customer}")
        self.channel.setText(self.tr("渠道 {channel}").format(channel=shown(word_text(view.channel))))
        self.stages.show_stages(tuple(Stage(shown(word_text(one))) for one in LINE), LINE.index(view.state))
        self._show_clock()
        self.line.show_entries(tuple(self._entry(e.at, e.kind, f"{e.text}\n{e.person}" if e.text else e.person) for e in view.events))
        self._past_card.note.setText(self.tr("全部 {n}").format(n=len(view.events)))
        if changed:
            self._show_step(view)
        self.show_unit(view.number)
        self._context.query(lambda s: queries.like(s, view), self._show_like)

    def show_unit(self, key: str) -> None:
        """Shows the way of a unit, lot or the unit of a case."""
        roles = self._context.actor.roles

        def ask(s: Reading) -> tuple[Chain | None, Spread | None]:
            chain = trace.chain(s, key, roles)
            return chain, trace.spread(s, chain.identity) if chain is not None and chain.identity else None

        self._context.query(ask, self._show_chain)

    def clear(self) -> None:
        """No case chosen yet."""
        self._case = None
        self.number.setText(self.tr("没有选服务单"))
        self.subject.setText(self.tr("扫产品标签看它走过的路，或按 F2 登记来电"))
        self._show_step(None)

    def _entry(self, at: datetime, kind: CaseEventKind, text: str) -> TimeEntry:
        state = State.GOOD if kind in _GOOD else State.WRONG if kind is CaseEventKind.REJECTED else State.INFO
        return TimeEntry(f"{site_time(at):%H:%M}", f"{shown(word_text(kind))} {site_time(at):%m-%d}", text, state)

    def _show_chain(self, found: tuple[Chain | None, Spread | None]) -> None:
        chain, spread = found
        self.chain.show_links(chain_links(chain))
        clear_layout(self._spread)
        if spread is not None:
            words = self.tr("同批 {name}：{gone} 台已发，{stock} 台在库").format(name=spread.name, gone=spread.gone, stock=spread.in_stock)
            self._spread.addWidget(Mark(State.HOLD, words, soft=True, px=13))
        self._spread.addStretch(1)

    def _show_like(self, cases: list[CaseView]) -> None:
        lines = [f"{one.number}  {one.solution[:24]}" for one in cases]
        self._like.setText(self.tr("像这样的，以前怎么办：") + "\n" + "\n".join(lines) if lines else "")

    def _show_clock(self) -> None:
        view = self._case
        if view is None:
            return
        now = view.responded_at or self._context.desk.clock.now()
        whole = view.respond_by - view.registered_at
        left = view.respond_by - now
        late = left < timedelta(0)
        minutes = int(abs(left).total_seconds() // 60)
        figure = f"{minutes // 60}:{minutes % 60:02d}"
        caption = self.tr("已响应") if view.responded_at and not late else self.tr("已超") if late else self.tr("剩余")
        marks = (
            (self.tr("登记"), view.registered_at), (self.tr("警戒 20 h"), view.warn_at), (self.tr("到期 24 h"), view.respond_by),
        )  # fmt: skip
        self.clock.show_clock(
            ClockView(
                (now - view.registered_at) / whole, figure, caption, tuple((name, f"{site_time(at):%m-%d %H:%M}") for name, at in marks),
                (view.warn_at - view.registered_at) / whole, view.responded_at is not None,
            )
        )  # fmt: skip

    # The next step

    def _show_step(self, view: CaseView | None) -> None:
        old, self.form = self.form, FieldForm()
        self._next_card.body.replaceWidget(old, self.form)
        old.deleteLater()
        self.error.show_words("")
        title, words, self._act = self._step(view)
        self._next_card.title.setText(title)
        self.act_button.set_words(words)
        self.act_button.setVisible(bool(words))
        self.no_button.setVisible(view is not None and view.state is CaseState.DONE)

    def _field(self, key: str, label: str, *, required: bool = True) -> None:
        self.form.add_text(key, label, required=required).setObjectName(f"field.{key}")

    def _step(self, view: CaseView | None) -> tuple[str, str, Callable[[], None]]:
        if view is None or view.state is CaseState.CLOSED:
            return self.tr("已关闭") if view else self.tr("下一步：登记来电"), "", lambda: None
        if view.state is CaseState.REGISTERED:
            self._field("responded_to", self.tr("回复了谁"))
            self._field("response", self.tr("说了什么"))
            return self.tr("下一步：首次响应"), self.tr("记录响应，停钟"), self._respond
        if view.state is CaseState.RESPONDED:
            causes = [(shown(word_text(one)), one) for one in CaseCause]
            self.form.add_choice("cause", self.tr("原因类别"), causes, required=True).setObjectName("field.cause")
            self._field("analysis", self.tr("分析"))
            return self.tr("下一步：分析原因"), self.tr("记录分析"), self._analyse
        if view.state is CaseState.ANALYSED:
            self._field("solution", self.tr("解决方案"))
            self._field("informed", self.tr("告知了谁"))
            return self.tr("下一步：方案告知客户"), self.tr("记录方案"), self._agree
        if view.state is CaseState.SOLUTION_AGREED:
            self._field("start", self.tr("谁、何时去"), required=False)
            return self.tr("下一步：开始处理"), self.tr("开始处理"), self._start
        if view.state is CaseState.WORKING:
            self._field("work", self.tr("做了什么"))
            return self.tr("下一步：处理完"), self.tr("记录处理结果"), self._finish
        if view.state is CaseState.DONE:
            self._field("confirmed_by", self.tr("客户谁确认"))
            return self.tr("下一步：客户确认"), self.tr("客户认可"), lambda: self._confirm(True)
        self._field("summary", self.tr("原因总结"))
        self._field("improvement", self.tr("改进措施"))
        return self.tr("下一步：总结关闭"), self.tr("关闭"), self._close

    def _value(self, key: str) -> str:
        return str(self.form.value(key))

    def _run(self, command: Callable[[Work, str], CaseView]) -> None:
        if self._case is None:
            return
        number = self._case.number
        self._context.command(lambda w: command(w, number), self._stepped, self._refused)

    def _respond(self) -> None:
        whom, words = self._value("responded_to"), self._value("response")
        self._run(lambda w, n: service.respond(w, n, whom, words))

    def _analyse(self) -> None:
        cause, words = CaseCause(self.form.value("cause")), self._value("analysis")
        self._run(lambda w, n: service.analyse(w, n, cause, words))

    def _agree(self) -> None:
        solution, informed = self._value("solution"), self._value("informed")
        self._run(lambda w, n: service.agree_solution(w, n, solution, informed))

    def _start(self) -> None:
        words = self._value("start")
        self._run(lambda w, n: service.start_work(w, n, words))

    def _finish(self) -> None:
        words = self._value("work")
        self._run(lambda w, n: service.finish_work(w, n, words))

    def _confirm(self, accepted: bool) -> None:
        who = self._value("confirmed_by")
        self._run(lambda w, n: service.confirm(w, n, who, accepted))

    def _close(self) -> None:
        summary, improvement = self._value("summary"), self._value("improvement")
        self._run(lambda w, n: service.close(w, n, summary, improvement))

    def _note(self) -> None:
        words: Any = self.note.text().strip()
        if words:
            self._run(lambda w, n: service.add_note(w, n, words))
            self.note.clear()

    def _stepped(self, view: CaseView) -> None:
        self.error.show_words("")
        self.show_case(view)

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))
