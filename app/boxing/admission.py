"""What may lie in a box: pure decisions over what a code says, what the goods are and where they lie; each guard holds the row it names."""

from __future__ import annotations

from datetime import date

from app.clauses.register import guard
from app.core.errors import Fact, fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from db.states import Role, UnitState

ITEM = QT_TRANSLATE_NOOP("app", "扫到的")
STATE = QT_TRANSLATE_NOOP("app", "状态")
SHOULD = QT_TRANSLATE_NOOP("app", "应为")
DOCUMENT = QT_TRANSLATE_NOOP("app", "单据")


@guard("C-18")
def label_must_fit(item: Fact, what: str, said: str, known: str) -> None:
    """C-18: what a label says of the goods is what the desk knows of them; else it is the label of others.

    Args:
        item: What was scanned.
        what: Marked name of what is compared: product, lot, a date, the count.
        said: What the label says, blank where it says nothing.
        known: What the goods are, blank where nobody knows.

    Raises:
        Refused: Both are there and differ.
    """
    if not said or not known or said == known:
        return
    raise refuse(
        "C-18",
        QT_TRANSLATE_NOOP("app", "标签与货品不符，请拿出来核实"),
        item,
        fact(what, said),
        fact(SHOULD, known),
        helper=Role.INSPECTOR,
    )


@guard("C-18")
def must_be_the_pack(item: Fact, product: str, is_same: bool) -> None:
    """C-18: after the code of an inner pack comes the lot of these very goods, before anything else is counted.

    Raises:
        Refused: Something else was scanned.
    """
    if is_same:
        return
    raise refuse(
        "C-18",
        QT_TRANSLATE_NOOP("app", "整包还没扫批号，先扫它的批号，或扫「撤销」作罢"),
        item,
        fact(QT_TRANSLATE_NOOP("app", "货品"), product),
        helper=Role.TEAM_LEADER,
    )


@guard("D-13")
def must_not_be_expired(item: Fact, expires_on: date | None, today: date) -> None:
    """D-13: goods whose shelf life is over are not issued or dispatched, from the day after on.

    Raises:
        Refused: The last day was yesterday or before.
    """
    if expires_on is None or today <= expires_on:
        return
    raise refuse(
        "D-13",
        QT_TRANSLATE_NOOP("app", "已失效，禁止发料、发货"),
        item,
        fact(QT_TRANSLATE_NOOP("app", "有效期至"), expires_on),
        helper=Role.STOREKEEPER,
    )


@guard("D-13")
def must_not_be_locked(item: Fact, state: UnitState) -> None:
    """D-13: what the store has locked stays out of every box.

    Raises:
        Refused: It is locked.
    """
    if state is not UnitState.LOCKED:
        return
    raise refuse(
        "D-13", QT_TRANSLATE_NOOP("app", "已锁定，禁止发料、发货"), item, fact(STATE, word(state)), helper=Role.STOREKEEPER
    )


@guard("D-12")
def must_not_wait_for_recheck(item: Fact, state: UnitState) -> None:
    """D-12: goods that are due for their recheck wait for its result.

    Raises:
        Refused: They are.
    """
    if state is not UnitState.RECHECK_DUE:
        return
    raise refuse(
        "D-12", QT_TRANSLATE_NOOP("app", "到期待复验，复验合格前不得装箱"), item, fact(STATE, word(state)), helper=Role.INSPECTOR
    )


@guard("C-01")
def product_must_have_spec(item: Fact, product: str, has_spec: bool) -> None:
    """C-01: what goes into a shipping box has an approved packaging requirement in force.

    Raises:
        Refused: Its product has none.
    """
    if has_spec:
        return
    raise refuse(
        "C-01", QT_TRANSLATE_NOOP("app", "无有效包装要求：{product}"), item, helper=Role.PROCESS, product=product
    )


@guard("C-14")
def paper_must_be_of_this_order(dispatch_no: str, code: str, paper: str, product: str, is_ours: bool) -> None:
    """C-14: the papers that go into the box are those of its goods.

    Raises:
        Refused: It belongs to a product that is not on this 发货单.
    """
    if is_ours:
        return
    raise refuse(
        "C-14",
        QT_TRANSLATE_NOOP("app", "放错了资料：这是{product}的{paper}"),
        fact(DOCUMENT, dispatch_no),
        fact(ITEM, code),
        helper=Role.TEAM_LEADER,
        product=product,
        paper=paper,
    )


@guard("C-18")
def paper_must_be_scanned(paper: str, code: str, is_scanned: bool) -> None:
    """C-18: what bears a bar code is not ticked by hand.

    Raises:
        Refused: The paper has a code and none was scanned.
    """
    if is_scanned or not code:
        return
    raise refuse(
        "C-18",
        QT_TRANSLATE_NOOP("app", "{paper}上有条码，请扫它，不能点「确认」"),
        fact(QT_TRANSLATE_NOOP("app", "条码"), code),
        helper=Role.TEAM_LEADER,
        paper=paper,
    )


@guard("C-14")
def box_must_be_of_this_order(box: Fact, box_no: int, owner: str, customer: str, dispatch_no: str) -> None:
    """C-14: while a 发货单 is in work, only its own boxes are handled.

    Args:
        box: The box that was scanned.
        box_no: Its number within its order.
        owner: Its 发货单.
        customer: Who gets it.
        dispatch_no: The 发货单 in work, or blank.

    Raises:
        Refused: It belongs to another.
    """
    if not dispatch_no or owner == dispatch_no:
        return
    raise refuse(
        "C-14",
        QT_TRANSLATE_NOOP("app", "这是别单的箱：{customer} 第 {n} 箱，请拿开"),
        fact(DOCUMENT, dispatch_no),
        box,
        fact(QT_TRANSLATE_NOOP("app", "它属于"), owner),
        helper=Role.TEAM_LEADER,
        customer=customer,
        n=box_no,
    )


@guard("C-14")
def box_must_be_of_this_station(box: Fact, box_no: int, station: str, packer: str, minutes: int, most: int, here: str) -> None:
    """C-14: a box that is being packed at one station is not touched at another, so that its list stays true.

    Args:
        box: The box.
        box_no: Its number.
        station: Where it is being packed, blank where nobody noted it.
        packer: Who packs it.
        minutes: Minutes since something last happened to it there.
        most: Minutes after which another station may go on with it.
        here: This station.

    Raises:
        Refused: It is in work elsewhere.
    """
    if not station or station == here or minutes >= most:
        return
    raise refuse(
        "C-14",
        QT_TRANSLATE_NOOP("app", "第 {n} 箱正在{station}由{packer}装，请在那里做完"),
        box,
        fact(QT_TRANSLATE_NOOP("app", "在哪里"), station),
        fact(QT_TRANSLATE_NOOP("app", "可在此接手"), say(QT_TRANSLATE_NOOP("app", "{n} 分钟后"), n=most - minutes)),
        helper=Role.TEAM_LEADER,
        n=box_no,
        station=station,
        packer=packer,
    )
