"""What the lists of the catalog share: a table on the left, on the right the form of the chosen record or of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from app.core import keyed
from app.core.errors import BadInput
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.imports.views import ImportKind
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said, SettingsView, SidePanel, matches
from ui.settings.table_foot import TableFoot
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Column, WorkTable

PANEL = 400
_OLDEST = 1950
"""Papers of master data may be older than the goods."""


class BadField(Exception):
    """A field whose words are no day or number; `args` are its key and the sentence."""


class MasterView(SettingsView):
    """One list of master data.

    Class attributes:
        key: Key of the view and of its table.
        roles: Who may enter and change; the others read.
        panel_width: Width of the form's panel.
        table_kind: As which table the list comes in and leaves; None for a list that does neither.
    """

    key = ""
    roles: frozenset[Role] = frozenset()
    form_touched = False
    panel_width = PANEL
    table_kind: ImportKind | None = None

    def __init__(self, context: DeskContext, title: str, columns: Sequence[Column], hint: str, new_words: str) -> None:
        super().__init__(context)
        self._title, self._new_words = title, new_words
        self._views: dict[int, Any] = {}
        self._chosen: int | None = None
        self._composing = False  # a new record was asked for
        self._asked = 0  # reads run side by side: an older answer may come last
        self.table = WorkTable(columns, empty=self.tr("没有符合的，按 Esc 清除筛选。"))
        self.table.setObjectName(f"list.{self.key}")
        self.table.current_changed.connect(self._choose)
        self.filter = self.filter_box(hint)
        self.filter.textChanged.connect(lambda _: self._fill())
        self.new = KeyButton(new_words, key="Ctrl+N", icon="plus")
        self.new.setObjectName("do.new")
        self.new.give_way()
        self.new.clicked.connect(self._start_new)
        self.card = self.list_card(title, self.table, [self.filter, self.new])
        if self.table_kind is not None:
            self.foot = TableFoot(context, self.table_kind, title)
            self.card.body.addWidget(self.foot)
        self.row.addWidget(self.card, 1)
        self.panel = SidePanel(title, self.panel_width)
        self.form = FieldForm(label_width=84)
        self.build()
        self.reason = self.form.add_text("reason", self.tr("变更原因"), hint=self.tr("更正须写明原因，原值保留"))
        for key in self.form.keys():  # noqa: SIM118
            self.form.editor(key).setObjectName(f"field.{key}")
        self.form.changed.connect(lambda _: self.edited())
        self.panel.content.addWidget(self.form)
        self.panel.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keys and scroll it
        self.panel.content.addStretch(1)
        self.error = ErrorLine()
        self.said = Said()
        self.save = PrimaryButton(self.tr("保存"), key="Ctrl+S")
        self.save.setObjectName("do.save")
        self.save.clicked.connect(self._save)
        self.keepers = PlainLabel()
        self.keepers.setObjectName("who.may")
        self.keepers.setWordWrap(True)
        for widget in (self.error, self.said, *self.more(), self.keepers, self.save):
            self.panel.body.addWidget(widget)
        self.row.addWidget(self.panel)
        self._open(None)

    # What a list fills in

    def build(self) -> None:
        """Adds the fields to `self.form`."""
        raise NotImplementedError

    def more(self) -> Sequence[QWidget]:
        """Further buttons above the save button."""
        return ()

    def ask(self, session: Reading) -> list[Any]:
        """Reads the list."""
        raise NotImplementedError

    def key_of(self, view: Any) -> int:
        """Key of a record."""
        raise NotImplementedError

    def cells(self, view: Any) -> Sequence[Any]:
        """One row of the table."""
        raise NotImplementedError

    def fill(self, view: Any | None) -> None:
        """Fills the form from a record, or empties it."""
        raise NotImplementedError

    def enter(self, work: Work, values: dict[str, Any]) -> Any:
        """Creates a record from what `collect` gave."""
        raise NotImplementedError

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> Any:
        """Changes a record."""
        raise NotImplementedError

    def collect(self) -> dict[str, Any]:
        """What stands in the form, turned into days and numbers; `BadField` names a field that cannot be read."""
        return self.form.values()

    # What is the same everywhere

    def reload(self) -> None:
        """Reads the list."""
        may = self.context.actor.has(*self.roles)
        self.new.setEnabled(may)
        self.save.setEnabled(may)
        who = "、".join(shown(word_text(role)) for role in sorted(self.roles))
        self.keepers.setText(self.tr("由{roles}维护，这里只看").format(roles=who))
        self.keepers.setVisible(not may and bool(self.roles))
        self._asked += 1
        ticket = self._asked
        self.context.query(self.ask, lambda views: self._show(views) if ticket == self._asked else None)

    def chosen(self) -> Any | None:
        """The record that the form shows."""
        return self._views.get(self._chosen) if self._chosen is not None else None

    def _show(self, views: list[Any]) -> None:
        self._views = {self.key_of(view): view for view in views}
        self._fill()
        if not self.form_touched:
            self._open(self._chosen)
            if self._chosen is None and not self._composing:
                self.table.selectRow(0)

    def _fill(self) -> None:
        rows = {key: self.cells(view) for key, view in self._views.items()}
        kept = {key: row for key, row in rows.items() if matches(self.filter.text(), *(str(cell) for cell in row))}
        self.table.set_rows(list(kept.values()), list(kept))

    def _choose(self, key: int | None) -> None:
        if key is not None and key != self._chosen:
            self._open(key)

    def _start_new(self) -> None:
        self._composing = True
        self.table.clearSelection()
        self.table.setCurrentIndex(QModelIndex())
        self._open(None)
        first = next(iter(self.form.keys()))
        self.form.editor(first).setFocus()

    def _open(self, key: int | None) -> None:
        self._chosen = key if key in self._views else None
        view = self.chosen()
        self.panel.title.setText(self._title if view is None else str(getattr(view, "name", "") or self._title))
        self.panel.note.setText(self._new_words if view is None else "")
        self.fill(view)
        self.form.set_value("reason", "")
        self.form.clear_errors()
        self.error.show_words("")
        self.said.setText("")
        self.form_touched = False

    def edited(self) -> None:
        """Something was typed: a refresh of the list leaves the form alone until it is saved."""
        self.form_touched = True

    def _save(self) -> None:
        if self.form.missing():
            return
        try:
            values = self.collect()
        except BadField as bad:
            self.form.show_errors({bad.args[0]: bad.args[1]})
            return
        view, reason = self.chosen(), str(values.pop("reason"))
        if view is None:
            self.run(lambda w: self.enter(w, values), self._saved, self.error.show_words)
        else:
            key, version = self.key_of(view), view.version
            self.run(lambda w: self.correct(w, key, values, reason, version), self._saved, self.error.show_words)

    def _saved(self, view: Any) -> None:
        self.form_touched = False
        self._views[self.key_of(view)] = view
        self._open(self.key_of(view))
        self.said.setText(self.tr("已保存，第 {n} 版。").format(n=view.version))
        self._fill()
        self.table.select_key(self.key_of(view))


def day_of(values: dict[str, Any], key: str) -> date | None:
    """A day from a text field; blank is none.

    Raises:
        BadField: No day.
    """
    try:
        return keyed.day(keyed.DAY, str(values[key]), since=_OLDEST)
    except BadInput as error:
        raise BadField(key, shown(error.reason)) from None


def size_of(values: dict[str, Any], key: str) -> tuple[int, int, int]:
    """Length, width, height in millimetres from one field `600×400×400`.

    Raises:
        BadField: Not three whole numbers.
    """
    parts = str(values[key]).replace("*", "×").replace("x", "×").replace("X", "×").split("×")
    try:
        length, width, height = (int(part) for part in parts)
    except ValueError:
        raise BadField(key, QCoreApplication.translate("MasterView", "写成 长×宽×高，例如 600×400×400")) from None
    return length, width, height


def size_words(size: tuple[int, int, int]) -> str:
    """A size as `600×400×400`."""
    return "×".join(str(part) for part in size)


def words_of(text: str) -> tuple[str, ...]:
    """A list keyed with 、 or commas between its members."""
    for mark in (",", "，", ";", "；", "\n"):
        text = text.replace(mark, "、")
    return tuple(part.strip() for part in text.split("、") if part.strip())

