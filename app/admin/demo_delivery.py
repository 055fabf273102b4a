"""Delivery of the demo: orders with agreed criteria, installations, a claim on a carrier; what 验收, 安装 and 异议索赔 show."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from app.boxing import queries as boxes
from app.core.clock import SITE_ZONE
from app.delivery import acceptance, claims_carrier, installation
from app.delivery import queries as deliveries
from app.delivery.acceptance import AcceptanceResult, Checked, CriterionVerdict
from app.delivery.claims_queries import open_differences
from app.delivery.claims_views import Inquiry
from app.delivery.installation import InstallationResult, Installed, JobDraft
from app.delivery.views import DeliveryView
from app.orders.views import OrderNeeds
from app.reports import budget
from app.reports.budget import CostKind
from db.states import Role

if TYPE_CHECKING:
    from app.admin.demo import Cast

CRITERIA = (
    ("外观与铭牌", "无划痕，铭牌与技术协议一致"), ("绝缘电阻", "≥ 1000 MΩ"), ("工频耐压", "2500 V 1 min 无击穿"),
    ("动作试验", "手动、电动各 5 次可靠"),
)  # fmt: skip
STEPS = (
    ("就位找平", "水平偏差 ≤ 1.5 mm/m"), ("主回路接线", "按力矩表复紧，点漆"), ("绝缘电阻", "≥ 1000 MΩ"), ("空载通电", "30 min 无异常"),
    ("带负荷运行", "1 h，温升 ≤ 60 K"),
)  # fmt: skip


def of_project(needs: OrderNeeds, day: datetime) -> OrderNeeds:
    """The same needs of a project order, with the document in which the customer wrote them down (A-03)."""
    confirmed = day.astimezone(SITE_ZONE).date()
    return replace(needs, project=True, requirement_no="JSXY-2026-07", requirement_version="B", requirement_confirmed_on=confirmed)


def requirement() -> bytes:
    """The written requirement as it came, a page with its title."""
    page = Image.new("L", (620, 877), 255)
    pen = ImageDraw.Draw(page)
    for y in range(140, 760, 40):
        pen.line((70, y, 550, y), fill=190)
    pen.rectangle((60, 60, 560, 820), outline=120)
    out = io.BytesIO()
    page.save(out, "PNG", optimize=True)
    return out.getvalue()


def agree_criteria(cast: Cast, order_no: str, with_whom: str) -> str:
    """What will be checked is agreed with the customer before the goods leave (I-15)."""
    sheet = cast.do(Role.PROJECT_MANAGER, acceptance.draft, order_no, CRITERIA)
    cast.do(Role.PROJECT_MANAGER, acceptance.agree, sheet.number, with_whom)
    return sheet.number


def check(cast: Cast, sheet_no: str, record_no: str, representative: str) -> None:
    """Customer and technical service check together, everything is in order (I-16)."""
    measured = ("无划痕", "1500 MΩ", "无击穿", "可靠")
    found = {n: (CriterionVerdict.PASSED, words) for n, words in enumerate(measured, start=1)}
    cast.do(Role.PROJECT_MANAGER, acceptance.check, sheet_no, Checked(record_no, found, True, representative, AcceptanceResult.ACCEPTED))


def follow_deliveries(cast: Cast) -> None:
    """One cabinet is installed, the next has its appointment; the carrier is asked about a box that came torn and short."""
    with cast.desk.read() as session:
        signed = [one for one in deliveries.records(session) if one.signed_at is not None]
    cabinets = [one for one in signed if any(line.model.startswith(("GGD", "MNS")) for line in one.lines)]
    if len(cabinets) > 1:
        _install(cast, cabinets[0])
        _appoint(cast, cabinets[-1])
    _ask_carrier(cast)


def keep_the_budget(cast: Cast) -> None:
    """Finance keys the profit base of the year and books what an urgent trip cost (K-03)."""
    cast.do(Role.FINANCE, budget.set_base, cast.today.year, 12_500_000_00, f"{cast.today.year} 年度预算")
    with cast.desk.read() as session:
        late = next((one for one in deliveries.records(session) if one.trip_no and one.signed_at is not None), None)
    if late is not None:
        cast.do(Role.FINANCE, budget.book, CostKind.RUSH_FREIGHT, late.trip_no, 680_00, f"{late.customer} 催货，改走专车")


def _draft(cast: Cast, record: DeliveryView, at: datetime) -> JobDraft:
    technician = cast.first[Role.TECHNICAL_SERVICE].person_id
    return JobDraft(at, record.place, "JS-安装-03 低压柜安装调试规程", technician, STEPS, record.contact, "装配工甲")


def _install(cast: Cast, record: DeliveryView) -> None:
    job = cast.do(Role.TECHNICAL_SERVICE, installation.plan, record.number, _draft(cast, record, cast.clock.now() + timedelta(minutes=2)))
    cast.do(Role.TECHNICAL_SERVICE, installation.arrive, job.number, cast.clock.now())
    done = {n: (True, words) for n, words in enumerate(("0.8 mm/m", "已点漆", "1200 MΩ", "无异常", "温升 41 K"), start=1)}
    cast.do(Role.TECHNICAL_SERVICE, installation.finish, job.number, Installed(done, InstallationResult.RUNNING, record.signer))


def _appoint(cast: Cast, record: DeliveryView) -> None:
    day = cast.clock.now().astimezone(SITE_ZONE) + timedelta(days=2)
    at = day.replace(hour=9, minute=0, second=0, microsecond=0)
    cast.do(Role.TECHNICAL_SERVICE, installation.plan, record.number, _draft(cast, record, at))


def _ask_carrier(cast: Cast) -> None:
    with cast.desk.read() as session:
        short = next(iter(open_differences(session, cast.clock.now())), None)
        record = deliveries.record(session, short.record_no) if short is not None else None
        packed = boxes.boxes(session, record.dispatch_no) if record is not None else ()
    goods = short.goods if short is not None else ""
    torn = next((box for box in packed for item in box.items if f"{item.product_name} {item.model}" == goods), None)
    if record is None or short is None or torn is None:
        return
    question = f"第 {torn.box_no} 箱到货时外箱破口，{short.goods} 少 {short.quantity} {short.unit}，请查装卸交接记录"
    asked = Inquiry("示范顺达物流有限公司", "调度 0571-5550-0102", question, (), (torn.sscc,), 96_00)
    claim = cast.do(Role.LOGISTICS_HEAD, claims_carrier.inquire, record.number, asked)
    cast.do(Role.LOGISTICS_HEAD, claims_carrier.answer, claim.number, "中转卸车时外箱受压，可按保价赔付，请提交金额和照片")
