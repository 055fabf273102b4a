"""The signed-in person's own signing key: what he has, setting the one he was permitted, his PIN with the key resealed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.work import Actor
from app.trust.overview import TrustOverview
from app.trust.service import change_pin, set_key
from app.trust.views import KeyState, KeyView, PermitView, key_word
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said, heading, minute, paragraph
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm

_GOOD = (KeyState.ACTIVE, KeyState.UNPUBLISHED, KeyState.WAITING)


class OwnKey(QWidget):
    """At the foot of the trust view.

    Attributes:
        done: A key was set or a PIN changed; the view reads anew.
    """

    done = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._permitted = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.state = paragraph()
        self.pin, self.change = FieldForm(), FieldForm()
        self._secret(self.pin, "pin", self.tr("我的 PIN"))
        for key, label in (("old", self.tr("现在的 PIN")), ("new", self.tr("新 PIN")), ("again", self.tr("再输一次"))):
            self._secret(self.change, key, label)
        self.error, self.said = ErrorLine(), Said()
        self.set_button = PrimaryButton(self.tr("设签字密钥"), key="Ctrl+S")
        self.set_button.setObjectName("do.set_key")
        self.set_button.clicked.connect(self._set)
        self.turn_button = KeyButton(self.tr("改 PIN"), icon="key")
        self.turn_button.setObjectName("do.turn_to_pin")
        self.turn_button.clicked.connect(self._turn)
        self.change_button = PrimaryButton(self.tr("改 PIN"))
        self.change_button.setObjectName("do.change_pin")
        self.change_button.clicked.connect(self._change)
        for part in (
            heading(self.tr("我的签字密钥")), self.state, self.pin, self.change, self.error, self.said, self.set_button,
            self.change_button, self.turn_button,
        ):  # fmt: skip
            column.addWidget(part)
        escape = QShortcut(QKeySequence("Esc"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(lambda: self._arrange(changing=False))
        self._arrange(changing=False)

    def _secret(self, form: FieldForm, key: str, label: str) -> None:
        editor = form.add_text(key, label, required=True, hint=self.tr("4 到 8 位数字"))
        editor.setObjectName(f"field.{key}_secret")
        editor.setEchoMode(QLineEdit.EchoMode.Password)

    def show_own(self, found: TrustOverview) -> None:
        """What the signed-in person has and may do."""
        me = self._context.actor
        permit = next((one for one in found.permits if one.person_id == me.person_id), None)
        key = next((one for one in found.keys if one.person_id == me.person_id), None)
        signing = found.station is not None and found.station.signing
        self._permitted = permit is not None and signing
        self.turn_button.setVisible(key is not None and key.state in _GOOD and signing)
        self.state.setText(self._words(me, permit, key, signing))
        self._arrange(changing=self.change.isVisible() and self.turn_button.isVisibleTo(self))

    def _words(self, me: Actor, permit: PermitView | None, key: KeyView | None, signing: bool) -> str:
        if me.person_id is None:
            return self.tr("没有人登录。")
        said = []
        if key is not None:
            words = self.tr("{key}：{state}，到 {until}。")
            said.append(words.format(key=key.key_id, state=shown(key_word(key.state)), until=minute(key.until)))
        if permit is not None:
            words = self.tr("{administrator}和{second}已批准你设签字密钥，到 {until}。密钥只有你的 PIN 能打开。")
            said.append(words.format(administrator=permit.administrator, second=permit.second, until=minute(permit.until)))
            if not signing:
                said.append(self.tr("这台电脑不是签字工位，请到签字工位去设。"))
        elif key is None:
            said.append(self.tr("{name}没有签字密钥。签出门证的人要由系统管理员和另一位批准后才能设。").format(name=me.name))
        elif key.state not in (*_GOOD, KeyState.LEFT_OUT):
            said.append(self.tr("请系统管理员和另一位批准一把新的。"))
        return "\n".join(said)

    def _arrange(self, *, changing: bool) -> None:
        setting = self._permitted and not changing
        self.pin.setVisible(setting)
        self.set_button.setVisible(setting)
        self.change.setVisible(changing)
        self.change_button.setVisible(changing)
        self.turn_button.set_words(self.tr("不改了") if changing else self.tr("改 PIN"))

    def _turn(self) -> None:
        self.said.setText("")
        self.error.show_words("")
        self._arrange(changing=not self.change.isVisible())
        if self.change.isVisible():
            self.change.editor("old").setFocus()

    def _set(self) -> None:
        if self.pin.missing():
            return
        me, pin = self._context.actor, str(self.pin.value("pin"))
        self.pin.set_value("pin", "")
        self._run(lambda: set_key(self._context.desk.place, me, pin), self.tr("签字密钥已设好，名单发布后就能签。"))

    def _change(self) -> None:
        if self.change.missing():
            return
        me, values = self._context.actor, self.change.values()
        if values["new"] != values["again"]:
            self.change.show_errors({"again": self.tr("两次不一样")})
            return
        for key in values:
            self.change.set_value(key, "")
        place = self._context.desk.place
        self._run(lambda: change_pin(place, me, values["old"], values["new"]), self.tr("PIN 已改，签字密钥已用新 PIN 重新加密。"))

    def _run(self, act: Callable[[], object], words: str) -> None:
        def failed(error: AppError) -> None:
            self.said.setText("")
            self.error.show_words(shown(error.reason))

        def done(_: object) -> None:
            self._arrange(changing=False)
            self.error.show_words("")
            self.said.setText(words)
            self.done.emit()

        self._context.jobs.write(act, done, failed)
