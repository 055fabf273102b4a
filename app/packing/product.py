"""The state of product packing at the bench: where a package stands and what comes next (X-07, C-06, C-07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.care import care_of
from app.catalog.views import CareView
from app.core.reasons import Purpose
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.codes import Series
from app.orders import queries as orders
from app.packing import queries, rules
from app.packing.views import CheckLine, PackingView, RevisionNotice
from app.printing import waiting
from app.printing.service import label_job
from app.quality import queries as quality
from app.settings.service import setting_int
from app.units import queries as units
from app.units.views import LotView, UnitView
from db.states import PackingState, UnitState


class ProductStep(StrEnum):
    """Where product packing stands: the six steps of the stepper, and done."""

    GOODS = "goods"
    STEPS = "steps"
    PROTECT = "protect"
    CHECK = "check"
    SEAL = "seal"
    SCAN_BACK = "scan_back"
    FINISHED = "finished"


class GoodsState(StrEnum):
    """How far one of the goods of a document is."""

    WAITING = "waiting"
    PACKING = "packing"
    LABEL = "label"
    DONE = "done"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class GoodsLine:
    """One unit or lot of the scanned document."""

    identity: str
    name: str
    model: str
    state: GoodsState


@dataclass(frozen=True)
class ProductState:
    """The whole state of product packing.

    Attributes:
        step: Where it stands.
        next_step: What to do now; always written.
        document: The 检验单 or 任务单 scanned, or blank.
        goods: Its units or its lot.
        packing: The package in hand, or None.
        care: Marks and handling of the goods in hand.
        notice: The new revision to acknowledge before `identity` is packed, or None.
        identity: The goods that wait for the acknowledgement.
        fresh: The package was opened by the last scan: the marks are shown first (E-01).
        asking: What the next scan has to give a reason for, or None.
    """

    step: ProductStep
    next_step: Text
    document: str = ""
    goods: tuple[GoodsLine, ...] = ()
    packing: PackingView | None = None
    care: CareView | None = None
    notice: RevisionNotice | None = None
    identity: str = ""
    fresh: bool = False
    asking: Purpose | None = None

    @property
    def in_work(self) -> bool:
        """Whether a package is in hand that is not finished."""
        return self.notice is not None or (self.packing is not None and self.step is not ProductStep.FINISHED)


def product_state(
    session: Session, now: datetime, view: PackingView, document: str = "", *, fresh: bool = False
) -> ProductState:  # fmt: skip
    """The state of product packing with a package in hand."""
    step = step_of(view)
    care = care_of(catalog.product(session, view.product_id), setting_int(session, "handling.two_persons_over_kg", now))
    next_step = _next(view, step, fresh and view.in_full and bool(care.marks))
    if step is ProductStep.SCAN_BACK:
        label = say(QT_TRANSLATE_NOOP("app", "内容标签"))
        next_step = waiting.next_step(label_job(session, "content_label", view.identity), label, next_step)
    return ProductState(
        step=step, next_step=next_step, document=document,
        goods=_lines(session, document), packing=view, care=care, fresh=fresh,
    )  # fmt: skip


def refreshed(session: Session, now: datetime, state: ProductState) -> ProductState:
    """The same state read anew: another bench may have gone on with the package."""
    if state.notice is not None or state.asking is not None:
        return state
    if state.packing is None:
        return idle(session, state.document)
    view = queries.packing(session, state.packing.identity)
    return state if view is None else product_state(session, now, view, state.document, fresh=state.fresh)


def step_of(view: PackingView) -> ProductStep:
    """Where a package stands."""
    if view.state is PackingState.SEALED:
        return ProductStep.FINISHED if view.labelled else ProductStep.SCAN_BACK
    if any(line.open for line in view.steps):
        return ProductStep.STEPS
    if any(line.open for line in (*view.materials, *view.special)):
        return ProductStep.PROTECT
    if not view.packaging_ok or any(line.open for line in view.papers) or not view.firm_by:
        return ProductStep.CHECK
    return ProductStep.SEAL


def current(view: PackingView) -> CheckLine | None:
    """The line of the checklist that is to be done next; None at the check and after it."""
    return next((line for line in (*view.steps, *view.materials, *view.special) if line.open), None)


def idle(session: Session, document: str) -> ProductState:
    """Waiting for goods."""
    lines = _lines(session, document)
    left = sum(line.state in LEFT for line in lines)
    if document and not left:
        words = say(QT_TRANSLATE_NOOP("app", "本单已包装完，扫下一张单"))
    elif document:
        words = say(QT_TRANSLATE_NOOP("app", "扫产品，还有 {n} 件"), n=left)
    else:
        words = say(QT_TRANSLATE_NOOP("app", "扫产品标签"))
    return ProductState(ProductStep.GOODS, words, document, lines)


def _lines(session: Session, document: str) -> tuple[GoodsLine, ...]:
    if not document:
        return ()
    if document.startswith(Series.INSPECTION.value):
        sheet = quality.inspection(session, document)
        return tuple(filter(None, (_line(session, identity) for identity in (sheet.identities if sheet else ()))))
    serials = [thing.serial for thing in units.units_of_task(session, document)]
    identities = serials or [lot.lot_no for lot in units.lots_of_task(session, document)]
    if not identities:
        identities = list(orders.task(session, document).identities)  # of a rework the goods were made on another one
    return tuple(filter(None, (_line(session, identity) for identity in identities)))


def _line(session: Session, identity: str) -> GoodsLine | None:
    thing = units.unit(session, identity) or units.lot(session, identity)
    if thing is None:
        return None
    packing = queries.packing(session, identity)
    if is_passed(thing):
        state = GoodsState.WAITING
    elif packing is None or packing.state is PackingState.OPENED:
        state = GoodsState.NOT_YET
    elif packing.state is not PackingState.SEALED:
        state = GoodsState.PACKING
    else:
        state = GoodsState.DONE if packing.labelled else GoodsState.LABEL
    return GoodsLine(identity, thing.product_name, thing.model, state)


def _next(view: PackingView, step: ProductStep, marks_first: bool) -> Text:
    if marks_first:
        return say(QT_TRANSLATE_NOOP("app", "看标志，再扫标签"))
    line = current(view)
    if line is not None and step is ProductStep.STEPS:
        no = view.steps.index(line) + 1
        return say(QT_TRANSLATE_NOOP("app", "{no}. {step}，做完再扫标签"), no=no, step=line.name)
    if line is not None:
        material, point = QT_TRANSLATE_NOOP("app", "放{item}，再扫标签"), QT_TRANSLATE_NOOP("app", "防护：{item}，做到再扫标签")
        return say(material if line in view.materials else point, item=line.name)
    if step is ProductStep.CHECK:
        return _check_next(view)
    return say(_PLAIN[step])


def _check_next(view: PackingView) -> Text:
    if not view.packaging_ok:
        return say(QT_TRANSLATE_NOOP("app", "质检员扫工牌，看包装，扫标签"))
    paper = next((line.name for line in view.papers if line.open), "")
    if paper == rules.CERTIFICATE:
        return say(QT_TRANSLATE_NOOP("app", "放入合格证，扫证上条码"))
    if paper:
        return say(QT_TRANSLATE_NOOP("app", "看{paper}在内，扫「确认」"), paper=paper)
    return say(QT_TRANSLATE_NOOP("app", "看牢固、无破损，扫「确认」"))


_PLAIN = {
    ProductStep.SEAL: QT_TRANSLATE_NOOP("app", "装配工封口，扫「封箱」"),
    ProductStep.SCAN_BACK: QT_TRANSLATE_NOOP("app", "贴内容标签，扫标签上二维码"),
    ProductStep.FINISHED: QT_TRANSLATE_NOOP("app", "可以入库，扫下一件"),
}
_MADE = {UnitState.IN_PRODUCTION, UnitState.AWAITING_INSPECTION, UnitState.PASSED, UnitState.REWORK, UnitState.HOLD}
LEFT = (GoodsState.WAITING, GoodsState.PACKING, GoodsState.LABEL)
READ_IT = QT_TRANSLATE_NOOP("app", "看完新版改动，扫「确认」")


def waits(packing: PackingView | None) -> bool:
    """Whether a package is open, or sealed without its label read back."""
    if packing is None or packing.state is PackingState.OPENED:
        return False
    return packing.state is not PackingState.SEALED or not packing.labelled


def is_passed(thing: UnitView | LotView) -> bool:
    """Whether goods passed inspection and wait for packing."""
    return thing.state is UnitState.PASSED if isinstance(thing, UnitView) else thing.count(UnitState.PASSED) > 0


def is_made(thing: UnitView | LotView) -> bool:
    """Whether goods are on their way from the workshop to the store: what is not packed yet, or may not be."""
    states = [thing.state] if isinstance(thing, UnitView) else [balance.state for balance in thing.balances]
    return bool(set(states) & _MADE)


def state_of(thing: UnitView | LotView) -> UnitState:
    """The state of a unit; of a lot, that it has passed pieces, else of its first balance."""
    if isinstance(thing, UnitView):
        return thing.state
    return UnitState.PASSED if is_passed(thing) or not thing.balances else thing.balances[0].state


def tail(identity: str) -> str:
    """The end of a serial number, for a sentence."""
    return f"…{identity[-4:]}" if len(identity) > 10 else identity
