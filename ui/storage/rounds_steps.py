"""Below the checklist: what is to be put right, the fire equipment, the walks before, and the hazard store (D-04, D-05, X-19)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.words import word
from app.storage.care_views import ActionView, CheckView, EquipmentView
from app.storage.hazard import HazardView
from ui.dispatch.sections import Section
from ui.settings.parts import NONE, scrolled
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

FORM = 292


class _Part(QWidget):
    """A table left, forms right."""

    def __init__(self, table: WorkTable) -> None:
        super().__init__()
        self.table, self.error = table, ErrorLine()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(table, 1)
        inner = QWidget()
        self.side = QVBoxLayout(inner)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(8)
        self.area = scrolled(inner)
        self.area.setFixedWidth(FORM)
        row.addWidget(self.area)


class ActionPart(_Part):
    """Open actions of every zone, the soonest due first; the form closes the chosen one."""

    finished = Signal(int, str)

    def __init__(self, columns: tuple[str, ...], empty: str) -> None:
        kinds = (Kind.MARK, Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.DATE)
        made = [
            Column(name, kind, width, stretch=not width)
            for name, kind, width in zip(columns, kinds, (92, 100, 0, 84, 96), strict=True)
        ]
        super().__init__(WorkTable(made, row_height=32, empty=empty))
        self.table.setObjectName("list.care_actions")
        self.form = Section("finish_action", self.tr("整改完成"), self.tr("登记完成"), label_width=52)
        self.form.text("done_words", self.tr("结果"), required=True, hint=self.tr("做了什么"))
        self.form.wanted.connect(lambda _: self.finished.emit(int(self.table.current_key() or 0), self.form.value("done_words")))
        self.side.addWidget(self.form)
        self.side.addWidget(self.error)
        self.side.addStretch(1)
        self.table.current_changed.connect(lambda key: self.form.setVisible(key is not None))

    def show_actions(self, views: tuple[ActionView, ...], today: date) -> None:
        """Shows what is open."""
        rows = []
        for one in views:
            late = one.due_on < today
            state = MarkCell(State.WRONG, self.tr("逾期")) if late else MarkCell(State.HOLD, self.tr("待整改"))
            rows.append((state, one.zone, f"{word(one.item)}：{one.words}", one.owner, one.due_on.isoformat()))
        self.table.set_rows(rows, [one.action_id for one in views])
        if views and self.table.current_key() is None:
            self.table.selectRow(0)
        self.form.setVisible(bool(views))


class EquipmentPart(_Part):
    """The fire equipment of the chosen zone: looked at once a month, entered and taken off."""

    looked = Signal(int, bool, str)
    added = Signal(str, str, str)
    retired = Signal(int, str)

    def __init__(self, columns: tuple[str, ...], empty: str) -> None:
        kinds = (Kind.MARK, Kind.DOCUMENT, Kind.TEXT, Kind.TEXT, Kind.DATE)
        made = [
            Column(name, kind, width, stretch=not width)
            for name, kind, width in zip(columns, kinds, (104, 90, 110, 0, 96), strict=True)
        ]
        super().__init__(WorkTable(made, row_height=32, empty=empty))
        self.table.setObjectName("list.equipment")
        self.look = Section("look_at", self.tr("检查选中的器材"), self.tr("登记问题"), primary=False, label_width=52)
        self.look.text("look_words", self.tr("问题"), hint=self.tr("有问题才填"))
        self.fine = KeyButton(self.tr("完好"), key="Alt+G")
        self.fine.setObjectName("do.look_good")
        self.fine.clicked.connect(lambda: self._look(True))
        self.look.foot.insertWidget(0, self.fine)
        self.look.wanted.connect(lambda _: self._look(False))
        self.add = Section("add_equipment", self.tr("登记器材"), self.tr("登记"), primary=False, label_width=52)
        for key, label, hint in (("tool_code", self.tr("编号"), "MH-01"), ("tool_name", self.tr("名称"), self.tr("干粉灭火器 4 kg"))):
            self.add.text(key, label, required=True, hint=hint)
        self.add.text("tool_spot", self.tr("位置"))
        self.add.wanted.connect(lambda _: self.added.emit(*(self.add.value(key) for key in ("tool_code", "tool_name", "tool_spot"))))
        self.retire = Section("retire_equipment", self.tr("注销选中的器材"), self.tr("注销"), primary=False, label_width=52)
        self.retire.text("retire_why", self.tr("原因"), required=True)
        self.retire.wanted.connect(lambda _: self.retired.emit(int(self.table.current_key() or 0), self.retire.value("retire_why")))
        for part in (self.look, self.error, self.add, self.retire):
            self.side.addWidget(part)
        self.side.addStretch(1)

    def _look(self, good: bool) -> None:
        key = self.table.current_key()
        if key is not None:
            self.looked.emit(int(key), good, self.look.value("look_words"))

    def show_equipment(self, views: tuple[EquipmentView, ...], today: date, *, may_retire: bool) -> None:
        """Shows the equipment of a zone."""
        rows = []
        for one in views:
            state = MarkCell(State.GOOD, self.tr("完好"))
            if not one.good:
                state = MarkCell(State.WRONG, self.tr("有问题"))
            elif one.late(today):
                state = MarkCell(State.HOLD, self.tr("待检查"))
            note = f"{one.spot} {one.words}".strip()
            rows.append((state, one.code, one.name, note, one.due_on.isoformat() if one.due_on is not None else NONE))
        self.table.set_rows(rows, [one.equipment_id for one in views])
        if views and self.table.current_key() is None:
            self.table.selectRow(0)
        self.look.setVisible(bool(views))
        self.retire.setVisible(bool(views) and may_retire)


class HistoryPart(QWidget):
    """The walks before; Enter or the button shows the sheet of the chosen one."""

    opened = Signal(str)

    def __init__(self, columns: tuple[str, ...], empty: str) -> None:
        super().__init__()
        widths = (112, 100, 112, 84, 0)
        kinds = (Kind.DOCUMENT, Kind.TEXT, Kind.DATE, Kind.TEXT, Kind.TEXT)
        made = [Column(name, kind, width, stretch=not width) for name, kind, width in zip(columns, kinds, widths, strict=True)]
        self.table = WorkTable(made, row_height=32, empty=empty)
        self.table.setObjectName("list.zone_checks")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.table, 1)
        self.paper = KeyButton(self.tr("打印检查表"), icon="printer")
        self.paper.setObjectName("do.print_zone_check")
        self.paper.clicked.connect(self._open)
        self.table.opened.connect(lambda _: self._open())
        foot = QHBoxLayout()
        foot.addWidget(self.paper)
        foot.addStretch(1)
        box.addLayout(foot)

    def _open(self) -> None:
        number = self.table.current_key()
        if number:
            self.opened.emit(str(number))

    def show_checks(self, views: tuple[CheckView, ...]) -> None:
        """Shows them with what was not in order."""
        rows = []
        for one in views:
            bad = "；".join(f"{word(item.item)}：{item.words}" for item in one.items if not item.good)
            words = "·".join(filter(None, (bad or self.tr("全部合格"), one.remark, self.tr("有照片") if one.photo else "")))
            rows.append((one.number, one.zone, f"{site_time(one.at):%m-%d %H:%M}", one.person, words))
        self.table.set_rows(rows, [one.number for one in views])
        self.paper.setEnabled(bool(views))


class HazardPart(_Part):
    """The hazard store of the chosen zone: asked for by the store, approved by safety, ended with a reason (X-19)."""

    asked = Signal(str, object)
    approved = Signal(int)
    ended = Signal(int, str)

    def __init__(self, columns: tuple[str, ...], empty: str) -> None:
        kinds = (Kind.MARK, Kind.TEXT, Kind.TEXT, Kind.DATE, Kind.TEXT)
        made = [
            Column(name, kind, width, stretch=not width)
            for name, kind, width in zip(columns, kinds, (104, 100, 0, 96, 130), strict=True)
        ]
        super().__init__(WorkTable(made, row_height=32, empty=empty))
        self.table.setObjectName("list.hazard_stores")
        self.approve = KeyButton(self.tr("安全员批准"), key="Alt+B")
        self.approve.setObjectName("do.approve_hazard")
        self.approve.clicked.connect(lambda: self.approved.emit(int(self.table.current_key() or 0)))
        self.ask = Section("ask_hazard", self.tr("申请危险品库"), self.tr("申请"), primary=False, label_width=60)
        self.ask.text("licence", self.tr("许可证号"), required=True)
        self.ask.form.add_date("licence_until", self.tr("有效期至"), required=True).setObjectName("field.licence_until")
        self.ask.wanted.connect(lambda _: self.asked.emit(self.ask.value("licence"), date.fromisoformat(self.ask.value("licence_until"))))
        self.end = Section("end_hazard", self.tr("停用"), self.tr("停用"), primary=False, label_width=60)
        self.end.text("end_why", self.tr("原因"), required=True)
        self.end.wanted.connect(lambda _: self.ended.emit(int(self.table.current_key() or 0), self.end.value("end_why")))
        for part in (self.approve, self.error, self.ask, self.end):
            self.side.addWidget(part)
        self.side.addStretch(1)

    def show_hazard(self, views: tuple[HazardView, ...], today: date, *, may_ask: bool, may_approve: bool, may_end: bool) -> None:
        """Shows what was asked for and approved."""
        rows = []
        for one in views:
            state = MarkCell(State.HOLD, self.tr("待批准"))
            if one.ended_at is not None:
                state = MarkCell(State.INFO, self.tr("已停用"))
            elif one.approved_at is not None:
                state = MarkCell(State.GOOD, self.tr("已批准")) if one.holds(today) else MarkCell(State.WRONG, self.tr("已过期"))
            rows.append((state, one.zone, one.licence, one.valid_until.isoformat(), one.approved_by or one.asked_by))
        self.table.set_rows(rows, [one.approval_id for one in views])
        if views and self.table.current_key() is None:
            self.table.selectRow(0)
        self.approve.setVisible(may_approve and any(one.approved_at is None and one.ended_at is None for one in views))
        self.ask.setVisible(may_ask)
        self.end.setVisible(may_end and any(one.ended_at is None for one in views))
        if not self.ask.value("licence"):
            self.ask.form.set_value("licence_until", QDate(today.year + 1, today.month, 1).toString("yyyy-MM-dd"))
