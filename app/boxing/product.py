"""Product packing at the packing bench: the scanned document or thing decides which of the two kinds is done (X-07)."""

from __future__ import annotations

from dataclasses import replace

from app.boxing.overview import nothing_yet
from app.boxing.views import BenchState, Step
from app.core.scans import ScanAnswer
from app.core.work import Work
from app.devices.codes import ScannedCode
from app.packing import loop


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
