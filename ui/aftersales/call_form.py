"""The facts of a call beside its words: telephone, who, when, by which channel, what it is about, how bad."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from app.aftersales.callers import SHORTEST_PHONE, digits
from app.aftersales.views import CaseChannel, CaseKind, Severity
from app.core.clock import SITE_ZONE, site_time
from app.core.words import text as word_text
from ui.i18n import shown
from ui.widgets.base import PlainLabel
from ui.widgets.forms import ChoiceBox
from ui.widgets.moments import MomentEdit

CallFacts = tuple[str, str, QDateTime, int, int, int]
"""Telephone, who, when, and the chosen places of channel, kind and level."""
_LEVELS = (Severity.NORMAL, Severity.URGENT, Severity.MAJOR, Severity.MINOR)
_KINDS = tuple(CaseKind)


class CallForm(QWidget):
    """Two rows under the hits; every field has its start value, so that only the telephone has to be keyed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        self.phone = self._line("caller_phone", self.tr("电话 *"), 0, 0, 5)
        self.caller = self._line("caller", self.tr("来电人"), 0, 5, 3)
        self.called = MomentEdit()
        self.called.setDisplayFormat("MM-dd HH:mm")
        self.called.lineEdit().setTextMargins(8, 0, 0, 0)
        self._put("called_at", self.tr("来电时间"), self.called, 0, 8, 4)
        self.called.dateTimeChanged.connect(lambda _: self.changed.emit())
        self.channel = self._choice("channel", self.tr("渠道"), list(CaseChannel), 0)
        self.kind = self._choice("kind", self.tr("类别"), _KINDS, 4)
        self.level = self._choice("severity", self.tr("级别"), _LEVELS, 8)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _line(self, key: str, label: str, row: int, column: int, span: int) -> QLineEdit:
        editor = QLineEdit()
        editor.textEdited.connect(lambda _: self.changed.emit())
        self._put(key, label, editor, row, column, span)
        return editor

    def _choice(self, key: str, label: str, values: Sequence[Any], column: int) -> QComboBox:
        editor = ChoiceBox()
        for value in values:
            editor.addItem(shown(word_text(value)), value)
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._put(key, label, editor, 2, column, 4)
        return editor

    def _put(self, key: str, label: str, editor: QWidget, row: int, column: int, span: int) -> None:
        name = PlainLabel(label, "caption")
        name.setBuddy(editor)
        name.setFixedHeight(18)
        editor.setMinimumWidth(40)
        editor.setObjectName(f"field.{key}")
        editor.setAccessibleName(label.removesuffix(" *"))
        editor.setFixedHeight(36)
        self._grid.addWidget(name, row, column, 1, span)
        self._grid.addWidget(editor, row + 1, column, 1, span)

    def clear(self, now: datetime) -> None:
        """Everything as a call begins."""
        self.phone.clear()
        self.caller.clear()
        self.channel.setCurrentIndex(0)
        self.kind.setCurrentIndex(0)
        self.level.setCurrentIndex(0)
        self.set_called(now)

    def hear(self, text: str) -> bool:
        """Takes a telephone number out of what was typed into the box, unless another one stands here; whether there was one."""
        phones = [word for word in text.split() if len(digits(word)) >= SHORTEST_PHONE and word.strip("+- 0123456789") == ""]
        known = self.phone.text()
        if not phones or (known and not digits(phones[0]).startswith(digits(known)) and not digits(known).startswith(digits(phones[0]))):
            return False
        self.phone.setText(phones[0])
        return True

    def facts(self) -> CallFacts:
        """What stands in the fields."""
        at = (box.currentIndex() for box in (self.channel, self.kind, self.level))
        channel, kind, level = at
        return self.phone.text(), self.caller.text(), self.called.dateTime(), channel, kind, level

    def put(self, facts: CallFacts) -> None:
        """Puts into the fields what `facts` gave."""
        phone, caller, called, *at = facts
        self.phone.setText(phone)
        self.caller.setText(caller)
        self.called.setDateTime(called)
        for box, n in zip((self.channel, self.kind, self.level), at, strict=True):
            box.setCurrentIndex(n)

    def set_called(self, moment: datetime) -> None:
        """When the call came, to the minute."""
        self.called.setDateTime(QDateTime.fromString(f"{site_time(moment):%Y-%m-%dT%H:%M}:00", Qt.DateFormat.ISODate))

    def called_at(self) -> datetime:
        """When the call came."""
        local = datetime.fromisoformat(self.called.dateTime().toString(Qt.DateFormat.ISODate))
        return local.replace(second=0, tzinfo=SITE_ZONE)

    def editors(self) -> tuple[QWidget, ...]:
        """Every editor, for who watches their keys."""
        return self.phone, self.caller, self.called, self.channel, self.kind, self.level
