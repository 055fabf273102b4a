"""产品: what a product is, how it is stored and carried; putting it into use (A-24)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.catalog import queries, service
from app.catalog.care import HANDLING, handling_words
from app.catalog.entry import read_climate
from app.catalog.views import PackView, ProductDraft, ProductKind, ProductView, StorageClass, Tracking
from app.core.clock import site_day
from app.core.errors import AppError
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Work
from app.desk import Reading
from app.files.service import read_file
from app.imports.views import ImportKind
from app.packing import queries as packing
from ui.catalog.master import MasterView, size_of, size_words, words_of
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.buttons import KeyButton
from ui.widgets.files import file_to_open
from ui.widgets.tables import Column, Kind, MarkCell

_FLAGS = ("fragile", "valuable", "hazard", "has_shelf_life")


class ProductsView(MasterView):
    """The list of products."""

    key = "products"
    roles = frozenset({Role.PROCESS, Role.PLANNING, Role.RESEARCH, Role.ADMINISTRATOR})
    table_kind = ImportKind.PRODUCTS

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("代码"), width=58),
            Column(self.tr("名称"), stretch=True),
            Column(self.tr("型号规格"), width=170),
            Column(self.tr("单位"), width=50),
            Column(self.tr("识别"), width=96),
            Column(self.tr("净重 kg"), Kind.NUMBER, 76),
            Column(self.tr("状态"), Kind.MARK, 112),
        ]
        super().__init__(context, self.tr("产品"), columns, self.tr("筛选：代码、名称、型号"), self.tr("新产品"))

    def build(self) -> None:
        """Fields of A-24 and what labels and papers print."""
        form, yes_no = self.form, [(self.tr("是"), True), (self.tr("否"), False)]
        form.add_text("code", self.tr("代码"), required=True, hint=self.tr("两个大写字母，序列号以它开头"))
        form.add_text("name", self.tr("名称"), required=True)
        form.add_text("model", self.tr("型号规格"), required=True)
        form.add_text("unit", self.tr("单位"), required=True, hint=self.tr("台、件、套"))
        form.add_choice("kind", self.tr("类别"), [(shown(word_text(k)), k.value) for k in ProductKind])
        form.add_choice("tracking", self.tr("识别"), [(shown(word_text(k)), k.value) for k in Tracking])
        stored = [(shown(word_text(k)), k.value) for k in StorageClass]
        form.add_choice("storage_class", self.tr("储存环境"), stored, empty=self.tr("未定"))
        form.add_number("storage_days", self.tr("存放期"), unit=self.tr("天"), high=36_500)
        names = (self.tr("易碎"), self.tr("贵重"), self.tr("危险品"), self.tr("有保质期"))
        for flag, name in zip(_FLAGS, names, strict=True):
            form.add_choice(flag, name, yes_no, empty=self.tr("未定"))
        form.add_number("shelf_life_days", self.tr("保质期"), unit=self.tr("天"), high=36_500)
        form.add_number("net_weight_g", self.tr("净重"), unit="g", high=1_000_000_000)
        form.add_number("gross_weight_g", self.tr("毛重"), unit="g", high=1_000_000_000)
        moved = [(shown(words), key) for key in HANDLING if (words := handling_words(key)) is not None]
        form.add_choice("handling", self.tr("搬运方式"), moved, empty=self.tr("未定"))
        form.add_text("size", self.tr("外形 mm"), hint=self.tr("长×宽×高"), text="0×0×0")
        form.add_text("gtin", "GTIN", hint=self.tr("8、12、13 或 14 位，可空"))
        form.add_text("packs", self.tr("整包条码"), hint=self.tr("16901234000013=24，可多个，用、隔开"))
        form.add_text("marks", self.tr("贮运标志"), hint=self.tr("怕雨、向上、堆码层数极限 4"))
        form.add_text("precautions", self.tr("运输注意"), hint=self.tr("防潮、轻拿轻放"))
        form.add_text("climate", self.tr("运输温湿度"), hint=self.tr("受控货品填，如 2～8 ℃，≤60 %RH"))
        form.add_text("special", self.tr("特殊防护"), hint=self.tr("贵重/安全件搬运前签，空着按设置：防静电、固定牢靠、两人搬运"))
        form.add_text("papers", self.tr("随货资料"), text=self.tr("合格证"))
        form.add_tick("purchased", self.tr("来源"), self.tr("外购：到货后须进货检验"))
        form.add_text("paper_codes", self.tr("资料条码"), hint=self.tr("说明书=SM-0412，可多个，用、隔开"))
        self._packs: dict[int, list[str]] = {}
        self._papers: dict[int, list[str]] = {}

    def more(self) -> Sequence[KeyButton]:
        """启用."""
        self.activate = KeyButton(self.tr("启用"), icon="check")
        self.activate.setObjectName("do.activate")
        self.activate.clicked.connect(self._activate)
        self.picture = KeyButton(self.tr("图片…"), icon="camera")
        self.picture.setObjectName("do.picture")
        self.picture.clicked.connect(self._choose_picture)
        return (self.picture, self.activate)

    def ask(self, session: Reading) -> list[Any]:
        """Every product, with the codes of its packs and papers."""
        listed = queries.products(session)
        keys = [view.product_id for view in listed]
        packs: dict[int, list[str]] = defaultdict(list)
        papers: dict[int, list[str]] = defaultdict(list)
        for pack in queries.packs(session, keys):
            packs[pack.product_id].append(f"{pack.gtin}={pack.quantity}")
        for paper in queries.paper_codes(session, keys):
            papers[paper.product_id].append(f"{paper.paper}={paper.code}")
        self._packs, self._papers = packs, papers
        return list(listed)

    def key_of(self, view: ProductView) -> int:
        """Its key."""
        return view.product_id

    def cells(self, view: ProductView) -> Sequence[Any]:
        """One row."""
        state = MarkCell(State.GOOD, self.tr("已启用")) if view.active else MarkCell(State.NOT_YET, self.tr("未启用"))
        if view.unstated and not view.active:
            state = MarkCell(State.HOLD, self.tr("资料不全"))
        weight = f"{view.net_weight_g / 1000:.3f}".rstrip("0").rstrip(".")
        return (view.code, view.name, view.model, view.unit, shown(word_text(view.tracking)), weight, state)

    def fill(self, view: ProductView | None) -> None:
        """The form."""
        empty = ProductDraft("", "", "", "")
        source: Any = view or empty
        for key in ("code", "name", "model", "unit", "kind", "tracking", "storage_class", "storage_days", "net_weight_g", "gtin",
                    "gross_weight_g"):  # fmt: skip
            value = getattr(source, key)
            self.form.set_value(key, getattr(value, "value", value))
        for flag in ("fragile", "valuable", "hazard"):
            self.form.set_value(flag, None if view is None or flag in view.unstated else getattr(view, flag))
        unknown = view is None or "has_shelf_life" in view.unstated
        self.form.set_value("has_shelf_life", None if unknown else view is not None and view.shelf_life_days is not None)
        self.form.set_value("shelf_life_days", source.shelf_life_days or 0)
        self.form.set_value("handling", source.handling or None)
        self.form.set_value("size", size_words(source.size_mm))
        for key in ("marks", "precautions", "papers", "special"):
            self.form.set_value(key, "、".join(getattr(source, key)))
        self.form.set_value("purchased", source.purchased)
        self.form.set_value("climate", source.climate.words if source.climate is not None else "")
        chosen = view.product_id if view is not None else 0
        self.form.set_value("packs", "、".join(self._packs.get(chosen, [])))
        self.form.set_value("paper_codes", "、".join(self._papers.get(chosen, [])))
        self.picture.setVisible(view is not None)
        self.picture.setEnabled(self.context.actor.has(*self.roles))
        self.activate.setVisible(view is not None and not view.active)
        self.activate.setEnabled(self.context.actor.has(*self.roles))

    def collect(self) -> dict[str, Any]:
        """The fields with the size read."""
        values = self.form.values()
        values["size_mm"] = size_of(values, "size")
        return values

    def enter(self, work: Work, values: dict[str, Any]) -> ProductView:
        """A new product."""
        return _with_codes(work, service.create_product(work, _draft(values)), values)

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> ProductView:
        """A new version of a product."""
        return _with_codes(work, service.change_product(work, key, _draft(values), reason, version=version), values)

    def _choose_picture(self) -> None:
        view = self.chosen()
        name = file_to_open(self, self.tr("产品图片"), "PNG, JPEG (*.png *.jpg *.jpeg)")
        if view is not None and name:
            self.take_picture(view.product_id, name)

    def take_picture(self, product_id: int, name: str) -> None:
        """Hangs a picture file on a product."""
        try:
            content = read_file(Path(name))
        except AppError as error:
            self.error.show_words(shown(error.reason))
            return

        def act(work: Work) -> None:
            service.set_picture(work, product_id, name, content)

        self.run(act, lambda _: self.said.setText(self.tr("图片已存，装箱台换成这张。")), self.error.show_words)

    def _activate(self) -> None:
        view = self.chosen()
        if view is not None:
            key, today = view.product_id, site_day(self.context.desk.clock.now())

            def act(work: Work) -> ProductView:
                return service.activate_product(work, key, packing.spec(work.session, key, today) is not None)

            self.run(act, self._saved, self.error.show_words)


def _with_codes(work: Work, view: ProductView, values: dict[str, Any]) -> ProductView:
    """The codes of packs and papers go with the product, in the same action."""
    packs = []
    for part in words_of(values["packs"]):
        code, _, count = part.partition("=")
        packs.append(PackView(code.strip(), view.product_id, int(count) if count.strip().isdecimal() else 0, ""))
    service.set_packs(work, view.product_id, packs)
    papers = (part.partition("=") for part in words_of(values["paper_codes"]))
    service.set_paper_codes(work, view.product_id, {code.strip(): paper.strip() for paper, _, code in papers})
    return view


def _draft(values: dict[str, Any]) -> ProductDraft:
    stored = values["storage_class"]
    return ProductDraft(
        code=values["code"], name=values["name"], model=values["model"], unit=values["unit"], kind=ProductKind(values["kind"]),
        tracking=Tracking(values["tracking"]), storage_class=StorageClass(stored) if stored else None,
        storage_days=values["storage_days"] or None, has_shelf_life=values["has_shelf_life"],
        shelf_life_days=values["shelf_life_days"] or None, fragile=values["fragile"], valuable=values["valuable"],
        hazard=values["hazard"], precautions=words_of(values["precautions"]), marks=words_of(values["marks"]),
        net_weight_g=values["net_weight_g"], size_mm=values["size_mm"], gtin=values["gtin"], papers=words_of(values["papers"]),
        handling=values["handling"] or "", gross_weight_g=values["gross_weight_g"],
        climate=read_climate(values["climate"] or ""), special=words_of(values["special"]), purchased=values["purchased"],
    )  # fmt: skip
