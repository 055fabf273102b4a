"""The goods behind a label at the door: what they are, and why they cannot come in."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.clock import site_time
from app.core.errors import Conflict, Fact, fact, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.inbound import queries
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import LotView, UnitView
from db.states import ReceiptState, Role, UnitState

OUTSIDE = (UnitState.IN_PRODUCTION, UnitState.AWAITING_INSPECTION, UnitState.PASSED, UnitState.SEALED)
"""States of goods that are not in stock yet and that nobody is working on, the one that is furthest from it first."""


def at_door(work: Work, identity: str) -> UnitView | LotView:
    """The unit or lot of a label.

    Raises:
        Refused: B-11 on hold.
        NotFound: No such unit or lot.
    """
    thing = units.unit(work.session, identity) or units.lot(work.session, identity)
    if thing is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
    unit_service.require_not_held(work, identity)
    return thing


def all_at_door(work: Work, identities: Sequence[str]) -> list[UnitView | LotView]:
    """`at_door` for many labels at once, in their order.

    Raises:
        Refused: B-11 on hold.
        NotFound: No such unit or lot.
    """
    found = {unit.serial: unit for unit in units.units(work.session, identities)}
    things: list[UnitView | LotView] = []
    for identity in identities:
        unit = found.get(identity)
        things.append(at_door(work, identity) if unit is None or unit.state is UnitState.HOLD else unit)
    return things


def pieces(thing: UnitView | LotView, states: Sequence[UnitState]) -> int:
    """How many pieces of the goods are in any of `states`."""
    if isinstance(thing, UnitView):
        return int(thing.state in states)
    return thing.count(*states)


def state_of(thing: UnitView | LotView) -> UnitState:
    """The state of the goods; of a lot that of its first pieces."""
    return thing.state if isinstance(thing, UnitView) else thing.balances[0].state


def not_ready(work: Work, identity: str, thing: UnitView | LotView) -> Conflict:
    """The error for goods that cannot come in: already in, by whom and when; or not sealed yet."""
    state = state_of(thing)
    receipt = queries.receipt_of(work.session, identity)
    now = fact(QT_TRANSLATE_NOOP("app", "状态"), word(state))
    if receipt is not None and receipt.state is ReceiptState.POSTED:
        at = site_time(receipt.posted_at)
        facts: tuple[Fact, ...] = (
            fact(QT_TRANSLATE_NOOP("app", "入库单"), receipt.number), fact(QT_TRANSLATE_NOOP("app", "入库人"), receipt.storekeeper),
            fact(QT_TRANSLATE_NOOP("app", "时间"), f"{at:%Y-%m-%d %H:%M}"), now,
        )  # fmt: skip
        sentence = say(
            QT_TRANSLATE_NOOP("app", "{identity} 已由{who}在 {time} 入库（{receipt}），现在是「{state}」"), identity=identity,
            who=receipt.storekeeper, time=f"{at:%m-%d %H:%M}", receipt=receipt.number, state=word(state),
        )  # fmt: skip
        return Conflict(sentence, facts)
    sentence = say(QT_TRANSLATE_NOOP("app", "{identity} 现在是「{state}」，已封装的才能入库"), identity=identity, state=word(state))
    step, helper = _BEFORE.get(state, (None, None))
    if step is None:
        return Conflict(sentence, (now,))
    return Conflict(sentence, (now, fact(QT_TRANSLATE_NOOP("app", "下一步"), say(step))), helper=helper)


_BEFORE = {
    UnitState.IN_PRODUCTION: (QT_TRANSLATE_NOOP("app", "装配工填完质量跟踪卡送检"), Role.ASSEMBLER),
    UnitState.AWAITING_INSPECTION: (QT_TRANSLATE_NOOP("app", "质检员在「检验」下结论"), Role.INSPECTOR),
    UnitState.PASSED: (QT_TRANSLATE_NOOP("app", "装配工在「装箱核对」包装、封装，再扫内容标签"), Role.ASSEMBLER),
}
"""What has to be done with goods that are not ready to come in, and by whom."""
