"""The short dialog of the very first start: who administers this desk."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from app.core.errors import AppError
from app.core.work import PROGRAM
from app.desk import Desk
from app.identity import queries, service
from ui.i18n import shown
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import PrimaryButton
from ui.widgets.forms import FieldForm


class FirstAdministrator(QDialog):
    """Asks for name and PIN of the administrator of an empty database."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setWindowTitle(self.tr("首次启动"))
        self.setMinimumWidth(460)
        self._form = FieldForm()
        self._form.add_text("name", self.tr("姓名"), required=True, text=self.tr("系统管理员"))
        for key, label in (("pin", self.tr("PIN")), ("again", self.tr("再输一次"))):
            editor = self._form.add_text(key, label, required=True, hint=self.tr("4 到 8 位数字"))
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        create = PrimaryButton(self.tr("登记管理员"))
        create.setObjectName("do.create_administrator")
        create.clicked.connect(self._create)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(create)
        box = QVBoxLayout(self)
        box.addWidget(PlainLabel(self.tr("这是一个新的数据库。请登记系统管理员，其他人员由他添加。"), "body"))
        box.addWidget(self._form)
        box.addLayout(foot)

    def _create(self) -> None:
        values = self._form.values()
        if self._form.missing():
            return
        if values["pin"] != values["again"]:
            self._form.show_errors({"again": self.tr("两次输入的 PIN 不一样")})
            return
        try:
            with self._desk.work(PROGRAM) as work:
                service.create_first_administrator(work, str(values["name"]), str(values["pin"]))
        except AppError as error:
            self._form.show_errors({"pin": shown(error.reason)})
            return
        self.accept()


def needed(desk: Desk) -> bool:
    """Whether nobody can sign in yet."""
    with desk.read() as session:
        return queries.nobody_yet(session)
