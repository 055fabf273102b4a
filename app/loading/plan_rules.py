"""Pure decisions about load plans; each guard holds the row it names."""

from __future__ import annotations

from app.clauses.register import guard
from app.core.errors import Fact, fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.planner.model import Container, FaultKind, Report
from app.planner.words import kind_word, sentence
from db.states import Role

BOX = QT_TRANSLATE_NOOP("app", "箱")
TRIP = QT_TRANSLATE_NOOP("app", "车次")
_STACKED = (FaultKind.LAYERS, FaultKind.LOAD_ON_TOP)


@guard("G-07")
def must_have_limits(box: str, packaging: str, layers: int, stackable: bool, *, needed: bool = True) -> None:
    """G-07, C-02: no plan is made for stackable goods of whose packaging nobody said how many layers it bears.

    Args:
        box: The box in words.
        packaging: Kind of packaging, blank where the box has none.
        layers: How many layers it bears, 0 where nobody said.
        stackable: Something may stand on it at all.
        needed: Setting `loading.require_stacking_limits`.

    Raises:
        Refused: Nobody said.
    """
    if layers > 0 or not stackable or not needed:
        return
    raise refuse(
        "G-07",
        QT_TRANSLATE_NOOP("app", "{what}没有填堆码层数，不能排装柜图：请在「资料·包装种类」填最大堆码层数"),
        fact(BOX, box),
        fact(QT_TRANSLATE_NOOP("app", "包装种类"), packaging or "—"),
        helper=Role.PROCESS,
        what=packaging or box,
    )


@guard("G-07")
def must_not_be_stacked_too_high(trip_no: str, report: Report) -> None:
    """G-07: no pile is higher, and nothing carries more, than the packaging bears.

    Raises:
        Refused: One is.
    """
    fault = next((fault for fault in report.faults if fault.kind in _STACKED), None)
    if fault is None:
        return
    too_high = fault.kind is FaultKind.LAYERS
    found = (fault.found, fault.allowed) if too_high else (_kg(fault.found), _kg(fault.allowed))
    raise refuse(
        "G-07",
        QT_TRANSLATE_NOOP("app", "超过堆码层数") if too_high else QT_TRANSLATE_NOOP("app", "超过堆码承重"),
        fact(TRIP, trip_no),
        fact(QT_TRANSLATE_NOOP("app", "装车次序"), "、".join(map(str, fault.sequences))),
        fact(QT_TRANSLATE_NOOP("app", "现在"), found[0]),
        fact(QT_TRANSLATE_NOOP("app", "允许"), found[1]),
        helper=Role.TEAM_LEADER,
    )


@guard("G-06")
def must_be_right(trip_no: str, report: Report, container: Container) -> None:
    """G-06: a load plan is kept only when the independent check finds nothing wrong with it.

    Raises:
        Refused: It found something; the sentence names the first, the facts every kind.
    """
    others = [fault for fault in report.faults if fault.kind not in _STACKED]
    if not others:
        return
    kinds = list(dict.fromkeys(fault.kind for fault in others))
    facts: list[Fact] = [fact(TRIP, trip_no)]
    for kind in kinds[:5]:
        facts.append(fact(QT_TRANSLATE_NOOP("app", "复核"), sentence(next(f for f in others if f.kind is kind), container)))
    raise refuse(
        "G-06",
        QT_TRANSLATE_NOOP("app", "装柜图没有通过复核：{what}"),
        *facts,
        helper=Role.TEAM_LEADER,
        what=kind_word(kinds[0]),
    )


@guard("G-06")
def must_have_a_plan(trip_no: str, planned: bool) -> None:
    """G-06: nothing goes onto a strict trip before it has a load plan that holds, else any order would do.

    Raises:
        Refused: It never had one, or the one it had is void.
    """
    if planned:
        return
    raise refuse(
        "G-06",
        QT_TRANSLATE_NOOP("app", "本车只按装柜图次序装，还没有有效的装柜图：先在「装柜图」算一张"),
        fact(TRIP, trip_no),
        helper=Role.TEAM_LEADER,
    )


@guard("G-06")
def must_be_in_order(box: str, trip_no: str, next_box: str, next_place: str, in_order: bool) -> None:
    """G-06: on a strict trip boxes go on in the order of the load plan.

    Raises:
        Refused: Another box is next; the facts say which and where it goes.
    """
    if in_order:
        return
    raise refuse(
        "G-06",
        QT_TRANSLATE_NOOP("app", "未按装柜图次序"),
        fact(QT_TRANSLATE_NOOP("app", "扫到的"), box),
        fact(QT_TRANSLATE_NOOP("app", "下一箱"), next_box),
        fact(QT_TRANSLATE_NOOP("app", "它的位置"), next_place),
        fact(TRIP, trip_no),
        helper=Role.TEAM_LEADER,
    )


def _kg(grams: int) -> str:
    return f"{grams / 1000:g} kg"
