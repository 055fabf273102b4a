"""Rules on rework, as decisions over plain values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import ReworkState, Role

NUMBER = QT_TRANSLATE_NOOP("app", "返工单")


@guard("J-19")
def must_have_been_tested(identity: str, test_no: str, counts: bool) -> None:
    """J-19: quality judges goods that came back only on a record of its test, on site or in the return inspection.

    Args:
        identity: Serial or lot number.
        test_no: The record that is named, or blank.
        counts: Whether it is there and is about these goods.

    Raises:
        Refused: There is none.
    """
    if counts:
        return
    reason = (
        QT_TRANSLATE_NOOP("app", "未经质保部检测确认：{test_no} 不是 {identity} 的检测记录（退货检验单、退货单上的检测、现场服务单）")
        if test_no
        else QT_TRANSLATE_NOOP("app", "未经质保部检测确认")
    )
    raise refuse(
        "J-19",
        reason,
        fact(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity),
        fact(QT_TRANSLATE_NOOP("app", "检测记录"), test_no or "—"),
        helper=Role.INSPECTOR,
        test_no=test_no,
        identity=identity,
    )


@guard("J-23")
def form_must_cover(form_no: str, closed: bool, unnamed: Sequence[str]) -> None:
    """J-23: goods are reworked by a tracking form that is open and names them.

    Raises:
        Refused: It is closed, or names others.
    """
    if not closed and not unnamed:
        return
    reason = (
        QT_TRANSLATE_NOOP("app", "跟踪表 {form} 已关闭，返工要用未关闭的跟踪表")
        if closed
        else QT_TRANSLATE_NOOP("app", "跟踪表 {form} 没有列 {goods}，不能按它返工")
    )
    raise refuse(
        "J-23",
        reason,
        fact(QT_TRANSLATE_NOOP("app", "跟踪表"), form_no),
        fact(QT_TRANSLATE_NOOP("app", "没有列的"), "、".join(unnamed[:5]) or "—"),
        helper=Role.INSPECTOR,
        form=form_no,
        goods=unnamed[0] if unnamed else "",
    )


@guard("J-21")
def simplified_must_be_grounded(number: str, ncr_no: str, reason: str) -> None:
    """J-21: quality allows the simplified form with a reason; the number of the tracking form stays mandatory (X-29).

    Raises:
        Refused: No reason, or no tracking form.
    """
    if ncr_no.strip() and reason.strip():
        return
    raise refuse(
        "J-21",
        QT_TRANSLATE_NOOP("app", "简化返工要写明理由和质检信息反馈跟踪表编号"),
        fact(NUMBER, number),
        fact(QT_TRANSLATE_NOOP("app", "跟踪表"), ncr_no.strip() or "—"),
        fact(QT_TRANSLATE_NOOP("app", "简化理由"), reason.strip() or "—"),
        helper=Role.INSPECTOR,
    )


@guard("J-24")
def documents_must_be_issued(number: str, needed: bool, missing: Sequence[str]) -> None:
    """J-24: after a change of design no task order is made before drawings and rework process are issued and approved.

    Raises:
        Refused: One is missing, or not approved.
    """
    if not needed or not missing:
        return
    raise refuse(
        "J-24",
        QT_TRANSLATE_NOOP("app", "返工图纸/工艺未下达"),
        fact(NUMBER, number),
        fact(QT_TRANSLATE_NOOP("app", "缺"), "、".join(missing)),
        helper=Role.RESEARCH,
    )


@guard("J-27")
def must_be_finished_before_it_passes(
    identity: str, number: str, state: ReworkState, finished_at: datetime | None, inspected_from: datetime
) -> None:
    """J-27: what is reworked passes only by an inspection that began after the workshop had finished.

    Args:
        identity: Serial or lot number.
        number: The 返工单.
        state: How far it is.
        finished_at: When the workshop submitted the card of the rework, or None.
        inspected_from: When the inspection began.

    Raises:
        Refused: The rework is not finished, or the inspection is older.
    """
    if state is ReworkState.REINSPECTION and finished_at is not None and inspected_from >= finished_at:
        return
    raise refuse(
        "J-27",
        QT_TRANSLATE_NOOP("app", "返工未完工，不得复检：{identity}"),
        fact(NUMBER, number),
        fact(QT_TRANSLATE_NOOP("app", "状态"), word(state)),
        helper=Role.ASSEMBLER,
        identity=identity,
    )
