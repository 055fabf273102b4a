"""The scans of the view 返工: an order opens, by its own number, by what was made out for it, or by its goods."""

from __future__ import annotations

from dataclasses import dataclass

from app.aftersales import rework_queries as queries
from app.core.errors import bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.devices.codes import CodeForm, ScannedCode
from app.units import queries as units
from db.states import ScanKind, Verdict


@dataclass(frozen=True)
class ReworkScan:
    """What was scanned.

    Attributes:
        number: The 返工单, or blank where goods are on none.
        goods: Serial or lot number that begins one, or blank.
    """

    number: str = ""
    goods: str = ""


class ReworkBench:
    """Takes FG, GZ, SH, RW, serial numbers and lots; changes nothing."""

    page = "aftersales"
    latches = False
    series = frozenset({Series.REWORK, Series.TRACKING_FORM, Series.SERVICE_CASE, Series.TASK_ORDER})

    def __init__(self) -> None:
        self.state = ReworkScan()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Finds what the code names.

        Raises:
            BadInput: A code that is neither document nor goods.
            NotFound: Nobody knows the number, or it has no 返工单.
        """
        one = code.only
        if one is not None and one.form is CodeForm.COMMAND:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "这里不用命令码")), ScanKind.COMMAND, code.shown)
        if one is not None and one.form is CodeForm.DOCUMENT:
            return self._document(work, one.value)
        identity = (one.serial or one.lot or "") if one is not None else ""
        if one is None or not identity:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "请扫返工单、跟踪表、返工任务单，或产品标签"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
            )
        if units.unit(work.session, identity) is None and units.lot(work.session, identity) is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
        named = queries.of_identity(work.session, identity)
        kind = ScanKind.UNIT if one.serial else ScanKind.LOT
        if not named:
            self.state = ReworkScan(goods=identity)
            sentence = say(QT_TRANSLATE_NOOP("app", "{goods} 没有返工单"), goods=identity)
            return ScanAnswer(Verdict.GOOD, sentence, kind, identity, self.state)
        return self._good(named[-1].number, kind, word(named[-1].state))

    def _document(self, work: Work, number: str) -> ScanAnswer:
        if number.startswith(Series.REWORK.value):
            found = queries.order(work.session, number)
            return self._good(number, ScanKind.DOCUMENT, word(found.state))
        if number.startswith(Series.TASK_ORDER.value):
            mine = queries.number_of_task(work.session, number)
        else:
            by = queries.of_ncr if number.startswith(Series.TRACKING_FORM.value) else queries.of_case
            lines = by(work.session, number)
            mine = lines[-1].number if lines else ""
        if not mine:
            raise not_found(QT_TRANSLATE_NOOP("app", "返工单"), number)
        return self._good(mine, ScanKind.DOCUMENT, word(queries.order(work.session, mine).state))

    def _good(self, number: str, kind: ScanKind, state: str) -> ScanAnswer:
        self.state = ReworkScan(number)
        return ScanAnswer(
            Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "{number}：{state}"), number=number, state=state), kind, number, self.state
        )
