"""Product packing at the bench: the checklist, the picture of the step, the marks, the last scans. Nothing here takes the focus."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.files import service as files
from app.packing.product import ProductState
from ui.bench import product_view as view
from ui.care import marks_view
from ui.context import DeskContext
from ui.widgets.base import BenchBox
from ui.widgets.checklist import CheckTable, NoticeCard, StepCard
from ui.widgets.marks import MarksPanel
from ui.widgets.pack import ScanEntry, ScanLog

_LARGEST = QSize(1400, 1400)
_KEPT = 24


class ProductPanel(BenchBox):
    """The lower half of the bench while products are packed."""

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, row=True, gap=12, margins=(20, 13, 20, 11))
        self._context = context
        self._images: dict[str, QImage] = {}
        self._wanted = ""
        self.left = QStackedWidget()
        self.table, self.card = CheckTable(), StepCard()
        self.table.setObjectName("list.checks")
        both = BenchBox(row=True, gap=12)
        both.box.addWidget(self.table, 450)
        both.box.addWidget(self.card, 460)
        self.notice, self.marks = NoticeCard(), MarksPanel()
        for widget in (both, self.notice, self.marks):
            self.left.addWidget(widget)
        right = BenchBox(gap=10)
        self.strip, self.log = MarksPanel(height=150), ScanLog()
        right.box.addWidget(self.strip)
        right.box.addWidget(self.log, 1)
        self.box.addWidget(self.left, 920)
        self.box.addWidget(right, 394)

    def show_log(self, entries: tuple[ScanEntry, ...]) -> None:
        """The last ten scans."""
        self.log.show_entries(entries)

    def show_product(self, state: ProductState) -> None:
        """Shows product packing as it stands."""
        title = state.packing.product_name if state.packing is not None else ""
        marks = marks_view(state.care, title)
        self.strip.setVisible(state.packing is not None)
        self.strip.show_marks(marks)
        if state.notice is not None:
            head, note, changes = view.changes(state)
            self.notice.show_changes(head, note, changes, self.tr("步骤没有变，材料、资料或图样有改动"))
            self.left.setCurrentIndex(1)
            return
        if state.fresh and marks.marks and state.packing is not None:
            self.marks.show_marks(marks)
            self.strip.hide()
            self.left.setCurrentIndex(2)
            return
        self.left.setCurrentIndex(0)
        if state.packing is None:
            self.card.setVisible(False)
            title = self.tr("{document} 的产品").format(document=state.document) if state.document else self.tr("扫产品标签开始")
            self.table.show_rows(title, view.goods_rows(state.goods))
            return
        self.card.setVisible(True)
        rows, active = view.rows(state.packing)
        self.table.show_rows(self.tr("包装要求 {drawing}").format(drawing=state.packing.drawing), rows, active)
        head, words, picture = view.step_card(state.packing)
        self._show_picture(head, words, picture)

    def _show_picture(self, head: str, words: str, sha256: str) -> None:
        self._wanted = sha256
        self.card.show_step(head, words, self._images.get(sha256))
        if sha256 and sha256 not in self._images:

            def show(content: bytes) -> None:
                while len(self._images) >= _KEPT:
                    self._images.pop(next(iter(self._images)))
                self._images[sha256] = _image(content)
                if self._wanted == sha256:
                    self.card.show_step(head, words, self._images[sha256])

            self._context.query(lambda session: files.content(session, sha256), show)


def _image(content: bytes) -> QImage:
    """A picture made small enough to paint quickly; empty where it cannot be read."""
    image = QImage.fromData(QByteArray(content))
    if image.width() > _LARGEST.width() or image.height() > _LARGEST.height():
        image = image.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return image
