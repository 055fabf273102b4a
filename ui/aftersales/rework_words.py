"""Words and marks of the view 返工."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.aftersales.rework_states import LINE, SHORT_LINE
from app.aftersales.rework_views import ReworkBranch, ReworkLine, ReworkPaper, ReworkState, ReworkView
from app.core.words import Role
from app.core.words import text as word_text
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.steps import Stage
from ui.widgets.tables import MarkCell

_MARKS = {
    ReworkState.PROPOSED: State.NOT_YET, ReworkState.AWAITING_DOCUMENTS: State.HOLD, ReworkState.PASSED: State.GOOD,
    ReworkState.RETURNED: State.GOOD, ReworkState.SCRAPPED: State.WRONG,
}  # fmt: skip


def mark(line: ReworkLine, today: date) -> MarkCell:
    """How far an order is; late for its customer, or with a newer paper than its task order, before all else."""
    word = shown(word_text(line.state))
    if line.state not in (ReworkState.RETURNED, ReworkState.SCRAPPED) and line.redeliver_on is not None and line.redeliver_on < today:
        return MarkCell(State.WRONG, word)
    if line.stale:
        return MarkCell(State.HOLD, QCoreApplication.translate("rework", "改版待确认"))
    return MarkCell(_MARKS.get(line.state, State.UNDER_WAY), word)


def branch(of: ReworkBranch | None) -> str:
    """How it is reworked; — while quality has not said."""
    return shown(word_text(of)) if of is not None else "—"


def stages(view: ReworkView) -> tuple[tuple[Stage, ...], int]:
    """The states as the stage bar shows them, and which one it is in; 报废 takes the place of what did not come to be."""
    line = LINE if view.branch is ReworkBranch.DESIGN_CHANGE or view.state in (LINE[1], LINE[2]) else SHORT_LINE
    if view.state is ReworkState.SCRAPPED:
        line = (ReworkState.PROPOSED, ReworkState.SCRAPPED)
    blocked = view.stale
    made = tuple(Stage(shown(word_text(one)), blocked and one is view.state) for one in line)
    return made, line.index(view.state)


def paper(kind: ReworkPaper) -> str:
    """返工图纸 or 返修工艺."""
    return shown(word_text(kind))


def short_paper(kind: ReworkPaper) -> str:
    """The same in two characters, for a narrow column."""
    tr = QCoreApplication.translate
    return tr("rework", "图纸") if kind is ReworkPaper.DRAWING else tr("rework", "工艺")


def next_step(view: ReworkView) -> str:
    """What is to be done next, and by whom."""
    tr = QCoreApplication.translate
    state = view.state
    if state is ReworkState.PROPOSED and view.branch is None and view.report_no:
        return tr("rework", "下一步：质检员对复检不合格重新判定（报告 {report}）").format(report=view.report_no)
    if state is ReworkState.PROPOSED and view.branch is None:
        return tr("rework", "下一步：质检员按跟踪表定返工方式")
    if state is ReworkState.PROPOSED and not view.ncr_no:
        return tr("rework", "下一步：质检员填跟踪表编号，计划才能下任务单")
    if state in (ReworkState.PROPOSED, ReworkState.DOCUMENTS_ISSUED):
        return tr("rework", "下一步：生产计划下返工任务单")
    if state is ReworkState.AWAITING_DOCUMENTS:
        waiting = "、".join(paper(kind) for kind in view.missing)
        if view.next_revisions:
            return tr("rework", "下一步：另一人批准{paper}").format(paper=paper(view.next_revisions[0].kind))
        return tr("rework", "下一步：研发下达{papers}").format(papers=waiting)
    if view.stale:
        return tr("rework", "图纸或工艺已改版：车间先确认新版，再做")
    if state is ReworkState.TASK_ISSUED:
        return tr("rework", "下一步：车间开质量跟踪卡，开始返工")
    if state is ReworkState.REWORKING:
        return tr("rework", "下一步：车间做完各工序，交检")
    if state is ReworkState.REINSPECTION:
        return tr("rework", "下一步：质检员复检；合格换新合格证")
    if state is ReworkState.PASSED:
        return _after_pass(view)
    return tr("rework", "已返还客户，没有下一步") if state is ReworkState.RETURNED else tr("rework", "已报废，补换见退换")


def _after_pass(view: ReworkView) -> str:
    tr = QCoreApplication.translate
    if not view.receipt_no:
        return tr("rework", "下一步：包装、封装、入库")
    if view.closed_at is not None:
        return tr("rework", "已入成品库，没有下一步")
    return tr("rework", "下一步：销售确认地址日期并开出 {number}，物流科送达").format(number=view.dispatch_no or "发货单")


def places(view: ReworkView, roles: frozenset[Role]) -> tuple[tuple[str, str, str], ...]:
    """Where the next step is done, where it is not done here: words, page and document."""
    tr = QCoreApplication.translate
    found: list[tuple[str, str, str]] = []
    if view.state is ReworkState.TASK_ISSUED:
        found.append((tr("rework", "去开跟踪卡"), "inspection", view.task_no))
    elif view.state is ReworkState.REWORKING:
        found.append((tr("rework", "去跟踪卡"), "inspection", view.card_no))
    elif view.state is ReworkState.REINSPECTION:
        found.append((tr("rework", "去复检"), "inspection", view.card_no))
    elif view.state is ReworkState.PASSED and view.receipt_no and view.dispatch_no:
        found.append((tr("rework", "去发货单"), "dispatch", view.dispatch_no))
    elif view.state is ReworkState.PROPOSED and view.report_no and Role.INSPECTOR in roles:
        found.append((tr("rework", "看不合格报告"), "inspection", view.report_no))
    return tuple(found)
