"""Below a list: it leaves the desk as a workbook, and, for those who may, comes in as one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.clock import site_day
from app.core.disk import write_whole
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.imports import exports
from app.imports.fields import ROLES
from app.imports.views import ImportKind
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said
from ui.widgets.buttons import KeyButton
from ui.widgets.files import file_to_save


def write_list(
    context: DeskContext, kind: ImportKind, name: str, path: Path, said: Callable[[str], None], done: str,
    product_id: int | None = None,
) -> None:  # fmt: skip
    """Writes a list as a workbook, off the window's thread; `said` is told `done`, or why not."""
    roles = context.actor.roles

    def job() -> None:
        with context.desk.read() as session:
            data = exports.book(session, kind, name, roles, product_id)
        try:
            write_whole(path, data)
        except OSError as error:
            raise bad_input(QT_TRANSLATE_NOOP("app", "读写不了文件 {file}：{why}"), file=path.name, why=error.strerror) from error

    context.jobs.read(job, lambda _: said(done), lambda error: said(shown(error.reason)))


class TableFoot(QWidget):
    """导入 and 导出 of a list, with what became of it."""

    def __init__(self, context: DeskContext, kind: ImportKind, name: str) -> None:
        super().__init__()
        self._context, self._kind, self._name = context, kind, name
        self.product_id: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 12, 10)
        row.setSpacing(8)
        self.said = Said()
        self.take = KeyButton(self.tr("导入"), key="Ctrl+I", icon="inbox")
        self.take.setObjectName("do.import")
        self.take.clicked.connect(lambda: context.go_to.emit("settings", f"imports/{kind.value}"))
        self.export = KeyButton(self.tr("导出 Excel"), key="Ctrl+E", icon="outbox")
        self.export.setObjectName("do.export")
        self.export.clicked.connect(self._save)
        row.addWidget(self.said, 1)
        row.addStretch(0)
        for button in (self.take, self.export):
            row.addWidget(button)
        context.person_changed.connect(lambda _: self._offer())
        self._offer()

    def _offer(self) -> None:
        self.take.setVisible(self._context.actor.has(*ROLES[self._kind]))

    def _save(self) -> None:
        day = site_day(self._context.desk.clock.now())
        proposed = f"{self._name}-{day:%Y%m%d}.xlsx"
        path = file_to_save(self, self.tr("导出 Excel"), proposed, "Excel (*.xlsx)")
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Writes the list as it stands now."""
        self.said.setText(self.tr("正在写 {name}…").format(name=path.name))
        done = self.tr("已写 {name}").format(name=path.name)
        write_list(self._context, self._kind, self._name, path, self.said.setText, done, self.product_id)
