"""包装要求 (form 5, C-01): A4, ① 生产 ② 工艺部; materials and steps of one revision, with the pictures of the steps behind them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

from PIL import Image, ImageOps

from app.slips import frame, lettering
from app.slips.grid import Band, Block, Cell, Column, Drawn, Row, Table, facts, label
from app.slips.house_texts import H
from app.slips.model import CopyName, Paper, require
from app.slips.pen import Pen
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, chinese_date, labelled_date

COPIES = (CopyName(1, "生产", "白"), CopyName(2, "工艺部", "红"))
BOXES = (SignBox("编制", H.SIGN_PROCESS), SignBox("批准", H.SIGN_APPROVED), SignBox("生产", H.SIGN_PRODUCTION))
ACROSS, TALL = 2, 76.0
"""Pictures side by side, and the height of a row of them in mm."""
_DOTS = 1100
"""Longest edge of a picture on paper: more can not be seen at this size."""
_WORDS = 6.0


@dataclass(frozen=True)
class Material:
    """One item of the material list."""

    name: str
    quantity: str = ""
    code: str = ""
    cushioning: bool = False
    mandatory: bool = True


@dataclass(frozen=True)
class Step:
    """One step; `picture` is a PNG or JPEG file, or empty."""

    words: str
    mandatory: bool = True
    picture: bytes = b""


@dataclass(frozen=True, kw_only=True)
class PackingSpec(Paper):
    """Input of the form; `approved` is what makes it count, figures stand in words and blank where the requirement says nothing."""

    approved: bool
    product: str
    model: str
    product_code: str
    drawing: str
    revision: str
    effective_from: date
    weights: str
    size_mm: str
    handling: str
    per_box: str
    inner_weight: str
    tolerance: str
    layers: str
    transport: str
    special: str
    protection: str
    papers: str
    precautions: str
    marks: str
    materials: tuple[Material, ...]
    steps: tuple[Step, ...]


def render(paper: PackingSpec, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: product, drawing, revision or a step is blank.
    """
    require(number=paper.number, product=paper.product, drawing=paper.drawing, revision=paper.revision)
    for step in paper.steps:
        require(step=step.words)
    head = frame.Head(
        H.PACKING_SPEC, (labelled_date(T.DATE, paper.date), f"{H.EFFECTIVE_ON}：{chinese_date(paper.effective_from)}"),
        "" if paper.approved else H.SPEC_DRAFT, strong=True,
    )  # fmt: skip
    layout = frame.Layout(
        stock, head, paper, opening=_opening(paper), table=_table(paper), closing=(Signs(BOXES, paper.signatures, 20),)
    )
    return frame.draw_sheets(stock, paper, [*frame.cut(layout), *_picture_sheets(paper, stock, head)], copies)


def _opening(paper: PackingSpec) -> tuple[Block, ...]:
    rows = facts(
        (26, 66, 26, 0), 7,
        (T.PRODUCT, paper.product, T.MODEL, paper.model),
        (H.DRAWING_REVISION, Cell(f"{paper.drawing}  {paper.revision}", bold=True), H.PRODUCT_CODE, paper.product_code or T.NONE),
        (H.EACH_WEIGHT, paper.weights or T.NONE, H.EACH_SIZE, paper.size_mm or T.NONE),
        (H.PER_BOX, paper.per_box or T.NONE, H.INNER_WEIGHT, paper.inner_weight or T.NONE),
        (H.BOX_TOLERANCE, paper.tolerance or T.NONE, H.MAX_LAYERS, paper.layers or T.NONE),
        (H.HANDLED_BY, paper.handling or T.NONE, H.TRANSPORT_MODES, paper.transport or T.NONE),
    )  # fmt: skip
    wide = (
        (H.HANDLING_MARKS, paper.marks), (H.PRECAUTIONS, paper.precautions), (H.SPECIAL, paper.special),
        (H.BEFORE_DELIVERY, paper.protection), (H.PACKED_PAPERS, paper.papers),
    )  # fmt: skip
    return *rows, *(Row((label(name), Cell(words or T.NONE, most=6)), (26, 0), 7) for name, words in wide)


def _table(paper: PackingSpec) -> Table:
    """Materials before steps, numbered each by themselves."""
    columns = (
        Column(H.PART, 14, "c"), Column(T.SEQ, 9, "c", True), Column(H.CONTENT, 0), Column(T.QUANTITY, 22, "c"),
        Column(H.ITEM_CODE, 30, "c", True), Column(H.ASKED, 24, "c"), Column(H.PICTURE, 14, "c", True),
    )  # fmt: skip
    materials = tuple(
        (str(H.MATERIAL), str(n), one.name, one.quantity, one.code, _asked(one.mandatory, one.cushioning), "")
        for n, one in enumerate(paper.materials, start=1)
    )
    steps = tuple(
        (str(H.STEP), str(n), one.words, "", "", _asked(one.mandatory, False), f"{H.PICTURE} {n}" if one.picture else "")
        for n, one in enumerate(paper.steps, start=1)
    )
    return Table(columns, materials + steps, 7.4, 7)


def _asked(mandatory: bool, cushioning: bool) -> str:
    return "、".join(filter(None, (H.MANDATORY if mandatory else H.OPTIONAL, H.CUSHIONING if cushioning else "")))


def _picture_sheets(paper: PackingSpec, stock: Stock, head: frame.Head) -> list[frame.Sheet]:
    shown = [(n, step) for n, step in enumerate(paper.steps, start=1) if step.picture]
    rows = [shown[n : n + ACROSS] for n in range(0, len(shown), ACROSS)]
    space = frame.body_bottom(stock) - stock.head - frame.GRID_BELOW_HEAD - 6.2
    fit = int(space / TALL)
    return [
        frame.Sheet((Band(H.PICTURES), *(_picture_row(row, stock) for row in rows[n : n + fit])), head) for n in range(0, len(rows), fit)
    ]


def _picture_row(row: list[tuple[int, Step]], stock: Stock) -> Drawn:
    wide = stock.grid / ACROSS

    def paint(pen: Pen, y: float) -> None:
        for at, (n, step) in enumerate(row):
            x = stock.left + at * wide
            pen.frame(x, y, wide, TALL)
            pen.picture(_small(step.picture), (x + 1.5, y + 1.5, wide - 3, TALL - _WORDS - 2))
            words = f"{H.PICTURE_OF_STEP.format(n=n)} {step.words}"
            pen.lines(x + wide / 2, y + TALL - _WORDS / 2, lettering.one_line(words, wide - 3, stock.body, 6), align="c")

    return Drawn(TALL, paint)


def _small(content: bytes) -> Image.Image:
    """The picture upright, no larger than paper shows, on white where it lets light through."""
    with Image.open(io.BytesIO(content)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    upright.thumbnail((_DOTS, _DOTS))
    ground = Image.new("RGB", upright.size, "white")
    ground.paste(upright, mask=upright.getchannel("A"))
    return ground
