"""Rules on packaging materials, as decisions over plain values."""

from __future__ import annotations

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role

ITEM = QT_TRANSLATE_NOOP("app", "包装物")
REQUISITION = QT_TRANSLATE_NOOP("app", "领料单")


@guard("C-09")
def must_be_approved(key: str, name: str, is_approved: bool) -> None:
    """C-09: only packaging whose material was approved as sound, safe and sturdy is chosen.

    Raises:
        Refused: There is no approval record.
    """
    if is_approved:
        return
    raise refuse(
        "C-09",
        QT_TRANSLATE_NOOP("app", "包装物未经认可，不能选用：{name}"),
        fact(ITEM, f"{key} {name}"),
        fact(QT_TRANSLATE_NOOP("app", "缺"), "认可记录（日期、认可人、依据）"),
        helper=Role.PROCESS,
        name=name,
    )


@guard("C-05")
def must_have_requisition(item: str, requisition_no: str, state: str, is_open: bool) -> None:
    """C-05: the raw-material store issues packaging only on a 领料单 that production submitted.

    Args:
        item: What should be issued, or blank.
        requisition_no: The 领料单, or blank where none was scanned.
        state: Its state in words.
        is_open: Whether it may still be issued on.

    Raises:
        Refused: None was scanned, or it is a draft, void, or issued in full.
    """
    if is_open:
        return
    facts = [fact(REQUISITION, requisition_no or "—"), fact(QT_TRANSLATE_NOOP("app", "状态"), state or "—")]
    if item:
        facts.insert(0, fact(QT_TRANSLATE_NOOP("app", "扫到的"), item))
    sentence = QT_TRANSLATE_NOOP("app", "无领料单，不得发料")
    if requisition_no:
        sentence = QT_TRANSLATE_NOOP("app", "领料单「{state}」，不能发料")
    raise refuse("C-05", sentence, *facts, helper=Role.PLANNING, state=state)


@guard("C-05")
def must_be_requested(item: str, requisition_no: str, is_on: bool) -> None:
    """C-05: only what the 领料单 names is issued.

    Raises:
        Refused: The item stands on no line.
    """
    if is_on:
        return
    raise refuse(
        "C-05",
        QT_TRANSLATE_NOOP("app", "领料单上没有这种包装物：{item}"),
        fact(QT_TRANSLATE_NOOP("app", "扫到的"), item),
        fact(REQUISITION, requisition_no),
        helper=Role.PLANNING,
        item=item,
    )


@guard("C-05")
def must_not_exceed_request(item: str, requisition_no: str, quantity: int, asked: int, issued: int) -> None:
    """C-05: no more is issued than was asked for.

    Args:
        item: The item.
        requisition_no: The 领料单.
        quantity: What should be issued now.
        asked: What the line asks for.
        issued: What was issued before.

    Raises:
        Refused: Together more than the line.
    """
    if issued + quantity <= asked:
        return
    raise refuse(
        "C-05",
        QT_TRANSLATE_NOOP("app", "超领：{item} 只能再发 {left}"),
        fact(REQUISITION, requisition_no),
        fact(QT_TRANSLATE_NOOP("app", "请领"), asked),
        fact(QT_TRANSLATE_NOOP("app", "已发"), issued),
        fact(QT_TRANSLATE_NOOP("app", "本次"), quantity),
        helper=Role.PLANNING,
        item=item,
        left=asked - issued,
    )
