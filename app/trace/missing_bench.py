"""The scans of the view 待查: goods and places fill the report, a new label that was stuck on takes the goods off hold."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.boxing import queries as boxing
from app.catalog import queries as catalog
from app.core.errors import bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.devices.codes import CodeForm, ScannedCode, Series
from app.storage.service import find_thing
from app.trace import doubts
from db.states import ScanKind, Verdict


@dataclass(frozen=True)
class MissingState:
    """What was scanned for the report: goods or a box, and the place they lie at; `closed` names goods that came off hold."""

    thing: str = ""
    is_box: bool = False
    place: str = ""
    closed: str = ""


class MissingBench:
    """Takes labels of goods, boxes and places."""

    page = "storage"
    latches = False
    series: frozenset[Series] = frozenset()

    def __init__(self) -> None:
        self.state = MissingState()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Takes one scan.

        Raises:
            Refused: C-11 an older print of the label.
            BadInput: A code that is neither goods, box nor place.
            NotFound: Nobody knows it.
        """
        work.require(*doubts.FINDERS)
        one = code.only
        if one is not None and one.command is not None:
            sentence = say(QT_TRANSLATE_NOOP("app", "「{command}」在这里用不上"), command=str(one.command.text))
            return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND)
        if one is not None and one.form is CodeForm.SSCC:
            return self._box(work, one.value)
        identity = (one.serial or one.lot) if one is not None else None
        if one is not None and identity:
            return self._goods(work, identity, one.elements.get("91", ""))
        if catalog.location_by_code(work.session, code.text) is not None:
            self.state = replace(self.state, place=code.text, closed="")
            sentence = say(QT_TRANSLATE_NOOP("app", "库位 {code}"), code=code.text)
            return ScanAnswer(Verdict.GOOD, sentence, ScanKind.UNKNOWN, code.text, self.state)
        raise bad_input(
            QT_TRANSLATE_NOOP("app", "请扫货品、箱或库位的码"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
        )

    def _goods(self, work: Work, identity: str, issue: str) -> ScanAnswer:
        if doubts.scan_back(work, identity, issue):
            self.state = MissingState(closed=identity)
            done = say(QT_TRANSLATE_NOOP("app", "{identity} 新标签已扫回，解除隔离"), identity=identity)
            return ScanAnswer(Verdict.DONE, done, ScanKind.UNIT, identity, self.state)
        thing = find_thing(work, identity)
        self.state = replace(self.state, thing=identity, is_box=False, closed="")
        sentence = say(QT_TRANSLATE_NOOP("app", "{product} {identity}"), product=thing.product_name, identity=identity)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.UNIT, identity, self.state)

    def _box(self, work: Work, sscc: str) -> ScanAnswer:
        box = boxing.box(work.session, sscc)
        if box is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "箱"), f"…{sscc[-6:]}")
        self.state = replace(self.state, thing=sscc, is_box=True, closed="")
        sentence = say(QT_TRANSLATE_NOOP("app", "{dispatch} 第 {n} 箱"), dispatch=box.dispatch_no, n=box.box_no)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.BOX, sscc, self.state)
