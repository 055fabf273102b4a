"""The right column of the load view: what comes next or what is being done, the limits, and the acts with their keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.loading.plan_views import LeftBoxView, LoadPlanView
from app.planner import words
from ui.i18n import shown
from ui.loadplan.kind_panel import KindPanel
from ui.loadplan.limits import LimitBars
from ui.loadplan.move_panel import MovePanel
from ui.loadplan.notes import NoteList, NoticeStrip
from ui.loadplan.run_panel import RunPanel
from ui.loadplan.upcoming import UpcomingList
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ChoiceBox, ErrorLine

SECONDS = (2, 5, 10, 30, 60)
WIDTH = 362


class _Steps(QStackedWidget):
    """What is on top; it asks for the room of the part in front only."""

    def minimumSizeHint(self) -> QSize:
        """Of the part in front."""
        front = self.currentWidget()
        return super().minimumSizeHint() if front is None else front.minimumSizeHint().expandedTo(front.minimumSize())


class _LimitArea(QScrollArea):
    """The limits whole where there is room, else rolling, so that the window never grows beyond a small screen."""

    LEAST = round(LimitBars.HEAD + 2 * LimitBars.ROW)

    def __init__(self, limits: LimitBars) -> None:
        super().__init__()
        self._limits = limits
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(limits)

    def sizeHint(self) -> QSize:
        """All of it."""
        return self._limits.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The verdict and two limits."""
        return QSize(self.sizeHint().width(), min(self.LEAST, self.sizeHint().height()))


class PlanSide(QWidget):
    """The right column.

    Attributes:
        sequence_wanted: The box of a turn is to be pointed out.
    """

    sequence_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        self.next, self.notes = UpcomingList(), NoteList("list.plan_notes")
        self.run, self.hand, self.kinds = RunPanel(), MovePanel(), KindPanel()
        self.next.setObjectName("list.next_boxes")
        self.top = _Steps()
        for part in (self.next, self.notes, self.run, self.hand, self.kinds):
            self.top.addWidget(part)
        self.limits = LimitBars()
        self.limits.setObjectName("limits")
        self._limits = _LimitArea(self.limits)
        self.left, self.faults = NoticeStrip(leads=True), NoticeStrip(leads=True)
        self.left.setObjectName("strip.left")
        self.faults.setObjectName("strip.faults")
        self.error = ErrorLine()
        self.error.setObjectName("error.plan")
        box.addWidget(self.top, 1)
        box.addWidget(self._limits)
        for strip in (self.faults, self.left, self.error):
            box.addWidget(strip)
        box.addWidget(self._reason())
        self.acts = QWidget()
        self.acts.setLayout(self._acts())
        box.addWidget(self.acts)
        self.top.currentChanged.connect(lambda _: self._make_room())
        self._plan: LoadPlanView | None = None
        self.left.clicked.connect(self.show_left)
        self.faults.clicked.connect(self.show_faults)
        self.notes.chosen.connect(self.sequence_wanted)

    def _reason(self) -> QLineEdit:
        self.reason = QLineEdit()
        self.reason.setObjectName("field.reprint_reason")
        self.reason.hide()
        return self.reason

    def ask_reason(self, words: str) -> None:
        """Asks why, where the act that was wanted is not done without."""
        self.reason.setPlaceholderText(words)
        self.reason.setAccessibleName(words)
        self.reason.clear()
        self.reason.show()
        self.reason.setFocus()

    def _acts(self) -> QVBoxLayout:
        self.seconds = ChoiceBox()
        self.seconds.setObjectName("field.seconds")
        for seconds in SECONDS:
            self.seconds.addItem(self.tr("{n} 秒").format(n=seconds), seconds)
        self.seconds.setCurrentIndex(SECONDS.index(10))
        self.seconds.setAccessibleName(self.tr("算几秒"))
        self.again = KeyButton(self.tr("重算"), cap="F5")
        self.again.setObjectName("do.plan_again")
        self.kind = KeyButton(self.tr("选车型"), key="Alt+C")
        self.kind.setObjectName("do.choose_kind")
        self.by_hand = KeyButton(self.tr("手动移箱"), key="Alt+M")
        self.by_hand.setObjectName("do.move_boxes")
        self.print = PrimaryButton(self.tr("打印"), key="F10")
        self.print.setObjectName("do.print_plan")
        self.staging = KeyButton(self.tr("备货单"), key="Alt+B")
        self.staging.setObjectName("do.print_staging")
        acts = QVBoxLayout()
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(8)
        for row in ((self.seconds, self.again, self.kind), (self.by_hand, self.staging, self.print)):
            line = QHBoxLayout()
            line.setSpacing(8)
            for widget in row:
                line.addWidget(widget, 1)
            acts.addLayout(line)
        self.seconds.setFixedHeight(36)
        return acts

    # What is on top

    def show_next(self) -> None:
        """The next three boxes."""
        self.top.setCurrentWidget(self.next)

    def _make_room(self) -> None:
        """What is being done has the column for itself: acts that cannot be done meanwhile give way."""
        self.top.updateGeometry()
        busy = self.top.currentWidget() in (self.hand, self.kinds, self.run)
        self.acts.setVisible(not busy)
        self.left.setVisible(bool(self.left.words) and not busy)
        self.faults.setVisible(bool(self.faults.words) and not busy)

    def show_left(self) -> None:
        """What did not fit and why."""
        plan = self._plan
        if plan is None or not plan.left:
            return
        if self._listed("left"):
            self.show_next()
            return
        rows = [(State.HOLD, words, 0) for words in self._left_lines(plan)]
        self.notes.show_notes(self.tr("未装清单"), self.tr("{n} 箱·Esc 返回").format(n=len(plan.left)), rows)
        self._open_notes("left")

    def _left_lines(self, plan: LoadPlanView) -> list[str]:
        """Equal boxes of one 发货单 that stay for one reason are one line."""
        groups: dict[tuple[object, ...], list[LeftBoxView]] = {}
        for one in plan.left:
            box = one.box
            same = (box.dispatch_no, box.item.length_mm, box.item.width_mm, box.item.height_mm, box.packaging, box.estimated, one.reason)
            groups.setdefault(same, []).append(one)
        lines: list[str] = []
        for group in groups.values():
            box = group[0].box
            numbers = "、".join(str(one.box.box_no) for one in group[:6] if one.box.box_no) + ("…" if len(group) > 6 else "")
            which = self.tr("（第 {numbers} 箱）").format(numbers=numbers) if numbers and not box.estimated else ""
            head = self.tr("{no}·{n} 箱{which}").format(no=box.dispatch_no, n=len(group), which=which)
            size = f"{box.item.length_mm}×{box.item.width_mm}×{box.item.height_mm} mm·{box.item.weight_g / 1000:.0f} kg"
            if box.estimated:
                size = self.tr("{size}·预估").format(size=size)
            lines.append(f"{head}\n{size}\n{shown(group[0].words)}")
        return lines

    def show_faults(self) -> None:
        """What the check found."""
        plan = self._plan
        if plan is None or plan.report.right:
            return
        if self._listed("faults"):
            self.show_next()
            return
        rows = [
            (State.WRONG, shown(words.sentence(fault, plan.container)), fault.sequences[0] if fault.sequences else 0)
            for fault in plan.report.faults
        ]
        self.notes.show_notes(self.tr("独立复核"), self.tr("{n} 处·Esc 返回").format(n=len(rows)), rows)
        self._open_notes("faults")

    def _listed(self, what: str) -> bool:
        return self.top.currentWidget() is self.notes and self.notes.property("what") == what

    def _open_notes(self, what: str) -> None:
        self.notes.setProperty("what", what)
        self.top.setCurrentWidget(self.notes)
        self.notes.list.setFocus()

    # What is shown

    def show_plan(self, plan: LoadPlanView | None, *, judging: bool = False) -> None:
        """Limits, and strips for what is wrong or left."""
        self._plan = plan
        self.limits.show_plan(plan, judging=judging)
        self._limits.updateGeometry()
        left, faults = "", ""
        if plan is not None and plan.left:
            reasons = list(dict.fromkeys(shown(words.left_word(one.reason)) for one in plan.left))
            more = "" if len(reasons) == 1 else self.tr("等")
            left = self.tr("未装 {n} 箱：{why}{more}·按 L 看清单").format(n=len(plan.left), why=reasons[0], more=more)
        if plan is not None and not plan.report.right:
            first = shown(words.sentence(plan.report.faults[0], plan.container))
            faults = first if len(plan.report.faults) == 1 else self.tr("{first}·见清单").format(first=first)
        self.left.say(State.HOLD, left)
        self.faults.say(State.WRONG, faults)
        if self.top.currentWidget() is self.notes:
            self.show_next()
        self._make_room()

    def enable(self, *, plans: bool, moves: bool, prints: bool, kinds: bool) -> None:
        """Which acts may be done now."""
        self.again.setEnabled(plans)
        self.seconds.setEnabled(plans)
        self.by_hand.setEnabled(moves)
        self.print.setEnabled(prints)
        self.staging.setEnabled(prints)
        self.kind.setEnabled(kinds)
