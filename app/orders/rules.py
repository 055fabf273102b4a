"""Pure decisions about orders, plan lines and production tasks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import DeliveryMode, Department, OrderState, ReviewQuestion, Role

FIELD_WORDS: dict[str, str] = {
    "customer_name": QT_TRANSLATE_NOOP("app", "客户名称"),
    "contact": QT_TRANSLATE_NOOP("app", "联系人"),
    "phone": QT_TRANSLATE_NOOP("app", "电话"),
    "address": QT_TRANSLATE_NOOP("app", "送货地址"),
    "delivery_date": QT_TRANSLATE_NOOP("app", "交货日期"),
    "destination": QT_TRANSLATE_NOOP("app", "交付地点"),
    "mode": QT_TRANSLATE_NOOP("app", "交付方式"),
    "lines": QT_TRANSLATE_NOOP("app", "产品、规格、数量"),
}

SCOPE_WORDS: dict[str, str] = {
    "lines": QT_TRANSLATE_NOOP("app", "交付物"),
    "quality": QT_TRANSLATE_NOOP("app", "质量要求"),
    "delivery_date": QT_TRANSLATE_NOOP("app", "交付时间"),
    "mode": QT_TRANSLATE_NOOP("app", "交付方式"),
    "cost": QT_TRANSLATE_NOOP("app", "费用"),
    "payment_terms": QT_TRANSLATE_NOOP("app", "付款条件"),
}
"""The six blocks of the delivery scope (A-04)."""


@dataclass(frozen=True)
class LineFacts:
    """What A-02 asks of a line."""

    has_product: bool
    spec: str
    quantity: int


def blank_customer_fields(customer_name: str, contact: str, phone: str, address: str) -> tuple[str, ...]:
    """Names of the customer fields of A-01 that are blank, in the order of the form."""
    fields = {"customer_name": customer_name, "contact": contact, "phone": phone, "address": address}
    return tuple(name for name, value in fields.items() if not value.strip())


def open_terms(
    lines: Collection[LineFacts], delivery_date: date | None, destination: str, mode: DeliveryMode | None
) -> tuple[str, ...]:
    """Names of the delivery terms of A-02 that are open, in the order of the form."""
    whole = bool(lines) and all(line.has_product and line.spec.strip() and line.quantity > 0 for line in lines)
    found = {"delivery_date": delivery_date, "destination": destination.strip(), "mode": mode, "lines": whole}
    return tuple(name for name, value in found.items() if not value)


@guard("A-01")
def customer_must_be_complete(order_no: str, blank: Collection[str]) -> None:
    """A-01: no release while customer name, contact person, phone or delivery address is empty.

    Args:
        order_no: The order.
        blank: What `blank_customer_fields` found.

    Raises:
        Refused: A field is blank.
    """
    if not blank:
        return
    raise refuse(
        "A-01",
        QT_TRANSLATE_NOOP("app", "客户资料不全，订单不得下达"),
        fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
        fact(QT_TRANSLATE_NOOP("app", "空着的"), "、".join(FIELD_WORDS[name] for name in blank)),
        helper=Role.SALES,
    )


@guard("A-02")
def terms_must_be_settled(order_no: str, open_fields: Collection[str]) -> None:
    """A-02: no release unless product, spec, quantity, date, place and mode are settled.

    Args:
        order_no: The order.
        open_fields: What `open_terms` found.

    Raises:
        Refused: A term is open.
    """
    if not open_fields:
        return
    raise refuse(
        "A-02",
        QT_TRANSLATE_NOOP("app", "交付要素未确认"),
        fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
        fact(QT_TRANSLATE_NOOP("app", "未定的"), "、".join(FIELD_WORDS[name] for name in open_fields)),
        helper=Role.SALES,
    )


@guard("A-03")
def project_needs_requirement(
    order_no: str, project: bool, document_no: str, document_version: str, confirmed_on: date | None, attached: bool,
    owner: Role = Role.SALES,
) -> None:  # fmt: skip
    """A-03: a project-type order is not released without the written requirement document, confirmed by the customer.

    Raises:
        Refused: Number, version, day of confirmation or the document itself is missing.
    """
    if not project:
        return
    gaps = [
        name
        for name, there in (
            (QT_TRANSLATE_NOOP("app", "文件编号"), document_no.strip()),
            (QT_TRANSLATE_NOOP("app", "版本"), document_version.strip()),
            (QT_TRANSLATE_NOOP("app", "客户确认日期"), confirmed_on),
            (QT_TRANSLATE_NOOP("app", "附件"), attached),
        )
        if not there
    ]
    if gaps:
        raise refuse(
            "A-03",
            QT_TRANSLATE_NOOP("app", "无书面需求文档，项目类订单不得下达"),
            fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
            fact(QT_TRANSLATE_NOOP("app", "缺"), "、".join(gaps)),
            helper=owner,
        )


@guard("A-05")
def review_must_be_settled(order_no: str, unsettled: Collection[tuple[Department, ReviewQuestion]]) -> None:
    """A-05: an order leaves the review when every answer is yes, or a no was resolved by a note.

    Args:
        order_no: The order.
        unsettled: Questions that are open or answered no without a resolution.

    Raises:
        Refused: One is left.
    """
    if not unsettled:
        return
    listed = "；".join(f"{word(department)} {word(question)}" for department, question in unsettled)
    raise refuse(
        "A-05",
        QT_TRANSLATE_NOOP("app", "订单评审未通过"),
        fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
        fact(QT_TRANSLATE_NOOP("app", "未通过的"), listed),
        helper=Role.PLANNING,
    )


@guard("A-06")
def review_comes_before_contract(order_no: str, state: OrderState) -> None:
    """A-06: the contract is signed after the review has passed (X-01).

    Raises:
        Refused: The order is a draft or still under review.
    """
    if state not in (OrderState.DRAFT, OrderState.UNDER_REVIEW):
        return
    raise refuse(
        "A-06",
        QT_TRANSLATE_NOOP("app", "未经评审不得签订合同"),
        fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
        fact(QT_TRANSLATE_NOOP("app", "状态"), word(state)),
        helper=Role.PLANNING,
    )


@guard("A-06")
def contract_must_state_terms(
    order_no: str, contract_no: str, signed_on: date | None, delivery_time: date | None, mode: DeliveryMode | None,
    after_sales_terms: str,
) -> None:  # fmt: skip
    """A-06: a contract has its number and day and states delivery time, delivery mode and after-sales service.

    Raises:
        Refused: One is missing.
    """
    terms = (
        (QT_TRANSLATE_NOOP("app", "合同号"), contract_no.strip()),
        (QT_TRANSLATE_NOOP("app", "签订日期"), signed_on),
        (QT_TRANSLATE_NOOP("app", "交付时间"), delivery_time),
        (QT_TRANSLATE_NOOP("app", "交付方式"), mode),
        (QT_TRANSLATE_NOOP("app", "售后服务"), after_sales_terms.strip()),
    )
    gaps = [name for name, there in terms if not there]
    if gaps:
        raise refuse(
            "A-06",
            QT_TRANSLATE_NOOP("app", "合同须写明合同号、签订日期、交付时间、交付方式和售后服务"),
            fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
            fact(QT_TRANSLATE_NOOP("app", "缺"), "、".join(gaps)),
            helper=Role.SALES,
        )


@guard("A-06")
def confirmation_may_stand_for_contract(order_no: str, may: bool) -> None:
    """A-06, X-01: an order confirmation under a framework contract stands for the contract where the site allows it.

    Args:
        order_no: The order.
        may: Whether it does.

    Raises:
        Refused: It does not.
    """
    if may:
        return
    raise refuse(
        "A-06",
        QT_TRANSLATE_NOOP("app", "订单确认不能代替合同，须另签合同"),
        fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
        helper=Role.SALES,
    )


@guard("F-07")
def mode_must_be_offered(document: str, mode: DeliveryMode | None, offered: Collection[DeliveryMode]) -> None:
    """F-07: goods are delivered in one of the modes that the company offers.

    Args:
        document: Order or 发货单.
        mode: What is chosen, or None while it is open.
        offered: The modes of the setting.

    Raises:
        Refused: Another one.
    """
    if mode is None or mode in offered:
        return
    raise refuse(
        "F-07",
        QT_TRANSLATE_NOOP("app", "公司不办这种交付方式"),
        fact(QT_TRANSLATE_NOOP("app", "单据"), document),
        fact(QT_TRANSLATE_NOOP("app", "所选方式"), word(mode)),
        fact(QT_TRANSLATE_NOOP("app", "可选"), "、".join(str(word(one)) for one in offered)),
        helper=Role.SALES,
    )


@guard("A-10")
def task_needs_reviewed_plan(order_no: str, product: str, quantity: int, rooms: Iterable[int]) -> None:
    """A-10: a production task for an order is opened only on a reviewed line of the production plan.

    Args:
        order_no: The order; a task for stock has none and no plan line.
        product: Name of the product.
        quantity: What the task would make.
        rooms: What each reviewed line of the plan still has room for.

    Raises:
        Refused: No reviewed line has room for the quantity.
    """
    rooms = list(rooms)
    if not order_no or any(room >= quantity for room in rooms):
        return
    raise refuse(
        "A-10",
        QT_TRANSLATE_NOOP("app", "生产计划未审核"),
        fact(QT_TRANSLATE_NOOP("app", "订单"), order_no),
        fact(QT_TRANSLATE_NOOP("app", "产品"), product),
        fact(QT_TRANSLATE_NOOP("app", "任务数"), quantity),
        fact(QT_TRANSLATE_NOOP("app", "已审核可用"), max(rooms, default=0)),
        helper=Role.PLANNING,
    )


@guard("A-10")
def plan_is_reviewed_by_another(author_id: int, reviewer_id: int | None) -> None:
    """A-10: the plan is drawn up by one and reviewed by another.

    Raises:
        Refused: The author would review his own line.
    """
    if author_id == reviewer_id:
        raise refuse(
            "A-10", QT_TRANSLATE_NOOP("app", "生产计划须由另一人审核，编制人不能自己审核"), helper=Role.LEADERSHIP
        )


@guard("B-14")
def hand_in_within_task(task_no: str, quantity: int, handed_in: int, more: int) -> None:
    """B-14: no more is handed in than the task order says.

    Args:
        task_no: The task order.
        quantity: What it says.
        handed_in: What is booked already.
        more: What would be booked now.

    Raises:
        Refused: It would be more.
    """
    if handed_in + more <= quantity:
        return
    raise refuse(
        "B-14",
        QT_TRANSLATE_NOOP("app", "入库数超过任务数"),
        fact(QT_TRANSLATE_NOOP("app", "生产任务单"), task_no),
        fact(QT_TRANSLATE_NOOP("app", "任务数"), quantity),
        fact(QT_TRANSLATE_NOOP("app", "已入库"), handed_in),
        fact(QT_TRANSLATE_NOOP("app", "本次"), more),
        helper=Role.PLANNING,
    )


@guard("J-23")
def rework_must_cite_ncr(rework_no: str, ncr_no: str) -> None:
    """J-23: a task order for a rework is made from the content of the 质检信息反馈跟踪表, and cites it.

    Raises:
        Refused: It names none.
    """
    if ncr_no.strip():
        return
    raise refuse(
        "J-23",
        QT_TRANSLATE_NOOP("app", "返工任务单要写明质检信息反馈跟踪表编号"),
        fact(QT_TRANSLATE_NOOP("app", "返工单"), rework_no),
        helper=Role.INSPECTOR,
    )


@guard("J-25")
def rework_must_cite_revisions(rework_no: str, needed: bool, drawing_no: str, process_no: str) -> None:
    """J-25: after a change of design the task order cites drawing and rework process in the revision they were issued in.

    Raises:
        Refused: One is not cited.
    """
    if not needed or (drawing_no.strip() and process_no.strip()):
        return
    raise refuse(
        "J-25",
        QT_TRANSLATE_NOOP("app", "返工任务单要写明返工图纸和返修工艺的版次"),
        fact(QT_TRANSLATE_NOOP("app", "返工单"), rework_no),
        fact(QT_TRANSLATE_NOOP("app", "返工图纸"), drawing_no or "—"),
        fact(QT_TRANSLATE_NOOP("app", "返修工艺"), process_no or "—"),
        helper=Role.RESEARCH,
    )
