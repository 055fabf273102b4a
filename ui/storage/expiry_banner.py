"""The red banner over every view of the storekeeper while expired goods wait to be reported (D-13)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent, QPainter, QShortcut
from PySide6.QtWidgets import QSizePolicy

from app.core.changes import ChangeSet
from app.core.words import Role
from app.storage import shelf_queries
from app.storage.shelf_views import NoticeView
from ui.context import DeskContext
from ui.theme.tokens import WRONG_FILL, State, Theme
from ui.widgets import paint
from ui.widgets.base import Painted

KEY = "Ctrl+J"
ROLES = frozenset({Role.STOREKEEPER, Role.LOGISTICS_HEAD})


class ExpiryBanner(Painted):
    """One line in the wrong colour with octagon and words; it goes when whom, when and what was done are logged.

    Attributes:
        opened: It was clicked, or its key pressed; it takes no focus, so that no scanner's Enter opens it.
    """

    opened = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.setObjectName("banner.expiry")
        self.context = context
        self.notices: list[NoticeView] = []
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self.key = QShortcut(QKeySequence(KEY), self)
        self.key.setContext(Qt.ShortcutContext.WindowShortcut)
        self.key.activated.connect(self.opened)
        context.changed.connect(self._on_changes)
        context.person_changed.connect(lambda _: self.read())

    def read(self) -> None:
        """Asks what is still unanswered."""
        if not self.context.actor.roles & ROLES:
            self._show([])
            return
        self.context.query(lambda session: shelf_queries.notices(session), self._show, lambda _: None)

    def _on_changes(self, changes: ChangeSet) -> None:
        if changes.touches({"expiry_notice"}):
            self.read()

    def _show(self, notices: list[NoticeView]) -> None:
        self.notices = notices
        self.setAccessibleName(self.words if notices else "")
        self.setVisible(bool(notices))
        self.key.setEnabled(bool(notices))
        self.update()

    @property
    def words(self) -> str:
        """What it says."""
        if not self.notices:
            return ""
        first = self.notices[0]
        what = self.tr("{goods} 于 {day} 失效，禁止发料/发货").format(goods=first.goods, day=f"{first.expires_on:%Y-%m-%d}")
        more = self.tr("，另有 {n} 批").format(n=len(self.notices) - 1) if len(self.notices) > 1 else ""
        return what + more

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the goods."""
        self.opened.emit()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Octagon, what expired, what is to be done."""
        painter.fillRect(area, QColor(WRONG_FILL.ground))
        paint.shape(painter, State.WRONG, QRectF(16, area.center().y() - 13, 26, 26), WRONG_FILL.ink, WRONG_FILL.ground, None)
        step = self.tr("下一步：报告部门负责人，登记措施")
        cap = paint.width(KEY, 13) + 13 * 0.7
        wide = paint.width(step, 15, True) + 8
        right = area.width() - 16 - cap
        paint.key_cap(painter, right, area.center().y(), KEY, 13, WRONG_FILL.ink)
        paint.text(painter, QRectF(54, 0, right - wide - 80, area.height()), self.words, 18, WRONG_FILL.ink, True)
        paint.text(painter, QRectF(right - wide - 10, 0, wide, area.height()), step, 15, WRONG_FILL.ink, True, paint.RIGHT)
