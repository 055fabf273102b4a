"""站点设置: the catalogue of settings, and their change by the approved path (M-06)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.work import Actor
from app.settings.catalogue import SettingSpec, dump
from app.settings.service import SettingView, change, settings
from app.storage import document_paper
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.local_view import origin_mark
from ui.settings.parts import NONE, Links, Pairs, Said, SettingsView, SidePanel, heading, matches, minute, paragraph, value_words
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.fields import ScanField
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Cell, Column, Kind, WorkTable


class SiteView(SettingsView):
    """Every setting with value, unit, default, origin and rows; a rule setting needs a second person."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._views: dict[str, SettingView] = {}
        self._key = ""
        self._in_panel = ""
        self._busy = False
        self.table = WorkTable(
            [
                Column(self.tr("设置"), stretch=True),
                Column(self.tr("现值"), width=150),
                Column(self.tr("单位"), width=64),
                Column(self.tr("默认"), width=120),
                Column(self.tr("出处"), Kind.MARK, 116),
                Column(self.tr("条款"), width=104),
            ],
            empty=self.tr("没有符合的，按 Esc 清除筛选。"),
        )
        self.table.setObjectName("list.settings")
        self.filter = self.filter_box(self.tr("筛选：名称、键、条款"))
        self.filter.textChanged.connect(lambda _: self._fill())
        self.table.current_changed.connect(self._choose)
        self.history = KeyButton(self.tr("修订履历"), icon="printer")
        self.history.setObjectName("do.rule_history")
        self.history.clicked.connect(lambda: self.context.preview_wanted.emit(document_paper.PAPER, document_paper.SETTINGS))
        self.card = self.list_card(self.tr("站点设置"), self.table, [self.filter, self.history])
        self.row.addWidget(self.card, 1)
        self.row.addWidget(self._make_panel())

    def _make_panel(self) -> QWidget:
        self.panel = SidePanel(self.tr("选一项设置"))
        self._pairs = Pairs()
        self._links = Links()
        self._links.opened.connect(self.clause_wanted)
        self._approval_words = paragraph(self.tr("这项会改变规则或受控表单：由另一人批准后才生效（M-06）。"), "caption")
        self.approval = FieldForm()
        self.who = ScanField()
        self.who.setObjectName("field.approver")
        self.who.setPlaceholderText(self.tr("扫批准人工牌，或输姓名"))
        self.approval.add_field("who", self.tr("批准人"), self.who, required=True)
        self.pin = self.approval.add_text("pin", "PIN", required=True)
        self.pin.setObjectName("field.approver_pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.error = ErrorLine()
        self.save = PrimaryButton(self.tr("变更设置"), key="Ctrl+S")
        self.save.setObjectName("do.change_setting")
        self.save.clicked.connect(self._change)
        self.said = Said()
        self._form = FieldForm()
        self._heading = heading(self.tr("改为"))
        content = self.panel.content
        for widget in (self._pairs, self._links, self._heading, self._form, self._approval_words, self.approval):
            content.addWidget(widget)
        content.addStretch(1)
        for foot in (self.error, self.said, self.save):
            self.panel.body.addWidget(foot)
        self._show_panel(None)
        return self.panel

    def reload(self) -> None:
        """Reads every setting."""
        now = self.context.desk.clock.now()
        self.context.query(lambda s: settings(s, now), self._show)

    def open_document(self, document: str) -> None:
        """Chooses a setting by its key."""
        self.filter.clear()
        self._key = document
        if self._views:
            self.table.select_key(document)

    def _show(self, found: list[SettingView]) -> None:
        before = self._views.get(self._key)
        self._views = {view.spec.key: view for view in found}
        wanted = self._key or next(iter(self._views), "")
        self._fill()
        self.table.select_key(wanted)
        if self._key in self._views and before is not None and self._views[self._key] != before:
            self._show_panel(self._views[self._key])

    def _fill(self) -> None:
        needle = self.filter.text()
        found = [v for v in self._views.values() if matches(needle, v.spec.title, v.spec.key, *v.spec.rows, value_words(v.spec, v.value))]
        self.table.set_rows([self._line(view) for view in found], [view.spec.key for view in found])
        self.card.note.setText(self.tr("{n} 项，改过 {m} 项").format(n=len(found), m=sum(v.changed for v in found)))

    def _line(self, view: SettingView) -> tuple[Any, ...]:
        spec = view.spec
        changed = State.INFO if view.changed else None
        rows = spec.rows[0] + (" …" if len(spec.rows) > 1 else "") if spec.rows else NONE
        words = self.tr("停用") if view.off else value_words(spec, view.value)
        value = Cell(words, view.changed or view.off, State.HOLD if view.off else changed)
        return spec.title, value, spec.unit or NONE, value_words(spec, spec.default), origin_mark(spec.origin), rows

    def _choose(self, key: str | None) -> None:
        if key is None:
            return
        self._key = key
        if key != self._in_panel:
            self._show_panel(self._views[key])

    def _show_panel(self, view: SettingView | None) -> None:
        self._in_panel = view.spec.key if view is not None else ""
        for widget in (self._pairs, self._links, self._heading, self.save):
            widget.setVisible(view is not None)
        self.error.show_words("")
        self.said.setText("")
        rule = view is not None and view.approved
        self._approval_words.setVisible(rule)
        self.approval.setVisible(rule)
        self.who.clear()
        self.pin.clear()
        fresh = FieldForm()
        if view is not None:
            self._fill_panel(view)
            self._add_editor(fresh, view)
            reason = fresh.add_long_text("reason", self.tr("变更原因"), required=True)
            reason.setObjectName("field.reason")
        self.panel.content.replaceWidget(self._form, fresh)
        self._form.hide()
        self._form.deleteLater()
        self._form = fresh

    def _fill_panel(self, view: SettingView) -> None:
        spec = view.spec
        self.panel.title.setText(spec.title)
        since = self.tr("，自 {at}").format(at=minute(view.effective_from)) if view.effective_from else ""
        unit = f" {spec.unit}" if spec.unit else ""
        sources = "；".join(spec.sources) if spec.origin == "text" else self.tr("原文没有给数，按建议")
        pairs = [
            (self.tr("键"), spec.key),
            (self.tr("现值"), value_words(spec, view.value) + unit + since + (self.tr("，已停用") if view.off else "")),
            (self.tr("默认"), value_words(spec, spec.default) + unit),
            (self.tr("出处"), sources),
        ]
        if spec.hint:
            pairs.append((self.tr("格式"), spec.hint))
        self._pairs.show_pairs(pairs)
        self._links.show_links(spec.rows)

    def _add_editor(self, form: FieldForm, view: SettingView) -> None:
        spec = view.spec
        label = self.tr("新值（{unit}）").format(unit=spec.unit) if spec.unit else self.tr("新值")
        editor: QWidget
        if spec.kind in ("choice", "bool"):
            editor = form.add_choice("value", label, _choices(spec), required=True)
            form.set_value("value", dump(spec, view.value))
        elif spec.kind == "list":
            editor = form.add_long_text("value", label, required=True, hint=self.tr("一行一项"))
            form.set_value("value", "\n".join(spec.label(str(item)) for item in view.value))
        else:
            editor = form.add_text("value", label, required=True, text=dump(spec, view.value))
        editor.setObjectName("field.value")

    def _change(self) -> None:
        if self._busy or not self._key or self._form.missing():
            return
        approved = self._views[self._key].approved
        if approved and self.approval.missing():
            return
        self.error.show_words("")
        self._busy = True
        if not approved:
            self._commit(None)
            return
        who, pin = str(self.approval.value("who")), str(self.approval.value("pin"))
        desk = self.context.desk
        self.context.jobs.write(
            lambda: desk.sign_in(who, pin), self._commit, lambda error: self._complain(shown(error.reason))
        )

    def _commit(self, approver: Actor | None) -> None:
        key, raw, reason = self._key, str(self._form.value("value")), str(self._form.value("reason"))
        approver_id = approver.person_id if approver is not None else None
        self.run(lambda w: change(w, key, raw, reason, approver_id=approver_id), self._changed, self._complain)

    def _complain(self, words: str) -> None:
        self._busy = False
        self.approval.set_value("pin", "")
        self.error.show_words(words)

    def _changed(self, _: object) -> None:
        self._busy = False
        self.approval.set_value("pin", "")
        self._form.set_value("reason", "")
        title = self._views[self._key].spec.title
        self.reload()
        self.said.setText(self.tr("已变更：{title}。旧值留在审计里。").format(title=title))


def _choices(spec: SettingSpec) -> list[tuple[str, Any]]:
    if spec.kind == "bool":
        return [(QCoreApplication.translate("settings", "是"), "true"), (QCoreApplication.translate("settings", "否"), "false")]
    return [(spec.label(choice), choice) for choice in spec.choices]

