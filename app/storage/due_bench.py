"""The scans of the view 保管期: goods or a 物资复验记录 lead to their line; the print command prints the list (D-12, D-14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core.errors import bad_input, fact
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Command
from app.devices.codes import CodeForm, ScannedCode, Series
from app.storage import rechecks, shelf_papers
from app.storage.service import find_thing
from app.storage.terms import terms
from app.units.views import LotView, UnitView
from db.states import LastDay, ScanKind, Verdict


@dataclass(frozen=True)
class DueScan:
    """What was scanned, as the list tells its lines apart: by record, or by product, lot, place and days."""

    identity: str = ""
    product_id: int = 0
    lot_no: str = ""
    location: str = ""
    days: tuple[date, ...] = ()


class DueBench:
    """Takes serial numbers, lots and 物资复验记录."""

    page = "storage"
    latches = False
    series = frozenset({Series.RECHECK})

    def __init__(self) -> None:
        self.state = DueScan()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Finds the line of a scan.

        Raises:
            BadInput: A code that names no goods.
            NotFound: No such unit, lot or record.
        """
        one = code.only
        if one is not None and one.command is not None:
            return self._command(work, one.command)
        if one is not None and one.form is CodeForm.DOCUMENT:
            found = rechecks.view(work, one.value)
            self.state = DueScan(found.number)
            sentence = say(QT_TRANSLATE_NOOP("app", "{number}：{state}"), number=found.number, state=word(found.state))
            return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, found.number, self.state)
        identity = (one.serial or one.lot or "") if one is not None else ""
        if not identity:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "请扫产品标签、批号或物资复验记录"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
            )
        return self._goods(work, identity)

    def _command(self, work: Work, command: Command) -> ScanAnswer:
        if command is Command.PRINT:
            shelf_papers.print_list(work)
            return ScanAnswer(Verdict.DONE, say(QT_TRANSLATE_NOOP("app", "保管期清单已进打印队列")), ScanKind.COMMAND)
        sentence = say(QT_TRANSLATE_NOOP("app", "「{command}」在这里用不上"), command=str(command.text))
        return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND)

    def _goods(self, work: Work, identity: str) -> ScanAnswer:
        thing, now = find_thing(work, identity), terms(work.session, work.now)
        days = {LastDay.KEEPING: thing.valid_until, LastDay.EXPIRY: thing.expires_on, LastDay.STORAGE: thing.store_until}
        set_days = sorted((day, which) for which, day in days.items() if day is not None)
        if not set_days:
            return ScanAnswer(
                Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "{identity} 没有期限"), identity=identity), _kind(thing), identity
            )
        self.state = DueScan(
            identity, thing.product_id, thing.lot_no, thing.location if isinstance(thing, UnitView) else "",
            tuple(day for day, _ in set_days),
        )  # fmt: skip
        first, which = set_days[0]
        sentence = say(
            QT_TRANSLATE_NOOP("app", "{identity}：{which}至 {day}，剩 {n} 天"), identity=identity, which=word(which),
            day=first.isoformat(), n=(first - now.today).days,
        )  # fmt: skip
        return ScanAnswer(Verdict.GOOD, sentence, _kind(thing), identity, self.state)


def _kind(thing: UnitView | LotView) -> ScanKind:
    return ScanKind.UNIT if isinstance(thing, UnitView) else ScanKind.LOT
