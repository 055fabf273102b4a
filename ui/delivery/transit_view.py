"""在途: goods that left and are not signed for, each way as a picture; what the driver says by telephone, the waybill (I-13)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QDateTimeEdit, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.core.clock import SITE_ZONE, site_time
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.core.words import text as word_text
from app.core.work import Work
from app.delivery import transit
from app.delivery.bench import DeliveryBench
from app.delivery.transit import News, TransitKind, TransitView
from ui.context import DeskContext
from ui.delivery.after_panel import refusal
from ui.delivery.way_cell import WayCell, WayDelegate, promise
from ui.i18n import shown
from ui.plates import plate_words
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.keys import on_enter
from ui.widgets.tables import DENSE, Column, Kind, MarkCell, WorkTable

_ROW = 58


def mark_of(view: TransitView, now: datetime, words: dict[str, str]) -> MarkCell:
    """How a way stands, in one word."""
    if view.arrived_at is not None:
        return MarkCell(State.GOOD, words["arrived"])
    if view.silent:
        return MarkCell(State.WRONG, words["silent"].format(hours=int((now - view.last_at).total_seconds() // 3600)))
    if view.troubled:
        return MarkCell(State.HOLD, words["trouble"])
    if view.late:
        return MarkCell(State.HOLD, words["late"])
    return MarkCell(State.UNDER_WAY, words["under_way"])


class TransitScreen(StorageView):
    """The longest silent first; a scanned slip, dispatch order or box chooses its way."""

    key: ClassVar[str] = "transit"
    tables: ClassVar[frozenset[str]] = frozenset({"transit_news", "delivery_record"})

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = DeliveryBench()
        self._ways: dict[str, TransitView] = {}
        self._wanted, self._asked = "", 0
        self._words = {
            "arrived": self.tr("已到，待回单"), "silent": self.tr("{hours} 小时无消息"), "trouble": self.tr("途中异常"),
            "late": self.tr("预计晚到"), "under_way": self.tr("在途"),
        }  # fmt: skip
        self.table = WorkTable(
            [
                Column(self.tr("状态"), Kind.MARK, 162), Column(self.tr("客户"), width=204), Column(self.tr("车牌"), width=98),
                Column(self.tr("从出厂到约定"), stretch=True),
            ],
            row_height=_ROW, empty=self.tr("没有在途的货。车辆出门后会出现在这里；自提的货不由我们跟踪。"),
        )  # fmt: skip
        self.table.setItemDelegate(WayDelegate(self.table))
        self.table.setObjectName("list.transit")
        self.table.current_changed.connect(self._choose)
        self.card = Card(self.tr("在途"), " ", padding=0)
        self.card.body.setContentsMargins(1, 10, 1, 1)
        self.card.head.setContentsMargins(14, 0, 14, 0)
        self.card.body.addWidget(self.table, 1)
        self.row.addWidget(self.card, 1)
        self.panel = TransitPanel(context)
        self.panel.setFixedWidth(392)
        self.panel.done.connect(self._done)
        self.row.addWidget(self.panel)
        self.table.opened.connect(lambda _: self.panel.focus_first())

    def first_field(self) -> QWidget | None:
        """The list."""
        return self.table

    def reload(self) -> None:
        """Reads the ways, and the one that was asked for however it ended."""
        now = self.context.desk.clock.now()
        wanted = self._wanted
        self._asked = asked = self._asked + 1

        def show(found: tuple[list[TransitView], TransitView | None]) -> None:
            if asked == self._asked:  # what was asked later is shown alone
                self._show(found[0], found[1], now)

        self.context.query(lambda s: (transit.under_way(s, now), transit.of_record(s, wanted, now) if wanted else None), show)

    def open_document(self, document: str) -> None:
        """Chooses a way by its record or dispatch order."""
        self._wanted = document
        self.reload()

    def show_result(self, result: ScanResult) -> None:
        """A scan chooses its way."""
        if result.verdict is Verdict.GOOD:
            self.open_document(result.object_key)
        elif result.error is not None:
            self.context.failed.emit(result.error)

    def _show(self, ways: list[TransitView], wanted: TransitView | None, now: datetime) -> None:
        self._wanted = ""
        if wanted is not None and wanted.number not in {one.number for one in ways}:
            ways = [wanted, *ways]
        self._ways = {one.number: one for one in ways}
        self.table.set_rows([self._row(one, now) for one in ways], list(self._ways))
        silent = sum(one.silent for one in ways)
        words = self.tr("{n} 份在途·{silent} 份无消息") if silent else self.tr("{n} 份在途")
        self.card.note.setText(words.format(n=sum(one.arrived_at is None for one in ways), silent=silent))
        chosen = wanted.number if wanted is not None else self.table.current_key() or next(iter(self._ways), None)
        if chosen is not None:
            self.table.select_key(chosen)
            self._choose(chosen)
        else:
            self.panel.show_way(None, [])

    def _row(self, one: TransitView, now: datetime) -> list[object]:
        mark = mark_of(one, now, self._words)
        planned = promise(one.planned_at) if one.planned_at is not None else "—"
        words = self.tr("出厂 {left}，约定 {planned}，{n} 条消息")
        told = words.format(left=f"{site_time(one.left_at):%m-%d %H:%M}", planned=planned, n=len(one.news))
        return [mark, one.customer, plate_words(one.plate) or "—", WayCell(one, now, told)]

    def _choose(self, key: object) -> None:
        one = self._ways.get(str(key))
        if one is not None:
            together = [way.number for way in self._ways.values() if one.trip_no and way.trip_no == one.trip_no and way.arrived_at is None]
            self.panel.show_way(one, together)

    def _done(self) -> None:
        self.reload()


class TransitPanel(Card):
    """Whom to call, the log, and what is said now.

    Attributes:
        done: Something was noted.
    """

    done = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(" ", " ")
        self._context = context
        self._way: TransitView | None = None
        self._together: list[str] = []
        self._at_keyed = self._setting = False
        self.facts = PlainLabel("")
        self.facts.setWordWrap(True)
        self.body.addWidget(self.facts)
        self.body.addLayout(self._waybill())
        self.log = WorkTable(
            [Column(self.tr("时间"), Kind.DATE, 98), Column(self.tr("消息"), stretch=True)], row_height=DENSE,
            empty=self.tr("还没有消息。打电话问司机到哪了，记在下面。"),
        )  # fmt: skip
        self.log.setObjectName("list.news")
        self.log.setMinimumHeight(92)
        self.body.addWidget(self.log, 1)
        self.form = self._news()
        self.body.addWidget(self.form)
        self.error = ErrorLine()
        self.body.addWidget(self.error)
        self.save = PrimaryButton(self.tr("记下"), key="Ctrl+S")
        self.save.setObjectName("do.note_transit")
        self.save.clicked.connect(self._note)
        self.arrived = KeyButton(self.tr("刚到达"), key="Ctrl+D")
        self.arrived.setObjectName("do.note_arrival")
        self.arrived.clicked.connect(self._arrived)
        row = QHBoxLayout()
        row.addWidget(self.save, 1)
        row.addWidget(self.arrived, 1)
        self.body.addLayout(row)

    def _waybill(self) -> QHBoxLayout:
        self.waybill = QLineEdit()
        self.waybill.setObjectName("field.transit_waybill")
        self.waybill.setPlaceholderText(self.tr("运单号"))
        self.waybill.setAccessibleName(self.tr("运单号"))
        self.waybill.setMinimumHeight(36)
        on_enter(self.waybill, self._set_waybill)
        self.keep = KeyButton(self.tr("存运单号"), cap="Enter")
        self.keep.setObjectName("do.set_waybill")
        self.keep.clicked.connect(self._set_waybill)
        row = QHBoxLayout()
        row.addWidget(self.waybill, 1)
        row.addWidget(self.keep)
        return row

    def _news(self) -> FieldForm:
        form = FieldForm()
        kinds = [(shown(word_text(one)), one) for one in TransitKind if one is not TransitKind.ARRIVED]
        form.add_choice("kind", self.tr("消息"), kinds).setObjectName("field.transit_kind")
        form.add_text("place", self.tr("地点")).setObjectName("field.transit_place")
        words = QPlainTextEdit()
        words.setObjectName("field.transit_words")
        words.setPlaceholderText(self.tr("情况：延误和异常必填"))
        form.add_field("words", self.tr("情况"), words)
        words.setMinimumHeight(52)
        words.setMaximumHeight(64)
        form.add_text("source", self.tr("谁说的")).setObjectName("field.transit_source")
        for key, label in (("at", self.tr("时间")), ("expected", self.tr("预计到达"))):
            editor = QDateTimeEdit()
            editor.setDisplayFormat("yyyy-MM-dd HH:mm")
            editor.lineEdit().setTextMargins(10, 0, 0, 0)
            editor.setObjectName(f"field.transit_{key}")
            form.add_field(key, label, editor)
        form.add_tick("moved", "", self.tr("改预计到达")).setObjectName("field.transit_moved")
        form.add_tick("together", "", self.tr("同车次的一起记")).setObjectName("field.transit_together")
        form.changed.connect(self._follow)
        return form

    def _follow(self, key: str) -> None:
        if key == "at" and not self._setting:
            self._at_keyed = True
        if key == "moved":
            self.form.show_field("expected", bool(self.form.value("moved")))

    def focus_first(self) -> None:
        """The place: that is what is asked first."""
        self.form.editor("place").setFocus(Qt.FocusReason.OtherFocusReason)

    def show_way(self, way: TransitView | None, together: list[str]) -> None:
        """Shows a way; what is typed for the one before goes."""
        same = way is not None and self._way is not None and way.number == self._way.number
        self._way, self._together = way, together
        takes = way is not None and way.arrived_at is None
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self.form, takes), (self.save, takes), (self.arrived, takes), (self.waybill, way is not None),
            (self.keep, way is not None), (self.log, way is not None),
        )  # fmt: skip
        for part, visible in parts:
            part.setVisible(visible)
        if way is None:
            self.title.setText(self.tr("没有在途的货"))
            self.note.setText(" ")
            self.facts.setText("")
            return
        self.title.setText(way.number)
        self.note.setText(way.dispatch_no)
        self.facts.setText("\n".join(self._facts(way)))
        self.log.set_rows([[f"{site_time(one.at):%m-%d %H:%M}", self._line(one)] for one in reversed(way.news)])
        if not same:
            self._begin(way)
        elif not self._at_keyed:
            self._set("at", self._context.desk.clock.now())

    def _facts(self, way: TransitView) -> list[str]:
        lines = [self.tr("{customer}·{n} 箱").format(customer=way.customer, n=way.boxes), way.place]
        if way.driver or way.driver_phone:
            lines.append(self.tr("司机 {driver} {phone}").format(driver=way.driver, phone=way.driver_phone).strip())
        if way.carrier:
            lines.append(self.tr("承运商 {carrier}").format(carrier=way.carrier))
        if way.contact or way.phone:
            lines.append(self.tr("收货人 {contact} {phone}").format(contact=way.contact, phone=way.phone).strip())
        if way.expected_at is not None and way.arrived_at is None:
            lines.append(self.tr("预计 {at} 到").format(at=f"{site_time(way.expected_at):%m-%d %H:%M}"))
        if way.arrived_at is not None:
            lines.append(self.tr("{at} 到达，等签收回单").format(at=f"{site_time(way.arrived_at):%m-%d %H:%M}"))
        return lines

    def _line(self, one: transit.NewsView) -> str:
        parts = [shown(word_text(one.kind)), one.place, one.words.replace("\n", " "), one.source and f"（{one.source}）"]
        if one.expected_at is not None:
            parts.append(self.tr("预计 {at}").format(at=f"{site_time(one.expected_at):%m-%d %H:%M}"))
        return " ".join(filter(None, parts))

    def _begin(self, way: TransitView) -> None:
        self.error.show_words("")
        self.waybill.setText(way.waybill)
        for key in ("place", "words"):
            self.form.set_value(key, "")
        self.form.set_value("kind", TransitKind.PASSED)
        self.form.set_value("source", way.driver)
        self._at_keyed = False
        self._set("at", self._context.desk.clock.now())
        self._set("expected", way.expected_at or way.planned_at or self._context.desk.clock.now())
        self.form.set_value("moved", False)
        self.form.show_field("expected", False)
        self.form.set_value("together", len(self._together) > 1)
        self.form.show_field("together", len(self._together) > 1)

    def _set(self, key: str, at: datetime) -> None:
        editor = self.form.editor(key)
        assert isinstance(editor, QDateTimeEdit)
        self._setting = True
        editor.setDateTime(QDateTime.fromString(f"{site_time(at):%Y-%m-%dT%H:%M}:00", Qt.DateFormat.ISODate))
        self._setting = False

    def _numbers(self) -> list[str]:
        assert self._way is not None
        return self._together if self.form.value("together") and len(self._together) > 1 else [self._way.number]

    def _note(self) -> None:
        values = self.form.values()
        expected = _moment(values["expected"]) if values["moved"] else None
        kind = TransitKind(values["kind"])
        self._run(lambda w, n: transit.note(w, n, self._news_of(kind, _moment(values["at"]), values, expected)))

    def _arrived(self) -> None:
        values = self.form.values()
        self._run(lambda w, n: transit.note(w, n, self._news_of(TransitKind.ARRIVED, _moment(values["at"]), values, None)), alone=True)

    @staticmethod
    def _news_of(kind: TransitKind, at: datetime, values: dict[str, Any], expected: datetime | None) -> News:
        return News(kind, at, values["place"], values["words"], values["source"], expected)

    def _set_waybill(self) -> None:
        text = self.waybill.text()
        self._run(lambda w, n: transit.set_waybill(w, n, text))

    def _run(self, act: Any, *, alone: bool = False) -> None:
        """Runs a command on the way in front, or on all of its trip; goods arrive one stop after the other."""
        if self._way is None:
            return
        numbers = [self._way.number] if alone else self._numbers()

        def command(work: Work) -> None:
            act(work, numbers)

        self._context.command(command, lambda _: self._noted(), self._refused)

    def _noted(self) -> None:
        self._way = None
        self.error.show_words("")
        self.done.emit()

    def _refused(self, error: AppError) -> None:
        self.error.show_words(refusal(error))


def _moment(iso: str) -> datetime:
    return datetime.fromisoformat(iso).replace(tzinfo=SITE_ZONE)
