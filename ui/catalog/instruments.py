"""检验器具: number, kind, range and until when the calibration holds; one out of it measures nothing (B-04)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from app.core.clock import site_day
from app.core.work import Work
from app.desk import Reading
from app.quality import instruments
from app.quality.instruments import InstrumentDraft
from app.quality.views import InstrumentView
from app.settings.service import setting_int
from ui.catalog.master import MasterView, day_of
from ui.context import DeskContext
from ui.theme.tokens import State
from ui.widgets.tables import Column, Kind, MarkCell


class InstrumentsView(MasterView):
    """The one whose calibration ends first stands at the top."""

    key = "instruments"
    roles = frozenset(instruments.KEEPERS)

    def __init__(self, context: DeskContext) -> None:
        self._days = 30
        columns = [
            Column(self.tr("编号"), Kind.DOCUMENT, 110),
            Column(self.tr("种类"), width=110),
            Column(self.tr("名称"), stretch=True),
            Column(self.tr("测量范围"), width=130),
            Column(self.tr("校准有效至"), Kind.DATE, 100),
            Column(self.tr("状态"), Kind.MARK, 120),
        ]
        super().__init__(context, self.tr("检验器具"), columns, self.tr("筛选：编号、种类、名称"), self.tr("新器具"))

    def build(self) -> None:
        """What a plate on an instrument says."""
        form = self.form
        form.add_text("number", self.tr("编号"), required=True, hint="KC-015")
        form.add_text("kind", self.tr("种类"), required=True, hint=self.tr("卡尺，与检验标准的器具一致"))
        form.add_text("name", self.tr("名称"), hint=self.tr("数显卡尺"))
        form.add_text("measuring_range", self.tr("测量范围"), hint="0～150 mm")
        form.add_text("calibrated_on", self.tr("校准日期"), hint="2026-06-01")
        form.add_text("calibrated_until", self.tr("校准有效至"), required=True, hint="2027-05-31")
        form.add_tick("active", self.tr("在用"), self.tr("可以选用"))

    def ask(self, session: Reading) -> list[Any]:
        """Every instrument."""
        self._days = setting_int(session, "quality.calibration_warning_days", self.context.desk.clock.now())
        return list(instruments.instruments(session))

    def key_of(self, view: InstrumentView) -> int:
        """Its key."""
        return view.instrument_id

    def cells(self, view: InstrumentView) -> Sequence[Any]:
        """One row."""
        until = view.calibrated_until.isoformat()
        return (view.number, view.kind, view.name, view.measuring_range, until, self._mark(view, site_day(self.context.desk.clock.now())))

    def _mark(self, view: InstrumentView, today: date) -> MarkCell:
        if not view.active:
            return MarkCell(State.NOT_YET, self.tr("停用"))
        if today > view.calibrated_until:
            return MarkCell(State.WRONG, self.tr("已过期"))
        if today + timedelta(days=self._days) >= view.calibrated_until:
            return MarkCell(State.HOLD, self.tr("还有 {n} 天").format(n=(view.calibrated_until - today).days))
        return MarkCell(State.GOOD, self.tr("有效"))

    def fill(self, view: InstrumentView | None) -> None:
        """The form of one, or empty."""
        for key in ("number", "kind", "name", "measuring_range"):
            self.form.set_value(key, getattr(view, key) if view else "")
        self.form.set_value("calibrated_on", view.calibrated_on.isoformat() if view and view.calibrated_on else "")
        self.form.set_value("calibrated_until", view.calibrated_until.isoformat() if view else "")
        self.form.set_value("active", view.active if view else True)
        self.form.show_field("reason", view is not None)

    def collect(self) -> dict[str, Any]:
        """The draft that stands in the form."""
        values = self.form.values()
        until = day_of(values, "calibrated_until")
        assert until is not None  # a required field
        draft = InstrumentDraft(
            values["number"], values["kind"], values["name"], until, day_of(values, "calibrated_on"), values["measuring_range"],
            values["active"],
        )
        return {"draft": draft, "reason": values["reason"]}

    def enter(self, work: Work, values: dict[str, Any]) -> InstrumentView:
        """A new instrument."""
        return instruments.enter(work, values["draft"])

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> InstrumentView:
        """An instrument after its calibration."""
        return instruments.correct(work, key, values["draft"], reason, version)
