"""The signed-in person's own signing key: what he has, setting the one he was permitted, his PIN with the key resealed.

A key is sealed under a PIN that nobody else was told. Where an administrator gave him his, or it is too short for who signs, he chooses
another one in the same step.
"""

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
        self._permitted = self._renewing = False
        self._digits = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.state = paragraph()
        self.pin, self.change = FieldForm(), FieldForm()
        self._secret(self.pin, "pin", self.tr("我的 PIN"))
        self._secret(self.change, "old", self.tr("现在的 PIN"))
        self._chosen = [self._secret(self.change, "new", self.tr("新 PIN")), self._secret(self.change, "again", self.tr("再输一次"))]
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

    def _secret(self, form: FieldForm, key: str, label: str) -> QLineEdit:
        editor = form.add_text(key, label, required=True, hint=self.tr("4 到 8 位数字"))
        editor.setObjectName(f"field.{key}_secret")
        editor.setEchoMode(QLineEdit.EchoMode.Password)
        return editor

    def show_own(self, found: TrustOverview) -> None:
        """What the signed-in person has and may do."""
        me = self._context.actor
        permit = next((one for one in found.permits if one.person_id == me.person_id), None)
        key = next((one for one in found.keys if one.person_id == me.person_id), None)
        signing = found.station is not None and found.station.signing
        self._permitted = permit is not None and signing
        self._renewing = permit is not None and not permit.own_pin
        self._digits = found.pin_digits
        for one in self._chosen:
            words = self.tr("{n} 到 8 位数字") if self._digits < 8 else self.tr("{n} 位数字")
            one.setPlaceholderText(words.format(n=self._digits))
        self.turn_button.setVisible(key is not None and key.state in _GOOD and signing)
        self.state.setText(self._words(me, permit, key, signing))
        self._arrange(changing=self.change_button.isVisible() and self.turn_button.isVisibleTo(self))

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
            if signing and not permit.own_pin:
                said.append(self.tr("你的 PIN 是别人给的，请同时换成只有自己知道的。"))
            if not signing:
                said.append(self.tr("这台电脑不是签字工位，请到签字工位去设。"))
        elif key is None:
            said.append(self.tr("{name}没有签字密钥。签出门证的人要由系统管理员和另一位批准后才能设。").format(name=me.name))
        elif key.state not in (*_GOOD, KeyState.LEFT_OUT):
            said.append(self.tr("请系统管理员和另一位批准一把新的。"))
        return "\n".join(said)

    def _arrange(self, *, changing: bool) -> None:
        setting = self._permitted and not changing
        self.set_button.setVisible(setting)
        self.pin.setVisible(setting and not self._renewing)
        self.change.setVisible(changing or (setting and self._renewing))
        self.change_button.setVisible(changing)
        self.turn_button.set_words(self.tr("不改了") if changing else self.tr("改 PIN"))

    def _turn(self) -> None:
        self.said.setText("")
        self.error.show_words("")
        self._arrange(changing=not self.change_button.isVisible())
        if self.change.isVisible():
            self.change.editor("old").setFocus()

    def _set(self) -> None:
        place, me = self._context.desk.place, self._context.actor
        if self._renewing:
            typed = self._two_pins()
            if typed is not None:
                self._run(lambda: set_key(place, me, *typed), self.tr("PIN 已改，签字密钥已设好，名单发布后就能签。"))
            return
        if self.pin.missing():
            return
        pin = str(self.pin.value("pin"))
        self.pin.set_value("pin", "")
        if len(pin) < self._digits:
            self._renewing = True
            self._arrange(changing=False)
            self.change.editor("old").setFocus()
            self.error.show_words(self.tr("签字人的 PIN 至少 {n} 位，请同时换一个。").format(n=self._digits))
            return
        self._run(lambda: set_key(place, me, pin), self.tr("签字密钥已设好，名单发布后就能签。"))

    def _change(self) -> None:
        place, me, typed = self._context.desk.place, self._context.actor, self._two_pins()
        if typed is not None:
            self._run(lambda: change_pin(place, me, *typed), self.tr("PIN 已改，签字密钥已用新 PIN 重新加密。"))

    def _two_pins(self) -> tuple[str, str] | None:
        """The PIN he has and the one he wants, typed twice alike; the fields are emptied."""
        if self.change.missing():
            return None
        values = self.change.values()
        if values["new"] != values["again"]:
            self.change.show_errors({"again": self.tr("两次不一样")})
            return None
        for key in values:
            self.change.set_value(key, "")
        return str(values["old"]), str(values["new"])

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
