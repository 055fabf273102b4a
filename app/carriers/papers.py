"""Builds the carrier's file with its evaluation (form 35)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.carriers import queries, scoring
from app.carriers.rules import may_see_freight
from app.carriers.views import CarrierCard, CarrierEventKind, CarrierHistory
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.printing.making import Making
from app.printing.service import print_paper, times_printed
from app.settings.service import setting_int
from app.slips import carrier_file as form

PAPER = "carrier_file"
_MOST = 40


def print_file(work: Work, carrier_id: int) -> int:
    """Puts the carrier's file into the outbox as it stands now; from the second time on its day stands on it as the reason.

    Raises:
        Refused: M-05, prices stand on it.
        NotFound: No such carrier.
    """
    may_see_freight(work.actor.roles)
    catalog.carrier(work.session, carrier_id)
    document = str(carrier_id)
    again = say(QT_TRANSLATE_NOOP("app", "{day} 现状"), day=site_day(work.now)) if times_printed(work.session, PAPER, document) else ""
    return print_paper(work, PAPER, document, reason=str(again))


def carrier_file(session: Session, document: str, making: Making) -> bytes:
    """Draws the file of a carrier; `document` is its key.

    Raises:
        NotFound: No such carrier.
    """
    if not document.isdecimal():
        raise not_found(QT_TRANSLATE_NOOP("app", "承运商"), document)
    now = making.printing.printed_at
    card = queries.card(session, int(document), now)
    named = queries.criteria(session, now)
    weights = card.last.weights if card.last else tuple(weight for _, weight in named)
    scores = card.last.scores.items() if card.last else {}
    fleet = tuple((v.plate, v.inspection_until) for v in catalog.vehicles(session) if v.carrier_id == card.carrier_id)
    counts, carrier = card.counts, card.carrier
    months = say(QT_TRANSLATE_NOOP("app", "近 {n} 个月"), n=setting_int(session, "carrier.score_months", now))
    paper = form.CarrierFilePaper(
        company=making.company, form=making.form, printing=making.printing, number=f"CYS{card.carrier_id:05d}", void=making.void,
        date=site_day(now), carrier=card.name, state=word(carrier.state), phone=carrier.phone, contact=card.contact, address=card.address,
        licence_no=carrier.licence_no, licence_until=carrier.licence_until, contract_no=carrier.contract_no,
        contract_until=carrier.contract_until, insurance_no=card.insurance_no, insurance_until=card.insurance_until,
        tracking=card.tracking, vehicles=fleet, prices=card.price_note, network=card.network_note,
        scores=tuple(
            form.ScoreLine(called, weight, scores.get(name))
            for (called, _), name, weight in zip(named, scoring.CRITERIA, weights, strict=True)
        ),
        given=card.given, happened=card.happened, total=card.score, grade=card.grade, evaluated_on=card.last.day if card.last else None,
        evaluator=card.last.evaluator if card.last else "", note=card.last.note if card.last else "", review_on=card.review_on,
        period=str(months),
        counts=tuple(
            (word(kind), number)
            for kind, number in (
                (CarrierEventKind.ON_TIME, counts.on_time), (CarrierEventKind.LATE, counts.late),
                (CarrierEventKind.DAMAGE, counts.damage), (CarrierEventKind.LOSS, counts.loss),
                (CarrierEventKind.COMPLAINT, counts.complaint),
            )
        ),
        happenings=_happenings(card, queries.history(session, card.carrier_id, _MOST)),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _happenings(card: CarrierCard, history: CarrierHistory) -> tuple[form.Happening, ...]:
    """Moves, evaluations and incidents, newest first; arrivals in time are counted only."""
    found: list[tuple[date, form.Happening]] = []
    for move in history.moves:
        who = "、".join(filter(None, (move.proposer, move.person)))
        what = f"{word(move.old)} → {word(move.new)}"
        found.append((site_day(move.at), form.Happening(site_day(move.at), what, "", f"{move.reason}（{who}）" if move.reason else who)))
    for one in history.events:
        if one.kind is not CarrierEventKind.ON_TIME:
            day = site_day(one.at)
            documents = "  ".join(filter(None, (one.trip_no, one.source)))
            words = "，".join(filter(None, (one.note, f"{one.quantity} 件" if one.quantity > 1 else "")))
            found.append((day, form.Happening(day, word(one.kind), documents, words)))
    for past in history.evaluations:
        what = str(say(QT_TRANSLATE_NOOP("app", "评价 {score} 分"), score=past.mean))
        found.append((past.day, form.Happening(past.day, what, "", "  ".join(filter(None, (past.evaluator, past.note))))))
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)[:_MOST])
