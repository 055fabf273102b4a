"""The lane every scan of a station goes through, in order: repeat, latch, form, the bench's own handler, one verdict.

Qt-free; the window calls `take` on its writer thread, one scan after the other.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Protocol

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.core.errors import StoreError
from app.core.scans import KEY_PORT, WHILE_LATCHED, Early, ScanAnswer, ScanInput, ScanResult, take_scan
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Actor, Work, Workplace
from app.devices.codes import CodeForm, Command, ScannedCode, Series, read_code
from app.devices.framing import FrameKind
from app.devices.scanner import ScanFrame
from app.printing.printers import hand_over
from app.scanning.standing_in import StandIn, alone
from db.states import ScanKind, Verdict

log = logging.getLogger(__name__)

REPEAT_SECONDS = 0.8
"""Twice the same frame from the same port within this span is one trigger pull; it is said, never swallowed."""

SCALE_PORT = "scale"
"""Where a weight comes from: it goes through the lane like a scan, and no bar code can pretend to be one."""

WEIGHT = re.compile(r"JF\$W(\d{1,9})G(?::(\d{18}))?")
"""A weight in whole grams, as the lane takes it from the scale's port, with the box that was in work when it was read."""

FORM_KINDS = {
    CodeForm.COMMAND: ScanKind.COMMAND,
    CodeForm.PERSON: ScanKind.PERSON,
    CodeForm.DOCUMENT: ScanKind.DOCUMENT,
    CodeForm.SSCC: ScanKind.BOX,
    CodeForm.GS1: ScanKind.UNIT,
    CodeForm.SERIAL: ScanKind.UNIT,
    CodeForm.LOT: ScanKind.LOT,
    CodeForm.PASS_TOKEN: ScanKind.GATE_PASS,
    CodeForm.TAG: ScanKind.BOX,
    CodeForm.PRINTER: ScanKind.COMMAND,
    CodeForm.REASON: ScanKind.COMMAND,
    CodeForm.PACKAGING: ScanKind.PAPER,
    CodeForm.UNKNOWN: ScanKind.UNKNOWN,
    CodeForm.AMBIGUOUS: ScanKind.AMBIGUOUS,
    CodeForm.UNREADABLE: ScanKind.UNREADABLE,
    CodeForm.BAD: ScanKind.UNREADABLE,
}

AGAIN_KINDS = frozenset({ScanKind.UNIT, ScanKind.LOT, ScanKind.PAPER, ScanKind.DOCUMENT, ScanKind.AMBIGUOUS})
"""What is listed when it did not count, to be scanned again: goods and papers, not badges, commands and box labels."""

DOOR = "sign_in"
"""Page on which a badge is heard although the bench stands: who takes over signs in and finds the stop as it was."""

HOME_PAGE = {
    Series.TASK_ORDER: "inbound",
    Series.INSPECTION: "inspection",
    Series.QUALITY_CARD: "inspection",
    Series.NONCONFORMITY: "inspection",
    Series.GOODS_RECEIPT: "inbound",
    Series.REQUISITION: "inbound",
    Series.DISPATCH_NOTICE: "dispatch",
    Series.DISPATCH_ORDER: "dispatch",
    Series.DELAY_NOTICE: "dispatch",
    Series.TRIP: "dispatch",
    Series.LOAD_PLAN: "dispatch",
    Series.PACKING_LIST: "bench",
    Series.GATE_PASS: "gate",
    Series.EMERGENCY: "dispatch",
    Series.DELIVERY_RECORD: "delivery",
    Series.CLAIM: "delivery",
    Series.ACCEPTANCE: "delivery",
    Series.INSTALLATION: "delivery",
    Series.TRACKING_FORM: "aftersales",
    Series.RETURN: "aftersales",
    Series.REWORK: "aftersales",
    Series.SURVEY: "aftersales",
    Series.FOLLOW_UP: "aftersales",
    Series.TRAINING: "aftersales",
    Series.SERVICE_CASE: "aftersales",
    Series.ORDER: "orders",
    Series.STOCK_COUNT: "storage",
    Series.RECHECK: "storage",
    Series.ZONE_CHECK: "storage",
    Series.OPENING_STOCK: "storage",
}
"""Where a document is at home; a scan at another tab is told so and can be taken along with one key."""

PAGE_WORDS = {
    "inbound": QT_TRANSLATE_NOOP("app", "入库"),
    "inspection": QT_TRANSLATE_NOOP("app", "检验"),
    "dispatch": QT_TRANSLATE_NOOP("app", "发货"),
    "bench": QT_TRANSLATE_NOOP("app", "装箱核对"),
    "gate": QT_TRANSLATE_NOOP("app", "门卫"),
    "aftersales": QT_TRANSLATE_NOOP("app", "售后"),
    "delivery": QT_TRANSLATE_NOOP("app", "交付"),
    "orders": QT_TRANSLATE_NOOP("app", "订单"),
    "storage": QT_TRANSLATE_NOOP("app", "库存"),
}


@dataclass(frozen=True)
class PersonScanned:
    """View of a badge scan: the window asks for this person's PIN."""

    badge: str


@dataclass(frozen=True)
class OtherPage:
    """View of a document that belongs to another tab: the window offers to go there with it."""

    page: str
    document: str


class Bench(Protocol):
    """What takes scans at a tab: Qt-free, its whole state one frozen value that the lane sets once a scan is committed.

    Attributes:
        page: Key of the tab.
        series: Documents it takes.
        latches: Whether a wrong scan stops it until 确认. One that `never_stops` is not stopped by a fault of the system either.
        state: Frozen dataclass; `take` replaces it, never changes it.
    """

    page: str
    series: frozenset[Series]
    latches: bool
    state: Any

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Does what the scan means here and answers; raises `AppError` to refuse."""
        ...


class ScanLane:
    """Takes the scans of one station one by one."""

    def __init__(self, place: Workplace, named: Callable[[Session, str], Sequence[str]] | None = None) -> None:
        """`named` finds our documents by a number of the ERP, which may have any form: asked where nothing else fits a code."""
        self._place = place
        self._named = named
        self._last: dict[str, tuple[bytes, float]] | None = None
        self.latched: ScanResult | None = None
        self.not_counted: list[ScanResult] = []
        self._whose: tuple[str, int | None] | None = None

    def acknowledge(self) -> bool:
        """Ends a latch (F12 or the 确认 command); the scans refused meanwhile stay listed until scanned again.

        Returns:
            Whether there was one.
        """
        was, self.latched = self.latched is not None, None
        return was

    def take(self, frame: ScanFrame, bench: Bench, actor: Actor, early: Early | None = None) -> ScanResult:
        """Gives one scan its one verdict.

        Args:
            frame: The scan.
            bench: Judges it.
            actor: Who is signed in.
            early: Told of a verdict that may be seen before it is kept. Another one may still be returned, and is the one that holds;
                what comes here after that counts for nothing.

        A copy of the bench takes it: whoever reads the bench meanwhile sees it as it stands in the database.

        Never raises: with no writable database the verdict is a latched system fault, unless the bench can judge without it. A bench
        that `never_stops` is never latched: a gate knows no 确认, and the next vehicle waits.
        """
        code = read_code(frame.data, frame.kind)
        scan = ScanInput(
            str(frame.key), frame.sequence, frame.at_utc, frame.port, frame.data.decode("utf-8", "replace"), bench.page
        )
        repeated = self._is_repeat(frame)
        trial, before = copy(bench), bench.state
        if hasattr(trial, "scan_key"):
            trial.scan_key = scan.key
        result = self._result(frame, code, scan, repeated, trial, actor, early)
        if not result.undone and trial.state is not before:
            bench.state = trial.state
        self._forget(result, bench, actor, code)
        self._after(result, bench, code)
        return result

    def _result(
        self, frame: ScanFrame, code: ScannedCode, scan: ScanInput, repeated: bool, trial: Bench, actor: Actor, early: Early | None
    ) -> ScanResult:
        kind, stand_in = FORM_KINDS[code.form], trial if isinstance(trial, StandIn) else None

        def store() -> ScanResult:
            return take_scan(self._place, actor, scan, kind, lambda work: self._answer(work, frame, code, repeated, trial), early)

        def by_itself(bench: StandIn) -> ScanResult:
            try:
                return alone(bench, scan, code, kind, actor, lambda: self._plain(frame, code, repeated, trial))
            except StoreError as error:  # its journal
                return _fault(scan, kind, error)

        if stand_in is not None and stand_in.offline:
            return by_itself(stand_in)
        try:
            if stand_in is None:
                return store()
            result = stand_in.bounded(store)
            stand_in.kept(result, actor)
            return result
        except StoreError as error:
            gone = error
        except Exception as error:
            if stand_in is None or not isinstance(error, SQLAlchemyError):
                log.exception("scan %s failed", scan.key)
                sentence = say(QT_TRANSLATE_NOOP("app", "程序出错，这次扫描没有计入，请通知系统管理员"))
                return ScanResult(scan, Verdict.FAULT, sentence, kind, error=StoreError(sentence, [], None), undone=True)
            gone = StoreError(say(QT_TRANSLATE_NOOP("app", "连不上数据库")))  # it went in the middle of a scan
        if stand_in is not None and stand_in.goes_on(gone):
            log.info("scan %s is judged without the database: %s", scan.key, gone)
            return by_itself(stand_in)
        return _fault(scan, kind, gone)

    def _is_repeat(self, frame: ScanFrame) -> bool:
        """By the port's own last frame and monotonic time: another gun between, or a clock set back, changes nothing."""
        if frame.port == KEY_PORT:
            return False
        seen = self._last or {}
        last = seen.get(frame.port)
        self._last = {**seen, frame.port: (frame.data, frame.at_monotonic)}
        return (
            last is not None
            and frame.kind is FrameKind.OK
            and last[0] == frame.data
            and frame.at_monotonic - last[1] < REPEAT_SECONDS
        )

    def _plain(self, frame: ScanFrame, code: ScannedCode, repeated: bool, bench: Bench) -> ScanAnswer | None:
        """What is answered whatever the bench would say, and without the database; None where it is to be asked."""
        kind = FORM_KINDS[code.form]
        if code.form is CodeForm.UNREADABLE or frame.kind is not FrameKind.OK:
            return ScanAnswer(Verdict.PARTIAL, code.message or _AGAIN, ScanKind.UNREADABLE)
        if repeated:
            return ScanAnswer(Verdict.IGNORED, say(QT_TRANSLATE_NOOP("app", "同一个码连读两次，只算一次")), kind)
        command = code.only.command if code.only else None
        if command is Command.CONFIRM:
            was = self.acknowledge()
            if not was and getattr(bench, "confirms", False):
                return None
            sentence = (
                QT_TRANSLATE_NOOP("app", "已确认，请继续扫描") if was else QT_TRANSLATE_NOOP("app", "没有要确认的")
            )
            return ScanAnswer(Verdict.INFO, say(sentence), kind)
        at_door = bench.page == DOOR and code.form is CodeForm.PERSON
        if self.latched is not None and not at_door:
            wait = say(QT_TRANSLATE_NOOP("app", "未计入：先扫「确认」，再扫这一件"))
            return ScanAnswer(Verdict.HOLD, wait, kind, code.shown, refusal=WHILE_LATCHED)
        if frame.port == SCALE_PORT:
            return None
        if code.form is CodeForm.PERSON and code.only:
            ask = say(QT_TRANSLATE_NOOP("app", "请输入 PIN"))
            return ScanAnswer(Verdict.INFO, ask, kind, code.only.value, PersonScanned(code.only.value))
        if code.form is CodeForm.BAD:
            return ScanAnswer(Verdict.PARTIAL, code.message or _AGAIN, ScanKind.UNREADABLE)
        return None

    def _answer(self, work: Work, frame: ScanFrame, code: ScannedCode, repeated: bool, bench: Bench) -> ScanAnswer:
        plain = self._plain(frame, code, repeated, bench)
        if plain is not None:
            return plain
        if frame.port == SCALE_PORT:
            return _weighed(work, bench, code)
        code = self._by_foreign_number(work, code)
        kind = FORM_KINDS[code.form]
        if code.form is CodeForm.PRINTER and code.only and work.actor.person_id is not None:
            return ScanAnswer(Verdict.INFO, hand_over(work, code.only.value).sentence, kind, code.only.value)
        elsewhere = _elsewhere(code, bench)
        if elsewhere is not None:
            where = say(QT_TRANSLATE_NOOP("app", "这张单据在「{page}」办理，按 F3 过去"), page=PAGE_WORDS[elsewhere.page])
            return ScanAnswer(Verdict.HOLD, where, kind, elsewhere.document, elsewhere)
        return bench.take(work, code)

    def _by_foreign_number(self, work: Work, code: ScannedCode) -> ScannedCode:
        """The document whose number in the ERP was scanned; a number of two documents is ambiguous."""
        if code.form is not CodeForm.UNKNOWN or self._named is None:
            return code
        found = [read_code(number.encode()).only for number in self._named(work.session, code.text)]
        candidates = tuple(one for one in found if one is not None)
        if not candidates:
            return code
        form = CodeForm.DOCUMENT if len(candidates) == 1 else CodeForm.AMBIGUOUS
        return replace(code, form=form, candidates=candidates, text=candidates[0].value if len(candidates) == 1 else code.text)

    def _forget(self, result: ScanResult, bench: Bench, actor: Actor, code: ScannedCode) -> None:
        """What did not count is of one person at one page, and of the document in work: the next one begins without it."""
        if bench.page == DOOR:
            return
        listed = any(r.object_key == _key_of(code) for r in self.not_counted)
        within = listed or (code.only is not None and code.only.series is Series.PACKING_LIST)
        begun = result.kind is ScanKind.DOCUMENT and result.verdict in (Verdict.GOOD, Verdict.DONE) and not within
        whose = (bench.page, actor.person_id)
        if begun or whose != self._whose:
            self._whose, self.not_counted = whose, []

    def _after(self, result: ScanResult, bench: Bench, code: ScannedCode) -> None:
        stops = result.verdict is Verdict.FAULT or (result.verdict is Verdict.WRONG and bench.latches)
        if stops and not getattr(bench, "never_stops", False):
            self.latched = result
        elif result.verdict is Verdict.HOLD and self.latched is not None and result.kind in AGAIN_KINDS:
            self.not_counted.append(replace(result, object_key=_key_of(code)))
        elif result.verdict in (Verdict.GOOD, Verdict.DONE):
            self.not_counted = [r for r in self.not_counted if r.object_key != _key_of(code)]


def _key_of(code: ScannedCode) -> str:
    """What a scan that did not count is remembered by: the goods, whichever of their codes is scanned again."""
    one = code.only
    return (one.serial or one.lot if one is not None else None) or code.shown


def _fault(scan: ScanInput, kind: ScanKind, error: StoreError) -> ScanResult:
    log.error("scan %s not stored: %s", scan.key, error)
    return ScanResult(scan, Verdict.FAULT, error.reason, kind, error=error, undone=True)


_AGAIN: Text = say(QT_TRANSLATE_NOOP("app", "没有读全，请再扫一次"))


def _weighed(work: Work, bench: Bench, code: ScannedCode) -> ScanAnswer:
    """A weight goes to a bench that weighs; elsewhere it is noted and counts nothing."""
    grams = WEIGHT.fullmatch(code.text)
    weigh = getattr(bench, "weigh", None)
    if grams is None or weigh is None:
        return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "这里现在不称重")), ScanKind.UNKNOWN, code.shown)
    answer: ScanAnswer = weigh(work, int(grams[1]), grams[2] or "")
    return answer


def _elsewhere(code: ScannedCode, bench: Bench) -> OtherPage | None:
    one = code.only
    if one is None:
        return None
    if one.form is CodeForm.PASS_TOKEN and Series.GATE_PASS not in bench.series:
        return OtherPage("gate", one.value)
    if one.series is None or one.series in bench.series or one.series not in HOME_PAGE:
        return None
    return OtherPage(HOME_PAGE[one.series], code.text)
