"""本机: every setting of this PC and of the site, each with where its value came from."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from app.settings.local import LocalSettings, Origin, option
from app.settings.service import SettingView, settings
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import NONE, SettingsView, minute, paragraph, value_words
from ui.settings.sound_bar import SoundBar
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

_PASSWORD = re.compile(r"(://[^:/@]*):[^@/]*@")


def without_password(value: str) -> str:
    """An address with its password blotted out, as a screen may show it."""
    return _PASSWORD.sub(r"\1:***@", value)


class LocalView(SettingsView):
    """Two tables: this PC (option, file, default) and the site's settings (text, proposal, changed)."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.table = WorkTable(
            [
                Column(self.tr("设置"), width=146),
                Column(self.tr("现值"), stretch=True),
                Column(self.tr("来自"), Kind.MARK, 96),
                Column(self.tr("启动选项"), width=166),
            ],
            empty=self.tr("这个窗口没有读本机设置。"),
        )
        self.table.setObjectName("list.local")
        self.site = WorkTable(
            [
                Column(self.tr("站点设置"), stretch=True),
                Column(self.tr("现值"), width=150),
                Column(self.tr("来自"), Kind.MARK, 168),
            ],
            empty=self.tr("没有站点设置。"),
        )
        self.site.setObjectName("list.local_site")
        self.file = paragraph("", "caption")
        self.file.setContentsMargins(14, 0, 14, 10)
        self.card = self.list_card(self.tr("这台电脑"), self.table)
        self.full = paragraph("")
        self.full.setContentsMargins(14, 0, 14, 0)
        self.table.current_changed.connect(self._choose)
        self.card.body.addWidget(self.full)
        self.sound = SoundBar(context)
        self.card.body.addWidget(self.sound)
        self.card.body.addWidget(self.file)
        self.site_card: Card = self.list_card(self.tr("全站设置"), self.site)
        self.row.addWidget(self.card, 11)
        self.row.addWidget(self.site_card, 10)

    def reload(self) -> None:
        """Reads both."""
        self.sound.reload()
        self._show_local(self.context.local)
        now = self.context.desk.clock.now()
        self.context.query(lambda s: settings(s, now), self._show_site)

    def _show_local(self, local: LocalSettings | None) -> None:
        self.card.note.setText(self.tr("工位 {name}").format(name=self.context.desk.station))
        if local is None:
            self.table.set_rows([])
            self.file.setText(self.tr("设置文件：无"))
            return
        marks = {
            Origin.OPTION: MarkCell(State.INFO, self.tr("选项")),
            Origin.FILE: MarkCell(State.GOOD, self.tr("文件")),
            Origin.DEFAULT: MarkCell(State.NOT_YET, self.tr("默认")),
        }
        rows = [
            (shown(v.title), self._named(v.key, v.value or local.default_of(v.key)), marks[v.origin], option(v.key))
            for v in local.values.values()
        ]
        self.table.set_rows(rows, list(local.values))
        there = self.tr("有") if local.file.is_file() else self.tr("还没有，按默认值")
        words = self.tr("设置文件（{there}）：{file}。启动选项压过文件，文件压过默认；改后重新启动。")
        self.file.setText(words.format(there=there, file=local.file))

    def _choose(self, key: str | None) -> None:
        local = self.context.local
        if key is not None and local is not None:
            value = local.values[key]
            self.full.setText(f"{shown(value.title)}：{self._named(key, value.value or local.default_of(key))}")

    def _named(self, key: str, value: object) -> str:
        """A choice as people call it, with what the file and the option call it."""
        names = {
            "station": {
                "all": self.tr("全部"), "inbound": self.tr("入库"), "bench": self.tr("装箱核对"), "dispatch": self.tr("发货"),
                "gate": self.tr("门卫"), "aftersales": self.tr("售后"),
            },
            "lang": {"zh": self.tr("中文"), "en": self.tr("英文"), "ja": self.tr("日文")},
        }  # fmt: skip
        name = names.get(key, {}).get(str(value))
        return f"{name}（{value}）" if name else self._words(value)

    def _words(self, value: object) -> str:
        if isinstance(value, bool):
            return self.tr("是") if value else self.tr("否")
        if isinstance(value, float):
            return f"{value:g}"
        return without_password(str(value)) or NONE

    def _show_site(self, found: list[SettingView]) -> None:
        rows = [(view.spec.title, value_words(view.spec, view.value), _origin(view)) for view in found]
        self.site.set_rows(rows, [view.spec.key for view in found])
        changed = sum(view.changed for view in found)
        self.site_card.note.setText(self.tr("{n} 项 · 改过 {m}").format(n=len(found), m=changed))


def _origin(view: SettingView) -> MarkCell:
    if view.effective_from is not None:
        return MarkCell(State.GOOD, QCoreApplication.translate("settings", "改于 {at}").format(at=minute(view.effective_from)[:10]))
    return origin_mark(view.spec.origin)


def origin_mark(origin: str) -> MarkCell:
    """Where a default comes from: the source texts or a proposal."""
    if origin == "text":
        return MarkCell(State.INFO, QCoreApplication.translate("settings", "原文默认"))
    return MarkCell(State.NOT_YET, QCoreApplication.translate("settings", "建议默认"))
