"""The head of a case: number, severity, subject, where it stands, and what is to be known at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu

from app.aftersales.states import LINE
from app.aftersales.views import CaseKind, CaseState, CaseView, Severity
from app.core.clock import site_time
from app.core.words import text as word_text
from ui.aftersales.acts import CaseAct
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.base import Card, LineLabel, PlainLabel, clear_layout, escaped
from ui.widgets.buttons import KeyButton
from ui.widgets.mark import Mark
from ui.widgets.steps import Stage, StageBar

_URGENT = {Severity.MAJOR: State.WRONG, Severity.URGENT: State.HOLD}


class CaseHead(Card):
    """Two lines: who the case is, and its stages; below them marks for what is out of the ordinary.

    Attributes:
        wanted: An entry of the menu was chosen; carries its `CaseAct`.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.number = PlainLabel("", "pageTitle")
        self.number.setObjectName("case.number")
        self._severity = QHBoxLayout()
        self.subject = LineLabel("", "strong")
        self.channel = PlainLabel("", "caption")
        self.menu_button = KeyButton(self.tr("更多"), key="Ctrl+M", icon="list")
        self.menu_button.setObjectName("do.case_menu")
        self.menu_button.clicked.connect(self._open)
        self.menu = QMenu(self)
        line.addWidget(self.number)
        line.addLayout(self._severity)
        line.addWidget(self.subject, 1)
        line.addWidget(self.channel)
        line.addWidget(self.menu_button)
        self.body.addLayout(line)
        self.stages = StageBar()
        self.body.addWidget(self.stages)
        self._shown: list[tuple[State, str]] = []
        self._marks = QHBoxLayout()
        self._marks.setSpacing(8)
        self.body.addLayout(self._marks)

    def show_none(self) -> None:
        """No case is in front."""
        self.number.setText(self.tr("没有选服务单"))
        self.subject.setText(self.tr("扫产品标签看它走过的路，或按 F2 登记来电"))
        self.channel.setText("")
        self.menu_button.setEnabled(False)
        clear_layout(self._severity)
        self._show_marks([])
        self.stages.show_stages(tuple(Stage(shown(word_text(one))) for one in LINE), -1)

    def show_case(self, view: CaseView) -> None:
        """Shows a case."""
        self.number.setText(view.number)
        clear_layout(self._severity)
        self._severity.addWidget(Mark(_URGENT.get(view.severity, State.INFO), shown(word_text(view.severity)), soft=True, px=13))
        first = view.description.splitlines()[0][:40].rstrip("。.；;，, ") if view.description else ""
        self.subject.setText("·".join(filter(None, (first, view.identity, view.customer or view.phone))))
        self.subject.setToolTip("")
        self.channel.setText(f"{shown(word_text(view.kind))}·{shown(word_text(view.channel))}·{shown(word_text(view.owner))}")
        self.channel.setAccessibleName(
            self.tr("类别、渠道、责任部门：{words}").format(words=self.channel.text())
        )

    def show_around(
        self, view: CaseView, repeats: Sequence[CaseView], form_no: str, owner: str, now: datetime, found: Sequence[CaseAct]
    ) -> None:
        """Marks, blocked stages and the menu.

        Args:
            view: The case.
            repeats: Cases with the same cause in the months before.
            form_no: Its open tracking form, or blank.
            owner: Who does the agreed next step, or blank.
            now: The time.
            found: The menu.
        """
        stages = tuple(Stage(shown(word_text(one)), one is CaseState.CLOSED and bool(form_no)) for one in LINE)
        self.stages.show_stages(stages, LINE.index(view.state))
        self._show_marks(self._marks_of(view, repeats, form_no, owner, now)[:4])
        self.menu_button.setEnabled(True)
        self.menu.clear()
        for act in found:
            action = self.menu.addAction(escaped(act.words))
            action.setObjectName(f"act.{act.key}")
            action.triggered.connect(lambda _=False, act=act: self.wanted.emit(act))

    def _show_marks(self, marks: list[tuple[State, str]]) -> None:
        """Other marks; the same ones stay as they are, so that nothing flickers when the case is read anew."""
        if marks == self._shown:
            return
        self._shown = marks
        clear_layout(self._marks)
        for state, words in marks:
            self._marks.addWidget(Mark(state, words, soft=True, px=13))
        if marks:
            self._marks.addStretch(1)

    def _marks_of(
        self, view: CaseView, repeats: Sequence[CaseView], form_no: str, owner: str, now: datetime
    ) -> list[tuple[State, str]]:
        ended = view.state in (CaseState.CONFIRMED, CaseState.CLOSED)
        marks: list[tuple[State, str]] = []
        if view.severity is Severity.MAJOR and view.reported_at is None and not ended:
            marks.append((State.WRONG, self.tr("须报告领导")))
        elif view.reported_at is not None:
            words = self.tr("已报告 {whom} {time}")
            marks.append((State.GOOD, words.format(whom=view.reported_to, time=f"{site_time(view.reported_at):%m-%d %H:%M}")))
        if repeats:
            words = self.tr("半年内同一原因第 {n} 次，上次 {number}")
            marks.append((State.HOLD, words.format(n=len(repeats) + 1, number=repeats[0].number)))
        if form_no:
            marks.append((State.HOLD, self.tr("跟踪表 {number} 未关闭").format(number=form_no)))
        if not ended and now > view.solve_by:
            marks.append((State.WRONG, self.tr("超过解决期限 {day}").format(day=f"{site_time(view.solve_by):%m-%d}")))
        if not view.whole and not ended and view.kind is not CaseKind.ENQUIRY:
            marks.append((State.NOT_YET, self.tr("待补客户、产品（Ctrl+M）")))
        if view.next_step and view.next_due is not None:
            late = now > view.next_due
            words = self.tr("下一步 {step}·{owner}·{due}")
            due = f"{site_time(view.next_due):%m-%d %H:%M}"
            marks.append((State.WRONG if late else State.INFO, words.format(step=view.next_step[:14], owner=owner, due=due)))
        if view.technician and view.state is CaseState.WORKING:
            at = f" {site_time(view.appointment_at):%m-%d %H:%M}" if view.appointment_at else ""
            marks.append((State.UNDER_WAY, self.tr("已派工 {name}{at}").format(name=view.technician, at=at)))
        if view.handed_from:
            marks.append((State.INFO, self.tr("移交自 {document}").format(document=view.handed_from)))
        if view.on_the_spot:
            marks.append((State.GOOD, self.tr("当场解决")))
        return marks

    def _open(self) -> None:
        self.menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))
        first = self.menu.actions()[:1]
        if first:
            self.menu.setActiveAction(first[0])
        self.menu.setFocus(Qt.FocusReason.PopupFocusReason)
