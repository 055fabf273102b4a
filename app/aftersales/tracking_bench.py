"""The scans of the view 跟踪表: a form opens; a case or a report of rejected goods begins one; goods lead to the forms that name them."""

from __future__ import annotations

from dataclasses import dataclass

from app.aftersales import queries as cases
from app.aftersales import tracking_queries as queries
from app.core.errors import bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.devices.codes import CodeForm, ScannedCode
from app.quality import queries as quality
from app.units import queries as units
from db.states import Role, ScanKind, Verdict


@dataclass(frozen=True)
class TrackingScan:
    """What was scanned: `form` opens, `source` begins a form, `goods` are named by it or looked up.

    Attributes:
        form: Number of a form.
        source: Number of a case or report.
        goods: Serial or lot number.
    """

    form: str = ""
    source: str = ""
    goods: str = ""


class TrackingBench:
    """Takes GZ, SH and FK, serial numbers and lots; changes nothing."""

    page = "aftersales"
    latches = False
    series = frozenset({Series.TRACKING_FORM, Series.SERVICE_CASE, Series.NONCONFORMITY})

    def __init__(self) -> None:
        self.state = TrackingScan()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Finds what the code names.

        Raises:
            BadInput: A code that is neither document nor goods.
            NotFound: Nobody knows the number.
        """
        one = code.only
        if one is not None and one.form is CodeForm.COMMAND:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "这里不用命令码")), ScanKind.COMMAND, code.shown)
        if one is not None and one.form is CodeForm.DOCUMENT:
            return self._document(work, one.value)
        identity = (one.serial or one.lot or "") if one is not None else ""
        if one is None or not identity:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "请扫跟踪表、服务单、不合格品报告，或产品标签"),
                fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown),
            )
        thing = units.unit(work.session, identity) or units.lot(work.session, identity)
        if thing is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
        self.state = TrackingScan(goods=identity)
        named = queries.of_goods(work.session, identity)
        found = say(QT_TRANSLATE_NOOP("app", "{goods} 在 {n} 张跟踪表上"), goods=identity, n=len(named))
        return ScanAnswer(Verdict.GOOD, found, ScanKind.UNIT if one.serial else ScanKind.LOT, identity, self.state)

    def _document(self, work: Work, number: str) -> ScanAnswer:
        if number.startswith(Series.TRACKING_FORM.value):
            form = queries.form(work.session, number)
            if form is None:
                raise not_found(QT_TRANSLATE_NOOP("app", "质检信息反馈跟踪表"), number)
            self.state = TrackingScan(form=number)
            sentence = say(QT_TRANSLATE_NOOP("app", "{number}：{state}"), number=number, state=word(form.state))
            return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, number, self.state)
        known = quality.nonconformity if number.startswith(Series.NONCONFORMITY.value) else cases.case
        if known(work.session, number) is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "服务单或不合格品报告"), number)
        newest = next((one for one in queries.lines(work.session, source_no=number, open_only=False)), None)
        if newest is not None:
            self.state = TrackingScan(form=newest.number)
            sentence = say(QT_TRANSLATE_NOOP("app", "{source_no} 的跟踪表 {number}"), source_no=number, number=newest.number)
            return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, newest.number, self.state)
        if not work.actor.has(Role.INSPECTOR):
            raise not_found(QT_TRANSLATE_NOOP("app", "跟踪表"), number)
        self.state = TrackingScan(source=number)
        sentence = say(QT_TRANSLATE_NOOP("app", "从 {number} 开跟踪表"), number=number)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, number, self.state)
