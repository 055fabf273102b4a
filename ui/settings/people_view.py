"""人员: who works here, with which roles and qualifications; on the right what is done with the chosen one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QStackedWidget

from app.core.clock import site_day
from app.core.words import Activity
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.identity.papers import PAPER
from app.identity.queries import people, qualifications
from app.identity.views import PersonView, QualificationView, staff_number
from app.settings.service import aliases
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings import service_skills
from ui.settings.parts import NONE, Said, SettingsView, SidePanel, as_named, matches
from ui.settings.person_parts import BadgeSheet, NewPerson, NewPin, NewQualification, PersonFacts, PersonPart, role_words
from ui.settings.service_skills import Matrix, SkillsPart
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable

SOON = timedelta(days=30)


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
        new.clicked.connect(lambda: self._turn(self.new))
        badges = KeyButton(self.tr("工牌与命令码"), icon="printer")
        badges.setObjectName("do.badges")
        badges.clicked.connect(lambda: self._turn(self.badges))
        self.card = self.list_card(self.tr("人员"), self.table, [self.filter, new, badges])
        self.row.addWidget(self.card, 1)
        self.row.addWidget(self._build_panel())
        self._turn(self.facts)

    def _build_panel(self) -> SidePanel:
        self.panel = SidePanel(self.tr("人员"))
        self.facts, self.new, self.pin, self.qualification = PersonFacts(), NewPerson(), NewPin(), NewQualification()
        self.badges, self.skills = BadgeSheet(), SkillsPart()
        self._parts: tuple[PersonPart, ...] = (self.facts, self.new, self.pin, self.qualification, self.badges, self.skills)
        self.stack, self._foot = QStackedWidget(), QStackedWidget()
        self._foot.setFixedHeight(36)
        self.error, self.said = ErrorLine(), Said()
        for part in self._parts:
            self.stack.addWidget(part)
            self._foot.addWidget(part.foot)
            part.wanted.connect(lambda act, tell, part=part: self._act(part, act, tell))
        self.facts.pin_wanted.connect(lambda: self._turn(self.pin))
        self.facts.qualification_wanted.connect(lambda: self._turn(self.qualification))
        self.facts.skills_wanted.connect(lambda: self._turn(self.skills))
        self.new.complained.connect(self.error.show_words)
        self.badges.preview_wanted.connect(lambda sheet: self.context.preview_wanted.emit(PAPER, sheet))
        self.panel.content.addWidget(self.stack, 1)
        for widget in (self.error, self.said, self._foot):
            self.panel.body.addWidget(widget)
        return self.panel

    # Reading

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
        self.badges.offer(found[0])
        wanted = self._chosen
        self._fill()
        if not self.table.select_key(wanted) and self._people:
            self.table.select_key(next(iter(self._people)))
        self._show_chosen()

    # The list

    def _fill(self) -> None:
        needle = as_named(self.filter.text(), self._aliases)
        found = [p for p in self._people.values() if matches(needle, p.name, p.badge, staff_number(p.badge), *role_words(p))]
        self.table.set_rows([self._line(person) for person in found], [person.person_id for person in found])
        self.card.note.setText(self.tr("{n} 人").format(n=len(found)))

    def _line(self, person: PersonView) -> Sequence[object]:
        name, number = Cell(person.name, True), staff_number(person.badge)
        roles = "、".join(role_words(person)) or NONE
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

    # The panel

    def _choose(self, person_id: int | None) -> None:
        self._chosen = person_id
        if self.stack.currentWidget() in (self.facts, self.pin, self.qualification):
            self._turn(self.facts)
        self._show_chosen()

    def _show_chosen(self) -> None:
        person, matrix = self._people.get(self._chosen or 0), self._matrix
        for part in self._parts:
            part.show_person(person)
        if person is None:
            self.facts.show_nobody()
            return
        if matrix is not None:
            self.skills.show_skills(person, matrix)
        known = [one.product for one in matrix.of(person.person_id)] if matrix is not None else []
        self.facts.show_facts(person, self._qualified.get(person.name, []), known, sent_out=service_skills.sent_out(person))
        if self.stack.currentWidget() is self.facts:
            self.panel.title.setText(person.name)

    def _turn(self, part: PersonPart) -> None:
        person = self._people.get(self._chosen or 0)
        self.panel.title.setText(part.title or (person.name if person else self.tr("选一个人")))
        self.stack.setCurrentWidget(part)
        self._foot.setCurrentWidget(part.foot)
        self._foot.setVisible(part is not self.facts)
        self.error.show_words("")
        self.said.setText("")
        part.open(site_day(self.context.desk.clock.now()))

    def _act(self, part: PersonPart, act: Callable[[Work], Any], tell: Callable[[Any], str]) -> None:
        self.error.show_words("")

        def done(answer: object) -> None:
            words = tell(answer)
            if isinstance(answer, PersonView):
                self._chosen = answer.person_id
            if not part.stays:
                self._turn(self.facts)
            self.said.setText(words)
            self.reload()

        self.run(act, done, self.error.show_words)


def _words(activities: list[Activity]) -> str:
    return "、".join(shown(word_text(activity)) for activity in activities)
