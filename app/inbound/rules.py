"""Rules on stock-in, as decisions over plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from db.states import InspectionVerdict, Role, ZoneKind


@guard("D-01")
def three_must_be_there(task_no: str, inspection_no: str, labels: int) -> None:
    """D-01: goods come in with task order, inspection sheet and their labels.

    Raises:
        Refused: One of the three is missing.
    """
    missing = [
        name
        for name, there in (("生产任务单", bool(task_no)), ("产品检验单", bool(inspection_no)), ("产品标签", labels > 0))
        if not there
    ]
    if missing:
        raise refuse(
            "D-01",
            QT_TRANSLATE_NOOP("app", "缺{missing}，不得入库"),
            fact(QT_TRANSLATE_NOOP("app", "生产任务单"), task_no or "—"),
            fact(QT_TRANSLATE_NOOP("app", "产品检验单"), inspection_no or "—"),
            fact(QT_TRANSLATE_NOOP("app", "产品标签"), labels),
            helper=Role.PLANNING if missing[0] == "生产任务单" else Role.INSPECTOR,
            missing="、".join(missing),
        )


@guard("D-01")
def sheet_must_be_of_task(task_no: str, inspection_no: str, sheet_task: str) -> None:
    """D-01: the inspection sheet belongs to the task order.

    Raises:
        Refused: It is another task's.
    """
    if task_no and inspection_no and sheet_task != task_no:
        raise refuse(
            "D-01",
            QT_TRANSLATE_NOOP("app", "产品检验单不是这张任务单的，不得入库"),
            fact(QT_TRANSLATE_NOOP("app", "生产任务单"), task_no),
            fact(QT_TRANSLATE_NOOP("app", "产品检验单"), inspection_no),
            fact(QT_TRANSLATE_NOOP("app", "它属于"), sheet_task or "—"),
            helper=Role.INSPECTOR,
        )


@guard("D-01")
def label_must_be_on(identity: str, its_task: str, papers: Mapping[str, Collection[str]]) -> None:
    """D-01: a label belongs to the goods that the scanned papers name.

    Args:
        identity: Serial or lot number on the label.
        its_task: The task order it was made by.
        papers: Number of each scanned paper → the serials or lots that it names.

    Raises:
        Refused: It belongs to other goods.
    """
    for number, named in papers.items():
        if identity not in named:
            raise refuse(
                "D-01",
                QT_TRANSLATE_NOOP("app", "标签不属于这张单据，不得入库：{identity}"),
                fact(QT_TRANSLATE_NOOP("app", "单据"), number),
                fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
                fact(QT_TRANSLATE_NOOP("app", "它属于"), its_task or "—"),
                helper=Role.PLANNING,
                identity=identity,
            )


@guard("B-06")
def sheet_must_have_passed(inspection_no: str, verdict: InspectionVerdict | None) -> None:
    """B-06: only goods that passed inspection go on.

    Raises:
        Refused: The sheet has no verdict, or a fail.
    """
    if verdict is not InspectionVerdict.PASS:
        raise refuse(
            "B-06",
            QT_TRANSLATE_NOOP("app", "未检验合格，不得入库"),
            fact(QT_TRANSLATE_NOOP("app", "产品检验单"), inspection_no),
            fact(QT_TRANSLATE_NOOP("app", "检验结论"), word(verdict) if verdict else say(QT_TRANSLATE_NOOP("app", "未下结论"))),
            helper=Role.INSPECTOR,
        )


@guard("D-03")
def record_must_be_complete(fields: Mapping[str, object]) -> None:
    """D-03: the inbound record holds name, spec, quantity, number, location, deliverer and receiver.

    Args:
        fields: Chinese name of each field → its value.

    Raises:
        Refused: One is blank.
    """
    blank = [name for name, value in fields.items() if not str(value or "").strip()]
    if blank:
        raise refuse(
            "D-03",
            QT_TRANSLATE_NOOP("app", "入库记录缺项：{fields}"),
            fact(QT_TRANSLATE_NOOP("app", "缺"), "、".join(blank)),
            helper=Role.STOREKEEPER,
            fields="、".join(blank),
        )


@guard("D-02")
def nothing_may_have_left(receipt_no: str, gone: Collection[str]) -> None:
    """D-02: a receipt is cancelled only while everything on it still stands untouched in stock.

    Args:
        receipt_no: The receipt.
        gone: Serials or lots of it that are reserved, picked or gone.

    Raises:
        Refused: Something was reserved, picked or shipped.
    """
    if gone:
        raise refuse(
            "D-02",
            QT_TRANSLATE_NOOP("app", "{receipt} 的货已预留或已出库，不能冲销"),
            fact(QT_TRANSLATE_NOOP("app", "单据"), receipt_no),
            fact(QT_TRANSLATE_NOOP("app", "已动用"), "、".join(sorted(gone)[:4])),
            helper=Role.SALES,
            receipt=receipt_no,
        )


@guard("D-10")
def lane_must_be_for_receiving(location: str, kind: ZoneKind) -> None:
    """D-10: goods whose paper is missing are kept apart from stock: they stand in a 待收 zone and nowhere else.

    Raises:
        Refused: The place is in another zone.
    """
    if kind is ZoneKind.RECEIVING:
        return
    raise refuse(
        "D-10",
        QT_TRANSLATE_NOOP("app", "缺单据的货只能放待收区，{location} 不是待收区"),
        fact(QT_TRANSLATE_NOOP("app", "库位"), location),
        fact(QT_TRANSLATE_NOOP("app", "库区"), word(kind)),
        helper=Role.STOREKEEPER,
        location=location,
    )


@guard("D-13")
def incoming_must_not_be_expired(product: str, expires_on: date | None, today: date) -> None:
    """D-13: bought goods whose last usable day is past are not taken in.

    Raises:
        Refused: They have expired.
    """
    if expires_on is not None and expires_on < today:
        raise refuse(
            "D-13",
            QT_TRANSLATE_NOOP("app", "已失效，不收：{product}"),
            fact(QT_TRANSLATE_NOOP("app", "失效期"), expires_on),
            helper=Role.LOGISTICS_HEAD,
            product=product,
        )
