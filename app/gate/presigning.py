"""预签: both departments sign limits beforehand, and a load closed inside them waits for no office (X-02, setting `gate.presign`).

The storekeeper offers the limits on the trip's draft: orders, vehicle, boxes at most, until when. Signatures given on them hold only
once sales and the same storekeeper closed the load inside them, and he signs with his own key what is on the vehicle. Anything else,
and the pass waits for signatures as any other.
"""

from __future__ import annotations

import json
import secrets
from datetime import datetime

from sqlalchemy.orm import Session

from app.audit.service import history
from app.core.errors import Conflict, bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.gate import claiming, queries, rules, signers
from app.gate.moves import order_numbers, pass_row
from app.gate.signatures import signatures, withdraw_signatures
from app.gate.views import PassView
from app.settings.service import setting
from app.trust.claims import Claims, Limits
from db.models.gate import GatePass
from db.states import PassState, Role

MOST_BOXES = 9_999


def allowed(session: Session, at: datetime) -> bool:
    """Whether the site signs beforehand at all."""
    return bool(setting(session, "gate.presign", at))


def may_offer(view: PassView) -> bool:
    """Whether limits can be offered for a pass: the draft of a trip on wheels, before the load is closed."""
    fresh = view.state is PassState.DRAFT and view.load_closed_at is None and view.limits is None
    return fresh and bool(view.trip_no) and not view.on_foot and bool(view.plate)


def offer(work: Work, pass_no: str, boxes: int) -> PassView:
    """The storekeeper who will close the load offers the limits of the draft as it stands, with at most so many boxes.

    Raises:
        NotPermitted: Somebody else than the storekeeper.
        Conflict: The site does not sign beforehand, or this pass is no draft of a trip on wheels that nothing was offered for.
        BadInput: No sensible number of boxes, or no list of signers yet.
    """
    work.require(Role.STOREKEEPER)
    if not allowed(work.session, work.now):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "本厂没有启用预签")), helper=Role.ADMINISTRATOR)
    row = pass_row(work, pass_no)
    if not may_offer(_view(work, row)):
        raise Conflict(
            say(QT_TRANSLATE_NOOP("app", "出门证 {number} 不能预签：只有装车前、有车牌、还没有提过限额的草稿可以"), number=pass_no),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )
    if not 0 < boxes <= MOST_BOXES:
        raise bad_input(QT_TRANSLATE_NOOP("app", "最多箱数要在 1 到 {most} 之间"), most=MOST_BOXES)
    trust = queries.trusted(work.session)
    if trust is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "还没有发布签字名单，不能预签"))
    numbers = order_numbers(work, row)
    limits = Limits(
        uid=secrets.token_bytes(claiming.UID_BYTES), site=trust.site, gate=row.gate, kind=row.kind, plate=row.plate,
        trailer=row.trailer, orders=numbers, boxes=boxes, not_before=claiming.whole_second(work.now),
        expires=claiming.end_of_validity(work), maker=work.actor.person_id or 0, modes=claiming.modes_of(work, numbers),
    )  # fmt: skip
    row.limits = limits.encode().hex()
    row.maker_id, row.maker, row.made_at = work.actor.person_id, work.actor.name, work.now
    work.session.flush()
    work.audit("offer_presign", "gate_pass", row.number, boxes=boxes, orders=numbers, plate=row.plate, until=limits.expires)
    return _view(work, row)


def take_back(work: Work, pass_no: str) -> PassView:
    """The storekeeper takes his offer back; the pass goes the usual way.

    Raises:
        Conflict: Nothing was offered.
    """
    work.require(Role.STOREKEEPER)
    row = pass_row(work, pass_no)
    if not row.limits or row.state not in (PassState.DRAFT, PassState.AWAITING_SIGNATURES):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "出门证 {number} 没有提过预签"), number=pass_no))
    drop(work, row, "仓管员收回预签")
    return _view(work, row)


def drop(work: Work, row: GatePass, why: str) -> None:
    """The limits and what was signed on them no longer hold."""
    withdraw_signatures(work, row, why)
    work.audit("withdraw_presign", "gate_pass", row.number, reason=why)


def settle(work: Work, row: GatePass) -> None:
    """The load is closed: limits that it left, or that not everybody had signed, no longer hold. Part of `await_signatures`."""
    limits = claiming.limits_of(row)
    if limits is None:
        return
    content = claiming.content(work, row, limits.site)
    if not limits.cover(content):
        drop(work, row, f"装车不在预签限额内：{_beyond(limits, content)}")
    elif _unsigned(work, row):
        drop(work, row, "装车核对完时预签还没有签齐")


def _beyond(limits: Limits, content: Claims) -> str:
    """Which limits a closed load left, in the words of the trail."""
    found = []
    if more := set(content.orders) - set(limits.orders):
        found.append(f"多了发货单 {'、'.join(sorted(more))}")
    if content.boxes > limits.boxes:
        found.append(f"装了 {content.boxes} 箱，限 {limits.boxes} 箱")
    if (content.plate, content.trailer) != (limits.plate, limits.trailer):
        found.append("换了车")
    if content.expires > limits.expires:
        found.append(f"过了 {rules.until_text(limits.expires)}")
    return "、".join(found) or "与签时不同"


def why_dropped(session: Session, view: PassView) -> str:
    """Why limits that were signed for a pass did not hold once its load was closed; blank where none were, or where they do."""
    if view.load_closed_at is None or view.limits is not None:
        return ""
    dropped = [line for line in history(session, "gate_pass", view.number) if line.action == "withdraw_presign"]
    return str(json.loads(dropped[-1].details)["reason"]) if dropped else ""


def ran_out(work: Work, row: GatePass) -> bool:
    """Whether the limits of a pass ended before it became valid."""
    limits = claiming.limits_of(row)
    return limits is not None and limits.expires <= work.now


def _unsigned(work: Work, row: GatePass) -> bool:
    modes = claiming.modes_of(work, order_numbers(work, row))
    required = queries.required(work.session, row.kind, modes, work.now)
    return bool(signers.missing(required, {one.role for one in signatures(work, row)}))


def _view(work: Work, row: GatePass) -> PassView:
    view = queries.gate_pass(work.session, row.number)
    assert view is not None
    return view
