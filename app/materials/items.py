"""Commands on packaging items: made, changed, approved (C-02, C-09)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.corrections import correction_needs_reason, differences
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.entry import LINE, NAME, clean, same_version, whole
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.materials import queries, rules
from app.materials.views import PackagingItemDraft, PackagingItemView
from db.models.materials import PackagingItem
from db.states import PackagingSource, PackagingType, Role

ITEM_ROLES = (Role.PROCESS, Role.STOREKEEPER, Role.PURCHASING, Role.ADMINISTRATOR)
APPROVERS = (Role.PROCESS, Role.INSPECTOR, Role.ADMINISTRATOR)
_KEY = re.compile(r"[0-9A-Z][0-9A-Z._-]{0,23}")


def create_item(work: Work, draft: PackagingItemDraft) -> PackagingItemView:
    """Creates a packaging item; it is chosen only after `approve_item` (C-09).

    Raises:
        BadInput: Key not printable in a barcode, key or name taken, a text, size or weight that cannot be taken.
    """
    work.require(*ITEM_ROLES)
    values = _values(work, draft)
    _must_be_free(work, values)
    row = PackagingItem(**values)
    work.session.add(row)
    work.session.flush()
    work.audit("create_packaging_item", "packaging_item", row.key, **values)
    return queries.item(work.session, row.key)


def change_item(
    work: Work, item_id: int, draft: PackagingItemDraft, reason: str = "", *, version: int | None = None
) -> PackagingItemView:
    """Changes an item; its key stands on printed barcodes and stays.

    Raises:
        Refused: M-02 without a reason.
        BadInput: As `create_item`; another key.
        Conflict: Changed by somebody else meanwhile.
    """
    work.require(*ITEM_ROLES)
    row = _row(work, item_id)
    same_version(row.version, version)
    values = _values(work, draft)
    if values["key"] != row.key:
        raise bad_input(QT_TRANSLATE_NOOP("app", "包装物的代码印在条码上，不能改"))
    _must_be_free(work, values, but=row.id)
    changed = differences({name: getattr(row, name) for name in values}, values)
    correction_needs_reason(row.name, changed, reason)
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        work.audit("change_packaging_item", "packaging_item", row.key, changed=changed, reason=reason.strip())
    work.session.flush()
    return queries.item(work.session, row.key)


def approve_item(work: Work, item_id: int, on: date, evidence: str) -> PackagingItemView:
    """Records that the material was found environmentally sound, safe and sturdy (C-09).

    Args:
        work: The action; whoever acts is who approved.
        item_id: The item.
        on: Day of the approval, not in the future.
        evidence: Report, certificate or standard it rests on.

    Raises:
        BadInput: No evidence, or a day that is still to come.
    """
    work.require(*APPROVERS)
    row = _row(work, item_id)
    if on > site_day(work.now):
        raise bad_input(QT_TRANSLATE_NOOP("app", "认可日期不能在今天之后"))
    row.evidence = clean(QT_TRANSLATE_NOOP("app", "认可依据"), evidence, most=LINE, needed=True)
    row.approved_on, row.approved_by = on, work.actor.name
    work.session.flush()
    work.audit("approve_packaging_item", "packaging_item", row.key, on=on, evidence=row.evidence)
    return queries.item(work.session, row.key)


def choose(session: Session, key: str) -> PackagingItemView:
    """The item with a key as it may be named in a packing spec or a 领料单.

    Raises:
        NotFound: No such item, or no longer in use.
        Refused: C-09 not approved.
    """
    found = queries.item(session, key)
    if not found.active:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装物"), key)
    rules.must_be_approved(found.key, found.name, found.approved)
    return found


def _values(work: Work, draft: PackagingItemDraft) -> dict[str, Any]:
    key = draft.key.strip().upper()
    if not _KEY.fullmatch(key):
        raise bad_input(QT_TRANSLATE_NOOP("app", "包装物代码用大写字母、数字、点和连字符，至多 24 位"))
    kind = PackagingType(draft.kind)
    if draft.box_kind_id is not None:
        catalog.packaging_kind(work.session, draft.box_kind_id)
    is_other = kind is PackagingType.OTHER
    size = QT_TRANSLATE_NOOP("app", "外形尺寸（mm）")
    sides = dict(zip(("length_mm", "width_mm", "height_mm"), draft.size_mm, strict=True))
    return {
        "key": key,
        "name": clean(QT_TRANSLATE_NOOP("app", "包装物名称"), draft.name, most=NAME, needed=True),
        "kind": kind,
        "kind_words": clean(QT_TRANSLATE_NOOP("app", "自定种类"), draft.kind_words, most=NAME, needed=True) if is_other else "",
        "source": PackagingSource(draft.source),
        "unit": clean(QT_TRANSLATE_NOOP("app", "单位"), draft.unit, most=8, needed=True),
        **{name: whole(size, value, high=30_000) for name, value in sides.items()},
        "tare_g": whole(QT_TRANSLATE_NOOP("app", "皮重（g）"), draft.tare_g, high=10_000_000),
        "max_load_g": whole(QT_TRANSLATE_NOOP("app", "最大载重（g）"), draft.max_load_g),
        "max_layers": whole(QT_TRANSLATE_NOOP("app", "最大堆码层数"), draft.max_layers, high=50),
        "minimum": whole(QT_TRANSLATE_NOOP("app", "最低库存"), draft.minimum, high=1_000_000),
        "place": clean(QT_TRANSLATE_NOOP("app", "库位"), draft.place, most=20),
        "box_kind_id": draft.box_kind_id,
        "active": draft.active,
    }


def _must_be_free(work: Work, values: dict[str, Any], *, but: int = 0) -> None:
    for column in ("key", "name"):
        taken = work.session.scalar(
            select(PackagingItem.id).where(getattr(PackagingItem, column) == values[column], PackagingItem.id != but)
        )
        if taken is not None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "已经有了：{value}"), value=values[column])


def _row(work: Work, item_id: int) -> PackagingItem:
    row = work.session.get(PackagingItem, item_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装物"), item_id)
    return row
