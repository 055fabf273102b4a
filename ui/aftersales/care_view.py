"""回访: surveys, visits, customer training, and where all of it stands this month."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.core.words import Role
from app.devices.code_table import Command as Code
from ui.aftersales.care_month import MonthPart
from ui.aftersales.care_part import CarePart
from ui.aftersales.care_surveys import SurveyPart
from ui.aftersales.care_trainings import TrainingPart
from ui.aftersales.care_visits import VisitPart
from ui.context import DeskContext
from ui.storage.screen import StorageView
from ui.widgets.base import LineLabel
from ui.widgets.buttons import Chip


class CareView(StorageView):
    """`open_document` takes DC, HF and PX, or the key of a part: `surveys`, `visits`, `trainings`, `status`."""

    key: ClassVar[str] = "care"
    series: ClassVar[tuple[str, ...]] = ("DC", "HF", "PX")
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.AFTER_SALES, Role.SALES, Role.TECHNICAL_SERVICE, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP}
    )
    tables: ClassVar[frozenset[str]] = frozenset(
        {
            "survey", "follow_up_visit", "training_session", "training_task", "training_guest", "customer_care", "care_work",
            "installed_unit", "service_case",
        }
    )  # fmt: skip

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        parts: tuple[tuple[str, str, CarePart], ...] = (
            ("surveys", self.tr("满意度调查"), SurveyPart(context)), ("visits", self.tr("回访走访"), VisitPart(context)),
            ("trainings", self.tr("客户培训"), TrainingPart(context)), ("status", self.tr("月度状态"), MonthPart(context)),
        )  # fmt: skip
        self.parts = {key: part for key, _, part in parts}
        self.part = parts[0][0]
        chips = QHBoxLayout()
        chips.setSpacing(8)
        self.chips: dict[str, Chip] = {}
        self.stack = QStackedWidget()
        for n, (key, words, part) in enumerate(parts, start=1):
            chip = self.chips[key] = Chip(f"{words} Ctrl+{n}")
            chip.setObjectName(f"chip.care.{key}")
            chip.setChecked(key == self.part)
            chip.clicked.connect(lambda _=False, key=key: self.show_part(key))
            QShortcut(QKeySequence(f"Ctrl+{n}"), self).activated.connect(lambda key=key: self.show_part(key))
            chips.addWidget(chip)
            self.stack.addWidget(part)
        hint = LineLabel(self.tr("扫调查表、回访记录、培训记录的条码直接打开"), "caption")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        chips.addWidget(hint, 1)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(chips)
        column.addWidget(self.stack, 1)
        self.row.addLayout(column, 1)

    @property
    def front(self) -> CarePart:
        """The part in front."""
        return self.parts[self.part]

    def show_part(self, key: str) -> None:
        """Brings a part to the front and reads it."""
        self.part = key
        for name, chip in self.chips.items():
            chip.setChecked(name == key)
        self.stack.setCurrentWidget(self.front)
        self.reload()
        field = self.front.first_field()
        if field is not None:
            field.setFocus()

    def reload(self) -> None:
        """Reads the part in front."""
        self.front.reload()

    def first_field(self) -> QWidget | None:
        """What the part in front is worked by."""
        return self.front.first_field()

    def hand_on(self, before: int, after: int) -> None:
        """Scores, minutes and plans that were half keyed go with who keyed them."""
        for part in self.parts.values():
            part.forget()

    def open_document(self, document: str) -> None:
        """Shows a part, or a record in its part."""
        if document in self.parts:
            self.show_part(document)
            return
        for key, part in self.parts.items():
            if part.series and document.startswith(part.series):
                part.wanted = document
                self.show_part(key)
                return

    def key_pressed(self, command: Code) -> None:
        """F10 shows the paper of the record in front."""
        if command is Code.PRINT:
            self.front.show_paper()
