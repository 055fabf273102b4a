"""The scans of 外购入库: the label of a lot, a place, and the command that posts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.catalog import queries as catalog
from app.core.errors import Fact, bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.devices.codes import CodeForm, Command, ScannedCode, Series
from app.inbound import arrivals, purchase, queries
from app.inbound.views import ArrivalView, ReceiptView
from app.scanning.lane import OtherPage
from app.storage import protection, receiving
from app.storage import queries as storage
from app.storage import service as stock
from app.units import service as unit_service
from db.states import ScanKind, Verdict


@dataclass(frozen=True)
class PurchaseState:
    """What was scanned since the last posting.

    Attributes:
        arrival: The lot that is to be put away.
        location: Place chosen by scan or key; blank for the suggestion.
        suggested: Places that satisfy the product, best first.
        receipt: The receipt posted or opened last.
        signing: Points of special protection that wait for 确认 (E-04).
    """

    arrival: ArrivalView | None = None
    location: str = ""
    suggested: tuple[str, ...] = ()
    receipt: ReceiptView | None = None
    signing: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Where the goods will go: the chosen place, else the best."""
        return self.location or next(iter(self.suggested), "")

    @property
    def next_step(self) -> Text:
        """What to do next, in words."""
        if self.signing:
            return say(QT_TRANSLATE_NOOP("app", "防护做到，扫「确认」"))
        if self.arrival is None:
            return say(QT_TRANSLATE_NOOP("app", "登记到货，或扫合格批的标签上架"))
        return say(QT_TRANSLATE_NOOP("app", "放到 {place}，扫「打印」入库"), place=self.place or "—")


class PurchaseBench:
    """Takes the scans of 外购入库 (B-09)."""

    page = "inbound"
    series = frozenset({Series.GOODS_RECEIPT})
    latches = True
    confirms = True
    """确认 signs for the special protection that is asked for."""

    def __init__(self) -> None:
        self.state = PurchaseState()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Takes one scan.

        Raises:
            AppError: The scan is refused; see `app.inbound.purchase`.
        """
        work.require(*purchase.TAKERS)
        one = code.only
        if code.form is CodeForm.AMBIGUOUS:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这个码有两种读法，不能用"), _shown(code))
        if one is None or code.form is CodeForm.UNKNOWN:
            return self._place(work, code)
        if one.command is not None:
            return self._command(work, one.command)
        if one.series is Series.GOODS_RECEIPT:
            return self._receipt(work, one.value)
        if one.lot is not None:
            return self._lot(work, one.lot)
        if one.serial is not None or one.series is not None:
            there = say(QT_TRANSLATE_NOOP("app", "这是成品，在「成品入库」入库"))
            return ScanAnswer(Verdict.HOLD, there, ScanKind.UNIT, one.value, OtherPage(self.page, code.text))
        raise bad_input(QT_TRANSLATE_NOOP("app", "这里不收这种码，请扫到货批的标签或库位"), _shown(code))

    def clear(self) -> None:
        """Starts anew."""
        self.state = PurchaseState()

    def _lot(self, work: Work, lot_no: str) -> ScanAnswer:
        found = arrivals.arrival(work.session, lot_no)
        if found is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "到货批号"), lot_no)
        purchase.must_be_open(work, lot_no)
        unit_service.require_not_held(work, lot_no)
        receiving.require_inspected(lot_no, found.waiting, found.ready)
        suggested = tuple(p.code for p in storage.places_for(work.session, found.product_id, sealed=found.sealed))
        self.state = PurchaseState(found, suggested=suggested)
        sentence = say(
            QT_TRANSLATE_NOOP("app", "{product} {lot}，{n} {unit}，检验合格"), product=found.product_name, lot=lot_no, n=found.ready,
            unit=found.unit,
        )  # fmt: skip
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.LOT, lot_no, self.state)

    def _place(self, work: Work, code: ScannedCode) -> ScanAnswer:
        place = catalog.location_by_code(work.session, code.text)
        if place is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码，请扫到货批的标签或库位"), _shown(code))
        arrival = self.state.arrival
        if arrival is None:
            return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "先扫到货批的标签")), ScanKind.UNKNOWN, place.code)
        product = catalog.product(work.session, arrival.product_id)
        stock.require_place(work, product, place.code, identity=arrival.lot_no, sealed=arrival.sealed)
        self.state = replace(self.state, location=place.code)
        return ScanAnswer(Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "库位 {code}"), code=place.code), ScanKind.UNKNOWN, place.code)

    def _command(self, work: Work, command: Command) -> ScanAnswer:
        if command is Command.PRINT:
            return self._post(work)
        if command is Command.CONFIRM:
            return self._confirmed(work)
        if command in (Command.UNDO, Command.TAKE_OUT):
            self.clear()
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已清空，重新开始")), ScanKind.COMMAND)
        sentence = say(QT_TRANSLATE_NOOP("app", "「{command}」在入库用不上"), command=str(command.text))
        return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND)

    def _post(self, work: Work) -> ScanAnswer:
        arrival = self.state.arrival
        if arrival is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "还没有扫要上架的批，请扫它的标签"))
        unsigned = protection.open_points(work.session, arrival.product_id, arrival.lot_no, work.actor.person_id, work.now)
        if unsigned:
            self.state = replace(self.state, signing=unsigned)
            asked = say(QT_TRANSLATE_NOOP("app", "贵重/安全件：{points}"), points="、".join(unsigned))
            return ScanAnswer(Verdict.HOLD, asked, ScanKind.COMMAND, arrival.lot_no, self.state, "E-04")
        receipt = purchase.put_away(work, arrival.lot_no, self.state.place)
        self.state = PurchaseState(receipt=receipt)
        sentence = QT_TRANSLATE_NOOP("app", "已入库 {quantity} {unit}，{number} 正在打印")
        message = say(sentence, quantity=receipt.quantity, unit=receipt.unit, number=receipt.number)
        return ScanAnswer(Verdict.DONE, message, ScanKind.COMMAND, receipt.number, receipt)

    def _confirmed(self, work: Work) -> ScanAnswer:
        """确认 under the special protection: signed, and the goods are put away (E-04)."""
        state = self.state
        if not state.signing or state.arrival is None:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "没有要确认的")), ScanKind.COMMAND)
        protection.sign(work, (state.arrival.lot_no,), state.signing)
        self.state = replace(state, signing=())
        return self._post(work)

    def _receipt(self, work: Work, number: str) -> ScanAnswer:
        receipt = queries.receipt(work.session, number)
        if receipt is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "产品入库单"), number)
        return ScanAnswer(
            Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "打开 {number}"), number=number), ScanKind.DOCUMENT, number,
            OtherPage(self.page, number),
        )  # fmt: skip


def _shown(code: ScannedCode) -> Fact:
    return fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
