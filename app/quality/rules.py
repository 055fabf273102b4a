"""Rules on inspection, as decisions over plain values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from unicodedata import normalize

from app.clauses.register import guard
from app.core.errors import Fact, bad_input, fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, Text
from app.core.words import word
from app.quality import sampling
from app.quality.views import InstrumentView, ItemView, OperationView
from db.states import InspectionGroup, InspectionVerdict, Role

MUTUAL = "互检"
"""The word of setting `quality.checks` that makes the mutual check part of a complete card."""


def open_fields(operation: OperationView, checks: Sequence[str]) -> tuple[str, ...]:
    """What an operation on a card still lacks, in Chinese."""
    lacks = []
    if not operation.operator:
        lacks.append("操作者")
    if operation.done_on is None:
        lacks.append("日期")
    if operation.self_check is None:
        lacks.append("自检")
    if MUTUAL in checks and operation.mutual_check is None:
        lacks.append(MUTUAL)
    return tuple(lacks)


@guard("B-01")
def card_must_be_complete(card_no: str, operations: Sequence[OperationView], checks: Sequence[str]) -> None:
    """B-01: goods are submitted only when every operation has operator, date and its checks.

    Raises:
        Refused: An operation lacks something, or the card has no operation.
    """
    gaps = [(f"{o.no} {o.name}", "、".join(open_fields(o, checks))) for o in operations if open_fields(o, checks)]
    if operations and not gaps:
        return
    facts = [Fact(Text("{step}", {"step": step}), lack) for step, lack in gaps[:4]]
    raise refuse(
        "B-01",
        QT_TRANSLATE_NOOP("app", "质量跟踪卡记录不全，不得交检"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), card_no),
        *facts,
        helper=Role.ASSEMBLER,
    )


@guard("B-02")
def mutual_checker_must_be_another(operator_id: int | None, checker_id: int | None, operation: str, name: str) -> None:
    """B-02: whoever did an operation does not give its mutual check.

    Raises:
        Refused: The same person.
    """
    if operator_id is not None and operator_id == checker_id:
        raise refuse(
            "B-02",
            QT_TRANSLATE_NOOP("app", "自检与互检不能为同一人"),
            fact(QT_TRANSLATE_NOOP("app", "工序"), operation),
            fact(QT_TRANSLATE_NOOP("app", "操作者"), name),
            helper=Role.ASSEMBLER,
        )


@guard("B-03")
def every_item_must_be_filled(number: str, items: Sequence[ItemView], sample: int = 1, per_piece: bool = False) -> None:
    """B-03: no verdict on a sheet with an empty item, or with a piece of the sample that was not measured.

    Raises:
        Refused: An item has no measured value or no verdict, or a piece lacks its value.
    """
    empty = [
        f"{item.name} {sample - lacking}/{sample}" if item.is_measured and per_piece else item.name
        for item in items
        if (lacking := sampling.gaps(item, sample, per_piece))
    ]
    if empty or not items:
        raise refuse(
            "B-03",
            QT_TRANSLATE_NOOP("app", "检验项目未填"),
            fact(QT_TRANSLATE_NOOP("app", "单据"), number),
            fact(QT_TRANSLATE_NOOP("app", "未填"), "、".join(empty) or "—"),
            helper=Role.INSPECTOR,
        )


@guard("B-03")
def standard_must_be_there(product: str, found: bool) -> None:
    """B-03: goods are inspected against the standard in force, or a parameter sheet with author and date; against nothing they are not.

    Raises:
        Refused: There is neither.
    """
    if not found:
        raise refuse(
            "B-03",
            QT_TRANSLATE_NOOP("app", "{product} 没有生效的检验标准，也没有设计参数单"),
            fact(QT_TRANSLATE_NOOP("app", "产品"), product),
            helper=Role.INSPECTOR,
            product=product,
        )


@guard("B-04")
def instrument_must_be_calibrated(item: str, instrument: InstrumentView, today: date) -> None:
    """B-04: what a gauge out of its calibration shows does not count.

    Raises:
        Refused: Its calibration has ended, or it is out of use.
    """
    if not instrument.may_measure(today):
        raise refuse(
            "B-04",
            QT_TRANSLATE_NOOP("app", "{instrument} 校准已过期或已停用，不能用来检验"),
            fact(QT_TRANSLATE_NOOP("app", "检验项目"), item),
            fact(QT_TRANSLATE_NOOP("app", "校准有效至"), instrument.calibrated_until.isoformat()),
            helper=Role.INSPECTOR,
            instrument=f"{instrument.name} {instrument.number}",
        )


@guard("B-04")
def three_groups_must_be_there(code: str, groups: Sequence[InspectionGroup]) -> None:
    """B-04: an inspection covers appearance, dimensions and performance.

    Raises:
        Refused: A group has no item.
    """
    missing = [word(group) for group in InspectionGroup if group not in groups]
    if missing:
        raise refuse(
            "B-04",
            QT_TRANSLATE_NOOP("app", "检验须包括外观、尺寸和性能，缺：{missing}"),
            fact(QT_TRANSLATE_NOOP("app", "检验标准"), code),
            helper=Role.INSPECTOR,
            missing="、".join(missing),
        )


@guard("B-08")
def must_have_passed(identity: str, verdict: InspectionVerdict | None) -> None:
    """B-08: a certificate is printed only for what passed.

    Raises:
        Refused: Not inspected, or failed.
    """
    if verdict is not InspectionVerdict.PASS:
        raise refuse(
            "B-08",
            QT_TRANSLATE_NOOP("app", "未检验合格，不得出具合格证"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            fact(QT_TRANSLATE_NOOP("app", "检验结论"), word(verdict) if verdict else "—"),
            helper=Role.INSPECTOR,
        )


@guard("J-27")
def certificate_must_hold(number: str, voided: bool, why: str, replaced_by: str) -> None:
    """J-27: the certificate of before a rework no longer counts; the goods bear the new one.

    Raises:
        Refused: It was voided.
    """
    if voided:
        raise refuse(
            "J-27",
            QT_TRANSLATE_NOOP("app", "合格证 {number} 已作废：{why}"),
            fact(QT_TRANSLATE_NOOP("app", "合格证"), number),
            fact(QT_TRANSLATE_NOOP("app", "替代合格证"), replaced_by or "—"),
            helper=Role.INSPECTOR,
            number=number,
            why=why,
        )


@dataclass(frozen=True)
class PassFacts:
    """What decides whether an earlier pass still counts when goods leave (X-34).

    Attributes:
        passed: The newest inspection of the goods is a pass.
        sealed: The inner seal is whole.
        days: Days since stock-in, or since a newer outbound check.
        limit: Most days by the setting `outbound.recheck_after_days`.
        product_limit: Permitted storage days of the product, or None.
        returned: The goods came back or were reworked after the pass.
        excursion: Where, when and how they stood outside their limits of temperature and humidity since the pass; blank if never.
        in_date: None of their last days is over (D-09, D-12, D-13).
    """

    passed: bool
    sealed: bool
    days: int
    limit: int
    product_limit: int | None = None
    returned: bool = False
    excursion: str = ""
    in_date: bool = True


@guard("B-10", "X-34")
def outbound_check_must_hold(identity: str, facts: PassFacts) -> None:
    """B-10, X-34: goods leave only with a valid outbound check; the final pass counts while the goods are as it left them.

    Raises:
        Refused: No pass, seal open, returned since, stood outside the climate limits, stored too long.
    """
    limit = min(facts.limit, facts.product_limit or facts.limit)
    why = None
    if not facts.passed:
        why = QT_TRANSLATE_NOOP("app", "没有合格的检验")
    elif not facts.sealed:
        why = QT_TRANSLATE_NOOP("app", "内封已打开")
    elif facts.returned:
        why = QT_TRANSLATE_NOOP("app", "检验后曾退回或返工")
    elif facts.excursion:
        why = QT_TRANSLATE_NOOP("app", "存放期间库区温湿度超限")
    elif not facts.in_date:
        why = QT_TRANSLATE_NOOP("app", "已过保管期、失效期或存放期")
    elif facts.days > limit:
        why = QT_TRANSLATE_NOOP("app", "存放天数超过期限")
    if why is None:
        return
    raise refuse(
        "B-10",
        QT_TRANSLATE_NOOP("app", "出库检验缺失或失效"),
        fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
        Fact(Text("原因"), Text(why)),
        *((fact(QT_TRANSLATE_NOOP("app", "温湿度"), facts.excursion),) if facts.excursion else ()),
        fact(QT_TRANSLATE_NOOP("app", "存放天数"), f"{facts.days} / {limit}"),
        helper=Role.INSPECTOR,
    )


_BETWEEN = re.compile(r"[\s/;,，；、]+")


def numbers(text: str) -> tuple[Decimal, ...]:
    """The measured values in a text, parted by spaces, strokes or commas; full-width digits of an input method count.

    Raises:
        BadInput: Something in it is no number.
    """
    found = []
    for part in _BETWEEN.split(normalize("NFKC", text).strip()):
        if not re.fullmatch(r"[+-]?[0-9]{1,9}(\.[0-9]{1,6})?", part):
            raise bad_input(QT_TRANSLATE_NOOP("app", "实测值要填数字：{part}"), part=part or text)
        found.append(Decimal(part))
    return tuple(found)


def judged(values: Sequence[Decimal], low: Decimal | None, high: Decimal | None) -> InspectionVerdict:
    """The verdict on measured values against inclusive limits."""
    inside = all((low is None or value >= low) and (high is None or value <= high) for value in values)
    return InspectionVerdict.PASS if inside else InspectionVerdict.FAIL


def overall(items: Sequence[ItemView]) -> InspectionVerdict:
    """The verdict on a sheet: one failed item fails it (B-04)."""
    failed = any(item.verdict is InspectionVerdict.FAIL for item in items)
    return InspectionVerdict.FAIL if failed else InspectionVerdict.PASS
