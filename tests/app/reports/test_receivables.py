from __future__ import annotations

from datetime import date

import pytest

from app.core.clock import SetClock
from app.core.errors import Refused
from app.core.work import Workplace
from app.delivery import service as delivery
from app.delivery.views import LineCount, SlipBack
from app.reports.receivables import due_on, receivables
from db.states import Role
from tests.helpers.gate import Yard
from tests.helpers.orders import People

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 32
CAME, ACCEPTED = date(2026, 11, 23), date(2026, 12, 1)


@pytest.mark.clause("F-21")
@pytest.mark.parametrize(
    ("terms", "day"),
    [
        ("货到 30 天", date(2026, 12, 23)), ("货到验收后 30 天", date(2026, 12, 31)), ("月结60天", date(2027, 1, 29)),
        ("货到 3 个月", date(2027, 2, 23)), ("款到发货", CAME), ("按协议", None), ("", None),
    ],
)  # fmt: skip
def test_payment_terms_come_to_a_day(terms: str, day: date | None) -> None:
    assert due_on(terms, CAME, ACCEPTED) == day


@pytest.mark.clause("F-21", "M-05")
def test_goods_that_arrived_are_listed_with_invoice_and_terms(place: Workplace, people: People, clock: SetClock) -> None:
    assert due_on("验收后 30 天", CAME, None) is None
    yard = Yard(place, people)
    yard.out()
    clock.forward(hours=5)
    now = clock.now()
    with place.work(yard.sales) as work:
        slip = SlipBack("收货员甲", now, now, (LineCount(1, 2),), True, True, file_name="签收单.png", file_content=PNG)
        delivery.register_slip(work, yard.dispatch_no, slip)
    with place.read() as session:
        (one,) = receivables(session, {Role.FINANCE})
        with pytest.raises(Refused) as caught:
            receivables(session, {Role.GUARD})
    assert (one.customer, one.order_no, one.invoice_no, one.arrived_on, one.disputed) == (
        "示范电气有限公司", yard.order_no, "INV-0001", CAME, False,
    )  # fmt: skip
    assert caught.value.clause == "M-05"
