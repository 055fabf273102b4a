"""送货驾驶资格: who may deliver and drive, until when; the register of F-17 and G-18 beside carriers and vehicles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core.clock import site_day
from app.core.words import Activity, Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.identity import queries, service
from app.identity.views import PersonView, QualificationView
from app.settings.service import setting_int
from ui.catalog.master import MasterView, day_of
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import NONE
from ui.theme.tokens import State
from ui.widgets.tables import Cell, Column, Kind, MarkCell

_KINDS = (Activity.DELIVERY, Activity.DRIVING)


@dataclass(frozen=True)
class _Held:
    """The last qualification of a person for delivering or driving."""

    key: int
    name: str
    view: QualificationView
    version: int = 1


class DriversView(MasterView):
    """One line a person and activity, the first to end first; a renewal is a new record, the old one stays."""

    key = "drivers"
    roles = frozenset({Role.PERSONNEL, Role.DELIVERY_MANAGEMENT, Role.ADMINISTRATOR})

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("人员"), stretch=True), Column(self.tr("资格"), width=72), Column(self.tr("证书号"), width=130),
            Column(self.tr("考核日"), Kind.DATE, 104), Column(self.tr("有效至"), Kind.DATE, 104), Column(self.tr("状态"), Kind.MARK, 120),
        ]  # fmt: skip
        self._people: list[PersonView] = []
        self._warn = 30
        super().__init__(context, self.tr("送货驾驶资格"), columns, self.tr("筛选：人员、资格"), self.tr("登记资格"))
        self.save.set_words(self.tr("登记资格"))

    def build(self) -> None:
        """Who, for what, from when until when, with certificate and training."""
        form, hint = self.form, "2026-12-31"
        self.person = form.add_choice("person_id", self.tr("人员"), [], required=True)
        form.add_choice("activity", self.tr("资格"), [(shown(word_text(kind)), kind.value) for kind in _KINDS], required=True)
        form.add_text("certificate_no", self.tr("证书号"))
        form.add_text("passed_on", self.tr("考核日"), hint=hint)
        form.add_text("valid_from", self.tr("自"), required=True, hint=hint)
        form.add_text("valid_until", self.tr("有效至"), hint=self.tr("空着按设置算"))
        form.add_long_text("record", self.tr("培训记录"), hint=self.tr("内容、学时、结果"))

    def ask(self, session: Reading) -> list[Any]:
        """The last qualification of everybody who has or had one for delivering or driving."""
        now = self.context.desk.clock.now()
        self._people = queries.people(session, active_only=True)
        self._warn = setting_int(session, "qualification.warning_days", now)
        active = {person.person_id for person in self._people}
        last: dict[tuple[int, Activity], QualificationView] = {}
        for one in queries.qualifications(session):  # the last to end stays
            if one.activity in _KINDS and one.person_id in active:
                last[one.person_id, one.activity] = one
        found = sorted(last.items(), key=lambda item: (item[1].valid_until, item[1].person))
        return [_Held(key[0] * 10 + _KINDS.index(key[1]), view.person, view) for key, view in found]

    def _show(self, views: list[Any]) -> None:
        chosen = self.person.currentData()
        self.person.blockSignals(True)
        self.person.clear()
        for one in self._people:
            self.person.addItem(one.name, one.person_id)
        self.person.setCurrentIndex(self.person.findData(chosen))
        self.person.blockSignals(False)
        super()._show(views)

    def key_of(self, view: Any) -> int:
        """Person and activity."""
        return int(view.key)

    def cells(self, view: _Held) -> Sequence[Any]:
        """One row."""
        held, today = view.view, self._today()
        left = (held.valid_until - today).days
        if left < 0:
            mark = MarkCell(State.WRONG, self.tr("已过期"))
        elif held.valid_from > today:
            mark = MarkCell(State.NOT_YET, self.tr("未生效"))
        else:
            soon = left <= self._warn
            mark = MarkCell(State.HOLD if soon else State.GOOD, self.tr("将到期") if soon else self.tr("有效"))
        passed = held.passed_on.isoformat() if held.passed_on else NONE
        until = Cell(held.valid_until.isoformat(), left <= self._warn, mark.state if left <= self._warn else None)
        return (held.person, shown(word_text(held.activity)), held.certificate_no or NONE, passed, until, mark)

    def fill(self, view: _Held | None) -> None:
        """The form begins with a renewal of what is chosen: it goes on where the old one ends."""
        held = view.view if view is not None else None
        today = self._today()
        begins = max(today, held.valid_until + timedelta(days=1)) if held is not None else today
        self.form.set_value("person_id", held.person_id if held is not None else None)
        self.form.set_value("activity", held.activity.value if held is not None else Activity.DELIVERY.value)
        self.form.set_value("certificate_no", held.certificate_no if held is not None else "")
        self.form.set_value("passed_on", "")
        self.form.set_value("valid_from", begins.isoformat())
        self.form.set_value("valid_until", "")
        self.form.set_value("record", "")
        self.form.show_field("reason", False)
        self.panel.note.setText(self.tr("新登记，或换发"))

    def collect(self) -> dict[str, Any]:
        """The fields with the days read."""
        values = self.form.values()
        return {**values, **{key: day_of(values, key) for key in ("passed_on", "valid_from", "valid_until")}}

    def enter(self, work: Work, values: dict[str, Any]) -> Any:
        """A new qualification."""
        return self._qualify(work, values)

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> Any:
        """A renewal is a new record too."""
        return self._qualify(work, values)

    def _qualify(self, work: Work, values: dict[str, Any]) -> _Held:
        person_id, activity = int(values["person_id"]), Activity(values["activity"])
        until: date | None = values["valid_until"]
        service.qualify(
            work, person_id, activity, values["valid_from"], until, certificate_no=values["certificate_no"],
            passed_on=values["passed_on"], record=values["record"],
        )  # fmt: skip
        work.session.flush()
        newest = [one for one in queries.qualifications(work.session) if one.person_id == person_id and one.activity is activity][-1]
        return _Held(person_id * 10 + _KINDS.index(activity), newest.person, newest)

    def _saved(self, view: Any) -> None:
        super()._saved(view)
        until = view.view.valid_until
        self.said.setText(self.tr("{who} 的资格有效至 {day}。").format(who=view.name, day=until))

    def _today(self) -> date:
        return site_day(self.context.desk.clock.now())
