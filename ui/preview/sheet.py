"""The pages of a paper as the eye sees them: at true scale with a ruler of 100 mm, or fitted to the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.preview.output import PageImage
from ui.theme import measure
from ui.theme.tokens import PAPER, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

RULER_MM = 100.0
GAP = 14
EDGE = 16


class Ruler(Painted):
    """A ruler of 100 mm at the scale of the pages, to be held against a real one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = 1.0
        self._true = True
        self.setFixedHeight(38)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("100 mm 标尺"))

    @property
    def length(self) -> float:
        """Logical pixels of its 100 mm."""
        return RULER_MM * self._scale

    def show_scale(self, scale: float, true: bool) -> None:
        """Logical pixels of a millimetre, and whether that is true scale on this screen."""
        self._scale, self._true = scale, true
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Ticks every 10 mm, words right of it."""
        left, base = 16.5, area.height() - 7.5
        painter.setPen(QPen(QColor(theme.text1), 1))
        painter.drawLine(QPointF(left, base), QPointF(left + self.length, base))
        step = 10 if self._scale >= 1.2 else 50
        for mm in range(0, 101, 10):
            x = left + mm * self._scale
            painter.drawLine(QPointF(x, base), QPointF(x, base - (9 if mm % 50 == 0 else 5)))
            if mm % step == 0:
                paint.text(painter, QRectF(x - 16, 2, 32, 18), str(mm), 12, theme.text2, align=paint.CENTER)
        words = self.tr("mm · 屏上 1:1，可用直尺量") if self._true else self.tr("mm · 已缩放")
        paint.text(painter, QRectF(left + self.length + 18, 8, 300, 22), words, 13, theme.text2)


class _Sheet(Painted):
    def __init__(self, page: PageImage, number: int, total: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._crossed = False
        self._scale = 1.0
        self.setAccessibleName(self.tr("第 {n} 页，共 {total} 页").format(n=number, total=total))

    def show_at(self, scale: float, crossed: bool) -> None:
        self._scale, self._crossed = scale, crossed
        self.setFixedSize(QSize(round(self._page.width_mm * scale), round(self._page.height_mm * scale)))
        self.setAccessibleDescription(self.tr("作废") if crossed else "")
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = QRectF(0, 0, self._page.width_mm * self._scale, self._page.height_mm * self._scale)
        painter.drawImage(target, self._page.image, QRectF(self._page.image.rect()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.line_control), 1))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._crossed:
            self._cross(painter, area, theme)

    def _cross(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        painter.setPen(QPen(QColor(theme.wrong_text), 4))
        inner = area.adjusted(10, 10, -10, -10)
        painter.drawLine(inner.topLeft(), inner.bottomRight())
        painter.drawLine(inner.bottomLeft(), inner.topRight())
        box = QRectF(area.center().x() - 74, area.center().y() - 32, 148, 64)
        paint.rounded(painter, box, PAPER, theme.wrong_text, 6, 4)
        paint.text(painter, box, self.tr("作废"), 40, theme.wrong_text, True, paint.CENTER)


class SheetView(QWidget):
    """Pages under each other with a ruler above; `fit` shows a whole page, else true scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[PageImage] = []
        self._sheets: list[_Sheet] = []
        self._crossed = False
        self._fit = False
        self.ruler = Ruler()
        self._body = QWidget()
        self._body.setObjectName("scrollBody")
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._column.setSpacing(GAP)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("view.pages")
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._body)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.ruler)
        box.addWidget(self._scroll, 1)

    @property
    def fit(self) -> bool:
        """Whether pages are fitted to the window."""
        return self._fit

    @property
    def scale(self) -> float:
        """Logical pixels of a millimetre of paper."""
        true = 1.0 / measure.mm_per_logical_pixel(self)
        if not self._fit or not self._pages:
            return true
        view = self._scroll.viewport().size()
        wide = max(page.width_mm for page in self._pages)
        tall = max(page.height_mm for page in self._pages)
        return max(0.2, min((view.width() - 2 * EDGE) / wide, (view.height() - 2 * EDGE) / tall))

    def show_pages(self, pages: list[PageImage], crossed: bool) -> None:
        """Replaces the pages; void ones are crossed out."""
        for sheet in self._sheets:
            self._column.removeWidget(sheet)
            sheet.hide()
            sheet.deleteLater()
        while self._column.count():
            self._column.takeAt(0)
        self._pages, self._crossed = pages, crossed
        self._sheets = [_Sheet(page, number, len(pages)) for number, page in enumerate(pages, start=1)]
        for sheet in self._sheets:
            self._column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.rescale()

    def set_fit(self, fit: bool) -> None:
        """适合 or 100 %."""
        self._fit = fit
        self.rescale()

    def rescale(self) -> None:
        """Gives ruler and pages the scale of the moment."""
        scale = self.scale
        self.ruler.show_scale(scale, not self._fit)
        for sheet in self._sheets:
            sheet.show_at(scale, self._crossed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fitted pages follow the window."""
        super().resizeEvent(event)
        self.rescale()
