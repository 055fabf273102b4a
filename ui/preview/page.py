"""A paper on screen at true scale, and from there to a printer or a file; never a dialog of the system's print preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.disk import write_whole
from app.core.errors import AppError
from app.desk import Reading
from app.printing import preview as previewing
from app.printing.making import form_copies
from app.printing.preview import PaperPreview
from app.slips.model import CopyName
from ui.context import DeskContext
from ui.i18n import shown
from ui.page import DeskPage
from ui.preview import output
from ui.preview.names import document_name, paper_name
from ui.preview.output import PageImage
from ui.preview.sheet import SheetView
from ui.shell import Shell
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel, clear_layout, escaped
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.files import file_to_save
from ui.widgets.forms import ErrorLine
from ui.widgets.mark import Mark

PANEL_WIDTH = 320
OUTBOX = ""
"""Choice of the station's own paper output, by the outbox."""


def system_printer(name: str) -> QPrinter:
    """A printer of the system by name, at its finest resolution."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    return printer


class PreviewPage(DeskPage):
    """Shows one paper; the shell's other pages ask for it by `context.preview_wanted`.

    Attributes:
        make_printer: Opens a printer by its name.
        ask_file: Asks for the file of 另存 PDF; an empty answer means no.
    """

    key = "preview"
    icon = "printer"

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("预览"))
        self.make_printer: Callable[[str], QPrinter] = system_printer
        self.ask_file: Callable[[str], str] = self._ask_file
        self.views = [("true", self.tr("100 %")), ("fit", self.tr("适合"))]
        self.paper, self.document, self.pdf = "", "", b""
        self._printed, self._voided, self._back_to, self._busy = 0, False, "", False
        self._ticks: list[tuple[int, QCheckBox]] = []
        self.sheets = SheetView()
        self.sheets.setObjectName("view.sheets")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 12)
        row.setSpacing(12)
        left = Card(padding=0)
        left.body.setContentsMargins(1, 1, 1, 1)
        left.body.addWidget(self.sheets)
        row.addWidget(left, 1)
        row.addWidget(self._panel())
        context.preview_wanted.connect(self.open)

    def _panel(self) -> QWidget:
        panel = Card(self.tr("打印"), " ")
        self._head = panel
        panel.setFixedWidth(PANEL_WIDTH)
        self._void = Mark(State.WRONG, self.tr("已作废"), soft=True)
        self._void_words = PlainLabel("", "caption")
        self._void_words.setWordWrap(True)
        self._copies = QVBoxLayout()
        self._copies.setSpacing(4)
        self.printer = QComboBox()
        self.printer.setObjectName("field.printer")
        self.printer.setAccessibleName(self.tr("打印机"))
        self.reason = QLineEdit()
        self.reason.setObjectName("field.reason")
        self.reason.setAccessibleName(self.tr("补打原因"))
        self.reason.setPlaceholderText(self.tr("为什么再打一次"))
        self._reason_words = PlainLabel(self.tr("补打原因 *"), "caption")
        self.error = ErrorLine()
        self._outcome = Mark(State.NOT_YET, self.tr("这次还没打印"), bold=False)
        self.print_button = PrimaryButton(self.tr("打印"), key="F10", icon="printer")
        self.print_button.setObjectName("do.print")
        self.save_button = KeyButton(self.tr("另存 PDF"), key="Ctrl+S", icon="file")
        self.save_button.setObjectName("do.save_pdf")
        self.back_button = KeyButton(self.tr("返回"), cap="Esc", icon="arrow-left")
        self.back_button.setObjectName("do.back")
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.back_button.clicked.connect(self._back)
        body = panel.body
        body.addWidget(self._void)
        body.addWidget(self._void_words)
        body.addWidget(PlainLabel(self.tr("联次"), "caption"))
        body.addLayout(self._copies)
        body.addWidget(PlainLabel(self.tr("打印机"), "caption"))
        body.addWidget(self.printer)
        body.addWidget(self._reason_words)
        body.addWidget(self.reason)
        body.addWidget(self.error)
        body.addWidget(self.print_button)
        body.addWidget(self.save_button)
        body.addWidget(self._outcome)
        body.addStretch(1)
        hint = PlainLabel(self.tr("按真实尺寸打印，不缩放、不居中。"), "caption")
        hint.setWordWrap(True)
        body.addWidget(hint)
        body.addWidget(self.back_button)
        return panel

    # What is shown

    @Slot(str, str)
    def open(self, paper: str, document: str) -> None:
        """Draws a paper from the data as they are and brings the page to the front."""
        window = self.window()
        if isinstance(window, Shell) and window.current_key != self.key:
            self._back_to = window.current_key
        if (paper, document) != (self.paper, self.document):
            self._clear_panel()
        self._draw(paper, document, None)

    def _draw(self, paper: str, document: str, copies: list[int] | None) -> None:
        desk, actor = self.context.desk, self.context.actor

        def ask(session: Reading) -> tuple[PaperPreview, list[PageImage]]:
            made = previewing.preview(session, desk.place, desk.forms, actor, paper, document, copies)
            return made, output.pages(made.pdf, output.SCREEN_DPI)

        self.context.query(ask, self._show_preview)

    def _show_preview(self, found: tuple[PaperPreview, list[PageImage]]) -> None:
        made, pages = found
        self._show(made.paper, made.document, made.pdf, made.voided, pages)
        self._show_facts((made.printed, made.copies))
        self._void_words.setText(made.void_reason)
        self._void_words.setVisible(bool(made.void_reason))
        if not self.isVisible():
            self.context.go_to.emit(self.key, "")

    def show_paper(self, paper: str, document: str, pdf: bytes, voided: bool) -> None:
        """Shows pages that were made elsewhere.

        Args:
            paper: Name of the form.
            document: Number of the record.
            pdf: The pages.
            voided: Whether to cross them out.
        """
        if (paper, document) != (self.paper, self.document):
            self._clear_panel()
        now = self.context.desk.clock.now()
        self._show(paper, document, pdf, voided, output.pages(pdf, output.SCREEN_DPI))
        self._void_words.hide()
        self.context.query(
            lambda s: (previewing.times_printed(s, paper, document), form_copies(s, paper, now)), self._show_facts
        )

    def _show(self, paper: str, document: str, pdf: bytes, voided: bool, pages: list[PageImage]) -> None:
        self.paper, self.document, self.pdf, self._voided = paper, document, pdf, voided
        self.set_title(self.tr("预览"), f"{paper_name(paper)} {document_name(paper, document)}")
        self._void.setVisible(voided)
        self.sheets.show_pages(pages, voided)
        self._list_printers()

    def _show_facts(self, facts: tuple[int, tuple[CopyName, ...]]) -> None:
        self._printed, copies = facts
        self._head.note.setText(self.tr("打过 {n} 次").format(n=self._printed) if self._printed else self.tr("首次打印"))
        self._reason_words.setVisible(self._printed > 0)
        self.reason.setVisible(self._printed > 0)
        if [n for n, _ in self._ticks] == [copy.n for copy in copies]:
            return
        clear_layout(self._copies)
        self._ticks = []
        for copy in copies:
            words = self.tr("第 {n} 联 {name}").format(n=copy.n, name=copy.name) if copy.name else self.tr("一份")
            if copy.color:
                words = f"{words}（{copy.color}）"
            tick = QCheckBox(escaped(words))
            tick.setObjectName(f"field.copy_{copy.n}")
            tick.setChecked(True)
            tick.setEnabled(len(copies) > 1)
            tick.toggled.connect(self._copies_changed)
            self._copies.addWidget(tick)
            self._ticks.append((copy.n, tick))

    def _clear_panel(self) -> None:
        self.reason.clear()
        self.error.show_words("")
        self._outcome.set_state(State.NOT_YET, self.tr("这次还没打印"))
        clear_layout(self._copies)
        self._ticks = []

    def _chosen_copies(self) -> list[int] | None:
        chosen = [n for n, tick in self._ticks if tick.isChecked()]
        return None if len(chosen) == len(self._ticks) else chosen

    def _copies_changed(self) -> None:
        chosen = self._chosen_copies()
        self.error.show_words(self.tr("至少选一联") if chosen == [] else "")
        if chosen != [] and self.paper in self.context.desk.forms.papers:
            self._draw(self.paper, self.document, chosen)

    def _list_printers(self) -> None:
        kept = self.printer.currentData()
        self.printer.clear()
        self.printer.addItem(self.tr("本工位单据输出"), OUTBOX)
        for name in QPrinterInfo.availablePrinterNames():
            self.printer.addItem(name, name)
        self.printer.setCurrentIndex(max(0, self.printer.findData(kept)))

    def show_view(self, key: str) -> None:
        """100 % or 适合."""
        super().show_view(key)
        self.sheets.set_fit(key == "fit")

    # Printing

    def _print(self) -> None:
        reason, copies = self.reason.text().strip(), self._chosen_copies()
        if self._busy or not self.paper or copies == []:
            return
        if self._printed and not reason:
            self.error.show_words(self.tr("补打要写明原因"))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.error.show_words("")
        self._set_busy(True)
        name = str(self.printer.currentData() or OUTBOX)
        paper, document = self.paper, self.document
        if name == OUTBOX:
            self.context.command(
                lambda w: previewing.print_previewed(w, paper, document, reason=reason, copies=copies), self._queued, self._failed
            )
            return
        self.context.command(
            lambda w: previewing.register_here(w, paper, document, name, reason=reason, copies=copies),
            lambda job: self._render(job, name),
            self._failed,
        )

    def _render(self, job: int, name: str) -> None:
        desk = self.context.desk

        def ask() -> bytes:
            with desk.read() as session:
                return previewing.render_job(session, desk.forms, job)

        def broken(error: AppError) -> None:
            self._finish(job, False, shown(error.reason))
            self.context.failed.emit(error)

        self.context.jobs.read(ask, lambda pdf: self._send(job, name, pdf), broken)

    def _send(self, job: int, name: str, pdf: bytes) -> None:
        self._finish(job, output.send(self.make_printer(name), pdf), name)

    def _finish(self, job: int, sent: bool, detail: str) -> None:
        self.context.command(
            lambda w: previewing.finish_here(w, job, sent, detail), lambda _: self._sent(sent), self._failed
        )

    def _queued(self, nth: int) -> None:
        self._after_print(State.UNDER_WAY, self.tr("排队"))

    def _sent(self, sent: bool) -> None:
        self._after_print(State.GOOD if sent else State.WRONG, self.tr("已发送") if sent else self.tr("失败"))

    def _after_print(self, state: State, word: str) -> None:
        self._set_busy(False)
        self.reason.clear()
        self._outcome.set_state(state, word)
        paper, document, now = self.paper, self.document, self.context.desk.clock.now()
        self.context.query(
            lambda s: (previewing.times_printed(s, paper, document), form_copies(s, paper, now)), self._show_facts
        )

    def _failed(self, error: AppError) -> None:
        self._set_busy(False)
        self.context.failed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.print_button.setEnabled(not busy)

    # File and back

    def _ask_file(self, name: str) -> str:
        return file_to_save(self, self.tr("另存 PDF"), name, "PDF (*.pdf)")

    def _save(self) -> None:
        file = self.ask_file(f"{self.paper}-{self.document}.pdf") if self.pdf else ""
        if not file:
            return
        target = Path(file)
        try:
            write_whole(target, self.pdf)
        except OSError as error:
            self.error.show_words(self.tr("存不了：{why}").format(why=error.strerror or str(error)))
            return
        paper, document = self.paper, self.document
        self.context.command(lambda w: previewing.note_saved(w, paper, document, target.name), lambda _: self._saved(target.name))

    def _saved(self, name: str) -> None:
        self.error.show_words("")
        self._outcome.set_state(State.INFO, self.tr("已另存 {name}").format(name=name))

    def _back(self) -> None:
        self.context.go_to.emit(self._back_to or "today", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page that asked."""
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)
