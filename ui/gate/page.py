"""门卫: scan the pass, key what is seen, green or red until the next scan. Dark, full window, nothing that takes the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.text import Text
from app.core.words import Role, Verdict
from app.core.words import text as word_text
from app.gate import queries, service
from app.gate.bench import GateBench
from app.gate.checking import ScanGuardCopy
from app.gate.views import DayCount, GateCheckView, GateOutcome, GateVerdict, SeenKind
from app.identity import queries as people
from app.identity.views import Helper
from ui.context import DeskContext
from ui.gate.keying import Keying
from ui.gate.log_view import GateLog
from ui.i18n import shown
from ui.page import DeskPage
from ui.theme.tokens import State
from ui.widgets.base import BenchBox
from ui.widgets.gate import BlindKeyRow, GateBanner, GateFacts, GateFactsView, GateHeader, GateHeaderView, GateState, GateView, Seen
from ui.widgets.keypad import GateActions, Keypad

_ICONS = {SeenKind.PLATE: "truck", SeenKind.CONTAINER: "box", SeenKind.SEAL: "lock"}


class GatePage(DeskPage):
    """The guard's only page: ready, amber with the keys, green, red; Ctrl+L shows the day's log."""

    key: ClassVar[str] = "gate"
    icon: ClassVar[str] = "gate"
    roles: ClassVar[frozenset[Role]] = frozenset({Role.GUARD, Role.LOGISTICS_HEAD})
    tables: ClassVar[frozenset[str]] = frozenset({"gate_check", "gate_pass"})
    dark: ClassVar[bool] = True
    full_window = True

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("门卫"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._bench = GateBench()
        self._check: GateCheckView | None = None
        self._keying = Keying()
        self._verdict: GateVerdict | None = None
        self._busy = False
        self._count = DayCount(site_day(context.desk.clock.now()), 0, 0)
        self._on_call: Helper | None = None
        self._build()
        self._ticks = QTimer(self, interval=10_000)
        self._ticks.timeout.connect(self._show_header)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self._turn_log)
        self.show_ready()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header, self.banner = GateHeader(), GateBanner()
        self.banner.setObjectName("gate.banner")
        self.banner.acted.connect(self._act)
        self._body = BenchBox(row=True, gap=20, margins=(24, 17, 24, 16))
        self._left, right = BenchBox(gap=10), BenchBox(gap=10)
        self.rows: list[BlindKeyRow] = []
        self.facts = GateFacts()
        self._left.box.addStretch(1)
        self._left.box.addWidget(self.facts)
        self.pad, self.acts = Keypad(), GateActions()
        self.pad.pressed.connect(self._pressed)
        self.acts.triggered.connect(self._triggered)
        right.box.addWidget(self.pad, 1)
        right.box.addWidget(self.acts)
        self._body.box.addWidget(self._left, 660)
        self._body.box.addWidget(right, 638)
        screen = QWidget()
        inner = QVBoxLayout(screen)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.banner, 1)
        inner.addWidget(self._body, 10)
        self.log = GateLog()
        self._stack = QStackedWidget()
        self._stack.addWidget(screen)
        self._stack.addWidget(self.log)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        for button in (*self.findChildren(QWidget),):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # What the shell asks

    def bench(self) -> GateBench:
        """Everything scanned here is judged as a pass."""
        return self._bench

    def activated(self) -> None:
        """Takes the keys."""
        super().activated()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock of the header runs while the page is shown."""
        super().showEvent(event)
        self._ticks.start()
        self._show_header()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: object) -> None:
        """And stands while it is not."""
        self._ticks.stop()

    def reload(self) -> None:
        """Counts of the day, the log, and who is on duty."""
        now = self.context.desk.clock.now()
        self.context.query(lambda s: queries.day_count(s, now), self._show_count)
        self.context.query(lambda s: queries.gate_log(s, site_day(now)), self.log.show_entries)
        self.context.query(lambda s: people.helper(s, Role.LOGISTICS_HEAD), self._show_on_call)

    def open_document(self, document: str) -> None:
        """A pass number from elsewhere opens the log, never the check: that starts with the paper alone."""
        if document and self._check is None:
            self._stack.setCurrentIndex(1)

    def show_result(self, result: ScanResult) -> None:
        """A scan was judged; it replaces whatever stood here."""
        if result.verdict in (Verdict.IGNORED, Verdict.PARTIAL) or (result.verdict is Verdict.INFO and self._check is not None):
            return
        self._stack.setCurrentIndex(0)
        view = result.view
        if isinstance(view, GateCheckView):
            self.show_check(view)
        elif isinstance(view, GateVerdict):
            self.show_verdict(view)
        elif isinstance(view, ScanGuardCopy):
            self._show_sentence(GateState.READY, self.tr("请扫门卫联"), result.message, view.number)
        elif result.error is not None or result.verdict in (Verdict.WRONG, Verdict.FAULT):
            self._show_error(result.message, result.clause or "")
        else:
            self._show_sentence(GateState.READY, self.tr("请扫出门证"), result.message, "")

    # The four screens

    def show_ready(self) -> None:
        """Waits for a pass."""
        self._check, self._verdict, self._keying = None, None, Keying()
        self._show_banner(
            GateView(GateState.READY, self.tr("请扫出门证"), self.tr("扫第二联（门卫联）上的二维码"), small=self.tr("Ctrl+L 今日记录"))
        )

    def show_check(self, view: GateCheckView) -> None:
        """Amber: a genuine pass; the vehicle is still to be looked at."""
        self._check, self._verdict, self._keying = view, None, Keying.of(view)
        for row in self.rows:
            self._left.box.removeWidget(row)
            row.deleteLater()
        names = {SeenKind.PLATE: self.tr("车牌"), SeenKind.CONTAINER: self.tr("柜号"), SeenKind.SEAL: self.tr("封签")}
        self.rows = [BlindKeyRow(_ICONS[k], names[k], n) for k, n in zip(view.needs, view.places, strict=True)]
        for number, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._left.box.insertWidget(number, row)
        kind = shown(word_text(view.kind))
        until = self.tr("{kind}·{until} 前有效").format(kind=kind, until=self._until(view))
        self._show_banner(
            GateView(
                GateState.CHECK, self.tr("票真，请核车牌"), self.tr("还不能放行。去看车，把看到的末四位键入。"), view.number,
                self.tr("出门证"), (until,),
            )
        )  # fmt: skip
        self._show_facts(view)
        self._show_keying()

    def show_verdict(self, verdict: GateVerdict) -> None:
        """Green or red over the whole screen, until the next scan."""
        self._verdict = verdict
        if verdict.outcome is GateOutcome.RELEASED:
            self._show_release(verdict)
            self._check = None
        else:
            self._show_refusal(verdict)

    def _show_release(self, verdict: GateVerdict) -> None:
        names = {SeenKind.PLATE: self.tr("车牌"), SeenKind.CONTAINER: self.tr("柜号"), SeenKind.SEAL: self.tr("封签")}
        same = self.tr("看到的与票一致")
        self._show_banner(
            GateView(
                GateState.RELEASE, self.tr("放行"), shown(verdict.reason), verdict.number, self.tr("出门证"),
                (self.tr("已核销，不能再用"),), f"{site_time(verdict.at):%H:%M:%S}",
                tuple(Seen(_ICONS[kind], names[kind], value, same) for kind, value in verdict.seen),
                self.tr("{customer}·{n} 箱·货物已记「已离厂」").format(customer=verdict.customer, n=verdict.boxes),
                self.tr("本日第 {n} 辆·门卫 {guard}·记录已保存").format(n=verdict.nth_today, guard=verdict.guard),
                self.tr("扫下一张出门证"),
            )
        )  # fmt: skip

    def _show_refusal(self, verdict: GateVerdict) -> None:
        role = shown(word_text(verdict.helper)) if verdict.helper else ""
        who = role if verdict.helper_name in ("", role) else f"{role} {verdict.helper_name}"
        phone = self.tr("内线 {n}").format(n=verdict.helper_phone) if verdict.helper_phone else self.tr("请打值班电话")
        retry = verdict.may_retry and self._check is not None
        self._show_banner(
            GateView(
                GateState.REFUSE, self.tr("拒放"), shown(verdict.reason), verdict.number, self.tr("出门证") if verdict.number else "",
                (self.tr("已记录"),), f"{site_time(verdict.at):%H:%M:%S}", (), who, verdict.clause,
                self.tr("再键一次") if retry else self.tr("扫下一张"), phone,
            )
        )  # fmt: skip
        if not retry:
            self._check = None

    def _show_error(self, message: Text, clause: str) -> None:
        self._check = None
        on_call = self._on_call
        phone = self.tr("内线 {n}").format(n=on_call.extension) if on_call and on_call.extension else self.tr("请打值班电话")
        who = f"{shown(word_text(on_call.role))} {on_call.name}" if on_call else ""
        self._show_banner(GateView(GateState.REFUSE, self.tr("拒放"), shown(message), who=who, small=clause, phone=phone))

    def _show_sentence(self, state: GateState, word: str, message: Text, document: str) -> None:
        self._check = None
        self._show_banner(GateView(state, word, shown(message), document=document, who=document, small=self.tr("Ctrl+L 今日记录")))

    def _show_banner(self, view: GateView) -> None:
        self._body.setVisible(view.state is GateState.CHECK)
        self.banner.show_verdict(view)

    def _show_facts(self, view: GateCheckView) -> None:
        signed = self.tr("{role} 已签 {time}")
        signs = tuple(
            (State.GOOD, signed.format(role=shown(word_text(s.role)), time=f"{site_time(s.at):%H:%M}")) for s in view.signatures
        )
        goods = self.tr("{customer}·{goods} {n} 箱").format(customer=view.customer, goods=view.goods, n=view.boxes)
        hint = self.tr("车牌和封签要看车，屏上不显示。第 {n} 次核验。").format(n=view.attempt)
        self.facts.show_facts(GateFactsView(signs, goods, hint))

    def _until(self, view: GateCheckView) -> str:
        until, now = site_time(view.valid_until), site_time(self.context.desk.clock.now())
        last = until.fromordinal(until.toordinal() - 1).date() if (until.hour, until.minute) == (0, 0) else until.date()
        day = self.tr("今日") if last == now.date() else f"{last:%m-%d}"
        return f"{day} 24:00" if (until.hour, until.minute) == (0, 0) else f"{day} {until:%H:%M}"

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits go to the row in turn; Enter checks; after a refusal Enter keys again."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._triggered("check") if self._keys_wanted() else self._act()
        elif event.key() == Qt.Key.Key_Backspace:
            self._pressed("back")
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pressed(event.text())
        else:
            super().keyPressEvent(event)

    def _keys_wanted(self) -> bool:
        return self._check is not None and self._verdict is None and not self._busy

    def _escape(self) -> None:
        if self._stack.currentIndex() == 1:
            self._stack.setCurrentIndex(0)
        elif self._keys_wanted():
            self._pressed("clear")

    def _pressed(self, name: str) -> None:
        if not self._keys_wanted():
            return
        change: dict[str, Callable[[], Keying]] = {"back": self._keying.back, "clear": self._keying.clear}
        self._keying = change[name]() if name in change else self._keying.key(name)
        self._show_keying()

    def _triggered(self, name: str) -> None:
        if not self._keys_wanted() or self._check is None:
            return
        token, seen = self._check.token, self._keying.seen()
        if name == "none":
            self._keying = self._keying.none()
            self._show_keying()
        elif name == "call":
            self._judge(lambda: self.context.command(lambda w: service.decline(w, token), self._judged, self._failed))
        elif self._keying.done:
            self._judge(lambda: self.context.command(lambda w: service.verify(w, token, seen), self._judged, self._failed))

    def _judge(self, run: Callable[[], None]) -> None:
        self._busy = True
        run()

    def _judged(self, verdict: GateVerdict) -> None:
        self._busy = False
        self.show_verdict(verdict)

    def _failed(self, error: AppError) -> None:
        self._busy = False
        self._show_error(error.reason, error.clause or "")

    def _act(self) -> None:
        """The action of the result: key the same pass again, or wait for the next."""
        if self._verdict is not None and self._check is not None:
            self.show_check(self._check)
        elif self._verdict is not None and self._verdict.outcome is GateOutcome.REFUSED:
            self.show_ready()

    def _show_keying(self) -> None:
        rows, active = self._keying.rows, self._keying.active
        for number, (widget, row) in enumerate(zip(self.rows, rows, strict=True)):
            here = number == active
            note = self.tr("第 {n} 项").format(n=number + 1) if here else ""
            sub = (
                self.tr("共 {n} 项").format(n=len(rows)) if here
                else self.tr("看到没有") if row.none else self.tr("已键入") if row.done else self.tr("未键入")
            )  # fmt: skip
            widget.show_keyed(row.keyed, active=here, note=note, sub=sub, skipped=row.none)
        words = self.tr("核对") if self._keying.done else self.tr("核对（键满 {n} 项后可按）").format(n=len(rows))
        self.acts.set_check(words, self._keying.done)
        optional = active < len(rows) and rows[active].kind is not SeenKind.PLATE
        none = self.tr("没有封签") if optional and rows[active].kind is SeenKind.SEAL else self.tr("没有货柜")
        self.acts.set_none(none, self.tr("看到确实没有时按"), optional)

    # Header and log

    def _show_count(self, count: DayCount) -> None:
        self._count = count
        self._show_header()

    def _show_on_call(self, helper: Helper | None) -> None:
        self._on_call = helper
        if helper is not None:
            words = self.tr("值班{role} 内线 {n}").format(role=shown(word_text(helper.role)), n=helper.extension or "—")
            self.acts.set_call(self.tr("不放，叫人"), words)

    def _show_header(self) -> None:
        now = site_time(self.context.desk.clock.now())
        today = self.tr("今日已放行 {released} 辆·拒放 {refused}").format(released=self._count.released, refused=self._count.refused)
        self.header.show_header(
            GateHeaderView(
                self.tr("门卫·{station}").format(station=self.context.desk.station), self.tr("出门核验"), State.GOOD,
                self.tr("直连数据库·即时核验"), today, f"{now:%H:%M}",
            )
        )  # fmt: skip

    def _turn_log(self) -> None:
        self._stack.setCurrentIndex(0 if self._stack.currentIndex() else 1)
        self.reload()
