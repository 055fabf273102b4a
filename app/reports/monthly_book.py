"""The monthly report as workbook and as a plain table of figures, in the language that is asked for (K-01, K-07)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal

from app.core.clock import site_time
from app.core.text import QT_TRANSLATE_NOOP
from app.reports.monthly_views import BY_WORDS, GROUP_WORDS, By, Entry, Group, MonthFigures, MonthPoint, Process, ReportView
from app.tables.writing import RISKY, Chart, Column, Sheet, Value, workbook

Say = Callable[[str], str]
"""Puts a marked word into the language of the reader; without one everything stays as it is marked."""

_MONTH, _COUNT, _SERVICE = QT_TRANSLATE_NOOP("app", "月份"), QT_TRANSLATE_NOOP("app", "件"), QT_TRANSLATE_NOOP("app", "服务单")
_ITEM, _NUMBER = QT_TRANSLATE_NOOP("app", "项目"), QT_TRANSLATE_NOOP("app", "数")
_FIRST, _IN_TIME = QT_TRANSLATE_NOOP("app", "首次响应"), QT_TRANSLATE_NOOP("app", "24 h 内")
_TREND = (
    _MONTH, _SERVICE, _FIRST, _IN_TIME, QT_TRANSLATE_NOOP("app", "到货"), QT_TRANSLATE_NOOP("app", "准时"),
    QT_TRANSLATE_NOOP("app", "一次检验"), QT_TRANSLATE_NOOP("app", "一次合格"),
)  # fmt: skip
_CHARTS = (
    (QT_TRANSLATE_NOOP("app", "服务单与 24 h 内响应"), (2, 4)), (QT_TRANSLATE_NOOP("app", "到货与准时"), (5, 6)),
    (QT_TRANSLATE_NOOP("app", "一次检验与合格"), (7, 8)),
)  # fmt: skip
_CASES = (
    _SERVICE, QT_TRANSLATE_NOOP("app", "登记"), QT_TRANSLATE_NOOP("app", "类别"), QT_TRANSLATE_NOOP("app", "级别"),
    QT_TRANSLATE_NOOP("app", "渠道"), QT_TRANSLATE_NOOP("app", "客户"), QT_TRANSLATE_NOOP("app", "产品"),
    QT_TRANSLATE_NOOP("app", "批号/序列号"), QT_TRANSLATE_NOOP("app", "问题"), QT_TRANSLATE_NOOP("app", "原因"),
    QT_TRANSLATE_NOOP("app", "状态"), _FIRST,
)  # fmt: skip
_RATES = (
    QT_TRANSLATE_NOOP("app", "24 h 响应率 %"), QT_TRANSLATE_NOOP("app", "准时到货率 %"), QT_TRANSLATE_NOOP("app", "成品一次合格率 %"),
)  # fmt: skip
ERRORS, DAYS = QT_TRANSLATE_NOOP("app", "装箱差错 每千箱"), QT_TRANSLATE_NOOP("app", "各阶段用时 天")
"""What the figures of K-07 are called."""
_BY, _SHARE, _RECORDS = QT_TRANSLATE_NOOP("app", "按{what}"), QT_TRANSLATE_NOOP("app", "累计 %"), QT_TRANSLATE_NOOP("app", "其他记录")
_OVERVIEW, _TRENDS = QT_TRANSLATE_NOOP("app", "概况"), QT_TRANSLATE_NOOP("app", "趋势")
_LISTED, _PROCESS = QT_TRANSLATE_NOOP("app", "服务单明细"), QT_TRANSLATE_NOOP("app", "过程")
_ORDERS = QT_TRANSLATE_NOOP("app", "订单")
_THIS, _LAST = QT_TRANSLATE_NOOP("app", "本月"), QT_TRANSLATE_NOOP("app", "上月")
_EDITION, _MAKER = QT_TRANSLATE_NOOP("app", "版"), QT_TRANSLATE_NOOP("app", "编制")
_MADE, _UNTIL = QT_TRANSLATE_NOOP("app", "出报日期"), QT_TRANSLATE_NOOP("app", "统计截止")
_RELEASED = QT_TRANSLATE_NOOP("app", "出门放行 车次")
_OF_MONTH, _CASES_NOW = QT_TRANSLATE_NOOP("app", "统计月份"), QT_TRANSLATE_NOOP("app", "本月服务单")
_ANALYSIS, _ACTIONS = QT_TRANSLATE_NOOP("app", "分析"), QT_TRANSLATE_NOOP("app", "措施")
_NO, _WHAT, _PIECES = QT_TRANSLATE_NOOP("app", "编号"), QT_TRANSLATE_NOOP("app", "内容"), QT_TRANSLATE_NOOP("app", "件数")
_BOXES = QT_TRANSLATE_NOOP("app", "封箱 箱")


def _same(words: str) -> str:
    return words


def book(view: ReportView, say: Say = _same) -> bytes:
    """The workbook of an edition: overview, trend, process, counts with their charts, every record."""
    figures = view.figures
    sheets = [_overview(view, say), _trend(figures, say), _process(figures, say), *(_counted(figures, by, say) for by in By)]
    return workbook([*sheets, _records(figures, say), _cases(figures, say)])


def plain(figures: MonthFigures, say: Say = _same) -> bytes:
    """The figures of a month beside those of the month before as CSV (K-07), as a spreadsheet opens it: UTF-8 with its mark."""
    now, before = figures.now, figures.before or MonthPoint("")
    this, last = (*figures.process, Process(), Process())[:2]
    rows: list[tuple[str, object, object]] = [
        (say(_ITEM), f"{say(_THIS)} {figures.month}", f"{say(_LAST)} {before.month}".strip()), (say(_UNTIL), figures.until, ""),
        (say(_SERVICE), now.cases, before.cases),
        *((say(name), _rate(one), _rate(other)) for name, one, other in zip(_RATES, _rates(now), _rates(before), strict=True)),
        (say(_BOXES), this.boxes, last.boxes), (say(ERRORS), _rate(this.per_thousand), _rate(last.per_thousand)),
    ]  # fmt: skip
    older = {stage: f"{days:.1f}" for stage, _, days in last.stages}
    rows += [(f"{say(DAYS)} {say(stage)}", f"{days:.1f}", older.get(stage, "")) for stage, _, days in this.stages]
    rows += [(say(GROUP_WORDS[group]), len(entries), "") for group, entries in _in_order(figures)]
    rows.append((say(_RELEASED), figures.released, ""))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows(tuple(_safe(one) for one in row) for row in rows)
    for by in By:
        writer.writerow(())
        writer.writerow((say(_BY).format(what=say(BY_WORDS[by])), say(_COUNT), ""))
        writer.writerows((_safe(say(one.words)), one.count, "") for one in figures.counted(by))
    return out.getvalue().encode("utf-8-sig")


def _safe(value: object) -> object:
    """Text that a spreadsheet would take for a formula stays text."""
    return f"'{value}" if isinstance(value, str) and value[:1] in RISKY else value


def _rate(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def _rates(point: MonthPoint) -> tuple[float | None, float | None, float | None]:
    return point.response_rate, point.on_time_rate, point.pass_rate


def _in_order(figures: MonthFigures) -> list[tuple[Group, tuple[Entry, ...]]]:
    return [(group, figures.group(group)) for group in Group]


def _columns(names: tuple[str, ...], say: Say) -> tuple[Column, ...]:
    return tuple(Column(say(one)) for one in names)


def _overview(view: ReportView, say: Say) -> Sheet:
    figures, now = view.figures, view.figures.now
    rows: list[tuple[str, str | int]] = [
        (_OF_MONTH, view.line.month), (_EDITION, view.line.edition), (_MAKER, view.line.maker),
        (_MADE, f"{site_time(view.line.made_at):%Y-%m-%d %H:%M}"), (_UNTIL, figures.until), (_CASES_NOW, len(figures.cases)),
        *zip(_RATES, map(_rate, _rates(now)), strict=True), (_RELEASED, figures.released),
        *((GROUP_WORDS[group], len(entries)) for group, entries in _in_order(figures)),
        (_ANALYSIS, view.analysis), (_ACTIONS, view.actions),
    ]  # fmt: skip
    return Sheet(say(_OVERVIEW), _columns((_ITEM, _NUMBER), say), tuple((say(name), value) for name, value in rows))


def _trend(figures: MonthFigures, say: Say) -> Sheet:
    rows = tuple(
        (one.month, one.cases, one.responses, one.in_time, one.arrivals, one.on_time, one.judged, one.passed) for one in figures.trend
    )
    charts = tuple(Chart(say(title), columns) for title, columns in _CHARTS)
    return Sheet(say(_TRENDS), _columns(_TREND, say), rows, charts=charts)


def _process(figures: MonthFigures, say: Say) -> Sheet:
    """Mistakes of packing and days between the stages, this month beside the last (K-07)."""
    this, last = (*figures.process, Process(), Process())[:2]
    older, wrong = {stage: (orders, days) for stage, orders, days in last.stages}, dict(last.wrong)
    rows: list[tuple[Value, ...]] = [
        (say(_BOXES), this.boxes, last.boxes), (say(ERRORS), _rate(this.per_thousand), _rate(last.per_thousand)),
        *((say(words), count, wrong.get(words, 0)) for words, count in this.wrong),
    ]  # fmt: skip
    for stage, orders, days in this.stages:
        was = older.get(stage)
        name = f"{say(DAYS)} {say(stage)}（{say(_ORDERS)} {orders}）"
        rows.append((name, Decimal(str(days)), Decimal(str(was[1])) if was else ""))
    return Sheet(say(_PROCESS), _columns((_ITEM, _THIS, _LAST), say), tuple(rows))


def _counted(figures: MonthFigures, by: By, say: Say) -> Sheet:
    rows: list[tuple[str, int, Decimal, str]] = []
    done, total = 0, len(figures.cases)
    for one in figures.counted(by):
        done += one.count
        rows.append((say(one.words), one.count, Decimal(1000 * done // total) / 10, "、".join(one.numbers[:200])))
    title = say(_BY).format(what=say(BY_WORDS[by]))
    columns = _columns((BY_WORDS[by], _COUNT, _SHARE, _SERVICE), say)
    return Sheet(title, columns, tuple(rows), charts=(Chart(title, (2,), 3),) if rows else ())


def _records(figures: MonthFigures, say: Say) -> Sheet:
    kind = QT_TRANSLATE_NOOP("app", "类别")
    rows = tuple(
        (say(GROUP_WORDS[group]), one.number, one.words, one.quantity) for group, entries in _in_order(figures) for one in entries
    )
    return Sheet(say(_RECORDS), _columns((kind, _NO, _WHAT, _PIECES), say), rows)


def _cases(figures: MonthFigures, say: Say) -> Sheet:
    rows = tuple(
        (
            c.number, c.day, say(c.kind), say(c.severity), say(c.channel), c.customer, c.product, c.identity, c.problem, say(c.cause),
            say(c.state), say(c.response),
        )
        for c in figures.cases
    )  # fmt: skip
    return Sheet(say(_LISTED), _columns(_CASES, say), rows)
