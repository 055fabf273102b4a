"""What may be done with an incident at a gate and with a numbered emergency sheet, each a form of its own."""

from __future__ import annotations

from datetime import datetime

from app.core.words import text as word_text
from app.gate.emergency_queries import EmergencyCause, SheetDraft, SheetView
from app.gate.service import GATE
from app.identity.views import PersonView
from ui.dispatch.sections import Section
from ui.i18n import shown


class SeeIncident(Section):
    """Sales or the storekeeper saw it; it leaves his list of the day."""

    def __init__(self) -> None:
        super().__init__("see_incident", self.tr("通知"), self.tr("已看到"), hint=self.tr("从本岗位的「今日」里消掉；事件仍未关闭。"))


class CloseIncident(Section):
    """What came of it."""

    def __init__(self) -> None:
        super().__init__("close_incident", self.tr("处理结果"), self.tr("关闭事件"), primary=False)
        self.text("resolution", self.tr("怎样处理的"), required=True)


class PrintSheets(Section):
    """Blank sheets for a gate."""

    def __init__(self) -> None:
        super().__init__(
            "print_sheets", self.tr("预印应急放行单"), self.tr("打印"), primary=False,
            hint=self.tr("放在门岗备用：停电、电脑故障、二维码损坏时，值班领导签字放行。"),
        )  # fmt: skip
        self.choice("sheet_gate", self.tr("门岗"), required=True, editable=True)
        self.form.set_value("sheet_gate", GATE)
        self.form.add_number("sheet_count", self.tr("张数"), required=True, low=1, high=50).setObjectName("field.sheet_count")
        self.form.set_value("sheet_count", 10)


class TakeSheet(Section):
    """A sheet was used and its paper is not here yet."""

    def __init__(self) -> None:
        super().__init__(
            "take_sheet", self.tr("门卫报已用"), self.tr("记为已用待补登"), primary=False,
            hint=self.tr("单子还没拿来时先记下，一班内补登。"),
        )  # fmt: skip


class VoidSheet(Section):
    """A sheet that was not used, spoiled or lost."""

    def __init__(self) -> None:
        super().__init__("void_sheet", self.tr("作废"), self.tr("作废这张单"), primary=False, hint=self.tr("没有用过：写错、受潮、遗失。"))
        self.text("sheet_void_reason", self.tr("原因"), required=True)


class RegisterSheet(Section):
    """What is written on a sheet, typed from the paper."""

    def __init__(self) -> None:
        super().__init__(
            "register_sheet", self.tr("补登应急放行单（H-02）"), self.tr("补登"),
            hint=self.tr("照纸单登记；所持出门证随即核销，不能再放行。"),
        )  # fmt: skip
        self.text("sheet_number", self.tr("单号"), required=True, hint=self.tr("扫条码或键入 YJ…"))
        self.moment("sheet_left", self.tr("出厂时间"), required=True)
        self.choice("sheet_cause", self.tr("原因"), required=True)
        self.offer("sheet_cause", [(shown(word_text(cause)), cause) for cause in EmergencyCause], self.tr("选原因"))
        self.text("sheet_note", self.tr("说明"), hint=self.tr("原因选「其他」必填"))
        self.choice("sheet_manager", self.tr("签字领导"), required=True)
        self.choice("sheet_guard", self.tr("放行门卫"), required=True, editable=True)
        self.text("sheet_plate", self.tr("车牌"), required=True)
        self.text("sheet_trailer", self.tr("挂车"))
        self.text("sheet_seal", self.tr("封签/柜号"))
        self.text("sheet_pass", self.tr("出门证号"), hint=self.tr("没有则写货物"))
        self.text("sheet_goods", self.tr("货物"))
        self.form.add_number("sheet_boxes", self.tr("箱数"), high=99_999).setObjectName("field.sheet_boxes")
        self._of = ""

    def offer_people(self, managers: list[PersonView], guards: list[PersonView]) -> None:
        """Who may have signed, and who may have opened the gate."""
        self.offer("sheet_manager", [(f"{one.name} {one.badge}", one.person_id) for one in managers], self.tr("选值班领导"))
        self.offer("sheet_guard", [(one.name, one.name) for one in guards])

    def show_sheet(self, view: SheetView | None, now: datetime) -> None:
        """Starts from a sheet; what is being typed for the same one stays."""
        number = view.number if view is not None else ""
        if number and number == self._of:
            return
        self._of = number
        self.form.set_value("sheet_number", number)
        self.set_moment("sheet_left", view.taken_at if view is not None and view.taken_at is not None else now)

    def clear(self) -> None:
        """Empties what belongs to one vehicle."""
        self._of = ""
        for key in ("sheet_number", "sheet_note", "sheet_plate", "sheet_trailer", "sheet_seal", "sheet_pass", "sheet_goods"):
            self.form.set_value(key, "")
        self.form.set_value("sheet_boxes", 0)

    def draft(self) -> SheetDraft:
        """What was typed."""
        manager = self.form.value("sheet_manager")
        return SheetDraft(
            self.value("sheet_number").upper(), self.moment_of("sheet_left"), EmergencyCause(self.form.value("sheet_cause")),
            int(manager or 0), self.value("sheet_guard"), self.value("sheet_plate").upper(), self.value("sheet_pass").upper(),
            self.value("sheet_goods"), int(self.form.value("sheet_boxes") or 0), self.value("sheet_trailer").upper(),
            self.value("sheet_seal").upper(), self.value("sheet_note"),
        )  # fmt: skip
