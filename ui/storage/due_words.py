"""What the view 保管期 says about goods that come to a last day: mark, word, days left; plain values, no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.words import text as word_text
from app.storage.shelf_views import DueLine, LastDay, Terms, UnitState
from ui.i18n import shown
from ui.theme.tokens import State


def mark(line: DueLine, terms: Terms) -> tuple[State, str]:
    """Shape and word of the state that goods are in, seen from their last day."""
    if line.which is LastDay.EXPIRY and terms.is_expired(line.day):
        answered = QCoreApplication.translate("shelf", "已失效")
        return State.WRONG, QCoreApplication.translate("shelf", "失效未处理") if line.unanswered else answered
    if line.state is UnitState.HOLD:
        return State.HOLD, shown(word_text(line.state))
    if line.recheck_no:
        return State.UNDER_WAY, QCoreApplication.translate("shelf", "复验中")
    if line.state is UnitState.LOCKED or line.days_left < 0:
        return State.WRONG, QCoreApplication.translate("shelf", "已锁定")
    if line.which is LastDay.KEEPING:
        due = line.state is UnitState.RECHECK_DUE or terms.recheck_on(line.day) <= terms.today
        waits = line.state is UnitState.RECHECK_DUE
        if due:
            return State.HOLD, QCoreApplication.translate("shelf", "待复验") if waits else QCoreApplication.translate("shelf", "近保管期")
        return State.NOT_YET, QCoreApplication.translate("shelf", "未到期")
    if line.days_left <= terms.second_warning:
        return State.HOLD, QCoreApplication.translate("shelf", "{n} 天内到期").format(n=terms.second_warning)
    if line.days_left <= terms.first_warning:
        return State.HOLD, QCoreApplication.translate("shelf", "{n} 天内到期").format(n=terms.first_warning)
    return State.NOT_YET, QCoreApplication.translate("shelf", "未到期")


def left(days: int) -> str:
    """Days left in words."""
    if days > 0:
        return QCoreApplication.translate("shelf", "剩 {n} 天").format(n=days)
    if days == 0:
        return QCoreApplication.translate("shelf", "今天到期")
    return QCoreApplication.translate("shelf", "已过 {n} 天").format(n=-days)


def kind(which: LastDay) -> str:
    """保管期, 失效期 or 存放期."""
    return shown(word_text(which))


def number(line: DueLine) -> str:
    """The lot, or the serial number and whether there are more of them."""
    if not line.serial:
        return line.lot_no
    more = "…" if line.quantity > 1 else ""
    return line.lot_no or f"{line.serial}{more}"
