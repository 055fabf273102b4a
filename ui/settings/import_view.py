"""导入: a table of the ERP is chosen or dropped, its columns are said once, a trial names every row in the way, it is taken in whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout

from app.core.disk import write_whole
from app.core.errors import AppError
from app.imports import service
from app.imports.exports import exported
from app.imports.fields import ROLES
from app.imports.views import ImportKind, Outcome, RunView
from app.storage.opening_posting import OpeningView
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.import_columns import ColumnForm
from ui.settings.import_job import ImportJob
from ui.settings.import_kinds import KindChips
from ui.settings.import_progress import ImportProgress
from ui.settings.import_reading import ReadFile, read_file
from ui.settings.import_trial import TrialList
from ui.settings.opening_strip import OpeningStrip
from ui.settings.parts import Said, SettingsView, minute, paragraph
from ui.settings.table_foot import write_list
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.files import file_to_open, file_to_save
from ui.widgets.keys import command_key

WIDTH = 460


class ImportView(SettingsView):
    """Left what is imported and which column is which, right what would become of every row."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self._kind = ImportKind.CUSTOMERS
        self._file: ReadFile | None = None
        self._accepted: Outcome | None = None
        self._taker = context.actor
        self._wanted: Path | None = None
        self._stored: dict[str, str] = {}
        self._job = ImportJob(context, self)
        self._asked = self._ticket = 0
        self._words = {
            ImportKind.CUSTOMERS: self.tr("客户"), ImportKind.ORDERS: self.tr("订单"), ImportKind.NOTICES: self.tr("发货通知单"),
            ImportKind.DISPATCHES: self.tr("发货单"), ImportKind.PRODUCTS: self.tr("产品"), ImportKind.SPECS: self.tr("包装要求"),
            ImportKind.STANDARDS: self.tr("检验标准"),
            ImportKind.PLACES: self.tr("库区库位"), ImportKind.OPENING: self.tr("期初库存"), ImportKind.TASKS: self.tr("生产任务单"),
        }  # fmt: skip
        self._left = self._build_left()
        self.row.addWidget(self._left)
        self.row.addWidget(self._build_right(), 1)
        self._job.step.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        context.opening.moved.connect(self._show_posted)
        context.person_changed.connect(self._change_hands)
        for keys, act in (("Ctrl+O", self._choose_file), ("Ctrl+S", self._take), ("Esc", self._job.cancel),
                          ("Ctrl+T", self._save_template), ("Ctrl+E", self._save_list)):  # fmt: skip
            command_key(keys, self, inside=True).activated.connect(act)
        self._offer()

    def _build_left(self) -> Card:
        card = Card(self.tr("导入表格"), " ")
        card.setFixedWidth(WIDTH)
        self.kinds = KindChips(self._words)
        self.kinds.chosen.connect(self._choose)
        card.body.addWidget(self.kinds)
        row = QHBoxLayout()
        self.open, self.model = KeyButton(self.tr("选文件"), cap="Ctrl+O"), KeyButton(self.tr("下载模板"), cap="Ctrl+T")
        self.open.setObjectName("do.choose_file")
        self.open.clicked.connect(self._choose_file)
        self.model.setObjectName("do.template")
        self.model.clicked.connect(self._save_template)
        self.export = KeyButton(self.tr("导出现有"), cap="Ctrl+E")
        self.export.setObjectName("do.export")
        self.export.clicked.connect(self._save_list)
        for button in (self.open, self.model, self.export):
            row.addWidget(button)
        card.body.addLayout(row)
        self.columns = ColumnForm()
        self.columns.changed.connect(self._forget)
        card.body.addWidget(self.columns, 1)
        return card

    def _build_right(self) -> Card:
        self.errors, self.said = TrialList(), Said()
        self.errors.whole.connect(self.said.setText)
        self.result = self.errors.mark
        card = self.list_card(self.tr("试导结果"), self.errors, [self.result])
        self.progress = ImportProgress()
        self.progress.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 0, 12, 0)
        bar.addWidget(self.progress)
        card.body.addLayout(bar)
        self.opening = OpeningStrip(self.context, card)
        card.body.addWidget(self.opening)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 12, 8)
        self.cancel = KeyButton(self.tr("停"), cap="Esc")
        self.again = KeyButton(self.tr("再试导"), cap="F5")
        self.take = PrimaryButton(self.tr("导入"), cap="Ctrl+S")
        acts = (("cancel_import", self.cancel, self._job.cancel), ("try", self.again, self.try_again), ("take", self.take, self._take))
        for name, button, act in acts:
            button.setObjectName(f"do.{name}")
            button.clicked.connect(act)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.again)
        foot.addWidget(self.take)
        card.body.addLayout(foot)
        self.runs = paragraph("", "caption")
        self.runs.setContentsMargins(14, 0, 12, 8)
        card.body.addWidget(self.runs)
        return card

    # What is shown

    def reload(self) -> None:
        """The mapping that was used last, and what was imported lately."""
        kind = self._kind
        self.context.query(lambda s: (service.mapping_of(s, kind), service.runs(s, 4)), lambda found: self._show_known(kind, *found))

    def _show_known(self, kind: ImportKind, stored: dict[str, str], runs: list[RunView]) -> None:
        self._show_runs(runs)
        if kind is self._kind and stored != self._stored:
            self._stored = stored
            self._fill_form()

    def _show_runs(self, runs: list[RunView]) -> None:
        words = self.tr("{at} {kind} {file}：新 {made}·改 {changed}·同 {same}（{person}）")
        self.runs.setText("\n".join(
            words.format(
                at=minute(run.at), kind=self._words[run.kind], file=run.file_name, made=run.made, changed=run.changed, same=run.same,
                person=run.person,
            )
            for run in runs
        ))  # fmt: skip

    def _choose(self, kind: ImportKind) -> None:
        self._kind = kind
        self.kinds.choose(kind)
        self.export.setVisible(exported(kind))
        self._stored = {}
        self._fill_form()
        self._forget()
        self.reload()

    def _fill_form(self) -> None:
        self.columns.fill(self._kind, self._file, self._stored)

    def _forget(self) -> None:
        """Something else is asked now: what was tried says nothing of it."""
        self._asked += 1
        self._show_outcome(None)

    def _show_outcome(self, outcome: Outcome | None) -> None:
        self._plan = outcome.plan if outcome is not None else None
        self.errors.show_outcome(outcome)
        self.take.setEnabled(outcome is not None and not outcome.errors and not outcome.taken and outcome.rows > 0)
        self.again.setEnabled(self._file is not None and not self._job.running)
        self.cancel.setVisible(self._job.running)
        self.progress.setVisible(self._job.running)

    # What is done

    def _choose_file(self) -> None:
        name = file_to_open(self, self.tr("要导入的表"), "Excel, CSV (*.xlsx *.xlsm *.csv *.txt)")
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Reads a file and tries it when its needed columns are known."""

        def got(file: ReadFile) -> None:
            self._file = file
            self.said.setText("")
            self._fill_form()
            self._forget()
            if not self.columns.form.missing():
                self._try()

        self._start_reading(path, got)

    def _start_reading(self, path: Path, got: Callable[[ReadFile], None]) -> None:
        """Reads a file off the window's thread; a large workbook takes many seconds."""
        self._wanted = path
        self.said.setText(self.tr("正在读 {name}…").format(name=path.name))

        def still(file: ReadFile) -> None:
            if path == self._wanted:  # no other file was chosen meanwhile
                got(file)

        self.context.jobs.read(lambda: read_file(path), still, lambda error: self.said.setText(shown(error.reason)))

    def try_again(self) -> None:
        """Reads the file again, which was put right meanwhile, and tries it by the columns that are said now."""
        mapping = self.columns.mapping()
        if self._file is None or self._job.running:
            return

        def got(file: ReadFile) -> None:
            self._file = file
            if not set(mapping.values()) <= set(file.table.headings):
                self._fill_form()
            self.columns.show_file(file)
            self.said.setText("")
            self._try()

        self._start_reading(self._file.path, got)

    def _try(self) -> None:
        if self._file is None or self._job.running or self.columns.form.missing():
            return
        self._job.try_table(self._kind, self._file.table, self.columns.mapping(), self._done, self._failed)
        self._show_running(self.tr("正在看每一行"))

    def _take(self) -> None:
        if self._file is None or self._job.running or not self.take.isEnabled():
            return
        self._taker, mapping = self.context.actor, self.columns.mapping()
        self._job.take(self._kind, self._file, mapping, self._plan, self._done, self._failed)
        self._show_running(self.tr("正在写入"))

    def _show_running(self, words: str) -> None:
        self._forget()
        self._ticket = self._asked
        self.result.set_state(State.UNDER_WAY, words)
        self.progress.show_step(words)

    def _show_progress(self, done: int, of: int) -> None:
        if self._job.running:
            words = self.tr("已看 {done} / {of} 张") if self._kind is not ImportKind.OPENING else self.tr("已看 {done} / {of} 行")
            self.progress.show_step(words.format(done=f"{done:,}", of=f"{of:,}"), done, of)

    def _done(self, outcome: Outcome | None) -> None:
        """A trial counts for the table, kind and columns that it was of; what was taken in is told in any case."""
        still = self._ticket == self._asked or (outcome is not None and outcome.taken)
        self._show_outcome(outcome if still and not (outcome is not None and outcome.document) else None)
        self.said.setText("" if outcome is not None else self.tr("已停，什么也没有改"))
        if outcome is not None and outcome.document:
            self._accepted = outcome
            self.take.setEnabled(False)
            self.errors.show_accepted()
            self.context.opening.begin(outcome.document, self._taker)
        if outcome is not None and outcome.taken:
            self.reload()

    def _show_posted(self, view: OpeningView | None) -> None:
        """What was accepted here is in stock to its last line."""
        accepted = self._accepted
        if accepted is not None and view is not None and view.document == accepted.document and view.ended:
            self._accepted = None
            if self._kind is ImportKind.OPENING and not self._job.running:
                self._show_outcome(replace(accepted, made=accepted.made - len(view.left_out)))

    def _failed(self, error: AppError) -> None:
        self._show_outcome(None)
        self.said.setText(shown(error.reason))

    def _change_hands(self, _: object) -> None:
        """A trial of one person is none of the next."""
        self._job.cancel()
        self._offer()

    def _offer(self) -> None:
        """The kinds of the person's roles; the one in hand stays if it is among them."""
        offered = self.kinds.offer(self.context.actor)
        if offered:
            self._choose(self._kind if self._kind in offered else offered[0])

    def open_document(self, document: str) -> None:
        """Shows a kind by its key."""
        kind = next((kind for kind in ImportKind if kind.value == document), None)
        if kind is not None and self.context.actor.has(*ROLES[kind]):
            self._choose(kind)

    def _save_template(self) -> None:
        words = self._words[self._kind]
        path = file_to_save(self, self.tr("下载模板"), self.tr("{kind}模板.xlsx").format(kind=words), "Excel (*.xlsx)")
        if path:
            self.write_template(Path(path))

    def write_template(self, path: Path) -> None:
        """Writes the empty table with its headings."""
        try:
            write_whole(path, service.template(self._kind, self._words[self._kind]))
        except OSError as error:
            self.said.setText(self.tr("没有写成：{why}").format(why=error.strerror or ""))
            return
        self.said.setText(self.tr("已写 {name}").format(name=path.name))

    def _save_list(self) -> None:
        if exported(self._kind):
            name = self.tr("{kind}清单.xlsx").format(kind=self._words[self._kind])
            path = file_to_save(self, self.tr("导出现有"), name, "Excel (*.xlsx)")
            if path:
                self.write_list(Path(path))

    def write_list(self, path: Path) -> None:
        """Writes what is there now under the headings of the template."""
        self.said.setText(self.tr("正在写 {name}…").format(name=path.name))
        done = self.tr("已写 {name}").format(name=path.name)
        write_list(self.context, self._kind, self._words[self._kind], path, self.said.setText, done)

    # Dropped files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if len(event.mimeData().urls()) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The dropped file is read like a chosen one."""
        self.load(Path(event.mimeData().urls()[0].toLocalFile()))
