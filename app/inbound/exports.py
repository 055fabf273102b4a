"""产品入库单 for the ERP: a table with the company's own headings, said once; what went out once is remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.core.clock import day_end, site_day, site_time
from app.core.entry import NAME, clean
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Work
from app.identity import queries as identity_queries
from app.inbound import queries
from app.inbound.views import ReceiptLineView, ReceiptView
from app.tables.writing import DAY, Column, Sheet, Value, workbook
from db.models.inbound import ErpColumns, GoodsReceipt, ReceiptExport
from db.states import Role

KIND = "goods_receipt"
MOST = 20_000
"""Receipts of one table."""

_ONE_DAY = timedelta(days=1)
_AT_ONCE = 500
"""So many numbers go into one statement."""

EXPORTERS = (Role.STOREKEEPER, Role.FINANCE, Role.LOGISTICS_HEAD)
NAMERS = (Role.STOREKEEPER, Role.FINANCE, Role.LOGISTICS_HEAD, Role.ADMINISTRATOR)

Take = Callable[[ReceiptView, ReceiptLineView, ProductView], Value]


@dataclass(frozen=True)
class ErpField:
    """One column that can go to the ERP: its key, its word here, and the number format of its cells."""

    key: str
    title: str
    take: Take
    form: str = ""

    @property
    def words(self) -> Text:
        """Its word on screen."""
        return say(self.title)


def _sign(receipt: ReceiptView) -> int:
    return -1 if receipt.reverses else 1


FIELDS: tuple[ErpField, ...] = (
    ErpField("number", QT_TRANSLATE_NOOP("app", "入库单号"), lambda r, _l, _p: r.number),
    ErpField("day", QT_TRANSLATE_NOOP("app", "入库日期"), lambda r, _l, _p: site_day(r.posted_at), DAY),
    ErpField("time", QT_TRANSLATE_NOOP("app", "过账时间"), lambda r, _l, _p: f"{site_time(r.posted_at):%H:%M:%S}"),
    ErpField("kind", QT_TRANSLATE_NOOP("app", "入库类别"), lambda r, _l, _p: str(word(r.kind))),
    ErpField("warehouse", QT_TRANSLATE_NOOP("app", "仓库"), lambda r, _l, _p: r.warehouse),
    ErpField("location", QT_TRANSLATE_NOOP("app", "库位"), lambda _r, line, _p: line.location),
    ErpField("code", QT_TRANSLATE_NOOP("app", "产品代码"), lambda _r, _l, p: p.code),
    ErpField("name", QT_TRANSLATE_NOOP("app", "产品名称"), lambda r, _l, _p: r.product_name),
    ErpField("model", QT_TRANSLATE_NOOP("app", "型号规格"), lambda r, _l, _p: r.model),
    ErpField("goods", QT_TRANSLATE_NOOP("app", "批号/序列号"), lambda _r, line, _p: line.serial or line.lot_no),
    ErpField("unit", QT_TRANSLATE_NOOP("app", "单位"), lambda r, _l, _p: r.unit),
    ErpField("quantity", QT_TRANSLATE_NOOP("app", "数量"), lambda r, line, _p: _sign(r) * line.quantity),
    ErpField("task", QT_TRANSLATE_NOOP("app", "生产任务单"), lambda r, _l, _p: r.task_no),
    ErpField("order", QT_TRANSLATE_NOOP("app", "订单"), lambda r, _l, _p: r.order_no),
    ErpField("sheet", QT_TRANSLATE_NOOP("app", "产品检验单"), lambda r, _l, _p: r.inspection_no),
    ErpField("workshop", QT_TRANSLATE_NOOP("app", "车间"), lambda r, _l, _p: r.workshop if r.workshop != "—" else ""),
    ErpField("supplier", QT_TRANSLATE_NOOP("app", "供方"), lambda r, _l, _p: r.supplier),
    ErpField("slip", QT_TRANSLATE_NOOP("app", "送货单号"), lambda r, _l, _p: r.slip_no),
    ErpField("deliverer", QT_TRANSLATE_NOOP("app", "交库人"), lambda r, _l, _p: r.deliverer or r.supplier),
    ErpField("keeper", QT_TRANSLATE_NOOP("app", "仓管员"), lambda r, _l, _p: r.storekeeper),
    ErpField("reverses", QT_TRANSLATE_NOOP("app", "冲销单号"), lambda r, _l, _p: r.reverses),
)  # fmt: skip
"""What may stand in the table, in the order it stands there; one line of the table is one line of a receipt."""

_DEFAULT = ("number", "day", "kind", "warehouse", "location", "code", "name", "model", "goods", "unit", "quantity", "task", "supplier",
            "keeper", "reverses")  # fmt: skip


@dataclass(frozen=True)
class ExportView:
    """One table that went to the ERP."""

    export_id: int
    first_day: date
    last_day: date
    receipts: int
    lines: int
    at: datetime
    person: str


def columns(session: Session) -> dict[str, str]:
    """The company's heading of each field that goes to its ERP; until somebody says so, our own words of the usual ones."""
    found = session.scalar(select(ErpColumns.columns).where(ErpColumns.kind == KIND))
    if found is not None:
        return dict(found)
    return {field.key: str(field.words) for field in FIELDS if field.key in _DEFAULT}


def name_columns(work: Work, headings: Mapping[str, str]) -> dict[str, str]:
    """Says what the ERP calls each column; a blank heading leaves the column out.

    Raises:
        BadInput: No heading at all, or the same one twice.
    """
    work.require(*NAMERS)
    chosen = {
        field.key: heading for field in FIELDS if (heading := clean(field.title, headings.get(field.key, ""), most=NAME))
    }  # fmt: skip
    if not chosen:
        raise bad_input(QT_TRANSLATE_NOOP("app", "至少要有一列"))
    twice = next((heading for heading in chosen.values() if list(chosen.values()).count(heading) > 1), None)
    if twice is not None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "两列用了同一个列名：{heading}"), heading=twice)
    row = work.session.scalar(select(ErpColumns).where(ErpColumns.kind == KIND).with_for_update())
    if row is None:
        work.session.add(ErpColumns(kind=KIND, columns=chosen, at=work.now, person_id=work.actor.person_id))
    else:
        row.columns, row.at, row.person_id = chosen, work.now, work.actor.person_id or 0
    work.session.flush()
    work.audit("name_erp_columns", "erp_columns", KIND, columns=chosen)
    return chosen


def to_export(session: Session, first: date, last: date, *, again: bool = False, limit: int = MOST) -> list[ReceiptView]:
    """Receipts and red-letter slips posted in a period, oldest first; without `again` those that no table holds yet."""
    query = (
        select(GoodsReceipt)
        .where(GoodsReceipt.posted_at >= day_end(first - _ONE_DAY), GoodsReceipt.posted_at < day_end(last))
        .order_by(GoodsReceipt.posted_at, GoodsReceipt.id).limit(limit)
    )  # fmt: skip
    if not again:
        query = query.where(GoodsReceipt.export_id.is_(None))
    return queries.views(session, session.scalars(query))


def export(work: Work, first: date, last: date) -> tuple[ExportView, bytes]:
    """Makes the table of every receipt of a period that no table holds yet, and remembers that they went out.

    Raises:
        BadInput: The days are the wrong way round, nothing is new, or too much for one table.
    """
    work.require(*EXPORTERS)
    if first > last:
        raise bad_input(QT_TRANSLATE_NOOP("app", "开始日期不能晚于结束日期"))
    work.hold("receipt_export")  # two who export at once do not both take the same receipts
    found = to_export(work.session, first, last, limit=MOST + 1)
    if not found:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这段时间没有未导出的入库单"))
    if len(found) > MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一次最多导出 {most} 张，请把日期分成几段"), most=MOST)
    lines = sum(len(receipt.lines) for receipt in found)
    row = ReceiptExport(first_day=first, last_day=last, receipts=len(found), lines=lines, at=work.now, person_id=work.actor.person_id)
    work.session.add(row)
    work.session.flush()
    numbers = [receipt.number for receipt in found]
    for at in range(0, len(numbers), _AT_ONCE):
        work.session.execute(
            update(GoodsReceipt).where(GoodsReceipt.number.in_(numbers[at : at + _AT_ONCE]))
            .values(export_id=row.id, version=GoodsReceipt.version + 1).execution_options(synchronize_session="fetch")
        )  # fmt: skip
    work.touched("goods_receipt")
    work.audit("export_receipts", "receipt_export", row.id, first=first, last=last, receipts=len(found), lines=lines)
    return _view(row, work.actor.name), book(work.session, found)


def made_again(session: Session, export_id: int) -> bytes:
    """The table of an earlier export once more: the same receipts under the headings of today.

    Raises:
        NotFound: No such export.
    """
    if session.get(ReceiptExport, export_id) is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "导出"), export_id)
    query = select(GoodsReceipt).where(GoodsReceipt.export_id == export_id).order_by(GoodsReceipt.posted_at, GoodsReceipt.id)
    return book(session, queries.views(session, session.scalars(query)))


def exports(session: Session, limit: int = 20) -> list[ExportView]:
    """The tables that went out last, newest first."""
    names = identity_queries.names(session)
    rows = session.scalars(select(ReceiptExport).order_by(ReceiptExport.id.desc()).limit(limit))
    return [_view(row, names.get(row.person_id, "")) for row in rows]


def book(session: Session, receipts: Sequence[ReceiptView]) -> bytes:
    """The workbook of some receipts; text that looks like a formula stays text."""
    headings = columns(session)
    chosen = [field for field in FIELDS if field.key in headings]
    products = catalog.products_by_key(session, (receipt.product_id for receipt in receipts))
    rows = tuple(
        tuple(field.take(receipt, line, products[receipt.product_id]) for field in chosen) for receipt in receipts for line in receipt.lines
    )
    heads = tuple(Column(headings[field.key], field.form) for field in chosen)
    return workbook([Sheet(str(say(QT_TRANSLATE_NOOP("app", "产品入库单"))), heads, rows)])


def _view(row: ReceiptExport, person: str) -> ExportView:
    return ExportView(row.id, row.first_day, row.last_day, row.receipts, row.lines, row.at, person)
