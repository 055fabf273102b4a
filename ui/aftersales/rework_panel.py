"""What is to be done on a 返工单: the acts that role and state allow, one form of fields at a time, the next step first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from app.aftersales.rework_documents import APPROVERS, AUTHORS
from app.aftersales.rework_states import ENDED, IN_WORKS, OPEN
from app.aftersales.rework_views import ReworkBranch, ReworkPaper, ReworkState, ReworkView
from app.core.words import Role
from app.core.work import Actor
from ui.aftersales import rework_words as words
from ui.dispatch.sections import Section, show_sections
from ui.settings.parts import Said, SidePanel
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import Chip, KeyButton
from ui.widgets.files import file_to_open
from ui.widgets.forms import ErrorLine

WIDTH = 348
NEW = "propose"
_LABEL = 76
_TEXTS = ("QLineEdit", "QPlainTextEdit")


class ReworkPanel(SidePanel):
    """The next step of the chosen order, or a new one.

    Attributes:
        place_wanted: The next step is done elsewhere: page and document.
    """

    place_wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("", WIDTH)
        self.title.setText(self.tr("返工处理"))
        self.order: ReworkView | None = None
        self.confirmer = Role.SALES
        self.file: Path | None = None
        self._actor, self._act = Actor(None, ""), ""
        self.new = KeyButton(self.tr("开返工单"), key="Ctrl+N", icon="plus")
        self.new.setObjectName("do.new_rework")
        self.new.clicked.connect(lambda: self.begin(""))
        self.head.addWidget(self.new)
        self.next = PlainLabel("", "strong")
        self.next.setObjectName("label.rework_next")
        self.next.setWordWrap(True)
        self.said, self.error = Said(), ErrorLine()
        self.said.setObjectName("label.rework_said")
        self.error.setObjectName("error.rework")
        self.sections = self._build()
        self.chips = {key: Chip(title) for key, title in self._titles().items()}
        self._chips = QGridLayout()
        self._chips.setSpacing(6)
        self._chips.setColumnStretch(3, 1)
        for key, chip in self.chips.items():
            chip.setObjectName(f"chip.rework_{key}")
            self._chips.addWidget(chip)
            chip.hide()
            chip.clicked.connect(lambda _=False, key=key: self.show_act(key))
        self.places = QHBoxLayout()
        self.go = KeyButton("", icon="truck")
        self.go.setObjectName("do.rework_go")
        self.go.clicked.connect(self._go)
        self.places.addWidget(self.go)
        self.places.addStretch(1)
        self.content.addWidget(self.next)
        self.content.addLayout(self.places)
        self.content.addLayout(self._chips)
        for part in (self.error, self.said, *self.sections.values()):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.show_order(None, self._actor)

    def _titles(self) -> dict[str, str]:
        return {
            "choose": self.tr("返工方式"), "paper": self.tr("下达图纸工艺"), "approve": self.tr("批准"), "task": self.tr("下任务单"),
            "note": self.tr("确认新版"), "promise": self.tr("返还日期"), "cost": self.tr("费用（元）"), "give_up": self.tr("不能返工"),
        }  # fmt: skip

    def _build(self) -> dict[str, Section]:
        propose = Section("propose_rework", self.tr("判定可返工（质检员）"), self.tr("开出返工单"), label_width=_LABEL)
        propose.text("rework_goods", self.tr("序列号"), required=True, hint=self.tr("几台用空格隔开；按批填批号"))
        propose.text("rework_pieces", self.tr("件数"), hint=self.tr("按批时填"))
        propose.text("test_no", self.tr("检测记录"), required=True, hint=self.tr("退货检验单，或现场检测记录"))
        propose.text("rework_case", self.tr("服务单"), hint="SH-2026-0001")
        propose.text("propose_ncr", self.tr("跟踪表"), hint="GZ26000001")
        propose.text("propose_back_on", self.tr("返还日期"), hint="2026-12-05")
        choose = Section("choose_branch", self.tr("返工方式（质检员）"), self.tr("登记方式"), label_width=_LABEL)
        choose.choice("branch", self.tr("方式"), required=True)
        order = (ReworkBranch.NO_CHANGE, ReworkBranch.DESIGN_CHANGE, ReworkBranch.SIMPLIFIED)
        choose.offer("branch", [(words.branch(one), one.value) for one in order])
        choose.text("ncr_no", self.tr("跟踪表"), hint="GZ26000001")
        _long(choose, "rework_content", self.tr("返工内容"), hint=self.tr("换什么、调什么、到什么程度"))
        choose.text("simplified_why", self.tr("简化理由"), hint=self.tr("为什么不用图纸和计划"))
        choose.text("choose_workshop", self.tr("车间"))
        choose.text("choose_due", self.tr("完工日期"), hint="2026-12-05")
        choose.text("choose_back_on", self.tr("返还日期"), hint="2026-12-08")
        choose.form.changed.connect(lambda key: self._show_simplified() if key == "branch" else None)
        paper = Section("issue_paper", self.tr("下达返工图纸、返修工艺"), self.tr("下达"), label_width=_LABEL)
        paper.choice("paper_kind", self.tr("文件"), required=True)
        paper.offer("paper_kind", [(words.paper(one), one.value) for one in ReworkPaper])
        paper.text("paper_no", self.tr("编号"), required=True)
        paper.text("paper_revision", self.tr("版次"), required=True, hint="A")
        steps = paper.form.add_long_text("paper_steps", self.tr("步骤"), hint=self.tr("一行一步：做什么 | 检查什么"))
        steps.setObjectName("field.paper_steps")
        self.pick = KeyButton(self.tr("附文件"), key="Ctrl+O", icon="plus")
        self.pick.setObjectName("do.pick_paper")
        self.pick.clicked.connect(self._pick)
        beside = QHBoxLayout()
        beside.addSpacing(_LABEL + 8)
        beside.addWidget(self.pick)
        beside.addStretch(1)
        paper.body.insertLayout(paper.body.count() - 1, beside)
        paper.form.changed.connect(lambda key: self._show_steps() if key == "paper_kind" else None)
        approve = Section("approve_paper", self.tr("批准图纸、工艺（编制人以外）"), self.tr("批准"), label_width=_LABEL)
        approve.choice("pending_paper", self.tr("文件"), required=True)
        task = Section("issue_rework_task", self.tr("下返工任务单（生产计划）"), self.tr("下任务单"), label_width=_LABEL)
        task.text("workshop", self.tr("车间"), required=True)
        task.text("due_on", self.tr("完工日期"), required=True, hint="2026-12-05")
        note = Section("note_revision", self.tr("图纸、工艺已改版"), self.tr("已知新版"), label_width=_LABEL)
        promise = Section("promise_rework", self.tr("返还客户的日期"), self.tr("登记日期"), primary=False, label_width=_LABEL)
        promise.text("promise_day", self.tr("日期"), required=True, hint="2026-12-08")
        cost = Section("cost_rework", self.tr("返工费用（质检员）"), self.tr("登记费用"), primary=False, label_width=_LABEL)
        cost.text("rework_cost", self.tr("费用（元）"), required=True, hint="1200.50")
        give_up = Section("give_up_rework", self.tr("判定不能返工（质检员）"), self.tr("判定报废"), primary=False, label_width=_LABEL)
        _long(give_up, "give_up_why", self.tr("理由"), hint=self.tr("写明为什么；之后物流科报废入库，售后补换"))
        return {
            NEW: propose, "choose": choose, "paper": paper, "approve": approve, "task": task, "note": note, "promise": promise,
            "cost": cost, "give_up": give_up,
        }  # fmt: skip

    # What is offered

    def begin(self, goods: str) -> None:
        """A new order is filled in; only quality opens one (J-19)."""
        if self._actor.has(Role.INSPECTOR):
            self.error.show_words("")
            if goods:
                self.sections[NEW].form.set_value("rework_goods", goods)
            self.next.setText(self.tr("扫返工的产品，写明检测记录，开出返工单"))
            self._show(NEW)
            self.sections[NEW].form.editor("test_no" if goods else "rework_goods").setFocus(Qt.FocusReason.OtherFocusReason)

    def show_order(self, order: ReworkView | None, actor: Actor, confirmer: Role | None = None) -> None:
        """Shows what the person may do on an order; what is being typed on the same one stays."""
        other = order is None or self.order is None or order.number != self.order.number
        another = actor != self._actor
        moved = other or another or order != self.order
        self.order, self._actor = order, actor
        self.confirmer = confirmer or self.confirmer
        self.new.setVisible(actor.has(Role.INSPECTOR))
        self.error.show_words("")
        if other or another:
            self.said.setText("")
        if other:
            self._clear()
        allowed = self._allowed()
        self.next.setText(words.next_step(order) if order is not None else self.tr("在清单里选一张，或扫返工单、产品标签。"))
        found = words.places(order, actor.roles) if order is not None else ()
        self.go.setVisible(bool(found))
        if found:
            self.go.set_words(found[0][0])
        self._show_chips(allowed)
        if order is not None and moved:
            self._fill(order)
        self.show_act(allowed[0] if moved or (self._act not in allowed and allowed) else self._act) if allowed else self._show("")

    def _show_chips(self, allowed: list[str]) -> None:
        while self._chips.count():
            self._chips.takeAt(0)
        several = allowed if len(allowed) > 1 else []
        for n, key in enumerate(several):
            self._chips.addWidget(self.chips[key], n // 3, n % 3, Qt.AlignmentFlag.AlignLeft)
        for key, chip in self.chips.items():
            chip.setVisible(key in several)

    def show_act(self, key: str) -> None:
        """Shows the fields of one act."""
        self._show(key)

    def _show(self, key: str) -> None:
        self._act = key
        for name, chip in self.chips.items():
            chip.setChecked(name == key)
        show_sections([(section, name == key) for name, section in self.sections.items()])
        self._show_simplified()
        self._show_steps()

    def _allowed(self) -> list[str]:
        """What the person may do on the order, the next step first."""
        order, actor = self.order, self._actor
        if order is None:
            return []
        state, found = order.state, list[str]()
        if order.stale and actor.has(Role.ASSEMBLER, Role.PLANNING):
            found.append("note")
        if actor.has(Role.INSPECTOR) and state in (ReworkState.PROPOSED, ReworkState.AWAITING_DOCUMENTS):
            found.append("choose")
        if actor.has(Role.PLANNING) and order.branch is not None and state in (
            ReworkState.PROPOSED, ReworkState.AWAITING_DOCUMENTS, ReworkState.DOCUMENTS_ISSUED
        ):  # fmt: skip
            found.append("task")
        if actor.has(*APPROVERS) and any(one.author_id != actor.person_id for one in order.next_revisions) and state in IN_WORKS:
            found.append("approve")
        if actor.has(*AUTHORS) and state in IN_WORKS:
            found.append("paper")
        if actor.has(self.confirmer, Role.LOGISTICS_HEAD) and state in OPEN and order.closed_at is None:
            found.append("promise")
        if actor.has(Role.INSPECTOR) and state in ENDED:
            found.append("cost")
        if actor.has(Role.INSPECTOR) and state is ReworkState.PROPOSED:
            found.append("give_up")
        return found

    def _fill(self, order: ReworkView) -> None:
        choose, task = self.sections["choose"].form, self.sections["task"].form
        for key, value in (
            ("ncr_no", order.ncr_no), ("rework_content", order.content), ("choose_workshop", order.workshop),
            ("choose_back_on", str(order.redeliver_on or "")),
        ):  # fmt: skip
            choose.set_value(key, value)
        if order.branch is not None:
            choose.set_value("branch", order.branch.value)
        task.set_value("workshop", order.workshop)
        self.sections["promise"].form.set_value("promise_day", str(order.redeliver_on or ""))
        mine = self._actor.person_id
        pending = [(f"{words.paper(one.kind)} {one.cited}", one.document_id) for one in order.next_revisions if one.author_id != mine]
        self.sections["approve"].offer("pending_paper", pending)
        waiting = {one.kind for one in order.next_revisions}  # issued, not approved yet: the other one is wanted first
        kinds = sorted(ReworkPaper, key=lambda one: (one in waiting, one not in order.missing))
        paper = self.sections["paper"]
        paper.offer("paper_kind", [(words.paper(one), one.value) for one in kinds])
        if not paper.value("paper_no"):
            paper.form.set_value("paper_kind", kinds[0].value)
        self.sections["note"].say(
            self.tr("任务单引用 {old}；现在有效的是 {new}。").format(
                old="、".join(filter(None, order.cited)) or "—", new="、".join(filter(None, order.goes_by)) or "—"
            )
        )

    def _show_simplified(self) -> None:
        """Reason, workshop and day are asked for in the simplified form alone: there planning does nothing."""
        form = self.sections["choose"].form
        simplified = form.value("branch") == ReworkBranch.SIMPLIFIED.value
        for key in ("simplified_why", "choose_workshop", "choose_due"):
            form.show_field(key, simplified)

    def _show_steps(self) -> None:
        self.sections["paper"].form.show_field("paper_steps", self.sections["paper"].value("paper_kind") == ReworkPaper.PROCESS.value)

    def _pick(self) -> None:
        name = file_to_open(self, self.tr("选图纸或工艺文件"), self.tr("PDF 或图片 (*.pdf *.png *.jpg *.jpeg)"))
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """The file of the paper that is being issued."""
        self.file = path
        self.sections["paper"].say(self.tr("附：{name}").format(name=path.name))

    def _go(self) -> None:
        found = words.places(self.order, self._actor.roles) if self.order is not None else ()
        if found:
            self.place_wanted.emit(found[0][1], found[0][2])

    def take_keys(self) -> None:
        """The fields of the act in front have the keys."""
        if self._act in self.sections:
            self.sections[self._act].take_keys()

    def forget(self) -> None:
        """Nothing was keyed."""
        self._clear()
        self._act = ""
        self.complain("")

    def _clear(self) -> None:
        for key in self.sections:
            self._free(key)

    def _free(self, key: str) -> None:
        section = self.sections[key]
        section.form.clear_errors()
        for name in section.form.keys():  # noqa: SIM118
            if section.form.editor(name).metaObject().className() in _TEXTS:
                section.form.set_value(name, "")
        if key == "paper":
            self.file = None
            section.say("")

    def done(self, key: str, said: str) -> None:
        """An act was done: its fields are free for the next one."""
        self._free(key)
        self.error.show_words("")
        self.said.setText(said)
        if self.order is not None:
            self._fill(self.order)
        self.take_keys()

    def complain(self, sentence: str) -> None:
        """Says why an act was not done; nothing typed is cleared."""
        self.said.setText("")
        self.error.show_words(sentence)


def _long(section: Section, key: str, label: str, hint: str = "") -> None:
    section.form.add_long_text(key, label, required=True, hint=hint).setObjectName(f"field.{key}")
