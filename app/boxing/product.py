"""Product packing at the packing bench: the scanned document or thing decides which of the two kinds is done (X-07)."""

from __future__ import annotations

from dataclasses import replace

from app.boxing.overview import nothing_yet
from app.boxing.views import BenchState, Signing, Step
from app.core.errors import Refused
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.devices.codes import ScannedCode
from app.packing import loop, special
from app.units import queries as units
from db.states import ScanKind, Verdict


def takes(work: Work, state: BenchState, code: ScannedCode) -> bool:
    """Whether a scan belongs to product packing: a package is in hand, or no box is in work and the scan begins one."""
    one, product = code.only, state.product
    if product is not None:
        mine = one is not None and bool(one.command or one.serial or one.lot)
        return product.in_work or product.asking is not None or mine or loop.wants(work.session, code)
    if one is not None and one.series in loop.SERIES:
        return state.box is None or not state.box.items or state.step is Step.FINISHED
    free = state.order is None or state.step is Step.FINISHED
    return free and work.actor.has(*loop.ROLES) and loop.wants(work.session, code)


def take(work: Work, state: BenchState, code: ScannedCode) -> tuple[BenchState, ScanAnswer]:
    """Gives a scan to product packing; the bench as it stands then, and the answer.

    Raises:
        AppError: The scan is refused; see `app.packing.loop`.
    """
    answer = loop.take(work, code, state.product)
    new = nothing_yet(work.session)
    if answer.view is not None:
        new = replace(new, product=answer.view, next_step=answer.view.next_step, asking=answer.view.asking)
    return new, replace(answer, view=new)


def ask_signature(work: Work, state: BenchState, refusal: Refused, identity: str, pieces: int) -> tuple[BenchState, ScanAnswer]:
    """What a box does not take yet because its special protection is not signed: the bench shows the points and waits for 确认 (E-04).

    Raises:
        Refused: The refusal, where it is about something else.
    """
    if refusal.clause != "E-04" or state.order is None:
        raise refusal
    thing = units.unit(work.session, identity) or units.lot(work.session, identity)
    assert thing is not None
    points = tuple(special.open_points(work.session, thing.product_id, identity, state.order.number, work.now))
    wanted = say(QT_TRANSLATE_NOOP("app", "防护做到，扫「确认」"))
    waiting = replace(state, signing=Signing(identity, pieces, points), next_step=wanted)
    sentence = say(QT_TRANSLATE_NOOP("app", "贵重/安全件：{points}"), points="、".join(points))
    return waiting, ScanAnswer(Verdict.HOLD, sentence, ScanKind.UNIT, identity, waiting, "E-04")
