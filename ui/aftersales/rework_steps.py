"""The acts on a 返工单 as commands: what was keyed is collected, run, and answered in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from app.aftersales import rework_documents, rework_service
from app.aftersales.rework_views import BranchChoice, DocumentDraft, ReworkBranch, ReworkDraft, ReworkPaper, ReworkView
from app.core import keyed
from app.core.errors import AppError, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from ui.aftersales import rework_words as words
from ui.aftersales.rework_panel import NEW, ReworkPanel
from ui.context import DeskContext
from ui.dispatch.freight_steps import fen
from ui.i18n import shown

_DUE = QT_TRANSLATE_NOOP("app", "完工日期")
_BACK = QT_TRANSLATE_NOOP("app", "返还日期")
_PIECES = QT_TRANSLATE_NOOP("app", "件数")
_MOST = 1_000_000


class ReworkSteps(QObject):
    """Runs the acts of the order that the panel shows."""

    def __init__(self, context: DeskContext, panel: ReworkPanel, done: Callable[[ReworkView], None]) -> None:
        super().__init__(panel)
        self.context, self.panel, self._done = context, panel, done
        acts: dict[str, Callable[[str], None]] = {
            "choose": self._choose, "paper": self._paper, "approve": self._approve, "task": self._task, "note": self._note,
            "promise": self._promise, "cost": self._cost, "give_up": self._give_up,
        }  # fmt: skip
        for key, act in acts.items():
            panel.sections[key].wanted.connect(lambda _, act=act: self._with_order(act))
        panel.sections[NEW].wanted.connect(lambda _: self._propose())

    def _with_order(self, act: Callable[[str], None]) -> None:
        if self.panel.order is not None:
            act(self.panel.order.number)

    def run(self, key: str, act: Callable[[Work], ReworkView], said: Callable[[ReworkView], str]) -> None:
        """Runs a command; a rule's refusal goes to the refusal card, everything else beside the fields."""
        self.panel.complain("")

        def failed(error: AppError) -> None:
            self.panel.complain("" if error.clause else shown(error.reason))
            if error.clause:
                self.context.failed.emit(error)

        def done(order: ReworkView) -> None:
            self._done(order)
            self.panel.done(key, said(order))

        self.context.command(act, done, failed)

    def _propose(self) -> None:
        section = self.panel.sections[NEW]
        names = section.value("rework_goods").replace("，", " ").replace("、", " ").upper().split()
        pieces, test, case = section.value("rework_pieces"), section.value("test_no"), section.value("rework_case")
        ncr, day = section.value("propose_ncr"), section.value("propose_back_on")
        lot = names[0] if len(names) == 1 and pieces.strip() else ""

        def act(work: Work) -> ReworkView:
            count = keyed.pieces(_PIECES, pieces, _MOST) if lot else 0
            back_on = keyed.day(_BACK, day)
            return rework_service.propose(
                work, ReworkDraft(() if lot else names, test, lot, count, case.strip().upper(), ncr, redeliver_on=back_on)
            )

        self.run(NEW, act, lambda order: self.tr("已开出 {number}。").format(number=order.number))

    def _choose(self, number: str) -> None:
        section = self.panel.sections["choose"]
        branch = ReworkBranch(section.value("branch"))
        ncr, content, why = section.value("ncr_no"), section.value("rework_content"), section.value("simplified_why")
        workshop, due, back = section.value("choose_workshop"), section.value("choose_due"), section.value("choose_back_on")
        simplified = branch is ReworkBranch.SIMPLIFIED

        def act(work: Work) -> ReworkView:
            due_on = keyed.day_needed(_DUE, due) if simplified else None
            return rework_service.choose(
                work, number, BranchChoice(branch, ncr, content, why if simplified else "", workshop, due_on, keyed.day(_BACK, back))
            )

        def said(order: ReworkView) -> str:
            task = self.tr("，任务单 {number} 已打印").format(number=order.task_no) if simplified and order.task_no else ""
            return self.tr("返工方式：{branch}{task}。").format(branch=words.branch(branch), task=task)

        self.run("choose", act, said)

    def _paper(self, number: str) -> None:
        section, path = self.panel.sections["paper"], self.panel.file
        kind = ReworkPaper(section.value("paper_kind"))
        name, revision, lines = section.value("paper_no"), section.value("paper_revision"), section.value("paper_steps")
        steps = tuple(_step(line) for line in lines.splitlines() if line.strip()) if kind is ReworkPaper.PROCESS else ()

        def act(work: Work) -> ReworkView:
            content = _read(path) if path is not None else b""
            draft = DocumentDraft(kind, name, revision, steps, path.name if path is not None else "", content)
            return rework_documents.issue(work, number, draft)

        self.run("paper", act, lambda _: self.tr("{paper}已下达，待另一人批准。").format(paper=words.paper(kind)))

    def _approve(self, number: str) -> None:
        key = int(self.panel.sections["approve"].form.value("pending_paper"))
        self.run("approve", lambda work: rework_documents.approve(work, key), lambda _: self.tr("已批准，有效。"))

    def _task(self, number: str) -> None:
        section = self.panel.sections["task"]
        place, due = section.value("workshop"), section.value("due_on")
        self.run(
            "task", lambda work: rework_service.issue_task(work, number, place, keyed.day_needed(_DUE, due)),
            lambda order: self.tr("任务单 {number} 已下达并打印。").format(number=order.task_no),
        )  # fmt: skip

    def _note(self, number: str) -> None:
        self.run("note", lambda work: rework_service.take_note(work, number), lambda _: self.tr("任务单已改引新版并重新打印。"))

    def _promise(self, number: str) -> None:
        day = self.panel.sections["promise"].value("promise_day")
        self.run(
            "promise", lambda work: rework_service.promise(work, number, keyed.day_needed(_BACK, day)),
            lambda order: self.tr("返还日期 {day}。").format(day=order.redeliver_on),
        )  # fmt: skip

    def _cost(self, number: str) -> None:
        keyed_cost = self.panel.sections["cost"].value("rework_cost")
        self.run(
            "cost", lambda work: rework_service.enter_cost(work, number, fen(keyed_cost)),
            lambda order: order.events[0].text if order.events else "",
        )  # fmt: skip

    def _give_up(self, number: str) -> None:
        why = self.panel.sections["give_up"].value("give_up_why")
        self.run("give_up", lambda work: rework_service.give_up(work, number, why), lambda _: self.tr("已判定报废。"))


def _step(line: str) -> tuple[str, str]:
    """A line of the steps: what is done, a stroke, what is checked."""
    what, _, check = line.replace("｜", "|").partition("|")
    return what.strip(), check.strip()


def _read(path: Path) -> bytes:
    """The bytes of a file that somebody chose.

    Raises:
        BadInput: It is gone or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError:
        raise bad_input(QT_TRANSLATE_NOOP("app", "文件读不出：{name}"), name=path.name) from None
