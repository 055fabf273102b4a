"""标签: how content label, shipping label and 合格证 come out in each size, resolution and language, before they are printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.labels.stock import CONTENT_SIZES, DPIS, LANGUAGES, SHIPPING_SIZES, USUAL, Language, Stock
from app.printing.label_preview import BAUD, LabelPreview, label_previews
from ui.context import DeskContext
from ui.i18n import shown
from ui.preview.names import document_name, paper_name
from ui.settings.parts import SettingsView, SidePanel, paragraph
from ui.theme.tokens import PAPER, Theme
from ui.widgets import paint
from ui.widgets.base import EdgeCard, Painted, PlainLabel
from ui.widgets.forms import ErrorLine, FieldForm

_GREATEST_MM = (100, 150)
"""The largest label: both pictures are drawn at the scale at which it fits, so that sizes can be compared."""
_WORDS = 30


class LabelPicture(Painted):
    """One label on its backing, dot for dot."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(200, 300))
        self._image, self._mm, self.words = QImage(), (0, 0), ""

    def show_label(self, preview: LabelPreview, words: str) -> None:
        """Shows the picture with words beneath; nothing where there is none."""
        self.words = words
        self._image = QImage.fromData(preview.png) if preview.png else QImage()
        self._mm = preview.width_mm, preview.height_mm
        self.setAccessibleDescription(paper_name(preview.paper))
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The label at the top left, at the scale of the largest one, and the words under it."""
        if self._image.isNull():
            return
        scale = min((area.width() - 6) / _GREATEST_MM[0], (area.height() - _WORDS - 6) / _GREATEST_MM[1])
        place = QRectF(area.x() + 3, area.y() + 3, self._mm[0] * scale, self._mm[1] * scale)
        paint.rounded(painter, place.adjusted(-2, -2, 2, 2), PAPER, theme.line, 3)
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        size = QSize(round(place.width() * ratio), round(place.height() * ratio))
        grey = self._image.convertToFormat(QImage.Format.Format_Grayscale8)
        painter.drawImage(place, grey.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
        paint.text(painter, QRectF(area.x() + 2, place.bottom() + 6, area.width() - 4, _WORDS - 6), self.words, 14, theme.text1)


class _Half(QWidget):
    """A label's name, its picture and what sending it takes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 0, 12, 10)
        box.setSpacing(6)
        self.title = PlainLabel(name, "strong")
        self.data = paragraph("", "caption")
        self.picture = LabelPicture()
        self.error = ErrorLine()
        for widget in (self.title, self.data, self.error, self.picture):
            box.addWidget(widget, 1 if widget is self.picture else 0)


class LabelView(SettingsView):
    """The labels beside each other, and the choices that make them; nothing here is written."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._wanted = 0
        card = EdgeCard(self.tr("标签预览"), self.tr("图上一点就是打印头的一点"))
        halves = QHBoxLayout()
        halves.setSpacing(0)
        self.content, self.shipping = _Half(paper_name("content_label")), _Half(paper_name("shipping_label"))
        self.certificate = _Half(paper_name("certificate"))
        self.halves = (self.content, self.shipping, self.certificate)
        for half in self.halves:
            halves.addWidget(half, 1)
        card.body.addLayout(halves, 1)
        self.row.addWidget(card, 1)
        self.row.addWidget(self._make_panel())

    def _make_panel(self) -> QWidget:
        panel = SidePanel(self.tr("标签机"), 340)
        local = self.context.local
        stock = local.stock if local is not None else USUAL
        language = str(local["printer"]).partition("+")[0] if local is not None else ""
        mm = self.tr("{w} × {h} mm")
        sizes = {size: mm.format(w=size.partition("x")[0], h=size.partition("x")[2]) for size in (*CONTENT_SIZES, *SHIPPING_SIZES)}
        self.form = FieldForm(label_width=96)
        self.form.add_choice("language", self.tr("语言"), [(one.upper(), one) for one in LANGUAGES])
        self.form.add_choice("dpi", self.tr("分辨率"), [(f"{dpi} dpi", dpi) for dpi in DPIS])
        self.form.add_choice("content", self.tr("内容/合格证"), [(sizes[size], size) for size in CONTENT_SIZES])
        self.form.add_choice("shipping", self.tr("发运标签"), [(sizes[size], size) for size in SHIPPING_SIZES])
        self.form.add_text("font", self.tr("打印机字体"), hint=self.tr("空：汉字按点阵发送"), text=stock.font)
        for key, value in (("dpi", stock.dpi), ("content", stock.content), ("shipping", stock.shipping)):
            self.form.set_value(key, value)
        if language in LANGUAGES:
            self.form.set_value("language", language)
        self.form.changed.connect(lambda _: self.reload())
        panel.content.addWidget(self.form)
        panel.content.addWidget(paragraph(self.tr(
            "这里只看不改。要改这台电脑的标签机，在本机设置文件里写 label_size_content、label_size_shipping、label_dpi、label_font。"
        ), "caption"))  # fmt: skip
        panel.content.addWidget(paragraph(self.tr(
            "英文和数字由打印机自己的字体印，字形略有不同；条码、二维码和汉字一点不差。汉字用打印机字体时，机器里要有这个字体，"
            "例如 ZPL 的 E:SIMSUN.TTF，TSPL 的 TSS24.BF2。"
        ), "caption"))  # fmt: skip
        panel.content.addStretch(1)
        return panel

    def reload(self) -> None:
        """Makes the labels anew; only the newest answer is shown."""
        language: Language = "tspl" if self.form.value("language") == "tspl" else "zpl"
        try:
            stock = Stock(
                self.form.value("content"), self.form.value("shipping"), self.form.value("dpi"), str(self.form.value("font")).strip()
            )
        except AppError as error:
            self.form.show_errors({"font": shown(error.reason)})
            return
        self.form.show_errors({})
        self._wanted += 1
        asked, actor, desk = self._wanted, self.context.actor, self.context.desk
        self.context.query(
            lambda s: label_previews(s, desk.place, desk.forms, actor, language, stock),
            lambda found: self._show(found) if asked == self._wanted else None,
        )

    def _show(self, found: tuple[LabelPreview, ...]) -> None:
        for half, preview in zip(self.halves, found, strict=True):
            half.error.show_words(shown(preview.problem) if preview.problem else "")
            document = document_name(preview.paper, preview.document)
            half.data.setText(self.tr("最近打印的：{number}").format(number=document) if preview.document else self.tr("样张，不是真数据"))
            words = self.tr("{n} 字节 · {baud} 波特 {s} 秒")
            figures = words.format(n=f"{preview.size:,}", baud=BAUD, s=f"{preview.seconds:.1f}")
            half.picture.show_label(preview, "" if preview.problem else figures)
