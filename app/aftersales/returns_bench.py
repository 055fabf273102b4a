"""The scans of the view 退换: a 退货单 opens; goods lead to theirs, are taken in by the storekeeper, or begin a new one."""

from __future__ import annotations

from dataclasses import dataclass

from app.aftersales import queries as cases
from app.aftersales import returns_queries as queries
from app.aftersales import returns_service as service
from app.core.errors import bad_input, fact, not_found
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import Series
from app.devices.codes import CodeForm, ScannedCode
from db.states import Role, ScanKind, Verdict


@dataclass(frozen=True)
class ReturnScan:
    """What is in front.

    Attributes:
        number: The 退货单.
        identity: The goods on it that were scanned.
        new: Goods that a new 退货单 is to name.
    """

    number: str = ""
    identity: str = ""
    new: str = ""


class ReturnsBench:
    """Takes TH, serial numbers and lots. With a 退货单 in front a storekeeper's scan of its goods takes them into the return zone."""

    page = "aftersales"
    latches = False
    series = frozenset({Series.RETURN})

    def __init__(self) -> None:
        self.state = ReturnScan()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Finds what the code names, and takes in what may be.

        Raises:
            BadInput: A code that is neither 退货单 nor goods.
            NotFound: Nobody knows the number, or it never left.
            Refused: J-33, D-10.
        """
        one = code.only
        if one is not None and one.form is CodeForm.COMMAND:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "这里不用命令码")), ScanKind.COMMAND, code.shown)
        if one is not None and one.form is CodeForm.DOCUMENT:
            return self._document(work, one.value)
        identity = (one.serial or one.lot or "") if one is not None else ""
        if one is None or not identity:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "请扫退货单或产品标签"), fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
            )
        return self._goods(work, identity, ScanKind.UNIT if one.serial else ScanKind.LOT)

    def _document(self, work: Work, number: str) -> ScanAnswer:
        view = queries.authorisation(work.session, number)
        if view is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "退货单"), number)
        self.state = ReturnScan(number)
        sentence = say(QT_TRANSLATE_NOOP("app", "{number}：{state}"), number=number, state=word(view.state))
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, number, self.state)

    def _goods(self, work: Work, identity: str, kind: ScanKind) -> ScanAnswer:
        item = queries.open_item(work.session, identity)
        keeper = work.actor.has(Role.STOREKEEPER)
        here = keeper and self.state.number and (item is None or item.return_no == self.state.number)
        if here and item is not None and item.awaited and item.quantity > 1:  # nobody knows how many of them came
            self.state = ReturnScan(item.return_no, identity)
            what = QT_TRANSLATE_NOOP("app", "{identity} 待退 {n}：填到了几件再收货")
            return ScanAnswer(Verdict.GOOD, say(what, identity=identity, n=item.quantity), kind, identity, self.state)
        if here:
            view = service.receive(work, self.state.number, identity)
            self.state = ReturnScan(view.number, identity)
            sentence = say(QT_TRANSLATE_NOOP("app", "{identity} 已收入退货区"), identity=identity)
            return ScanAnswer(Verdict.GOOD, sentence, kind, identity, self.state)
        item = item or next(reversed(queries.of_identity(work.session, identity)), None)
        if item is not None:
            self.state = ReturnScan(item.return_no, identity)
            sentence = say(QT_TRANSLATE_NOOP("app", "{identity} 在退货单 {number} 上"), identity=identity, number=item.return_no)
            return ScanAnswer(Verdict.GOOD, sentence, kind, identity, self.state)
        if cases.delivered(work.session, identity) is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "已交付的序列号或批号"), identity)
        self.state = ReturnScan(new=identity)
        return ScanAnswer(Verdict.GOOD, say(QT_TRANSLATE_NOOP("app", "{identity} 开退货单"), identity=identity), kind, identity, self.state)
