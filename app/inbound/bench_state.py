"""What was scanned at the tab 入库 since the last posting."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.inbound.views import ReceiptView


@dataclass(frozen=True)
class Scanned:
    """One label that was taken: a unit, or a lot with its pieces."""

    identity: str
    quantity: int
    is_lot: bool = False


@dataclass(frozen=True)
class InboundState:
    """What has been scanned since the last posting.

    Attributes:
        task_no: 生产任务单, or blank.
        task_quantity: Pieces that are still to be handed in on it.
        inspection_no: 产品检验单, or blank.
        expected: Pieces the papers name; 0 while no paper is there.
        product_id: Product, once something named it.
        product: Its name and model in one line.
        unit: What it is counted in.
        labels: Labels taken, in order.
        certificates: 合格证 that were scanned with them.
        lane: Place of the 待收 lane that labels are put down at; blank while goods come in.
        down: Pieces put down there since.
        location: Place chosen by scan or key; blank for the suggestion.
        suggested: Places that satisfy the product, best first.
        receipt: The receipt posted or opened last.
        signing: Points of special protection that wait for 确认 before the goods are put away (E-04).
    """

    task_no: str = ""
    task_quantity: int = 0
    inspection_no: str = ""
    expected: int = 0
    product_id: int | None = None
    product: str = ""
    unit: str = ""
    labels: tuple[Scanned, ...] = ()
    certificates: tuple[str, ...] = ()
    lane: str = ""
    down: int = 0
    location: str = ""
    suggested: tuple[str, ...] = ()
    receipt: ReceiptView | None = None
    signing: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Pieces scanned."""
        return sum(label.quantity for label in self.labels)

    @property
    def place(self) -> str:
        """Where the goods will go: the chosen place, else the best."""
        return self.location or next(iter(self.suggested), "")

    @property
    def full(self) -> bool:
        """Whether both papers are there and every piece they name was scanned."""
        return bool(self.task_no and self.inspection_no and self.expected) and self.count >= self.expected

    @property
    def next_step(self) -> Text:
        """What to do next, in words."""
        if self.signing:
            return say(QT_TRANSLATE_NOOP("app", "防护做到，扫「确认」"))
        if self.lane:
            return say(QT_TRANSLATE_NOOP("app", "扫标签放入 {place}，F9 结束"), place=self.lane)
        if not self.task_no:
            return say(QT_TRANSLATE_NOOP("app", "扫生产任务单"))
        if not self.inspection_no:
            return say(QT_TRANSLATE_NOOP("app", "扫产品检验单"))
        if self.count < self.expected:
            left = self.expected - self.count
            return say(QT_TRANSLATE_NOOP("app", "再扫产品标签 {left} {unit}"), left=left, unit=self.unit)
        return say(QT_TRANSLATE_NOOP("app", "放到 {place}，扫「打印」入库"), place=self.place or "—")
