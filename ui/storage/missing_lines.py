"""The lines of the view 待查: goods in doubt, stopped boxes, what was not seen in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.boxing import stopping
from app.boxing.stopping import StopView
from app.core.clock import site_time
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import text as word_text
from app.desk import Reading
from app.trace import doubt_queries, missing
from app.trace.doubt_views import DoubtState, DoubtView, Overdue, TypedView
from ui.i18n import shown
from ui.theme.tokens import State
from ui.waits import age
from ui.widgets.tables import MarkCell

AnyLine = DoubtView | StopView | Overdue


@dataclass(frozen=True)
class Found:
    """Everything the view shows."""

    lines: tuple[AnyLine, ...]
    typed: tuple[TypedView, ...]


def read(session: Reading, now: datetime) -> Found:
    """Reads the view."""
    lines: Sequence[AnyLine] = (*doubt_queries.doubts(session), *stopping.stops(session), *missing.overdue(session, now))
    return Found(tuple(lines), doubt_queries.typed(session))


def key_of(line: AnyLine) -> str:
    """What identifies a line."""
    if isinstance(line, DoubtView):
        return str(line.doubt_id)
    return line.sscc if isinstance(line, StopView) else line.thing


def title_of(line: AnyLine) -> str:
    """What it is about."""
    if isinstance(line, DoubtView):
        return line.identity or _say(QT_TRANSLATE_NOOP("app", "还不知道是哪一件"))
    if isinstance(line, StopView):
        return _say(QT_TRANSLATE_NOOP("app", "{dispatch} 第 {n} 箱")).format(dispatch=line.dispatch_no, n=line.box_no)
    return line.name if line.is_box else line.thing


def cells(line: AnyLine, now: datetime) -> tuple[Any, ...]:
    """One row: mark, what, where, what is next, since when."""
    if isinstance(line, DoubtView):
        mark = MarkCell(State.HOLD, shown(word_text(line.kind)))
        waits = shown(word_text(line.state))
        return mark, title_of(line), line.product, line.place or "—", waits, age(line.at, now)
    if isinstance(line, StopView):
        return (
            MarkCell(State.HOLD, shown(word_text(line.kind))),
            title_of(line),
            line.reason,
            "—",
            _say(QT_TRANSLATE_NOOP("app", "待质检")),
            age(line.at, now),
        )
    expected = _say(QT_TRANSLATE_NOOP("app", "应{scan}")).format(scan=shown(line.expected))
    return (
        MarkCell(State.WRONG, _say(QT_TRANSLATE_NOOP("app", "没扫到"))),
        title_of(line),
        line.number if line.is_box else line.name,
        line.last_place or "—",
        expected,
        age(line.last_at, now),
    )


def facts(line: AnyLine) -> list[tuple[str, str]]:
    """What is known of a line, as pairs."""
    if isinstance(line, DoubtView):
        pairs = [
            (_say(QT_TRANSLATE_NOOP("app", "货品")), line.product),
            (_say(QT_TRANSLATE_NOOP("app", "数量")), str(line.quantity)),
            (_say(QT_TRANSLATE_NOOP("app", "库位")), line.place),
            (_say(QT_TRANSLATE_NOOP("app", "看到")), line.seen),
            (_say(QT_TRANSLATE_NOOP("app", "报告")), f"{line.person} {_moment(line.at)}"),
        ]
        if line.evidence:
            pairs.append((_say(QT_TRANSLATE_NOOP("app", "认定")), f"{line.evidence}（{line.identified_by}）"))
        if line.note:
            pairs.append((_say(QT_TRANSLATE_NOOP("app", "处置")), f"{line.note}（{line.decided_by}）"))
        if line.state is not DoubtState.RELABELLED:
            pairs.append((_say(QT_TRANSLATE_NOOP("app", "照片")), str(line.photos)))
        return pairs
    if isinstance(line, StopView):
        return [
            (_say(QT_TRANSLATE_NOOP("app", "原因")), line.reason),
            (_say(QT_TRANSLATE_NOOP("app", "报告")), f"{line.person} {_moment(line.at)}"),
            (_say(QT_TRANSLATE_NOOP("app", "照片")), str(line.photos)),
            ("SSCC", line.sscc),
        ]
    return [
        (_say(QT_TRANSLATE_NOOP("app", "应扫")), f"{shown(line.expected)} {_moment(line.due_at)}"),
        (_say(QT_TRANSLATE_NOOP("app", "最后看到")), " ".join(filter(None, (_moment(line.last_at), line.last_place, line.last_by)))),
        (_say(QT_TRANSLATE_NOOP("app", "单据")), line.number),
    ]


def typed_cells(one: TypedView) -> tuple[Any, ...]:
    """One row of the numbers that were typed."""
    return one.identity, one.reason, one.use, one.person, _moment(one.at)


def _moment(at: datetime) -> str:
    return f"{site_time(at):%m-%d %H:%M}"


def _say(words: str) -> str:
    return QCoreApplication.translate("app", words)
