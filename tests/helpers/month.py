"""Cases of two months for the reports: taken down, answered in time and late, analysed; one waits."""

from __future__ import annotations

from datetime import datetime

from app.aftersales import case_opening, service
from app.aftersales.views import CaseCause, CaseDraft, CaseFacts, CaseKind, Severity
from app.catalog.views import ProductView
from app.core.clock import SITE_ZONE, SetClock
from app.core.work import Actor, Workplace

CUSTOMERS = ("华东电气设备有限公司", "滨江配电有限公司", "北仑港机厂")
ANALYSIS = "误分闸集中于 11 月投产的两批"
_CALLS = ((11, 24, 3), (11, 26, 30), (12, 3, 2), (12, 5, 1), (12, 9, 26), (12, 24, 4), (12, 30, None))
"""Month, day, and hours until the first response."""


def two_months(place: Workplace, who: Actor, clock: SetClock, products: tuple[ProductView, ...] = ()) -> tuple[str, ...]:
    """Two cases in November, one of them late, and five in December, one late and one without an answer yet; it is 31 December, 9:00."""
    found: list[str] = []
    for month, day, hours in _CALLS:
        clock.set(datetime(2026, month, day, 9, 30, tzinfo=SITE_ZONE))
        kind = CaseKind.USE if len(found) % 3 == 2 else CaseKind.QUALITY
        draft = CaseDraft(
            "", "合闸后自行分闸" if len(found) % 2 else "面板无显示", customer=CUSTOMERS[len(found) % 3], phone=f"138-0000-000{len(found)}",
            kind=kind, severity=Severity.MAJOR if day == 24 and hours == 4 else Severity.NORMAL,
        )  # fmt: skip
        with place.work(who) as work:
            number = case_opening.register(work, draft).number
            if products:
                case_opening.complete(work, number, CaseFacts(product_id=products[len(found) % len(products)].product_id))
        found.append(number)
        if hours is not None:
            clock.forward(hours=hours)
            with place.work(who) as work:
                service.respond(work, number, "设备科", "先停用")
                cause = CaseCause.PRODUCT if len(found) % 2 else CaseCause.USE
                service.analyse(work, number, cause, "弹簧疲劳", "脱扣器弹簧疲劳", "设备科")
    clock.set(datetime(2026, 12, 31, 9, 0, tzinfo=SITE_ZONE))
    return tuple(found)
