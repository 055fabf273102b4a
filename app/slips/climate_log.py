"""温湿度记录 (form 10, D-07): A4, one sheet a zone and month; hand readings one by one, those of a device by the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.slips import frame
from app.slips.grid import Column, Table
from app.slips.model import CopyName, Paper, require
from app.slips.signing import SignBox, Signs
from app.slips.stock import A4, Stock
from app.slips.texts import T, labelled_date

COPIES = (CopyName(1, "仓库", ""),)
BOXES = (SignBox("仓管员", T.SIGN_STOREKEEPER), SignBox("物流科长", T.SIGN_LOGISTICS_HEAD))


@dataclass(frozen=True)
class LogLine:
    """One line: a reading, or a day of a device; `measure` is what was done about it."""

    day: date
    time: str
    temperature: str
    humidity: str
    outside: bool
    by: str
    measure: str = ""


@dataclass(frozen=True, kw_only=True)
class ClimateLogPaper(Paper):
    """Input of the sheet; `month` is its first day, `limits` as they are written, `missing` the readings that were not taken."""

    month: date
    zone: str
    limits: str
    readings: int
    outside: int
    missing: int
    lines: tuple[LogLine, ...]


def render(paper: ClimateLogPaper, copies: tuple[CopyName, ...] = COPIES, stock: Stock = A4) -> bytes:
    """Draws the sheet as PDF.

    Raises:
        BlankField: No zone or limits.
    """
    require(number=paper.number, zone=paper.zone, limits=paper.limits)
    month = T.FREIGHT_MONTH.format(year=paper.month.year, month=paper.month.month)
    head = frame.Head(
        T.CLIMATE_LOG,
        (labelled_date(T.DATE, paper.date), f"{month}  {T.CLIMATE_ZONE}：{paper.zone}", T.CLIMATE_LIMITS.format(limits=paper.limits)),
        T.CLIMATE_SUM.format(n=paper.readings, out=paper.outside, missing=paper.missing),
    )
    columns = (
        Column(T.DAY_SPACED, 16, "c", True), Column(T.TIME, 24, "c", True), Column(T.CLIMATE_TEMPERATURE, 26, "c", True),
        Column(T.CLIMATE_HUMIDITY, 20, "c", True), Column(T.CLIMATE_VERDICT, 16, "c", True), Column(T.CLIMATE_BY, 30),
        Column(T.CLIMATE_DONE, 0),
    )  # fmt: skip
    rows = tuple(
        (
            f"{line.day:%m-%d}", line.time, line.temperature, line.humidity,
            "" if not line.temperature else T.CLIMATE_OUTSIDE if line.outside else T.CLIMATE_INSIDE, line.by, line.measure,
        )
        for line in paper.lines
    )  # fmt: skip
    layout = frame.Layout(
        stock, head, paper, table=Table(columns, rows, 7, 7, size=9), closing=(Signs(BOXES, paper.signatures, 18),)
    )
    return frame.render(layout, copies)
