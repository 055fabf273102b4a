"""What the packing bench shows of checks: the boxes that stand under a 待核对 tag, and who checks just now."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from app.boxing.views import BenchState, ParkedBox, Step
from app.core.errors import AppError
from app.core.scans import ScanResult
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import Role
from app.core.work import Actor
from app.devices.code_table import Command
from app.packing.product import ProductStep
from ui.bench import product_view, view
from ui.i18n import shown
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.banner import VerdictView
from ui.widgets.base import BenchPainted
from ui.widgets.pack import ScanEntry


@dataclass(frozen=True)
class ParkedView:
    """One parked box in the strip: its tag, which box, and whether it waits for the check or for somebody to go on."""

    tag: str
    words: str
    state: State


def parked(state: BenchState) -> tuple[ParkedView, ...]:
    """The parked boxes: first those that wait for their check, then those checked, then those opened again."""
    return tuple(_parked(box) for box in sorted(state.parked, key=lambda box: _ORDER.get(box.state.value, 9)))


_ORDER = {"packed": 0, "checked": 1, "open": 2}


def _parked(box: ParkedBox) -> ParkedView:
    at, words = {
        "packed": (State.NOT_YET, QCoreApplication.translate("bench", "第 {n} 箱 待核对")),
        "checked": (State.GOOD, QCoreApplication.translate("bench", "第 {n} 箱 已核对待封")),
    }.get(box.state.value, (State.HOLD, QCoreApplication.translate("bench", "第 {n} 箱 重装")))
    if box.open_station:
        at = State.UNDER_WAY
    return ParkedView(box.tag, f"{words.format(n=box.box_no)} {box.dispatch_no[:2]}…{box.dispatch_no[-4:]}", at)


def photographed(state: BenchState) -> str:
    """The box that a photo belongs to: one that was just stopped for damage, else the box in work."""
    return state.stopped or (state.box.sscc if state.box is not None else "")


def people(actor: Actor, visitor: Actor | None) -> str:
    """Who works here; with a visit who checks as well."""
    if visitor is None:
        return actor.name
    return QCoreApplication.translate("bench", "{packer}·核对 {checker}").format(packer=actor.name, checker=visitor.name)


_ARRIVED = {
    QT_TRANSLATE_NOOP("app", "核对人扫工牌，点数键入按 ×，再扫批号"): QT_TRANSLATE_NOOP("app", "点数键入按 ×，再扫批号"),
    QT_TRANSLATE_NOOP("app", "核对人扫工牌，再逐件扫"): QT_TRANSLATE_NOOP("app", "逐件扫箱内货品"),
    QT_TRANSLATE_NOOP("app", "质检员扫工牌，看包装，扫标签"): QT_TRANSLATE_NOOP("app", "看包装，扫标签"),
}
"""What is left of the step once the checker's badge was scanned."""


def present(state: BenchState, actor: Actor, visitor: Actor | None) -> BenchState:
    """The bench as it is shown: with the checker here nobody is asked for the badge, an assembler packs products."""
    here = visitor is not None or actor.has(Role.INSPECTOR)
    if state.step is Step.DOCUMENT and state.product is None and actor.has(Role.ASSEMBLER) and not actor.has(Role.SHIPPER):
        return replace(state, next_step=say(QT_TRANSLATE_NOOP("app", "扫检验单、任务单或产品")))
    left = _ARRIVED.get(state.next_step.source) if here else None
    if left is not None:
        state = replace(state, next_step=say(left))
    product = state.product
    done = _ARRIVED.get(product.next_step.source) if here and product is not None else None
    if product is None or done is None:
        return state
    return replace(state, product=replace(product, next_step=say(done)))


def visiting(visitor: Actor, state: BenchState) -> VerdictView:
    """The banner for an inspector who has just come."""
    step = QCoreApplication.translate("bench", "下一步：扫号牌")
    if state.product is not None:
        step = product_view.next_step(state.product)
    elif state.step is Step.CHECK:
        step = view.next_step(state)
    word, below = QCoreApplication.translate("bench", "请核"), QCoreApplication.translate("bench", "核对人已到")
    return VerdictView(State.NOT_YET, word, step, below, item=visitor.name, detail=state.order.number if state.order else "")


def not_approved(error: AppError, state: BenchState) -> VerdictView:
    """The banner after somebody who may not approve tried to; the box still waits."""
    word, below = QCoreApplication.translate("bench", "未批"), QCoreApplication.translate("bench", "少装")
    return VerdictView(State.HOLD, word, view.next_step(state), below, item=shown(error.reason))


def ends_visit(result: ScanResult, before: BenchState, after: BenchState) -> bool:
    """Whether a scan ended the inspector's visit: the box is checked or opened again, put back, or 换人 was scanned."""
    if result.object_key == Command.PERSON.value:
        return True
    if before.product is not None:
        still = after.product is not None and after.product.step is ProductStep.CHECK
        return before.product.step is ProductStep.CHECK and not still
    return before.step is Step.CHECK and (after.step is not Step.CHECK or after.left is Step.CHECK)


class Curtain:
    """Keeps the packer's counts out of the last ten scans while somebody counts blind at the same bench (C-18)."""

    def __init__(self) -> None:
        self._fresh: int | None = None

    def shown(self, entries: list[ScanEntry], state: BenchState) -> tuple[ScanEntry, ...]:
        """Called once for every new entry: what the log shows of them, newest first."""
        if state.step is not Step.CHECK or not any(row.blind for row in state.rows):
            self._fresh = None
            return tuple(entries)
        self._fresh = 1 if self._fresh is None else self._fresh + 1
        return tuple(entries[: self._fresh])


class ParkedStrip(BenchPainted):
    """One line under the banner: every parked box with its tag; hidden while there is none."""

    reference_height = 46

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("list.parked")
        self._boxes: tuple[ParkedView, ...] = ()
        self.hide()

    def show_boxes(self, boxes: tuple[ParkedView, ...]) -> None:
        """Shows these boxes."""
        self._boxes = boxes
        self.setAccessibleName("；".join(self._words(box) for box in boxes))
        self.setVisible(bool(boxes))
        self.update()

    def _words(self, box: ParkedView) -> str:
        return self.tr("{tag} 号牌 {words}").format(tag=box.tag, words=box.words)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Tags as plates, the words beside them; what does not fit is counted."""
        painter.fillRect(area, QColor(theme.surface2))
        paint.rule(painter, 0, area.bottom() - 1, area.right(), area.bottom() - 1, theme.line, 2)
        title = self.tr("号牌")
        x = 20 + paint.text(painter, QRectF(20, 0, 120, area.height()), title, 18, theme.text1, True) + 16
        for number, box in enumerate(self._boxes):
            rest = len(self._boxes) - number
            more = self.tr("还有 {n} 箱").format(n=rest)
            wide = 52 + 10 + 22 + 8 + paint.width(box.words, 18) + 26
            if x + wide > area.right() - (20 if rest == 1 else 40 + paint.width(more, 18)):
                paint.text(painter, QRectF(x, 0, area.right() - x, area.height()), more, 18, theme.text1, True)
                return
            plate = QRectF(x, 7, 52, area.height() - 15)
            paint.rounded(painter, plate, theme.rail, None, 4)
            paint.text(painter, plate, box.tag, 20, theme.rail_mark, True, paint.CENTER)
            paint.mark(painter, box.state, QRectF(x + 62, area.center().y() - 11, 22, 22), theme)
            paint.text(painter, QRectF(x + 92, 0, wide, area.height()), box.words, 18, theme.text1)
            x += wide
