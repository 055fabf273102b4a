"""What is done to a pass, a sheet and an incident stands in the trail under who did it (H-08)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.core.work import Workplace
from app.gate import emergency, incidents, other, reissuing, service
from app.gate.emergency_queries import SheetDraft
from app.gate.views import OtherDraft, OtherLine
from db.models.core import AuditEntry
from db.states import EmergencyCause, IncidentKind, PassKind, Role
from tests.helpers.gate import PIN, PLATE, Yard
from tests.helpers.orders import People

TOOLS = OtherDraft(
    PassKind.TOOLS, "示范电气有限公司", "现场安装用", (OtherLine("扭力扳手", "把", 1, "NB-100", 1),), plate="浙A·0T001", driver="司机甲",
    driver_phone="0571-0000-0300",
)  # fmt: skip


@pytest.fixture
def yard(place: Workplace, people: People) -> Yard:
    return Yard(place, people)


def acts(yard: Yard, after: int) -> list[tuple[str, str, str]]:
    """Action, record and person of every link after one, without the moves of states."""
    with yard.place.read() as session:
        found = session.scalars(select(AuditEntry).where(AuditEntry.seq > after).order_by(AuditEntry.seq))
        kinds = ("gate_pass", "gate_incident", "gate_emergency_sheet")
        return [
            (one.action, one.object_key, one.actor) for one in found if one.object_kind in kinds and one.action != "move_gate_pass"
        ]  # fmt: skip


def last(yard: Yard) -> int:
    with yard.place.read() as session:
        return session.scalar(select(AuditEntry.seq).order_by(AuditEntry.seq.desc()).limit(1)) or 0


@pytest.mark.clause("H-08")
def test_a_pass_is_counted_declined_sent_again_signed_lost_and_voided_by_name(yard: Yard) -> None:
    before, keeper, sales, finance = last(yard), yard.keeper.name, yard.sales.name, yard.finance.name
    with yard.place.work(yard.keeper) as work:
        number = other.make_other(work, TOOLS).number
        other.change_other(work, number, TOOLS)
        other.confirm_other(work, number)
    with yard.place.work(yard.sales) as work:
        other.confirm_other(work, number)
    service.refuse_to_sign(yard.place, yard.finance, number, Role.FINANCE, PIN, "数量写错")
    with yard.place.work(yard.keeper) as work:
        service.send_again(work, number, "数量没有错")
    service.sign(yard.place, yard.finance, number, Role.FINANCE, PIN)
    with yard.place.work(yard.keeper) as work:
        again = reissuing.report_lost(work, number, "途中遗失").number
        service.void_pass(work, again, "不走了")
    assert acts(yard, before) == [
        ("make_other_pass", number, keeper), ("change_other_pass", number, keeper), ("count_other_pass", number, keeper),
        ("count_other_pass", number, sales), ("refuse_to_sign", number, finance), ("send_pass_again", number, keeper),
        ("sign_gate_pass", number, finance), ("end_gate_pass", number, keeper), ("report_lost_pass", number, keeper),
        ("reissue_gate_pass", again, keeper), ("end_gate_pass", again, keeper),
    ]  # fmt: skip


@pytest.mark.clause("H-08")
def test_sheets_and_incidents_are_handled_by_name(yard: Yard) -> None:
    before, keeper, guard, head = last(yard), yard.keeper.name, yard.guard.name, yard.head.name
    with yard.place.work(yard.keeper) as work:
        first, second = emergency.print_batch(work, "一号门", 2)
    with yard.place.work(yard.guard) as work:
        emergency.report_taken(work, first)
    with yard.place.work(yard.keeper) as work:
        emergency.void_sheet(work, second, "受潮")
        made = SheetDraft(
            first, work.now, EmergencyCause.POWER, yard.head.person_id or 0, yard.guard.name, PLATE, goods="断路器 2 台"
        )
        incident = emergency.register(work, made).incident_id or 0
    with yard.place.work(yard.sales) as work:
        incidents.mark_seen(work, incident)
    with yard.place.work(yard.head) as work:
        incidents.close_incident(work, incident, "已核对")
        assert incidents.open_incident(work, IncidentKind.OTHER, text="另一件") == incident + 1
    assert acts(yard, before) == [
        ("print_emergency_sheets", f"{first}-2", keeper), ("take_emergency_sheet", first, guard), ("void_emergency_sheet", second, keeper),
        ("open_incident", "SJ000001", keeper), ("register_emergency_sheet", first, keeper), ("see_incident", "SJ000001", yard.sales.name),
        ("close_incident", "SJ000001", head), ("open_incident", "SJ000002", head),
    ]  # fmt: skip
