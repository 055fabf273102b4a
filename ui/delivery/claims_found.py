"""The step "found, or came later" of boxes that count as lost (I-12)."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.delivery.claims_views import ClaimState, ClaimView, Found
from ui.dispatch.freight_steps import fen, yuan
from ui.dispatch.sections import Section

AT_CUSTOMER, COMES_BACK = "customer", "back"


class FoundSection(Section):
    """When and where picked boxes came after all, and what becomes of the claim."""

    def __init__(self) -> None:
        title = QCoreApplication.translate("FoundSection", "找到、晚到")
        super().__init__("find_boxes", title, QCoreApplication.translate("FoundSection", "登记找到"), label_width=76)
        self.choice("found_where", self.tr("货在哪里"), required=True)
        self.offer("found_where", [(self.tr("客户已收到"), AT_CUSTOMER), (self.tr("退回工厂（开退货单）"), COMES_BACK)])
        self.moment("found_at", self.tr("时间"), required=True)
        self.text("found_words", self.tr("怎样找到"), required=True, hint=self.tr("例如：中转站找到，今天补送"))
        self.text("new_sum", self.tr("索赔改为"), hint=self.tr("只找到一部分时的新金额，元；不变留空"))
        self.text("repaid", self.tr("退还 元"), hint=self.tr("已到账要退还承运商的；没有留空"))

    def begin(self, now: datetime) -> None:
        """Empties it; the time is now until another is keyed."""
        for key in ("found_words", "new_sum", "repaid"):
            self.form.set_value(key, "")
        self.set_moment("found_at", now)

    def show_claim(self, claim: ClaimView | None, picked: int) -> None:
        """Asks only what the claim leaves open."""
        lost = sum(1 for box in claim.boxes if box.lost) if claim is not None else 0
        torn = claim is not None and any(box.damaged for box in claim.boxes)
        goes_on = claim is not None and claim.closed_at is None and (picked < lost or torn)
        kept = claim.received_fen - claim.repaid_fen if claim is not None else 0
        self.form.show_field("new_sum", goes_on and claim is not None and claim.state in (ClaimState.CLAIMED, ClaimState.AGREED))
        self.form.show_field("repaid", kept > 0)
        told = self.tr("承运商已赔 {sum} 元。").format(sum=yuan(kept)) if kept > 0 else ""
        ends = claim is not None and claim.closed_at is None and not goes_on
        how = self.tr("{claim} 随之按「已找到」结案，承运商的丢失记录撤销。") if ends else self.tr("客户少收的数、箱和货一起改正。")
        self.say(told + how.format(claim=claim.number if claim is not None else ""))

    def came(self, boxes: tuple[str, ...]) -> Found:
        """What was keyed.

        Raises:
            BadInput: No amount.
        """
        changed, repaid = self.value("new_sum"), self.value("repaid")
        return Found(
            boxes, self.moment_of("found_at"), self.value("found_words"), self.form.value("found_where") == COMES_BACK,
            fen(changed) if changed else None, fen(repaid) if repaid else 0,
        )  # fmt: skip
