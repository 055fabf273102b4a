"""签字密钥: who may sign gate passes and until when, the week's deputies, the published list, and where this PC keeps its secrets."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from PySide6.QtWidgets import QVBoxLayout

from app.core.clock import site_day
from app.core.words import Role
from app.core.words import text as word_text
from app.trust.overview import TrustOverview, deputies, overview
from app.trust.service import fingerprint
from app.trust.views import GrantView, KeyState, KeyView, PermitView, key_word
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.own_key import OwnKey
from ui.settings.parts import NONE, Pairs, SettingsView, SidePanel, minute, paragraph
from ui.settings.roster_week import RosterWeek
from ui.theme.tokens import State
from ui.widgets.base import Card
from ui.widgets.mark import Mark
from ui.widgets.tables import Cell, Column, Kind, MarkCell, WorkTable

SOON = timedelta(days=30)
_STATES = {
    KeyState.ACTIVE: State.GOOD, KeyState.UNPUBLISHED: State.HOLD, KeyState.WAITING: State.NOT_YET, KeyState.OVER: State.NOT_YET,
    KeyState.LEFT_OUT: State.WRONG, KeyState.SHUT: State.WRONG, KeyState.REVOKED: State.WRONG,
}  # fmt: skip
_ORDER = (KeyState.SHUT, KeyState.LEFT_OUT, KeyState.UNPUBLISHED, KeyState.ACTIVE, KeyState.WAITING, KeyState.REVOKED, KeyState.OVER)


class TrustView(SettingsView):
    """Read-only but for one's own key; everything else takes two persons at `jiaofu-admin trust`."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.table = WorkTable(
            [
                Column(self.tr("人员"), width=112),
                Column(self.tr("可签"), stretch=True),
                Column(self.tr("状态"), Kind.MARK, 160),
                Column(self.tr("有效至"), Kind.DATE, 136),
                Column(self.tr("密钥"), width=160),
            ],
            empty=self.tr("还没有签字密钥。系统管理员和另一位用 jiaofu-admin trust found 建立根密钥，再批准签字人。"),
        )
        self.table.setObjectName("list.keys")
        self.card = self.list_card(self.tr("签字密钥"), self.table)
        self.week = RosterWeek()
        self.week_card = Card(self.tr("本周代签"), " ", padding=0)
        self.week_card.body.setContentsMargins(1, 10, 1, 6)
        self.week_card.head.setContentsMargins(14, 0, 14, 0)
        self.week_card.body.addWidget(self.week)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.card, 1)
        left.addWidget(self.week_card)
        left.addWidget(self._make_ways())
        self.row.addLayout(left, 1)
        self.row.addWidget(self._make_panel())
        context.person_changed.connect(lambda _: self.reload() if self.isVisible() else None)

    def _make_ways(self) -> Card:
        """What an administrator types to change something here; nothing of it is done alone, so nothing of it is a button."""
        self.ways = Card(self.tr("怎样更改"), self.tr("在签字工位的命令行；改完都要发布名单才生效"))
        self.ways.body.setSpacing(6)
        pairs, two = Pairs(92), self.tr("--admin 管理员 --second 另一位")
        ways = [
            (self.tr("排代签"), self.tr("deputy add --name 姓名 --role finance --weekdays 1-5 --shift 17:30-08:00 {two}")),
            (self.tr("取消代签"), self.tr("deputy remove 编号 {two}（编号见 jiaofu-admin trust deputy list）")),
            (self.tr("批准签字人"), self.tr("key issue --name 姓名 --role finance {two}")),
            (self.tr("密钥丢失"), self.tr("key revoke 姓名 --reason 原因 {two}（随即发布）")),
            (self.tr("发布名单"), "publish {two}"),
        ]
        pairs.show_pairs([(what, f"jiaofu-admin trust {how.format(two=two)}") for what, how in ways])
        self.ways.body.addWidget(pairs)
        return self.ways

    def _make_panel(self) -> SidePanel:
        self.panel = SidePanel(self.tr("签字名单"))
        self.mark = Mark(State.NOT_YET, NONE)
        self.trouble = paragraph()
        self.facts = Pairs()
        self.warning_mark = Mark(State.HOLD, self.tr("注意"))
        self.warning = paragraph("", "caption")
        self.own = OwnKey(self.context)
        self.own.done.connect(self.reload)
        for part in (self.mark, self.trouble, self.facts, self.warning_mark, self.warning):
            self.panel.content.addWidget(part)
        self.panel.content.addStretch(1)
        self.panel.body.addWidget(self.own)
        return self.panel

    def reload(self) -> None:
        """Reads everything on trust."""
        place = self.context.desk.place
        self.context.jobs.read(lambda: overview(place), self._show, self.context.failed.emit)

    def _show(self, found: TrustOverview) -> None:
        now = self.context.desk.clock.now()
        self._show_keys(found, now)
        today = site_day(now)
        monday = today - timedelta(days=today.weekday())
        self.week.show_week(deputies(found.grants, monday), monday, today)
        self.week_card.note.setText(self.tr("跨夜班次写在开始那天"))
        self._show_list(found, now)
        self.own.show_own(found)
        self.ways.setVisible(self.context.actor.has(Role.ADMINISTRATOR))

    # Keys

    def _show_keys(self, found: TrustOverview, now: datetime) -> None:
        rights: dict[int, list[GrantView]] = defaultdict(list)
        for one in found.grants:
            rights[one.person_id].append(one)
        waiting = [self._permit_line(one, rights[one.person_id]) for one in found.permits]
        keys = sorted(found.keys, key=lambda key: (_ORDER.index(key.state), key.name))
        rows = waiting + [self._key_line(key, rights[key.person_id], now) for key in keys]
        self.table.set_rows(rows, [*(f"permit {one.permit_id}" for one in found.permits), *(key.key_id for key in keys)])
        good = sum(key.state is KeyState.ACTIVE for key in keys)
        self.card.note.setText(self.tr("{n} 把有效 · 共 {m} 把").format(n=good, m=len(keys)))

    def _permit_line(self, one: PermitView, rights: list[GrantView]) -> tuple[object, ...]:
        return Cell(one.name, True), self._rights(rights), MarkCell(State.UNDER_WAY, self.tr("待本人设")), minute(one.until), NONE

    def _key_line(self, key: KeyView, rights: list[GrantView], now: datetime) -> tuple[object, ...]:
        state, words = _STATES[key.state], shown(key_word(key.state))
        if key.state is KeyState.ACTIVE and key.until - now < SOON:
            state, words = State.HOLD, self.tr("{n} 天后到期").format(n=(key.until - now).days)
        elif key.state is KeyState.REVOKED and not key.published:
            words = self.tr("已挂失，待发布")
        if key.revoked_at is not None:
            return Cell(key.name, True), key.revoked_why, MarkCell(state, words), minute(key.revoked_at), key.key_id
        return Cell(key.name, True), self._rights(rights), MarkCell(state, words), minute(key.until), key.key_id

    def _rights(self, rights: list[GrantView]) -> str:
        """What a person may sign: 财务部（亲签、预签）."""
        by_role: dict[Role, list[str]] = defaultdict(list)
        for one in rights:
            how = shown(word_text(one.how))
            if how not in by_role[one.role]:
                by_role[one.role].append(how)
        return "、".join(f"{shown(word_text(role))}（{'、'.join(hows)}）" for role, hows in by_role.items()) or NONE

    # List and station

    def _show_list(self, found: TrustOverview, now: datetime) -> None:
        sentences = [shown(one) for one in (*found.lacks, *found.left_out, *found.pending)]
        if found.trouble is not None:
            self.mark.set_state(State.WRONG, self.tr("名单不能用"))
            sentences = [shown(found.trouble)]
        elif found.root is None:
            self.mark.set_state(State.NOT_YET, self.tr("还没有根密钥"))
        elif found.station is None:
            self.mark.set_state(State.HOLD, self.tr("这台电脑没有登记"))
        elif found.pending:
            self.mark.set_state(State.HOLD, self.tr("{n} 项待发布").format(n=len(found.pending)))
        elif found.lacks or found.left_out:
            self.mark.set_state(State.HOLD, self.tr("有部门没人能签") if found.lacks else self.tr("有人不再能签"))
        else:
            self.mark.set_state(State.GOOD, self.tr("名单是最新的"))
        shown_now = sentences[:4] + ([self.tr("……等 {n} 项").format(n=len(sentences))] if len(sentences) > 4 else [])
        self.trouble.setText("\n".join(shown_now))
        self.trouble.setVisible(bool(sentences))
        self.facts.show_pairs(self._facts(found, now))
        warning = found.where.warning if found.station is not None else None
        self.warning_mark.setVisible(warning is not None)
        self.warning.setVisible(warning is not None)
        self.warning.setText("" if warning is None else shown(warning))

    def _facts(self, found: TrustOverview, now: datetime) -> list[tuple[str, str]]:
        pairs = []
        if found.published is not None:
            last = found.published
            age = max(0, (now - last.issued).days)
            old = self.tr("今天") if site_day(last.issued) == site_day(now) else self.tr("{n} 天前").format(n=max(1, age))
            pairs += [
                (self.tr("名单"), self.tr("第 {n} 号，{at}（{old}）").format(n=last.number, at=minute(last.issued), old=old)),
                (self.tr("发布"), self.tr("{administrator}、{second}").format(administrator=last.administrator, second=last.second)),
            ]
        if found.root is not None:
            holders = "、".join(one.name for one in found.root.holders)
            pairs += [(self.tr("根密钥"), fingerprint(found.root.public)), (self.tr("持有人"), holders)]
        station = self.tr("没有登记，不能签也不能验")
        if found.trouble is not None:
            station = self.tr("不能信，原因见上")
        elif found.station is not None:
            kind = self.tr("签字工位") if found.station.signing else self.tr("验放工位")
            station = self.tr("{site}·{kind}").format(site=found.station.site, kind=kind)
        return [*pairs, (self.tr("这台电脑"), station), (self.tr("保存在"), shown(found.where.where))]
