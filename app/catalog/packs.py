"""Bar codes that stand for more, or for something else, than one piece: inner packs, and papers that go with a product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from app.catalog.views import PackView
from app.core.entry import NAME, clean, whole
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.devices.code_table import has_check_digit
from app.devices.codes import CodeForm, read_code
from db.models.catalog import PaperCode, Product, ProductPack
from db.states import Role

ROLES = (Role.PROCESS, Role.PLANNING, Role.RESEARCH, Role.ADMINISTRATOR)


def set_packs(work: Work, product_id: int, packs: Sequence[PackView]) -> None:
    """Says which inner packs of a product bear a bar code of their own; those left out are no longer taken.

    Raises:
        BadInput: A GTIN that is none, that is in use for something else, or a quantity below two.
    """
    work.require(*ROLES)
    wanted = {}
    for pack in packs:
        gtin = _gtin(pack.gtin)
        name = clean(QT_TRANSLATE_NOOP("app", "包装名称"), pack.name, most=NAME)
        wanted[gtin] = (whole(QT_TRANSLATE_NOOP("app", "每包件数"), pack.quantity, low=2, high=100_000), name)
    rows = {row.gtin: row for row in work.session.scalars(select(ProductPack).where(ProductPack.product_id == product_id))}
    before = {gtin: row.quantity for gtin, row in rows.items() if row.active}
    for gtin, (quantity, name) in wanted.items():
        if gtin not in rows:
            _must_be_nobodys(work, gtin)
            rows[gtin] = ProductPack(gtin=gtin, product_id=product_id, quantity=quantity, name=name)
            work.session.add(rows[gtin])
        rows[gtin].quantity, rows[gtin].name, rows[gtin].active = quantity, name, True
    for gtin, row in rows.items():
        row.active = gtin in wanted
    work.session.flush()
    after = {gtin: quantity for gtin, (quantity, _) in wanted.items()}
    if after != before:
        work.audit("set_packs", "product", product_id, old=before, new=after)


def set_paper_codes(work: Work, product_id: int, codes: Mapping[str, str]) -> None:
    """Says which papers of a product bear a bar code; such a paper is ticked by its scan alone (C-18, F-16).

    Args:
        work: The action.
        product_id: The product.
        codes: Code → paper.

    Raises:
        BadInput: A code that already means something else to the desk, or a blank.
    """
    work.require(*ROLES)
    what = QT_TRANSLATE_NOOP("app", "随货资料")
    wanted = {_paper_code(code): clean(what, paper, most=NAME, needed=True) for code, paper in codes.items()}
    rows = {row.code: row for row in work.session.scalars(select(PaperCode).where(PaperCode.product_id == product_id))}
    before = {code: row.paper for code, row in rows.items() if row.active}
    for code, paper in wanted.items():
        if code not in rows:
            rows[code] = PaperCode(code=code, product_id=product_id, paper=paper)
            work.session.add(rows[code])
        rows[code].paper = paper
    for code, row in rows.items():
        row.active = code in wanted
    work.session.flush()
    if wanted != before:
        work.audit("set_paper_codes", "product", product_id, old=before, new=wanted)


def _gtin(gtin: str) -> str:
    text = gtin.strip()
    if not (text.isascii() and text.isdigit() and len(text) in (8, 12, 13, 14) and has_check_digit(text)):
        raise bad_input(QT_TRANSLATE_NOOP("app", "GTIN 的位数或校验位不对：{gtin}"), gtin=text[:20])
    return text.zfill(14)


def _must_be_nobodys(work: Work, gtin: str) -> None:
    taken = work.session.scalar(select(Product.id).where(Product.gtin == gtin)) or work.session.scalar(
        select(ProductPack.id).where(ProductPack.gtin == gtin)
    )
    if taken is not None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "已经有了：{value}"), value=gtin)


def _paper_code(code: str) -> str:
    text = code.strip()
    form = read_code(text.encode()).form
    if not text or form is not CodeForm.UNKNOWN:
        raise bad_input(QT_TRANSLATE_NOOP("app", "这个码不能当资料条码，它已有别的意思：{code}"), code=text[:40] or "—")
    return text
