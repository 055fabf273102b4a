"""What is to be done on a tracking form: the acts that role and state allow, one form of fields at a time, the next step first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from app.aftersales.tracking_reports import APPROVERS, TECHNICIANS
from app.aftersales.tracking_service import DEPARTMENTS, VISITORS
from app.aftersales.tracking_views import Disposition, OpinionKind, Role, TrackingDisposition, TrackingState, TrackingView, Where
from app.core.words import text as word_text
from app.core.work import Actor
from ui.aftersales import tracking_words as words
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import Pairs, Said, SidePanel, minute
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.forms import ErrorLine

WIDTH = 348
ALL = "*"
"""The choice of everything that is on hold."""
_LABEL = 76


class TrackingPanel(SidePanel):
    """The next step of the chosen form.

    Attributes:
        new_wanted: Another form is to be made.
        receive_wanted: The department takes the form without answering yet.
    """

    new_wanted = Signal()
    receive_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", WIDTH)
        self.title.setText(self.tr("跟踪表处理"))
        self.form: TrackingView | None = None
        self._actor = Actor(None, "")
        self._shown = ""
        self.new = KeyButton(self.tr("开跟踪表"), key="Ctrl+N", icon="plus")
        self.new.setObjectName("do.new_tracking")
        self.new.clicked.connect(self.new_wanted)
        self.head.addWidget(self.new)
        self.next = PlainLabel("", "strong")
        self.next.setObjectName("label.tracking_next")
        self.next.setWordWrap(True)
        self.said, self.error = Said(), ErrorLine()
        self.said.setObjectName("label.tracking_said")
        self.error.setObjectName("error.tracking")
        self.sections = self._build()
        self.chips = {key: Chip(title) for key, title in self._titles().items()}
        self._chips = QGridLayout()
        self._chips.setSpacing(6)
        self._chips.setColumnStretch(3, 1)
        for key, chip in self.chips.items():
            chip.setObjectName(f"chip.act_{key}")
            self._chips.addWidget(chip)
            chip.hide()
            chip.clicked.connect(lambda _=False, key=key: self.show_act(key))
        self.opinions = Pairs(86)
        self.content.addWidget(self.next)
        self.content.addLayout(self._chips)
        for part in (self.error, self.said, *self.sections.values(), self.opinions):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.show_form(None, self._actor)

    def _titles(self) -> dict[str, str]:
        return {
            "answer": self.tr("答复"), "dispose": self.tr("处置意见"), "opinion": self.tr("反馈客户"), "release": self.tr("隔离品"),
            "send": self.tr("加发部门"), "verify": self.tr("验证"), "report": self.tr("质量报告"), "sign": self.tr("会签报告"),
            "approve": self.tr("批准报告"),
        }  # fmt: skip

    def _build(self) -> dict[str, Section]:
        answer = Section("answer_tracking", self.tr("部门答复"), self.tr("答复"), label_width=_LABEL)
        answer.choice("department", self.tr("部门"), required=True)
        _long(answer, "answer", self.tr("答复及措施"), hint=self.tr("怎么办、依据、任务单号"))
        answer.text("responsible", self.tr("责任人"), required=True)
        answer.text("finish_on", self.tr("完成日期"), hint=self.tr("如 2026-12-05"))
        self.receive = KeyButton(self.tr("先签收"))
        self.receive.setObjectName("do.receive_tracking")
        self.receive.clicked.connect(self.receive_wanted)
        answer.foot.insertWidget(0, self.receive)
        dispose = Section("dispose_tracking", self.tr("处置意见（质检员）"), self.tr("登记处置"), label_width=_LABEL)
        dispose.choice("disposition", self.tr("处置"), required=True)
        dispose.offer("disposition", [(shown(word_text(one)), one.value) for one in TrackingDisposition])
        dispose.choice("design_change", self.tr("设计更改"), required=True)
        dispose.offer("design_change", [(self.tr("否"), "no"), (self.tr("是，须下图纸和工艺"), "yes")])
        _long(dispose, "disposition_words", self.tr("说明"), hint=self.tr("换什么、按什么工艺、谁下任务单"))
        opinion = Section("give_opinion", self.tr("处理意见反馈客户"), self.tr("登记反馈"), label_width=_LABEL)
        opinion.choice("opinion_kind", self.tr("方式"), required=True)
        opinion.text("opinion_told", self.tr("告知谁"), required=True, hint=self.tr("客户谁；走访写谁去的"))
        opinion.moment("opinion_at", self.tr("时间"), required=True)
        _long(opinion, "opinion_words", self.tr("意见"))
        release = Section("release_tracked", self.tr("处置隔离品（质检员）"), self.tr("登记结论"), label_width=_LABEL)
        release.choice("release_goods", self.tr("哪些"), required=True)
        release.choice("release_decision", self.tr("结论"), required=True)
        release.offer("release_decision", [(words.decision(one), one.value) for one in Disposition])
        _long(release, "release_why", self.tr("依据"), hint=self.tr("复查结果"))
        send = Section("send_tracking", self.tr("发送其他部门，或请部门重答"), self.tr("发送"), label_width=_LABEL)
        send.choice("send_to", self.tr("部门"), required=True)
        verify = Section("verify_tracking", self.tr("措施验证及关闭（质检员）"), self.tr("登记验证"), label_width=_LABEL)
        verify.choice("effective", self.tr("结果"), required=True)
        verify.offer("effective", [(self.tr("有效，关闭"), "yes"), (self.tr("无效，另开新表重新分析"), "no")])
        _long(verify, "verify_words", self.tr("验证情况"))
        report = Section("write_report", self.tr("已安装产品的质量报告"), self.tr("保存报告"), label_width=_LABEL)
        for key, title in (
            ("report_facts", self.tr("事实与数据")), ("report_cause", self.tr("原因分析")), ("report_risk", self.tr("风险评估")),
            ("report_measures", self.tr("措施")),
        ):  # fmt: skip
            _long(report, key, title)
        self.print_report = KeyButton(self.tr("打印报告"), icon="printer")
        self.print_report.setObjectName("do.print_report")
        report.foot.insertWidget(0, self.print_report)
        sign = Section("sign_report", self.tr("质量报告会签（技术部门）"), self.tr("会签"), label_width=_LABEL)
        approve = Section("approve_report", self.tr("质量报告批准"), self.tr("批准"), label_width=_LABEL)
        return {
            "answer": answer, "dispose": dispose, "opinion": opinion, "release": release, "send": send, "verify": verify,
            "report": report, "sign": sign, "approve": approve,
        }  # fmt: skip

    # What is offered

    def show_form(self, form: TrackingView | None, actor: Actor, now: datetime | None = None) -> None:
        """Shows what the person may do on a form; what is being typed on the same form stays."""
        other = (form.number if form is not None else "") != (self.form.number if self.form is not None else "")
        moved = other or form != self.form or actor != self._actor
        self.form, self._actor = form, actor
        self.new.setVisible(actor.has(Role.INSPECTOR))
        self.error.show_words("")
        if other:
            self.said.setText("")
            self._clear(now)
        allowed = self._allowed()
        self.next.setText(self._next())
        while self._chips.count():
            self._chips.takeAt(0)
        closed = form is not None and form.state is TrackingState.CLOSED
        offered = allowed if len(allowed) > 1 or closed else []
        for n, key in enumerate(offered):
            self._chips.addWidget(self.chips[key], n // 3, n % 3, Qt.AlignmentFlag.AlignLeft)
        for key, chip in self.chips.items():
            chip.setVisible(key in offered)
        if form is not None:
            self._offer(form)
        self._show_opinions()
        if moved or (self._shown and self._shown not in allowed):
            self.show_act(self._leading(allowed))
        else:
            self.show_act(self._shown)

    def show_act(self, key: str) -> None:
        """Shows the fields of one act."""
        self._shown = key
        for name, chip in self.chips.items():
            chip.setChecked(name == key)
        show_sections([(section, name == key) for name, section in self.sections.items()])

    def take_keys(self) -> None:
        """The fields of the act in front have the keys."""
        if self._shown in self.sections:
            self.sections[self._shown].take_keys()

    def _allowed(self) -> list[str]:
        form, actor = self.form, self._actor
        if form is None:
            return []
        found: list[str] = []
        is_open = form.state is not TrackingState.CLOSED
        if is_open and self.my_departments():
            found.append("answer")
        quality = actor.has(Role.INSPECTOR)
        if is_open and quality:
            found += ["dispose", "opinion", *(("release",) if form.pending else ()), "send", "verify"]
        elif is_open and actor.has(*VISITORS):
            found.append("opinion")
        outside = any(line.where in (Where.DELIVERED, Where.TRANSIT) for line in form.goods)
        if quality and (outside or form.report is not None):
            found.append("report")
        if form.report is not None and form.report.technical_at is None and actor.has(*TECHNICIANS):
            found.append("sign")
        if form.report is not None and form.report.technical_at is not None and form.report.approved_at is None and actor.has(*APPROVERS):
            found.append("approve")
        return found

    def my_departments(self) -> list[Role]:
        """The departments of the person that have not answered."""
        replies = self.form.replies if self.form is not None else ()
        return [one.department for one in replies if one.answered_at is None and self._actor.has(one.department)]

    def _leading(self, allowed: list[str]) -> str:
        form = self.form
        if form is None or not allowed:
            return ""
        if form.state is TrackingState.CLOSED:
            return next((key for key in ("sign", "approve") if key in allowed), "")
        wanted = self._wanted(form)
        return wanted if wanted in allowed else allowed[0]

    def _wanted(self, form: TrackingView) -> str:
        """The act that the form waits for, whoever does it."""
        if self.my_departments():
            return "answer"
        if form.disposition is None:
            return "dispose"
        if not form.opinions and form.case_no:
            return "opinion"
        if form.pending:
            return "release"
        return "verify" if form.state is TrackingState.ANSWERED else "send"

    def _next(self) -> str:
        form = self.form
        if form is None:
            return self.tr("在清单里选一张，或扫跟踪表、服务单。")
        if form.state is TrackingState.CLOSED:
            new = self.tr("措施无效，见新表 {number}。").format(number=form.followed_by)
            return self.tr("已关闭，没有下一步。") if form.effective else new
        missing = "、".join(words.department(one.department) for one in form.replies if one.answered_at is None)
        if self.my_departments():
            return self.tr("下一步：{who}答复").format(who="、".join(words.department(one) for one in self.my_departments()))
        if form.disposition is None:
            return self.tr("下一步：质检员登记处置意见")
        if not form.opinions and form.case_no:
            return self.tr("下一步：把处理意见反馈客户，服务单才能往下走")
        if form.pending:
            return self.tr("下一步：复查并处置隔离的 {n} 件").format(n=form.pending)
        return self.tr("下一步：等{who}答复").format(who=missing) if missing else self.tr("下一步：质检员验证措施并关闭")

    def _offer(self, form: TrackingView) -> None:
        answer, opinion = self.sections["answer"], self.sections["opinion"]
        mine = self.my_departments()
        answer.offer("department", [(words.department(one), one.value) for one in mine])
        answer.form.show_field("department", len(mine) > 1)
        received = all(one.received_at is not None for one in form.replies if one.department in mine)
        self.receive.setVisible(bool(mine) and not received)
        kinds = [one for one in OpinionKind if one is OpinionKind.VISIT or self._actor.has(Role.INSPECTOR)]
        opinion.offer("opinion_kind", [(shown(word_text(one)), one.value) for one in kinds])
        open_ones = [line for line in form.goods if line.pending]
        goods: list[tuple[str, str]] = [(self.tr("全部 {n} 件").format(n=form.pending), ALL)]
        goods += [
            (f"{words.place_of(line)} {line.pending}{line.unit} {line.identities[0]}", " ".join(line.identities))
            for line in (open_ones if len(open_ones) > 1 else ())
        ]
        goods += [(one, one) for line in open_ones for one in line.identities if len(line.identities) > 1][:200]
        self.sections["release"].offer("release_goods", goods)
        waiting = {one.department for one in form.replies if one.answered_at is None}
        asked = {one.department for one in form.replies}
        again = self.tr("{department}（请重答）")
        self.sections["send"].offer(
            "send_to",
            [
                (again.format(department=words.department(one)) if one in asked else words.department(one), one.value)
                for one in DEPARTMENTS if one not in waiting
            ],
        )  # fmt: skip
        self.print_report.setVisible(form.report is not None)
        self._offer_report(form)

    def _offer_report(self, form: TrackingView) -> None:
        section = self.sections["report"]
        if form.report is not None:
            state = self.tr("{writer} 写于 {at}").format(writer=form.report.writer, at=minute(form.report.written_at))
            section.say(state + (self.tr("，已会签") if form.report.technical_at else self.tr("，待技术部门会签")))
        else:
            section.say("")
        if section.value("report_facts"):
            return
        report = form.report
        for key, value in (
            ("report_facts", report.facts if report else form.facts), ("report_cause", report.cause if report else form.cause),
            ("report_risk", report.risk if report else ""), ("report_measures", report.measures if report else form.disposition_words),
        ):  # fmt: skip
            section.form.set_value(key, value)

    def _show_opinions(self) -> None:
        opinions = self.form.opinions if self.form is not None else ()
        kinds = {OpinionKind.TOLD: self.tr("已反馈客户"), OpinionKind.VISIT: self.tr("已走访")}
        self.opinions.show_pairs((kinds[one.kind], f"{one.told}：{one.words}\n{one.person} {minute(one.given_at)}") for one in opinions)
        self.opinions.setVisible(bool(opinions))

    def _clear(self, now: datetime | None) -> None:
        for section in self.sections.values():
            section.form.blank()
        if now is not None:
            self.sections["opinion"].set_moment("opinion_at", now)

    def done(self, key: str, said: str, now: datetime) -> None:
        """An act was done: its fields are free for the next one."""
        section = self.sections[key]
        section.form.clear_errors()
        for name in section.form.keys():  # noqa: SIM118
            if section.form.editor(name).metaObject().className() in ("QLineEdit", "QPlainTextEdit"):
                section.form.set_value(name, "")
        self.sections["opinion"].set_moment("opinion_at", now)
        self.error.show_words("")
        self.said.setText(said)
        self.take_keys()

    def complain(self, sentence: str) -> None:
        """Says why an act was not done; nothing typed is cleared."""
        self.said.setText("")
        self.error.show_words(sentence)


def _long(section: Section, key: str, label: str, hint: str = "") -> None:
    section.form.add_long_text(key, label, required=True, hint=hint).setObjectName(f"field.{key}")
