"""Whatever decides who may sign stands in the trail under who did it, with the second person (H-03)."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from app.core.work import Workplace
from app.identity.events import PinChanged
from app.trust import queries
from app.trust import service as trust
from db.models.core import AuditEntry
from db.states import PassKind, Role, SignedHow
from tests.conftest import People
from tests.helpers import trust as helper
from tests.helpers.trust import LASTS, PIN


@pytest.mark.clause("H-03")
def test_every_decision_on_keys_and_rights_names_two(place: Workplace, people: People) -> None:
    finance, admin, boss = people(Role.FINANCE), people(Role.ADMINISTRATOR), people(Role.LEADERSHIP)
    helper.founded(place, {Role.FINANCE: [finance]})
    place.bus.on(PinChanged, trust.on_pin_changed)
    person = finance.person_id or 0
    with place.work(admin) as work:
        trust.permit_key(work, boss, person, work.now + LASTS, overlap_days=7)
        trust.grant(work, boss, person, Role.PERSONNEL, SignedHow.DEPUTY, work.now + LASTS)
        right = next(one for one in queries.grants(work.session, work.now) if one.how is SignedHow.DEPUTY)
        trust.withdraw(work, boss, right.grant_id)
        trust.require_roles(work, boss, PassKind.SCRAP, None, [Role.FINANCE], 1)
        trust.require_as_set(work, boss, PassKind.SCRAP, None)
    made = trust.set_key(place, finance, PIN)
    with place.work(admin) as work:
        trust.revoke_key(work, boss, made.key_id, "遗失")
    helper.publish(place)
    trust.change_pin(place, finance, PIN, "7391")
    with place.read() as session:
        kept = list(session.scalars(select(AuditEntry).order_by(AuditEntry.seq)))
    kinds = ("person", "sign_grant", "sign_requirement", "person_key", "trust_list", "trust_root")
    acts = [(one.action, one.actor) for one in kept if one.object_kind in kinds]
    start = max(at for at, (action, _) in enumerate(acts) if action == "permit_key")
    assert [act for act in acts[start:] if act[0] not in ("set_pin", "shut_key", "sign_in")] == [
        ("permit_key", admin.name), ("grant_signing", admin.name), ("withdraw_signing", admin.name), ("require_signatures", admin.name),
        ("require_as_set", admin.name), ("set_key", finance.name), ("revoke_key", admin.name), ("publish_trust_list", helper.ADMINISTRATOR),
        ("reseal_key", finance.name),
    ]  # fmt: skip
    assert ("found_trust", helper.ADMINISTRATOR) in acts
    decided = ("permit_key", "grant_signing", "withdraw_signing", "require_signatures", "require_as_set", "revoke_key")
    seconds = [json.loads(one.details)["second"] for one in kept if one.action in decided and one.actor == admin.name]
    assert seconds == [boss.name] * len(decided)
