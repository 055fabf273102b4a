"""Shows a refused office command as a refusal card over the page, and bugs as bugs."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.clock import site_time
from app.core.errors import AppError
from app.core.text import Text
from app.core.words import text as word_text
from app.identity import queries
from app.identity.views import Helper
from ui.context import DeskContext
from ui.i18n import shown
from ui.widgets.buttons import KeyButton
from ui.widgets.refusal import RefusalCard, RefusalView

log = logging.getLogger(__name__)


def refusal_view(error: AppError, helper: Helper | None, at: str) -> RefusalView:
    """The four things a refusal says, from an error and who can help."""
    role = shown(word_text(helper.role)) if helper else ""
    who = f"{role} {helper.name}" if helper and helper.name and helper.name != role else role
    words = QCoreApplication.translate("errors", "内线 {n}")
    extension = words.format(n=helper.extension) if helper and helper.extension else ""
    pairs = tuple((shown(f.label), shown(f.value) if isinstance(f.value, Text) else f.value) for f in error.facts)
    return RefusalView(shown(error.reason), error.clause or "", pairs, who, extension, at)


class RefusalOverlay(QWidget):
    """A card at the lower edge of the window; Esc or its button closes it, what was typed stays."""

    row_opened = Signal(str)

    def __init__(self, context: DeskContext, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._host = context, host
        self.setObjectName("refusal")
        self.card = RefusalCard(self, office=True)
        self.card.row_opened.connect(self.row_opened)
        close = KeyButton(self.tr("知道了"))
        close.clicked.connect(self.hide)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.hide)
        host.installEventFilter(self)
        context.failed.connect(self.show_error)
        self.hide()

    def show_error(self, error: AppError) -> None:
        """Looks up who can help, then shows the card."""
        at = site_time(self._context.desk.clock.now()).strftime("%H:%M:%S")
        self._show(error, None, at)
        self._context.query(lambda s: queries.helper(s, error.helper), lambda helper: self._show(error, helper, at))

    def _show(self, error: AppError, helper: Helper | None, at: str) -> None:
        self.card.show_refusal(refusal_view(error, helper, self.tr("已记录 {time}").format(time=at)))
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        width = min(620, self._host.width() - 80)
        height = min(self._host.height() - 60, max(self.card.sizeHint().height(), 180) + 48)
        self.setGeometry(self._host.width() - width - 24, self._host.height() - height - 44, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its corner."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False


def log_uncaught() -> None:
    """Sends every exception that nothing caught to the log; the window goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("uncaught", exc_info=(kind, error, trace))

    sys.excepthook = hook
