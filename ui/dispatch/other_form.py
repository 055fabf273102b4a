"""无发货单出门: kind, whom, why, by what vehicle or on whose feet, and the goods line by line; all by keyboard."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.core import keyed
from app.core.errors import BadInput
from app.core.words import text as word_text
from app.dispatch.views import ON_FOOT
from app.gate.other_rules import KINDS
from app.gate.views import OtherDraft, OtherLine, PassKind, PassLineView, PassView
from app.yard.views import EntryView
from ui.i18n import shown
from ui.plates import on_foot, plate_words
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.lines import LineColumn, LinesEditor


class OtherForm(Card):
    """The form of a pass without a 发货单, for a new one and for a draft; `wanted` when it is to be saved."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("无发货单出门"), " ")
        self._inside: dict[str, EntryView] = {}
        self.hint = PlainLabel(self.tr("报废、退供方、样品/借用、工具用这张；销售、补换、返修返还凭发货单出门。"), "caption")
        self.hint.setWordWrap(True)
        self.body.addWidget(self.hint)
        both = QHBoxLayout()
        both.setSpacing(18)
        self.what, self.how = self._what(), self._how()
        for form in (self.what, self.how):
            both.addWidget(form, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(both)
        self.lines = LinesEditor(
            [
                LineColumn(self.tr("名称")), LineColumn(self.tr("型号"), 120), LineColumn(self.tr("单位"), 52),
                LineColumn(self.tr("数量"), 56), LineColumn(self.tr("箱数"), 56), LineColumn(self.tr("序列号/批号"), 168),
            ],
            rows=3,
        )  # fmt: skip
        self.lines.table.setObjectName("field.goods")
        self.lines.set_editable(True)
        self.lines.up.hide()
        for name, button in (("do.add_goods", self.lines.add), ("do.remove_goods", self.lines.remove)):
            button.setObjectName(name)
        self.error = ErrorLine()
        self.lines.changed.connect(lambda: self.error.show_words(""))
        self.save = PrimaryButton(self.tr("保存草稿"), key="Ctrl+S")
        self.save.setObjectName("do.save_other")
        self.save.clicked.connect(self._clicked)
        self.lines.tools.addWidget(self.save)
        self.body.addWidget(self.lines)
        self.body.addWidget(self.error)

    def _what(self) -> FieldForm:
        form = FieldForm(label_width=76)
        form.add_choice("kind", self.tr("放行类别"), [(shown(word_text(kind)), kind.value) for kind in KINDS], required=True)
        form.add_text("consignee", self.tr("收货单位"), required=True, hint=self.tr("交给谁"))
        form.add_text("reason", self.tr("出门原因"), required=True)
        form.add_text("due_back", self.tr("归还日期"), hint=self.tr("样品/借用、工具填，如 2026-12-31"))
        form.add_text("gate", self.tr("门岗"), hint=self.tr("空着为一号门"))
        form.add_text("weight", self.tr("毛重 kg"), hint=self.tr("没有称重就空着"))
        self._name(form)
        return form

    def _how(self) -> FieldForm:
        form = FieldForm(label_width=92)
        form.add_choice("plate", self.tr("车牌"), [on_foot()], required=True)
        plate = form.editor("plate")
        assert isinstance(plate, QComboBox)
        plate.setEditable(True)
        plate.setEditText("")
        form.add_text("trailer", self.tr("挂车"))
        form.add_text("driver", self.tr("司机/提货人"), required=True)
        form.add_text("phone", self.tr("电话"))
        form.add_text("card", self.tr("证件末四位"), hint=self.tr("步行填；快递空着取电话末四位"))
        form.add_text("container", self.tr("柜号"))
        form.add_text("seals", self.tr("封签"), hint=self.tr("货柜必填，多个用空格隔开"))
        form.changed.connect(self._changed)
        self._name(form)
        return form

    def _name(self, form: FieldForm) -> None:
        for key in tuple(form.values()):
            form.editor(key).setObjectName(f"field.other_{key}")

    def offer_plates(self, inside: list[EntryView], plates: list[str]) -> None:
        """Vehicles to choose from: who goes on foot, then what the gate entered and is in the works, then the company's own."""
        self._inside = {entry.plate: entry for entry in inside}
        plate = self.how.editor("plate")
        assert isinstance(plate, QComboBox)
        typed = plate.currentText()
        plate.blockSignals(True)
        plate.clear()
        for words in dict.fromkeys((ON_FOOT, *self._inside, *plates)):
            plate.addItem(plate_words(words), words)
        plate.setEditText(typed)
        plate.blockSignals(False)

    def show_new(self) -> None:
        """An empty form with one line to type into."""
        for form in (self.what, self.how):
            form.clear_errors()
            for key in tuple(form.values()):
                if key != "kind":
                    form.set_value(key, "")
        self.lines.set_rows([("", "", self.tr("台"), "1", "", "")])
        self.error.show_words("")

    def show_pass(self, view: PassView, lines: tuple[PassLineView, ...], due_back: date | None) -> None:
        """The form of a draft."""
        self.show_new()
        for form, values in (
            (self.what, {"kind": view.kind.value, "consignee": view.consignee, "reason": view.reason, "due_back": due_back or "",
                         "gate": view.gate, "weight": f"{view.gross_weight_g / 1000:g}" if view.gross_weight_g else ""}),
            (self.how, {"plate": view.plate, "trailer": view.trailer, "driver": view.driver, "phone": view.driver_phone,
                        "card": view.bearer_card, "container": view.container_no, "seals": " ".join(view.seals)}),
        ):  # fmt: skip
            for key, value in values.items():
                form.set_value(key, value)
        self.lines.set_rows([(x.product_name, x.model, x.unit, x.quantity, x.boxes or "", x.identity) for x in lines])

    def draft(self) -> OtherDraft | None:
        """What was typed; None where a number or a date is none, which the form then says."""
        lines = self._goods()
        try:
            due_back = keyed.day(keyed.DAY, str(self.what.value("due_back")))
        except BadInput as error:
            self.what.show_errors({"due_back": shown(error.reason)})
            return None
        if lines is None:
            self.error.show_words(self.tr("数量和箱数要写成整数"))
            return None
        grams = _grams(str(self.what.value("weight")))
        if grams is None:
            self.what.show_errors({"weight": self.tr("写成 12.5 这样的数")})
            return None
        how = {key: str(value or "") for key, value in self.how.values().items()}
        foot = how["plate"] == ON_FOOT
        return OtherDraft(
            kind=PassKind(self.what.value("kind")), consignee=str(self.what.value("consignee")), reason=str(self.what.value("reason")),
            lines=lines, plate="" if foot else how["plate"], trailer="" if foot else how["trailer"],
            driver="" if foot else how["driver"], driver_phone=how["phone"], container_no=how["container"],
            seals=tuple(how["seals"].replace("、", " ").split()), gate=str(self.what.value("gate")), on_foot=foot,
            bearer=how["driver"] if foot else "", bearer_card=(how["card"] or how["phone"]) if foot else "", due_back=due_back,
            gross_weight_g=grams,
        )  # fmt: skip

    def _goods(self) -> tuple[OtherLine, ...] | None:
        try:
            return tuple(
                OtherLine(str(name), str(unit), int(quantity), str(model), int(boxes or 0), str(identity))
                for name, model, unit, quantity, boxes, identity in self.lines.rows()
            )
        except ValueError:
            return None

    def _changed(self, key: str) -> None:
        """Who goes on foot has no trailer and no container; a vehicle that the gate entered brings trailer and driver with it."""
        if key != "plate":
            return
        foot = self.how.value("plate") == ON_FOOT
        entry = self._inside.get(str(self.how.value("plate")))
        if entry is not None:
            for name, known in (("trailer", entry.trailer), ("driver", entry.driver), ("phone", entry.phone)):
                self.how.set_value(name, known or self.how.value(name))
        for name in ("trailer", "container", "seals"):
            self.how.editor(name).setEnabled(not foot)
        self.how.editor("card").setEnabled(foot)

    def _clicked(self) -> None:
        self.save.setFocus()  # a cell that is still being typed is taken over
        wrong = [form for form in (self.what, self.how) if form.missing()]
        if not wrong:
            self.wanted.emit()
        else:
            wrong[0].focus_first_error()


def _grams(kilograms: str) -> int | None:
    """A weight as typed, in grams; 0 where nothing was, None where it is no weight."""
    try:
        grams = round(Decimal(kilograms.replace(",", ".") or 0) * 1000)
    except (InvalidOperation, OverflowError, ValueError):
        return None
    return grams if 0 <= grams < 10**9 else None


def stacked(*parts: QWidget) -> QWidget:
    """Parts under each other in a scrolling column."""
    column = QWidget()
    box = QVBoxLayout(column)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(10)
    for part in parts:
        box.addWidget(part)
    box.addStretch(1)
    return column
