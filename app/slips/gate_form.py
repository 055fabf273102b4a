"""What the 出门证 says, on the A5 sheet and on the slip: its data, what makes it whole, and how its numbers are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from app.slips import lettering
from app.slips.grid import Pieces
from app.slips.model import Paper, require
from app.slips.pen import Pen
from app.slips.texts import T, minute

HIDDEN = 4
"""Characters that the guard reads off the truck."""

LINES = 4
"""Lines of goods; more are summed up."""

ORDERS = 4
"""Dispatch orders that are named; more are counted."""


class PassKind(StrEnum):
    """The 放行类别 boxes."""

    SALE = "销售"
    REPLACEMENT = "补换"
    REPAIR_RETURN = "返修返还"
    SUPPLIER_RETURN = "退供方"
    SCRAP = "报废"
    SAMPLE = "样品/借用"
    TOOLS = "工具"


@dataclass(frozen=True)
class PassLine:
    """Goods of one kind on the vehicle; `shared` says that they lie in boxes that a line before counts."""

    name: str
    model: str
    unit: str
    quantity: int | Decimal
    boxes: int
    shared: bool = False


@dataclass(frozen=True, kw_only=True)
class GatePass(Paper):
    """Input of the pass, for the A5 sheet and for the slip.

    Attributes:
        dispatch_nos: The orders on it; none where the goods leave for a `reason` of their own.
        trailer: Plate of the trailer, or blank.
        on_foot: The goods leave in somebody's hands: `bearer`, with the last four of his card in `bearer_card`, in place of a plate.
        reason: Why goods leave without a dispatch order.
        nth: The how manyeth pass of this load, with `reissue_reason` from the second on.
        token: Text of the QR code; None on a draft and on a pass that has ended. Ignored on a void pass.
        ended: What became of a pass that was used or ran out, and when and by whom: it is neither a draft nor void. None for others.
        token_copy: Number of the copy that bears the token, the guard's.
        mask: Whether plates, seals, container and card on that copy lack their last four characters, so that the guard reads the vehicle.
        load: This truck load as (n, of all loads).
        packing_list_no: Named where more goods are loaded than the form has lines.
    """

    kind: str
    valid_until: datetime
    consignee: str
    dispatch_nos: tuple[str, ...]
    plate: str
    container: str
    seals: tuple[str, ...]
    gate: str
    carrier: str
    driver: str
    driver_phone: str
    lines: tuple[PassLine, ...]
    boxes: int
    gross_g: int
    trailer: str = ""
    on_foot: bool = False
    bearer: str = ""
    bearer_card: str = ""
    reason: str = ""
    nth: int = 1
    reissue_reason: str = ""
    packing_list_no: str = ""
    token: str | None = None
    ended: tuple[str, str] | None = None
    token_copy: int = 2
    mask: bool = True
    load: tuple[int, int] = (1, 1)


def check(paper: GatePass) -> None:
    """Refuses a pass that lacks what makes it one.

    Raises:
        BlankField: See `render`.
    """
    require(number=paper.number, consignee=paper.consignee, gate=paper.gate, kind=paper.kind)
    require(dispatch_no="".join(paper.dispatch_nos) or paper.reason)
    require(**({"bearer": paper.bearer} if paper.on_foot else {"plate": paper.plate}))


def load_text(paper: GatePass) -> str:
    """Which load of how many; what leaves on foot is no load of a truck, but may be a part of an order."""
    if paper.on_foot:
        return "" if paper.load == (1, 1) else T.PART_OF.format(n=paper.load[0], total=paper.load[1])
    return T.LOAD_OF.format(n=paper.load[0], total=paper.load[1])


def standing(paper: GatePass) -> tuple[str, str]:
    """The two lines in place of a code: how the pass ended, or that it is a draft and opens no gate."""
    return paper.ended or (T.DRAFT, T.NOT_FOR_RELEASE)


def orders_text(numbers: Sequence[str], most: int = ORDERS) -> Pieces:
    """The dispatch orders, shortened to 「… 等 n 单」 where there are more than the cell holds."""
    if len(numbers) <= most:
        return Pieces(tuple(numbers))
    return Pieces((*numbers[: most - 1], T.MORE_ORDERS.format(n=len(numbers))))


def issue_text(paper: GatePass) -> str:
    """「第 2 次开证·原因」."""
    text = T.NTH_PASS.format(n=paper.nth)
    return f"{text}·{paper.reissue_reason}" if paper.reissue_reason else text


def bearer_text(paper: GatePass) -> str:
    """Who carries the goods out, on foot or for a courier."""
    return (T.COURIER if paper.carrier else T.ON_FOOT).format(name=paper.bearer)


@dataclass(frozen=True)
class Masked:
    """A plate or seal in parts: what stands before the characters that the guard reads off the truck, these, what follows them."""

    shown: str
    hidden: str
    rest: str

    @property
    def squares(self) -> int:
        """How many open squares stand for what is hidden."""
        return sum(char.isalnum() for char in self.hidden)


def shown_phone(paper: GatePass, hide: bool) -> str:
    """The telephone; where its end stands for the bearer's card, a copy that hides the card cuts it off."""
    phone = paper.driver_phone
    last = "".join(char for char in phone.upper() if char.isascii() and char.isalnum())[-HIDDEN:]
    if not (hide and paper.on_foot and last and last == paper.bearer_card.upper()):
        return phone
    parts = masked(phone)
    return f"{parts.shown}{'*' * parts.squares}{parts.rest}"


def masked(text: str) -> Masked:
    """Parts a number before its last four letters or digits; 挂 and other characters after them stay."""
    places = [at for at, char in enumerate(text) if char.isascii() and char.isalnum()]
    if not places:
        return Masked("", text, "")
    start, end = places[-HIDDEN:][0], places[-1] + 1
    return Masked(text[:start], text[start:end], text[end:])


def summed(lines: Sequence[PassLine]) -> tuple[PassLine, ...]:
    """The lines, summed up by product and at last into 其余 n 种, so that they never need a second sheet."""
    if len(lines) <= LINES:
        return tuple(lines)
    groups: dict[tuple[str, str], list[PassLine]] = {}
    for line in lines:
        groups.setdefault((line.name, line.unit), []).append(line)
    found = tuple(_sum(name, unit, group) for (name, unit), group in groups.items())
    if len(found) <= LINES:
        return found
    rest = found[LINES - 1 :]
    units = {line.unit for line in rest}
    unit = units.pop() if len(units) == 1 else T.PIECES
    return (*found[: LINES - 1], _sum(T.REST_KINDS.format(n=len(rest)), unit, rest))


def _sum(name: str, unit: str, group: Sequence[PassLine]) -> PassLine:
    models = list(dict.fromkeys(line.model for line in group))
    model = models[0] if len(models) == 1 else T.MODELS.format(n=len(models))
    quantity = sum((line.quantity for line in group), start=Decimal(0))
    boxes = sum(line.boxes for line in group)
    return PassLine(name, model, unit, quantity, boxes, not boxes and any(line.shared for line in group))


def until_text(moment: datetime) -> str:
    """The end of validity; midnight reads 24:00 of the day before, as the gate says it."""
    if moment.hour == 0 and moment.minute == 0:
        return f"{moment.fromordinal(moment.toordinal() - 1):%Y-%m-%d} 24:00"
    return minute(moment)


def draw_masked(pen: Pen, part: Masked, x: float, y: float, size: float, limit: float) -> float:
    """Draws one number from `x`, cut at `limit`, with an open square for each hidden character; says where it ends."""
    edge = size * lettering.POINT * 0.72
    for text, squares in ((part.shown, part.squares), (part.rest, 0)):
        if text:
            wide = min(lettering.width(lettering.clean(text), size, True), max(limit - x, 1))
            pen.lines(x, y, lettering.one_line(text, wide + 0.01, size, size, bold=True), bold=True)
            x += wide + 0.5
        for _ in range(squares):
            pen.frame(x + 0.25, y - edge / 2, edge * 0.9, edge)
            x += edge
    return x


def masked_width(part: Masked, size: float) -> float:
    """Width in mm that `draw_masked` takes."""
    edge = size * lettering.POINT * 0.72
    wide = sum(lettering.width(lettering.clean(text), size, True) + 0.5 for text in (part.shown, part.rest) if text)
    return wide + edge * part.squares
