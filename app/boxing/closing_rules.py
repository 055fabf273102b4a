"""Pure decisions on a box that is closed, stopped, or handed over; each guard holds the row it names."""

from __future__ import annotations

from collections.abc import Sequence

from app.boxing.rules import BOX, DOCUMENT
from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role


@guard("C-13")
def must_be_firm(box_no: int, said: bool) -> None:
    """C-13: somebody looked at the closed box and says that it is firm and undamaged.

    Raises:
        Refused: Nobody did.
    """
    if said:
        return
    raise refuse(
        "C-13", QT_TRANSLATE_NOOP("app", "第 {n} 箱还没确认牢固、无破损"), fact(BOX, box_no), helper=Role.TEAM_LEADER, n=box_no
    )


@guard("E-06")
def must_be_protected(box_no: int, open_items: Sequence[str]) -> None:
    """E-06: before delivery the outer package has the protection that the packing specs ask for.

    Raises:
        Refused: An item of it is not done.
    """
    if not open_items:
        return
    raise refuse(
        "E-06",
        QT_TRANSLATE_NOOP("app", "交付前防护未完成：{item}"),
        fact(BOX, box_no),
        fact(QT_TRANSLATE_NOOP("app", "未做"), "、".join(open_items)),
        helper=Role.TEAM_LEADER,
        item=open_items[0],
    )


@guard("C-12")
def fragile_must_be_cushioned(box_no: int, missing: bool) -> None:
    """C-12: fragile goods are cushioned in the outer box as well.

    Raises:
        Refused: They are not.
    """
    if not missing:
        return
    raise refuse("C-12", QT_TRANSLATE_NOOP("app", "易碎品缺防震材料"), fact(BOX, box_no), helper=Role.TEAM_LEADER)


@guard("E-03", "E-05")
def must_not_be_stopped(box_no: int, reason: str) -> None:
    """E-03, E-05: a box that was found damaged, or lost its marks, goes no further before quality released it.

    Raises:
        Refused: It is stopped.
    """
    if not reason:
        return
    raise refuse(
        "E-03",
        QT_TRANSLATE_NOOP("app", "第 {n} 箱已停下：{why}，质检放行后才能动"),
        fact(BOX, box_no),
        helper=Role.INSPECTOR,
        n=box_no,
        why=reason,
    )


@guard("E-03")
def damage_must_be_photographed(box_no: int, photos: int) -> None:
    """E-03: a damage record has a photo before the box is released.

    Raises:
        Refused: There is none since the damage was found.
    """
    if photos > 0:
        return
    raise refuse("E-03", QT_TRANSLATE_NOOP("app", "破损记录还没有照片"), fact(BOX, box_no), helper=Role.INSPECTOR)


@guard("E-05")
def relabel_needs_another(name: str, person_id: int | None, reporter_id: int) -> None:
    """E-05: quality approves the new label, not who found the old one lost.

    Raises:
        Refused: It is the same person.
    """
    if person_id is not None and person_id != reporter_id:
        return
    raise refuse(
        "E-05",
        QT_TRANSLATE_NOOP("app", "补标识要由另一名质检员批准"),
        fact(QT_TRANSLATE_NOOP("app", "登录人"), name),
        helper=Role.INSPECTOR,
    )


@guard("C-19")
def must_be_handed_over(dispatch_no: str, handed: int, boxes: int) -> None:
    """C-19: at 自提 every box is scanned in front of the customer before he signs and loads.

    Raises:
        Refused: One was not.
    """
    if handed >= boxes:
        return
    raise refuse(
        "C-19",
        QT_TRANSLATE_NOOP("app", "自提当面交接 {handed} / {boxes} 箱，逐箱扫完才能签收"),
        fact(DOCUMENT, dispatch_no),
        helper=Role.TEAM_LEADER,
        handed=handed,
        boxes=boxes,
    )


@guard("F-16", "I-19")
def kit_must_travel(dispatch_no: str, missing: Sequence[str]) -> None:
    """F-16, I-19: where boxes leave apart, the papers for the customer leave with both parts.

    Raises:
        Refused: One part would be without papers.
    """
    if not missing:
        return
    raise refuse(
        "F-16",
        QT_TRANSLATE_NOOP("app", "{no} 会没有随货资料：{papers}；另备一份随车，或先放进要走的箱"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "未放入"), "、".join(missing)),
        helper=Role.SALES,
        no=dispatch_no,
        papers="、".join(missing),
    )
