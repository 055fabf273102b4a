"""The scans of the view 盘点: a place, everything on it, the next place; it never stops, a memory scanner may pour in hundreds (D-11)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.errors import AppError, Conflict, bad_input, fact
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import COUNT_RE
from app.devices.codes import Candidate, CodeForm, Command, ScannedCode, Series
from app.storage import count_queries as queries
from app.storage import count_reading as reading
from app.storage.count_noting import Noted
from app.storage.count_reading import OpenPlace
from app.storage.count_rules import COUNTERS, OWN
from app.storage.count_views import BoxContents
from db.states import CountPlaceState, CountVerdict, ScanKind, Verdict

BoxReader = Callable[[Session, str], BoxContents | None]
"""Finds a box by its number; handed in, because boxes are of a later room."""


@dataclass(frozen=True)
class CountBenchState:
    """Where this station is in a count.

    Attributes:
        number: The count that is worked on, or blank.
        place: The place that is being counted.
        quantity: Pieces that the next lot label stands for; 0 for none.
        lacking: The read of a lot label whose quantity comes next.
        last: What became of the last read.
        done: The place that was closed last, and how it ended.
    """

    number: str = ""
    place: OpenPlace | None = None
    quantity: int = 0
    lacking: Noted | None = None
    last: Noted | None = None
    done: tuple[str, CountPlaceState] | None = None

    @property
    def next_step(self) -> Text:
        """What to do next, in words."""
        if self.lacking is not None:
            return say(QT_TRANSLATE_NOOP("app", "扫数量码，或键入 {lot} 的数量"), lot=self.lacking.identity)
        if self.quantity:
            return say(QT_TRANSLATE_NOOP("app", "扫批号标签（× {n}）"), n=self.quantity)
        if self.place is not None:
            return say(QT_TRANSLATE_NOOP("app", "逐件扫 {place}，盘完按 F12"), place=self.place.code)
        return say(QT_TRANSLATE_NOOP("app", "扫库位码")) if self.number else say(QT_TRANSLATE_NOOP("app", "选盘点表，或扫盘点表条码"))


_SAID = {
    CountVerdict.KNOWN: QT_TRANSLATE_NOOP("app", "{what}，已计"),
    CountVerdict.ON_HOLD: QT_TRANSLATE_NOOP("app", "{what}，隔离品，已计"),
    CountVerdict.ELSEWHERE: QT_TRANSLATE_NOOP("app", "{what}，帐在 {elsewhere}，已记在这里"),
    CountVerdict.UNKNOWN: QT_TRANSLATE_NOOP("app", "{what}，不认识，已列入异常"),
    CountVerdict.SHIPPED: QT_TRANSLATE_NOOP("app", "{what}，帐上已出厂，已列入异常"),
    CountVerdict.NOT_STORED: QT_TRANSLATE_NOOP("app", "{what}，未办入库，已列入异常"),
    CountVerdict.SCRAPPED: QT_TRANSLATE_NOOP("app", "{what}，帐上已报废，已列入异常"),
    CountVerdict.LOST_BEFORE: QT_TRANSLATE_NOOP("app", "{what}，曾报丢失，已列入异常"),
}
_TWICE_HERE = QT_TRANSLATE_NOOP("app", "{what}，这里已扫过，只算一次")
_TWICE_THERE = QT_TRANSLATE_NOOP("app", "{what}，已在 {elsewhere} 盘到，已列入异常")
_LACKING = QT_TRANSLATE_NOOP("app", "{what}，缺数量：扫数量码")
_PIECES = QT_TRANSLATE_NOOP("app", "{what}，计 {n}，共 {total}")


class CountBench:
    """Takes the scans of a count; wrong ones are told and noted, and the next one is taken at once."""

    page = "storage"
    series = frozenset({Series.STOCK_COUNT})
    latches = False
    confirms = True

    def __init__(self, boxes: BoxReader | None = None) -> None:
        self.state = CountBenchState()
        self._boxes = boxes

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Takes one scan.

        Raises:
            AppError: The scan is refused; see `app.storage.count_reading`.
        """
        work.require(*COUNTERS)
        count = COUNT_RE.fullmatch(code.text)
        if count is not None:
            return self._quantity(work, int(count[1]))
        one = code.only
        if one is not None and one.command is not None:
            return self._command(work, one.command)
        if one is not None and one.series is Series.STOCK_COUNT:
            return self.choose(work, one.value)
        if code.form in (CodeForm.UNKNOWN, CodeForm.AMBIGUOUS) and catalog.location_by_code(work.session, code.text) is not None:
            return self._place(work, code.text)
        if self.state.place is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "没有计入：先扫库位码"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown))
        return self._goods(work, code, one, self.state.place)

    def choose(self, work: Work, number: str) -> ScanAnswer:
        """Takes a count to work on; the place that is open on another count is left as it is.

        Raises:
            NotFound: There is none.
        """
        view = queries.count(work.session, number)
        if number != self.state.number:
            self.state = CountBenchState(number)
        return ScanAnswer(
            Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "盘点表 {number}"), number=number), ScanKind.DOCUMENT, number, view
        )

    def _place(self, work: Work, code: str) -> ScanAnswer:
        number = self.state.number or self._only(work)
        before = self.state.place
        closed = None
        if before is not None and before.code != code:
            closed = (before.code, reading.close_place(work, before.place_id))
        self.state = CountBenchState(number, done=closed)
        try:
            with work.savepoint():
                place = reading.open_place(work, number, code)
        except AppError as error:  # the place before is left all the same: what is read next does not lie there
            return ScanAnswer(Verdict.WRONG, error.reason, ScanKind.DOCUMENT, code, self.state, error.clause, error=error)
        self.state = CountBenchState(number, place, done=closed)
        again = QT_TRANSLATE_NOOP("app", "库位 {code}，复盘") if place.round > 1 else QT_TRANSLATE_NOOP("app", "库位 {code}")
        return ScanAnswer(Verdict.GOOD, say(again, code=code), ScanKind.DOCUMENT, code, self.state)

    def _only(self, work: Work) -> str:
        """Where just one count is open, nobody has to name it."""
        found = queries.live(work.session)
        if len(found) == 1:
            return found[0]
        if not found:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "现在没有盘点任务，先新建盘点")))
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "有 {n} 张盘点表，先选一张，或扫它的条码"), n=len(found)))

    def _goods(self, work: Work, code: ScannedCode, one: Candidate | None, place: OpenPlace) -> ScanAnswer:
        if code.form is CodeForm.SSCC and one is not None:
            return self._box(work, place, one.value, code.shown)
        if one is None or not (one.serial or one.lot):
            return self._said(work, ScanKind.UNKNOWN, reading.read_unknown(work, place.place_id, code.shown))
        if one.serial:
            noted = reading.read_serial(work, place.place_id, one.serial, code.shown, one.gtin or "")
            return self._said(work, ScanKind.UNIT, noted)
        lot = one.lot or ""
        noted = reading.read_lot(work, place.place_id, lot, self.state.quantity or one.quantity or 0, code.shown)
        return self._said(work, ScanKind.LOT, noted)

    def _box(self, work: Work, place: OpenPlace, sscc: str, code: str) -> ScanAnswer:
        found = self._boxes(work.session, sscc) if self._boxes is not None else None
        if found is None:
            return self._said(work, ScanKind.BOX, reading.read_unknown(work, place.place_id, code))
        if not found.sealed:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "箱 {sscc} 没有封，请扫箱里的每一件"), sscc=sscc))
        noted = reading.read_box(work, place.place_id, sscc, found.items, code)
        odd = [one for one in noted if one.open]
        self.state = replace(
            self.state, place=reading.opened(work, place.place_id), quantity=0, lacking=None, last=odd[0] if odd else noted[-1]
        )
        pieces = sum(one.quantity for one in noted)
        if odd:
            sentence = QT_TRANSLATE_NOOP("app", "箱 {sscc}：{n} 件，其中 {odd} 件列入异常")
            return ScanAnswer(Verdict.HOLD, say(sentence, sscc=sscc, n=pieces, odd=len(odd)), ScanKind.BOX, sscc, self.state)
        sentence = QT_TRANSLATE_NOOP("app", "箱 {sscc}：{n} 件")
        return ScanAnswer(Verdict.GOOD, say(sentence, sscc=sscc, n=pieces), ScanKind.BOX, sscc, self.state)

    def _quantity(self, work: Work, count: int) -> ScanAnswer:
        if count < 1:
            raise bad_input(QT_TRANSLATE_NOOP("app", "数量要大于零"))
        lacking = self.state.lacking
        if lacking is not None and self.state.place is not None:
            noted = reading.name_quantity(work, lacking.read_id, count)
            return self._said(work, ScanKind.LOT, noted)
        self.state = replace(self.state, quantity=count)
        return ScanAnswer(Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "数量 {n}，接着扫批号标签"), n=count), ScanKind.COMMAND, str(count))

    def _said(self, work: Work, kind: ScanKind, noted: Noted) -> ScanAnswer:
        assert self.state.place is not None
        lacking = noted if kind is ScanKind.LOT and not noted.quantity else None
        self.state = replace(self.state, place=self.state.place.with_read(noted), quantity=0, lacking=lacking, last=noted)
        what = f"{noted.product} {noted.identity}".strip()
        verdict = Verdict.GOOD if noted.found in OWN and not noted.open else Verdict.HOLD
        if lacking is not None:
            sentence = _LACKING
        elif noted.found is CountVerdict.TWICE:
            verdict = Verdict.HOLD if noted.open else Verdict.IGNORED
            sentence = _TWICE_THERE if noted.open else _TWICE_HERE
        else:
            sentence = _PIECES if kind is ScanKind.LOT and noted.found is CountVerdict.KNOWN else _SAID[noted.found]
        said = say(sentence, what=what, elsewhere=noted.elsewhere, n=noted.quantity, total=noted.total)
        return ScanAnswer(verdict, said, kind, noted.identity, self.state)

    def _command(self, work: Work, command: Command) -> ScanAnswer:
        place = self.state.place
        if command is Command.CONFIRM and place is not None:
            ended = reading.close_place(work, place.place_id)
            self.state = CountBenchState(self.state.number, done=(place.code, ended))
            sentence = QT_TRANSLATE_NOOP("app", "{place} 盘完：{state}")
            verdict = Verdict.DONE if ended is CountPlaceState.AGREED else Verdict.INFO
            return ScanAnswer(verdict, say(sentence, place=place.code, state=word(ended)), ScanKind.COMMAND, place.code, self.state)
        if command is Command.UNDO and place is not None:
            what = reading.undo(work, place.place_id)
            here = reading.opened(work, place.place_id)
            gone = here.round != place.round
            self.state = CountBenchState(self.state.number, None if gone else here)
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已撤销 {what}"), what=what), ScanKind.COMMAND, what, self.state)
        if command is Command.TAKE_OUT:
            self.state = replace(self.state, quantity=0, lacking=None)
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "数量已清空")), ScanKind.COMMAND)
        if command is Command.CONFIRM:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "没有在盘的库位")), ScanKind.COMMAND)
        return ScanAnswer(
            Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "「{command}」在盘点用不上"), command=str(command.text)), ScanKind.COMMAND
        )
