"""What was rechecked and what was done about expired goods: the records of the view 保管期, the newest first (D-12, D-13)."""

from __future__ import annotations

from datetime import datetime

from app.core.words import text as word_text
from app.desk import Reading
from app.quality import rechecks as quality
from app.storage import shelf_queries
from app.storage.shelf_views import NoticeView, RecheckState, RecheckView
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import NONE, minute
from ui.theme.tokens import State
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable

_MARKS = {RecheckState.RAISED: State.UNDER_WAY, RecheckState.PASSED: State.GOOD, RecheckState.FAILED: State.WRONG}


class DueRecords(WorkTable):
    """One line a record; Enter shows the paper of a recheck."""

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("结果"), Kind.MARK, 122), Column(self.tr("记录"), Kind.DOCUMENT, 100), Column(self.tr("货"), stretch=True),
            Column(self.tr("数量"), Kind.NUMBER, 56), Column(self.tr("原期限"), Kind.DATE, 92),
            Column(self.tr("新期限或措施"), width=136), Column(self.tr("登记"), width=136),
        ]  # fmt: skip
        super().__init__(columns, empty=self.tr("还没有复验记录，也没有失效的货。"))
        self.setObjectName("list.due_records")
        self.context = context
        self.opened.connect(self._open)

    def reload(self) -> None:
        """Reads the records."""

        def ask(session: Reading) -> tuple[list[RecheckView], list[NoticeView]]:
            return shelf_queries.rechecks(session, open_only=False), shelf_queries.notices(session, open_only=False, limit=100)

        self.context.query(ask, lambda found: self._show(*found))

    def _show(self, rechecks: list[RecheckView], notices: list[NoticeView]) -> None:
        lines = [(one.judged_at or one.raised_at, one.number, self._recheck(one)) for one in rechecks]
        lines += [(one.acknowledged_at or one.noticed_at, f"#{one.notice_id}", self._notice(one)) for one in notices]
        lines.sort(key=lambda line: line[0], reverse=True)
        self.set_rows([row for _, _, row in lines], [key for _, key, _ in lines])

    def _recheck(self, one: RecheckView) -> tuple[object, ...]:
        goods = f"{one.product} {one.identities[0]}" + ("…" if len(one.identities) > 1 else "")
        word = shown(word_text(one.state))
        new = one.new_until.isoformat() if one.new_until else NONE
        return (
            MarkCell(_MARKS[one.state], word), one.number, goods, one.quantity, one.old_until.isoformat(), new,
            _who(one.judged_at or one.raised_at, one.inspector if one.judged_at else one.raiser),
        )  # fmt: skip

    def _notice(self, one: NoticeView) -> tuple[object, ...]:
        if one.acknowledged_at is None:
            return (
                MarkCell(State.WRONG, self.tr("失效未处理")), NONE, one.goods, one.quantity, one.expires_on.isoformat(),
                Cell(self.tr("未登记"), True, State.WRONG), NONE,
            )  # fmt: skip
        done = self.tr("已报告{who}：{measure}").format(who=one.reported_to, measure=one.measure)
        return (
            MarkCell(State.INFO, self.tr("失效已处理")), NONE, one.goods, one.quantity, one.expires_on.isoformat(), done,
            _who(one.acknowledged_at, one.person),
        )  # fmt: skip

    def _open(self, key: str) -> None:
        if not key.startswith("#"):
            self.context.preview_wanted.emit(quality.PAPER, key)


def _who(at: datetime, name: str) -> str:
    return f"{minute(at)[5:]} {name}"
