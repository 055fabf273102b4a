"""The customer's side of what arrived short or torn: the differences, the agreed solution, its end, and a new call about it (X-23)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.text import say
from app.core.words import text as word_text
from app.delivery.claims_views import (
    PARTY_WORDS,
    CaseSides,
    DifferenceView,
    DiscrepancyKind,
    Finding,
    Party,
    Solution,
    SolutionKind,
)
from app.identity.views import PersonView
from ui.dispatch.freight_steps import fen
from ui.dispatch.sections import Section
from ui.i18n import shown
from ui.settings.parts import scrolled
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.flow import FlowLayout
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import DENSE, Column, Kind, MarkCell, WorkTable

SENDS = (SolutionKind.RESUPPLY, SolutionKind.REPLACE)
KINDS = (DiscrepancyKind.SHORT, DiscrepancyKind.DAMAGE, DiscrepancyKind.OVER, DiscrepancyKind.WRONG_ITEM, DiscrepancyKind.QUALITY)


class SalesSide(Card):
    """Table of differences over the next step."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("对客户（销售）"), " ")
        self.sides: CaseSides | None = None
        self.table = WorkTable(
            [
                Column(self.tr("差异"), Kind.MARK, 84), Column(self.tr("货物"), stretch=True), Column(self.tr("数量"), Kind.NUMBER, 46),
                Column(self.tr("办法、责任人"), width=106), Column(self.tr("期限"), Kind.DATE, 64),
            ],
            row_height=DENSE, empty=self.tr("没有异议。"),
        )  # fmt: skip
        self.table.setObjectName("list.differences")
        self.table.current_changed.connect(lambda _: self._show_steps())
        self.agree = Section("agree_difference", self.tr("商定处理办法"), self.tr("商定"), label_width=76)
        self.agree.choice("solution_kind", self.tr("办法"), required=True)
        self.agree.offer("solution_kind", [(shown(word_text(one)), one.value) for one in SolutionKind])
        self.agree.form.add_field("consulted", self.tr("已商量"), self._ticks(), required=False)
        self.agree.choice("owner", self.tr("责任人"), required=True)
        self.agree.form.add_date("do_by", self.tr("完成日期"), required=True).setObjectName("field.do_by")
        self.agree.text("solution_words", self.tr("商定内容"), required=True, hint=self.tr("例如：补发 1 箱，周五前到"))
        self.agree.tick("all_lines", "", self.tr("用于全部未商定的异议"), on=True)
        self.goods = PlainLabel("", "caption")
        self.goods.setWordWrap(True)
        self.goods.setObjectName("label.goods")
        self.surplus = ErrorLine()
        self.surplus.setObjectName("label.surplus")
        self.again = Section("send_again", self.tr("补发"), self.tr("开补发单"), primary=False, label_width=76)
        self.again.say(self.tr("按商定的数开领料单和发货单草稿，到 发货 确认地址、日期后开单。"))
        self.settle = Section("settle_difference", self.tr("办结"), self.tr("办结这一条"), label_width=76)
        self.settle.text("settle_words", self.tr("办理结果"), hint=self.tr("例如：已补发到货，客户确认"))
        self.settle.text("cost", self.tr("费用 元"), hint=self.tr("没有留空；记入交付经费"))
        self.report = Section("report_difference", self.tr("客户又报的问题"), self.tr("登记异议"), primary=False, label_width=76)
        self.report.choice("line", self.tr("货物"), required=True)
        self.report.choice("kind", self.tr("差异"), required=True)
        self.report.offer("kind", [(shown(word_text(one)), one.value) for one in KINDS])
        self.report.form.add_number("quantity", self.tr("共多少"), low=1).setObjectName("field.quantity")
        self.report.text("words", self.tr("情况"), required=True)
        self.report.text("reporter", self.tr("谁报的"), required=True)
        self.error = ErrorLine()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        for section in (self.agree, self.again, self.settle, self.report):
            section.wanted.connect(self.wanted)
            column.addWidget(section)
        column.addStretch(1)
        self.body.addWidget(self.table)
        self.body.addWidget(self.goods)
        self.body.addWidget(self.surplus)
        self.body.addWidget(self.error)
        self.body.addWidget(scrolled(inner), 1)

    def _ticks(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(4)
        holder.setLayout(row)
        self.parties: dict[Party, QCheckBox] = {}
        for party in Party:
            box = self.parties[party] = QCheckBox(shown(say(PARTY_WORDS[party])))
            box.setObjectName(f"field.consulted.{party.value}")
            row.addWidget(box)
        return holder

    # Showing

    def show_sides(self, sides: CaseSides, people: Sequence[PersonView], me: int | None, today: date, may: bool, fresh: bool) -> None:
        """Shows the differences of a delivery; `fresh` empties the forms."""
        self.sides = sides
        self.may = may
        chosen = self.table.current_key()
        self.table.set_rows([self._row(one, today) for one in sides.differences], [one.discrepancy_id for one in sides.differences])
        self.table.setFixedHeight(min(116, (DENSE + 1) * max(2, len(sides.differences) + 1) + 4))  # the form below gets the room
        waiting = next((one.discrepancy_id for one in sides.differences if one.settled_at is None), None)
        keys = [one.discrepancy_id for one in sides.differences]
        self.table.select_key(chosen if not fresh and chosen in keys else waiting if waiting is not None else keys[0] if keys else None)
        self.agree.offer("owner", [(one.name, one.person_id) for one in people])
        self.report.offer("line", [(goods, no) for no, goods in sides.lines])
        open_days = [one.due_on for one in sides.differences if one.settled_at is None]
        self.note.setText(self.tr("{day} 前商定").format(day=f"{min(open_days):%m-%d}") if open_days else self.tr("已办结"))
        if fresh:
            self.clear()
            self.agree.form.set_value("owner", me)
            due = today + timedelta(days=3)
            self.agree.form.set_value("do_by", QDate(due.year, due.month, due.day).toString("yyyy-MM-dd"))
        self._show_steps()

    def clear(self) -> None:
        """Empties what was typed after it was taken."""
        self.error.show_words("")
        typed = ((self.agree, ("solution_words",)), (self.settle, ("settle_words", "cost")), (self.report, ("words", "reporter")))
        for section, keys in typed:
            for key in keys:
                section.form.set_value(key, "")
        for box in self.parties.values():
            box.setChecked(False)

    @property
    def chosen(self) -> DifferenceView | None:
        """The chosen difference."""
        key = self.table.current_key()
        return next((one for one in self.sides.differences if one.discrepancy_id == key), None) if self.sides is not None else None

    def _row(self, one: DifferenceView, today: date) -> list[object]:
        late = one.late(today)
        state = State.GOOD if one.settled_at else State.WRONG if late else State.HOLD if one.agreed_at is None else State.NOT_YET
        until = one.do_by if one.agreed_at is not None else one.due_on
        kind = shown(word_text(one.solution_kind)) if one.solution_kind else self.tr("未商定")
        when = self.tr("已办结") if one.settled_at else f"{until:%m-%d}" if until else "—"
        how = " · ".join(filter(None, (kind, one.owner)))
        return [MarkCell(state, shown(word_text(one.kind))), one.goods, str(one.quantity - one.found or one.quantity), how, when]

    def _show_steps(self) -> None:
        one = self.chosen
        waits = one is not None and one.settled_at is None
        agreed = waits and one is not None and one.agreed_at is not None
        self.agree.setVisible(self.may and waits and not agreed)
        self.agree.lead(waits and not agreed)
        self.settle.setVisible(self.may and agreed)
        self.settle.lead(agreed)
        sends = agreed and one is not None and one.solution_kind in SENDS
        self.again.setVisible(self.may and bool(sends) and one is not None and one.to_send > 0)
        late = self.tr("，晚到 {n}").format(n=one.found) if one is not None and one.found else ""
        sent = self.tr("；补发单 {no}，已开 {n}").format(no=one.resupply_no, n=one.sent) if one is not None and one.resupply_no else ""
        unit = one.unit if one is not None else ""
        self.goods.setText(f"{one.goods} × {one.quantity} {unit}{late}{sent}" if one is not None else "")
        self.surplus.show_words(
            self.tr("补发 {no} 多 {n} {unit}：没出门的推迟、作废，出了门的收回").format(no=one.resupply_no, n=one.too_many, unit=unit)
            if one is not None and one.settled_at is None and one.too_many else ""
        )  # fmt: skip
        self.goods.setVisible(one is not None)
        if one is not None and one.agreed_at is not None:
            consulted = "、".join(shown(say(PARTY_WORDS[party])) for party in Party if party in one.consulted)
            self.settle.say(self.tr("{words}（已商量：{parties}）").format(words=one.solution.replace("\n", "；"), parties=consulted))

    # What was keyed

    def solution(self) -> tuple[list[int], Solution]:
        """The differences and the solution for them."""
        assert self.sides is not None
        one = self.chosen
        every = bool(self.agree.form.value("all_lines"))
        keys = [d.discrepancy_id for d in self.sides.differences if d.settled_at is None and d.agreed_at is None]
        chosen = keys if every else [one.discrepancy_id] if one is not None else []
        day = str(self.agree.form.value("do_by"))
        consulted = frozenset(party for party, box in self.parties.items() if box.isChecked())
        said = Solution(
            SolutionKind(self.agree.value("solution_kind")), self.agree.form.value("owner"), date.fromisoformat(day), consulted,
            self.agree.value("solution_words"),
        )  # fmt: skip
        return chosen, said

    def finding(self) -> Finding:
        """What the customer told later."""
        form = self.report.form
        return Finding(
            int(form.value("line")), DiscrepancyKind(self.report.value("kind")), int(form.value("quantity")), self.report.value("words"),
            self.report.value("reporter"),
        )  # fmt: skip

    def cost(self) -> int:
        """What it cost, in fen; nothing where nothing was keyed.

        Raises:
            BadInput: No amount.
        """
        words = self.settle.value("cost")
        return fen(words) if words else 0

    def complain(self, error: AppError) -> None:
        """Says why a step was not taken; nothing typed is lost."""
        self.error.show_words(f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason))
