"""交付回单: slips as they come back. Left what waits, in the middle the scan, right its form; Enter takes it as sent and goes on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.core.clock import site_time
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.delivery import slip_entries, transit
from app.delivery.bench import DeliveryBench
from app.delivery.slip_list import SlipDetail, SlipList, Which, detail, slip_list
from app.delivery.slip_pages import PageView
from app.delivery.views import DeliveryState, DeliveryView, SlipBack
from app.desk import Reading
from app.devices.code_table import Command as Code
from ui.context import DeskContext
from ui.delivery.after_panel import refusal
from ui.delivery.pile import SlipPile
from ui.delivery.slip_frame import SlipListCard, SlipPanel
from ui.delivery.slip_picture import SlipPicture
from ui.storage.screen import StorageView
from ui.widgets.files import file_to_open, files_to_open
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import WorkTable

FILTER = "PDF, PNG, JPEG, TIFF (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"


class SlipView(StorageView):
    """A scanned JF opens its record and form, one chosen in the list waits for Enter; a page without a record goes to the one scanned.

    Attributes:
        opened: A record was chosen; carries its number.
    """

    key: ClassVar[str] = "slips"
    tables: ClassVar[frozenset[str]] = frozenset(
        {"delivery_record", "discrepancy", "follow_up", "slip_page", "slip_entry", "delivery_problem", "attachment"}
    )
    series: ClassVar[tuple[str, ...]] = ("JF", "FH")

    opened = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = DeliveryBench()
        self._detail: SlipDetail | None = None
        self._page: PageView | None = None
        self._wanted = ""
        self._file: tuple[str, bytes] = ("", b"")
        self._when: datetime | None = None
        self._taken = self._asked = 0
        self._listed: SlipList | None = None
        self.setAcceptDrops(True)
        self.list = SlipListCard()
        self.list.setFixedWidth(464)
        self.picture = SlipPicture(context)
        self.pile = SlipPile(context, self)
        self.panel = SlipPanel(context)
        self.panel.setFixedWidth(384)
        self.row.addWidget(self.list)
        self.row.addWidget(self.picture, 1)
        self.row.addWidget(self.panel)
        self._connect()
        context.person_changed.connect(self._another_person)
        self.picture.show_files((), self._no_scan())

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.which_changed.connect(lambda _: self.reload())
        self.list.files_button.clicked.connect(self._choose_pile)
        self.list.register_button.clicked.connect(self._show_register)
        self.list.table.opened.connect(lambda _: self._to_form())
        panel = self.panel
        panel.slip.entered.connect(self._register)
        panel.register_button.clicked.connect(self._register)
        panel.file_button.clicked.connect(self._choose_file)
        panel.withdraw_button.clicked.connect(self._withdraw)
        panel.problem_button.clicked.connect(self._begin_problem)
        panel.after.done.connect(self._done)
        panel.after.said.connect(self.list.say)
        panel.after.refused.connect(self._refused)
        panel.page.done.connect(self._assigned)
        panel.problem.done.connect(self._reported)
        panel.register.done.connect(self._printed)
        for side in (panel.page, panel.problem, panel.register):
            side.refused.connect(self._refused)
        for back in (panel.problem.back, panel.register.back):
            back.clicked.connect(self._back)
        self.pile.progressed.connect(self.list.show_progress)
        self.pile.taken.connect(self._pages_taken)
        self.pile.refused.connect(self.panel.error.show_words)
        self.pile.finished.connect(self._pile_done)

    @property
    def table(self) -> WorkTable:
        """The list."""
        return self.list.table

    @property
    def error(self) -> ErrorLine:
        """What was refused."""
        return self.panel.error

    @property
    def record(self) -> DeliveryView | None:
        """The record in front."""
        return self._detail.record if self._detail is not None else None

    def first_field(self) -> QWidget | None:
        """The list."""
        return self.list.table

    # The scanner's folder is watched while the view is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Begins to look."""
        super().showEvent(event)
        self.pile.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Looks no more."""
        super().hideEvent(event)
        self.pile.stop()

    # Reading

    def reload(self) -> None:
        """Reads the list and the record in front."""
        which, number = self.list.which, self._wanted or (self.record.number if self.record is not None else "")
        fresh, now = bool(self._wanted), self.context.desk.clock.now()
        self._asked = asked = self._asked + 1

        def ask(session: Reading) -> tuple[SlipList, SlipDetail | None]:
            listed = slip_list(session, which, now)
            first = number or next((row.record.number for row in listed.rows if which is not Which.PAGES), "")
            return listed, detail(session, first) if first else None

        def show(found: tuple[SlipList, SlipDetail | None]) -> None:
            if asked == self._asked:  # what was asked later is shown alone
                self._wanted = ""
                self._show(found[0], found[1], fresh)

        self.context.query(ask, show)

    def open_document(self, document: str) -> None:
        """Chooses a record by its number or its dispatch order's; `pages` and `kept` show what waits."""
        if document in ("pages", "kept"):
            self.list.choose_which(Which.PAGES if document == "pages" else Which.AWAITED)
            return
        self._wanted = document
        self.reload()

    def show_result(self, result: ScanResult) -> None:
        """A scanned slip, dispatch order or box opens its record, or says where a page belongs."""
        if result.verdict is Verdict.GOOD:
            if self.panel.shows(self.panel.page) and self._page is not None:
                self.panel.page.take(result.object_key)
            else:
                self.open_document(result.object_key)
        elif result.error is not None:
            self.context.failed.emit(result.error)

    def _show(self, listed: SlipList, found: SlipDetail | None, fresh: bool) -> None:
        self._listed = listed
        self.list.show_list(listed, found.record if found is not None and fresh else None)
        if self.list.which is Which.PAGES and not fresh:
            key = self.list.table.current_key()
            page = next((one for one in listed.pages if f"page:{one.page_id}" == key), next(iter(listed.pages), None))
            self._show_page(page)
            return
        if found is not None:
            self._show_detail(found, fresh)
            if fresh:
                self._to_form()
            self.list.table.select_key(found.record.number)
        elif fresh:
            self.panel.error.show_words(self.tr("没有这份交付记录"))

    def _choose(self, key: str) -> None:
        page = next((one for one in (self._listed.pages if self._listed else ()) if f"page:{one.page_id}" == key), None)
        if page is not None:
            self._show_page(page)
        elif self.record is None or key != self.record.number:
            self.context.query(lambda s: detail(s, key), lambda found: self._show_chosen(key, found))

    def _show_chosen(self, key: str, found: SlipDetail | None) -> None:
        """What was chosen in the list, unless a scan has opened it or another one meanwhile: its form is being filled."""
        if found is not None and self.list.table.current_key() == key and (self.record is None or self.record.number != key):
            self._show_detail(found, True)

    def _show_detail(self, found: SlipDetail, fresh: bool) -> None:
        before = self._detail
        self._page = None
        same = before is not None and (before.record.number, before.record.state) == (found.record.number, found.record.state)
        self._detail = found
        record = found.record
        newest = [(one.sha256, found.turns.get(one.sha256, 0)) for one in reversed(record.attachments)]
        self.picture.show_files(newest, self._no_scan())
        if not same or fresh:
            self._file = ("", b"")
            self.panel.show_record(found, self._stand_in(record))
            self.opened.emit(record.number)
        else:
            self.panel.refresh_record(found)
        self.panel.note_following(bool(self.list.after(record.number)))

    def _stand_in(self, record: DeliveryView) -> datetime:
        """The time that stands in where nobody told one: that of the slip before, if these goods had left by then, else now."""
        left = record.left_at
        now = self.context.desk.clock.now()
        return self._when if self._when is not None and left is not None and left <= self._when <= now else now

    def _show_page(self, page: PageView | None) -> None:
        self._page, self._detail = page, None
        self.panel.show_page(page)
        self.picture.show_files(((page.sha256, page.turn),) if page is not None else (), self._no_scan())

    def _no_scan(self) -> str:
        if self.pile.folder is not None:
            return self.tr("还没有扫描件。放进扫描文件夹或拖到这里，按条码自动归位。")
        return self.tr("还没有扫描件。拖到这里，或按 Ctrl+O 收文件，按条码自动归位。")

    def _to_form(self) -> None:
        if self.record is not None and self.record.state is DeliveryState.OPEN:
            self.panel.slip.focus_first()

    # Files

    def _choose_pile(self) -> None:
        names = files_to_open(self, self.tr("扫描的回单"), FILTER)
        self.take_pile([Path(name) for name in names])

    def take_pile(self, paths: list[Path]) -> None:
        """Takes scanned files: every page goes to the record whose barcode it bears."""
        if paths:
            self.panel.error.show_words("")
            self.pile.take(paths)

    def _choose_file(self) -> None:
        name = file_to_open(self, self.tr("这一份的扫描件或照片"), "PNG, JPEG, PDF (*.png *.jpg *.jpeg *.pdf)")
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Takes a picture or PDF as the scan of the slip in front, whatever it bears."""
        try:
            self._file = (path.name, path.read_bytes())
        except OSError:
            self.panel.error.show_words(self.tr("读不出文件 {name}").format(name=path.name))
            return
        self.panel.show_file(path.name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Dropped files are a pile."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_pile(paths)

    def _pages_taken(self, pages: list[PageView]) -> None:
        self.list.count_pages(pages)
        self.reload()

    def _pile_done(self) -> None:
        self.list.end_progress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops the reading of a pile, or leaves a panel."""
        if event.key() == Qt.Key.Key_Escape and (self.pile.cancel() or self._back()):
            return
        super().keyPressEvent(event)

    def key_pressed(self, command: Code) -> None:
        """F10 shows the register."""
        if command is Code.PRINT:
            self._show_register()

    def _another_person(self) -> None:
        """What the person before had half keyed goes with him, and the list begins with its first slip."""
        self._detail, self._file, self._when, self._taken = None, ("", b""), None, 0
        self.panel.error.show_words("")

    # Acting

    def _register(self) -> None:
        record = self.record
        if record is None or record.state is not DeliveryState.OPEN:
            return
        given = self.panel.slip.slip()
        slip = SlipBack(**{**vars(given), "file_name": self._file[0], "file_content": self._file[1]})
        self._when = slip.signed_at
        number = record.number
        self.context.command(lambda w: slip_entries.enter(w, number, slip), self._entered, self._refused)

    def _entered(self, view: DeliveryView) -> None:
        self._taken += 1
        kept = view.state is DeliveryState.OPEN
        words = self.tr("{number} 已录入，扫描件到了自动登记。下一步：扫下一份") if kept else self.tr("{number} 已登记签收")
        self.list.say(words.format(number=view.number), self._taken)
        following = self.list.after(view.number)
        self.panel.error.show_words("")
        self._file = ("", b"")
        self._wanted = following or view.number
        self.reload()

    def _withdraw(self) -> None:
        if self.record is not None:
            number = self.record.number
            self.context.command(lambda w: slip_entries.withdraw(w, number), self._done, self._refused)

    def _done(self, view: DeliveryView) -> None:
        self.panel.error.show_words("")
        self._wanted = view.number
        self.reload()

    def _assigned(self, page: PageView) -> None:
        self.panel.error.show_words("")
        words = self.tr("{name} 归到 {number}").format(name=page.name, number=page.record_no) if page.record_no else page.name
        self.list.say(words)
        self.reload()

    def _begin_problem(self) -> None:
        record = self.record
        if record is None:
            return
        now = self.context.desk.clock.now()
        self.context.query(
            lambda s: transit.of_record(s, record.number, now),
            lambda way: self.panel.begin_problem(record, way.driver if way else "", way.driver_phone if way else ""),
        )

    def _reported(self, problem: object) -> None:
        self.list.say(self.tr("已登记，转售后"))
        self._back()
        self.reload()

    def _show_register(self) -> None:
        self.panel.show_register()

    def _printed(self, times: int) -> None:
        at = f"{site_time(self.context.desk.clock.now()):%H:%M}"
        self.list.say(self.tr("登记簿已排队打印 {at}").format(at=at))
        self._back()

    def _back(self) -> bool:
        if not (self.panel.shows(self.panel.problem) or self.panel.shows(self.panel.register)):
            return False
        self.panel.error.show_words("")
        if self._detail is not None:
            self.panel.refresh_record(self._detail)
        else:
            self.panel.show_page(self._page)
        return True

    def _refused(self, error: AppError) -> None:
        self.panel.error.show_words(refusal(error))
        late = self.panel.slip.form.editor("late")
        if error.clause == "I-01" and late.isVisible():
            late.setFocus(Qt.FocusReason.OtherFocusReason)
