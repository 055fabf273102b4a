"""What is known of a trip beside its forms: its boxes, vehicle and people, and what happened on the way."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.text import Text
from app.dispatch.trip_log import KINDS, TripEntryView
from app.loading.views import LoadView
from ui.dispatch.stops_card import StopsCard
from ui.i18n import shown
from ui.settings.parts import Pairs
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.buttons import KeyButton
from ui.widgets.steps import TimeEntry, TimeLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable


class TripFacts(QWidget):
    """Boxes, facts and the way, under each other."""

    def __init__(self) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        boxes = Card(self.tr("箱"), " ", padding=8)
        self.boxes = WorkTable(
            [
                Column(self.tr("序"), Kind.NUMBER, 40), Column(self.tr("箱"), width=136), Column(self.tr("内容"), stretch=True),
                Column(self.tr("状态"), Kind.MARK, 84),
            ],
            empty=self.tr("还没有装好的箱。先排上发货单，装箱后箱列在这里。"),
        )  # fmt: skip
        self.boxes.setObjectName("list.boxes")
        self.boxes.setMinimumHeight(170)
        boxes.body.addWidget(self.boxes)
        self.plan = KeyButton(self.tr("打开装柜图"), key="Alt+G")
        self.plan.setObjectName("do.open_plan")
        boxes.head.addWidget(self.plan)
        facts = Card(self.tr("车与人"), " ")
        self.pairs = Pairs(76)
        facts.body.addWidget(self.pairs)
        self.stops = StopsCard()
        self.way_card = Card(self.tr("途中"), " ")
        self.way = TimeLine()
        self.way_card.body.addWidget(self.way)
        for part in (boxes, self.stops, facts, self.way_card):
            box.addWidget(part)
        box.addStretch(1)

    def show_load(self, load: LoadView, pairs: list[tuple[str, str]], log: tuple[TripEntryView, ...]) -> None:
        """Boxes in the order they went on, then those that are missing."""
        rows = []
        for box in sorted(load.expected, key=lambda b: (b.position or 9999, b.dispatch_no, b.box_no)):
            on = bool(box.position)
            mark = MarkCell(State.GOOD if on else State.NOT_YET, self.tr("已装") if on else self.tr("未装"))
            rows.append((box.position or "", f"{box.dispatch_no} {box.box_no}/{box.box_count}", box.contents, mark))
        self.boxes.set_rows(rows)
        self.pairs.show_pairs(pairs)
        self.way_card.setVisible(bool(log))
        self.way.show_entries(tuple(_entry(one) for one in log))


def _entry(one: TripEntryView) -> TimeEntry:
    what = shown(Text(KINDS.get(one.kind, one.kind)))
    text = "·".join(filter(None, (one.whom, one.words)))
    return TimeEntry(f"{site_time(one.at):%H:%M}", what, f"{text}（{one.person} {site_time(one.at):%m-%d}）")
