"""Pure decisions about boxes that go onto a vehicle and about closing its load; each guard holds the row it names."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from app.clauses.register import guard
from app.core.compared import plain
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from db.states import BoxState, Role

TRIP = QT_TRANSLATE_NOOP("app", "车次")
ITEM = QT_TRANSLATE_NOOP("app", "扫到的")

MEASURES: dict[str, str] = {
    "rain": QT_TRANSLATE_NOOP("app", "防雨（篷布）"),
    "moisture": QT_TRANSLATE_NOOP("app", "防潮"),
    "shock": QT_TRANSLATE_NOOP("app", "防震固定"),
}
"""What E-07 asks of every load, by field of `Measures`."""


@guard("G-04")
def must_be_on_load_list(box: str, trip_no: str, owner: str, is_listed: bool) -> None:
    """G-04: only boxes of the trip's 发货单 go on.

    Raises:
        Refused: It belongs elsewhere.
    """
    if is_listed:
        return
    raise refuse(
        "G-04",
        QT_TRANSLATE_NOOP("app", "这一箱不在本车装货清单上"),
        fact(ITEM, box),
        fact(QT_TRANSLATE_NOOP("app", "它属于"), owner or "—"),
        fact(TRIP, trip_no),
        helper=Role.TEAM_LEADER,
    )


@guard("G-04")
def must_not_be_loaded_yet(box: str, trip_no: str, position: int) -> None:
    """G-04: a box is scanned on once.

    Raises:
        Refused: It is on already.
    """
    if not position:
        return
    raise refuse(
        "G-04",
        QT_TRANSLATE_NOOP("app", "这一箱已装车，重复扫描"),
        fact(ITEM, box),
        fact(TRIP, trip_no),
        fact(QT_TRANSLATE_NOOP("app", "装车顺序"), position),
        helper=Role.TEAM_LEADER,
    )


@guard("G-04")
def must_be_sealed_box(box: str, state: BoxState) -> None:
    """G-04: only a box that is sealed under its present label goes on.

    Raises:
        Refused: It is in another state.
    """
    if state is BoxState.SEALED:
        return
    raise refuse(
        "G-04",
        QT_TRANSLATE_NOOP("app", "这一箱还没有封箱贴标，不能装车"),
        fact(ITEM, box),
        fact(QT_TRANSLATE_NOOP("app", "状态"), word(state)),
        helper=Role.TEAM_LEADER,
    )


@guard("E-11")
def must_be_intact(box: str, intact: bool) -> None:
    """E-11: a damaged box stays here until it is repacked and checked again.

    Raises:
        Refused: It is damaged.
    """
    if intact:
        return
    raise refuse(
        "E-11",
        QT_TRANSLATE_NOOP("app", "包装破损，不得装车"),
        fact(ITEM, box),
        helper=Role.INSPECTOR,
    )


@guard("G-04")
def must_be_confirmed(trip_no: str, wanted: Sequence[Role], confirmed: Collection[Role]) -> None:
    """G-04: sales and storekeeper both confirm name, spec, quantity and mark; two people.

    Raises:
        Refused: One has not; the sentence names the role.
    """
    missing = [role for role in wanted if role not in confirmed]
    if not missing:
        return
    raise refuse(
        "G-04",
        QT_TRANSLATE_NOOP("app", "缺{role}确认"),
        fact(TRIP, trip_no),
        helper=missing[0],
        role=word(missing[0]),
    )


@guard("G-08")
def must_be_reconciled(trip_no: str, loaded: int, expected: int) -> None:
    """G-08: what is on the vehicle is what the list says.

    Raises:
        Refused: Boxes are missing.
    """
    if loaded == expected and expected > 0:
        return
    raise refuse(
        "G-08",
        QT_TRANSLATE_NOOP("app", "装车与清单不符：已装 {loaded} 箱，应装 {expected} 箱"),
        fact(TRIP, trip_no),
        fact(QT_TRANSLATE_NOOP("app", "已装"), loaded),
        fact(QT_TRANSLATE_NOOP("app", "应装"), expected),
        helper=Role.TEAM_LEADER,
        loaded=loaded,
        expected=expected,
    )


@guard("G-08")
def must_be_sealed(trip_no: str, container: str, seal: str) -> None:
    """G-08: a container is sealed, and the number is on record, before the load closes.

    Raises:
        Refused: No seal number.
    """
    if not container or plain(seal):
        return
    raise refuse(
        "G-08",
        QT_TRANSLATE_NOOP("app", "未封柜"),
        fact(TRIP, trip_no),
        fact(QT_TRANSLATE_NOOP("app", "柜号"), container),
        helper=Role.STOREKEEPER,
    )


@guard("G-08")
def seal_must_be_photographed(trip_no: str, container: str, photos: int, required: bool) -> None:
    """G-08: the seal of a container is photographed before the load closes, where the setting asks for it.

    Raises:
        Refused: There is no photo.
    """
    if not required or not container or photos:
        return
    raise refuse(
        "G-08",
        QT_TRANSLATE_NOOP("app", "封签还没有拍照"),
        fact(TRIP, trip_no),
        fact(QT_TRANSLATE_NOOP("app", "柜号"), container),
        helper=Role.STOREKEEPER,
    )


@guard("G-05")
def must_be_watched(trip_no: str, supervisor: str, allowed: bool, briefed: bool) -> None:
    """G-05, X-05: a named supervisor of the right role, and a safety briefing, before loading starts.

    Raises:
        Refused: One is missing.
    """
    if supervisor and allowed and briefed:
        return
    reason = (
        QT_TRANSLATE_NOOP("app", "监装人要是销售，或书面委托的成品发货组长")
        if not supervisor or not allowed
        else QT_TRANSLATE_NOOP("app", "装车前要做安全交底")
    )
    raise refuse("G-05", reason, fact(TRIP, trip_no), fact(QT_TRANSLATE_NOOP("app", "监装"), supervisor or "—"), helper=Role.SALES)


@guard("G-07")
def must_be_secured(trip_no: str, secured: bool) -> None:
    """G-07: loads stand in order and firm before the load closes.

    Raises:
        Refused: Nobody says so.
    """
    if secured:
        return
    raise refuse("G-07", QT_TRANSLATE_NOOP("app", "货物还没有码齐捆牢"), fact(TRIP, trip_no), helper=Role.TEAM_LEADER)


@guard("G-08")
def must_be_approved_short(trip_no: str, boxes: int, approvers: Mapping[str, Collection[Role]]) -> None:
    """G-08: boxes stay behind only with the word of the logistics head together with sales; two people.

    Args:
        trip_no: The trip.
        boxes: How many would stay.
        approvers: The roles of each, by name.

    Raises:
        Refused: One is missing, or one person would be both.
    """
    people = list(approvers.values())
    pairs = [(a, b) for a in people for b in people if a is not b]
    if any(Role.LOGISTICS_HEAD in head and Role.SALES in sales for head, sales in pairs):
        return
    raise refuse(
        "G-08",
        QT_TRANSLATE_NOOP("app", "少装要物流科长和销售两人批准"),
        fact(TRIP, trip_no),
        fact(QT_TRANSLATE_NOOP("app", "少装箱数"), boxes),
        fact(QT_TRANSLATE_NOOP("app", "批准"), "、".join(approvers) or "—"),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("E-07")
def must_be_protected(trip_no: str, missing: Sequence[str]) -> None:
    """E-07: rain, moisture and shock are each provided for, or not needed for a reason, before the load closes.

    Args:
        trip_no: The trip.
        missing: Names of the measures that nobody ticked and nobody gave a reason for.

    Raises:
        Refused: One is missing.
    """
    if not missing:
        return
    words = "、".join(str(say(MEASURES[name])) for name in missing)
    raise refuse(
        "E-07",
        QT_TRANSLATE_NOOP("app", "运输防护未做：{what}；不需要的写明理由"),
        fact(TRIP, trip_no),
        fact(QT_TRANSLATE_NOOP("app", "未做"), words),
        helper=Role.TEAM_LEADER,
        what=words,
    )


@guard("G-08")
def must_be_a_new_seal(seal: str, used_on: str) -> None:
    """G-08: a seal is used once; a number that stands on record for another trip was cut or copied.

    Raises:
        Refused: It was used before.
    """
    if not used_on:
        return
    raise refuse(
        "G-08",
        QT_TRANSLATE_NOOP("app", "封签号 {seal} 在车次 {trip} 用过，请换一枚"),
        fact(QT_TRANSLATE_NOOP("app", "封签"), seal),
        fact(QT_TRANSLATE_NOOP("app", "用在"), used_on),
        helper=Role.STOREKEEPER,
        seal=seal,
        trip=used_on,
    )


@guard("F-12")
def must_be_staged(dispatch_no: str, staged: int, boxes: int, differences: Sequence[str]) -> None:
    """F-12: staged goods were checked against the list by scan, and nothing differs, before loading starts.

    Raises:
        Refused: A box was not scanned at the lane, or a difference is open.
    """
    if not differences and staged >= boxes:
        return
    reason = (
        QT_TRANSLATE_NOOP("app", "{no} 备货有差异没有改正：{what}")
        if differences
        else QT_TRANSLATE_NOOP("app", "{no} 备货还没核对：{staged} / {boxes} 箱")
    )
    raise refuse(
        "F-12",
        reason,
        fact(QT_TRANSLATE_NOOP("app", "单据"), dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "已核对"), f"{staged} / {boxes}"),
        fact(QT_TRANSLATE_NOOP("app", "差异"), "、".join(differences) or "—"),
        helper=Role.TEAM_LEADER,
        no=dispatch_no,
        what="、".join(differences),
        staged=staged,
        boxes=boxes,
    )
