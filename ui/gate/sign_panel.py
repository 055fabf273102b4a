"""签字: passes that wait for this signer, what he vouches for, up to ten signed with one PIN, or declined (H-03)."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.core.errors import AppError
from app.core.text import Text
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Actor
from app.gate import deputies, service, vouching
from app.gate.signers import Capacity
from app.gate.views import PassState, PassView, SignedHow, SignOutcome
from app.gate.vouching import Vouching, WaitingPass
from ui.context import DeskContext
from ui.gate.sign_detail import SignDetail
from ui.gate.sign_form import SignForm
from ui.gate.sign_list import WaitingList
from ui.i18n import shown
from ui.page import DeskPage
from ui.sounds import Sound
from ui.widgets.base import Card, PlainLabel
from ui.widgets.wedge import LONGEST_PIN

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

OFFICES = frozenset({
    Role.FINANCE, Role.PERSONNEL, Role.SALES, Role.LOGISTICS_HEAD, Role.LEADERSHIP, Role.STOREKEEPER, Role.PLANNING, Role.PURCHASING,
    Role.AFTER_SALES, Role.DELIVERY_MANAGEMENT, Role.PROJECT_MANAGER, Role.TECHNICAL_SERVICE, Role.SAFETY,
})  # fmt: skip
"""Who may be named a deputy or a registrar of paper signatures, and so has to see what waits; workshop and guard do not sign."""


class SignPanel(QWidget):
    """List of waiting passes left, what stands behind the opened one and the PIN right."""

    read_wanted = Signal()
    _under_way = Signal(int, int)

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        self._chosen = ""
        self._showing: WaitingPass | None = None
        self._ask = 0
        self._signing = False
        self._under_way.connect(self._show_under_way)
        self.detail, self.form = SignDetail(), SignForm()
        self.table = WaitingList()
        self.table.current_changed.connect(self._choose)
        self.table.ticks_changed.connect(self._show_acts)
        self.table.too_many.connect(lambda: self.form.say("", self.tr("一次最多签 10 张，先签这些")))
        self.form.sign_wanted.connect(self._sign)
        self.form.refuse_wanted.connect(self._refuse)
        self.form.paper_wanted.connect(self._register)
        self.error = self.form.error
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 9)
        row.setSpacing(12)
        left = self._left = Card(self.tr("待签出门证"), self.tr("先看右边，空格勾选；直接键 PIN、回车即签，最多 10 张"))
        self.deputy = PlainLabel("", "strong")
        self.deputy.setObjectName("label.deputy")
        self.deputy.setWordWrap(True)
        self.deputy.hide()
        left.body.addWidget(self.deputy)
        left.body.addWidget(self.table, 1)
        self._right = Card(self.tr("您签的是"), self.tr("条款 H-03"))
        self._right.title.setWordWrap(True)  # a long one in English would else take its room from the list
        self._right.head.setStretch(0, 1)
        self._right.head.setStretch(1, 0)
        self._right.body.addWidget(self.detail, 1)
        self._right.body.addWidget(self.form)
        row.addWidget(left, 11)
        row.addWidget(self._right, 6)
        self.table.pin_wanted.connect(self.form.begin_pin)
        QWidget.setTabOrder(self.table, self.form.form.editor("pin"))
        self._show_acts()

    # Reading

    def show_deputy(self, sentences: Sequence[Text]) -> None:
        """Says to a deputy why nothing waits for him although passes wait: his hours, or that his right is not published."""
        self.deputy.setText("\n".join(shown(one) for one in sentences))
        self.deputy.setVisible(bool(sentences))

    def show_passes(self, passes: Sequence[WaitingPass]) -> None:
        """Shows what waits; the chosen pass stays chosen, else the first is."""
        self.form.offer_reasons(frozenset(one.signs.role for one in passes if one.signs is not None))
        self.table.show_passes(passes, self._context.desk.clock.now())
        self._left.note.setVisible(not passes or any(one.signs is not None for one in passes))  # papers are registered one by one
        if self.table.found(self._chosen) is None:
            self._chosen = passes[0].view.number if passes else ""
        if self._chosen:
            self.table.select_key(self._chosen)
        waiting = self.table.found(self._chosen)
        if waiting is None or waiting != self._showing:
            self._open(self._chosen)

    def forget(self) -> None:
        """Another person: nothing is opened, ticked or said yet."""
        self.form.start_afresh()
        self._chosen, self._showing = "", None
        self.show_deputy(())
        self.show_passes(())

    def choose(self, number: str) -> None:
        """Chooses a pass by number."""
        self._chosen = number
        self.table.select_key(number)

    def _choose(self, number: object) -> None:
        if isinstance(number, str) and number != self._chosen and self.table.found(number) is not None:
            self._chosen = number
            self.form.say("", "")
            self._open(number)

    def _open(self, number: str) -> None:
        """Reads what stands behind a pass; it counts as opened once that is shown."""
        self._ask += 1
        ticket, waiting = self._ask, self.table.found(number)
        self._showing = waiting
        if waiting is None:
            self.detail.clear()
            self.form.show_papers({})
            self._right.title.setText(self.tr("您签的是"))
            self._show_acts()
            return
        now, able = self._context.desk.clock.now(), waiting.capacities
        self._context.query(
            lambda s: vouching.vouching(s, number, able, now), lambda behind: self._show_behind(ticket, waiting, behind)
        )

    def _show_behind(self, ticket: int, waiting: WaitingPass, behind: Vouching | None) -> None:
        if ticket != self._ask or behind is None:
            return
        words = self.tr("您签的是 {number}·{role}") if waiting.signs is not None else self.tr("您登记的是 {number}·{role}")
        self._right.title.setText(words.format(number=waiting.view.number, role=shown(waiting.capacities[0].words)))
        self.detail.show_pass(waiting, behind)
        self.form.show_papers(behind.paper_signers, self._context.desk.clock.now())
        self.table.note_opened(waiting.view.number)
        self._show_acts()

    # Acting

    def to_sign(self) -> tuple[str, ...]:
        """What the PIN will sign: the ticked passes, or without a tick the opened one."""
        if self.table.ticked:
            return self.table.ticked
        waiting = self.table.found(self._chosen)
        own = waiting is not None and waiting.signs is not None and self.table.is_opened(self._chosen)
        return (self._chosen,) if own else ()

    def _show_acts(self) -> None:
        numbers, waiting = self.to_sign(), self.table.found(self._chosen)
        opened = waiting is not None and self.table.is_opened(self._chosen)
        papers = opened and waiting is not None and any(one.how is SignedHow.PAPER for one in waiting.capacities)
        refuses = opened and waiting is not None and waiting.signs is not None
        idle = not self._signing
        focus = QApplication.focusWidget()
        self.form.enable(sign=bool(numbers) and idle, refuse=refuses and idle, paper=papers and idle)
        if focus is not None and self.form.isAncestorOf(focus) and not focus.isEnabled():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt gives the keys to what comes next, out of the page
        many = self.tr("签字（{n} 张）").format(n=len(numbers))
        self.form.sign_button.set_words(many if len(numbers) > 1 else self.tr("签字"))
        self.form.what.setText(self.tr("将签：{numbers}").format(numbers="、".join(numbers)) if numbers else "")

    def _sign(self, pin: str) -> None:
        by_role: dict[Role, list[str]] = {}
        for number in self.to_sign():
            waiting = self.table.found(number)
            able = waiting.signs if waiting is not None else None
            if waiting is None or able is None:
                continue
            if waiting.gap is not None and waiting.last:
                self.form.say("", f"F-03  {number} {shown(waiting.gap)}")
                return
            by_role.setdefault(able.role, []).append(number)
        actor, place = self._context.actor, self._context.desk.place
        total, counted = sum(map(len, by_role.values())), itertools.count(1)
        self._signing = True
        self._show_under_way(1, total)
        self._show_acts()

        def act() -> list[SignOutcome]:
            def on_each() -> None:
                self._under_way.emit(next(counted), total)

            return [one for role, numbers in by_role.items() for one in service.sign_many(place, actor, numbers, role, pin, on_each)]

        self._context.jobs.write(act, self._signed, self._refused)

    @Slot(int, int)
    def _show_under_way(self, at: int, total: int) -> None:
        if self._signing:
            words = self.tr("正在签 {at}/{n}…").format(at=at, n=total) if total > 1 else self.tr("正在签…")
            self.form.say(words, "")

    def _refuse(self, pin: str, reason: str) -> None:
        waiting = self.table.found(self._chosen)
        able: Capacity | None = waiting.signs if waiting is not None else None
        if able is None:
            return
        actor, place, number, role = self._context.actor, self._context.desk.place, self._chosen, able.role
        self._context.jobs.write(
            lambda: service.refuse_to_sign(place, actor, number, role, pin, reason), self._declined, self._refused
        )

    def _register(self, pin: str) -> None:
        chosen = self.form.paper(self._context.desk.clock.now())
        if chosen is None:
            return
        role, name, moment = chosen
        actor, place, number = self._context.actor, self._context.desk.place, self._chosen
        self._context.jobs.write(
            lambda: service.register_paper_signature(place, actor, number, role, pin, name, moment), self._registered, self._refused
        )

    def _signed(self, outcomes: list[SignOutcome]) -> None:
        self._signing = False
        done = [one for one in outcomes if one.error is None]
        self.table.untick([one.pass_no for one in done])
        lines = _done_lines(done)
        failed = [f"{one.pass_no} {_words(one.error)}" for one in outcomes if one.error is not None]
        self._over("\n".join(lines), "；".join(failed))

    def _declined(self, view: PassView) -> None:
        self.form.form.set_value("reason", "")
        words = self.tr("{number} 已拒签，退回仓管员") if view.sent_back else self.tr("{number} 的预签已作罢，装完照常送签")
        self._over(words.format(number=view.number), "")

    def _registered(self, view: PassView) -> None:
        done, lacks = self.tr("{number} 纸签已登记，签齐生效，送发货打印"), self.tr("{number} 纸签已登记，还缺{roles}")
        words = done if view.state is PassState.VALID else lacks
        self._over(words.format(number=view.number, roles=_roles(view)), "")

    def _refused(self, error: AppError) -> None:
        """The PIN may be keyed again at once: while the form was off, the keys went nowhere."""
        self._signing = False
        self._show_acts()
        self.form.say("", _words(error))
        self.form.begin_pin("")

    def _over(self, done: str, failed: str) -> None:
        """What it came to; the list has the keys for the next one, where a digit begins the PIN."""
        self.form.say(done, failed)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.read_wanted.emit()


def _put_off(error: AppError) -> None:
    """Nobody asked, so nobody is shown a card: the next tick looks again."""
    log.info("waiting passes not read: %s", error)


def _words(error: AppError) -> str:
    return f"{error.clause}  {shown(error.reason)}" if error.clause else shown(error.reason)


def _roles(view: PassView) -> str:
    return "、".join(shown(word_text(role)) for role in view.missing)


def _done_lines(outcomes: Sequence[SignOutcome]) -> list[str]:
    """What the signatures came to, passes with the same outcome in one line."""
    groups: dict[str, list[str]] = {}
    for one, view in ((one, one.signed) for one in outcomes if one.signed is not None):
        words = translate("SignPanel", "已签，还缺{roles}").format(roles=_roles(view))
        if view.state is PassState.VALID:
            words = translate("SignPanel", "已签齐，生效，送「{station}」打印").format(station=one.prints_at)
        elif view.state is PassState.DRAFT and not view.missing:
            words = translate("SignPanel", "预签已齐，装车在限额内核对完即可放行")
        groups.setdefault(words, []).append(view.number)
    lines = [translate("SignPanel", "{n} 张{words}").format(n=len(numbers), words=words) if len(numbers) > 1 else f"{numbers[0]} {words}"
             for words, numbers in groups.items()]  # fmt: skip
    return lines + [f"{one.pass_no} {shown(one.note)}" for one in outcomes if one.note is not None]


class SignPage(DeskPage):
    """The page of the departments; it counts what waits, and calls when more does, while another page or window is in front, too."""

    waiting_changed = Signal(int)

    takes_pin: bool = True

    key: ClassVar[str] = "sign"
    icon: ClassVar[str] = "pen"
    roles: ClassVar[frozenset[Role]] = OFFICES
    tables: ClassVar[frozenset[str]] = frozenset({"gate_pass", "gate_signature", "export_papers", "trust_list"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("签字"), self.tr("货物出门单须财务部、人事总务部两人签"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.panel = SignPanel(context)
        self.panel.read_wanted.connect(self.refresh)
        column.addWidget(self.panel)
        self._known: frozenset[str] | None = None
        self._listed: tuple[WaitingPass, ...] | None = None
        self.setFocusProxy(self.panel.table)
        context.person_changed.connect(self._forget)

    def by_hand(self, words: str) -> bool:
        """A PIN keyed quickly on the list: it belongs to the field below, and into no record of scans."""
        return words.isdigit() and len(words) <= LONGEST_PIN

    def reload(self) -> None:
        """Reads the waiting passes."""
        self._read(self.context.failed.emit)

    def tick(self) -> None:
        """The window's clock: what other stations closed meanwhile is looked for, in front or not."""
        if self.context.actor.has(*OFFICES):
            self._read(_put_off)

    def _read(self, failed: Callable[[AppError], None]) -> None:
        actor, desk = self.context.actor, self.context.desk

        def ask() -> tuple[tuple[WaitingPass, ...], tuple[Text, ...]]:
            with desk.read() as session:
                now = desk.clock.now()
                return vouching.waiting(session, actor, now), deputies.not_yet(session, actor, now)

        if self.context.signed_in:
            self.context.jobs.read(ask, lambda found: self._show_waiting(actor, *found), failed)

    def open_document(self, document: str) -> None:
        """Chooses a pass."""
        self._listed = None
        self.panel.choose(document)
        self.reload()

    def _reload_if_visible(self) -> None:
        """What waits is counted behind another page, too; many changes at once are one reading."""
        super()._reload_if_visible()
        if not self.isVisible():
            self.tick()

    def _forget(self, _actor: object) -> None:
        """Another person: what waits for him is no news yet."""
        self._known = self._listed = None
        self.panel.forget()
        self.waiting_changed.emit(0)

    def _show_waiting(self, actor: Actor, passes: tuple[WaitingPass, ...], why_none: tuple[Text, ...]) -> None:
        if actor != self.context.actor:
            return
        self.panel.show_deputy(why_none)
        numbers = frozenset(one.view.number for one in passes if one.signs is not None)
        if self._known is not None and numbers - self._known:
            self._call()
        self._known = numbers
        self.waiting_changed.emit(len(numbers))
        if self.isVisible() and (passes != self._listed or not passes):
            self._listed = passes
            self.panel.show_passes(passes)

    def _call(self) -> None:
        """A sound, and the window's entry in the task bar blinks where it is not in front: nobody need look at the list to hear of it."""
        if self.context.sounds is not None:
            self.context.sounds.play(Sound.CALL)
        QApplication.alert(self.window())
