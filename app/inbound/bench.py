"""The scans of the tab 入库: three slots that fill in any order, a place, and the command that posts."""

from __future__ import annotations

from dataclasses import replace

from app.catalog import queries as catalog
from app.core.errors import Fact, bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.devices.codes import Candidate, CodeForm, Command, ScannedCode, Series
from app.inbound import arrivals, lane_bench, queries, service
from app.inbound.bench_state import InboundState as InboundState
from app.inbound.bench_state import Scanned
from app.scanning.lane import OtherPage
from app.storage import protection
from app.storage import queries as storage
from app.storage import service as stock
from app.units.views import UnitView
from db.states import Role, ScanKind, UnitState, Verdict, ZoneKind


class InboundBench:
    """Takes the scans of the tab 入库 (D-01)."""

    page = "inbound"
    series = frozenset({Series.TASK_ORDER, Series.INSPECTION, Series.GOODS_RECEIPT, Series.CERTIFICATE})
    latches = True
    confirms = True
    """确认 signs for the special protection that is asked for."""

    def __init__(self) -> None:
        self.state = InboundState()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Takes one scan.

        Raises:
            AppError: The scan is refused; see `app.inbound.service`.
        """
        work.require(Role.STOREKEEPER)
        one = code.only
        if one is None or code.form is CodeForm.UNKNOWN:
            return self._place_or_unknown(work, code)
        if one.command is not None:
            return self._command(work, one.command)
        if one.series is Series.TASK_ORDER:
            return self._task(work, one.value)
        if one.series is Series.INSPECTION:
            return self._inspection(work, one.value)
        if one.series is Series.CERTIFICATE:
            return self._certificate(work, one.value)
        if one.series is Series.GOODS_RECEIPT:
            return self._receipt(work, one.value)
        if one.form is CodeForm.PACKAGING:
            there = say(QT_TRANSLATE_NOOP("app", "包装物在「包装物」入库"))
            return ScanAnswer(Verdict.HOLD, there, ScanKind.PAPER, one.value, OtherPage(self.page, code.text))
        identity = one.serial or one.lot
        if identity is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这里不收这种码，请扫单据或产品标签"), _shown(code))
        return self._label(work, one, identity)

    def post(self, work: Work) -> ScanAnswer:
        """Posts what was scanned; the 打印 command and F10 end here. Valuable or safety goods are signed for first (E-04).

        Raises:
            AppError: As `service.post`.
        """
        state = self.state
        unsigned = self._unsigned(work)
        if unsigned:
            self.state = replace(state, signing=unsigned)
            asked = say(QT_TRANSLATE_NOOP("app", "贵重/安全件：{points}"), points="、".join(unsigned))
            return ScanAnswer(Verdict.HOLD, asked, ScanKind.COMMAND, state.labels[0].identity, self.state, "E-04")
        lot = next((label for label in state.labels if label.is_lot), None)
        receipt = service.post(
            work, state.task_no, state.inspection_no, [label.identity for label in state.labels], state.place,
            quantity=lot.quantity if lot else None,
        )  # fmt: skip
        self.state = InboundState(receipt=receipt)
        sentence = QT_TRANSLATE_NOOP("app", "已入库 {quantity} {unit}，{number} 正在打印")
        message = say(sentence, quantity=receipt.quantity, unit=receipt.unit, number=receipt.number)
        return ScanAnswer(Verdict.DONE, message, ScanKind.COMMAND, receipt.number, receipt)

    def choose_place(self, work: Work, code: str) -> ScanAnswer:
        """Takes another location than the suggested one (D-08); one of the 待收 lane puts down what was scanned, and what comes next.

        Raises:
            Refused: D-06, D-08 it does not satisfy the product; for the lane see `receiving.put_down`.
            NotFound: No such location.
        """
        place = catalog.location_by_code(work.session, code)
        if place is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "库位"), code)
        if place.zone_kind is ZoneKind.RECEIVING:
            return self._go(lane_bench.into_lane(work, self.state, place.code))
        if self.state.product_id is not None:
            stock.require_place(work, catalog.product(work.session, self.state.product_id), place.code)
        self.state = replace(self.state, location=place.code, lane="")
        return ScanAnswer(Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "库位 {code}"), code=place.code), ScanKind.UNKNOWN, place.code)

    def clear(self) -> None:
        """Starts anew."""
        self.state = InboundState()

    def _place_or_unknown(self, work: Work, code: ScannedCode) -> ScanAnswer:
        if code.form is CodeForm.AMBIGUOUS:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这个码有两种读法，不能用"), _shown(code))
        if catalog.location_by_code(work.session, code.text) is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码，请扫单据、产品标签或库位"), _shown(code))
        return self.choose_place(work, code.text)

    def _command(self, work: Work, command: Command) -> ScanAnswer:
        if command is Command.PRINT:
            return self.post(work)
        if command is Command.CONFIRM:
            return self._confirmed(work)
        if command is Command.UNDO and self.state.labels:
            last = self.state.labels[-1]
            self.state = replace(self.state, labels=self.state.labels[:-1])
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已取消 {identity}"), identity=last.identity),
                              ScanKind.COMMAND, last.identity)  # fmt: skip
        if command is Command.TAKE_OUT:
            self.clear()
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已清空，重新开始")), ScanKind.COMMAND)
        sentence = say(QT_TRANSLATE_NOOP("app", "「{command}」在入库用不上"), command=str(command.text))
        return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND)

    def _unsigned(self, work: Work) -> tuple[str, ...]:
        """The points of special protection that the storekeeper has not signed for yet, of everything that is to be put away."""
        state = self.state
        if state.product_id is None or not state.labels or not (state.task_no and state.inspection_no):
            return ()
        found: dict[str, None] = {}
        for label in state.labels:
            found |= dict.fromkeys(
                protection.open_points(work.session, state.product_id, label.identity, work.actor.person_id, work.now)
            )
        return tuple(found)

    def _confirmed(self, work: Work) -> ScanAnswer:
        """确认 under the special protection: signed, and the goods are put away (E-04)."""
        state = self.state
        if not state.signing:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "没有要确认的")), ScanKind.COMMAND)
        protection.sign(work, (label.identity for label in state.labels), state.signing)
        self.state = replace(state, signing=())
        return self.post(work)

    def _task(self, work: Work, number: str) -> ScanAnswer:
        task = service.check_task(work, number, self.state.inspection_no)
        late = lane_bench.Late()
        if not self.state.labels:
            late = lane_bench.paper_came(work, self.state, task.product_id, task_no=number)
        if late.posted is not None:
            return self._go(late.posted)
        for label in self.state.labels:
            service.check_label(work, label.identity, number, self.state.inspection_no)
        fresh = replace(self._with_product(work, task.product_id), lane="")
        expected = min(task.open, self.state.expected) if self.state.inspection_no else task.open
        self.state = replace(fresh, task_no=number, task_quantity=task.open, expected=expected, receipt=None)
        sentence = late.said or say(QT_TRANSLATE_NOOP("app", "生产任务单 {number}"), number=number)
        return self._answer(ScanKind.DOCUMENT, number, sentence)

    def _inspection(self, work: Work, number: str) -> ScanAnswer:
        sheet = service.check_inspection(work, number, self.state.task_no)
        late = lane_bench.Late()
        if not self.state.labels:
            late = lane_bench.paper_came(work, self.state, sheet.product_id, inspection_no=number)
        if late.posted is not None:
            return self._go(late.posted)
        for label in self.state.labels:
            service.check_label(work, label.identity, self.state.task_no, number)
        fresh = replace(self._with_product(work, sheet.product_id), lane="")
        waiting = sheet.quantity
        expected = min(self.state.task_quantity, waiting) if self.state.task_no else waiting
        self.state = replace(fresh, inspection_no=number, expected=expected, receipt=None)
        sentence = late.said or say(QT_TRANSLATE_NOOP("app", "产品检验单 {number}，合格"), number=number)
        return self._answer(ScanKind.DOCUMENT, number, sentence)

    def _label(self, work: Work, one: Candidate, identity: str) -> ScanAnswer:
        if any(label.identity == identity for label in self.state.labels):
            return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "{identity} 已扫过，只算一次"), identity=identity),
                              ScanKind.UNIT, identity)  # fmt: skip
        if self.state.lane:
            return self._go(lane_bench.put_down(work, self.state, identity))
        if not (self.state.labels or self.state.task_no or self.state.inspection_no):
            self.state = lane_bench.with_its_papers(work, self.state, identity)
        if one.lot is not None and one.serial is None and arrivals.arrival(work.session, identity) is not None:
            there = say(QT_TRANSLATE_NOOP("app", "{lot} 是外购到货批，在「外购入库」上架"), lot=identity)
            return ScanAnswer(Verdict.HOLD, there, ScanKind.LOT, identity, OtherPage(self.page, identity))
        thing = service.check_label(work, identity, self.state.task_no, self.state.inspection_no)
        is_lot = not isinstance(thing, UnitView)
        quantity = 1 if isinstance(thing, UnitView) else thing.count(UnitState.SEALED)
        fresh = self._with_product(work, thing.product_id)
        self.state = replace(fresh, labels=(*fresh.labels, Scanned(identity, quantity, is_lot)), receipt=None, signing=())
        sentence = say(QT_TRANSLATE_NOOP("app", "{product} {identity}"), product=thing.product_name, identity=identity)
        return self._answer(ScanKind.LOT if is_lot else ScanKind.UNIT, identity, sentence)

    def _certificate(self, work: Work, number: str) -> ScanAnswer:
        """A 合格证 is checked against the papers and the labels; it stands for no goods, however often it is scanned."""
        identity = service.check_certificate(work, number, self.state.task_no, self.state.inspection_no)
        if number in self.state.certificates:
            again = say(QT_TRANSLATE_NOOP("app", "合格证 {number} 已扫过，只算一次"), number=number)
            return ScanAnswer(Verdict.HOLD, again, ScanKind.DOCUMENT, number)
        self.state = replace(self.state, certificates=(*self.state.certificates, number))
        if any(label.identity == identity for label in self.state.labels):
            sentence = say(QT_TRANSLATE_NOOP("app", "合格证 {number} 与标签 {identity} 相符"), number=number, identity=identity)
            return self._answer(ScanKind.DOCUMENT, number, sentence)
        sentence = say(QT_TRANSLATE_NOOP("app", "合格证 {number} 是 {identity} 的，请再扫它的标签"), number=number, identity=identity)
        return ScanAnswer(Verdict.INFO, sentence, ScanKind.DOCUMENT, number, self.state)

    def _go(self, answered: tuple[InboundState, ScanAnswer]) -> ScanAnswer:
        self.state, answer = answered
        return answer

    def _receipt(self, work: Work, number: str) -> ScanAnswer:
        receipt = queries.receipt(work.session, number)
        if receipt is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "产品入库单"), number)
        self.state = replace(self.state, receipt=receipt)
        return ScanAnswer(Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "打开 {number}"), number=number), ScanKind.DOCUMENT, number, receipt)

    def _with_product(self, work: Work, product_id: int) -> InboundState:
        if self.state.product_id == product_id:
            return self.state
        product = catalog.product(work.session, product_id)
        places = tuple(p.code for p in storage.places_for(work.session, product_id))
        return replace(
            self.state, product_id=product_id, product=f"{product.name} {product.model}", unit=product.unit, suggested=places
        )

    def _answer(self, kind: ScanKind, key: str, sentence: Text) -> ScanAnswer:
        return ScanAnswer(Verdict.DONE if self.state.full else Verdict.GOOD, sentence, kind, key, self.state)


def _shown(code: ScannedCode) -> Fact:
    return fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
