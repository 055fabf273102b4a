"""The middle of the call panel: what the box found, or the form of what is settled on the spot, and below it what the call is about."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.aftersales.views import CauseView
from ui.aftersales.spot_form import Keyed, SpotForm
from ui.widgets.base import LineLabel, PlainLabel

_HITS, _SPOT = 0, 1


class CallMiddle(QWidget):
    """One of the two at a time; the form needs more room than the hits.

    Args:
        hits: What the box found.
    """

    def __init__(self, hits: QWidget) -> None:
        super().__init__()
        self._hint = PlainLabel("", "caption")
        self._hint.setWordWrap(True)
        self.spot = SpotForm()
        self._stack = QStackedWidget()
        self._stack.addWidget(hits)
        self._stack.addWidget(self.spot)
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.goods = LineLabel("", "strong")
        self.goods.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._hint)
        column.addWidget(self._stack, 1)
        column.addWidget(self.goods)

    @property
    def settling(self) -> bool:
        """Whether the form of what is settled on the spot is in front."""
        return self._stack.currentIndex() == _SPOT

    def show_goods(self, words: str) -> None:
        """What the call is about."""
        self.goods.setText(words)
        self.goods.setToolTip("")
        self._turn(self._stack.currentIndex())

    def show_hits(self) -> None:
        """The hits come to the front."""
        self._turn(_HITS)

    def show_spot(self, known: Sequence[CauseView], who: str) -> None:
        """An empty form comes to the front, with who called."""
        self.spot.begin(known, who)
        self._turn(_SPOT)

    def keyed(self) -> Keyed | None:
        """What is keyed of what is settled on the spot; None while that form is not in front."""
        return self.spot.keyed() if self.settling else None

    def put(self, keyed: Keyed) -> None:
        """The form comes to the front again as it was left."""
        self.spot.put(keyed)
        self._turn(_SPOT)

    def _turn(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._stack.setMinimumHeight(146 if at == _HITS else self.spot.minimumSizeHint().height())
        self.goods.setVisible(bool(self.goods.text()) and at == _HITS)
        self._hint.setText(
            self.tr("电话、客户拼音首字母，或序列号的末四位、开头、全号，任意组合") if at == _HITS
            else self.tr("当场解决：一次保存，从响应到关闭")
        )
