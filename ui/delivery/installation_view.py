"""安装: appointments for delivered goods, arrival, checklist, result and the customer's signature (I-14)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.delivery import installation, queries
from app.delivery.installation import InstallationResult, InstallationState, Installed, JobDraft, JobView
from app.delivery.views import DeliveryState, DeliveryView
from app.desk import Reading
from app.identity import queries as identity
from app.identity.views import PersonView
from ui.context import DeskContext
from ui.delivery.criteria import Judged, lines_of, text_of
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import Pairs, scrolled
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, EdgeCard
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

_STATES = {
    InstallationState.PLANNED: State.NOT_YET, InstallationState.ON_SITE: State.HOLD, InstallationState.DONE: State.GOOD,
    InstallationState.CANCELLED: State.INFO,
}  # fmt: skip


@dataclass(frozen=True)
class _Found:
    jobs: list[JobView]
    records: list[DeliveryView]
    people: Sequence[PersonView]


class InstallationView(StorageView):
    """Left the jobs by their appointment, right the next step; Ctrl+N makes an appointment."""

    key: ClassVar[str] = "installation"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {Role.TECHNICAL_SERVICE, Role.AFTER_SALES, Role.PROJECT_MANAGER, Role.SALES, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP}
    )
    tables: ClassVar[frozenset[str]] = frozenset({"installation_job", "installation_step", "delivery_record"})
    series: ClassVar[tuple[str, ...]] = ("AZ",)

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._jobs: dict[str, JobView] = {}
        self._number = ""
        self._shown = "?"
        self.table = WorkTable(
            [
                Column(self.tr("状态"), Kind.MARK, 104), Column(self.tr("安装记录"), Kind.DOCUMENT, 112),
                Column(self.tr("客户"), stretch=True), Column(self.tr("预约"), Kind.DATE, 92), Column(self.tr("负责人"), width=104),
            ],
            empty=self.tr("没有安装任务。按 Ctrl+N 给已出厂的货预约安装。"),
        )  # fmt: skip
        self.table.setObjectName("list.installation")
        self.table.current_changed.connect(self._choose)
        self.fresh = KeyButton(self.tr("预约安装"), icon="plus", key="Ctrl+N")
        self.fresh.setObjectName("do.new_installation")
        self.fresh.clicked.connect(self._new)
        card = EdgeCard(self.tr("安装调试"), " ")
        card.head.addWidget(self.fresh)
        card.body.addWidget(self.table, 1)
        self.row.addWidget(card, 1)
        self.row.addWidget(self._panel(), 1)

    def _panel(self) -> Card:
        self.card = Card(self.tr("预约安装"), " ")
        self.pairs, self.error = Pairs(76), ErrorLine()
        self.plan = Section("plan_installation", self.tr("预约"), self.tr("预约并打印"), label_width=76)
        self.plan.choice("record", self.tr("交付记录"), required=True)
        self.plan.moment("appointed_at", self.tr("到场时间"), required=True)
        self.plan.text("site", self.tr("安装地点"), required=True)
        self.plan.text("contact", self.tr("联系人"), hint=self.tr("姓名、电话"))
        self.plan.choice("technician", self.tr("负责人"), required=True)
        self.plan.text("team", self.tr("同行人员"))
        self.plan.text("procedure", self.tr("作业依据"), required=True, hint=self.tr("作业指导书编号、版次"))
        hint = self.tr("一行一条：\n送电试运行：空载 2 h")
        self.plan.form.add_long_text("steps", self.tr("项目"), required=True, hint=hint).setObjectName("field.steps")
        box = self.plan.form.editor("record")
        box.currentIndexChanged.connect(self._record_chosen)  # type: ignore[attr-defined]
        self.arrive = Section("arrive", self.tr("到场"), self.tr("登记到场"), label_width=76)
        self.arrive.moment("arrived_at", self.tr("到场时间"), required=True)
        self.judged = Judged("step", [(self.tr("合格"), True), (self.tr("不合格"), False)])
        self.finish = Section("finish_installation", self.tr("完成"), self.tr("登记完成"), label_width=76)
        self.finish.choice("result", self.tr("结论"), required=True)
        self.finish.offer("result", [(shown(word_text(one)), one.value) for one in InstallationResult])
        self.finish.text("signer", self.tr("客户签字人"), required=True)
        self.finish.text("left_open", self.tr("遗留问题"), hint=self.tr("没有运行正常必填，会自动开服务单"))
        self.cancel = Section("cancel_installation", self.tr("取消预约"), self.tr("取消"), primary=False, label_width=76)
        self.cancel.text("why", self.tr("原因"), required=True)
        self.paper = KeyButton(self.tr("打印安装记录"), icon="printer", key="Ctrl+P")
        self.paper.setObjectName("do.print_installation")
        self.paper.clicked.connect(self._print)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        for widget in (self.pairs, self.plan, self.arrive, self.judged, self.finish, self.cancel):
            column.addWidget(widget)
        column.addStretch(1)
        for section in (self.plan, self.arrive, self.finish, self.cancel):
            section.wanted.connect(self._act)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.paper)
        self.card.body.addWidget(self.error)
        self.card.body.addWidget(scrolled(inner), 1)
        self.card.body.addLayout(foot)
        return self.card

    def reload(self) -> None:
        """Reads jobs, deliveries that may be installed, and who installs."""
        standing = (DeliveryState.OPEN, DeliveryState.SIGNED, DeliveryState.ACCEPTED, DeliveryState.DISPUTED)

        def read(session: Reading) -> _Found:
            records = [one for one in queries.records(session, standing, 100, files=False) if one.left_at is not None]
            return _Found(installation.jobs(session), records, identity.people(session, active_only=True))

        self.context.query(read, self._show)

    def open_document(self, document: str) -> None:
        """Chooses a job."""
        self._number = document
        self.reload()

    def _show(self, found: _Found) -> None:
        self._jobs = {job.number: job for job in found.jobs}
        self._records = {record.number: record for record in found.records}
        self.plan.offer("record", [(f"{one.number} {one.customer}", one.number) for one in found.records])
        team = [one for one in found.people if one.roles & set(installation.TEAM)]
        self.plan.offer("technician", [(one.name, one.person_id) for one in team])
        self.table.blockSignals(True)
        self.table.set_rows([self._row(job) for job in found.jobs], list(self._jobs))
        if self._number in self._jobs:
            self.table.select_key(self._number)
        else:
            self._number = ""
            self.table.clearSelection()
        self.table.blockSignals(False)
        self._show_job()

    def _row(self, job: JobView) -> list[object]:
        late = job.state is InstallationState.PLANNED and job.appointed_at < self.context.desk.clock.now()
        state = State.WRONG if late else _STATES[job.state]
        word = self.tr("过了预约") if late else shown(word_text(job.state))
        return [MarkCell(state, word), job.number, job.customer, f"{site_time(job.appointed_at):%m-%d %H:%M}", job.technician]

    def _choose(self, number: object) -> None:
        if number and str(number) != self._number:
            self._number = str(number)
            self._show_job()

    def _new(self) -> None:
        self._number = ""
        self.table.clearSelection()
        self._show_job()
        self.plan.form.editor("record").setFocus()

    def _show_job(self) -> None:
        job, now = self._jobs.get(self._number), self.context.desk.clock.now()
        fresh, self._shown = self._shown != self._number, self._number
        state = job.state if job is not None else None
        may, team = self.context.actor.has(*installation.PLANNERS), self.context.actor.has(*installation.TEAM)
        self.card.title.setText(job.number if job is not None else self.tr("预约安装"))
        self.card.note.setText(shown(word_text(job.state)) if job is not None else "")
        self.pairs.show_pairs(self._pairs(job) if job is not None else [])
        working = state is InstallationState.ON_SITE
        self.judged.setVisible(job is not None)
        if fresh or not working:
            steps = job.steps if job is not None else ()
            self.judged.show_lines([(x.line_no, x.name, x.method, x.value, x.good) for x in steps], editable=working and team)
        show_sections(
            [
                (self.plan, may and job is None), (self.arrive, team and state is InstallationState.PLANNED),
                (self.finish, team and working),
                (self.cancel, may and state in (InstallationState.PLANNED, InstallationState.ON_SITE)),
            ]
        )  # fmt: skip
        self.paper.setVisible(job is not None)
        if fresh:
            self.error.show_words("")
            self.arrive.set_moment("arrived_at", now)
            self.plan.set_moment("appointed_at", now + timedelta(days=1))
            if job is None:
                self._record_chosen()

    def _pairs(self, job: JobView) -> list[tuple[str, str]]:
        pairs = [
            (self.tr("客户"), f"{job.customer}  {job.site}"), (self.tr("联系人"), job.contact), (self.tr("货物"), "；".join(job.goods)),
            (self.tr("序列号"), "、".join(job.serials)), (self.tr("作业依据"), job.procedure),
            (self.tr("预约"), f"{site_time(job.appointed_at):%Y-%m-%d %H:%M}  {job.technician} {job.team}".strip()),
        ]  # fmt: skip
        if job.arrived_at is not None:
            late = self.tr("（晚到）") if job.late else ""
            pairs.append((self.tr("到场"), f"{site_time(job.arrived_at):%Y-%m-%d %H:%M}{late}"))
        if job.result is not None:
            pairs.append((self.tr("结论"), f"{shown(word_text(job.result))}  {self.tr('签字')} {job.signer}"))
        if job.left_open or job.why_cancelled:
            pairs.append((self.tr("遗留问题") if job.left_open else self.tr("取消原因"), job.left_open or job.why_cancelled))
        return pairs

    def _record_chosen(self) -> None:
        number = self.plan.value("record")
        record = self._records.get(number) if hasattr(self, "_records") else None
        if record is None:
            return
        self.plan.form.set_value("site", record.place)
        self.plan.form.set_value("contact", f"{record.contact} {record.phone}".strip())
        self.context.query(lambda s: installation.template(s, number), self._suggest)

    def _suggest(self, found: tuple[str, tuple[tuple[str, str], ...]]) -> None:
        procedure, steps = found
        if steps and not self.plan.value("steps"):
            self.plan.form.set_value("procedure", procedure)
            self.plan.form.set_value("steps", text_of(steps))
            self.plan.say(self.tr("先填上了同一产品上次的作业依据和项目，请核对。"))

    def _act(self, section: Section) -> None:
        self.context.command(self._step(section), self._done, self._refused)

    def _step(self, section: Section) -> Callable[[Work], JobView]:
        number, plan = self._number, self.plan
        if section is plan:
            record = plan.value("record")
            wanted = JobDraft(
                plan.moment_of("appointed_at"), plan.value("site"), plan.value("procedure"), plan.form.value("technician"),
                lines_of(plan.value("steps")), plan.value("contact"), plan.value("team"),
            )  # fmt: skip
            return lambda w: installation.plan(w, record, wanted)
        if section is self.arrive:
            at = section.moment_of("arrived_at")
            return lambda w: installation.arrive(w, number, at)
        if section is self.finish:
            result, signer = InstallationResult(section.value("result")), section.value("signer")
            found = Installed(self.judged.found(), result, signer, section.value("left_open"))
            return lambda w: installation.finish(w, number, found)
        why = section.value("why")
        return lambda w: installation.cancel(w, number, why)

    def _done(self, job: JobView) -> None:
        self._number, self._shown = job.number, "?"
        for key in ("steps", "procedure", "team"):
            self.plan.form.set_value(key, "")
        self.table.setFocus()
        self.reload()

    def _print(self) -> None:
        number: Any = self._number
        if number:
            self.context.command(lambda w: installation.print_record(w, number), lambda _: None, self._refused)

    def _refused(self, error: AppError) -> None:
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))
