"""Master data from tables: products with what A-24 asks for, zones and locations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial

from app.catalog import queries as catalog
from app.catalog import service
from app.catalog.care import HANDLING
from app.catalog.entry import read_climate
from app.catalog.views import (
    LocationDraft,
    ProductDraft,
    ProductKind,
    ProductView,
    StorageClass,
    Tracking,
    ZoneDraft,
    ZoneKind,
    ZoneView,
)
from app.core.clock import site_day
from app.core.errors import AppError, BadInput, Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.imports import values
from app.imports.rows import Did, Said
from app.packing import queries as packing
from app.tables.reading import Value, text_of

REASON = "由表格导入"
"""What the trail keeps as the reason of a correction that a table brought (M-02)."""

_COUNTS = ("storage_days", "shelf_life_days", "net_weight_g", "gross_weight_g")
_FLAGS = ("has_shelf_life", "fragile", "valuable", "hazard", "purchased")
_LISTS = ("precautions", "marks", "papers", "special")
_CLOSED: dict[str, type[StrEnum]] = {"kind": ProductKind, "tracking": Tracking, "storage_class": StorageClass}


def take_product(work: Work, rows: Sequence[Said]) -> Did:
    """One product, known by its code; what the table leaves blank stays as it was."""
    row = _one(rows, "code")
    code = row.text("code", needed=True).upper()
    found = catalog.product_by_code(work.session, code)
    draft = _product_draft(row, draft_of(found) if found is not None else None, code)
    try:
        view = (
            service.create_product(work, draft) if found is None
            else service.change_product(work, found.product_id, draft, REASON)
        )  # fmt: skip
    except BadInput as error:
        raise row.problem(_blamed(draft), error) from error
    did = Did.MADE if found is None else Did.SAME if view.version == found.version else Did.CHANGED
    wanted = row.read("active", values.yes)
    if wanted is None or wanted is view.active:
        return did
    if wanted:
        _activate(work, row, view)
    else:
        service.retire_product(work, view.product_id, REASON)
    return Did.MADE if found is None else Did.CHANGED


def draft_of(view: ProductView) -> ProductDraft:
    """What a product would be made from again; what nobody has stated yet stays open."""
    flags = {name: None if name in view.unstated else getattr(view, name) for name in ("fragile", "valuable", "hazard")}
    open_life = "has_shelf_life" in view.unstated
    return ProductDraft(
        view.code, view.name, view.model, view.unit, view.kind, view.tracking, view.storage_class, view.storage_days,
        None if open_life else view.shelf_life_days is not None or "shelf_life_days" in view.unstated, view.shelf_life_days,
        precautions=view.precautions, marks=view.marks, net_weight_g=view.net_weight_g, size_mm=view.size_mm, gtin=view.gtin,
        papers=view.papers, handling=view.handling, gross_weight_g=view.gross_weight_g, climate=view.climate, special=view.special,
        purchased=view.purchased, **flags,
    )  # fmt: skip


def _product_draft(row: Said, was: ProductDraft | None, code: str) -> ProductDraft:
    old = was or ProductDraft(code, "", "", "")
    said: dict[str, object] = {key: row.text(key, needed=was is None) for key in ("name", "model", "unit")}
    said |= {"gtin": row.text("gtin"), "handling": row.read("handling", _handling)}
    said |= {key: row.read(key, partial(values.one_of, kind)) for key, kind in _CLOSED.items()}
    said |= {key: row.read(key, values.count) for key in _COUNTS}
    said |= {key: row.read(key, values.yes) for key in _FLAGS}
    said |= {key: row.read(key, values.words) for key in _LISTS}
    said |= {"size_mm": row.read("size_mm", values.size), "climate": row.read("climate", lambda cell: read_climate(text_of(cell)))}
    return replace(old, **{key: value for key, value in said.items() if value not in (None, "")})  # type: ignore[arg-type]


def _handling(cell: Value) -> str:
    """The key of a way of moving goods, by its Chinese name."""
    said = text_of(cell).strip()
    for key, words in HANDLING.items():
        if said in (key, words):
            return key
    raise bad_input(QT_TRANSLATE_NOOP("app", "不认识「{said}」，只能写：{words}"), said=said[:20], words="、".join(HANDLING.values()))


def _blamed(draft: ProductDraft) -> str:
    """The column that a refused product is to be looked up in: of all that is checked as a whole the code comes first."""
    return "code" if len(draft.code) != 2 or not draft.code.isalpha() else "gtin" if draft.gtin else "marks" if draft.marks else "name"


def _activate(work: Work, row: Said, view: ProductView) -> None:
    has_spec = packing.spec(work.session, view.product_id, site_day(work.now)) is not None
    try:
        service.activate_product(work, view.product_id, has_spec)
    except AppError as error:
        raise row.problem("active", error) from error


# Zones and locations


def take_place(work: Work, rows: Sequence[Said]) -> Did:
    """One location with its zone; a zone that is not there yet is made from what its first row says."""
    row = _one(rows, "code")
    code, name = row.text("code", needed=True).upper(), row.text("zone", needed=True)
    made = _zone(work, row, name)
    found = catalog.location_by_code(work.session, code)
    sealed, active = row.read("sealed_only", values.yes), row.read("active", values.yes)
    if found is None:
        draft = LocationDraft(code, name, bool(sealed), True if active is None else active)
        with row.blames("code"):
            service.create_location(work, draft)
        return Did.MADE
    draft = LocationDraft(
        code, name, found.sealed_only if sealed is None else sealed, found.active if active is None else active
    )
    changed = service.change_location(work, found.location_id, draft, REASON)
    return Did.CHANGED if made or changed.version != found.version else Did.SAME


def with_their_zones(rows: Sequence[Said]) -> list[Said]:
    """Rows that leave purpose and class of their zone blank take them from its first row."""
    first: dict[str, Said] = {}
    found = []
    for row in rows:
        of_zone = first.setdefault(row.text("zone"), row)
        blank = [key for key in ("kind", "storage_class") if not row.text(key) and of_zone.text(key)]
        found.append(replace(row, cells={**row.cells, **{key: of_zone.cells.get(key) for key in blank}}) if blank else row)
    return found


def _zone(work: Work, row: Said, name: str) -> bool:
    """Whether the zone had to be made; one that is there is not changed by a table: goods stand in it."""
    kind = row.read("kind", lambda cell: values.one_of(ZoneKind, cell))
    stored = row.read("storage_class", lambda cell: values.one_of(StorageClass, cell))
    found = next((zone for zone in catalog.zones(work.session) if zone.name == name), None)
    if found is None:
        for key, value in (("kind", kind), ("storage_class", stored)):
            if value is None:
                raise row.problem(key, bad_input(QT_TRANSLATE_NOOP("app", "新库区 {zone} 要写用途和储存环境"), zone=name))
        assert kind is not None and stored is not None
        with row.blames("zone"):
            service.create_zone(work, ZoneDraft(name, kind, stored))
        return True
    _must_be_as_it_is(row, found, kind, stored)
    return False


def _must_be_as_it_is(row: Said, zone: ZoneView, kind: ZoneKind | None, stored: StorageClass | None) -> None:
    for key, said, there in (("kind", kind, zone.kind), ("storage_class", stored, zone.storage_class)):
        if said is not None and said is not there:
            words = QT_TRANSLATE_NOOP("app", "库区 {zone} 是「{there}」，改库区请到资料里改")
            raise row.problem(key, Conflict(say(words, zone=zone.name, there=word(there))))


def _one(rows: Sequence[Said], key: str) -> Said:
    if len(rows) > 1:
        words = QT_TRANSLATE_NOOP("app", "和第 {line} 行重复")
        raise rows[1].problem(key, Conflict(say(words, line=rows[0].line)))
    return rows[0]
