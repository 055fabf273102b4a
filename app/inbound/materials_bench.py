"""The scans of packaging materials at the tab 入库: taken in, asked for on a 领料单, issued on it (C-04, C-05)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from app.core.errors import bad_input, fact
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Actor, Work
from app.devices.code_table import COUNT_RE
from app.devices.codes import Candidate, CodeForm, Command, ScannedCode, Series
from app.materials import items, queries, service, stock
from app.materials.views import PackagingItemView, RequisitionView
from app.orders import queries as orders
from db.states import Role, ScanKind, Verdict


@dataclass(frozen=True)
class MaterialsState:
    """What was scanned since the last posting.

    Attributes:
        parts: Key → pieces, in the order of the first scan.
        items: The items of these keys, as they were when scanned.
        last: Key of the last scan.
        count: Pieces that the next scan stands for; 0 for one.
        requisition: The 领料单 that is issued on, or shown.
        task_no: 生产任务单 that a new 领料单 is for.
        done: The sentence of the last posting.
    """

    parts: tuple[tuple[str, int], ...] = ()
    items: tuple[PackagingItemView, ...] = ()
    last: str = ""
    count: int = 0
    requisition: RequisitionView | None = None
    task_no: str = ""
    done: Text | None = None

    @property
    def pieces(self) -> dict[str, int]:
        """Pieces by key."""
        return dict(self.parts)

    @property
    def active(self) -> PackagingItemView | None:
        """The item of the last scan."""
        return next((item for item in self.items if item.key == self.last), None)

    def added(self, item: PackagingItemView, pieces: int) -> MaterialsState:
        """The state with some pieces more of an item."""
        counts = self.pieces
        counts[item.key] = counts.get(item.key, 0) + pieces
        known = tuple(one for one in self.items if one.key != item.key)
        return replace(self, parts=tuple(counts.items()), items=(*known, item), last=item.key, count=0, done=None)

    def without(self, key: str) -> MaterialsState:
        """The state without an item."""
        rest = tuple(part for part in self.parts if part[0] != key)
        return replace(self, parts=rest, last=rest[-1][0] if rest else "", count=0)


@dataclass
class Slip:
    """What the desk keys beside the scans: who delivered and on which slip, which department asks, who received."""

    supplier: str = ""
    slip_no: str = ""
    department: str = ""
    note: str = ""
    receiver: Actor | None = field(default=None)


class MaterialsBench:
    """What the three desks share: counts, items, 撤销 takes the last item back, 取出 clears, 打印 posts."""

    page = "inbound"
    series: frozenset[Series] = frozenset()
    latches = True
    roles: tuple[Role, ...] = (Role.STOREKEEPER,)

    def __init__(self) -> None:
        self.state: Any = MaterialsState()
        self.slip = Slip()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Takes one scan.

        Raises:
            AppError: The scan is refused; see `app.materials.service`.
        """
        work.require(*self.roles)
        count = COUNT_RE.fullmatch(code.text)
        if count is not None:
            return self._count(int(count[1]))
        one = code.only
        if one is None or code.form in (CodeForm.UNKNOWN, CodeForm.AMBIGUOUS):
            raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码，请扫单据或包装物码"), _scanned(code))
        if one.command is not None:
            return self._command(work, one.command)
        if one.form is CodeForm.DOCUMENT:
            return self.document(work, one)
        if one.form is CodeForm.PACKAGING:
            return self._item(work, one.value)
        raise bad_input(QT_TRANSLATE_NOOP("app", "这里不收这种码，请扫单据或包装物码"), _scanned(code))

    def document(self, work: Work, one: Candidate) -> ScanAnswer:
        """Takes a document; each desk has its own."""
        raise bad_input(QT_TRANSLATE_NOOP("app", "这里不收这种单据"))

    def check(self, work: Work, key: str, pieces: int) -> PackagingItemView:
        """The item, if it may be added here."""
        return queries.item(work.session, key)

    def post(self, work: Work) -> tuple[Text, str, MaterialsState]:
        """Posts what was scanned; answers with a sentence, what it is about, and the state after it."""
        raise NotImplementedError

    def whole_line(self, work: Work) -> int:
        """Pieces that fill the line of the last scan; 0 where nothing says how many."""
        return 0

    def clear(self) -> None:
        """Starts anew."""
        self.state = MaterialsState()
        self.slip.receiver = None

    def _count(self, pieces: int) -> ScanAnswer:
        if pieces < 1:
            raise bad_input(QT_TRANSLATE_NOOP("app", "数量要大于零"))
        self.state = replace(self.state, count=pieces, done=None)
        return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "数量 {n}：请扫包装物码"), n=pieces), ScanKind.COMMAND, str(pieces))

    def _item(self, work: Work, key: str) -> ScanAnswer:
        state: MaterialsState = self.state
        pieces = state.count or 1
        item = self.check(work, key, state.pieces.get(key, 0) + pieces)
        self.state = state.added(item, pieces)
        sentence = say(QT_TRANSLATE_NOOP("app", "{name} × {n}，本次 {sum} {unit}"), name=item.name, n=pieces,
                       sum=self.state.pieces[key], unit=item.unit)  # fmt: skip
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.PAPER, key, self.state)

    def _command(self, work: Work, command: Command) -> ScanAnswer:
        state: MaterialsState = self.state
        if command is Command.PRINT:
            sentence, key, self.state = self.post(work)
            self.slip.receiver = None
            return ScanAnswer(Verdict.DONE, sentence, ScanKind.COMMAND, key, self.state)
        if command is Command.UNDO and state.last:
            gone = state.active
            self.state = state.without(state.last)
            name = gone.name if gone else state.last
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已取消 {identity}"), identity=name), ScanKind.COMMAND, state.last)
        if command is Command.TAKE_OUT:
            self.clear()
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已清空，重新开始")), ScanKind.COMMAND)
        if command is Command.NEW_BOX:
            return self._fill_line(work)
        sentence = say(QT_TRANSLATE_NOOP("app", "「{command}」在这里用不上"), command=str(command.text))
        return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND)

    def _fill_line(self, work: Work) -> ScanAnswer:
        """换箱 (F7 here) fills the line of the last scan: everything that is still open on it."""
        state: MaterialsState = self.state
        pieces = self.whole_line(work)
        item = state.active
        if item is None or pieces <= 0:
            return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "没有可补足的行，请先扫包装物码")), ScanKind.COMMAND)
        self.state = state.added(item, pieces)
        sentence = say(QT_TRANSLATE_NOOP("app", "{name} 补足到 {n} {unit}"), name=item.name, n=self.state.pieces[item.key], unit=item.unit)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.PAPER, item.key, self.state)


class ReceivingBench(MaterialsBench):
    """Packaging comes in: bought outside or made in the works (C-04)."""

    def post(self, work: Work) -> tuple[Text, str, MaterialsState]:
        """Takes everything scanned into stock.

        Raises:
            BadInput: Nothing was scanned, or an outside item without supplier.
        """
        state: MaterialsState = self.state
        if not state.parts:
            raise bad_input(QT_TRANSLATE_NOOP("app", "还没有扫要入库的包装物"))
        for key, pieces in state.parts:
            stock.receive(work, key, pieces, supplier=self.slip.supplier, slip_no=self.slip.slip_no, note=self.slip.note)
        sentence = say(QT_TRANSLATE_NOOP("app", "包装物已入库：{n} 种"), n=len(state.parts))
        return sentence, self.slip.slip_no or state.last, MaterialsState(done=sentence)


class AskingBench(MaterialsBench):
    """Production makes out a 领料单: maybe a task order, then items (C-05)."""

    series = frozenset({Series.TASK_ORDER, Series.REQUISITION})
    roles = service.MAKERS

    def document(self, work: Work, one: Candidate) -> ScanAnswer:
        """The task order it is for, or a 领料单 to look at."""
        if one.series is Series.TASK_ORDER:
            task = orders.task(work.session, one.value)
            self.state = replace(self.state, task_no=task.number, requisition=None, done=None)
            sentence = say(QT_TRANSLATE_NOOP("app", "为 {number} 领料：{product}"), number=task.number, product=task.product_name)
            return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, task.number, self.state)
        found = queries.requisition(work.session, one.value)
        self.state = replace(self.state, requisition=found)
        sentence = say(QT_TRANSLATE_NOOP("app", "打开 {number}"), number=found.number)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, found.number, self.state)

    def check(self, work: Work, key: str, pieces: int) -> PackagingItemView:
        """Only approved items are asked for (C-09)."""
        return items.choose(work.session, key)

    def post(self, work: Work) -> tuple[Text, str, MaterialsState]:
        """Makes the 领料单 out and hands it to the store.

        Raises:
            BadInput: Nothing was scanned, or nobody's department.
        """
        state: MaterialsState = self.state
        made = service.draft(work, state.parts, task_no=state.task_no, department=self.slip.department, note=self.slip.note)
        sent = service.submit(work, made.number)
        sentence = say(QT_TRANSLATE_NOOP("app", "{number} 已提交，正在打印"), number=sent.number)
        return sentence, sent.number, MaterialsState(requisition=sent, done=sentence)


class IssuingBench(MaterialsBench):
    """The store issues on a scanned 领料单, item by item (C-05)."""

    series = frozenset({Series.REQUISITION})

    def document(self, work: Work, one: Candidate) -> ScanAnswer:
        """The 领料单 that is issued on; one that was issued in full is shown for its signature."""
        found = queries.requisition(work.session, one.value)
        if not found.unsigned:
            found = service.check_open(work, one.value)
        self.clear()
        self.state = MaterialsState(requisition=found)
        sentence = say(QT_TRANSLATE_NOOP("app", "领料单 {number}·{department}"), number=found.number, department=found.department)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, found.number, self.state)

    def check(self, work: Work, key: str, pieces: int) -> PackagingItemView:
        """The item stands on the 领料单, no more is issued than it asks for, and it lies in the store."""
        state: MaterialsState = self.state
        service.check_item(work, state.requisition.number if state.requisition else "", key, pieces)
        item = queries.item(work.session, key)
        stock.must_lie_there(item, pieces)
        return item

    def whole_line(self, work: Work) -> int:
        """What is open on the line of the last scan."""
        state: MaterialsState = self.state
        lines = state.requisition.lines if state.requisition else ()
        there = queries.item(work.session, state.last).balance if state.last else 0
        return sum(min(line.open, there) - state.pieces.get(line.key, 0) for line in lines if line.key == state.last)

    def post(self, work: Work) -> tuple[Text, str, MaterialsState]:
        """Issues what was scanned and prints the slip.

        Raises:
            Refused: C-05.
            BadInput: Nothing was scanned.
        """
        state: MaterialsState = self.state
        number = state.requisition.number if state.requisition else ""
        issued = service.issue(work, number, state.pieces, self.slip.receiver)
        sentence = say(QT_TRANSLATE_NOOP("app", "{number} 第 {n} 次发料，单据正在打印"), number=number, n=len(issued.issues))
        return sentence, number, MaterialsState(requisition=issued, done=sentence)


def _scanned(code: ScannedCode) -> Any:
    return fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
