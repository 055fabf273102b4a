"""After the signature: what was counted, who signed, acceptance (I-08), the first call (I-20, I-21), hand-over to service, close (I-09)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.aftersales import case_opening
from app.aftersales import returns_queries as returns
from app.aftersales.returns_views import ReturnView
from app.aftersales.views import CaseDraft, CaseView
from app.core.clock import site_time
from app.core.errors import AppError, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import text as word_text
from app.core.work import Work
from app.delivery import service, signers
from app.delivery.problems import CaseKind
from app.delivery.views import AcceptanceResult, DeliveryMode, DeliveryState, DeliveryView
from ui.context import DeskContext
from ui.i18n import shown
from ui.widgets.base import PlainLabel, clear_layout
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import FieldForm

_SETTLED = (DeliveryState.ACCEPTED, DeliveryState.CLOSED)


def by_carrier(view: DeliveryView) -> bool:
    """委托物流 that left on the carrier's signature and whose receipt is not here (X-13)."""
    return view.mode is DeliveryMode.CONSIGNED and view.state is DeliveryState.OPEN and view.left_at is not None


class AfterPanel(QWidget):
    """The record in words and the forms of what comes next.

    Attributes:
        done: A command went through; carries the `DeliveryView`.
        said: Something else was done; carries the sentence.
        refused: One was refused; carries the `AppError`.
    """

    done = Signal(object)
    said = Signal(str)
    refused = Signal(object)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._view: DeliveryView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.facts = PlainLabel("", "caption")
        self.facts.setWordWrap(True)
        column.addWidget(self.facts)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(10)
        self._lines.setColumnStretch(0, 1)
        column.addLayout(self._lines)
        self._points = QVBoxLayout()
        column.addLayout(self._points)
        self.forms = self._forms()
        column.addWidget(self.forms)
        column.addStretch(1)

    def _forms(self) -> FieldForm:
        form = FieldForm()
        results = [(shown(word_text(one)), one) for one in AcceptanceResult]
        form.add_choice("result", self.tr("验收结果"), results).setObjectName("field.acceptance")
        form.add_text("note", self.tr("验收说明")).setObjectName("field.acceptance_note")
        form.add_number("satisfied", self.tr("满意度"), low=1, high=5).setObjectName("field.satisfied")
        form.set_value("satisfied", 5)
        form.add_text("opinion", self.tr("客户意见"), hint=self.tr("没有可留空")).setObjectName("field.opinion")
        form.add_text("wish", self.tr("愿望")).setObjectName("field.wish")
        form.add_text("next_step", self.tr("下一步"), hint=self.tr("谁、做什么")).setObjectName("field.next_step")
        return form

    def buttons(self) -> QVBoxLayout:
        """Two rows of commands, to stand under the panel."""
        self.accept_button = PrimaryButton(self.tr("登记验收"), key="Ctrl+S")
        self.accept_button.setObjectName("do.accept_delivery")
        self.accept_button.clicked.connect(self._accept)
        self.call_button = KeyButton(self.tr("登记回访"), key="Ctrl+R")
        self.call_button.setObjectName("do.follow_up")
        self.call_button.clicked.connect(self._follow_up)
        self.hand_button = KeyButton(self.tr("转售后"))
        self.hand_button.setObjectName("do.hand_to_service")
        self.hand_button.clicked.connect(self._hand_over)
        self.close_button = KeyButton(self.tr("关闭"))
        self.close_button.setObjectName("do.close_delivery")
        self.close_button.clicked.connect(self._close)
        column = QVBoxLayout()
        column.setSpacing(10)
        for buttons in ((self.accept_button, self.call_button), (self.hand_button, self.close_button)):
            row = QHBoxLayout()
            row.setSpacing(10)
            for button in buttons:
                row.addWidget(button, 1)
            column.addLayout(row)
        return column

    def show_record(self, view: DeliveryView | None) -> None:
        """Shows a record; None hides every command."""
        self._view = view
        signed = view is not None and view.signed_at is not None
        self.accept_button.setVisible(signed and view is not None and view.state not in _SETTLED)
        self.call_button.setVisible(signed)
        self.hand_button.setVisible(signed)
        self.close_button.setVisible(signed or (view is not None and by_carrier(view)))
        self.close_button.setEnabled(view is not None and view.state is not DeliveryState.CLOSED)
        self.forms.setVisible(signed)
        settled = view is not None and view.state in _SETTLED
        for key in ("result", "note"):
            self.forms.show_field(key, not settled)
        if view is None:
            return
        self.facts.setText("\n".join(self._words(view)))
        self._show_lines(view)
        self._show_points(view)

    def _words(self, view: DeliveryView) -> list[str]:
        lines = [self.tr("{customer}·{place}").format(customer=view.customer, place=view.place)]
        numbers = self.tr("发货单 {dispatch}·出门证 {gate}·{n} 箱")
        lines.append(numbers.format(dispatch=view.dispatch_no, gate=view.pass_no, n=view.boxes))
        if view.signed_at is not None:
            lines.append(self.tr("签收 {signer} {time}").format(signer=view.signer, time=f"{site_time(view.signed_at):%Y-%m-%d %H:%M}"))
            on_time = self.tr("按时到货") if view.on_time else self.tr("晚到")
            if view.late_cause is not None:
                on_time = f"{on_time}（{shown(word_text(view.late_cause))}）"
            facts = self.tr("{on_time}·差异 {n}·扫描件 {files}")
            lines.append(facts.format(on_time=on_time, n=len(view.discrepancies), files=len(view.attachments)))
        told = (
            (view.arrival_condition, self.tr("到货状况：{words}")), (view.questions, self.tr("未答问题：{words}（已转售后）")),
            (view.remark, self.tr("备注：{words}")), (view.feedback, self.tr("反馈：{words}")),
        )  # fmt: skip
        lines += [source.format(words=words) for words, source in told if words]
        if view.acceptance is not None:
            lines.append(self.tr("验收：{result} {note}").format(result=shown(word_text(view.acceptance)), note=view.acceptance_note))
        for call in view.follow_ups:
            words = self.tr("回访 {day}：满意度 {n} {wish} {step}")
            lines.append(words.format(day=f"{site_time(call.at):%m-%d}", n=call.satisfied, wish=call.wish, step=call.next_step).strip())
        return lines

    def _show_lines(self, view: DeliveryView) -> None:
        clear_layout(self._lines)
        titles = (self.tr("货物"), self.tr("应收"), self.tr("实收"), self.tr("短少"), self.tr("多余"), self.tr("破损"))
        for column, title in enumerate(titles):
            self._lines.addWidget(PlainLabel(title, "caption"), 0, column)
        for n, line in enumerate(view.lines, start=1):
            name = PlainLabel(f"{line.product_name} {line.model}".strip())
            name.setWordWrap(True)
            self._lines.addWidget(name, n, 0)
            got = "—" if line.received is None else str(line.received)
            cells = (f"{line.shipped} {line.unit}", got, *(str(value) if value else "" for value in (line.short, line.over, line.damaged)))
            for column, words in enumerate(cells, start=1):
                self._lines.addWidget(PlainLabel(words, "strong" if column > 1 else ""), n, column)

    def _show_returns(self, found: list[ReturnView]) -> None:
        """Where what goes back to us stands (F-20); each opens in 售后."""
        for one in found:
            words = self.tr("退货 {number}：{state}").format(number=one.number, state=shown(word_text(one.state)))
            button = KeyButton(words, icon="undo")
            button.setObjectName(f"do.open_return.{one.number}")
            button.clicked.connect(lambda _=False, number=one.number: self._context.go_to.emit("aftersales", number))
            self._points.addWidget(button)

    def _show_points(self, view: DeliveryView) -> None:
        """Differences and an unknown signer, each with what settles it."""
        clear_layout(self._points)
        if view.signer_listed is False and view.signer_cleared_at is None:
            line = self.tr("签收人 {signer} 不在客户名单").format(signer=view.signer)
            self._point(line, self.tr("客户认可，列入名单"), "do.enlist_signer", lambda w: signers.clear(w, view.number, enlist=True))
            self._point("", self.tr("只认可这一次"), "do.clear_signer", lambda w: signers.clear(w, view.number, enlist=False))
        for one in view.discrepancies:
            words = f"{shown(word_text(one.kind))} {one.quantity}·{one.solution or self.tr('未处理')}"
            self._points.addWidget(PlainLabel(words, "caption"))
        if view.discrepancies:
            button = KeyButton(self.tr("到「异议索赔」处理"), key="Ctrl+Y")
            button.setObjectName("do.open_claims")
            button.clicked.connect(lambda: self._context.go_to.emit("delivery", f"claims|{view.number}"))
            self._points.addWidget(button)
        if view.signed_at is not None:
            self._context.query(
                lambda s: returns.of_record(s, view.number), lambda found: self._show_returns(found) if self._view is view else None
            )

    def _point(self, words: str, act: str, name: str, command: object) -> None:
        if words:
            label = PlainLabel(words, "strong")
            label.setWordWrap(True)
            self._points.addWidget(label)
        button = KeyButton(act)
        button.setObjectName(name)
        button.clicked.connect(lambda: self._context.command(command, self.done.emit, self.refused.emit))  # type: ignore[arg-type]
        self._points.addWidget(button)

    def _note(self) -> str:
        return str(self.forms.value("note"))

    def _accept(self) -> None:
        if self._view is not None:
            number, result, note = self._view.number, AcceptanceResult(self.forms.value("result")), self._note()
            self._context.command(lambda w: service.accept(w, number, result, note), self.done.emit, self.refused.emit)

    def _follow_up(self) -> None:
        if self._view is None:
            return
        number, values = self._view.number, self.forms.values()
        satisfied, opinion, wish, step = int(values["satisfied"]), values["opinion"], values["wish"], values["next_step"]

        def heard(view: DeliveryView) -> None:
            for key in ("opinion", "wish", "next_step"):
                self.forms.set_value(key, "")
            self.done.emit(view)

        self._context.command(lambda w: service.follow_up(w, number, satisfied, opinion, wish, step), heard, self.refused.emit)

    def _hand_over(self) -> None:
        """What the customer needs goes to after-sales, with the record it came from (J-30)."""
        view = self._view
        if view is None:
            return
        words = "；".join(filter(None, (str(self.forms.value(key)) for key in ("opinion", "wish", "next_step"))))

        def act(work: Work) -> CaseView:
            if not words:
                raise bad_input(QT_TRANSLATE_NOOP("app", "先写客户意见、愿望或下一步，再转售后"))
            draft = CaseDraft(
                "", words, view.customer_id, view.customer, caller=view.contact, phone=view.phone, kind=CaseKind.SERVICE,
                record_no=view.number, handed_from=view.number,
            )  # fmt: skip
            return case_opening.hand_over(work, draft)

        def handed(case: CaseView) -> None:
            self.said.emit(self.tr("已转售后：{number}").format(number=case.number))

        self._context.command(act, handed, self.refused.emit)

    def _close(self) -> None:
        if self._view is not None:
            number = self._view.number
            act = service.close_undisputed if by_carrier(self._view) else service.close
            self._context.command(lambda w: act(w, number), self.done.emit, self.refused.emit)


def refusal(error: AppError) -> str:
    """A refusal as one line: its row and its reason."""
    return f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason)
