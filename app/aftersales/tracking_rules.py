"""Rules on the 《质检信息反馈跟踪表》, as decisions over plain values."""

from __future__ import annotations

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role


@guard("J-15")
def goods_must_be_named(pieces: int, scope: str) -> None:
    """J-15: a form lists the lots or serials that are affected.

    Raises:
        Refused: It covers nothing.
    """
    if pieces < 1:
        raise refuse(
            "J-15",
            QT_TRANSLATE_NOOP("app", "跟踪表要列明受影响的批号或序列号"),
            fact(QT_TRANSLATE_NOOP("app", "查询范围"), scope or "—"),
            helper=Role.INSPECTOR,
        )


@guard("J-15")
def hold_ends_by_disposition(identity: str, form_no: str) -> None:
    """J-15, section 3.1: goods that a form keeps on hold are let go by QA's disposition on that form alone.

    Raises:
        Refused: Always; asked only for goods that a form keeps.
    """
    raise refuse(
        "J-15",
        QT_TRANSLATE_NOOP("app", "{goods} 由 {form} 隔离复查，质检员在跟踪表上处置后才能解除"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), form_no),
        helper=Role.INSPECTOR,
        goods=identity,
        form=form_no,
    )


@guard("J-15")
def pieces_must_be_its_own(lot_no: str, form_no: str, pieces: int, free: int, other: str) -> None:
    """J-15, B-11: a disposition moves the pieces of a lot that its own form keeps; what another paper keeps is decided on there.

    Args:
        lot_no: The lot.
        form_no: The form.
        pieces: Pieces that are to be moved.
        free: Pieces on hold that no other paper keeps.
        other: The other paper, or blank.

    Raises:
        Refused: Some of them are kept by another paper too.
    """
    if not other or pieces <= free:
        return
    raise refuse(
        "J-15",
        QT_TRANSLATE_NOOP("app", "{lot} 要处置的 {pieces} 件里有 {n} 件由 {other} 隔离，先在 {other} 上处置"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), form_no),
        fact(QT_TRANSLATE_NOOP("app", "另由隔离"), other),
        helper=Role.INSPECTOR,
        lot=lot_no,
        pieces=pieces,
        n=pieces - max(0, free),
        other=other,
    )


@guard("J-15")
def held_goods_must_be_decided(form_no: str, pending: int) -> None:
    """J-15, section 3.5: no form closes while goods it keeps on hold wait for QA's disposition.

    Raises:
        Refused: Some wait.
    """
    if pending:
        raise refuse(
            "J-15",
            QT_TRANSLATE_NOOP("app", "还有 {n} 件隔离着没有处置，不能关闭跟踪表"),
            fact(QT_TRANSLATE_NOOP("app", "单据"), form_no),
            helper=Role.INSPECTOR,
            n=pending,
        )


@guard("J-15")
def form_must_be_closed(case_no: str, form_no: str) -> None:
    """J-15, section 3.5: a case cannot close while its form is open.

    Raises:
        Refused: `form_no` names an open form.
    """
    if form_no:
        raise refuse(
            "J-15",
            QT_TRANSLATE_NOOP("app", "跟踪表 {form} 未关闭，服务单不能关闭"),
            fact(QT_TRANSLATE_NOOP("app", "服务单"), case_no),
            fact(QT_TRANSLATE_NOOP("app", "跟踪表"), form_no),
            helper=Role.INSPECTOR,
            form=form_no,
        )


@guard("J-17")
def opinion_must_be_given(case_no: str, form_no: str) -> None:
    """J-17: a case with a form goes on when QA's opinion was fed back to the customer, or after-sales went there with technicians.

    Raises:
        Refused: `form_no` names a form with neither.
    """
    if form_no:
        raise refuse(
            "J-17",
            QT_TRANSLATE_NOOP("app", "质保部还没有把处理意见反馈给客户，也没有会同技术人员走访"),
            fact(QT_TRANSLATE_NOOP("app", "服务单"), case_no),
            fact(QT_TRANSLATE_NOOP("app", "跟踪表"), form_no),
            helper=Role.INSPECTOR,
        )
