"""One service case: where it stands, the 24 h ring, the way of its unit, what happened, and the form of the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.aftersales import case_care, causes, handbook_queries, queries, skills
from app.aftersales import tracking_queries as tracking
from app.aftersales.handbook_views import ArticleView
from app.aftersales.views import CaseView
from app.core.clock import site_time
from app.desk import Reading
from app.identity import queries as identity
from ui.aftersales.acts import CaseAct, acts
from ui.aftersales.case_head import CaseHead
from ui.aftersales.like_list import LikeList
from ui.aftersales.past_card import PastCard
from ui.aftersales.road_card import RoadCard
from ui.aftersales.side_column import SideColumn
from ui.aftersales.step_panel import StepPanel
from ui.aftersales.steps import Around, next_step
from ui.context import DeskContext
from ui.widgets.base import Card
from ui.widgets.clock import ClockRing, ClockView


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
        side = self._side()
        self.road = RoadCard(context)
        self.road.link_opened.connect(self.link_opened)
        self.road.completed.connect(self.step.take_keys)
        self.road.completed.connect(self._again)
        self.chain = self.road.chain
        grid.addWidget(self.road, 1, 1, 1, 2)
        self.past = PastCard(context)
        self.past.acted.connect(self._again)
        grid.addWidget(self.past, 2, 0, 1, 2)
        grid.addWidget(side, 2, 2)
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

    def _side(self) -> QWidget:
        self.step = StepPanel(self._context)
        self.step.acted.connect(self._acted)
        self.step.left.connect(self._leave_act)
        self.step.done.connect(lambda: self.past.note_field.setFocus())
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
        self.road.show_case(view)
        self._context.query(lambda s: _read(s, view), lambda found: self._show_around(view, found, fresh))

    def begin_anew(self) -> None:
        """Nothing that was half keyed on the case in front stays."""
        self.past.forget()
        self.road.forget()
        case, self._case, self._act = self._case, None, None
        if case is not None:
            self.show_case(case)

    def clear(self) -> None:
        """No case chosen yet."""
        self._case = None
        self.head.show_none()
        self.past.show_case(None, self._context.desk.clock.now())
        self.road.show_nothing()
        self.step.show_step("", next_step(None, Around(), self._context.desk.clock.now()))
        self._column.show_below(False)

    def show_unit(self, key: str) -> None:
        """Shows the way of a unit or lot that the call is about."""
        self.road.show_way(key)

    def _show_around(self, view: CaseView, found: _Read, fresh: bool) -> None:
        if self._case is None or self._case.number != view.number:
            return
        now, first = self._context.desk.clock.now(), self._found is None
        self._found = found
        self.head.show_around(view, found.repeats, found.form_no, found.owner, now, acts(view, found.around, now))
        if fresh and first and self._act is None and not self.step.begun:
            self.step.show_step(view.number, next_step(view, found.around, now))
        lines = [(one.number, f"{one.number} {_first(one.cause_words or one.analysis or one.description)}", _first(one.solution))
                 for one in found.like]  # fmt: skip
        lines[1:1] = [(f"handbook/{one.no}", self.tr("手册 {no} {problem}").format(no=one.no, problem=_first(one.problem)),
                       one.steps.replace("\n", " ")) for one in found.articles]  # fmt: skip
        self.like.show_lines(lines)
        self._column.show_below(bool(lines))

    def _show_clock(self) -> None:
        view = self._case
        if view is None:
            return
        now = view.responded_at or self._context.desk.clock.now()
        began, whole, left = view.began_at, view.respond_by - view.began_at, view.respond_by - now
        late = left < timedelta(0)
        minutes = int(abs(left).total_seconds() // 60)
        figure = f"{minutes // 60}:{minutes % 60:02d}"
        answered, running = (self.tr("迟答，超"), self.tr("已超")) if late else (self.tr("已响应"), self.tr("剩余"))
        caption = answered if view.responded_at else running
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


def _first(words: str) -> str:
    """The first line; what has no room is cut where it is painted."""
    return words.splitlines()[0] if words else ""
