"""制度文件 (D-17): rules of the store and safe operating procedures with their versions, who has read them, and who has not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.clock import site_day
from app.core.words import Role, word
from app.desk import Reading
from app.storage import document_paper, documents
from app.storage.documents import PUBLISHERS, DocumentDraft, DocumentView
from ui.context import DeskContext
from ui.dispatch.sections import Section
from ui.settings.parts import NONE, Pairs, Said, SettingsView, SidePanel, heading, minute, paragraph
from ui.stored_file import open_stored
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.files import file_to_open
from ui.widgets.flow import FlowLayout
from ui.widgets.forms import ErrorLine
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable

LARGEST = 20 * 1024 * 1024


class DocumentsView(SettingsView):
    """Left every version, those in force first; right the chosen one to read and confirm, and the form of a new one."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._views: dict[int, DocumentView] = {}
        self._wanted, self._asked = "", 0
        self._file: tuple[str, bytes] = ("", b"")
        columns = [
            Column(self.tr("状态"), Kind.MARK, 108), Column(self.tr("编号"), Kind.DOCUMENT, 92), Column(self.tr("名称"), stretch=True),
            Column(self.tr("版次"), width=64), Column(self.tr("生效"), Kind.DATE, 100), Column(self.tr("未阅读 人"), Kind.NUMBER, 86),
        ]  # fmt: skip
        self.table = WorkTable(columns, empty=self.tr("还没有制度文件。在右边发布第一份。"))
        self.table.setObjectName("list.documents")
        self.table.current_changed.connect(lambda _: self._show_one())
        self.row.addWidget(self.list_card(self.tr("制度文件"), self.table), 1)
        self.row.addWidget(self._make_panel())

    def _make_panel(self) -> QWidget:
        panel = SidePanel(self.tr("阅读"), 372)
        self.panel = panel
        self.pairs, self.error, self.said = Pairs(64), ErrorLine(), Said()
        self.read = KeyButton(self.tr("打开文件"), key="Ctrl+O", icon="book")
        self.read.setObjectName("do.open_document")
        self.read.clicked.connect(self._open)
        self.confirm = PrimaryButton(self.tr("我已阅读"), key="Ctrl+Return", cap="Ctrl+↵")
        self.confirm.setObjectName("do.confirm_document")
        self.confirm.clicked.connect(self._confirm)
        self.cover = KeyButton(self.tr("封面"), icon="printer")
        self.cover.setObjectName("do.document_cover")
        self.cover.clicked.connect(self._cover)
        acts, line = QWidget(), FlowLayout()
        acts.setLayout(line)
        for button in (self.read, self.confirm, self.cover):
            line.addWidget(button)
        self.unread_head, self.unread = heading(self.tr("还没有确认")), paragraph()
        self.unread.setObjectName("label.unread")
        self.form = Section("publish", self.tr("发布新版本"), self.tr("发布"), primary=False, label_width=64)
        self.form.text("doc_code", self.tr("编号"), required=True, hint="CK-01")
        self.form.text("doc_title", self.tr("名称"), required=True)
        self.form.text("doc_edition", self.tr("版次"), required=True, hint="A/0")
        self.form.form.add_date("doc_from", self.tr("生效日"), required=True).setObjectName("field.doc_from")
        self.form.choice("doc_role", self.tr("谁要读"), empty=self.tr("所有人"))
        self.form.offer("doc_role", [(str(word(role)), role.value) for role in Role], self.tr("所有人"))
        self.form.text("doc_changes", self.tr("修订内容"))
        self.pick = KeyButton(self.tr("选文件"), icon="attach")
        self.pick.setObjectName("do.pick_document")
        self.pick.clicked.connect(self._pick)
        self.form.foot.insertWidget(0, self.pick)
        self.form.wanted.connect(lambda _: self._publish())
        box: QVBoxLayout = panel.content
        box.addWidget(self.pairs)
        box.addWidget(acts)
        for part in (self.error, self.said, self.unread_head, self.unread, self.form):
            box.addWidget(part)
        box.addStretch(1)
        return panel

    def reload(self) -> None:
        """Reads every version."""
        self._asked += 1
        ticket = self._asked

        def ask(session: Reading) -> tuple[DocumentView, ...]:
            return documents.documents(session)

        self.context.query(ask, lambda found: self._show(found) if ticket == self._asked else None)

    def open_document(self, document: str) -> None:
        """Chooses the version in force of a code."""
        self._wanted = document
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        found = next((one for one in self._views.values() if one.code == self._wanted and one.current), None)
        if found is not None:
            self.table.select_key(found.document_id)
            self._wanted = ""

    def _show(self, found: tuple[DocumentView, ...]) -> None:
        person = self.context.actor.person_id
        self._views = {one.document_id: one for one in found}
        rows = []
        for one in found:
            state = MarkCell(State.GOOD, self.tr("现行"))
            if not one.current:
                state = MarkCell(State.INFO, self.tr("已替换"))
            elif one.waits_for(person):
                state = MarkCell(State.HOLD, self.tr("待您阅读"))
            left = len(one.unread) if one.current else 0
            count = Cell(str(left), True, State.HOLD if left else None) if one.current else NONE
            rows.append((state, one.code, one.title, one.edition, one.effective_on.isoformat(), count))
        self.table.set_rows(rows, [one.document_id for one in found])
        self._choose_wanted()
        if found and self.table.current_key() is None:
            self.table.selectRow(0)
        self._show_one()

    def _front(self) -> DocumentView | None:
        return self._views.get(self.table.current_key() or 0)

    def _show_one(self) -> None:
        one = self._front()
        self.form.setVisible(self.context.actor.has(*PUBLISHERS))
        for part in (self.pairs, self.read, self.cover, self.unread_head, self.unread):
            part.setVisible(one is not None)
        self.confirm.setVisible(one is not None and one.waits_for(self.context.actor.person_id))
        if not self.form.value("doc_code"):
            self.form.form.set_value("doc_from", site_day(self.context.desk.clock.now()).isoformat())
        if one is None:
            self.panel.title.setText(self.tr("阅读"))
            return
        self.panel.title.setText(f"{one.code} {one.edition}")
        roles = "、".join(str(word(role)) for role in one.roles) or self.tr("所有人")
        read = self.tr("{n}/{all} 人已确认").format(n=len(one.readers) - len(one.unread), all=len(one.readers))
        self.pairs.show_pairs(
            [
                (self.tr("名称"), one.title), (self.tr("发布"), f"{one.published_by} {minute(one.published_at)}"),
                (self.tr("修订内容"), one.changes), (self.tr("谁要读"), roles), (self.tr("确认"), read),
            ]
        )  # fmt: skip
        self.unread.setText("、".join(reader.name for reader in one.unread) or self.tr("都已确认。"))

    def _open(self) -> None:
        one = self._front()
        if one is None:
            return
        key = one.document_id
        self.context.query(
            lambda session: documents.file_of(session, key), lambda found: self.error.show_words(open_stored(self.context, *found))
        )

    def _cover(self) -> None:
        one = self._front()
        if one is not None:
            self.context.preview_wanted.emit(document_paper.PAPER, str(one.document_id))

    def _confirm(self) -> None:
        one = self._front()
        if one is not None:
            key, done = one.document_id, self.tr("已确认阅读。")
            self.table.setFocus()
            self.run(lambda w: documents.confirm(w, key), lambda _: self._done(done), self.error.show_words)

    def _pick(self) -> None:
        path = file_to_open(self, self.tr("选文件"), self.tr("PDF 或图片 (*.pdf *.png *.jpg *.jpeg)"))
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """The file of the version that is published next."""
        try:
            content = path.read_bytes() if path.stat().st_size <= LARGEST else b""
        except OSError as error:
            self.error.show_words(self.tr("文件读不了：{why}").format(why=error.strerror or ""))
            return
        self.error.show_words("" if content else self.tr("文件是空的，或超过 20 MB"))
        self._file = (path.name, content)
        self.pick.set_words(path.name[-14:] if content else self.tr("选文件"))

    def _publish(self) -> None:
        role = self.form.form.value("doc_role")
        draft = DocumentDraft(
            self.form.value("doc_code"), self.form.value("doc_title"), self.form.value("doc_edition"),
            date.fromisoformat(self.form.value("doc_from")), self.form.value("doc_changes"), (Role(role),) if role else (), *self._file,
        )  # fmt: skip
        done = self.tr("已发布，相关人员今日页会提醒阅读。")
        self.run(lambda w: documents.publish(w, draft), lambda _: self._published(done), self.error.show_words)

    def _published(self, words: str) -> None:
        for key in ("doc_code", "doc_title", "doc_edition", "doc_changes"):
            self.form.form.set_value(key, "")
        self._file = ("", b"")
        self.pick.set_words(self.tr("选文件"))
        self._done(words)

    def _done(self, words: str) -> None:
        self.error.show_words("")
        self.said.setText(words)
        self.reload()
