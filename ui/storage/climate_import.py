"""A logger's file: chosen, its columns said once, looked at before anything is written, then written part by part."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.errors import AppError, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.desk import Reading
from app.storage import climate_file, climate_queries
from app.storage.climate import Taken
from app.storage.climate_file import Columns, Parsed
from app.tables.reading import MOST_BYTES, Table, read_table
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import paragraph, scrolled
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.files import file_to_open
from ui.widgets.forms import ErrorLine, FieldForm

_FIELDS = ("day", "clock", "temperature", "humidity", "zone")


class ImportStep(QWidget):
    """Left the file and its columns, right what is in it and the act."""

    said = Signal(str)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._table: Table | None = None
        self._parsed: Parsed | None = None
        self._name, self._asked = "", 0
        self._keys: dict[str, int] = {}
        self._waiting: list[tuple[int, list[Taken]]] = []
        self._all = self._new = 0
        self._stopped = False
        self.form = FieldForm(label_width=66)
        self.form.add_choice("target", self.tr("库区"), [])
        labels = (self.tr("日期时间列"), self.tr("时刻列"), self.tr("温度列"), self.tr("湿度列"), self.tr("库区列"))
        for key, label in zip(_FIELDS, labels, strict=True):
            self.form.add_choice(key, label, [], empty="—")
        for key in ("target", *_FIELDS):
            self.form.editor(key).setObjectName(f"field.logger_{key}")
        self.form.changed.connect(lambda _: self._look())
        self.choose = KeyButton(self.tr("选文件"), key="Ctrl+O", icon="inbox")
        self.choose.setObjectName("do.choose_logger")
        self.choose.clicked.connect(self._pick)
        self.error = ErrorLine()
        self.words = paragraph(self.tr("选记录仪导出的 .csv 文件。时间按工厂所在地算；已有的读数自动跳过。"))
        self.words.setObjectName("label.logger")
        self.act = PrimaryButton(self.tr("导入"))
        self.act.setObjectName("do.import_climate")
        self.act.setEnabled(False)
        self.act.clicked.connect(self._start)
        self.stop = KeyButton(self.tr("停下"), key="Esc")
        self.stop.setObjectName("do.stop_climate")
        self.stop.clicked.connect(self._stop)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        for part in (self.stop, self.progress):
            part.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        column.addStretch(1)
        row.addWidget(scrolled(left), 5)
        right = QVBoxLayout()
        for part in (self.words, self.error, self.progress):
            right.addWidget(part)
        acts = QHBoxLayout()
        acts.addWidget(self.act)
        acts.addWidget(self.stop)
        acts.addStretch(1)
        right.addLayout(acts)
        right.addStretch(1)
        row.addLayout(right, 4)

    def show_zones(self, zones: list[tuple[str, int]], front: int) -> None:
        """Offers the zones; the one in front is proposed while no file is open."""
        if zones != self._offered():
            self._fill("target", zones)
        if self._table is None and front:
            self.form.set_value("target", front)

    def _offered(self) -> list[tuple[str, int]]:
        box = self.form.editor("target")
        return [(box.itemText(n), box.itemData(n)) for n in range(box.count())]  # type: ignore[attr-defined]

    def _fill(self, key: str, choices: Sequence[tuple[str, object]]) -> None:
        box = self.form.editor(key)
        box.blockSignals(True)
        box.clear()  # type: ignore[attr-defined]
        for words, value in choices:
            box.addItem(words, value)  # type: ignore[attr-defined]
        box.blockSignals(False)

    def _pick(self) -> None:
        path = file_to_open(self, self.tr("选记录仪文件"), self.tr("记录仪文件 (*.csv *.txt)"))
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """Reads a file off the window's thread and proposes its columns."""
        self.error.show_words("")
        self._name = path.name

        def ask(session: Reading) -> tuple[Table, Columns, bool, dict[str, int]]:
            try:
                data = b"" if path.stat().st_size > MOST_BYTES else path.read_bytes()
            except OSError as error:
                raise bad_input(QT_TRANSLATE_NOOP("app", "文件读不了：{why}"), why=error.strerror or "") from error
            if not data:
                raise bad_input(QT_TRANSLATE_NOOP("app", "文件是空的，或超过 {most} MB"), most=MOST_BYTES // 1024 // 1024)
            table = read_table(data, path.name)
            return (table, *climate_file.columns_for(session, table.headings), climate_queries.zone_keys(session))

        self._context.query(ask, lambda found: self._opened(*found), self._failed)

    def _opened(self, table: Table, columns: Columns, known: bool, keys: dict[str, int]) -> None:
        self._table, self._keys = table, keys
        for key in _FIELDS:
            self._fill(key, [("—", ""), *((heading, heading) for heading in table.headings)])
            box = self.form.editor(key)
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(getattr(columns, key))))  # type: ignore[attr-defined]
            box.blockSignals(False)
        if known:
            self.said.emit(self.tr("这种文件的列以前指定过。"))
        self._look()

    @property
    def columns(self) -> Columns:
        """The columns as they are chosen."""
        return Columns(**{key: str(self.form.value(key) or "") for key in _FIELDS})

    def _look(self) -> None:
        """Counts what the chosen columns give; nothing is written."""
        if self._table is None:
            return
        table, columns, keys = self._table, self.columns, self._keys
        target = int(self.form.value("target") or 0)
        self._asked += 1
        ticket = self._asked
        self._context.query(
            lambda _: climate_file.parse(table, columns, keys, target),
            lambda parsed: self._looked(parsed) if ticket == self._asked else None, self._failed,
        )  # fmt: skip

    def _looked(self, parsed: Parsed) -> None:
        self._parsed = parsed
        span = parsed.span
        self.error.show_words("")
        times = f"{site_time(span[0]):%Y-%m-%d %H:%M} ～ {site_time(span[1]):%Y-%m-%d %H:%M}" if span else "—"
        words = self.tr("{name}\n可导入 {n} 条，{zones} 个库区\n{times}").format(
            name=self._name, n=parsed.count, zones=len(parsed.taken), times=times
        )
        self.words.setText("\n".join(filter(None, (words, shown(climate_file.unread(parsed)) if parsed.bad else ""))))
        self.act.set_words(self.tr("导入 {n} 条").format(n=parsed.count))
        self.act.setEnabled(parsed.count > 0)

    def _failed(self, error: AppError) -> None:
        self.act.setEnabled(False)
        self.error.show_words(shown(error.reason))

    def _start(self) -> None:
        if self._parsed is None or self._table is None:
            return
        self._waiting[:] = climate_file.parts(self._parsed)
        self._all, self._new, self._stopped = len(self._waiting), 0, False
        self.progress.setRange(0, self._all)
        self._busy(True)
        headings, columns = self._table.headings, self.columns
        self._context.command(lambda w: climate_file.remember(w, headings, columns), lambda _: self._go_on(), self._broken)

    def _go_on(self) -> None:
        """The next part; between two of them scans have their turn."""
        self.progress.setValue(self._all - len(self._waiting))
        if not self._waiting:
            self._busy(False)
            words = self.tr("已停下，新增 {n} 条。") if self._stopped else self.tr("新增 {n} 条，其余已有。")
            self.said.emit(words.format(n=self._new))
            return
        zone_id, taken = self._waiting.pop(0)
        name = self._name
        self._context.command(lambda w: climate_file.store_part(w, zone_id, taken, name), self._stored, self._broken)

    def _stop(self) -> None:
        self._stopped = True
        self._waiting.clear()

    def _stored(self, new: int) -> None:
        self._new += new
        self._go_on()

    def _broken(self, error: AppError) -> None:
        self._waiting.clear()
        self._busy(False)
        self._failed(error)
        self.act.setEnabled(True)

    def _busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.stop.setVisible(busy)
        for part in (self.act, self.choose, self.form):
            part.setEnabled(not busy)
