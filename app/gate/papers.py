"""The 出门证 as paper."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.boxing import queries as boxing
from app.core.clock import day_end, site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.gate import queries
from app.gate.views import PassView, SignatureView
from app.printing.making import Making, form_copies
from app.printing.service import print_paper, times_printed
from app.settings.service import setting, setting_int, setting_text
from app.slips import gate_pass as slip
from app.slips import gate_slip as slip80
from app.slips.model import CopyName, Signature, Void
from app.slips.texts import T, minute
from db.models.gate import GatePass
from db.states import PassKind, PassState, Role, SignedHow

PAPER, SLIP = "gate_pass", "gate_slip"
"""Names of the pass on A5 and on the 80 mm slip."""

PAPERS = (PAPER, SLIP)
"""What a PC that shows 发货 prints as well when the dispatch desk it was sent to does not: no load waits for a PC that is off."""

_KINDS = {
    PassKind.SALE: slip.PassKind.SALE,
    PassKind.REPLACEMENT: slip.PassKind.REPLACEMENT,
    PassKind.REWORK_RETURN: slip.PassKind.REPAIR_RETURN,
    PassKind.SUPPLIER_RETURN: slip.PassKind.SUPPLIER_RETURN,
    PassKind.SCRAP: slip.PassKind.SCRAP,
    PassKind.SAMPLE: slip.PassKind.SAMPLE,
    PassKind.TOOLS: slip.PassKind.TOOLS,
}


def gate_pass(session: Session, document: str, making: Making) -> bytes:
    """Builds the A5 gate pass; while it is not valid it is a draft without token, void it is crossed out.

    Raises:
        NotFound: No such pass.
    """
    return slip.render(_paper(session, _found(session, document), making), making.copies)


def gate_slip(session: Session, document: str, making: Making) -> bytes:
    """Builds the guard's copy as 80 mm slip; see `gate_pass`.

    Raises:
        NotFound: No such pass.
    """
    view = _found(session, document)
    paper = _paper(session, view, making)
    names = form_copies(session, PAPER, view.made_at)
    copy = next((name for name in names if name.n == paper.token_copy), CopyName(paper.token_copy, word(Role.GUARD)))
    return slip80.render(paper, copy)


def print_station(work: Work, row: GatePass) -> str:
    """Where a signed pass comes out: the station of `gate.print_station`, left blank the one at which the load was closed."""
    return setting_text(work.session, "gate.print_station", work.now) or row.desk


def print_pass(work: Work, row: GatePass, reason: str = "") -> None:
    """Puts the signed pass into the outbox of the dispatch desk, in the form of the site; the token stands on one paper alone.

    A site that gives the guard a slip keeps the other copies on A5, or none. `reason` says why it is printed once more.
    """
    form = setting_text(work.session, "gate.pass_form", work.now)
    guard = setting_int(work.session, "gate.guard_copy", work.now)
    station = print_station(work, row)
    rest = [name.n for name in form_copies(work.session, PAPER, work.now) if name.n != guard]
    if form == "a5" or (form == "both" and rest):
        _print(work, PAPER, row.number, station, rest if form == "both" else None, reason)
    if form != "a5":
        _print(work, SLIP, row.number, station, None, reason)


def was_printed(work: Work, row: GatePass) -> bool:
    """Whether a pass came out on paper before, be it to be signed there."""
    return any(times_printed(work.session, paper, row.number) for paper in PAPERS)


def _print(work: Work, paper: str, number: str, station: str, copies: list[int] | None, reason: str) -> None:
    """A draft may have been printed before; what is signed since is another printing and says why."""
    again = (reason or str(say(QT_TRANSLATE_NOOP("app", "已签齐")))) if times_printed(work.session, paper, number) else ""
    print_paper(work, paper, number, reason=again, copies=copies, station=station)


def _found(session: Session, document: str) -> PassView:
    view = queries.gate_pass(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "出门证"), document)
    return view


def _paper(session: Session, view: PassView, making: Making) -> slip.GatePass:
    issued = site_day(max((s.at for s in view.signatures), default=view.made_at))
    until = view.valid_until or day_end(issued)
    lines = queries.goods_on(session, view)
    return slip.GatePass(
        company=making.company, form=making.form, printing=making.printing, number=view.number, date=issued,
        signatures=_signatures(view), void=_void(view) or making.void, ended=_ended(view), kind=_KINDS[view.kind].value,
        valid_until=site_time(until),
        consignee=view.customer or view.consignee, dispatch_nos=view.dispatch_nos, plate=view.plate, container=view.container_no,
        seals=view.seals, gate=view.gate, carrier=view.carrier, driver=view.driver, driver_phone=view.driver_phone,
        lines=tuple(slip.PassLine(x.product_name, x.model, x.unit, x.quantity, x.boxes, x.shared) for x in lines), boxes=view.boxes,
        gross_g=view.gross_weight_g, trailer=view.trailer, on_foot=view.on_foot, bearer=view.bearer, bearer_card=view.bearer_card,
        reason=view.reason, nth=view.nth, reissue_reason=view.reissue_reason, load=view.load,
        packing_list_no=_lists(session, view) if len(lines) > slip.LINES else "",
        token=queries.token(session, view.number) if view.state is PassState.VALID else None,
        token_copy=setting_int(session, "gate.guard_copy", view.made_at),
        mask=bool(setting(session, "gate.mask_plate_on_guard_copy", view.made_at)),
    )  # fmt: skip


def _void(view: PassView) -> Void | None:
    """A pass that is void is crossed out, whichever printing of it is looked at."""
    if view.state is not PassState.VOIDED or view.ended_at is None:
        return None
    return Void(site_time(view.ended_at), view.ended_by, view.end_reason, view.replaced_by)


def _ended(view: PassView) -> tuple[str, str] | None:
    """How a pass ended that is not void: nobody takes it for a draft."""
    if view.used_at is not None:
        return T.USED, T.USED_BY.format(at=minute(site_time(view.used_at)), name=view.used_by)
    if view.state is PassState.EXPIRED and view.valid_until is not None:
        return T.EXPIRED, T.EXPIRED_AT.format(at=slip.until_text(site_time(view.valid_until)))
    return None


def _lists(session: Session, view: PassView) -> str:
    """The 装箱单 that name what the form has no lines for; none for goods without a 发货单."""
    found = [listed.number for number in view.dispatch_nos if (listed := boxing.packing_list(session, number)) is not None]
    return "、".join(found[:2]) + ("…" if len(found) > 2 else "")


_BOXES = {Role.FINANCE: "财务部", Role.PERSONNEL: "人事总务部"}


def _signatures(view: PassView) -> tuple[Signature, ...]:
    """The boxes of the form: the storekeeper who made it, sales of the load, who signed for the departments, who let it out.

    Any further role that has to sign here gets a box of its own.
    """
    found: dict[str, Signature] = {}
    if view.load_closed_at is not None or not view.trip_no:
        found["仓管员"] = Signature("仓管员", view.maker, site_time(view.made_at))
    if view.load_closed_at is not None:
        for role, name in view.confirmed_by:
            if role is Role.SALES:
                found["销售"] = Signature("销售", name, site_time(view.load_closed_at))
    for one in view.signatures:
        box = _BOXES.get(one.role, word(one.role))
        found.setdefault(box, _signature(box, one))
    if view.used_at is not None:
        found["门卫"] = Signature("门卫", view.used_by, site_time(view.used_at))
    return tuple(found.values())


def _signature(box: str, one: SignatureView) -> Signature:
    at = site_time(one.at)
    if one.how is SignedHow.PAPER:
        return Signature(box, one.on_paper_by or one.name, at, registered_by=one.name)
    return Signature(box, one.name, at, deputy=one.how is SignedHow.DEPUTY, ahead=one.how is SignedHow.AHEAD)
