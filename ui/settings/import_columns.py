"""Which column of the file is which field: one choice a field, the likely one chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.imports.fields import FIELDS, guess
from app.imports.views import ImportKind
from ui.settings.import_reading import ReadFile
from ui.settings.parts import paragraph, scrolled
from ui.widgets.forms import FieldForm

LABEL_WIDTH = 116


class ColumnForm(QWidget):
    """The file in a line, below it a choice of its headings for every field of the kind.

    Attributes:
        changed: Another column was chosen.
        form: The choices; another one with every file and kind.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.file = paragraph("", "caption")
        column.addWidget(self.file)
        self._forms = QVBoxLayout()
        self._forms.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setLayout(self._forms)
        self.form = FieldForm(label_width=LABEL_WIDTH)
        self._forms.addWidget(self.form)
        self._forms.addStretch(1)
        column.addWidget(scrolled(inner), 1)

    def fill(self, kind: ImportKind, file: ReadFile | None, stored: Mapping[str, str]) -> None:
        """Offers the headings of a file.

        Args:
            kind: What is imported.
            file: As it was read; None before one was chosen.
            stored: Which heading was said for which field the last time.
        """
        all_headings = file.table.headings if file is not None else ()
        headings = [(heading, heading) for heading in all_headings if heading]
        likely = guess(kind, all_headings, stored)
        self._forms.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = FieldForm(label_width=LABEL_WIDTH)
        for field in FIELDS[kind]:
            box = self.form.add_choice(field.key, field.title, headings, required=field.needed, empty=self.tr("（没有这一列）"))
            box.setObjectName(f"field.{field.key}")
            if field.key in likely:
                self.form.set_value(field.key, likely[field.key])
        self.form.changed.connect(lambda _key: self.changed.emit())
        self._forms.insertWidget(0, self.form)
        self.show_file(file)

    def show_file(self, file: ReadFile | None) -> None:
        """Says what was read."""
        if file is None:
            self.file.setText(self.tr("还没有选文件。表头名称认得的会自动对上，认不得的在下面指一次，以后就记住了。"))
        else:
            self.file.setText(self.tr("{name}·{n} 行").format(name=file.path.name, n=len(file.table.lines)))

    def mapping(self) -> dict[str, str]:
        """The chosen heading by field."""
        return {key: str(value) for key, value in self.form.values().items() if value}
