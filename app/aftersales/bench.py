"""What takes scans at 售后: goods, cases, and boxes that were delivered; each opens what it names and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from app.aftersales import queries
from app.core.errors import bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.delivery.bench import DeliveryBench
from app.devices.code_table import Series
from app.devices.codes import CodeForm, ScannedCode
from app.units import queries as units
from db.states import ScanKind, Verdict


@dataclass(frozen=True)
class AfterSalesState:
    """What was last scanned."""

    key: str = ""


class AfterSalesBench:
    """The tab 售后."""

    page = "aftersales"
    series: frozenset[Series] = frozenset({Series.SERVICE_CASE})
    latches = False

    def __init__(self) -> None:
        self.state = AfterSalesState()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Finds what the code names.

        Raises:
            NotFound: Nobody knows it.
            BadInput: The code means nothing here, or two things at once.
        """
        one = code.only
        if one is None:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "不认识这个码，请扫产品标签、箱标签或回单"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
            )
        if one.form is CodeForm.COMMAND:
            sentence = say(QT_TRANSLATE_NOOP("app", "这里不用命令码"))
            return ScanAnswer(Verdict.INFO, sentence, ScanKind.COMMAND, code.shown)
        if one.form is CodeForm.DOCUMENT:
            return self._document(work, one.value)
        if one.form is CodeForm.SSCC:
            return DeliveryBench().take(work, code)
        identity = one.serial or one.lot or ""
        thing = (units.unit(work.session, identity) or units.lot(work.session, identity)) if identity else None
        if thing is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity or code.shown)
        sentence = say(QT_TRANSLATE_NOOP("app", "{product} {identity}"), product=thing.product_name, identity=identity)
        kind = ScanKind.UNIT if one.serial else ScanKind.LOT
        return self._good(identity, kind, sentence)

    def _document(self, work: Work, number: str) -> ScanAnswer:
        if queries.case(work.session, number) is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "服务单"), number)
        return self._good(number, ScanKind.DOCUMENT, say(QT_TRANSLATE_NOOP("app", "打开 {number}"), number=number))

    def _good(self, key: str, kind: ScanKind, sentence: Text) -> ScanAnswer:
        self.state = AfterSalesState(key)
        return ScanAnswer(Verdict.GOOD, sentence, kind, key)
