"""What takes scans on the page of 扫描枪体检: every test code is answered in words and changes nothing."""

from __future__ import annotations

from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.devices.code_table import Series
from app.devices.codes import ScannedCode
from app.devices.health import Health, Heard, examine
from db.states import Verdict


class HealthBench:
    """Answers test codes; the checks themselves are read off the raw frames by the page."""

    page = "settings"
    series: frozenset[Series] = frozenset()
    latches = False
    state: None = None

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Says what came."""
        result = examine(Heard((code.aim + code.text).encode()))
        if result.proof is None:
            return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "不是测试码：请扫体检页上印的五个码")), object_key=code.shown)
        name = result.proof.text
        if result.worst is Health.WRONG:
            return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "{name}：读到了，设置不对，看屏上的做法"), name=name))
        return ScanAnswer(Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "{name}：读对"), name=name))
