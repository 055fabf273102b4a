"""What the departments sign: the claims of a pass, built from its row and fixed at the first signature."""

from __future__ import annotations

import secrets
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
from app.trust.claims import Claims
from app.trust.numbers import MODES
from db.models.gate import GatePass
from db.states import Role

HASH_BYTES, UID_BYTES = 16, 16


def whole_second(moment: datetime) -> datetime:
    """A moment as it is signed: tokens know no fractions."""
    return moment.replace(microsecond=0)


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
    now = _content(work, row, site) if old is None else replace(
        _content(work, row, site), uid=old.uid, issued=old.issued, not_before=old.not_before, expires=old.expires
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


def _content(work: Work, row: GatePass, site: str) -> Claims:
    view = queries.gate_pass(work.session, row.number)
    assert view is not None
    numbers = order_numbers(work, row)
    heads = dispatch.heads(work.session, numbers)
    begin = whole_second(work.now)
    days = setting_int(work.session, "gate.pass_valid_days", work.now)
    return Claims(
        number=row.number, uid=secrets.token_bytes(UID_BYTES), kind=row.kind, site=site, gate=row.gate, boxes=row.boxes,
        load_hash=bytes.fromhex(row.load_hash or "00" * HASH_BYTES)[:HASH_BYTES], issued=begin, not_before=begin,
        expires=day_end(site_day(begin) + timedelta(days=days - 1)), maker=row.maker_id or 0,
        modes=tuple(sorted({head.mode for head in heads.values()}, key=MODES.__getitem__)), plate="" if row.on_foot else row.plate,
        trailer=row.trailer, bearer=row.bearer_card if row.on_foot else "", container=row.container_no, seals=tuple(row.seals),
        orders=numbers, weight_g=row.gross_weight_g, load=view.load, nth=row.nth,
    )  # fmt: skip
