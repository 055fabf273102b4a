"""The scans of 移库: goods and then the place they go to, or a place first and then everything that goes there (D-08, D-10, X-31)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.catalog import queries as catalog
from app.catalog.views import LocationView
from app.core.errors import bad_input, fact
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Work
from app.devices.codes import Candidate, CodeForm, Command, ScannedCode, Series
from app.storage import moving, protection, queries, rules
from app.storage.ledger import find_thing
from app.storage.moving import Moved
from app.units.stock_queries import STORED
from app.units.views import UnitView
from db.states import ScanKind, Verdict

COUNT = re.compile(r"JF\$(\d{1,5})")
_SUGGESTED = 3


@dataclass(frozen=True)
class InHand:
    """Goods that were scanned and wait for their place."""

    identity: str
    product_id: int
    product: str
    quantity: int
    unit: str
    start: str
    is_lot: bool
    word: Text
    opened: bool = False
    aside: bool = False


@dataclass(frozen=True)
class MoveState:
    """What was scanned since the last move.

    Attributes:
        goods: Goods in hand.
        target: The place that was scanned first: goods scanned next go there at once.
        start: The place that pieces of a lot leave, where it was scanned between goods.
        suggested: Places that suit everything in hand, best first.
        opening: The next goods that are scanned were opened.
        count: Pieces that the next lot stands for.
        signing: Points of protection that 确认 signs for before the goods are moved (E-04).
        place: The place that waits for that signature.
        moved: The last moves, newest first.
    """

    goods: tuple[InHand, ...] = ()
    target: str = ""
    start: str = ""
    suggested: tuple[str, ...] = ()
    opening: bool = False
    count: int | None = None
    signing: tuple[str, ...] = ()
    place: str = ""
    moved: tuple[Moved, ...] = ()

    @property
    def pieces(self) -> int:
        """Pieces in hand."""
        return sum(one.quantity for one in self.goods)

    @property
    def next_step(self) -> Text:
        """What to do next, in words."""
        if self.signing:
            return say(QT_TRANSLATE_NOOP("app", "防护：{points}。做到了扫「确认」"), points="、".join(self.signing))
        if self.opening:
            return say(QT_TRANSLATE_NOOP("app", "扫已开封的货"))
        if self.count:
            return say(QT_TRANSLATE_NOOP("app", "数量 {n}：请扫批号"), n=self.count)
        if self.target:
            return say(QT_TRANSLATE_NOOP("app", "扫要放到 {place} 的货，或扫另一库位"), place=self.target)
        if self.goods and self.suggested:
            return say(QT_TRANSLATE_NOOP("app", "再扫货，或扫库位（建议 {place}）"), place=self.suggested[0])
        if self.goods:
            return say(QT_TRANSLATE_NOOP("app", "再扫货，或扫目标库位"))
        return say(QT_TRANSLATE_NOOP("app", "扫货品，或先扫目标库位"))


class MoveBench:
    """Takes the scans of the view 移库."""

    page = "storage"
    series: frozenset[Series] = frozenset()
    latches = True
    confirms = True

    def __init__(self) -> None:
        self.state = MoveState()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Takes one scan.

        Raises:
            AppError: The scan is refused; see `app.storage.moving`.
        """
        work.require(*moving.KEEPERS)
        one, count = code.only, COUNT.fullmatch(code.text)
        if count is not None and int(count[1]) > 0:
            self.state = replace(self.state, count=int(count[1]))
            return ScanAnswer(Verdict.INFO, self.state.next_step, ScanKind.COMMAND, count[1], self.state)
        if one is not None and one.command is not None:
            return self._command(work, one.command)
        if code.form is CodeForm.AMBIGUOUS:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这个码有两种读法，不能用"), fact(_SCANNED, code.shown))
        if one is None or code.form is CodeForm.UNKNOWN:
            place = catalog.location_by_code(work.session, code.text)
            if place is None:
                raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码，请扫货品或库位"), fact(_SCANNED, code.shown))
            return self._place(work, place)
        identity = one.serial or one.lot
        if identity is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这里不收这种码，请扫货品或库位"), fact(_SCANNED, code.shown))
        return self._goods(work, one, identity)

    def clear(self) -> None:
        """Starts anew; what was moved stays listed."""
        self.state = MoveState(moved=self.state.moved)

    def _goods(self, work: Work, one: Candidate, identity: str) -> ScanAnswer:
        state = self.state
        kind = ScanKind.UNIT if one.serial else ScanKind.LOT
        if any(known.identity == identity for known in state.goods):
            again = say(QT_TRANSLATE_NOOP("app", "{identity} 已扫过，只算一次"), identity=identity)
            return ScanAnswer(Verdict.HOLD, again, kind, identity, state)
        item = self._in_hand(work, identity, one.quantity)
        if state.opening:
            return self._opened(work, item, kind)
        if state.target:
            self.state = replace(state, goods=(item,), count=None)
            place = catalog.location_by_code(work.session, state.target)
            assert place is not None
            try:
                return self._move(work, place, kind)
            finally:
                if not self.state.signing:
                    self.state = replace(self.state, goods=(), target=state.target)
        self.state = replace(state, goods=(*state.goods, item), count=None)
        self.state = replace(self.state, suggested=self._suggested(work))
        words = QT_TRANSLATE_NOOP("app", "{product} {identity} × {n}，从 {place}")
        sentence = say(words, product=item.product, identity=identity, n=item.quantity, place=item.start or "—")
        return ScanAnswer(Verdict.GOOD, sentence, kind, identity, self.state)

    def _in_hand(self, work: Work, identity: str, labelled: int | None) -> InHand:
        """The goods behind a label, refused at once where they cannot be moved at all."""
        thing = find_thing(work, identity)
        product = catalog.product(work.session, thing.product_id)
        name = f"{thing.product_name} {thing.model}"
        if isinstance(thing, UnitView):
            aside = thing.state in rules.SET_ASIDE.values()
            if not aside:
                moving.must_be_stored(thing)
            return InHand(identity, thing.product_id, name, 1, product.unit, thing.location, False, say(word(thing.state)),
                          opened=not thing.sealed, aside=aside)  # fmt: skip
        stored = [b for b in thing.balances if b.state in STORED and b.location]
        held = [b for b in thing.balances if b.state in rules.SET_ASIDE.values() and b.location]
        if not stored and not held:
            moving.must_be_stored(thing)
        there = [b for b in stored or held if not self.state.start or b.location == self.state.start]
        start = "、".join(sorted({b.location for b in there}))
        quantity = self.state.count or labelled or sum(b.quantity for b in there)
        return InHand(identity, thing.product_id, name, quantity, product.unit, start, True, say(word((there or stored or held)[0].state)),
                      opened=any(b.opened for b in there), aside=not stored)  # fmt: skip

    def _opened(self, work: Work, item: InHand, kind: ScanKind) -> ScanAnswer:
        """The packing was opened: at once for a unit or for every piece, on the way for some pieces of a lot."""
        self.state = replace(self.state, opening=False)
        if item.is_lot and self.state.count:
            self.state = replace(self.state, goods=(*self.state.goods, replace(item, opened=True)), count=None)
            self.state = replace(self.state, suggested=self._suggested(work))
            sentence = say(QT_TRANSLATE_NOOP("app", "{identity} 开封 {n}，请扫开封区库位"), identity=item.identity, n=item.quantity)
            return ScanAnswer(Verdict.GOOD, sentence, kind, item.identity, self.state)
        wrong = moving.open_packing(work, item.identity, str(say(QT_TRANSLATE_NOOP("app", "库内开封"))))
        if not wrong:
            sentence = say(QT_TRANSLATE_NOOP("app", "{identity} 已记为开封"), identity=item.identity)
            return ScanAnswer(Verdict.INFO, sentence, kind, item.identity, self.state)
        self.state = replace(self.state, goods=(*self.state.goods, replace(item, opened=True)))
        self.state = replace(self.state, suggested=self._suggested(work))
        words = QT_TRANSLATE_NOOP("app", "{identity} 已记为开封，{place} 只放未开封的：请移到开封区")
        return ScanAnswer(Verdict.HOLD, say(words, identity=item.identity, place="、".join(wrong)), kind, item.identity, self.state, "D-10")

    def _place(self, work: Work, place: LocationView) -> ScanAnswer:
        state = self.state
        if not state.goods:
            self.state = replace(state, target=place.code, start="")
            sentence = say(QT_TRANSLATE_NOOP("app", "目标库位 {place}"), place=place.code)
            return ScanAnswer(Verdict.GOOD, sentence, ScanKind.UNKNOWN, place.code, self.state)
        spread = next((one for one in state.goods if "、" in one.start), None)
        if spread is not None and place.code in spread.start.split("、"):
            fresh = tuple(self._from(work, one, place.code) if one is spread else one for one in state.goods)
            self.state = replace(state, goods=fresh)
            sentence = say(QT_TRANSLATE_NOOP("app", "{identity} 从 {place} 取"), identity=spread.identity, place=place.code)
            return ScanAnswer(Verdict.GOOD, sentence, ScanKind.UNKNOWN, place.code, self.state)
        return self._move(work, place, ScanKind.UNKNOWN)

    def _from(self, work: Work, item: InHand, code: str) -> InHand:
        """Pieces of a lot that stands at several places are taken from the one that was scanned."""
        there = sum(one.quantity for one in queries.standing(work.session, item.identity) or () if one.location == code)
        spread_all = item.quantity > there
        return replace(item, start=code, quantity=there if spread_all else item.quantity)

    def _move(self, work: Work, place: LocationView, kind: ScanKind) -> ScanAnswer:
        """Everything in hand goes to a place, or nothing does."""
        state = self.state
        points = [
            point for one in state.goods
            for point in protection.open_points(work.session, one.product_id, one.identity, work.actor.person_id, work.now)
        ]  # fmt: skip
        if points:
            self.state = replace(state, signing=tuple(dict.fromkeys(points)), place=place.code)
            return ScanAnswer(Verdict.HOLD, self.state.next_step, kind, place.code, self.state, "E-04")
        done = tuple(
            moving.move(
                work, one.identity, place.code, one.quantity if one.is_lot else None, from_code=one.start if one.is_lot else "",
                opened=one.opened,
            )
            for one in state.goods
        )  # fmt: skip
        self.state = MoveState(moved=(*reversed(done), *state.moved)[:20])
        pieces = sum(one.quantity for one in done)
        sentence = say(QT_TRANSLATE_NOOP("app", "{n} 件已移到 {place}"), n=pieces, place=place.code)
        if len(done) == 1:
            words = QT_TRANSLATE_NOOP("app", "{identity} 从 {start} 移到 {place}")
            sentence = say(words, identity=done[0].identity, start=done[0].start or "—", place=place.code)
        return ScanAnswer(Verdict.DONE, sentence, kind, place.code, self.state)

    def _command(self, work: Work, command: Command) -> ScanAnswer:
        state = self.state
        if command is Command.CONFIRM and state.signing:
            protection.sign(work, (one.identity for one in state.goods), state.signing)
            place = catalog.location_by_code(work.session, state.place)
            assert place is not None
            self.state = replace(state, signing=(), place="")
            return self._move(work, place, ScanKind.COMMAND)
        if command is Command.NEW_BOX:
            self.state = replace(state, opening=not state.opening, target="")
            words = self.state.next_step if self.state.opening else say(QT_TRANSLATE_NOOP("app", "不记开封了"))
            return ScanAnswer(Verdict.INFO, words, ScanKind.COMMAND, command.value, self.state)
        if command is Command.TAKE_OUT:
            self.clear()
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已清空，重新开始")), ScanKind.COMMAND, "", self.state)
        if command is Command.UNDO:
            return self._undo(work)
        sentence = say(QT_TRANSLATE_NOOP("app", "「{command}」在移库用不上"), command=str(command.text))
        return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND, command.value, state)

    def _undo(self, work: Work) -> ScanAnswer:
        """The last label is not counted; with none in hand the last move is moved back, which is a record of its own."""
        state = self.state
        if state.signing:
            self.state = replace(state, signing=(), place="")
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "没有移")), ScanKind.COMMAND, "", self.state)
        if state.goods:
            last = state.goods[-1]
            self.state = replace(state, goods=state.goods[:-1], opening=False)
            self.state = replace(self.state, suggested=self._suggested(work))
            sentence = say(QT_TRANSLATE_NOOP("app", "已取消 {identity}"), identity=last.identity)
            return ScanAnswer(Verdict.INFO, sentence, ScanKind.COMMAND, last.identity, self.state)
        if not state.moved or "、" in state.moved[0].start:
            return ScanAnswer(Verdict.HOLD, say(QT_TRANSLATE_NOOP("app", "没有可撤销的")), ScanKind.COMMAND, "", state)
        last_move = state.moved[0]
        note = str(say(QT_TRANSLATE_NOOP("app", "撤销")))
        moving.move(work, last_move.identity, last_move.start, last_move.quantity, from_code=last_move.end, note=note)
        self.state = replace(state, moved=state.moved[1:])
        words = QT_TRANSLATE_NOOP("app", "已撤销：{identity} 回到 {place}")
        return ScanAnswer(Verdict.INFO, say(words, identity=last_move.identity, place=last_move.start), ScanKind.COMMAND,
                          last_move.identity, self.state)  # fmt: skip

    def _suggested(self, work: Work) -> tuple[str, ...]:
        """The best places that suit all that is in hand; of goods on hold and the like the zone that is for them."""
        goods = self.state.goods
        if not goods:
            return ()
        if any(one.aside for one in goods):
            return queries.places_aside(work.session, [one.identity for one in goods])[:_SUGGESTED]
        asked = {(one.product_id, not one.opened) for one in goods}
        lists = [[place.code for place in queries.places_for(work.session, key, sealed=sealed)] for key, sealed in sorted(asked)]
        left = {code for one in goods for code in one.start.split("、")}
        suiting = [code for code in lists[0] if all(code in other for other in lists[1:])]
        return tuple([code for code in suiting if code not in left][:_SUGGESTED])


_SCANNED = QT_TRANSLATE_NOOP("app", "扫到的")
