"""The 出门证 as paper."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.clock import day_end, site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.gate import queries
from app.gate.views import PassView
from app.printing.making import Making
from app.settings.service import setting
from app.slips import gate_pass as slip
from app.slips.model import Signature
from db.states import PassKind, PassState, Role

_KINDS = {
    PassKind.SALE: slip.PassKind.SALE,
    PassKind.REPLACEMENT: slip.PassKind.REPLACEMENT,
    PassKind.REWORK_RETURN: slip.PassKind.REPAIR_RETURN,
    PassKind.SUPPLIER_RETURN: slip.PassKind.SUPPLIER_RETURN,
    PassKind.SCRAP: slip.PassKind.SCRAP,
    PassKind.SAMPLE: slip.PassKind.SAMPLE,
    PassKind.TOOLS: slip.PassKind.SAMPLE,
}


def gate_pass(session: Session, document: str, making: Making) -> bytes:
    """Builds the gate pass; while it is not valid it is a draft without token, void it is crossed out.

    Raises:
        NotFound: No such pass.
    """
    view = queries.gate_pass(session, document)
    if view is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "出门证"), document)
    issued = site_day(max((s.at for s in view.signatures), default=view.made_at))
    until = view.valid_until or day_end(issued)
    lines = queries.goods_on(session, view)
    paper = slip.GatePass(
        company=making.company, form=making.form, printing=making.printing, number=view.number, date=issued,
        signatures=_signatures(view), void=making.void, kind=_KINDS[view.kind].value, valid_until=site_time(until),
        consignee=view.customer, dispatch_no="、".join(view.dispatch_nos) or "无发货单", plate=view.plate, container=view.container_no,
        seals=view.seals, gate=view.gate, carrier=view.carrier, driver=view.driver, driver_phone=view.driver_phone,
        lines=tuple(slip.PassLine(x.product_name, x.model, x.unit, x.quantity, x.boxes) for x in lines), boxes=view.boxes,
        gross_g=view.gross_weight_g, token=queries.token(session, document) if view.state is PassState.VALID else None,
        mask=bool(setting(session, "gate.mask_plate_on_guard_copy", view.made_at)),
    )  # fmt: skip
    return slip.render(paper, making.copies)


def _signatures(view: PassView) -> tuple[Signature, ...]:
    """The boxes of the form: the storekeeper who made it, sales of the load, who signed for the departments, who let it out."""
    boxes = {"仓管员", "销售", "财务部", "人事总务部"}
    found: dict[str, Signature] = {}
    if view.load_closed_at is not None:
        found["仓管员"] = Signature("仓管员", view.maker, site_time(view.made_at))
        for role, name in view.confirmed_by:
            if role is Role.SALES:
                found["销售"] = Signature("销售", name, site_time(view.load_closed_at))
    for one in view.signatures:
        box = {Role.FINANCE: "财务部", Role.PERSONNEL: "人事总务部"}.get(one.role, word(one.role))
        if box in boxes:
            found.setdefault(box, Signature(box, one.shown, site_time(one.at)))
    if view.used_at is not None:
        found["门卫"] = Signature("门卫", view.used_by, site_time(view.used_at))
    return tuple(found.values())
