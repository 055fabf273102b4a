"""Pure decisions of the packing bench; each guard holds the row it names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from app.clauses.register import guard
from app.core.errors import Fact, fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, Text
from app.core.words import word
from db.states import Role, UnitState

ITEM = QT_TRANSLATE_NOOP("app", "扫到的")
DOCUMENT = QT_TRANSLATE_NOOP("app", "单据")
STATE = QT_TRANSLATE_NOOP("app", "状态")
OWNER = QT_TRANSLATE_NOOP("app", "它属于")
BOX = QT_TRANSLATE_NOOP("app", "箱")

UNINSPECTED = frozenset(
    {
        UnitState.IN_PRODUCTION, UnitState.AWAITING_INSPECTION, UnitState.HOLD, UnitState.LOCKED, UnitState.RECHECK_DUE,
        UnitState.RETURNED, UnitState.REWORK, UnitState.SCRAPPED,
    }
)  # fmt: skip
"""States in which no valid pass stands behind the goods."""


@guard("B-06")
def must_be_inspected(item: Fact, state: UnitState) -> None:
    """B-06: only goods that passed inspection are packed.

    Raises:
        Refused: The state says they did not, or no longer do.
    """
    if state not in UNINSPECTED:
        return
    raise refuse(
        "B-06", QT_TRANSLATE_NOOP("app", "未检验合格，不得包装"), item, fact(STATE, word(state)), helper=Role.INSPECTOR
    )


@guard("C-14")
def must_be_on_list(item: Fact, dispatch_no: str, is_listed: bool, owner: str, state: str, wanted: Text | None = None) -> None:
    """C-14: only goods on the list go into the box.

    Args:
        item: What was scanned.
        dispatch_no: The 发货单 in work.
        is_listed: Whether its product stands on a line.
        owner: 发货单 it was drawn for, or blank.
        state: Its state in words.
        wanted: What the list still lacks, where that helps.

    Raises:
        Refused: It is on no line.
    """
    if is_listed:
        return
    raise refuse(
        "C-14",
        QT_TRANSLATE_NOOP("app", "这件不是本单货品，请拿出来"),
        item,
        *([] if wanted is None else [fact(QT_TRANSLATE_NOOP("app", "本单要"), wanted)]),
        fact(DOCUMENT, dispatch_no),
        fact(OWNER, owner or "—"),
        fact(STATE, state),
        helper=Role.TEAM_LEADER,
    )


@guard("C-14")
def must_not_be_surplus(item: Fact, dispatch_no: str, quantity: int, missing: int, *, keyed: bool = False) -> None:
    """C-14: no more goes in than the list says.

    Raises:
        Refused: The line would be exceeded.
    """
    if quantity <= missing:
        return
    miscounted = QT_TRANSLATE_NOOP("app", "数量超出清单，请重新点数")
    raise refuse(
        "C-14",
        miscounted if keyed and missing else QT_TRANSLATE_NOOP("app", "超出清单数量，请拿出来"),
        fact(DOCUMENT, dispatch_no),
        item,
        fact(QT_TRANSLATE_NOOP("app", "本次"), quantity),
        fact(QT_TRANSLATE_NOOP("app", "还差"), missing),
        helper=Role.TEAM_LEADER,
    )


@guard("C-14")
def must_not_be_boxed_yet(item: Fact, box_no: int, dispatch_no: str, state: str = "", here: str = "") -> None:
    """C-14: a serial number goes into a box once.

    Args:
        item: What was scanned.
        box_no: The box it lies in, 0 for none.
        dispatch_no: The 发货单 of that box.
        state: How far that box is, in words.
        here: The 发货单 in work.

    Raises:
        Refused: It lies in a box.
    """
    if not box_no:
        return
    elsewhere = QT_TRANSLATE_NOOP("app", "序列号重复，这件已在别单第 {n} 箱")
    raise refuse(
        "C-14",
        elsewhere if here and dispatch_no != here else QT_TRANSLATE_NOOP("app", "序列号重复，这件已在第 {n} 箱"),
        item,
        fact(OWNER, dispatch_no),
        fact(BOX, f"{box_no} {state}".strip()),
        helper=Role.TEAM_LEADER,
        n=box_no,
    )


@guard("C-14")
def must_be_drawn(item: Fact, dispatch_no: str, owner: str, state: str, is_drawn: bool) -> None:
    """C-14: goes in only what was drawn for this very 发货单.

    Raises:
        Refused: Not drawn, or drawn for another.
    """
    if is_drawn:
        return
    raise refuse(
        "C-14",
        QT_TRANSLATE_NOOP("app", "这件没有为本单提货，请拿出来"),
        fact(DOCUMENT, dispatch_no),
        item,
        fact(OWNER, owner or "—"),
        fact(STATE, state),
        helper=Role.STOREKEEPER,
    )


@guard("C-14")
def list_must_be_in(box_no: int, missing: int, list_in: bool) -> None:
    """C-14: a box is not closed while goods are short or its 装箱单 is not in it.

    Raises:
        Refused: Either.
    """
    if missing > 0:
        raise refuse(
            "C-14",
            QT_TRANSLATE_NOOP("app", "清单还差 {missing} 件，不能封箱；少装须物流科长批准"),
            fact(BOX, box_no),
            helper=Role.LOGISTICS_HEAD,
            missing=missing,
        )
    if not list_in:
        raise refuse("C-14", QT_TRANSLATE_NOOP("app", "装箱单未放入"), fact(BOX, box_no), helper=Role.TEAM_LEADER)


@guard("C-14")
def must_be_this_list(scanned: str, wanted: str) -> None:
    """C-14: the packing list that goes into the box is its own, and the newest print of it.

    Raises:
        Refused: It is another order's or box's, or a print that is void.
    """
    if scanned == wanted:
        return
    is_old = "-" in scanned and scanned.rpartition("-")[0] == wanted.rpartition("-")[0]
    newest = QT_TRANSLATE_NOOP("app", "这张装箱单已作废，请换成新打的")
    raise refuse(
        "C-14",
        newest if is_old else QT_TRANSLATE_NOOP("app", "放错了装箱单，请换成本箱的"),
        fact(ITEM, scanned),
        fact(QT_TRANSLATE_NOOP("app", "本箱的"), wanted or "—"),
        helper=Role.TEAM_LEADER,
    )


@guard("F-16", "I-19")
def kit_must_be_complete(dispatch_no: str, open_papers: Sequence[str]) -> None:
    """F-16, I-19: every paper for the customer is in before the order counts as packed, so that goods and papers arrive together.

    Raises:
        Refused: One is not; the sentence names the first.
    """
    if not open_papers:
        return
    raise refuse(
        "F-16",
        QT_TRANSLATE_NOOP("app", "随货资料不齐：{paper}"),
        fact(DOCUMENT, dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "未放入"), "、".join(open_papers)),
        helper=Role.SALES,
        paper=open_papers[0],
    )


@guard("C-15")
def must_be_addressed(box_no: int, missing: Sequence[str]) -> None:
    """C-15: the shipping label bears address, consignee and the company's own address; nothing may be blank.

    Args:
        box_no: The box.
        missing: Names of the blank fields in Chinese.

    Raises:
        Refused: There is one.
    """
    if not missing:
        return
    raise refuse(
        "C-15",
        QT_TRANSLATE_NOOP("app", "发运标签要素缺失：{field}"),
        fact(BOX, box_no),
        fact(QT_TRANSLATE_NOOP("app", "缺"), "、".join(missing)),
        helper=Role.SALES,
        field=missing[0],
    )


@guard("C-15")
def label_must_not_be_void(box_no: int, reason: str) -> None:
    """C-15: a box whose label was voided goes no further before it bears a new one that was scanned back.

    Raises:
        Refused: The label on it is void.
    """
    if not reason:
        return
    raise refuse(
        "C-15",
        QT_TRANSLATE_NOOP("app", "第 {n} 箱标签已作废，请先扫旧标签换新"),
        fact(BOX, box_no),
        fact(QT_TRANSLATE_NOOP("app", "原因"), reason),
        helper=Role.TEAM_LEADER,
        n=box_no,
    )


@guard("C-11")
def must_scan_back(scanned: str, wanted: str, scanned_issue: str, issue: int) -> None:
    """C-11: the label that sticks on the box is this box's newest one.

    Args:
        scanned: SSCC read.
        wanted: SSCC of the box in work.
        scanned_issue: Issue in the code (AI 91), blank where the bar code alone was read.
        issue: Newest issue of its label.

    Raises:
        Refused: Another box's label, an older one, or a reprint of which only the bar code was read.
    """
    facts = (fact(ITEM, f"…{scanned[-5:]} {scanned_issue}".strip()), fact(QT_TRANSLATE_NOOP("app", "应为"), f"…{wanted[-5:]} {issue}"))
    if scanned != wanted:
        raise refuse("C-11", QT_TRANSLATE_NOOP("app", "这是别的箱的标签"), *facts, helper=Role.TEAM_LEADER)
    if scanned_issue and scanned_issue != str(issue):
        raise refuse("C-11", QT_TRANSLATE_NOOP("app", "这是已作废的旧标签，请换上新标签"), *facts, helper=Role.TEAM_LEADER)
    if not scanned_issue and issue > 1:
        raise refuse("C-11", QT_TRANSLATE_NOOP("app", "补打过的标签请扫二维码"), *facts, helper=Role.TEAM_LEADER)


@guard("C-16")
def must_be_another(checker: str, checker_id: int | None, packer_ids: Collection[int]) -> None:
    """C-16: nobody checks what he packed.

    Raises:
        Refused: He put something into this box.
    """
    if checker_id is not None and checker_id not in packer_ids:
        return
    raise refuse(
        "C-16",
        QT_TRANSLATE_NOOP("app", "核对人与装箱人不能为同一人"),
        fact(QT_TRANSLATE_NOOP("app", "登录人"), checker),
        helper=Role.INSPECTOR,
    )


@guard("C-16")
def must_agree(item: Fact, box_no: int, is_in: bool) -> None:
    """C-16: the second person finds in the box what the list says, each once.

    Raises:
        Refused: It is not in this box, or was checked already; 少装 opens the box again.
    """
    if is_in:
        return
    raise refuse(
        "C-16",
        QT_TRANSLATE_NOOP("app", "与装箱单不符：不在本箱，或已核对过"),
        item,
        fact(BOX, box_no),
        helper=Role.TEAM_LEADER,
    )


COUNTS_DIFFER = QT_TRANSLATE_NOOP("app", "点数不一致，请重新点数")
"""Nothing lies wrongly in the box yet: it is counted anew, nothing is taken out."""


@guard("C-18")
def counts_must_agree(item: Fact, packer: int, checker: int) -> None:
    """C-18: pieces counted by the packer and by the checker agree; the packer's count is never shown to the checker.

    Raises:
        Refused: They differ.
    """
    if packer == checker:
        return
    raise refuse(
        "C-18",
        COUNTS_DIFFER,
        item,
        fact(QT_TRANSLATE_NOOP("app", "核对数"), checker),
        helper=Role.TEAM_LEADER,
    )


@guard("C-16")
def may_be_counted(box_no: int, allowed: str, has_serials: bool) -> None:
    """C-16, C-18: the list and a count of all pieces stand for the re-scan only where that is allowed.

    Args:
        box_no: The box.
        allowed: Setting `boxing.check_by_count`: never, lot_goods, always.
        has_serials: Whether goods with serial numbers lie in the box.

    Raises:
        Refused: Every item has to be scanned again.
    """
    if allowed == "always" or (allowed == "lot_goods" and not has_serials):
        return
    raise refuse("C-16", QT_TRANSLATE_NOOP("app", "这一箱要逐件重扫核对"), fact(BOX, box_no), helper=Role.TEAM_LEADER)


@guard("C-14")
def short_needs_a_second_person(approver: str, approver_id: int | None, packer_ids: Collection[int]) -> None:
    """C-14: pieces are left out only when somebody approves it who packed nothing of this box.

    Raises:
        Refused: He packed, or asked for it himself.
    """
    if approver_id is not None and approver_id not in packer_ids:
        return
    raise refuse(
        "C-14",
        QT_TRANSLATE_NOOP("app", "少装要由第二个人批准，装箱人不能自己批"),
        fact(QT_TRANSLATE_NOOP("app", "登录人"), approver),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("C-17")
def must_be_assigned(name: str, valid: Sequence[tuple[date, date]], today: date) -> None:
    """C-17, K-13: who packs holds a valid packing qualification.

    Args:
        name: The person.
        valid: Spans (from, until, both inclusive) of his packing qualifications.
        today: The site's day.

    Raises:
        Refused: None holds today.
    """
    if any(start <= today <= end for start, end in valid):
        return
    raise refuse(
        "C-17",
        QT_TRANSLATE_NOOP("app", "未授权装箱：{name}没有有效的装箱资格"),
        fact(QT_TRANSLATE_NOOP("app", "人员"), name),
        fact(QT_TRANSLATE_NOOP("app", "资格至"), max((end for _, end in valid), default=None) or "—"),
        helper=Role.TEAM_LEADER,
        name=name,
    )
