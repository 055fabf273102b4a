"""人员: who works here, with which roles and qualifications; new people, PINs, K-13, badges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.aftersales.skills import end as end_skill
from app.aftersales.skills import grant as grant_skill
from app.core.clock import site_day
from app.core.words import Activity, Role
from app.core.words import text as word_text
from app.desk import Reading
from app.identity.badges import print_badges
from app.identity.papers import ALL, COMMANDS, PAPER, TAGS
from app.identity.queries import people, qualifications
from app.identity.service import create_person, qualify, set_pin
from app.identity.views import PersonView, QualificationView, staff_number
from app.settings.service import aliases
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings import service_skills
from ui.settings.parts import NONE, Pairs, Said, SettingsView, SidePanel, as_named, matches, paragraph
from ui.settings.service_skills import Matrix, SkillsPart
from ui.theme.tokens import State
from ui.widgets.base import PlainLabel, escaped
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable

SOON = timedelta(days=30)
_SHOW, _NEW, _PIN, _QUALIFY, _BADGES, _SKILLS = range(6)


class PeopleView(SettingsView):
    """List on the left; on the right what is done with the chosen person."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._people: dict[int, PersonView] = {}
        self._aliases: dict[str, str] = {}
        self._qualified: dict[str, list[QualificationView]] = {}
        self._chosen: int | None = None
        self._matrix: Matrix | None = None
        self.table = WorkTable(
            [
                Column(self.tr("姓名"), width=130),
                Column(self.tr("工号"), width=64),
                Column(self.tr("岗位"), stretch=True),
                Column(self.tr("分机"), width=64),
                Column(self.tr("资格"), Kind.MARK, 236),
            ],
            empty=self.tr("没有符合的，按 Esc 清除筛选。"),
        )
        self.table.setObjectName("list.people")
        self.table.current_changed.connect(self._choose)
        self.filter = self.filter_box(self.tr("筛选：姓名、工号、岗位"))
        self.filter.setFixedWidth(240)
        self.filter.textChanged.connect(lambda _: self._fill())
        new = KeyButton(self.tr("新增人员"), key="Ctrl+N", icon="plus")
        new.setObjectName("do.new_person")
        new.clicked.connect(lambda: self._turn(_NEW))
        badges = KeyButton(self.tr("工牌与命令码"), icon="printer")
        badges.setObjectName("do.badges")
        badges.clicked.connect(lambda: self._turn(_BADGES))
        self.card = self.list_card(self.tr("人员"), self.table, [self.filter, new, badges])
        self.row.addWidget(self.card, 1)
        self.panel = SidePanel(self.tr("人员"))
        self.stack = QStackedWidget()
        self.error = ErrorLine()
        self.said = Said()
        for part in (self._show_part(), self._new_part(), self._pin_part(), self._qualify_part(), self._badges_part()):
            self.stack.addWidget(part)
        self.service = SkillsPart()
        self.service.end_wanted.connect(self._end_skill)
        self.stack.addWidget(self.service)
        self.panel.content.addWidget(self.stack, 1)
        self.panel.body.addWidget(self.error)
        self.panel.body.addWidget(self.said)
        self._foot = QStackedWidget()
        self._foot.setFixedHeight(36)
        self._add_feet()
        self.panel.body.addWidget(self._foot)
        self.row.addWidget(self.panel)
        self._turn(_SHOW)

    # The parts of the panel

    def _show_part(self) -> QWidget:
        part, column = _part()
        self.facts = Pairs()
        self._pin_button = KeyButton(self.tr("设 PIN"), icon="key")
        self._pin_button.setObjectName("do.set_pin_for")
        self._pin_button.clicked.connect(lambda: self._turn(_PIN))
        self._qualify_button = KeyButton(self.tr("登记资格"), icon="shield")
        self._qualify_button.setObjectName("do.qualify_for")
        self._qualify_button.clicked.connect(lambda: self._turn(_QUALIFY))
        column.addWidget(self.facts)
        column.addSpacing(6)
        column.addWidget(self._pin_button)
        column.addWidget(self._qualify_button)
        self._skills_button = KeyButton(self.tr("服务技能"), icon="headset")
        self._skills_button.setObjectName("do.skills_for")
        self._skills_button.clicked.connect(lambda: self._turn(_SKILLS))
        column.addWidget(self._skills_button)
        column.addStretch(1)
        return part

    def _new_part(self) -> QWidget:
        part, column = _part()
        self.new = FieldForm()
        self.new.add_text("name", self.tr("姓名"), required=True).setObjectName("field.name")
        self.new.add_text("extension", self.tr("分机")).setObjectName("field.extension")
        pin = self.new.add_text("pin", "PIN", required=True, hint=self.tr("4 到 8 位数字"))
        pin.setObjectName("field.new_pin")
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        column.addWidget(self.new)
        column.addWidget(PlainLabel(self.tr("岗位（可多选）"), "caption"))
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        self.roles: dict[Role, QCheckBox] = {}
        for number, role in enumerate(Role):
            tick = QCheckBox(escaped(shown(word_text(role))))
            tick.setObjectName(f"field.role.{role.value}")
            tick.setMinimumHeight(26)
            self.roles[role] = tick
            grid.addWidget(tick, number // 2, number % 2)
        column.addLayout(grid)
        column.addStretch(1)
        return part

    def _pin_part(self) -> QWidget:
        part, column = _part()
        self._pin_who = paragraph("", "strong")
        self.pin = FieldForm()
        for key, label in (("pin", self.tr("新 PIN")), ("again", self.tr("再输一次"))):
            editor = self.pin.add_text(key, label, required=True, hint=self.tr("4 到 8 位数字"))
            editor.setObjectName(f"field.{key}")
            editor.setEchoMode(QLineEdit.EchoMode.Password)
        column.addWidget(self._pin_who)
        column.addWidget(self.pin)
        column.addWidget(paragraph(self.tr("设了新 PIN，锁定也随之解除。"), "caption"))
        column.addWidget(paragraph(self.tr(
            "他若有签字密钥，替他设了 PIN 就打不开，要另批一把；本人在「签字密钥」里改 PIN，密钥保得住。"
        ), "caption"))  # fmt: skip
        column.addStretch(1)
        return part

    def _qualify_part(self) -> QWidget:
        part, column = _part()
        self._qualify_who = paragraph("", "strong")
        self.skill = FieldForm()
        choices = [(shown(word_text(activity)), activity) for activity in Activity]
        self.skill.add_choice("activity", self.tr("资格"), choices, required=True).setObjectName("field.activity")
        self.skill.add_date("from", self.tr("自"), required=True).setObjectName("field.valid_from")
        self.skill.add_date("until", self.tr("有效期至"), required=True).setObjectName("field.valid_until")
        column.addWidget(self._qualify_who)
        column.addWidget(self.skill)
        column.addWidget(paragraph(self.tr("没有有效资格的人，装箱、装车、送货时会被拒绝（K-13）。"), "caption"))
        column.addStretch(1)
        return part

    def _badges_part(self) -> QWidget:
        part, column = _part()
        self.sheet = FieldForm()
        what = [(self.tr("全部人员和命令码"), ALL), (self.tr("只要命令码"), COMMANDS), (self.tr("待核对号牌 01–40"), TAGS)]
        self.sheet.add_choice("what", self.tr("打印"), what)
        self.sheet.editor("what").setObjectName("field.sheet")
        self.sheet.add_text("reason", self.tr("补打原因"), hint=self.tr("第二次起必填")).setObjectName("field.reason")
        column.addWidget(self.sheet)
        column.addWidget(paragraph(self.tr("A4 一页两列，沿虚线裁开。工牌上没有 PIN。"), "caption"))
        column.addStretch(1)
        return part

    def _add_feet(self) -> None:
        self._foot.addWidget(QWidget())
        for words, name, act in (
            (self.tr("新增"), "do.create_person", self._create),
            (self.tr("设 PIN"), "do.set_pin", self._set_pin),
            (self.tr("登记资格"), "do.qualify", self._qualify),
        ):
            self._foot.addWidget(self._foot_button(words, name, act, "Ctrl+S"))
        self._foot.addWidget(self._foot_button(self.tr("打印"), "do.print_badges", self._print, "F10", self._preview))
        self._foot.addWidget(self._foot_button(self.tr("登记技能"), "do.grant_service_skill", self._grant_skill, "Ctrl+S"))

    def _foot_button(
        self, words: str, name: str, act: Callable[[], None], key: str, look: Callable[[], None] | None = None
    ) -> QWidget:
        holder = QWidget()
        row = QGridLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        button = PrimaryButton(words, key=key)
        button.setObjectName(name)
        button.clicked.connect(act)
        row.addWidget(button, 0, 0)
        if look is not None:
            preview = KeyButton(self.tr("预览"), icon="eye")
            preview.setObjectName("do.preview_badges")
            preview.clicked.connect(look)
            row.addWidget(preview, 0, 1)
        return holder

    # List

    def reload(self) -> None:
        """Reads people and qualifications."""
        now = self.context.desk.clock.now()

        def ask(session: Reading) -> tuple[list[PersonView], list[QualificationView], Matrix, dict[str, str]]:
            return people(session), qualifications(session), service_skills.read(session), aliases(session, now)

        self.context.query(ask, self._show)

    def open_document(self, document: str) -> None:
        """Chooses the person who wears a badge."""
        self.filter.clear()
        self._chosen = next((p.person_id for p in self._people.values() if p.badge == document), self._chosen)
        self.table.select_key(self._chosen)

    def _show(self, found: tuple[list[PersonView], list[QualificationView], Matrix, dict[str, str]]) -> None:
        self._matrix, self._aliases = found[2:]
        self._people = {person.person_id: person for person in found[0]}
        by_name: dict[str, list[QualificationView]] = defaultdict(list)
        for qualification in found[1]:
            by_name[qualification.person].append(qualification)
        self._qualified = by_name
        self._offer_sheets()
        wanted = self._chosen
        self._fill()
        if not self.table.select_key(wanted) and self._people:
            self.table.select_key(next(iter(self._people)))
        self._show_chosen()

    def _offer_sheets(self) -> None:
        box = self.sheet.editor("what")
        kept = self.sheet.value("what")
        while box.count() > 2:  # type: ignore[attr-defined]
            box.removeItem(2)  # type: ignore[attr-defined]
        for person in self._people.values():
            if person.active:
                box.addItem(self.tr("工牌 {name}").format(name=person.name), person.badge)  # type: ignore[attr-defined]
        self.sheet.set_value("what", kept)

    def _fill(self) -> None:
        needle = as_named(self.filter.text(), self._aliases)
        found = [p for p in self._people.values() if matches(needle, p.name, p.badge, staff_number(p.badge), *self._role_words(p))]
        self.table.set_rows([self._line(person) for person in found], [person.person_id for person in found])
        self.card.note.setText(self.tr("{n} 人").format(n=len(found)))

    def _role_words(self, person: PersonView) -> list[str]:
        return [shown(word_text(role)) for role in Role if role in person.roles]

    def _line(self, person: PersonView) -> Sequence[object]:
        name, number = Cell(person.name, True), staff_number(person.badge)
        roles = "、".join(self._role_words(person)) or NONE
        if not person.active:
            return name, number, roles, person.extension or NONE, MarkCell(State.NOT_YET, self.tr("停用"))
        return name, number, roles, person.extension or NONE, self._skill_mark(person)

    def _skill_mark(self, person: PersonView) -> MarkCell:
        mine = self._qualified.get(person.name, [])
        if not mine:
            return MarkCell(State.NOT_YET, self.tr("未登记"))
        today = site_day(self.context.desk.clock.now())
        best: dict[Activity, date] = {}
        for one in mine:
            best[one.activity] = max(one.valid_until, best.get(one.activity, one.valid_until))
        late = [activity for activity, until in best.items() if until < today]
        soon = [activity for activity, until in best.items() if today <= until <= today + SOON]
        if late:
            return MarkCell(State.WRONG, self.tr("{what}过期").format(what=_words(late)))
        if soon:
            return MarkCell(State.HOLD, self.tr("{what}将到期").format(what=_words(soon)))
        return MarkCell(State.GOOD, _words(list(best)))

    def _choose(self, person_id: int | None) -> None:
        self._chosen = person_id
        if self.stack.currentIndex() in (_SHOW, _PIN, _QUALIFY):
            self._turn(_SHOW)
        self._show_chosen()

    def _show_chosen(self) -> None:
        person = self._people.get(self._chosen or 0)
        for button in (self._pin_button, self._qualify_button):
            button.setVisible(person is not None)
        self._skills_button.setVisible(person is not None and service_skills.sent_out(person))
        if person is None:
            self.facts.show_pairs([])
            return
        known = self._matrix.of(person.person_id) if self._matrix is not None else ()
        if self._matrix is not None:
            self.service.show_person(person, self._matrix)
        skills = "\n".join(
            f"{shown(word_text(q.activity))}：{q.valid_from} — {q.valid_until}" for q in self._qualified.get(person.name, [])
        )
        pairs = [
            (self.tr("姓名"), person.name),
            (self.tr("工号"), staff_number(person.badge)),
            (self.tr("工牌"), person.badge),
            (self.tr("分机"), person.extension),
            (self.tr("岗位"), "、".join(self._role_words(person))),
            (self.tr("资格"), skills),
            *([(self.tr("服务技能"), "、".join(one.product or self.tr("全部产品") for one in known))] if known else []),
            (self.tr("状态"), self.tr("在用") if person.active else self.tr("停用")),
        ]
        self.facts.show_pairs(pairs)
        self._pin_who.setText(f"{person.name} {staff_number(person.badge)}")
        self._qualify_who.setText(f"{person.name} {staff_number(person.badge)}")
        if self.stack.currentIndex() == _SHOW:
            self.panel.title.setText(person.name)

    def _turn(self, part: int) -> None:
        titles = {
            _NEW: self.tr("新增人员"), _PIN: self.tr("设 PIN"), _QUALIFY: self.tr("登记资格"), _BADGES: self.tr("工牌与命令码"),
            _SKILLS: self.tr("服务技能"),
        }  # fmt: skip
        person = self._people.get(self._chosen or 0)
        self.panel.title.setText(titles.get(part, person.name if person else self.tr("选一个人")))
        self.stack.setCurrentIndex(part)
        self._foot.setCurrentIndex(part)
        self._foot.setVisible(part != _SHOW)
        self.error.show_words("")
        self.said.setText("")
        if part == _QUALIFY:
            today = site_day(self.context.desk.clock.now())
            self.skill.set_value("from", today.isoformat())
            self.skill.set_value("until", QDate(today.year, today.month, today.day).addYears(1).toString("yyyy-MM-dd"))
        first = {_NEW: (self.new, "name"), _PIN: (self.pin, "pin"), _QUALIFY: (self.skill, "activity"), _BADGES: (self.sheet, "what")}
        if part in first:
            form, key = first[part]
            form.editor(key).setFocus()

    # Commands

    def _create(self) -> None:
        if self.new.missing():
            return
        values = self.new.values()
        roles = [role for role, tick in self.roles.items() if tick.isChecked()]
        if not roles:
            self.error.show_words(self.tr("至少选一个岗位"))
            return
        self.run(
            lambda w: create_person(w, values["name"], values["pin"], roles, values["extension"]), self._created, self.error.show_words
        )

    def _created(self, person: PersonView) -> None:
        self._chosen = person.person_id
        for key in self.new.keys():  # noqa: SIM118
            self.new.set_value(key, "")
        for tick in self.roles.values():
            tick.setChecked(False)
        self._turn(_SHOW)
        self.said.setText(self.tr("已新增 {name}，工号 {badge}。").format(name=person.name, badge=staff_number(person.badge)))
        self.reload()

    def _set_pin(self) -> None:
        if self._chosen is None or self.pin.missing():
            return
        values, chosen = self.pin.values(), self._chosen
        if values["pin"] != values["again"]:
            self.pin.show_errors({"again": self.tr("两次不一样")})
            return
        self.run(lambda w: set_pin(w, chosen, values["pin"]), lambda _: self._done(self.tr("PIN 已设。")), self.error.show_words)
        for key in ("pin", "again"):
            self.pin.set_value(key, "")

    def _qualify(self) -> None:
        if self._chosen is None or self.skill.missing():
            return
        values, chosen = self.skill.values(), self._chosen
        begin, end = date.fromisoformat(values["from"]), date.fromisoformat(values["until"])
        if end < begin:
            self.skill.show_errors({"until": self.tr("有效期不能早于开始日")})
            return
        activity = Activity(values["activity"])
        self.run(
            lambda w: qualify(w, chosen, activity, begin, end), lambda _: self._done(self.tr("资格已登记。")), self.error.show_words
        )

    def _grant_skill(self) -> None:
        if self._chosen is not None:
            (product, words), chosen = self.service.keyed(), self._chosen
            done = self.tr("技能已登记。")
            self.run(lambda w: grant_skill(w, chosen, product, words), lambda _: self._skill_done(done), self.error.show_words)

    def _end_skill(self, skill_id: int, why: str) -> None:
        done = self.tr("技能已结束。")
        self.run(lambda w: end_skill(w, skill_id, why), lambda _: self._skill_done(done), self.error.show_words)

    def _skill_done(self, words: str) -> None:
        self.service.clear()
        self.error.show_words("")
        self.said.setText(words)
        self.reload()

    def _done(self, words: str) -> None:
        self._turn(_SHOW)
        self.said.setText(words)
        self.reload()

    def _print(self) -> None:
        document, reason = str(self.sheet.value("what")), str(self.sheet.value("reason"))
        self.error.show_words("")
        self.run(lambda w: print_badges(w, document, reason), self._printed, self.error.show_words)

    def _printed(self, nth: int) -> None:
        self.sheet.set_value("reason", "")
        self.said.setText(self.tr("第 {n} 次打印，已排队；结果看「打印」。").format(n=nth))

    def _preview(self) -> None:
        self.context.preview_wanted.emit(PAPER, str(self.sheet.value("what")))


def _part() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return part, column


def _words(activities: list[Activity]) -> str:
    return "、".join(shown(word_text(activity)) for activity in activities)
