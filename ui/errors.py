"""Shows a refused office command as a refusal card over the page, and bugs as bugs."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.clauses import catalogue
from app.core.clock import site_time
from app.core.errors import AppError
from app.core.text import Text
from app.core.words import text as word_text
from app.identity import queries
from app.identity.views import Helper
from ui.context import DeskContext
from ui.i18n import language, shown
from ui.listening import leave, listen
from ui.theme.current import theme_of
from ui.widgets import paint
from ui.widgets.buttons import KeyButton
from ui.widgets.refusal import RefusalCard, RefusalView

log = logging.getLogger(__name__)

FOOT = 52
"""Height of the strip with the buttons."""


def refusal_view(error: AppError, helper: Helper | None, at: str) -> RefusalView:
    """The four things a refusal says, from an error and who can help."""
    role = shown(word_text(helper.role)) if helper else ""
    name = helper.name if helper else ""
    who = name if name.startswith(role) else f"{role} {name}".rstrip()
    words = QCoreApplication.translate("errors", "内线 {n}")
    extension = words.format(n=helper.extension) if helper and helper.extension else ""
    pairs = tuple((shown(f.label), shown(f.value) if isinstance(f.value, Text) else f.value) for f in error.facts)
    return RefusalView(shown(error.reason), error.clause or "", pairs, who, extension, at)


def rule_view(error: AppError, helper: Helper | None, at: str) -> RefusalView:
    """The same where a banner above says the reason already: the card is headed by the company's own rule instead."""
    view = refusal_view(error, helper, at)
    if error.clause is None or language() != "zh":  # the rules are written in Chinese only
        return view
    rule = catalogue.row(error.clause).rule.split("；")[0].rstrip("。")
    return replace(view, reason=rule)


class RefusalOverlay(QWidget):
    """A card at the lower edge of the window; Esc or its button closes it, what was typed stays."""

    row_opened = Signal(str)
    shown = Signal(bool)
    """Whether the card is there, which has F1 for itself."""

    def __init__(self, context: DeskContext, host: QWidget, said: Callable[[AppError], bool] | None = None) -> None:
        super().__init__(host)
        self._context, self._host = context, host
        self._said = said or (lambda _: False)
        self.setObjectName("refusal")
        self.card = RefusalCard(self, office=True)
        self.card.row_opened.connect(self.row_opened)
        self._row = ""
        self._rule = KeyButton(self.tr("看条款"), key="F1")
        self._rule.setObjectName("do.open_rule")
        self._rule.clicked.connect(lambda: self.row_opened.emit(self._row))
        close = KeyButton(self.tr("知道了"), cap="Esc")
        close.setObjectName("do.close_refusal")
        close.clicked.connect(self.hide)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 0, 12, 0)
        foot.addStretch(1)
        foot.addWidget(self._rule)
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(2, 2, 2, FOOT - 36 - 6)
        box.setSpacing(6)
        box.addWidget(self.card, 1)
        box.addLayout(foot)
        host.installEventFilter(self)
        context.failed.connect(self.show_error)
        context.mended.connect(self.hide)
        self.hide()

    def show_error(self, error: AppError) -> None:
        """Looks up who can help, then shows the card, unless the page in front said it itself."""
        if self._said(error):
            return
        at = site_time(self._context.desk.clock.now()).strftime("%H:%M:%S")
        self._show(error, None, at)
        self._context.query(
            lambda s: queries.helper(s, error.helper), lambda helper: self._show(error, helper, at), lambda again: log.info("%s", again)
        )

    def _show(self, error: AppError, helper: Helper | None, at: str) -> None:
        self._row = error.clause or ""
        self._rule.setVisible(bool(self._row))
        self.card.show_refusal(refusal_view(error, helper, self.tr("已记录 {time}").format(time=at)))
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        width = min(620, self._host.width() - 80)
        self.card.resize(width - 4, self.card.height())  # the reason wraps by the width
        height = min(self._host.height() - 60, max(self.card.sizeHint().height(), 96) + FOOT)
        self.setGeometry(self._host.width() - width - 24, self._host.height() - height - 44, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One framed card: nothing of the page shows between the reason and the buttons."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.rounded(painter, QRectF(self.rect()), theme.surface1, theme.wrong_text, 6, 2)
        painter.end()

    def setVisible(self, visible: bool) -> None:
        """Tells who shares a key with it."""
        there = self.isVisible()
        super().setVisible(visible)
        if visible and not there:
            listen(self)
        elif not visible:
            leave(self)
        self.shown.emit(visible)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps its corner, and has Esc before the page: as a shortcut it would be ambiguous with the page's own, and neither be done."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._in_front():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.hide()
                return True
        return False

    def _in_front(self) -> bool:
        """Whether nothing lies over the card that takes Esc first."""
        return self.isVisible() and self.isActiveWindow() and QApplication.activePopupWidget() is None


def log_uncaught() -> None:
    """Sends every exception that nothing caught to the log; the window goes on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.critical("uncaught", exc_info=(kind, error, trace))

    sys.excepthook = hook
