"""The chain from card to case by any of its numbers (J-31, M-01), who may look (M-05), and find anything."""

from __future__ import annotations

import pytest

from app.aftersales import service as aftersales
from app.aftersales.views import CaseDraft
from app.core.errors import Refused
from app.core.work import Workplace
from app.trace import queries
from app.trace.views import LinkKind
from db.states import Role
from tests.helpers.gate import Yard
from tests.helpers.orders import People


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    found = Yard(place, people, container="TGHU1234567", seal="JF0047719")
    found.out()
    with place.work(found.service) as work:
        aftersales.register(work, CaseDraft(found.serials[0], "自行分闸"))
    return found


def test_every_link_has_its_record(yard: Yard) -> None:
    with yard.place.read() as session:
        chain = queries.chain(session, yard.serials[0])
        assert chain is not None
        assert [link.kind for link in chain.links] == list(LinkKind)
        assert all(link.reached for link in chain.links)
        assert chain.customer == yard.customer.name and chain.dispatch_no == yard.dispatch_no
        numbers = {link.kind: link.number for link in chain.links}
        assert numbers[LinkKind.BOX] == yard.sscc
        assert numbers[LinkKind.SEAL] == "JF0047719"
        assert numbers[LinkKind.GATE_PASS] == yard.gate_pass().number
        assert numbers[LinkKind.CASE] == "SH-2026-0001"
        for number in ("SH-2026-0001", numbers[LinkKind.INSPECTION], numbers[LinkKind.RECEIPT]):
            again = queries.chain(session, number)
            assert again is not None and again.identity in yard.serials
        for number in (yard.sscc, "00" + yard.sscc, yard.dispatch_no, yard.order_no, yard.trip_no, "JF26000001", yard.gate_pass().number):
            again = queries.chain(session, number)
            assert again is not None and again.dispatch_no == yard.dispatch_no
        for nothing in ("", "BK2611239999", "FH26999999", "SH-2026-9999", "%"):
            assert queries.chain(session, nothing) is None


def test_goods_made_together(yard: Yard) -> None:
    with yard.place.read() as session:
        spread = queries.spread(session, yard.serials[0])
    assert spread is not None and (spread.in_works, spread.in_stock, spread.gone) == (0, 0, 2)


@pytest.mark.clause("M-05")
def test_a_guard_or_packer_follows_no_goods(yard: Yard) -> None:
    with yard.place.read() as session:
        for role in (Role.GUARD, Role.ASSEMBLER, Role.SHIPPER):
            with pytest.raises(Refused) as caught:
                queries.chain(session, yard.serials[0], {role})
            assert caught.value.clause == "M-05"
            with pytest.raises(Refused):
                queries.find(session, "示范", {role})
        assert queries.chain(session, yard.serials[0], {Role.GUARD, Role.SALES}) is not None


def test_find_anything(yard: Yard) -> None:
    with yard.place.read() as session:
        pairs = ((yard.serials[0][-4:], "aftersales"), ("示范", "catalog"), (yard.dispatch_no, "dispatch"), ("SH-2026", "aftersales"))
        for words, page in pairs:
            assert page in {hit.page for hit in queries.find(session, words)}, words
        assert queries.find(session, "x") == ()
        assert queries.find(session, "%%") == ()
