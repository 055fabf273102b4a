"""What the departments sign: the claims of a pass, built from its row and fixed at the first signature."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from app.core.clock import day_end, site_day
from app.core.errors import bad_input, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.dispatch import queries as dispatch
from app.gate import queries
from app.gate.moves import order_numbers
from app.settings.service import setting_int
from app.trust.claims import Claims, Limits
from app.trust.numbers import MODES
from db.models.gate import GatePass
from db.states import DeliveryMode, Role

HASH_BYTES, UID_BYTES = 16, 16


def whole_second(moment: datetime) -> datetime:
    """A moment as it is signed: tokens know no fractions."""
    return moment.replace(microsecond=0)


def moment(work: Work, row: GatePass) -> datetime:
    """The moment a signature bears: now, and never before what it signs, though the clock of another station may be ahead."""
    claims, limits = fixed(row), limits_of(row)
    firsts = [claims.issued] if claims is not None else [limits.not_before] if limits is not None else []
    return max([whole_second(work.now), *firsts])


def limits_of(row: GatePass) -> Limits | None:
    """The limits that were offered to be signed beforehand; None without any."""
    return Limits.decode(bytes.fromhex(row.limits)) if row.limits else None


def end_of_validity(work: Work) -> datetime:
    """When what is signed now ends: at 24:00 of the site's day, or of a later one by the setting (H-07)."""
    days = setting_int(work.session, "gate.pass_valid_days", work.now)
    return day_end(site_day(work.now) + timedelta(days=days - 1))


def modes_of(work: Work, dispatch_nos: Iterable[str]) -> tuple[DeliveryMode, ...]:
    """The delivery modes of 发货单 in the order in which they are signed."""
    heads = dispatch.heads(work.session, dispatch_nos)
    return tuple(sorted({head.mode for head in heads.values()}, key=MODES.__getitem__))


def fixed(row: GatePass) -> Claims | None:
    """The claims that were fixed at the first signature; None before it."""
    return Claims.decode(bytes.fromhex(row.claims)) if row.claims else None


def fix(work: Work, row: GatePass, site: str) -> Claims:
    """The claims to be signed now: those fixed at the first signature, else new ones, which hold until the end of the site's day.

    Raises:
        Refused: H-01, the pass no longer says what was signed.
        BadInput: More seals or orders than a code can hold.
    """
    old = fixed(row)
    now = content(work, row, site) if old is None else replace(
        content(work, row, site), uid=old.uid, issued=old.issued, not_before=old.not_before, expires=old.expires
    )  # fmt: skip
    if old is not None:
        if now != old:
            raise refuse("H-01", QT_TRANSLATE_NOOP("app", "出门证内容和已签的不一致，请作废后重开"), helper=Role.STOREKEEPER)
        return old
    try:
        row.claims = now.encode().hex()
    except ValueError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "出门证内容写不进门卫联的二维码：封签、发货单太多或号码太长，请分开开证")) from error
    work.session.flush()
    return now


def content(work: Work, row: GatePass, site: str) -> Claims:
    """The claims of a pass as it stands now."""
    view = queries.gate_pass(work.session, row.number)
    assert view is not None
    numbers = order_numbers(work, row)
    begin, limits = moment(work, row), limits_of(row)
    uid = secrets.token_bytes(UID_BYTES) if limits is None else limits.uid
    return Claims(
        number=row.number, uid=uid, kind=row.kind, site=site, gate=row.gate, boxes=row.boxes,
        load_hash=bytes.fromhex(row.load_hash or "00" * HASH_BYTES)[:HASH_BYTES], issued=begin, not_before=begin,
        expires=end_of_validity(work), maker=row.maker_id or 0, modes=modes_of(work, numbers), plate="" if row.on_foot else row.plate,
        trailer=row.trailer, bearer=row.bearer_card if row.on_foot else "", container=row.container_no, seals=tuple(row.seals),
        orders=numbers, weight_g=row.gross_weight_g, load=view.load, nth=row.nth,
    )  # fmt: skip
