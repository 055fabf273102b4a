"""打印: what was printed, how it ended, send again, print again with a reason, look at it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.words import PrintKind, PrintOutcome
from app.core.words import text as word_text
from app.printing.reprint import jobs_for, reprint, send_again
from app.printing.service import PrintJobView
from ui.context import DeskContext
from ui.i18n import shown
from ui.preview.names import document_name, paper_name
from ui.settings.parts import Pairs, Said, SettingsView, SidePanel, matches, minute, paragraph
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

STATES = {
    PrintOutcome.QUEUED: State.UNDER_WAY,
    PrintOutcome.SENT: State.INFO,
    PrintOutcome.CONFIRMED: State.GOOD,
    PrintOutcome.UNKNOWN: State.HOLD,
    PrintOutcome.FAILED: State.WRONG,
    PrintOutcome.CANCELLED: State.NOT_YET,
}
AGAIN = frozenset({PrintOutcome.FAILED, PrintOutcome.UNKNOWN})


class PrintView(SettingsView):
    """The newest print jobs, faults first to the eye by their marks."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._jobs: dict[int, PrintJobView] = {}
        self._chosen: int | None = None
        self._wanted = ""
        self.table = WorkTable(
            [
                Column(self.tr("结果"), Kind.MARK, 122),
                Column(self.tr("名称"), width=136),
                Column(self.tr("单号"), Kind.DOCUMENT, 156),
                Column(self.tr("第几次"), Kind.NUMBER, 70),
                Column(self.tr("时间"), Kind.DATE, 136),
                Column(self.tr("说明"), stretch=True),
            ],
            empty=self.tr("没有打印记录。单据在各页过账时自动打印。"),
        )
        self.table.setObjectName("list.print_jobs")
        self.table.current_changed.connect(self._choose)
        self.table.on_open(lambda _: self._preview())
        self.filter = self.filter_box(self.tr("筛选：单号、名称、结果"))
        self.filter.textChanged.connect(lambda _: self._fill())
        self.card = self.list_card(self.tr("打印记录"), self.table, [self.filter])
        self.row.addWidget(self.card, 1)
        self.row.addWidget(self._make_panel())

    def _make_panel(self) -> QWidget:
        self.panel = SidePanel(self.tr("选一条打印记录"), 340)
        self._pairs = Pairs()
        self.advice = paragraph("", "caption")
        self.form = FieldForm()
        self.form.add_text("reason", self.tr("补打原因"), hint=self.tr("例如：卡纸、弄脏")).setObjectName("field.reason")
        self.error = ErrorLine()
        self.said = Said()
        self.again = KeyButton(self.tr("再发一次"), icon="refresh")
        self.again.setObjectName("do.send_again")
        self.again.clicked.connect(self._send_again)
        self.look = KeyButton(self.tr("预览"), icon="eye", cap="↵")
        self.look.setObjectName("do.preview")
        self.look.clicked.connect(self._preview)
        self.reprint = PrimaryButton(self.tr("补打"), key="F10", icon="printer")
        self.reprint.setObjectName("do.reprint")
        self.reprint.clicked.connect(self._reprint)
        for widget in (self._pairs, self.advice, self.again, self.look):
            self.panel.content.addWidget(widget)
        self.panel.content.addStretch(1)
        for foot in (self.form, self.error, self.said, self.reprint):
            self.panel.body.addWidget(foot)
        self._show_chosen()
        return self.panel

    def reload(self) -> None:
        """Reads the newest jobs."""
        actor = self.context.actor
        self.context.query(lambda s: jobs_for(s, actor), self._show)

    def open_document(self, document: str) -> None:
        """Shows the jobs of one document."""
        self._wanted = document
        self.filter.setText(document)

    def _show(self, jobs: list[PrintJobView]) -> None:
        self._jobs = {job.job_id: job for job in jobs}
        wanted = self._chosen
        self._fill()
        if not self.table.select_key(wanted) and self.table.rows.total():
            self.table.selectRow(0)
        self._show_chosen()

    def _outcome(self, job: PrintJobView) -> str:
        return self.tr("正在发送") if job.sending else shown(word_text(job.outcome))

    def _fill(self) -> None:
        needle = self.filter.text()
        found = [j for j in self._jobs.values() if matches(needle, j.document, paper_name(j.paper), self._outcome(j), j.detail)]
        rows = [
            (
                MarkCell(State.UNDER_WAY if job.sending else STATES[job.outcome], self._outcome(job)),
                paper_name(job.paper),
                document_name(job.paper, job.document),
                job.nth,
                minute(job.at),
                self.tr("已作废") if job.voided else job.detail,
            )
            for job in found
        ]
        self.table.set_rows(rows, [job.job_id for job in found])
        open_jobs = sum(job.outcome in AGAIN or job.outcome is PrintOutcome.QUEUED for job in found)
        self.card.note.setText(self.tr("{n} 条，未完 {m}").format(n=len(found), m=open_jobs))

    def _choose(self, job_id: int | None) -> None:
        self._chosen = job_id
        self.error.show_words("")
        self.said.setText("")
        self._show_chosen()

    def _show_chosen(self) -> None:
        job = self._jobs.get(self._chosen or 0)
        for widget in (self._pairs, self.advice, self.again, self.look, self.form, self.reprint):
            widget.setVisible(job is not None)
        if job is None:
            self.panel.title.setText(self.tr("选一条打印记录"))
            return
        self.panel.title.setText(f"{paper_name(job.paper)} {document_name(job.paper, job.document)}")
        state = self.tr("已作废") if job.voided else self.tr("有效")
        self._pairs.show_pairs(
            [
                (self.tr("结果"), self._outcome(job)),
                (self.tr("说明"), job.detail),
                (self.tr("第几次"), str(job.nth)),
                (self.tr("时间"), minute(job.at)),
                (self.tr("单据"), state),
            ]
        )
        self.advice.setText(self._advice(job))
        self.again.setVisible(job.outcome in AGAIN and not job.voided and not job.sending)
        self.look.setVisible(job.kind is PrintKind.PAPER)

    def _advice(self, job: PrintJobView) -> str:
        if job.sending:
            return self.tr("正在发送，稍等结果。")
        return {
            PrintOutcome.QUEUED: self.tr("还没有发出：打印机接上后自动打印，不用再点。"),
            PrintOutcome.SENT: self.tr("已交给打印机；打印机没有说打完没有。"),
            PrintOutcome.CONFIRMED: self.tr("打印机说已打完。"),
            PrintOutcome.UNKNOWN: self.tr("发到一半断了：先看纸出来没有，没有再点「再发一次」。"),
            PrintOutcome.FAILED: self.tr("没有打出来：排除原因后点「再发一次」。"),
            PrintOutcome.CANCELLED: self.tr("单据作废时还在排队，没有打印。"),
        }[job.outcome]

    def _send_again(self) -> None:
        job_id = self._chosen
        if job_id is not None:
            self.run(lambda w: send_again(w, job_id), lambda _: self._done(self.tr("已重新排队。")), self.error.show_words)

    def _reprint(self) -> None:
        job_id, reason = self._chosen, str(self.form.value("reason"))
        if job_id is None:
            return
        if not reason:
            self.form.show_errors({"reason": self.tr("补打要写明原因")})
            return
        self.run(lambda w: reprint(w, job_id, reason), self._reprinted, self.error.show_words)

    def _reprinted(self, nth: int) -> None:
        self.form.set_value("reason", "")
        self._done(self.tr("第 {n} 次打印，已排队。").format(n=nth))

    def _done(self, words: str) -> None:
        self.error.show_words("")
        self.reload()
        self.said.setText(words)

    def _preview(self) -> None:
        job = self._jobs.get(self._chosen or 0)
        if job is not None and job.kind is PrintKind.PAPER:
            self.context.preview_wanted.emit(job.paper, job.document)
