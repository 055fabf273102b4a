"""What the view 盘点 says of states, reads and scans; plain values, no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.scans import ScanResult
from app.core.words import Verdict
from app.core.words import text as word_text
from app.storage.count_bench import CountBenchState
from app.storage.count_views import CountPlaceState, CountState, CountVerdict, CountView, PeriodMark, ReadView
from ui.i18n import shown
from ui.inbound.view import STATES
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView

DONE = (CountPlaceState.AGREED, CountPlaceState.CONFIRMED)
SAID_LOUD = (State.HOLD, State.WRONG, State.GOOD)
_PLACES = {
    CountPlaceState.NOT_YET: State.NOT_YET, CountPlaceState.COUNTING: State.UNDER_WAY, CountPlaceState.AGREED: State.GOOD,
    CountPlaceState.DIFFERS: State.HOLD, CountPlaceState.CONFIRMED: State.WRONG,
}  # fmt: skip
_COUNTS = {
    CountState.OPEN: State.NOT_YET, CountState.COUNTING: State.UNDER_WAY, CountState.REVIEW: State.HOLD, CountState.CLOSED: State.GOOD,
    CountState.CANCELLED: State.INFO,
}  # fmt: skip


def place(state: CountPlaceState) -> tuple[State, str]:
    """Mark and word of a place."""
    return _PLACES[state], shown(word_text(state))


def count(state: CountState) -> tuple[State, str]:
    """Mark and word of a count."""
    return _COUNTS[state], shown(word_text(state))


def period(mark: PeriodMark) -> tuple[State, str]:
    """Mark and word of a period."""
    translate = QCoreApplication.translate
    return {
        PeriodMark.DONE: (State.GOOD, translate("count", "已盘")),
        PeriodMark.LATE: (State.INFO, translate("count", "补盘")),
        PeriodMark.OPEN: (State.UNDER_WAY, translate("count", "进行中")),
        PeriodMark.MISSING: (State.WRONG, translate("count", "漏盘")),
        PeriodMark.TO_COME: (State.NOT_YET, translate("count", "未到")),
    }[mark]


def read(one: ReadView) -> tuple[State, str]:
    """Mark and word of a read."""
    if one.lacks_quantity:
        return State.HOLD, QCoreApplication.translate("count", "缺数量")
    good = one.found in (CountVerdict.KNOWN, CountVerdict.PLACE)
    state = State.GOOD if good else State.INFO if one.found is CountVerdict.ON_HOLD or not one.open else State.HOLD
    return state, shown(word_text(one.found))


def title(view: CountView | None) -> str:
    """The line that names a count in the choice of counts."""
    if view is None:
        return ""
    covers = QCoreApplication.translate("count", "{month} 全库").format(month=f"{view.period:%Y-%m}") if view.whole else view.scope
    return f"{view.number}　{covers}　{count(view.state)[1]}"


def ready(state: CountBenchState) -> VerdictView:
    """The banner that waits."""
    place_now = state.place
    item = QCoreApplication.translate("count", "{place}（{zone}）").format(place=place_now.code, zone=place_now.zone) if place_now else ""
    detail = QCoreApplication.translate("count", "第 {n} 次盘").format(n=place_now.round) if place_now else state.number
    return VerdictView(
        State.NOT_YET, QCoreApplication.translate("count", "请扫"), _next(state), item=item, detail=detail, counts_title=_counted(state),
        counted=place_now.pieces if place_now else None, expected=None,
    )  # fmt: skip


def verdict(result: ScanResult, state: CountBenchState) -> VerdictView:
    """The banner for a result; the state is the one after it."""
    translate = QCoreApplication.translate
    short = {
        Verdict.HOLD: translate("count", "请核"), Verdict.INFO: translate("count", "记录"), Verdict.GOOD: translate("count", "对"),
        Verdict.DONE: translate("count", "齐"), Verdict.WRONG: translate("count", "未计"),
    }  # fmt: skip
    at = STATES[result.verdict]
    word = short.get(result.verdict) or shown(word_text(result.verdict))
    below = state.place.code if state.place else ""
    return VerdictView(at, word, _next(state), below, shown(result.message), "", counts_title=_counted(state),
                       counted=state.place.pieces if state.place else None)  # fmt: skip


def _next(state: CountBenchState) -> str:
    return QCoreApplication.translate("count", "下一步：{step}").format(step=shown(state.next_step))


def _counted(state: CountBenchState) -> str:
    return QCoreApplication.translate("count", "本位已计") if state.place else ""
