"""发料: the store issues packaging on a scanned 领料单; the receiver signs by PIN or on the slip (C-05)."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import text as word_text
from app.core.work import Actor
from app.identity import queries as people
from app.identity.views import PersonView
from app.inbound.materials_bench import IssuingBench, MaterialsState
from app.materials import queries, service
from app.materials.views import RequisitionView
from ui.context import DeskContext
from ui.i18n import shown
from ui.inbound import material_words as words
from ui.inbound.screen import MaterialsScreen
from ui.settings.parts import Said
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.base import BenchBox, Card
from ui.widgets.bench import Command
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.pack import PackTable
from ui.widgets.tables import DENSE, Cell, Column, Kind, MarkCell, WorkTable

MARKS = {"draft": State.NOT_YET, "submitted": State.INFO, "part_issued": State.UNDER_WAY, "issued": State.GOOD, "voided": State.HOLD}


class IssuingScreen(MaterialsScreen):
    """The lines of the 领料单; at the right who waits, and who signs."""

    key = "issue"

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, IssuingBench())
        self.show_state()

    def commands(self) -> tuple[Command, ...]:
        """The command strip."""
        return (
            Command("CONFIRM", "check", self.tr("确认"), "F12"), Command("PRINT", "printer", self.tr("发料打印"), "F10"),
            Command("UNDO", "undo", self.tr("撤销"), "F8"), Command("TAKEOUT", "takeout", self.tr("清空"), "F9"),
            Command("NEWBOX", "plus", self.tr("补足本行"), "F7"),
        )  # fmt: skip

    def normal(self) -> QWidget:
        """Lines at the left; open 领料单 or log, and the receiver, at the right."""
        row = BenchBox(row=True, margins=(16, 12, 16, 12))
        self.slots = PackTable()
        self.slots.setObjectName("list.lines")
        self.slots.set_headings(self.tr("包装物"), self.tr("种类"), self.tr("已发 / 请领"), self.tr("状态"))
        self.waiting = WorkTable(
            (
                Column(self.tr("领料单"), Kind.DOCUMENT, 108), Column(self.tr("领料部门"), stretch=True),
                Column(self.tr("未发"), Kind.NUMBER, 52), Column(self.tr("状态"), Kind.MARK, 112),
            ),
            row_height=DENSE, empty=self.tr("没有要发的领料单。"),
        )  # fmt: skip
        self.waiting.setObjectName("list.waiting")
        self.waiting.opened.connect(self.open_document)
        waiting = Card(self.tr("待发领料单"), self.tr("扫单，或选中按回车"), padding=8)
        waiting.body.addWidget(self.waiting)
        self.waiting.setMinimumHeight(84)
        right = BenchBox(gap=12)
        right.box.addWidget(self.log, 1)
        right.box.addWidget(waiting, 1)
        right.box.addWidget(self._signing())
        row.box.addWidget(self.slots, 13)
        row.box.addWidget(right, 8)
        return row

    def _signing(self) -> Card:
        self.sign = Card(self.tr("领料人签字：扫工牌，或选姓名"), " ", padding=10)
        self.form = FieldForm(label_width=64)
        self.form.add_choice("receiver", self.tr("领料人"), []).setObjectName("field.receiver")
        pin = self.form.add_text("pin", "PIN")
        pin.setEchoMode(QLineEdit.EchoMode.Password)
        pin.setObjectName("field.pin")
        self.error, self.said = ErrorLine(), Said()
        self.sign.body.addWidget(self.form)
        self.sign.body.addWidget(self.error)
        self.sign.body.addWidget(self.said)
        buttons = BenchBox(row=True, gap=8)
        self.by_pin = KeyButton(self.tr("签字"), key="Ctrl+S")
        self.by_pin.setObjectName("do.sign")
        self.by_pin.clicked.connect(self._sign)
        self.on_paper = KeyButton(self.tr("已在单上签"), key="Ctrl+P")
        self.on_paper.setObjectName("do.paper")
        self.on_paper.clicked.connect(self._signed_on_paper)
        buttons.box.addWidget(self.by_pin, 1)
        buttons.box.addWidget(self.on_paper, 1)
        self.sign.body.addWidget(buttons)
        return self.sign

    def reload(self) -> None:
        """What waits to be issued or signed, and who may receive."""

        def ask(session):  # type: ignore[no-untyped-def]
            open_ones = queries.requisitions(session, queries.OPEN)
            unsigned = [queries.requisition(session, number) for number in dict.fromkeys(n for n, _ in queries.unsigned_issues(session))]
            return open_ones, unsigned, people.people(session, active_only=True)

        self.context.query(ask, lambda found: self._show(*found))

    def open_document(self, document: str) -> None:
        """A 领料单 as if it had been scanned here."""
        if document:
            self.command_wanted.emit(document)

    def ready(self) -> VerdictView:
        """The banner that waits."""
        return words.ready(self.state, self._step(), self._counts())

    def verdict(self, result: ScanResult) -> VerdictView:
        """The banner for a result."""
        return words.verdict(result, self._step(), self._counts())

    def show_lines(self) -> None:
        """The lines and whether somebody still has to sign."""
        state = self.state
        self.slots.show_lines(words.issue_lines(state), words.active_line(state), self.tr("还没有领料单。下一步：扫领料单。"))
        unsigned = bool(state.requisition and state.requisition.unsigned)
        self.on_paper.setEnabled(unsigned)
        self.by_pin.setEnabled(unsigned or bool(state.parts))
        self.sign.note.setText(state.requisition.number if state.requisition else "")

    def answered(self, result: ScanResult) -> None:
        """A posting reads the lists anew."""
        if self.state.done is not None:
            self.said.setText("")
            self.reload()

    def counted(self) -> str:
        """What still counts."""
        return self.tr("已扫的 {n} 种仍算数").format(n=len(self.state.parts))

    def _step(self) -> str:
        state = self.state
        if state.requisition is None:
            return self.tr("下一步：扫领料单")
        if state.count:
            return self.tr("下一步：扫包装物码（× {n}）").format(n=state.count)
        if state.parts:
            return self.tr("下一步：扫「打印」发料")
        if state.requisition.unsigned:
            return self.tr("下一步：请领料人签字")
        left = sum(1 for line in state.requisition.lines if line.open)
        return self.tr("下一步：扫包装物，{n} 种未发").format(n=left) if left else self.tr("下一步：扫下一张领料单")

    def _counts(self) -> tuple[str, int, int] | None:
        found = self.state.requisition
        if found is None:
            return None
        asked = sum(line.quantity for line in found.lines)
        return self.tr("已发 / 请领"), asked - found.open + sum(self.state.pieces.values()), asked

    def _show(self, waiting: list[RequisitionView], unsigned: list[RequisitionView], found: list[PersonView]) -> None:
        rows, keys = [], []
        for view in dict.fromkeys([*unsigned, *waiting]):
            mark = MarkCell(MARKS[view.state.value], shown(word_text(view.state)))
            if view.unsigned:
                mark = MarkCell(State.HOLD, self.tr("待签字"))
            rows.append((view.number, Cell(view.department), view.open, mark))
            keys.append(view.number)
        self.waiting.set_rows(rows, keys)
        receiver = self.form.editor("receiver")
        chosen = self.form.value("receiver")
        receiver.clear()  # type: ignore[attr-defined]
        for person in found:
            if person.person_id != self.context.actor.person_id:
                receiver.addItem(person.name, person.badge)  # type: ignore[attr-defined]
        self.form.set_value("receiver", chosen)

    def _sign(self) -> None:
        """The receiver proves himself by name and PIN."""
        badge, pin, desk = self.form.value("receiver"), self.form.value("pin"), self.context.desk
        self.form.set_value("pin", "")
        self.error.show_words("")
        if not badge or not pin:
            self.form.show_errors({"pin": self.tr("请选领料人并输入 PIN")})
            return

        self.context.jobs.write(lambda: self._received(desk.sign_in(badge, pin)), self._proved, self._not_proved)

    @property
    def asks_second(self) -> bool:
        """Whether there is something to sign for."""
        state = self.state
        return bool(state.parts or (state.requisition and state.requisition.unsigned))

    def second(self, actor: Actor) -> None:
        """The receiver's badge was scanned and his PIN keyed."""
        self.error.show_words("")
        self.context.jobs.write(lambda: self._received(actor), self._proved, self._not_proved)

    def _received(self, taker: Actor) -> Actor:
        """Before the issue the receiver goes onto the slip, after it the hand-over counts as signed; runs on the writer lane."""
        state = self.state
        if state.parts or state.requisition is None:
            self.bench.slip.receiver = taker
            return taker
        with self.context.desk.work(self.context.actor) as work:
            self.bench.state = MaterialsState(requisition=service.receive_by_badge(work, state.requisition.number, taker))
        return taker

    def _proved(self, taker: Actor) -> None:
        waits = self.tr("{name} 已签字，按 F10 发料").format(name=taker.name)
        self.said.setText(waits if self.state.parts else self.tr("{name} 已签收").format(name=taker.name))
        self.show_state()
        self.reload()

    def _not_proved(self, error: AppError) -> None:
        self.error.show_words(shown(error.reason))

    def _signed_on_paper(self) -> None:
        found = self.state.requisition
        if found is not None:

            def done(view: RequisitionView) -> None:
                self.bench.state = MaterialsState(requisition=view)
                self.said.setText(self.tr("已登记：签字单在册"))
                self.show_state()
                self.reload()

            self.context.command(lambda w: service.receive_on_paper(w, found.number), done, self._not_proved)
