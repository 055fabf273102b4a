"""The steps of the view 保管期 as commands: what was keyed is collected, run, and answered in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from app.core.errors import AppError, BadInput
from app.core.work import Work
from app.quality import rechecks as quality
from app.storage import rechecks, shelf, shelf_queries
from app.storage.shelf_views import DueLine, RecheckState, RecheckView, UnitState
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said
from ui.storage import due_words as words
from ui.storage.due_panel import DuePanel


class DueSteps(QObject):
    """Runs the steps of the goods that the panel shows."""

    def __init__(self, context: DeskContext, panel: DuePanel, said: Said) -> None:
        super().__init__(panel)
        self.context, self.panel, self.said = context, panel, said
        panel.send.wanted.connect(lambda _: self._with_line(self._send))
        panel.answer.wanted.connect(lambda _: self._with_line(self._answer))
        panel.dispose.wanted.connect(lambda _: self._with_line(self._dispose))
        panel.paper.clicked.connect(lambda: self._with_line(self._show_record))
        self.follow_judge()

    def follow_judge(self) -> None:
        """The form of the recheck is a new one."""
        self.panel.judge.wanted.connect(lambda _: self._with_line(self._judge))

    def run(self, act: Callable[[Work], Any], done: Callable[[Any], str]) -> None:
        """Runs a command; a rule's refusal goes to the refusal card, everything else beside the form."""
        self.panel.complain("")
        self.said.setText("")

        def failed(error: AppError) -> None:
            self.panel.complain("" if error.clause else shown(error.reason))
            if error.clause:
                self.context.failed.emit(error)

        self.context.command(act, lambda found: self.said.setText(done(found)), failed)

    def _with_line(self, step: Callable[[DueLine], None]) -> None:
        if self.panel.facts is not None:
            step(self.panel.facts.line)

    def _send(self, line: DueLine) -> None:
        def act(work: Work) -> RecheckView:
            return rechecks.raise_recheck(work, shelf_queries.identities(work.session, line))

        self.run(act, lambda found: self.tr("已送复验 {number}，等质检员登记结论。").format(number=found.number))

    def _answer(self, line: DueLine) -> None:
        form, notice = self.panel.answer, self.panel.facts.notice if self.panel.facts is not None else None
        if notice is None:
            return
        to, at, measure = form.value("reported_to"), form.moment_of("reported_at"), form.value("measure")
        self.run(
            lambda work: shelf.acknowledge_expiry(work, notice.notice_id, to, at, measure),
            lambda _: self.tr("{lot} 的失效处理已登记。").format(lot=words.number(line)),
        )

    def _dispose(self, line: DueLine) -> None:
        form = self.panel.dispose
        to, why = UnitState(str(form.form.value("to"))), form.value("disposition")
        self.run(
            lambda work: shelf.dispose_locked(work, shelf_queries.identities(work.session, line), to, why),
            lambda _: self.tr("{lot} 已处置，由仓管员移到对应库区。").format(lot=words.number(line)),
        )

    def _judge(self, line: DueLine) -> None:
        facts, form = self.panel.facts, self.panel.judge
        if facts is None or facts.recheck is None:
            return
        try:
            until = self.panel.new_until
        except BadInput as error:
            form.form.show_errors({"new_until": shown(error.reason)})
            return
        number, findings, remark = facts.recheck.number, self.panel.findings, form.value("recheck_remark")
        self.run(lambda work: quality.conclude(work, number, findings, until, remark), self._judged)

    def _judged(self, found: RecheckView) -> str:
        if found.state is RecheckState.PASSED:
            return self.tr("{number} 合格，新有效期 {day}，货已放行。").format(number=found.number, day=found.new_until)
        return self.tr("{number} 不合格，货已隔离并通知生产。").format(number=found.number)

    def _show_record(self, line: DueLine) -> None:
        if line.recheck_no:
            self.context.preview_wanted.emit(quality.PAPER, line.recheck_no)
