"""The tables that leave the desk under the headings by which they come in: what was exported is taken in again without a word."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.care import handling_words
from app.catalog.views import ProductView
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.imports.fields import FIELDS
from app.imports.packing_specs import MATERIAL, STEP
from app.imports.views import ImportKind
from app.orders import task_queries
from app.packing import queries as packing
from app.quality import standards
from app.quality.views import StandardKind
from app.tables.reading import MOST_ROWS
from app.tables.writing import DAY, Column, Sheet, Value, workbook
from app.units import standing
from db.states import Role, TransportKind

_DAYS = frozenset({"produced_on", "stored_on", "valid_until", "expires_on", "effective_from", "due_on"})
_MORE: Mapping[ImportKind, tuple[str, ...]] = {
    ImportKind.OPENING: (
        QT_TRANSLATE_NOOP("app", "品名"), QT_TRANSLATE_NOOP("app", "型号规格"), QT_TRANSLATE_NOOP("app", "状态"),
        QT_TRANSLATE_NOOP("app", "预留给"),
    ),
    ImportKind.TASKS: (QT_TRANSLATE_NOOP("app", "本系统任务单号"), QT_TRANSLATE_NOOP("app", "已入库"), QT_TRANSLATE_NOOP("app", "状态")),
}  # fmt: skip
"""What the desk knows beside, behind the fields."""

Row = tuple[Value, ...]


def book(session: Session, kind: ImportKind, name: str, roles: Collection[Role], product_id: int | None = None) -> bytes:
    """A workbook of what is there now; text that a spreadsheet would take for a formula stays text.

    Args:
        session: A session for reading.
        kind: Which table; opening stock means the stock as it stands.
        name: Name of the sheet.
        roles: Of who asks: contacts go out to those who may see them (M-05).
        product_id: Only what is of this product, where the table is of goods.

    Raises:
        BadInput: More rows than a workbook is made for, or a table that has no such list.
    """
    if kind not in _ROWS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这张表没有可导出的清单"))
    if kind is ImportKind.OPENING and (n := standing.count(session, product_id)) > MOST_ROWS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "现存有 {n} 行，一份工作簿最多 {most} 行，请按产品导出"), n=n, most=MOST_ROWS)
    columns = [Column(f"{field.title}*" if field.needed else field.title, DAY if field.key in _DAYS else "") for field in FIELDS[kind]]
    columns += [Column(str(say(words))) for words in _MORE.get(kind, ())]
    return workbook([Sheet(name, tuple(columns), tuple(_ROWS[kind](session, roles, product_id)))])


def exported(kind: ImportKind) -> bool:
    """Whether there is a list to export."""
    return kind in _ROWS


def _customers(session: Session, roles: Collection[Role], _: int | None) -> Iterator[Row]:
    for one in catalog.customers_for(session, roles):
        yield one.erp_no, one.name, one.contact, one.phone, one.address, one.destination


def _products(session: Session, _: Collection[Role], __: int | None) -> Iterator[Row]:
    for one in catalog.products(session):
        said = {field.key: getattr(one, field.key, None) for field in FIELDS[ImportKind.PRODUCTS]}
        said |= {key: _yes(one, key) for key in ("fragile", "valuable", "hazard")}
        said |= {key: "、".join(getattr(one, key)) for key in ("marks", "precautions", "papers", "special")}
        said |= {key: word(value) if (value := getattr(one, key)) is not None else None for key in ("kind", "tracking", "storage_class")}
        stated = "has_shelf_life" not in one.unstated
        said |= {
            "has_shelf_life": _words(one.shelf_life_days is not None or "shelf_life_days" in one.unstated) if stated else None,
            "handling": str(moved) if (moved := handling_words(one.handling)) is not None else None,
            "size_mm": "×".join(map(str, one.size_mm)), "climate": one.climate.words if one.climate is not None else None,
            "purchased": _words(one.purchased), "active": _words(one.active), "gross_weight_g": one.gross_weight_g or None,
        }  # fmt: skip
        yield tuple(said[field.key] for field in FIELDS[ImportKind.PRODUCTS])


def _specs(session: Session, _: Collection[Role], product_id: int | None) -> Iterator[Row]:
    codes = {one.product_id: one.code for one in catalog.products(session)}
    for one in reversed(packing.specs(session, product_id)):
        head = (codes[one.product_id], one.drawing_no, one.revision, one.effective_from)
        boxing = one.boxing
        tail = (
            "、".join(one.papers), "、".join(word(TransportKind(mode)) for mode in one.transport),
            "、".join(one.special) if one.special else None, "、".join(boxing.protection) or None, boxing.pieces_per_box,
            boxing.inner_weight_g, boxing.tolerance_g, boxing.tolerance_permille,
        )  # fmt: skip
        for step in one.steps:
            yield (*head, STEP, step.text, None, _words(step.mandatory), None, None, *tail)
        for item in one.materials:
            said = (item.quantity or None, _words(item.mandatory), _words(item.cushioning), item.item or None)
            yield (*head, MATERIAL, item.name, *said, *tail)


def _standards(session: Session, _: Collection[Role], product_id: int | None) -> Iterator[Row]:
    codes = {one.product_id: one.code for one in catalog.products(session)}
    for one in standards.standards(session, product_id):
        if one.kind is not StandardKind.STANDARD or not one.active:
            continue
        named = one.national or one.company or one.customer
        head = (
            codes[one.product_id], one.code, one.revision, one.national or None, one.company or None, one.customer or None,
            None if named else one.basis, word(one.plan), one.sample or None, one.accept or None,
        )  # fmt: skip
        for item in one.items:
            yield (*head, word(item.group), item.name, item.requirement, item.low, item.high, item.unit or None, item.instrument or None)


def _places(session: Session, _: Collection[Role], __: int | None) -> Iterator[Row]:
    for one in catalog.locations(session):
        yield (
            one.code, one.zone, word(one.zone_kind), word(one.storage_class), _words(one.sealed_only), _words(one.active),
        )  # fmt: skip


def _stock(session: Session, _: Collection[Role], product_id: int | None) -> Iterator[Row]:
    products = {one.product_id: one for one in catalog.products(session)}
    places = {one.location_id: one.code for one in catalog.locations(session)}
    for one in standing.goods(session, product_id):
        product = products[one.product_id]
        yield (
            product.code, one.serial or None, one.lot_no or None, one.quantity, places[one.location_id or 0], one.produced_on, None,
            one.valid_until, one.expires_on, one.supplier or None, one.supplier_lot or None, one.certificate_no or None,
            _words(one.sealed), product.name, product.model, word(one.state), one.reserved_order or None,
        )  # fmt: skip


def _tasks(session: Session, _: Collection[Role], __: int | None) -> Iterator[Row]:
    codes = {one.product_id: one.code for one in catalog.products(session)}
    for one in task_queries.tasks(session, limit=MOST_ROWS):
        yield (
            one.erp_no or one.number, codes[one.product_id], one.quantity, one.due_on, one.order_no or None, one.workshop, one.number,
            one.handed_in, word(one.state),
        )  # fmt: skip


def _yes(one: ProductView, key: str) -> str | None:
    return None if key in one.unstated else _words(bool(getattr(one, key)))


def _words(flag: bool) -> str:
    return "是" if flag else "否"


_ROWS: Mapping[ImportKind, Callable[[Session, Collection[Role], int | None], Iterable[Sequence[Value]]]] = {
    ImportKind.CUSTOMERS: _customers,
    ImportKind.PRODUCTS: _products,
    ImportKind.SPECS: _specs,
    ImportKind.STANDARDS: _standards,
    ImportKind.PLACES: _places,
    ImportKind.OPENING: _stock,
    ImportKind.TASKS: _tasks,
}
