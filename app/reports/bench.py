"""What takes scans at 报表: goods open their quality file, the barcode of a monthly report its month; nothing is changed."""

from __future__ import annotations

from app.core.errors import bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.devices.code_table import Series
from app.devices.codes import ScannedCode
from app.reports import monthly_queries
from app.units import queries as units
from db.states import ScanKind, Verdict


class ReportsBench:
    """The tab 报表; `state` is what was last scanned."""

    page = "reports"
    series: frozenset[Series] = frozenset()
    latches = False

    def __init__(self) -> None:
        self.state = ""

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Finds what the code names.

        Raises:
            NotFound: Nobody knows it.
            BadInput: The code means nothing here, or two things at once.
        """
        if monthly_queries.by_document(work.session, code.shown) is not None:
            return self._good(code.shown.upper(), ScanKind.DOCUMENT)
        one = code.only
        if one is None or not (one.serial or one.lot):
            words = QT_TRANSLATE_NOOP("app", "这里扫产品标签看质量档案，扫月报看它的月份")
            raise bad_input(words, fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown))
        identity = one.serial or one.lot or ""
        if units.unit(work.session, identity) is None and units.lot(work.session, identity) is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
        return self._good(identity, ScanKind.UNIT if one.serial else ScanKind.LOT)

    def _good(self, key: str, kind: ScanKind) -> ScanAnswer:
        self.state = key
        return ScanAnswer(Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "打开 {number}"), number=key), kind, key)
