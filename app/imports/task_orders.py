"""生产任务单 of the ERP: each is opened once under its number there, with serial numbers or a lot of the desk's own (B-14)."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.errors import AppError, Conflict
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.imports import values
from app.imports.lookups import order_named, product_named
from app.imports.rows import Did, Said
from app.orders import task_queries, tasks

_WORKSHOP = "装配车间"


def take_task(work: Work, rows: Sequence[Said]) -> Did:
    """One 生产任务单, known by its number in the ERP; only the day it is due follows the table afterwards."""
    row = rows[0]
    if len(rows) > 1:
        raise rows[1].problem("erp_no", Conflict(say(QT_TRANSLATE_NOOP("app", "和第 {line} 行重复"), line=row.line)))
    erp_no, product = row.text("erp_no", needed=True), product_named(work.session, row)
    quantity, due = row.read("quantity", values.pieces, needed=True), row.read("due_on", values.day, needed=True)
    assert quantity is not None and due is not None
    order_no = order_named(work.session, row) if row.text("order_no") else ""
    known = task_queries.task_by_erp_no(work.session, erp_no)
    if known is None:
        try:
            tasks.create_task(work, product.product_id, quantity, order_no, due, workshop=row.text("workshop") or _WORKSHOP, erp_no=erp_no)
        except AppError as error:
            raise row.problem("order_no" if error.clause == "A-10" else "product", error) from error
        return Did.MADE
    for key, said, there in (("product", product.product_id, known.product_id), ("quantity", quantity, known.quantity),
                             ("order_no", order_no or known.order_no, known.order_no)):  # fmt: skip
        if said != there:
            words = QT_TRANSLATE_NOOP("app", "已开 {no}：{product} {n}，这里不一样，请改 ERP 或另开任务单")
            raise row.problem(key, Conflict(say(words, no=known.number, product=known.product_name, n=known.quantity)))
    if due == known.due_on:
        return Did.SAME
    tasks.postpone_task(work, known.number, due)
    return Did.CHANGED
