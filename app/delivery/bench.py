"""What takes scans at 交付: slips, dispatch orders and boxes; each opens the delivery record it belongs to and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from app.boxing import queries as boxing
from app.core.errors import bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery import queries
from app.devices.code_table import Series
from app.devices.codes import CodeForm, ScannedCode
from db.states import ScanKind, Verdict


@dataclass(frozen=True)
class DeliveryBenchState:
    """What was last scanned."""

    key: str = ""


class DeliveryBench:
    """The view 交付回单."""

    page = "delivery"
    series: frozenset[Series] = frozenset({Series.DELIVERY_RECORD, Series.DISPATCH_ORDER})
    latches = False

    def __init__(self) -> None:
        self.state = DeliveryBenchState()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Finds the delivery record that the code stands for.

        Raises:
            NotFound: Nobody knows it, or it has no delivery record.
            BadInput: The code means nothing here, or two things at once.
        """
        one = code.only
        if one is not None and one.form is CodeForm.DOCUMENT:
            if queries.record(work.session, one.value) is None:
                raise not_found(QT_TRANSLATE_NOOP("app", "交付记录"), one.value)
            sentence = say(QT_TRANSLATE_NOOP("app", "打开 {number}"), number=one.value)
            return self._good(one.value, ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, one.value))
        if one is not None and one.form is CodeForm.SSCC:
            box = boxing.box(work.session, one.value)
            if box is None or queries.record(work.session, box.dispatch_no) is None:
                raise not_found(QT_TRANSLATE_NOOP("app", "已发出的箱"), one.value)
            sentence = say(QT_TRANSLATE_NOOP("app", "箱 {n} / {count} 的交付记录"), n=box.box_no, count=box.box_count)
            return self._good(box.dispatch_no, ScanAnswer(Verdict.GOOD, sentence, ScanKind.BOX, box.dispatch_no))
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "不认识这个码，请扫产品标签、箱标签或回单"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
        )

    def _good(self, key: str, answer: ScanAnswer) -> ScanAnswer:
        self.state = DeliveryBenchState(key)
        return answer
