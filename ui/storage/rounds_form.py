"""The checklist of a zone as it is walked: 1 is in order, 2 is not; what is not asks for what, who and until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.words import word
from app.storage.care_views import CareItem, ItemDraft
from ui.settings.parts import scrolled
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Card, Painted
from ui.widgets.buttons import Chip, KeyButton, PrimaryButton
from ui.widgets.files import files_to_open
from ui.widgets.forms import ChoiceBox, ErrorLine
from ui.widgets.mark import Mark

_NAME = 136


class CheckLine(Painted):
    """One line of the checklist."""

    decided = Signal()

    def __init__(self, item: CareItem) -> None:
        super().__init__()
        self.item = item
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(str(word(item)))
        self.mark = Mark(State.NOT_YET, str(word(item)))
        self.mark.setFixedWidth(_NAME)
        self.good, self.bad = Chip(self.tr("1 合格")), Chip(self.tr("2 不合格"))
        for chip, kind, good in ((self.good, "good", True), (self.bad, "bad", False)):
            chip.setObjectName(f"chip.{item.value}.{kind}")
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(lambda _=False, good=good: self.decide(good))
        self.words, self.owner, self.due = QLineEdit(), ChoiceBox(), QDateEdit()
        self.words.setPlaceholderText(self.tr("问题"))
        self.words.setObjectName(f"field.{item.value}.words")
        self.owner.setObjectName(f"field.{item.value}.owner")
        self.owner.setFixedWidth(120)
        self.due.setObjectName(f"field.{item.value}.due")
        self.due.setDisplayFormat("yyyy-MM-dd")
        self.due.setFixedSize(124, 34)
        self.due.lineEdit().setTextMargins(8, 0, 0, 0)  # a styled spin box leaves its padding out
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(8)
        for part in (self.mark, self.good, self.bad):
            row.addWidget(part)
        for editor in (self.words, self.owner, self.due):
            row.addWidget(editor, 1 if editor is self.words else 0)
            policy = editor.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            editor.setSizePolicy(policy)
        self.setFixedHeight(38)
        self.start((), date.min)

    def start(self, owners: Sequence[tuple[str, int]], due: date) -> None:
        """Begins a new walk."""
        self.value: bool | None = None
        self.words.clear()
        self.owner.clear()
        for name, key in owners:
            self.owner.addItem(name, key)
        self.owner.setCurrentIndex(-1)
        self.owner.setPlaceholderText(self.tr("整改人"))
        if due != date.min:
            self.due.setDate(QDate(due.year, due.month, due.day))
        self._show()

    def decide(self, good: bool) -> None:
        """In order, or not."""
        self.value = good
        self._show()
        if good:
            self.decided.emit()
        else:
            self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        self.good.setChecked(self.value is True)
        self.bad.setChecked(self.value is False)
        self.mark.set_state({True: State.GOOD, False: State.WRONG, None: State.NOT_YET}[self.value], str(word(self.item)))
        for editor in (self.words, self.owner, self.due):
            editor.setVisible(self.value is False)

    def draft(self) -> ItemDraft | None:
        """The line as it is filled in; None while nothing is chosen."""
        if self.value is None:
            return None
        if self.value:
            return ItemDraft(self.item, True)
        day = self.due.date()
        owner = self.owner.currentData()
        due = date(day.year(), day.month(), day.day())
        return ItemDraft(self.item, False, self.words.text(), int(owner) if owner is not None else None, due)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The ring of the line that has the keys."""
        if self.hasFocus():
            paint.rounded(painter, area, theme.accent_soft, theme.focus, 4, 3)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 and 2 decide."""
        if event.key() in (Qt.Key.Key_1, Qt.Key.Key_2):
            self.decide(event.key() == Qt.Key.Key_1)
            return
        super().keyPressEvent(event)


class CheckForm(Card):
    """The whole walk with its remark and pictures."""

    filed = Signal(object, str, object)

    def __init__(self) -> None:
        super().__init__(self.tr("检查"), " ")
        self.lines = [CheckLine(item) for item in CareItem]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for n, line in enumerate(self.lines):
            line.decided.connect(lambda n=n: self._go_on(n))
            column.addWidget(line)
        column.addStretch(1)
        area = scrolled(inner)
        area.setMinimumHeight(38 * len(self.lines) + 2)
        self.body.addWidget(area, 1)
        self.error = ErrorLine()
        self.body.addWidget(self.error)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.remark = QLineEdit()
        self.remark.setPlaceholderText(self.tr("备注"))
        self.remark.setObjectName("field.round_remark")
        self.remark.setFixedHeight(36)
        self.photo = KeyButton(self.tr("加照片"), key="Ctrl+P", icon="camera")
        self.photo.setObjectName("do.round_photo")
        self.photo.clicked.connect(self._pick)
        self.act = PrimaryButton(self.tr("登记检查"), key="Ctrl+Return", cap="Ctrl+↵")
        self.act.setObjectName("do.check_zone")
        self.act.clicked.connect(self._file)
        foot.addWidget(self.remark, 1)
        foot.addWidget(self.photo)
        foot.addWidget(self.act)
        self.body.addLayout(foot)
        self._photos: list[tuple[str, bytes]] = []

    def start(self, zone: str, owners: Sequence[tuple[str, int]], due: date, note: str) -> None:
        """Begins the walk of a zone."""
        self.title.setText(self.tr("检查 {zone}").format(zone=zone))
        self.note.setText(note)
        self.remark.clear()
        self._photos.clear()
        self.photo.set_words(self.tr("加照片"))
        self.error.show_words("")
        for line in self.lines:
            line.start(owners, due)

    @property
    def begun(self) -> bool:
        """Whether something is filled in that must not be lost."""
        return any(line.value is not None for line in self.lines) or bool(self.remark.text() or self._photos)

    def _go_on(self, n: int) -> None:
        following = self.lines[n + 1] if n + 1 < len(self.lines) else self.remark
        following.setFocus(Qt.FocusReason.TabFocusReason)

    def _pick(self) -> None:
        paths = files_to_open(self, self.tr("选照片"), self.tr("照片 (*.jpg *.jpeg *.png)"))
        self.add_photos([Path(path) for path in paths])

    def add_photos(self, paths: Sequence[Path]) -> None:
        """Takes pictures along with the walk."""
        try:
            self._photos += [(path.name, path.read_bytes()) for path in paths]
        except OSError as error:
            self.error.show_words(self.tr("照片读不了：{why}").format(why=error.strerror or ""))
        self.photo.set_words(self.tr("照片 {n} 张").format(n=len(self._photos)) if self._photos else self.tr("加照片"))

    def _file(self) -> None:
        drafts = [line.draft() for line in self.lines]
        empty = next((line for line, draft in zip(self.lines, drafts, strict=True) if draft is None), None)
        if empty is not None:
            self.error.show_words(self.tr("「{item}」还没填").format(item=word(empty.item)))
            empty.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.filed.emit([draft for draft in drafts if draft is not None], self.remark.text(), tuple(self._photos))
