"""装箱核对: the packing bench over the full window. Nothing here takes the focus; scans and function keys do all."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.boxing import asking, hints, overview, short, weighing
from app.boxing.bench import PackingBench, wants_weight
from app.boxing.views import BenchState, Step
from app.core.changes import ChangeSet
from app.core.clock import site_time
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.work import Actor
from app.desk import Reading
from app.devices.code_table import Command as Code
from app.packing.product import ProductState, refreshed
from ui.bench import check_panel, product_view, view
from ui.bench.box_panel import BoxPanel
from ui.bench.label_line import label_banner, waits_for_label
from ui.bench.product_panel import ProductPanel
from ui.bench.refused_panel import RefusedPanel
from ui.context import DeskContext
from ui.page import DeskPage
from ui.widgets.banner import VerdictBanner
from ui.widgets.bench import BenchHeader, BenchHeaderView, CommandStrip, DeviceView, Stepper
from ui.widgets.keys import command_key
from ui.widgets.pack import ScanEntry, ScanLog

TWO_SECONDS = 2000
_KEYS = (
    ("F1", Code.HELP), ("F6", Code.NEW_BOX), ("F7", Code.SHORT), ("F8", Code.UNDO), ("F9", Code.TAKE_OUT), ("F10", Code.REPRINT),
)  # fmt: skip
_COUNT_KEYS = frozenset("*×")


class BenchPage(DeskPage):
    """The packer's page. F12 and F4 are the window's own keys; the others are given on as command barcodes."""

    key: ClassVar[str] = "bench"
    icon: ClassVar[str] = "box"
    roles: ClassVar[frozenset[Role]] = frozenset({Role.SHIPPER, Role.TEAM_LEADER, Role.STOREKEEPER, Role.INSPECTOR, Role.ASSEMBLER})
    tables: ClassVar[frozenset[str]] = frozenset({
        "box", "box_item", "box_label", "packing_list", "dispatch_order", "trip", "kit_tick", "packing_session", "packing_tick",
        "print_job", "box_parking",
    })  # fmt: skip
    full_window = True
    visits = True

    command_wanted = Signal(object)
    """A command or code to be taken as if its barcode had been scanned; carries a `Command` or the text of a barcode."""

    weight_wanted = Signal(int, str)
    """A weight to be taken in its turn among the scans; carries grams and the box in work."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("装箱核对"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self._bench = PackingBench()
        self._entries: list[ScanEntry] = []
        self._curtain = check_panel.Curtain()
        self._latched: ScanResult | None = None
        self._digits = ""
        self._kind: ProductState | None = None
        self._has_scale = self._told_scale = False
        self._seen = self._state
        self._build()
        self._short = QTimer(self, singleShot=True, interval=TWO_SECONDS)
        self._short.timeout.connect(self._show_ready)
        self._ticks = QTimer(self, interval=10_000)
        self._ticks.timeout.connect(self._show_header)
        for keys, act in _KEYS:
            command_key(keys, self).activated.connect(lambda act=act: self.command_wanted.emit(act))
        context.visitor_changed.connect(self._on_visitor)
        context.person_changed.connect(self._on_person)
        self._show_ready()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header, self.stepper, self.banner = BenchHeader(), Stepper(), VerdictBanner()
        self.banner.setObjectName("bench.banner")
        self._body = QStackedWidget()
        self.box = BoxPanel(self.context, lambda: check_panel.photographed(self._state))
        self.refused, self.product = RefusedPanel(self.context), ProductPanel(self.context)
        for panel in (self.box, self.refused, self.product):
            self._body.addWidget(panel)
        self.strip = CommandStrip()
        self.strip.set_commands(view.commands())
        self.strip.triggered.connect(lambda key: self.command_wanted.emit(Code[key]))
        self.parked = check_panel.ParkedStrip()
        for widget in (self.header, self.stepper, self.banner, self.parked):
            column.addWidget(widget)
        column.addWidget(self._body, 1)
        column.addWidget(self.strip)

    # What the shell asks

    def bench(self) -> PackingBench:
        """Everything scanned here is packed, checked or labelled."""
        return self._bench

    def activated(self) -> None:
        """Takes the keys."""
        super().activated()
        attached = self._has_scale
        if self.context.signed_in and attached is not self._told_scale:
            self.context.command(lambda w: weighing.note_scale(w, attached), lambda _: self._on_scale_told(attached))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_scale_told(self, attached: bool) -> None:
        self._told_scale = attached

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """Device marks at the foot; with a scale among them every box is weighed here."""
        self._has_scale = any(device.icon == "scale" for device in devices)
        self.strip.show_devices(devices)

    @property
    def wants_weight(self) -> bool:
        """Whether a box is packed or checked and has no label yet: what rests on the scale is its weight."""
        return self._latched is None and wants_weight(self._state)

    @property
    def has_weight(self) -> bool:
        """Whether the box in work was weighed."""
        return self._state.box is not None and self._state.box.weighed

    @property
    def asks_approval(self) -> bool:
        """Whether 少装 waits for the second person."""
        return self._state.approving

    def approve(self, actor: Actor) -> None:
        """The second person, by badge and PIN, lets the box go short."""
        order, desk = self._state.order, self.context.desk
        if order is None:
            return

        def in_lane() -> None:
            with desk.work(actor) as work:
                short.approve(work, order.number)

        self.context.jobs.write(in_lane, lambda _: self.refresh(), self._not_approved)

    def _not_approved(self, error: AppError) -> None:
        self.banner.show_verdict(check_panel.not_approved(error, self._state))

    def show_weight(self, gross_g: int) -> None:
        """A stable reading of the scale: it becomes the weight of the box that waits to be sealed, or stops the bench."""
        box = self._state.box
        if self.wants_weight and box is not None:
            self.weight_wanted.emit(gross_g, box.sscc)

    def open_document(self, document: str) -> None:
        """A 发货单 from elsewhere is taken as if it had been scanned here."""
        if document:
            self.command_wanted.emit(document)

    def reload(self) -> None:
        """Reads the bench anew: another station may have changed the order."""
        order, product, desk = self._state.order, self._state.product, self.context.desk
        if self.box.idle:
            self.box.ask_waiting()
        if product is not None and self._latched is None:
            now = desk.clock.now()
            self.context.query(lambda s: refreshed(s, now, product), lambda new: self._take_product(product, new))
        elif order is not None and self._latched is None:
            state = self._state

            def read(session: Reading) -> BenchState:
                found = overview.bench_state(session, order.number, state.active_line, state.taking_out, station=desk.station)
                return hints.enriched(session, found, desk.station, desk.clock.now())

            self.context.query(read, lambda found: self._take_state(state, found))

    def show_result(self, result: ScanResult) -> None:
        """Shows the verdict; a wrong one stays until it is acknowledged."""
        self._entries.insert(0, view.entry(result))
        del self._entries[ScanLog.MOST :]
        self.box.log.show_entries(self._curtain.shown(self._entries, self._state))
        self._digits = ""
        self._short.stop()
        lane = self.context.desk.lane
        if lane.latched is not None:
            self._show_latch(lane.latched)
            return
        if self._latched is not None:
            self._latched = None
            self.refresh()  # nothing was read anew while it was latched
        self._show_state()
        self.strip.set_enabled(None)
        product = self._told.product
        self.banner.show_verdict(view.verdict(result, self._told) if product is None else product_view.verdict(result, product))
        self.box.marks.show_for(result, self._state)
        shown, self._seen = self._seen, self._state
        if check_panel.ends_visit(result, shown, self._seen):
            self.context.set_visitor(None)
        if result.verdict in (Verdict.IGNORED, Verdict.PARTIAL):
            self._short.start()

    # Keys and time

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and × give the count of the next lot scan (C-18), or a digit the reason that is asked for.

        PgUp and PgDn move the table. Enter does nothing.
        """
        words = event.text()
        reason = asking.numbered(self._state, words)
        if reason:
            self.command_wanted.emit(reason)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            table = self.box.table if self._state.product is None else self.product.table
            table.scroll_rows(-3 if event.key() == Qt.Key.Key_PageUp else 3)
        elif words.isascii() and words.isdigit() and len(self._digits) < 5:
            self._digits += words
            self._show_stepper()
        elif words in _COUNT_KEYS and words and self._digits:
            self.command_wanted.emit(f"JF${self._digits}")
            self._digits = ""
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self._digits = ""
            self._show_stepper()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock of the header runs while the page is shown."""
        super().showEvent(event)
        self._ticks.start()
        self.box.photos.start()
        self._show_header()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """And stands while it is not."""
        self._ticks.stop()
        self.box.photos.stop()
        super().hideEvent(event)

    # Showing

    @property
    def _state(self) -> BenchState:
        state = self._bench.state
        assert isinstance(state, BenchState)
        return state

    @property
    def _told(self) -> BenchState:
        """The bench as it is told to those who stand at it."""
        return check_panel.present(self._state, self.context.actor, self.context.visitor)

    def _take_state(self, asked: BenchState, state: BenchState) -> None:
        """A fresh reading, unless a scan was faster: then it shows the bench before that scan."""
        now = self._state
        awaited = now.count is not None or now.asking is not None or now.signing is not None or bool(now.stopped)
        if now is asked and not awaited:
            was_held, self._bench.state = label_banner(now) is not None, replace(state, resume=now.resume)
            self._show_state()
            if self._latched is None:
                held = was_held or label_banner(state) is not None
                told = self._told
                shown = view.ready(told) if held else replace(self.banner.view, next_step=view.next_step(told))
                self.banner.show_verdict(shown)

    def _take_product(self, old: ProductState, new: ProductState) -> None:
        """A fresh reading of product packing, unless a scan was faster."""
        if self._state.product is old and new != old and self._latched is None:
            self._bench.state = replace(self._state, product=new, next_step=new.next_step)
            self._show_ready()

    def _on_changes(self, changes: ChangeSet) -> None:
        """A print job is no news while no label is waited for: a backlog of papers must not keep the bench reading.

        Nor is what a scan of this station changed: its result bears it, and no reading is to delay the painting of the verdict.
        """
        own_scan = "scan" in changes.tables and self.isVisible() and not self.box.idle
        waited = waits_for_label(self._state)
        if waited or (not own_scan and changes.tables != {"print_job"}):
            super()._on_changes(changes)

    def _show_ready(self) -> None:
        if self._latched is None:
            self._show_state()
            product = self._told.product
            self.banner.show_verdict(view.ready(self._told) if product is None else product_view.ready(product))

    def _show_state(self) -> None:
        state = self._state
        if (state.product is None) is not (self._kind is None):
            self._kind = state.product
            self.strip.set_commands(view.commands() if state.product is None else product_view.commands())
        self._body.setCurrentWidget(self.box if state.product is None else self.product)
        if state.product is not None:
            self.product.show_log(tuple(self._entries))
            self.product.show_product(state.product)
        self.box.show_state(state)
        self.parked.show_boxes(check_panel.parked(state))
        self._show_stepper()
        self._show_header()

    def _show_stepper(self) -> None:
        state, product = self._state, self._state.product
        if product is not None:
            self.stepper.show_steps(product_view.step_words(), product_view.step_index(product), product_view.note(product))
            return
        note = view.box_note(state)
        if self._digits:
            note = self.tr("数量 {n}，按 × 确定").format(n=self._digits)
        self.stepper.show_steps(view.step_words(), view.step_index(state), note)

    def _show_header(self) -> None:
        order, product = self._state.order, self._state.product
        who = check_panel.people(self.context.actor, self.context.visitor)
        document = order.number if order else product.document if product else ""
        self.header.show_header(
            BenchHeaderView(
                self.tr("装箱核对") if product is None else self.tr("产品包装"), self.context.desk.station, document,
                order.customer_name if order else "", self._state.trip, who,
                site_time(self.context.desk.clock.now()).strftime("%H:%M"),
            )
        )  # fmt: skip

    def _on_visitor(self, visitor: Actor | None) -> None:
        """Somebody came to check, or went: the header says who, the banner what he does next."""
        self._show_header()
        if self._latched is None and visitor is not None:
            self._short.stop()
            self.banner.show_verdict(check_panel.visiting(visitor, self._told))

    def _on_person(self, _: Actor) -> None:
        """Who takes over reads what to do, not the verdict of the one before."""
        if self._state.step is Step.FINISHED and self._latched is None:
            self._bench.state = replace(PackingBench().state, parked=self._state.parked)
        self._short.stop()
        self._show_ready()

    def _show_latch(self, result: ScanResult) -> None:
        self.refused.show_not_counted(self.context.desk.lane.not_counted, self._state)
        if self._latched is result:
            return
        self._latched = result
        self._show_stepper()
        self.banner.show_verdict(view.wrong(result))
        self._body.setCurrentWidget(self.refused)
        self.strip.set_enabled({Code.CONFIRM.name}, Code.CONFIRM.name)
        self.refused.show_refusal(result)
