"""当场解决: response, cause, solution, confirmation and summary of a call in one small form and one save."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.aftersales.views import CaseCause, CauseView, OnTheSpot
from app.core.words import text as word_text
from ui.i18n import shown
from ui.widgets.forms import ChoiceBox, FieldForm

translate = QCoreApplication.translate


def cause_boxes(form: FieldForm, causes: Sequence[CauseView], *, required: bool = True) -> None:
    """Adds the category and the list of causes that grows: what is typed and not in it yet is added by saving."""
    categories = [(shown(word_text(one)), one) for one in CaseCause]
    category = form.add_choice("cause", translate("SpotForm", "原因类别"), categories, required=required)
    category.setObjectName("field.cause")
    entry = ChoiceBox()
    entry.setEditable(True)
    entry.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    line = entry.lineEdit()
    if line is not None:
        line.setPlaceholderText(translate("SpotForm", "选，或键入新的"))
    form.add_field("cause_words", translate("SpotForm", "原因"), entry, required=required)
    entry.setObjectName("field.cause_words")

    def offer() -> None:
        kept = entry.currentText()
        entry.clear()
        entry.addItems([one.words for one in causes if one.category == category.currentData()])
        entry.setCurrentIndex(-1)
        entry.setEditText(kept if kept not in {one.words for one in causes} else "")

    category.currentIndexChanged.connect(lambda _: offer())
    offer()


Keyed = tuple[tuple[CauseView, ...], dict[str, Any]]


class SpotForm(QWidget):
    """Five fields; the caller's name and "no improvement needed" stand in them already."""

    def __init__(self) -> None:
        super().__init__()
        self._causes: tuple[CauseView, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(0)
        self.form = FieldForm()
        self._column.addWidget(self.form)
        self._column.addStretch(1)

    def keyed(self) -> Keyed:
        """What is keyed, to be put back later, with the causes it was chosen from."""
        return self._causes, self.form.values()

    def put(self, keyed: Keyed) -> None:
        """What was keyed before stands there again."""
        causes, values = keyed
        self.begin(causes, "")
        for key, value in values.items():
            self.form.set_value(key, value)

    def begin(self, causes: Sequence[CauseView], who: str) -> None:
        """An empty form with who called."""
        self._causes = tuple(causes)
        old, self.form = self.form, FieldForm()
        self._column.replaceWidget(old, self.form)
        old.hide()
        old.deleteLater()
        cause_boxes(self.form, causes)
        solution = self.form.add_long_text("solution", self.tr("怎么解决"), required=True)
        solution.setObjectName("field.spot_solution")
        solution.setMinimumHeight(48)
        solution.setMaximumHeight(52)
        self.form.add_text("who", self.tr("客户确认人"), required=True, text=who).setObjectName("field.spot_who")
        self.form.add_text("improvement", self.tr("改进措施"), required=True, text=self.tr("无：指导后即正常")).setObjectName(
            "field.spot_improvement"
        )
        self.form.editor("cause").setFocus(Qt.FocusReason.ShortcutFocusReason)

    def taken(self) -> OnTheSpot | None:
        """What was keyed; None while something is missing, which is then marked."""
        if self.form.missing():
            return None
        values = self.form.values()
        return OnTheSpot(
            CaseCause(values["cause"]), values["cause_words"], values["solution"], values["who"], values["improvement"]
        )
