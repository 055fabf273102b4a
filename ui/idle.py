"""The lock of an unattended desk: nobody's hand, scan or weight for a while."""

from __future__ import annotations

import logging
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent

from app.core.errors import AppError
from app.settings.service import setting_int
from ui.context import DeskContext
from ui.listening import leave, listen

log = logging.getLogger(__name__)


class IdleLock(QObject):
    """Waits for the span of the setting `desk.idle_lock_minutes`.

    Attributes:
        idle: Nobody did anything that long.
    """

    idle = Signal()

    def __init__(self, context: DeskContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.timer = QTimer(self, singleShot=True)
        self.timer.timeout.connect(self.idle)
        listen(self)
        self.read_span()

    def read_span(self) -> None:
        """Reads the setting unless it is known; without the database it is asked for again when that is there."""
        if self.timer.interval():
            return
        now = self._context.desk.clock.now()
        self._context.query(lambda s: setting_int(s, "desk.idle_lock_minutes", now), self._begin, self._unread)

    def _begin(self, minutes: int) -> None:
        self.timer.setInterval(int(timedelta(minutes=minutes).total_seconds() * 1000))
        self.timer.start()

    def _unread(self, error: AppError) -> None:
        """Nobody asked for it: no card is shown."""
        log.info("not read: %s", error)

    def put_off(self) -> None:
        """A scan or a weight is work, too: who packs without a pause is not locked out."""
        if self.timer.interval():
            self.timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any key, click or touch puts the lock off."""
        if isinstance(event, QInputEvent) and event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self.put_off()
        return False

    def close(self) -> None:
        """Nothing is waited for any more."""
        self.timer.stop()
        leave(self)
