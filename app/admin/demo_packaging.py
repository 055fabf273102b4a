"""Packaging materials of the demo: items with stock, and two 领料单."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.materials import demo_packaging as packaging
from app.materials import items, stock
from app.materials import service as requisitions
from db.states import PackagingSource, Role

if TYPE_CHECKING:
    from app.admin.demo import Cast


def make_packaging(cast: Cast) -> None:
    """Packaging items, approved and with stock."""
    for item in packaging.ITEMS:
        made = cast.do(Role.PROCESS, items.create_item, item.draft)
        if item.evidence:
            cast.do(Role.INSPECTOR, items.approve_item, made.item_id, cast.today, item.evidence)
        if item.stock:
            supplier = packaging.SUPPLIER if made.source is PackagingSource.OUTSIDE else ""
            cast.do(Role.STOREKEEPER, stock.receive, made.key, item.stock, supplier=supplier)


def make_requisitions(cast: Cast, task_no: str) -> None:
    """A 领料单 for a task order, issued in part and signed; another for the bench that waits."""
    first = cast.do(Role.PLANNING, requisitions.draft, packaging.PART_ISSUED, task_no=task_no)
    cast.do(Role.PLANNING, requisitions.submit, first.number)
    cast.do(Role.STOREKEEPER, requisitions.issue, first.number, packaging.ISSUED_NOW, cast.first[Role.ASSEMBLER])
    second = cast.do(Role.TEAM_LEADER, requisitions.draft, packaging.WAITING, department="成品发货组")
    cast.do(Role.TEAM_LEADER, requisitions.submit, second.number)
