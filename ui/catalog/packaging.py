"""包装物: the packaging items of the raw-material store, with their approval (C-02, C-04, C-09)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.core.clock import site_day
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.materials import items, queries
from app.materials.papers import ALL_CODES, CODES
from app.materials.views import PackagingItemDraft, PackagingItemView, PackagingSource, PackagingType
from ui.catalog.master import MasterView, day_of, size_of, size_words
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Column, Kind, MarkCell

_SAME = ("key", "name", "unit", "kind_words", "tare_g", "max_load_g", "max_layers", "minimum", "place", "active")


class PackagingItemsView(MasterView):
    """What may be asked for, taken in and named in a packing specification."""

    key = "packaging_items"
    roles = frozenset(items.ITEM_ROLES)

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("代码"), Kind.DOCUMENT, 92),
            Column(self.tr("包装物"), stretch=True),
            Column(self.tr("种类"), width=128),
            Column(self.tr("来源"), width=56),
            Column(self.tr("库存"), Kind.NUMBER, 64),
            Column(self.tr("下限"), Kind.NUMBER, 56),
            Column(self.tr("认可"), Kind.DATE, 96),
            Column(self.tr("状态"), Kind.MARK, 104),
        ]
        super().__init__(context, self.tr("包装物"), columns, self.tr("筛选：代码、名称、种类"), self.tr("新包装物"))

    def build(self) -> None:
        """Key, kind, source, limits, and the approval record."""
        form = self.form
        form.add_text("key", self.tr("代码"), required=True, hint=self.tr("印在条码 JF$PKG: 后面"))
        form.add_text("name", self.tr("名称"), required=True)
        form.add_choice("kind", self.tr("种类"), [(shown(word_text(kind)), kind.value) for kind in PackagingType])
        form.add_text("kind_words", self.tr("自定种类"), hint=self.tr("选「其他」时必填"))
        form.add_choice("source", self.tr("来源"), [(shown(word_text(source)), source.value) for source in PackagingSource])
        form.add_text("unit", self.tr("单位"), required=True, text=self.tr("个"))
        form.add_text("size", self.tr("外形 mm"), hint=self.tr("长×宽×高"), text="0×0×0")
        form.add_number("tare_g", self.tr("皮重"), unit="g", high=10_000_000)
        form.add_number("max_load_g", self.tr("最大载重"), unit="g", high=1_000_000_000)
        form.add_number("max_layers", self.tr("堆码层数"), high=50)
        form.add_number("minimum", self.tr("最低库存"), high=1_000_000)
        form.add_text("place", self.tr("库位"))
        form.add_tick("active", self.tr("使用"), self.tr("在用"))
        form.add_text("approved_on", self.tr("认可日期"), hint="2026-11-23")
        form.add_text("evidence", self.tr("认可依据"), hint=self.tr("检测报告、证书或标准号"))

    def more(self) -> Sequence[KeyButton]:
        """认可, and the sheet of barcodes."""
        self.approve = KeyButton(self.tr("认可"), icon="shield")
        self.approve.setObjectName("do.approve")
        self.approve.clicked.connect(self._approve)
        self.codes = KeyButton(self.tr("全部条码"), icon="printer")
        self.codes.setObjectName("do.codes")
        self.codes.clicked.connect(lambda: self.context.preview_wanted.emit(CODES, ALL_CODES))
        return (self.approve, self.codes)

    def ask(self, session: Reading) -> list[Any]:
        """Every item."""
        return list(queries.items(session))

    def key_of(self, view: PackagingItemView) -> int:
        """Its key."""
        return view.item_id

    def cells(self, view: PackagingItemView) -> Sequence[Any]:
        """One row."""
        day = view.approved_on.isoformat() if view.approved_on else ""
        kind = view.kind_words or shown(word_text(view.kind))
        source = shown(word_text(view.source))
        return (view.key, view.name, kind, source, view.balance, view.minimum or "—", day, self._mark(view))

    def _mark(self, view: PackagingItemView) -> MarkCell:
        if not view.active:
            return MarkCell(State.NOT_YET, self.tr("停用"))
        if not view.approved:
            return MarkCell(State.HOLD, self.tr("未认可"))
        return MarkCell(State.WRONG, self.tr("低于下限")) if view.is_low else MarkCell(State.GOOD, self.tr("使用"))

    def fill(self, view: PackagingItemView | None) -> None:
        """The form."""
        source: Any = view or PackagingItemDraft("", "", PackagingType.CARTON)
        for key in _SAME:
            self.form.set_value(key, getattr(source, key))
        self.form.set_value("kind", source.kind.value)
        self.form.set_value("source", source.source.value)
        self.form.set_value("size", size_words(source.size_mm))
        approved = view.approved_on if view else None
        self.form.set_value("approved_on", approved.isoformat() if approved else "")
        self.form.set_value("evidence", view.evidence if view else "")
        self.form.editor("key").setEnabled(view is None)
        may = self.context.actor.has(*items.APPROVERS)
        self.approve.setEnabled(may and view is not None)

    def collect(self) -> dict[str, Any]:
        """The fields with the size read; the approval is an act of its own."""
        values = self.form.values()
        values["size_mm"] = size_of(values, "size")
        return {key: value for key, value in values.items() if key not in ("size", "approved_on", "evidence")}

    def enter(self, work: Work, values: dict[str, Any]) -> PackagingItemView:
        """A new item."""
        return items.create_item(work, _draft(values))

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> PackagingItemView:
        """A new version of an item."""
        return items.change_item(work, key, _draft(values, self._views[key].box_kind_id), reason, version=version)

    def _approve(self) -> None:
        view, values = self.chosen(), self.form.values()
        if view is not None:
            key, evidence = view.item_id, str(values["evidence"])
            if not evidence:
                self.form.show_errors({"evidence": self.tr("请填写认可依据")})
                return
            on = day_of(values, "approved_on") or site_day(self.context.desk.clock.now())
            self.run(lambda w: items.approve_item(w, key, on, evidence), self._saved, self.error.show_words)


def _draft(values: dict[str, Any], box_kind_id: int | None = None) -> PackagingItemDraft:
    return PackagingItemDraft(
        kind=PackagingType(values["kind"]), source=PackagingSource(values["source"]), size_mm=values["size_mm"], box_kind_id=box_kind_id,
        **{key: values[key] for key in _SAME},
    )  # fmt: skip
