"""承运商档案与评价表 (form 35, G-12 … G-16): A4, ① 物流科; papers, vehicles, scores with weights, what happened, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.grid import Band, Block, Cell, Column, Row, Table, Ticks, facts, label
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "物流科", ""),)
BOXES = (SignBox("评价", T.SIGN_EVALUATOR), SignBox("物流科长", T.SIGN_LOGISTICS_HEAD), SignBox("批准", T.SIGN_APPROVED))


@dataclass(frozen=True)
class ScoreLine:
    """One criterion: weight in percent and score."""

    criterion: str
    weight: int
    score: int | None


@dataclass(frozen=True)
class Happening:
    """One thing on the record: an event of a trip, or a move of the co-operation."""

    day: date
    what: str
    document: str
    words: str


@dataclass(frozen=True, kw_only=True)
class CarrierFilePaper(Paper):
    """Input of the form; scores and totals are blank while nobody evaluated, `counts` are (word, number)."""

    carrier: str
    state: str
    phone: str
    contact: str
    address: str
    licence_no: str
    licence_until: date | None
    contract_no: str
    contract_until: date | None
    insurance_no: str
    insurance_until: date | None
    tracking: bool | None
    vehicles: tuple[tuple[str, date | None], ...]
    prices: str
    network: str
    scores: tuple[ScoreLine, ...]
    given: int | None
    happened: int | None
    total: int | None
    grade: str
    evaluated_on: date | None
    evaluator: str
    note: str
    review_on: date | None
    period: str
    counts: tuple[tuple[str, int], ...]
    happenings: tuple[Happening, ...] = ()


def render(paper: CarrierFilePaper, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the form as PDF.

    Raises:
        BlankField: The carrier's name is blank.
    """
    require(number=paper.number, carrier=paper.carrier)
    layout = frame.Layout(
        stock,
        frame.Head(T.CARRIER_FILE, (labelled_date(T.DATE, paper.date), f"{T.CARRIER_STATE}：{paper.state}")),
        paper,
        opening=(*_file(paper), *_scores(paper), *_counts(paper), Band(T.CARRIER_HAPPENED)),
        table=_table(paper),
        closing=(Signs(BOXES, paper.signatures, 20),),
    )
    return frame.render(layout, copies)


def _day(day: date | None) -> str:
    return f"{day:%Y-%m-%d}" if day else T.NONE


def _score(value: int | None) -> str:
    return T.NONE if value is None else str(value)


def _file(paper: CarrierFilePaper) -> tuple[Block, ...]:
    rows = facts(
        (26, 66, 26, 0),
        7,
        (T.CARRIER_NAME, paper.carrier, T.CONTACT_PERSON_PHONE, "  ".join(filter(None, (paper.contact, paper.phone)))),
        (T.CARRIER_LICENCE, paper.licence_no, T.VALID_UNTIL, _day(paper.licence_until)),
        (T.SAFETY_CONTRACT, paper.contract_no, T.VALID_UNTIL, _day(paper.contract_until)),
        (T.INSURANCE, paper.insurance_no, T.VALID_UNTIL, _day(paper.insurance_until)),
        (T.TRACKING, Ticks(((T.YES, paper.tracking is True), (T.NO, paper.tracking is False))), T.CARRIER_ADDRESS, paper.address),
    )
    vehicles = "；".join(f"{plate}（{T.INSPECTED_UNTIL} {_day(until)}）" for plate, until in paper.vehicles) or T.NONE
    notes = (
        Row((label(T.VEHICLES), Cell(vehicles, most=6)), (26, 0), 9),
        Row((label(T.NETWORK), Cell(paper.network or T.NONE, most=4)), (26, 0), 7),
        Row((label(T.PRICES), Cell(paper.prices or T.NONE, most=6)), (26, 0), 7),
    )
    return Band(T.CARRIER_1), *rows, *notes


def _scores(paper: CarrierFilePaper) -> tuple[Block, ...]:
    widths = (26, *(0.0 for _ in paper.scores), 26)
    head = Row((label(T.CRITERION), *(label(f"{line.criterion} {line.weight}%") for line in paper.scores), label(T.SCORE_MEAN)), widths, 7)
    cells = (Cell(_score(line.score), align="c") for line in paper.scores)
    given = Row((label(T.SCORE), *cells, Cell(_score(paper.given), align="c", bold=True)), widths, 8)
    rows = facts(
        (26, 40, 26, 40, 26, 0),
        7,
        (T.EVALUATOR, paper.evaluator or T.NONE, T.EVALUATED_ON, _day(paper.evaluated_on), T.REVIEW_ON, _day(paper.review_on)),
        (
            T.SCORE_HAPPENED, _score(paper.happened), T.SCORE_TOTAL, Cell(_score(paper.total), bold=True),
            T.GRADE, Cell(paper.grade or T.NONE, bold=True),
        ),
    )  # fmt: skip
    note = Row((label(T.OPINION_SHORT), Cell(paper.note or T.NONE)), (26, 0), 10)
    return Band(T.CARRIER_2), head, given, *rows, note


def _counts(paper: CarrierFilePaper) -> tuple[Block, ...]:
    if not paper.counts:
        return ()
    widths = (26.0, *(0.0 for _ in paper.counts))
    head = Row((label(paper.period), *(label(word) for word, _ in paper.counts)), widths, 7)
    return head, Row((label(T.TIMES), *(Cell(str(number), align="c", bold=True) for _, number in paper.counts)), widths, 7)


def _table(paper: CarrierFilePaper) -> Table:
    columns = (
        Column(T.DAY_SPACED, 24, "c", True), Column(T.MATTER, 44), Column(T.RECORD_NO, 40, "l", True), Column(T.REMARK_SPACED, 0),
    )  # fmt: skip
    rows = tuple((f"{one.day:%Y-%m-%d}", one.what, one.document, one.words) for one in paper.happenings)
    return Table(columns, rows, 6.6, 6.6, fill=max(3, 8 - len(rows)))
