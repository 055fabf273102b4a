"""The carrier's side of what arrived short or torn: the inquiry, its answer, the claim, the sum, the money (X-23)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core import keyed
from app.core.clock import site_time
from app.core.errors import AppError
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import text as word_text
from app.delivery.claims_views import CaseSides, ClaimBoxView, ClaimResult, ClaimState, ClaimView, Inquiry
from ui.delivery.claims_found import FoundSection
from ui.dispatch.freight_steps import fen, yuan
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown
from ui.settings.parts import Pairs, scrolled
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.flow import FlowLayout
from ui.widgets.forms import ErrorLine
from ui.widgets.steps import Stage, StageBar

LINE = (ClaimState.INQUIRY, ClaimState.ANSWERED, ClaimState.CLAIMED, ClaimState.AGREED, ClaimState.CLOSED)


@dataclass(frozen=True)
class Eyes:
    """Who looks at it."""

    logistics: bool
    finance: bool
    sales: bool


@dataclass(frozen=True)
class Picks:
    """Boxes marked in the picture: to be asked for, and lost ones that were found, with their claim."""

    asked: int
    found: int
    claim_no: str


class CarrierSide(Card):
    """How far the claim is, what stands on it, and its next step."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("对承运商（物流）"), " ")
        self.sides: CaseSides | None = None
        self.stages = StageBar()
        self.pairs = Pairs(76)
        self.error = ErrorLine()
        self._sections()
        self.paper = KeyButton(self.tr("打印查询/索赔单"), icon="printer", key="Ctrl+P")
        self.paper.setObjectName("do.print_claim")
        self.file = KeyButton(self.tr("加证据…"), icon="attach", key="Ctrl+O")
        self.file.setObjectName("do.add_evidence")
        buttons = FlowLayout()
        buttons.addWidget(self.file)
        buttons.addWidget(self.paper)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        self.hint = PlainLabel("", "caption")
        self.hint.setWordWrap(True)
        for widget in (self.hint, self.pairs, *self.sections):
            column.addWidget(widget)
        column.addStretch(1)
        for section in self.sections:
            section.wanted.connect(self.wanted)
        self.body.addWidget(self.stages)
        self.body.addWidget(self.error)
        self.body.addWidget(scrolled(inner), 1)
        self.body.addLayout(buttons)

    def _sections(self) -> None:
        self.ask = Section("inquire", self.tr("向承运商查询"), self.tr("登记查询"), label_width=76)
        self.ask.text("party", self.tr("承运商"), required=True)
        self.ask.text("asked_whom", self.tr("问谁"), required=True, hint=self.tr("姓名、电话"))
        self.ask.text("waybill", self.tr("运单号"))
        self.ask.text("value", self.tr("价值 元"), required=True, hint="1280.00")
        self.ask.text("deadline", self.tr("索赔期限"), hint=self.tr("合同写明的日期，空着按设置"))
        self.ask.text("question", self.tr("查询内容"), required=True)
        self.answer = Section("note_answer", self.tr("承运商答复"), self.tr("登记答复"), primary=False, label_width=76)
        self.answer.text("answer", self.tr("答复"), required=True)
        self.demand = Section("claim", self.tr("提出索赔"), self.tr("索赔"), label_width=76)
        self.demand.text("claimed", self.tr("金额 元"), required=True)
        self.demand.text("evidence", self.tr("证据"), required=True, hint=self.tr("签收单、照片、装车记录"))
        self.demand.say(self.tr("未到的箱和箱内货物从此记为丢失。"))
        self.sum = Section("agree_sum", self.tr("定赔"), self.tr("登记定赔"), label_width=76)
        self.sum.text("agreed", self.tr("金额 元"), required=True)
        self.sum.text("agreed_words", self.tr("答复"), required=True)
        self.money = Section("receive_money", self.tr("赔款到账"), self.tr("登记到账"), label_width=76)
        self.money.text("received", self.tr("金额 元"), required=True)
        self.end = Section("close_claim", self.tr("不再索赔"), self.tr("结案"), primary=False, label_width=76)
        self.end.choice("result", self.tr("结果"), required=True)
        self.end.text("why", self.tr("说明"), required=True)
        self.found = FoundSection()
        self.sections = (self.found, self.ask, self.answer, self.demand, self.sum, self.money, self.end)

    def show_sides(self, sides: CaseSides, who: Eyes, picked: Picks, now: datetime, fresh: bool) -> None:
        """Shows the claim of a delivery; `picked` says how many boxes are marked in the picture."""
        self.sides = sides
        claim, may = sides.claim, who.logistics
        came = next((one for one in sides.claims if one.number == picked.claim_no), None)
        state = claim.state if claim is not None else None
        if fresh:
            self.clear()
            self.ask.form.set_value("party", sides.carrier)
            self.ask.form.set_value("waybill", sides.waybill_no)
            self.found.begin(now)
        self.found.show_claim(came, picked.found)
        self.found.may_lead = may  # of sales the key is for the customer's side
        self.note.setText(claim.number if claim is not None else self.tr("还没有查询"))
        at = LINE.index(state) if state is not None else 0
        self.stages.show_stages(tuple(Stage(shown(word_text(one))) for one in LINE), at)
        self.stages.setVisible(claim is not None)
        self.pairs.show_pairs(self._pairs(claim) if claim is not None else [])
        over = state in (None, ClaimState.CLOSED)
        early = claim is not None and claim.claimed_at is None
        ends = (ClaimResult.FOUND, ClaimResult.WITHDRAWN) if early else (ClaimResult.REFUSED, ClaimResult.WITHDRAWN)
        self.end.offer("result", [(shown(word_text(one)), one.value) for one in ends])
        show_sections(
            [
                (self.found, (may or who.sales) and came is not None),
                (self.ask, may and over and picked.asked > 0), (self.answer, may and state is ClaimState.INQUIRY),
                (self.demand, may and state in (ClaimState.INQUIRY, ClaimState.ANSWERED)), (self.sum, may and state is ClaimState.CLAIMED),
                (self.money, (may or who.finance) and state is ClaimState.AGREED), (self.end, may and not over),
            ]
        )  # fmt: skip
        how = self.tr("在上面的箱图上点出未到的箱（空格键也行，再点一下是破损），就可以查询。")
        waits = self.tr("物流科还没有向承运商查询。在箱图上点出未到或破损的箱，就从这里开始：查询 → 答复 → 索赔 → 定赔 → 到账。")
        lost = any(box.lost for one in sides.claims for box in one.boxes)
        later = self.tr("记为丢失的箱后来到了：在箱图上点它，登记「找到、晚到」。") if lost and (may or who.sales) and came is None else ""
        first = "" if not over or picked.asked else how if may else waits if claim is None else ""
        self.hint.setText("\n".join(filter(None, (first, later))))
        self.hint.setVisible(bool(self.hint.text()))
        self.paper.setVisible(claim is not None)
        self.file.setVisible(claim is not None)

    def clear(self) -> None:
        """Empties what was typed after it was taken."""
        self.error.show_words("")
        for section in self.sections:
            for key in section.form.keys():  # noqa: SIM118
                if key not in ("result", "found_where", "found_at"):
                    section.form.set_value(key, "")

    def _pairs(self, claim: ClaimView) -> list[tuple[str, str]]:
        boxes = "、".join(
            self.tr("第 {n} 箱{what}").format(n=box.box_no, what=self._what(box)) for box in claim.boxes
        )
        pairs = [
            (self.tr("承运商"), " ".join(filter(None, (claim.party, claim.waybill_no)))), (self.tr("箱"), boxes),
            (self.tr("查询"), f"{site_time(claim.asked_at):%m-%d %H:%M} {claim.asked_whom}：{claim.question}"),
            (
                self.tr("期限"),
                self.tr("{answer} 前答复，{claim} 前索赔").format(answer=f"{claim.answer_due:%m-%d}", claim=f"{claim.deadline:%m-%d}"),
            ),
        ]  # fmt: skip
        if claim.answer:
            pairs.append((self.tr("答复"), claim.answer.replace("\n", "；")))
        sums = [(self.tr("价值"), claim.value_fen), (self.tr("索赔"), claim.claimed_fen), (self.tr("定赔"), claim.agreed_fen)]
        sums += [(self.tr("到账"), claim.received_fen), (self.tr("退还"), claim.repaid_fen)]
        pairs.append((self.tr("金额 元"), "  ".join(f"{name} {yuan(amount)}" for name, amount in sums if amount)))
        if claim.evidence or claim.attachments:
            files = self.tr("附件 {n} 份").format(n=len(claim.attachments)) if claim.attachments else ""
            pairs.append((self.tr("证据"), "  ".join(filter(None, (claim.evidence, files)))))
        if claim.result is not None:
            pairs.append((self.tr("结果"), " ".join(filter(None, (shown(word_text(claim.result)), claim.result_words)))))
        return pairs

    def _what(self, box: ClaimBoxView) -> str:
        if box.damaged:
            return self.tr("破损")
        if box.return_no:
            return self.tr("找到，退回 {no}").format(no=box.return_no)
        return self.tr("晚到 {day}").format(day=f"{site_time(box.found_at):%m-%d}") if box.found_at else self.tr("未到")

    # What was keyed

    def inquiry(self, missing: tuple[str, ...], damaged: tuple[str, ...]) -> Inquiry:
        """What is asked.

        Raises:
            BadInput: No amount, no day.
        """
        ask = self.ask
        deadline: date | None = keyed.day(QT_TRANSLATE_NOOP("app", "索赔期限"), ask.value("deadline"))
        return Inquiry(
            ask.value("party"), ask.value("asked_whom"), ask.value("question"), missing, damaged, fen(ask.value("value")),
            ask.value("waybill"), deadline,
        )  # fmt: skip

    def complain(self, error: AppError) -> None:
        """Says why a step was not taken; nothing typed is lost."""
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))
