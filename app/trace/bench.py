"""The scans of the view 追溯: whatever is scanned leads to the goods and their way (J-31)."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.errors import bad_input, fact
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.devices.codes import Candidate, CodeForm, ScannedCode, Series
from app.trace import rules
from app.trace.trail import trail
from db.states import ScanKind, Verdict

_KINDS = {CodeForm.SSCC: ScanKind.BOX, CodeForm.DOCUMENT: ScanKind.DOCUMENT, CodeForm.LOT: ScanKind.LOT}


@dataclass(frozen=True)
class TraceState:
    """What was scanned last."""

    key: str = ""


class TraceBench:
    """Takes serials, lots, boxes and every document that goods go by."""

    page = "storage"
    latches = False
    series = frozenset(
        {
            Series.ORDER, Series.TASK_ORDER, Series.INSPECTION, Series.CERTIFICATE, Series.GOODS_RECEIPT, Series.DISPATCH_ORDER,
            Series.PACKING_LIST, Series.GATE_PASS, Series.DELIVERY_RECORD, Series.SERVICE_CASE, Series.TRIP, Series.QUALITY_CARD,
            Series.LOAD_PLAN, Series.TRACKING_FORM,
        }
    )  # fmt: skip

    def __init__(self) -> None:
        self.state = TraceState()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Finds the goods of a scan.

        Raises:
            Refused: M-05.
            BadInput: A code that names no goods.
            NotFound: Nobody knows the number.
        """
        rules.may_follow_goods(work.actor.roles)
        one = code.only
        if one is not None and one.command is not None:
            sentence = say(QT_TRANSLATE_NOOP("app", "「{command}」在这里用不上"), command=str(one.command.text))
            return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND)
        key = traced(one) if one is not None else ""
        if one is None or not key:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "这个码追溯不到货品，请扫序列号、批号、箱或单据"),
                fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown),
            )
        found = trail(work.session, key, work.now)
        self.state = TraceState(key)
        sentence = say(QT_TRANSLATE_NOOP("app", "追溯 {identity}：{product}"), identity=found.identity, product=found.product)
        return ScanAnswer(Verdict.GOOD, sentence, _KINDS.get(one.form, ScanKind.UNIT), key, self.state)


def traced(one: Candidate) -> str:
    """The number that a code can be traced by; blank for a code that is neither goods nor a document."""
    if one.form in (CodeForm.SSCC, CodeForm.DOCUMENT):
        return one.value
    return one.serial or one.lot or ""
