"""在厂车辆 at the gate: who is inside, how long, and what his pass still lacks; empty ones leave, wrong plates are put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.clock import site_day, site_time
from app.core.errors import AppError
from app.core.text import joined
from app.core.words import Role
from app.core.words import text as word_text
from app.gate import inside, vehicles
from app.gate.inside import InsideView as Vehicle
from app.gate.inside import Standing
from app.identity.views import Helper
from app.yard import plates
from app.yard.views import EntryView as Entry
from app.yard.views import YardPurpose
from ui import presses
from ui.context import DeskContext
from ui.gate.side import GateSide
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.base import BenchBox
from ui.widgets.inside import InsideLine, InsideList
from ui.widgets.plate_pad import YardActions
from ui.widgets.yard import StripView, YardStrip

MARKS = {
    Standing.WAITS: State.NOT_YET, Standing.IN_WORK: State.UNDER_WAY, Standing.LACKS: State.HOLD, Standing.FREE: State.INFO,
    Standing.READY: State.GOOD,
}  # fmt: skip
_TAIL = 4
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def outlook(vehicle: Vehicle) -> str:
    """What a vehicle still lacks, in one line."""
    return shown(joined(vehicle.outlook))


def detail(vehicle: Vehicle) -> str:
    """Trip, return number and dock of a vehicle."""
    entry = vehicle.entry
    return "·".join(part for part in (entry.trip_no, entry.return_no, vehicle.dock) if part)


class InsideView(GateSide):
    """The list with its keys. Plates of vehicles that leave by a pass stay veiled until the check.

    Attributes:
        entry_wanted: He wants to enter a vehicle.
        correction_wanted: He wants to put the plates of a stay right.
    """

    entry_wanted = Signal()
    correction_wanted = Signal(object)

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._all: list[Vehicle] = []
        self._helpers: dict[Role, Helper] = {}
        self._key, self._typed = 0, ""
        self._said: StripView | None = None
        self._stale: StripView | None = None
        self._sure = self._busy = False
        self._known: datetime | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = YardStrip()
        self.strip.setObjectName("gate.inside_strip")
        body = BenchBox(gap=10, margins=(24, 8, 24, 16))
        self.list = InsideList((self.tr("车牌"), self.tr("在厂"), self.tr("事由"), self.tr("状态"), self.tr("还缺")))
        self.list.chosen.connect(self._choose)
        self.acts = YardActions(("up", "down", "correct", "enter", "leave"), one_row=True)
        self.acts.triggered.connect(self._triggered)
        body.box.addWidget(self.list, 1)
        body.box.addWidget(self.acts)
        column.addWidget(self.strip)
        column.addWidget(body, 1)
        self._show()

    # What the page asks

    def begin(self) -> None:
        """Shows everybody, nobody chosen by keys."""
        self._typed, self._said, self._sure = "", None, False
        self.reload()
        self._show()

    def reload(self) -> None:
        """Reads who is inside."""
        now = self._context.desk.clock.now()
        self._context.query(lambda s: inside.inside_with_helpers(s, now), self._show_vehicles, self._unread)

    def take_key(self, event: QKeyEvent) -> None:
        """A key of the page."""
        step = _STEPS.get(Qt.Key(event.key())) or {
            Qt.Key.Key_PageUp: -self.list.page(), Qt.Key.Key_PageDown: self.list.page()
        }.get(Qt.Key(event.key()))  # fmt: skip
        if step:
            self._move(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._triggered("main")
        elif event.key() == Qt.Key.Key_F9:
            self._triggered("correct")
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_Backspace:
            self._type(self._typed[:-1])
        elif len(event.text()) == 1 and event.text().isascii() and event.text().isalnum():
            self._type((self._typed + event.text().upper())[-_TAIL:])

    # Choosing

    @property
    def chosen(self) -> Vehicle | None:
        """The vehicle that the keys act on."""
        return next((one for one in self._listed() if one.entry.entry_id == self._key), None)

    def _listed(self) -> list[Vehicle]:
        typed = self._typed
        return [one for one in self._all if any(typed in plates.tail(text) for text in (one.entry.plate, one.entry.trailer) if text)]

    def _choose(self, index: int) -> None:
        listed = self._listed()
        if 0 <= index < len(listed):
            self._key, self._said, self._sure = listed[index].entry.entry_id, None, False
            self._show()

    def _move(self, step: int) -> None:
        listed = self._listed()
        at = next((n for n, one in enumerate(listed) if one.entry.entry_id == self._key), -1)
        self._choose(max(0, min(len(listed) - 1, at + step)))

    def _type(self, typed: str) -> None:
        self._typed, self._said, self._sure = typed, None, False
        self._show()

    def _escape(self) -> None:
        if self._typed or self._sure:
            self._type("")
        else:
            self.left.emit()

    # Acting

    def _triggered(self, name: str) -> None:
        presses.press(self, lambda: self._do(name)) if name == "main" else self._do(name)

    def _do(self, name: str) -> None:
        vehicle = self.chosen
        if self._busy:
            return
        if name in ("up", "down"):
            self._move(-1 if name == "up" else 1)
        elif name == "leave":
            self.left.emit()
        elif name == "enter":
            self.entry_wanted.emit()
        elif name == "correct" and vehicle is not None:
            self.correction_wanted.emit(vehicle.entry)
        elif name == "main" and vehicle is not None and self._may_leave(vehicle):
            self._leave(vehicle)
        elif name == "main" and vehicle is not None and vehicle.standing is Standing.READY:
            self.left.emit()

    def _leave(self, vehicle: Vehicle) -> None:
        if not self._sure:
            self._sure = True
            sentence = self.tr("看过 {plate} 的车厢，确实没有货？再按「确实没有货」或回车。").format(plate=self._plate(vehicle))
            self._said = StripView(self.tr("空车出厂"), sentence, State.HOLD)
            presses.asks()
            self._show()
            return
        self._busy = True
        plate = vehicle.entry.plate
        self._context.command(lambda w: vehicles.leave_empty(w, plate), self._gone, self._failed)

    def _gone(self, entry: Entry) -> None:
        self._busy = self._sure = False
        sentence = self.tr("{plate}·在厂 {stay}·没有货").format(plate=entry.plate, stay=shown(entry.stay(self._context.desk.clock.now())))
        self._said = StripView(self.tr("已出厂"), sentence, State.GOOD)
        self._typed = ""
        self.reload()
        self._show()

    def _failed(self, error: AppError) -> None:
        self._busy = self._sure = False
        role = shown(word_text(error.helper)) if error.helper is not None else ""
        self._said = StripView(self.tr("不能出厂"), shown(error.reason), State.WRONG, (error.clause or "", role))
        self._show()

    def _unread(self, error: AppError) -> None:
        """The list may be old; it says so."""
        reason, known = shown(error.reason), self._known
        word = self.tr("在厂车辆不是最新的") if known else self.tr("看不到在厂车辆")
        sentence = self.tr("数据库不通，恢复后自动更新。")
        if known is not None:
            sentence = self.tr("数据库不通：这是 {time} 看到的，恢复后自动更新。").format(time=f"{site_time(known):%m-%d %H:%M}")
        self._stale = self._said = said = StripView(word, sentence, State.HOLD, (reason,))
        self._show()

        def call(helper: Helper | None) -> None:
            if helper is not None and helper.extension and self._said is said:
                words = self.tr("请打{role} 内线 {n}").format(role=shown(word_text(helper.role)), n=helper.extension)
                self._stale = self._said = replace(said, notes=(reason, words))
                self._show()

        self._context.jobs.read(self._context.gate.on_duty, call, lambda _: None)

    @staticmethod
    def _may_leave(vehicle: Vehicle) -> bool:
        return vehicle.standing in (Standing.FREE, Standing.WAITS)

    # Showing

    def _show_vehicles(self, read: tuple[list[Vehicle], dict[Role, Helper]]) -> None:
        self._all, self._helpers = read
        self._known = self._context.desk.clock.now()
        found = self._all
        if self._said is not None and self._said is self._stale:
            self._said = None
        if all(one.entry.entry_id != self._key for one in found):
            self._key = found[0].entry.entry_id if found else 0
        self._show()

    def _show(self) -> None:
        listed = self._listed()
        at = next((n for n, one in enumerate(listed) if one.entry.entry_id == self._key), -1)
        if at < 0 and listed:
            at, self._key = 0, listed[0].entry.entry_id
        empty = self.tr("没有末四位含 {typed} 的车，按 Esc 清除").format(typed=self._typed) if self._typed else self.tr("厂里没有车")
        if not self._known:
            empty = self.tr("连不上数据库，不知道厂里有哪些车") if self._stale is not None else ""
        self.list.show_lines([self._line(one) for one in listed], at, empty, self.tr("还有 {n} 车 ↓"))
        self.strip.show_strip(self._said or self._summary())
        vehicle = self.chosen
        leaves = vehicle is not None and (self._may_leave(vehicle) or vehicle.standing is Standing.READY)
        self.acts.set_main(self._main_words(vehicle), leaves and not self._busy)
        self.acts.set_key("up", self.tr("上一车"), "↑", len(listed) > 1)
        self.acts.set_key("down", self.tr("下一车"), "↓", len(listed) > 1)
        self.acts.set_key("correct", self.tr("更正车牌"), "F9", vehicle is not None)
        self.acts.set_key("enter", self.tr("车辆入厂"), "F6")
        self.acts.set_key("leave", self.tr("返回"), "Esc")

    def _main_words(self, vehicle: Vehicle | None) -> str:
        if vehicle is None:
            return self.tr("没有车可选")
        if not self._may_leave(vehicle):
            return self.tr("扫门卫联放行") if vehicle.standing is Standing.READY else self.tr("还不能走")
        if self._sure:
            return self.tr("确实没有货，出厂")
        return self.tr("空车出厂") if vehicle.standing is Standing.FREE else self.tr("不装了，空车出厂")

    def _summary(self) -> StripView:
        ready = sum(one.standing is Standing.READY for one in self._all)
        late = sum(one.long_stay for one in self._all)
        word = self.tr("在厂 {n} 车").format(n=len(self._all))
        if self._typed:
            return StripView(word, self.tr("末四位含「{typed}」的 {n} 车；Esc 清除").format(typed=self._typed, n=len(self._listed())))
        sentence = self.tr("票有效可走 {ready} 车·停留过久 {late} 车。键末几位找车，↑↓ 选车。").format(ready=ready, late=late)
        return StripView(word, sentence, None, self._calls())

    def _calls(self) -> tuple[str, ...]:
        """Whom to call so that the chosen vehicle may go."""
        vehicle = self.chosen
        found = [self._helpers[role] for role in vehicle.calls if role in self._helpers] if vehicle is not None else []
        words = self.tr("{role} 内线 {n}")
        return tuple(words.format(role=shown(word_text(one.role)), n=one.extension) for one in found if one.extension)

    @staticmethod
    def _plate(vehicle: Vehicle) -> str:
        """Whole where it leaves without a pass; else veiled, for the guard reads it off the vehicle at the check."""
        entry = vehicle.entry
        return entry.plate if vehicle.standing is Standing.FREE else plates.veiled(entry.plate)

    def _line(self, vehicle: Vehicle) -> InsideLine:
        entry = vehicle.entry
        at = site_time(entry.entered_at)
        today = site_day(entry.entered_at) == site_day(self._context.desk.clock.now())
        free = vehicle.standing is Standing.FREE
        purpose = shown(word_text(entry.purpose))
        what = vehicle.customers or (self.tr("装货") if entry.purpose is YardPurpose.TRIP else purpose)
        word = shown(vehicle.state) if vehicle.state != word_text(entry.purpose) else self.tr("在厂")
        return InsideLine(
            self._plate(vehicle), entry.trailer if free else plates.veiled(entry.trailer),
            f"{at:%H:%M}" if today else f"{at:%m-%d %H:%M}", shown(vehicle.stay), vehicle.long_stay, what, detail(vehicle),
            State.HOLD if entry.waiting else MARKS[vehicle.standing], word, outlook(vehicle),
        )  # fmt: skip
