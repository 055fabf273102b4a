"""Pure decisions about master data."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from db.states import Role

STATED = ("storage_class", "fragile", "valuable", "hazard", "has_shelf_life")
"""What A-24 asks of a product before it is used."""

WORDS: Mapping[str, str] = {
    "storage_class": QT_TRANSLATE_NOOP("app", "储存环境"),
    "fragile": QT_TRANSLATE_NOOP("app", "易碎"),
    "valuable": QT_TRANSLATE_NOOP("app", "贵重"),
    "hazard": QT_TRANSLATE_NOOP("app", "危险品"),
    "has_shelf_life": QT_TRANSLATE_NOOP("app", "有无保质期"),
    "shelf_life_days": QT_TRANSLATE_NOOP("app", "保质期天数"),
    "packing_spec": QT_TRANSLATE_NOOP("app", "包装要求"),
}


def unstated(values: Mapping[str, object]) -> tuple[str, ...]:
    """The fields of A-24 that are still open in a product; a shelf life that exists needs its days."""
    open_fields = [name for name in STATED if values.get(name) is None]
    if values.get("has_shelf_life") and not values.get("shelf_life_days"):
        open_fields.append("shelf_life_days")
    return tuple(open_fields)


@guard("A-24")
def product_data_must_be_complete(product: str, open_fields: Collection[str], has_spec: bool) -> None:
    """A-24: no product is used whose data do not hold what later steps need.

    Args:
        product: Name of the product.
        open_fields: What `unstated` found.
        has_spec: Whether an approved packing specification (C-01) exists.

    Raises:
        Refused: Something is open.
    """
    gaps = [*open_fields, *(() if has_spec else ("packing_spec",))]
    if not gaps:
        return
    raise refuse(
        "A-24",
        QT_TRANSLATE_NOOP("app", "产品资料不全，不得启用"),
        fact(QT_TRANSLATE_NOOP("app", "产品"), product),
        fact(QT_TRANSLATE_NOOP("app", "缺"), "、".join(WORDS[name] for name in gaps)),
        helper=Role.PROCESS,
    )


@guard("M-05")
def may_see_contacts(roles: Collection[Role]) -> None:
    """M-05: who has no part in the delivery to a customer sees no contact, telephone or address.

    Raises:
        Refused: None of the roles needs them.
    """
    if CONTACT_ROLES.isdisjoint(roles):
        raise refuse("M-05", QT_TRANSLATE_NOOP("app", "无权查看保密信息"), fact(QT_TRANSLATE_NOOP("app", "内容"), "客户联系方式"))


@guard("M-05")
def may_see_prices(roles: Collection[Role]) -> None:
    """M-05: prices are shown to sales, finance and leadership only.

    Raises:
        Refused: None of the roles may.
    """
    if PRICE_ROLES.isdisjoint(roles):
        raise refuse("M-05", QT_TRANSLATE_NOOP("app", "无权查看保密信息"), fact(QT_TRANSLATE_NOOP("app", "内容"), "价格"))


PRICE_ROLES = frozenset({Role.SALES, Role.FINANCE, Role.LEADERSHIP})

CONTACT_ROLES = frozenset(
    {
        Role.SALES, Role.FINANCE, Role.LEADERSHIP, Role.LOGISTICS_HEAD, Role.TEAM_LEADER, Role.SHIPPER, Role.STOREKEEPER,
        Role.AFTER_SALES, Role.TECHNICAL_SERVICE, Role.DELIVERY_MANAGEMENT, Role.PROJECT_MANAGER, Role.ADMINISTRATOR,
    }
)  # fmt: skip
"""Storekeeper, team leader and shippers need the address for label and delivery; the guard, workshop and inspection do not."""
