"""What stands on a signed slip: a row of counts a line, signer, times, how it looked. Begins with everything as sent."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit, QGridLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from app.core.clock import SITE_ZONE, site_time
from app.core.words import text as word_text
from app.delivery import rules
from app.delivery.views import DeliveryLineView, DeliveryView, LateCause, LineCount, SlipBack
from ui.i18n import shown
from ui.widgets.base import PlainLabel, clear_layout
from ui.widgets.forms import FieldForm

_LOOKS = ("appearance", "packaging")


class SlipForm(QWidget):
    """Enter in any field takes the slip.

    Attributes:
        entered: Enter was pressed in a field.
        edited: Something was changed.
    """

    entered = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: DeliveryView | None = None
        self._counts: dict[int, tuple[QSpinBox, QSpinBox, QLineEdit]] = {}
        self._arrived_keyed = False
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(6)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnStretch(0, 1)
        self.guess = PlainLabel("", "caption")
        self.guess.setWordWrap(True)
        column.addWidget(self.guess)
        column.addLayout(self._lines)
        self.form = self._fields()
        column.addWidget(self.form)
        self.form.changed.connect(self._changed)

    def _fields(self) -> FieldForm:
        form = FieldForm()
        form.add_text("signer", self.tr("签收人"), required=True).setObjectName("field.signer")
        for key, label in (("signed_at", self.tr("签收时间")), ("arrived_at", self.tr("到货时间"))):
            editor = QDateTimeEdit()
            editor.setDisplayFormat("yyyy-MM-dd HH:mm")
            editor.lineEdit().setTextMargins(10, 0, 0, 0)
            editor.setObjectName(f"field.{key}")
            form.add_field(key, label, editor, required=True)
        causes = [(shown(word_text(one)), one) for one in LateCause]
        form.add_choice("late", self.tr("晚到原因"), causes, required=True, empty=self.tr("请选")).setObjectName("field.late")
        form.add_text("condition", self.tr("到货状况"), required=True, hint=self.tr("按合同必填")).setObjectName("field.condition")
        yes_no = [(self.tr("完好"), True), (self.tr("有问题"), False)]
        for key, label in zip(_LOOKS, (self.tr("外观"), self.tr("包装")), strict=True):
            form.add_choice(key, label, yes_no, required=True, empty=self.tr("请选")).setObjectName(f"field.{key}")
        form.add_tick("instructed", self.tr("使用讲解"), self.tr("用法和注意事项已讲解")).setObjectName("field.instructed")
        hint = self.tr("客户问了没答上的，转售后")
        form.add_text("questions", self.tr("未答问题"), hint=hint).setObjectName("field.questions")
        form.add_text("remark", self.tr("备注")).setObjectName("field.slip_remark")
        for key in tuple(form.keys()):
            form.editor(key).installEventFilter(self)
        return form

    # Filling

    def fill(self, view: DeliveryView, proposed: SlipBack, when: datetime) -> None:
        """Begins with what is proposed; `when` stands in for a time that nobody told."""
        self._view, self._filling, self._arrived_keyed = view, True, proposed.arrived_at is not None
        self._fill_lines(view, {count.line_no: count for count in proposed.counts})
        self.form.clear_errors()
        for key, value in (
            ("signer", proposed.signer), ("late", proposed.late_cause), ("condition", proposed.arrival_condition),
            ("appearance", proposed.appearance_ok), ("packaging", proposed.packaging_ok), ("instructed", proposed.instructed),
            ("questions", proposed.questions), ("remark", proposed.remark),
        ):  # fmt: skip
            self.form.set_value(key, value)
        self._set_moment("signed_at", proposed.signed_at or when)
        self._set_moment("arrived_at", proposed.arrived_at or proposed.signed_at or when)
        self.form.show_field("condition", view.protected)
        self.guess.setText(self.tr("▲ 没有到货消息：时间先填了 {time}，请照回单改。").format(time=f"{site_time(when):%m-%d %H:%M}"))
        self.guess.setVisible(proposed.signed_at is None)
        self._filling = False
        self._show_late()

    def _fill_lines(self, view: DeliveryView, given: dict[int, LineCount]) -> None:
        clear_layout(self._lines)
        self._counts = {}
        for column, title in enumerate((self.tr("货物"), self.tr("应收"), self.tr("实收"), self.tr("破损"))):
            label = PlainLabel(title, "caption")
            self._lines.addWidget(label, 0, column)
        for n, line in enumerate(view.lines):
            self._fill_line(2 * n + 1, line, given.get(line.line_no) or LineCount(line.line_no, line.shipped))

    def _fill_line(self, row: int, line: DeliveryLineView, given: LineCount) -> None:
        name = PlainLabel(f"{line.product_name} {line.model}".strip())
        name.setWordWrap(True)
        self._lines.addWidget(name, row, 0)
        self._lines.addWidget(PlainLabel(f"{line.shipped} {line.unit}"), row, 1)
        received = self._number(given.received, f"field.received.{line.line_no}", self.tr("实收"))
        damaged = self._number(given.damaged, f"field.damaged.{line.line_no}", self.tr("破损"))
        remark = QLineEdit(given.remark)
        remark.setObjectName(f"field.line_remark.{line.line_no}")
        remark.setPlaceholderText(self.tr("这一行有什么不对，写在这里"))
        remark.setAccessibleName(remark.placeholderText())
        remark.setMinimumHeight(34)
        remark.installEventFilter(self)
        self._lines.addWidget(received, row, 2)
        self._lines.addWidget(damaged, row, 3)
        self._lines.addWidget(remark, row + 1, 0, 1, 4)
        self._counts[line.line_no] = (received, damaged, remark)

        def follow() -> None:
            remark.setVisible(received.value() != line.shipped or damaged.value() > 0 or bool(remark.text()))
            if not self._filling:
                self.edited.emit()

        received.valueChanged.connect(lambda _: follow())
        damaged.valueChanged.connect(lambda _: follow())
        follow()

    def _number(self, value: int, name: str, words: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, 999_999)
        box.setValue(value)
        box.lineEdit().setTextMargins(6, 0, 0, 0)  # a styled spin box leaves its padding out
        box.setFixedWidth(74)
        box.setMinimumHeight(34)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(self)
        return box

    # Reading

    def slip(self) -> SlipBack:
        """What is keyed."""
        values = self.form.values()
        counts = tuple(LineCount(n, got.value(), bad.value(), why.text().strip()) for n, (got, bad, why) in self._counts.items())
        return SlipBack(
            values["signer"], self.moment("signed_at"), self.moment("arrived_at"), counts, values["appearance"], values["packaging"],
            LateCause(values["late"]) if values["late"] and self._late() else None, values["remark"],
            arrival_condition=values["condition"] or "", instructed=values["instructed"], questions=values["questions"],
        )  # fmt: skip

    @property
    def as_sent(self) -> bool:
        """Whether everything was received as it was sent, whole."""
        view = self._view
        shipped = {line.line_no: line.shipped for line in view.lines} if view is not None else {}
        counted = all(got.value() == shipped.get(n) and not bad.value() for n, (got, bad, _) in self._counts.items())
        return counted and all(self.form.value(key) is not False for key in _LOOKS)

    def moment(self, key: str) -> datetime:
        """A time that is keyed, in the zone of the site."""
        editor = self.form.editor(key)
        assert isinstance(editor, QDateTimeEdit)
        return datetime.fromisoformat(editor.dateTime().toString(Qt.DateFormat.ISODate)).replace(tzinfo=SITE_ZONE)

    def focus_first(self) -> None:
        """The first thing to look at: the signer while he is unknown, else the day of the signature."""
        signer = self.form.editor("signer")
        if not self.form.value("signer"):
            signer.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        editor = self.form.editor("signed_at")
        assert isinstance(editor, QDateTimeEdit)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.setSelectedSection(QDateTimeEdit.Section.DaySection)

    # Following

    def _set_moment(self, key: str, at: datetime) -> None:
        editor = self.form.editor(key)
        assert isinstance(editor, QDateTimeEdit)
        editor.setDateTime(QDateTime.fromString(f"{site_time(at):%Y-%m-%dT%H:%M}:00", Qt.DateFormat.ISODate))

    def _changed(self, key: str) -> None:
        if self._filling:
            return
        if key == "arrived_at":
            self._arrived_keyed = True
        elif key == "signed_at" and not self._arrived_keyed:
            self._filling = True
            self._set_moment("arrived_at", self.moment("signed_at"))
            self._filling = False
        if key in ("signed_at", "arrived_at"):
            self.guess.hide()
            self._show_late()
        self.edited.emit()

    def _late(self) -> bool:
        view = self._view
        return view is not None and not rules.in_time(self.moment("arrived_at"), view.promised_on, view.promised_at)

    def _show_late(self) -> None:
        """A cause is asked for only where the goods came late (I-01)."""
        self.form.show_field("late", self._late())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a field takes the slip; the wheel changes nothing."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(watched, QAbstractSpinBox):
                watched.interpretText()
            self.entered.emit()
            return True
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
