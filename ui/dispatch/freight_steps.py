"""The steps of a trip's freight: the price by logistics, what comes on top, invoice and payment by finance."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from app.core import keyed
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import Role
from app.core.work import Actor
from app.dispatch.freight_views import CarrierMonth, FreightView
from ui.dispatch.sections import Section, show_sections
from ui.settings.parts import Pairs, SidePanel
from ui.widgets.base import PlainLabel
from ui.widgets.forms import ErrorLine

_AMOUNT = re.compile(r"[+-]?\d{1,9}(\.\d{1,2})?")


def yuan(fen: int) -> str:
    """An amount as `1,200.00`."""
    return f"{Decimal(fen) / 100:,.2f}"


def fen(words: str) -> int:
    """What was keyed in yuan, in fen.

    Raises:
        BadInput: No amount.
    """
    plain = words.strip().replace(",", "").replace("，", "").replace("￥", "").replace("¥", "").replace("−", "-")
    if not _AMOUNT.fullmatch(plain):
        raise bad_input(QT_TRANSLATE_NOOP("app", "金额写成 1200 或 1200.50 的样子：{given}"), given=words[:20])
    return int(Decimal(plain) * 100)


class FreightSteps(SidePanel):
    """What stands of a trip, and the forms its state and the person's role allow."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("FreightSteps", "车次运费"), 324)
        self.setObjectName("panel.freight")
        self._group: CarrierMonth | None = None
        self.version = 0
        self.next = self._label()
        self.pairs = Pairs(72)
        self.error = ErrorLine()
        self.agree = Section("agree_freight", self.tr("约定运费（物流科长）"), self.tr("登记运费"), label_width=76)
        self.agree.text("price", self.tr("运费 元"), required=True, hint="1200.00")
        self.agree.text("agreement", self.tr("依据"), hint=self.tr("报价单、合同号"))
        self.agree.text("price_reason", self.tr("改价原因"), hint=self.tr("改价必填"))
        self.extra = Section("add_extra", self.tr("加减项"), self.tr("登记加减"), primary=False, label_width=76)
        self.extra.text("extra", self.tr("金额 元"), required=True, hint=self.tr("扣款写 -30"))
        self.extra.text("extra_reason", self.tr("原因"), required=True)
        self.invoice = Section("invoice_freight", self.tr("承运方发票（财务）"), self.tr("登记发票"), label_width=76)
        self.invoice.text("freight_invoice", self.tr("发票号"), required=True)
        self.invoice.text("invoiced_on", self.tr("发票日期"), required=True)
        self.invoice.tick("invoice_all", self.tr("范围"), self.tr("本月未开票的都记上"))
        self.pay = Section("pay_freight", self.tr("付款（财务）"), self.tr("登记付款"), label_width=76)
        self.pay.text("paid_on", self.tr("付款日期"), required=True)
        self.pay.tick("pay_all", self.tr("范围"), self.tr("同一发票的都付清"), on=True)
        self._all = (self.agree, self.invoice, self.pay, self.extra)
        for part in (self.next, self.pairs, self.error, *self._all):
            self.content.addWidget(part)
        self.content.addStretch(1)

    def _label(self) -> PlainLabel:
        made = PlainLabel("", "strong")
        made.setObjectName("label.next")
        made.setWordWrap(True)
        return made

    @property
    def agreed_fen(self) -> int:
        """The price keyed."""
        return fen(self.agree.value("price"))

    @property
    def extra_fen(self) -> int:
        """What is keyed to come on top."""
        return fen(self.extra.value("extra"))

    @property
    def invoiced_on(self) -> date:
        """The day of the invoice."""
        return keyed.day_needed(keyed.DAY, self.invoice.value("invoiced_on"))

    @property
    def paid_on(self) -> date:
        """The day of the payment."""
        return keyed.day_needed(keyed.DAY, self.pay.value("paid_on"))

    def to_invoice(self, number: str) -> list[str]:
        """Trips that the invoice stands for."""
        trips = self._group.trips if self._group is not None and self.invoice.form.value("invoice_all") else ()
        return list(dict.fromkeys([number, *(one.trip_no for one in trips if one.agreed_fen is not None and not one.invoice_no)]))

    def to_pay(self, number: str) -> list[str]:
        """Trips that are paid: this one, or all of its invoice."""
        trips = self._group.trips if self._group is not None and self.pay.form.value("pay_all") else ()
        invoice = next((one.invoice_no for one in trips if one.trip_no == number), "")
        return list(dict.fromkeys([number, *(one.trip_no for one in trips if one.invoice_no == invoice and one.paid_on is None)]))

    def show_trip(self, trip: FreightView | None, group: CarrierMonth | None, actor: Actor, today: date) -> None:
        """Shows a trip and what is to be done with it."""
        self._group = group
        head, finance = actor.has(Role.LOGISTICS_HEAD), actor.has(Role.FINANCE)
        self.next.setText(self._next(trip))
        if trip is None:
            self.pairs.show_pairs(())
            show_sections([(part, False) for part in self._all])
            return
        self.version = trip.version
        self.title.setText(trip.trip_no)
        extras = "\n".join(f"{extra.reason} {yuan(extra.fen)}（{extra.person}）" for extra in trip.extras)
        agreed = f"{yuan(trip.agreed_fen)} {trip.agreed_by}" if trip.agreed_fen is not None else ""
        self.pairs.show_pairs(
            [
                (self.tr("车牌"), trip.plate), (self.tr("约定"), agreed), (self.tr("依据"), trip.agreement), (self.tr("加减"), extras),
                (self.tr("应付"), yuan(trip.total_fen) if trip.agreed_fen is not None else ""),
                (self.tr("发票"), f"{trip.invoice_no} {trip.invoiced_on or ''}".strip()),
                (self.tr("付款"), trip.paid_on.isoformat() if trip.paid_on else ""),
            ]
        )  # fmt: skip
        for part, key in ((self.invoice, "invoiced_on"), (self.pay, "paid_on")):
            if not part.value(key):
                part.form.set_value(key, today.isoformat())
        priced, paid = trip.agreed_fen is not None, trip.paid_on is not None
        self.agree.form.show_field("price_reason", priced)
        show_sections(
            [
                (self.agree, head and not trip.invoice_no), (self.invoice, finance and priced and not trip.invoice_no),
                (self.pay, finance and bool(trip.invoice_no) and not paid), (self.extra, (head or finance) and priced and not paid),
            ]
        )  # fmt: skip

    def _next(self, trip: FreightView | None) -> str:
        if trip is None:
            return self.tr("下一步：在左边选承运商和车次")
        if trip.agreed_fen is None:
            return self.tr("下一步：物流科长登记约定运费")
        if not trip.invoice_no:
            return self.tr("下一步：财务收承运方发票")
        return self.tr("下一步：财务付款") if trip.paid_on is None else self.tr("已付清，没有要做的")

    def clear(self) -> None:
        """Empties what was keyed."""
        for part, keys in (
            (self.agree, ("price", "agreement", "price_reason")), (self.extra, ("extra", "extra_reason")),
            (self.invoice, ("freight_invoice",)),
        ):  # fmt: skip
            for key in keys:
                part.form.set_value(key, "")
