"""The acts on a tracking form as commands: what was keyed is collected, run, and answered in one sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.aftersales import tracking_holds, tracking_reports, tracking_service
from app.aftersales.tracking_reports import ReportDraft
from app.aftersales.tracking_views import Disposition, OpinionKind, Role, TrackingDisposition, TrackingView
from app.core import keyed
from app.core.errors import AppError
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from ui.aftersales import tracking_words as words
from ui.aftersales.tracking_panel import ALL, TrackingPanel
from ui.context import DeskContext
from ui.i18n import shown

_FINISH = QT_TRANSLATE_NOOP("app", "完成日期")


class TrackingSteps(QObject):
    """Runs the acts of the form that the panel shows."""

    def __init__(self, context: DeskContext, panel: TrackingPanel, done: Callable[[TrackingView], None]) -> None:
        super().__init__(panel)
        self.context, self.panel, self._done = context, panel, done
        acts: dict[str, Callable[[str], None]] = {
            "answer": self._answer, "dispose": self._dispose, "opinion": self._opinion, "release": self._release, "send": self._send,
            "verify": self._verify, "report": self._report, "sign": self._sign, "approve": self._approve,
        }  # fmt: skip
        for key, act in acts.items():
            panel.sections[key].wanted.connect(lambda _, act=act: self._with_form(act))
        panel.receive_wanted.connect(lambda: self._with_form(self._receive))

    def _with_form(self, act: Callable[[str], None]) -> None:
        if self.panel.form is not None:
            act(self.panel.form.number)

    def run(self, key: str, act: Callable[[Work], TrackingView], said: Callable[[TrackingView], str]) -> None:
        """Runs a command; a rule's refusal goes to the refusal card, everything else beside the fields."""
        self.panel.complain("")

        def failed(error: AppError) -> None:
            self.panel.complain("" if error.clause else shown(error.reason))
            if error.clause:
                self.context.failed.emit(error)

        def done(form: TrackingView) -> None:
            self._done(form)
            self.panel.done(key, said(form), self.context.desk.clock.now())

        self.context.command(act, done, failed)

    def _mine(self) -> Role:
        mine, chosen = self.panel.my_departments(), self.panel.sections["answer"].value("department")
        return Role(chosen) if chosen in mine else mine[0]

    def _receive(self, number: str) -> None:
        department = self._mine()
        said = self.tr("{department}已签收。").format(department=words.department(department))
        self.run("answer", lambda work: tracking_service.receive(work, number, department), lambda _: said)

    def _answer(self, number: str) -> None:
        section, department = self.panel.sections["answer"], self._mine()
        answer, who, day = section.value("answer"), section.value("responsible"), section.value("finish_on")

        def act(work: Work) -> TrackingView:
            return tracking_service.answer(work, number, department, answer, who, keyed.day(_FINISH, day))

        said = self.tr("{department}已答复。").format(department=words.department(department))
        self.run("answer", act, lambda _: said)

    def _dispose(self, number: str) -> None:
        section = self.panel.sections["dispose"]
        what, design = TrackingDisposition(section.value("disposition")), section.value("design_change") == "yes"
        said = section.value("disposition_words")
        self.run(
            "dispose", lambda work: tracking_service.dispose(work, number, what, design, said), lambda _: self.tr("处置意见已登记。")
        )

    def _opinion(self, number: str) -> None:
        section = self.panel.sections["opinion"]
        kind, told, said = OpinionKind(section.value("opinion_kind")), section.value("opinion_told"), section.value("opinion_words")
        at = section.moment_of("opinion_at")
        self.run(
            "opinion", lambda work: tracking_service.give_opinion(work, number, kind, told, said, at),
            lambda _: self.tr("已登记反馈，服务单可以往下走。"),
        )  # fmt: skip

    def _release(self, number: str) -> None:
        section = self.panel.sections["release"]
        goods, decision = str(section.form.value("release_goods") or ""), Disposition(section.value("release_decision"))
        named, why = None if goods == ALL else goods.split(), section.value("release_why")

        def said(form: TrackingView) -> str:
            left = self.tr("还有 {n} 件待处置。").format(n=form.pending) if form.pending else self.tr("隔离品全部处置完。")
            return self.tr("已登记「{decision}」，{left}").format(decision=words.decision(decision), left=left)

        self.run("release", lambda work: tracking_holds.release(work, number, decision, why, named), said)

    def _send(self, number: str) -> None:
        department = Role(self.panel.sections["send"].value("send_to"))
        said = self.tr("已发{department}。").format(department=words.department(department))
        self.run("send", lambda work: tracking_service.send(work, number, (department,)), lambda _: said)

    def _verify(self, number: str) -> None:
        section = self.panel.sections["verify"]
        effective, said = section.value("effective") == "yes", section.value("verify_words")

        def told(form: TrackingView) -> str:
            new = self.tr("措施无效，已另开 {number}。").format(number=form.followed_by)
            return self.tr("{number} 已关闭。").format(number=number) if effective else new

        self.run("verify", lambda work: tracking_service.verify(work, number, effective, said), told)

    def _report(self, number: str) -> None:
        section = self.panel.sections["report"]
        draft = ReportDraft(*(section.value(f"report_{part}") for part in ("facts", "cause", "risk", "measures")))
        self.run(
            "report", lambda work: tracking_reports.write_report(work, number, draft), lambda _: self.tr("质量报告已保存，待技术部门会签。")
        )

    def _sign(self, number: str) -> None:
        self.run("sign", lambda work: tracking_reports.sign_report(work, number), lambda _: self.tr("质量报告已会签。"))

    def _approve(self, number: str) -> None:
        self.run("approve", lambda work: tracking_reports.approve_report(work, number), lambda _: self.tr("质量报告已批准。"))
