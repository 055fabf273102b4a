"""Lists that are typed as text, one a line, and judged line by line: criteria of an acceptance, steps of an installation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from ui.widgets.base import PlainLabel, clear_layout


def lines_of(text: str) -> tuple[tuple[str, str], ...]:
    """“项目：要求” a line, as pairs; without a colon the whole line is the name."""
    found = []
    for line in text.splitlines():
        if line.strip():
            name, _, rest = line.replace(":", "：", 1).partition("：")
            found.append((name.strip(), rest.strip()))
    return tuple(found)


def text_of(pairs: Sequence[tuple[str, str]]) -> str:
    """The same the other way."""
    return "\n".join(f"{name}：{rest}" if rest else name for name, rest in pairs)


class Judged(QWidget):
    """A row a line: number, name over its requirement, what was measured, the verdict."""

    def __init__(self, prefix: str, choices: Sequence[tuple[str, Any]]) -> None:
        super().__init__()
        self._prefix, self._choices = prefix, choices
        self._rows: dict[int, tuple[QLineEdit, QComboBox]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_lines(self, lines: Sequence[tuple[int, str, str, str, Any]], *, editable: bool) -> None:
        """Number, name, requirement, measured value and verdict of each."""
        clear_layout(self._grid)
        self._rows = {}
        for n, (no, name, requirement, measured, verdict) in enumerate(lines):
            self._grid.addWidget(PlainLabel(str(no), "caption"), n, 0)
            words = PlainLabel(f"{name}\n{requirement}" if requirement else name)
            words.setWordWrap(True)
            self._grid.addWidget(words, n, 1)
            value, choice = QLineEdit(measured), QComboBox()
            value.setPlaceholderText(self.tr("实测"))
            value.setAccessibleName(f"{name} {self.tr('实测')}")
            value.setFixedSize(168, 36)
            value.setObjectName(f"field.{self._prefix}.value.{no}")
            choice.addItem(self.tr("请选"), None)
            for word, key in self._choices:
                choice.addItem(word, key)
            choice.setCurrentIndex(max(0, choice.findData(verdict)))
            choice.setAccessibleName(name)
            choice.setFixedSize(116, 36)
            choice.setObjectName(f"field.{self._prefix}.{no}")
            for editor in (value, choice):
                editor.setEnabled(editable)
            self._grid.addWidget(value, n, 2)
            self._grid.addWidget(choice, n, 3)
            self._rows[no] = (value, choice)

    def found(self) -> dict[int, tuple[Any, str]]:
        """Verdict and measured value by line."""
        return {no: (choice.currentData(), value.text().strip()) for no, (value, choice) in self._rows.items()}
