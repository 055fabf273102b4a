"""What is done with a person in the panel of 设置 → 人员, one part each: facts, new person, PIN, qualification (K-13), badges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.words import Activity, Role
from app.core.words import text as word_text
from app.identity.badges import print_badges
from app.identity.papers import ALL, COMMANDS, TAGS
from app.identity.service import create_person, qualify, set_pin
from app.identity.views import PersonView, QualificationView, staff_number
from ui.i18n import shown
from ui.settings.parts import Pairs, paragraph
from ui.widgets.base import PlainLabel, escaped
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import FieldForm


def role_words(person: PersonView) -> list[str]:
    """The roles of a person as they are shown."""
    return [shown(word_text(role)) for role in Role if role in person.roles]


class PersonPart(QWidget):
    """One part of the panel: its fields, and the keys that stand at the foot while it is in front.

    Attributes:
        wanted: A command is to be run; carries it, and a function that makes of its answer the sentence that is told then.
        stays: Whether the part stays in front when its command is done.
        first: The field that takes the keys, by form and name.
    """

    wanted = Signal(object, object)
    stays = False
    first: tuple[FieldForm, str] | None = None

    def __init__(self, title: str = "", *, named: bool = False) -> None:
        super().__init__()
        self.title = title
        self.person: PersonView | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self._who = paragraph("", "strong")
        if named:
            self.column.addWidget(self._who)
        self.foot = QWidget()
        self._keys = QHBoxLayout(self.foot)
        self._keys.setContentsMargins(0, 0, 0, 0)

    def add_key(self, words: str, name: str, key: str, act: Callable[[], None]) -> None:
        """The key at the foot that does it."""
        button = PrimaryButton(words, key=key)
        button.setObjectName(name)
        button.clicked.connect(act)
        self._keys.addWidget(button)

    def show_person(self, person: PersonView | None) -> None:
        """Whom it is about; None when nobody is chosen."""
        self.person = person
        if person is not None:
            self._who.setText(f"{person.name} {staff_number(person.badge)}")

    def open(self, today: date) -> None:
        """It comes to the front."""
        if self.first is not None:
            form, key = self.first
            form.editor(key).setFocus()


class PersonFacts(PersonPart):
    """What is known of a person, and the ways to the other parts.

    Attributes:
        pin_wanted: A PIN is to be set.
        qualification_wanted: A qualification is to be taken down.
        skills_wanted: His service skills are to be seen.
    """

    pin_wanted = Signal()
    qualification_wanted = Signal()
    skills_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.facts = Pairs()
        self.column.addWidget(self.facts)
        self.column.addSpacing(6)
        self._pin = self._way(self.tr("设 PIN"), "key", "do.set_pin_for", self.pin_wanted)
        self._qualify = self._way(self.tr("登记资格"), "shield", "do.qualify_for", self.qualification_wanted)
        self._skills = self._way(self.tr("服务技能"), "headset", "do.skills_for", self.skills_wanted)
        self.column.addStretch(1)
        self.show_nobody()

    def _way(self, words: str, icon: str, name: str, wanted: Any) -> KeyButton:
        button = KeyButton(words, icon=icon)
        button.setObjectName(name)
        button.clicked.connect(lambda _=False: wanted.emit())
        self.column.addWidget(button)
        return button

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self.facts.show_pairs([])
        for button in (self._pin, self._qualify, self._skills):
            button.hide()

    def show_facts(
        self, person: PersonView, qualified: Sequence[QualificationView], skills: Sequence[str | None], *, sent_out: bool
    ) -> None:
        """Shows a person.

        Args:
            person: Who it is.
            qualified: His qualifications.
            skills: The products of his service skills; None is all of them.
            sent_out: Whether he is sent to customers at all.
        """
        for button, there in ((self._pin, True), (self._qualify, True), (self._skills, sent_out)):
            button.setVisible(there)
        spans = "\n".join(f"{shown(word_text(q.activity))}：{q.valid_from} — {q.valid_until}" for q in qualified)
        self.facts.show_pairs([
            (self.tr("姓名"), person.name),
            (self.tr("工号"), staff_number(person.badge)),
            (self.tr("工牌"), person.badge),
            (self.tr("分机"), person.extension),
            (self.tr("岗位"), "、".join(role_words(person))),
            (self.tr("资格"), spans),
            *([(self.tr("服务技能"), "、".join(one or self.tr("全部产品") for one in skills))] if skills else []),
            (self.tr("状态"), self.tr("在用") if person.active else self.tr("停用")),
        ])  # fmt: skip


class NewPerson(PersonPart):
    """A new person with his roles and first PIN.

    Attributes:
        complained: What is missing beside the fields.
    """

    complained = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("新增人员"))
        self.form = FieldForm()
        self.form.add_text("name", self.tr("姓名"), required=True).setObjectName("field.name")
        self.form.add_text("extension", self.tr("分机")).setObjectName("field.extension")
        pin = self.form.add_text("pin", "PIN", required=True, hint=self.tr("4 到 8 位数字"))
        pin.setObjectName("field.new_pin")
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.first = (self.form, "name")
        self.column.addWidget(self.form)
        self.column.addWidget(PlainLabel(self.tr("岗位（可多选）"), "caption"))
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        self.roles: dict[Role, QCheckBox] = {}
        for number, role in enumerate(Role):
            tick = QCheckBox(escaped(shown(word_text(role))))
            tick.setObjectName(f"field.role.{role.value}")
            tick.setMinimumHeight(26)
            self.roles[role] = tick
            grid.addWidget(tick, number // 2, number % 2)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        self.add_key(self.tr("新增"), "do.create_person", "Ctrl+S", self._create)

    def _create(self) -> None:
        if self.form.missing():
            return
        values = self.form.values()
        roles = [role for role, tick in self.roles.items() if tick.isChecked()]
        if not roles:
            self.complained.emit(self.tr("至少选一个岗位"))
            return
        self.wanted.emit(lambda w: create_person(w, values["name"], values["pin"], roles, values["extension"]), self._created)

    def _created(self, person: PersonView) -> str:
        for key in self.form.keys():  # noqa: SIM118
            self.form.set_value(key, "")
        for tick in self.roles.values():
            tick.setChecked(False)
        return self.tr("已新增 {name}，工号 {badge}。").format(name=person.name, badge=staff_number(person.badge))


class NewPin(PersonPart):
    """Another PIN for somebody; keyed twice, and gone from the fields at once."""

    def __init__(self) -> None:
        super().__init__(self.tr("设 PIN"), named=True)
        self.form = FieldForm()
        for key, label in (("pin", self.tr("新 PIN")), ("again", self.tr("再输一次"))):
            editor = self.form.add_text(key, label, required=True, hint=self.tr("4 到 8 位数字"))
            editor.setObjectName(f"field.{key}")
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.first = (self.form, "pin")
        self.column.addWidget(self.form)
        self.column.addWidget(paragraph(self.tr("设了新 PIN，锁定也随之解除。"), "caption"))
        self.column.addWidget(paragraph(self.tr(
            "他若有签字密钥，替他设了 PIN 就打不开，要另批一把；本人在「签字密钥」里改 PIN，密钥保得住。"
        ), "caption"))  # fmt: skip
        self.column.addStretch(1)
        self.add_key(self.tr("设 PIN"), "do.set_pin", "Ctrl+S", self._set)

    def _set(self) -> None:
        if self.person is None or self.form.missing():
            return
        values, person_id = self.form.values(), self.person.person_id
        if values["pin"] != values["again"]:
            self.form.show_errors({"again": self.tr("两次不一样")})
            return
        self.wanted.emit(lambda w: set_pin(w, person_id, values["pin"]), lambda _: self.tr("PIN 已设。"))
        for key in ("pin", "again"):
            self.form.set_value(key, "")


class NewQualification(PersonPart):
    """What somebody may do, from when and until when (K-13)."""

    def __init__(self) -> None:
        super().__init__(self.tr("登记资格"), named=True)
        self.form = FieldForm()
        choices = [(shown(word_text(activity)), activity) for activity in Activity]
        self.form.add_choice("activity", self.tr("资格"), choices, required=True).setObjectName("field.activity")
        self.form.add_date("from", self.tr("自"), required=True).setObjectName("field.valid_from")
        self.form.add_date("until", self.tr("有效期至"), required=True).setObjectName("field.valid_until")
        self.first = (self.form, "activity")
        self.column.addWidget(self.form)
        self.column.addWidget(paragraph(self.tr("没有有效资格的人，装箱、装车、送货时会被拒绝（K-13）。"), "caption"))
        self.column.addStretch(1)
        self.add_key(self.tr("登记资格"), "do.qualify", "Ctrl+S", self._qualify)

    def open(self, today: date) -> None:
        """A year from today is offered."""
        self.form.set_value("from", today.isoformat())
        self.form.set_value("until", QDate(today.year, today.month, today.day).addYears(1).toString("yyyy-MM-dd"))
        super().open(today)

    def _qualify(self) -> None:
        if self.person is None or self.form.missing():
            return
        values, person_id = self.form.values(), self.person.person_id
        begin, end = date.fromisoformat(values["from"]), date.fromisoformat(values["until"])
        if end < begin:
            self.form.show_errors({"until": self.tr("有效期不能早于开始日")})
            return
        activity = Activity(values["activity"])
        self.wanted.emit(lambda w: qualify(w, person_id, activity, begin, end), lambda _: self.tr("资格已登记。"))


class BadgeSheet(PersonPart):
    """Badges, command codes and tags on paper.

    Attributes:
        preview_wanted: A sheet is to be seen; carries which one.
    """

    preview_wanted = Signal(str)
    stays = True

    def __init__(self) -> None:
        super().__init__(self.tr("工牌与命令码"))
        self.form = FieldForm()
        what = [(self.tr("全部人员和命令码"), ALL), (self.tr("只要命令码"), COMMANDS), (self.tr("待核对号牌 01–40"), TAGS)]
        self._fixed = len(what)
        self.sheets = self.form.add_choice("what", self.tr("打印"), what)
        self.sheets.setObjectName("field.sheet")
        self.form.add_text("reason", self.tr("补打原因"), hint=self.tr("第二次起必填")).setObjectName("field.reason")
        self.first = (self.form, "what")
        self.column.addWidget(self.form)
        self.column.addWidget(paragraph(self.tr("A4 一页两列，沿虚线裁开。工牌上没有 PIN。"), "caption"))
        self.column.addStretch(1)
        self.add_key(self.tr("打印"), "do.print_badges", "F10", self._print)
        look = KeyButton(self.tr("预览"), icon="eye")
        look.setObjectName("do.preview_badges")
        look.clicked.connect(lambda: self.preview_wanted.emit(str(self.form.value("what"))))
        self._keys.addWidget(look)

    def offer(self, people: Iterable[PersonView]) -> None:
        """The badge of everybody who works here can be printed alone."""
        kept = self.form.value("what")
        while self.sheets.count() > self._fixed:
            self.sheets.removeItem(self._fixed)
        for person in people:
            if person.active:
                self.sheets.addItem(self.tr("工牌 {name}").format(name=person.name), person.badge)
        self.form.set_value("what", kept)

    def _print(self) -> None:
        document, reason = str(self.form.value("what")), str(self.form.value("reason"))
        self.wanted.emit(lambda w: print_badges(w, document, reason), self._printed)

    def _printed(self, nth: int) -> str:
        self.form.set_value("reason", "")
        return self.tr("第 {n} 次打印，已排队；结果看「打印」。").format(n=nth)
