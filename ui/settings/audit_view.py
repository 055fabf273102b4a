"""审计: what happened to a number, old values included (M-02), and whether the trail holds."""

from __future__ import annotations

from app.audit.queries import TrailRecord, history_of, latest
from app.audit.service import Trail, verify
from app.core.clock import site_time
from ui.context import DeskContext
from ui.preview.names import document_name
from ui.settings.audit_details import detail_pairs, detail_words
from ui.settings.audit_words import action_word, kind_word
from ui.settings.parts import Pairs, SettingsView, SidePanel, minute, paragraph
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import SearchBox
from ui.widgets.mark import Mark
from ui.widgets.tables import Column, Kind, WorkTable


class AuditView(SettingsView):
    """The newest entries, or the change log of one number; 核对 walks the whole chain."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._records: dict[int, TrailRecord] = {}
        self._number = ""
        self._asked = 0  # reads run side by side: an older answer may come last
        self.table = WorkTable(
            [
                Column(self.tr("序号"), Kind.NUMBER, 58),
                Column(self.tr("时间"), Kind.DATE, 136),
                Column(self.tr("谁"), width=104),
                Column(self.tr("动作"), width=110),
                Column(self.tr("对象"), width=100),
                Column(self.tr("编号"), Kind.DOCUMENT, 128),
                Column(self.tr("内容"), stretch=True),
            ],
            empty=self.tr("没有这个编号的记录。换一个编号，或清空看最近的。"),
        )
        self.table.setObjectName("list.audit")
        self.table.current_changed.connect(self._choose)
        self.number: SearchBox = self.filter_box(self.tr("单号、工号、设置键，回车"))
        self.number.setObjectName("field.number")
        self.number.searched.connect(self._ask)
        self.number.textChanged.connect(lambda text: self._ask("") if not text else None)
        self.check = KeyButton(self.tr("核对审计链"), icon="shield")
        self.check.setObjectName("do.verify")
        self.check.clicked.connect(self._verify)
        self.result = Mark(State.NOT_YET, self.tr("未核对"))
        self.result.setObjectName("mark.trail")
        self.card = self.list_card(self.tr("审计"), self.table, [self.result, self.check, self.number])
        self.panel = SidePanel(self.tr("选一条记录"), 300)
        self._pairs = Pairs(64)
        self._faults = paragraph("", "error")
        self.panel.content.addWidget(self._pairs)
        self.panel.content.addStretch(1)
        self.panel.body.addWidget(self._faults)
        self._faults.hide()
        self.row.addWidget(self.card, 1)
        self.row.addWidget(self.panel)

    def reload(self) -> None:
        """Reads the newest entries, or those of the number."""
        number = self._number
        self._asked += 1
        ticket = self._asked
        self.context.query(
            lambda s: history_of(s, number) if number else latest(s),
            lambda found: self._show(found) if ticket == self._asked else None,
        )

    def open_document(self, document: str) -> None:
        """Shows the change log of a number."""
        self.number.setText(document)
        self._ask(document)

    def _ask(self, number: str) -> None:
        if number != self._number:
            self._number = number
            self.reload()

    def _show(self, found: list[TrailRecord]) -> None:
        self._records = {record.line.seq: record for record in found}
        rows = [
            (
                record.line.seq,
                minute(record.at),
                record.line.actor,
                action_word(record.line.action),
                kind_word(record.object_kind),
                document_name(record.object_kind, record.object_key),
                detail_words(record.line.details),
            )
            for record in found
        ]
        self.table.set_rows(rows, list(self._records))
        words = self.tr("{number}：{n} 条") if self._number else self.tr("最近 {n} 条")
        self.card.note.setText(words.format(number=self._number, n=len(found)))
        if self.table.current_key() is None and found:
            self.table.selectRow(0)

    def _choose(self, seq: int | None) -> None:
        record = self._records.get(seq or 0)
        if record is None:
            return
        line = record.line
        self.panel.title.setText(self.tr("第 {n} 条 {action}").format(n=line.seq, action=action_word(line.action)))
        at = site_time(line.at).strftime("%Y-%m-%d %H:%M:%S")
        self._pairs.show_pairs(
            [
                (self.tr("时间"), at),
                (self.tr("谁"), line.actor),
                (self.tr("工位"), line.station),
                (self.tr("对象"), kind_word(record.object_kind)),
                (self.tr("编号"), document_name(record.object_kind, record.object_key)),
                *detail_pairs(line.details),
            ]
        )

    def _verify(self) -> None:
        self.check.setEnabled(False)
        self.result.set_state(State.UNDER_WAY, self.tr("正在核对"))
        self.context.query(verify, self._verified)

    def _verified(self, trail: Trail) -> None:
        self.check.setEnabled(True)
        self._faults.setVisible(bool(trail.faults))
        if trail.faults:
            self.result.set_state(State.WRONG, self.tr("{n} 处不符").format(n=len(trail.faults)))
            self._faults.setText("\n".join(trail.faults[:8]))
        else:
            self.result.set_state(State.GOOD, self.tr("{n} 条相符").format(n=trail.links))
