"""The papers of a count: the blind sheet and the report (form 8, D-11)."""

from __future__ import annotations

from itertools import groupby

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day, site_time
from app.core.words import word
from app.printing.making import Making
from app.slips import count_report as report_form
from app.slips import count_sheet as sheet_form
from app.slips.model import Signature
from app.slips.texts import T
from app.storage import count_queries as queries
from app.storage.count_states import DONE
from app.storage.count_views import CountLineView, CountPlaceState, CountView
from app.units import at_places
from db.states import Tracking


def count_sheet(session: Session, document: str, making: Making) -> bytes:
    """盘点表 as PDF; `document` is the number of the count, with `-2` behind it for the places of the second count.

    Raises:
        NotFound: No such count.
    """
    number, _, nth = document.partition("-")
    view = queries.count(session, number)
    second = bool(nth)
    wanted = (CountPlaceState.DIFFERS,) if second else (CountPlaceState.NOT_YET, CountPlaceState.COUNTING)
    places = [place for place in queries.places(session, number) if place.state in wanted]
    paper = sheet_form.CountSheet(
        company=making.company, form=making.form, printing=making.printing, void=making.void, number=number,
        date=making.printing.printed_at.date(), scope=view.title, second=second,
        lines=_sheet_lines(session, [place.code for place in places]),
    )  # fmt: skip
    return sheet_form.render(paper, making.copies)


def _sheet_lines(session: Session, codes: list[str]) -> tuple[sheet_form.SheetLine, ...]:
    where = {place.code: place.location_id for place in catalog.locations(session)}
    goods = at_places.goods_at(session, [where[code] for code in codes])
    products = catalog.products_by_key(session, (one.product_id for one in goods))
    names = {key: f"{product.name} {product.model}" for key, product in products.items()}
    goods.sort(key=lambda one: (one.location_id, names[one.product_id], one.lot_no))
    at = {key: list(rows) for key, rows in groupby(goods, key=lambda one: one.location_id)}
    lines = []
    for code in codes:
        there = at.get(where[code], [])
        for one in there:
            product = products[one.product_id]
            by_serial = product.tracking is Tracking.SERIAL
            lines.append(sheet_form.SheetLine(code, names[one.product_id], one.lot_no, product.unit, by_serial))
        lines.append(sheet_form.SheetLine(code, also=bool(there)))
    return tuple(lines)


def count_report(session: Session, document: str, making: Making) -> bytes:
    """盘点报告 as PDF.

    Raises:
        NotFound: No such count.
    """
    view = queries.count(session, document)
    lines = queries.lines(session, document)
    places = queries.places(session, document)
    differing = [line for line in lines if line.difference]
    people = queries.counters(session, document)
    signed = []
    if view.approved_at is not None:
        signed.append(Signature("批准", view.approved_by, site_time(view.approved_at)))
    paper = report_form.CountReport(
        company=making.company, form=making.form, printing=making.printing, void=making.void, signatures=tuple(signed), number=document,
        date=site_day(view.closed_at or view.made_at), scope=view.title, places=len(places),
        agreed=sum(place.state is CountPlaceState.AGREED for place in places if place.state in DONE),
        booked=sum(line.booked for line in lines), counted=sum(line.counted for line in lines), tolerance=tolerance_words(view),
        people="、".join(people.get(1, ())), second="、".join(dict.fromkeys(n for nth, names in people.items() if nth > 1 for n in names)),
        lines=tuple(_report_line(line) for line in differing),
    )  # fmt: skip
    return report_form.render(paper, making.copies)


def tolerance_words(view: CountView) -> str:
    """The tolerance of a count in words."""
    if not view.tolerance_permille and not view.tolerance_pieces:
        return "无"
    return f"{view.tolerance_permille}‰ 或 {view.tolerance_pieces} 件"


def _report_line(line: CountLineView) -> report_form.ReportLine:
    if line.tolerated:
        why = str(T.WITHIN_TOLERANCE)
    else:
        why = "；".join(part for part in (line.why, word(line.outcome) if line.outcome else "", line.note) if part)
    goods = f"{line.product} {line.model}".strip()
    return report_form.ReportLine(line.place, goods, line.identity or "—", line.booked, line.first_counted, line.counted, why)
