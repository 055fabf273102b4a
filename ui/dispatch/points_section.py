"""送货要素: the seven points of a direct delivery as they probably are, confirmed all at once or one by one with Enter (F-10)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.core.words import text as word_text
from app.core.work import Work
from app.dispatch import service
from app.dispatch.views import DirectPoint, PointProposal
from ui.dispatch.sections import Section
from ui.i18n import shown
from ui.widgets.base import tool_tip
from ui.widgets.keys import on_enter


class PointsSection(Section):
    """Filled from the 发货单 and the customer's last delivery; Enter in a line confirms that one."""

    one_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("settle", self.tr("送货要素（公司直接发货）"), self.tr("全部确认"))
        self._editors: dict[DirectPoint, QLineEdit] = {}
        for point in DirectPoint:
            editor = self.text(f"point_{point.value}", shown(word_text(point)))
            on_enter(editor, partial(self._confirm_one, point))
            self._editors[point] = editor
        self._shown: tuple[str, tuple[PointProposal, ...]] = ("", ())
        self.chosen: tuple[DirectPoint, ...] = tuple(DirectPoint)

    def show_points(self, number: str, points: Sequence[PointProposal]) -> None:
        """The proposals; what is being typed for the same ones stays."""
        if self._shown == (number, tuple(points)):
            return
        same, before = self._shown[0] == number, {one.point: one for one in self._shown[1]}
        self._shown = (number, tuple(points))
        for one in points:
            editor = self._editors[one.point]
            if not (same and before.get(one.point) == one):
                self.form.set_value(f"point_{one.point.value}", one.value)
            source = self.tr("已确认") if one.confirmed else one.source or self.tr("没有上次记录，请填写")
            editor.setToolTip(tool_tip("\n".join(filter(None, (one.value, source)))))  # the end of a long value is seen too
            editor.setPlaceholderText(source)
        done = sum(one.confirmed for one in points)
        last = next((one.source for one in points if one.point is DirectPoint.UNLOADING and not one.confirmed), "")
        words = self.tr("已确认 {n} / 7；其余按发货单和{last}填好，核对后全部确认，或在一行按 Enter 只确认这一项。")
        self.say(words.format(n=done, last=f"{last} " if last else self.tr("上次送货")))

    def act(self, work: Work, number: str) -> None:
        """Confirms the points chosen."""
        service.settle(work, number, {point: self.value(f"point_{point.value}") for point in self.chosen})

    def _clicked(self) -> None:
        self.chosen = tuple(DirectPoint)
        super()._clicked()

    def _confirm_one(self, point: DirectPoint) -> None:
        self.chosen = (point,)
        self.wanted.emit(self)
