"""库位标签: labels of places and trays, chosen from the list, seen as the printer will burn them, printed one by one or on A4."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget

from app.catalog import place_labels as labels
from app.catalog import queries as catalog
from app.catalog.place_labels import ARROWS, Style, TrayView
from app.catalog.views import LocationView
from app.core.words import text as word_text
from app.desk import Reading
from app.labels.content import PLACE_SIZES
from app.labels.stock import LANGUAGES, USUAL, Language, Stock
from app.printing.label_preview import LabelPreview, preview_of
from app.printing.making import company
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.label_view import LabelPicture
from ui.settings.parts import Said, SettingsView, SidePanel, matches
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.tables import Column, Kind, WorkTable

PLACES, TRAYS = "places", "trays"


class PlaceLabelView(SettingsView):
    """The list at the left takes several (Shift and ↓, Ctrl+A); the panel shows the first of them and prints all, in their order."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._places: list[LocationView] = []
        self._trays: tuple[TrayView, ...] = ()
        self._wanted = 0
        self._listed: tuple[object, object] = ((), ())
        self.table = WorkTable(
            [
                Column(self.tr("编码"), Kind.DOCUMENT, 190), Column(self.tr("库区、放在"), stretch=True),
                Column(self.tr("用途"), width=120), Column(self.tr("环境"), width=110),
            ],
            empty=self.tr("没有库位。在「资料」的库区库位里建，或从表格导入。"),
        )  # fmt: skip
        self.table.setObjectName("list.places")
        self.table.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.table.current_changed.connect(lambda _: self._look())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._look())
        self.filter = self.filter_box(self.tr("筛选：编码、库区"))
        self.filter.textChanged.connect(lambda _: self._fill())
        self.card = self.list_card(self.tr("库位和载具"), self.table, [self.filter])
        self.row.addWidget(self.card, 1)
        self.row.addWidget(self._make_panel())

    def _make_panel(self) -> QWidget:
        self.panel = SidePanel(self.tr("标签"), 396)
        mm = self.tr("{w} × {h} mm")
        sizes = [(mm.format(w=size.partition("x")[0], h=size.partition("x")[2]), size) for size in PLACE_SIZES]
        arrows = [(self.tr("不印"), ""), *((f"{sign} {key}", key) for key, sign in ARROWS.items() if key)]
        words = {"up": self.tr("↑ 上方货位"), "down": self.tr("↓ 下方货位"), "left": self.tr("← 左边货位"), "right": self.tr("→ 右边货位")}
        arrows = [(words.get(key, name), key) for name, key in arrows]
        self.form = FieldForm(label_width=66)
        self.form.add_choice("what", self.tr("种类"), [(self.tr("库位"), PLACES), (self.tr("载具（托盘、笼车）"), TRAYS)])
        self.form.editor("what").setObjectName("field.what")
        self.form.add_choice("size", self.tr("尺寸"), sizes).setObjectName("field.size")
        self.form.add_choice("arrow", self.tr("箭头"), arrows).setObjectName("field.arrow")
        self.form.add_tick("level", self.tr("层号"), self.tr("编码末段印在右上角")).setObjectName("field.level")
        self.form.set_value("level", True)
        self.form.add_number("count", self.tr("新载具"), low=1, high=labels.MOST).setObjectName("field.count")
        self.form.add_text("place", self.tr("放在库位"), hint=self.tr("选一个载具，写库位编码")).setObjectName("field.place")
        self.form.changed.connect(self._changed)
        self.picture = LabelPicture()
        self.picture.setMinimumSize(260, 190)
        self.picture.setMaximumHeight(430)
        self.error, self.said = ErrorLine(), Said()
        self.panel.content.addWidget(self.form)
        self.panel.content.addWidget(self.picture, 1)
        self.panel.content.addStretch(0)
        self.make = KeyButton(self.tr("编号"), key="Ctrl+N")
        self.make.setObjectName("do.make_trays")
        self.make.clicked.connect(self._make)
        self.put = KeyButton(self.tr("放好"), key="Ctrl+S")
        self.put.setObjectName("do.put_tray")
        self.put.clicked.connect(self._put)
        self.sheet = KeyButton(self.tr("A4 纸"), icon="doc", key="Ctrl+P")
        self.sheet.setObjectName("do.print_sheet")
        self.sheet.clicked.connect(lambda: self._print(True))
        self.print = PrimaryButton(self.tr("标签机打印"), icon="printer", key="F10")
        self.print.setObjectName("do.print_labels")
        self.print.clicked.connect(lambda: self._print(False))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.make)
        upper.addWidget(self.put)
        lower.addWidget(self.sheet)
        lower.addWidget(self.print, 1)
        for widget in (self.error, self.said):
            self.panel.body.addWidget(widget)
        self.panel.body.addLayout(upper)
        self.panel.body.addLayout(lower)
        self._changed("what")
        return self.panel

    @property
    def style_wanted(self) -> Style:
        """How the labels are to look."""
        return Style(self.form.value("size"), self.form.value("arrow") or "", bool(self.form.value("level")))

    @property
    def of_trays(self) -> bool:
        """Whether trays are listed."""
        return bool(self.form.value("what") == TRAYS)

    @property
    def chosen(self) -> list[str]:
        """The codes that are chosen, in the order of the list."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [str(self.table.rows.key(row)) for row in rows]

    def reload(self) -> None:
        """Reads places and trays."""
        def ask(session: Reading) -> tuple[list[LocationView], tuple[TrayView, ...]]:
            return list(catalog.locations(session)), labels.trays(session)

        self.context.query(ask, self._show)

    def _show(self, found: tuple[list[LocationView], tuple[TrayView, ...]]) -> None:
        self._places, self._trays = found
        self._fill()

    def _fill(self) -> None:
        needle, kept = self.filter.text(), self.chosen
        if self.of_trays:
            trays = [tray for tray in self._trays if matches(needle, tray.number, tray.location)]
            rows = [(tray.number, tray.location or self.tr("没有放"), self.tr("载具"), "") for tray in trays]
            keys = [tray.code for tray in trays]
        else:
            places = [place for place in self._places if place.active and matches(needle, place.code, place.zone)]
            rows = [
                (place.code, place.zone, shown(word_text(place.zone_kind)), shown(word_text(place.storage_class))) for place in places
            ]
            keys = [place.code for place in places]
        if (rows, keys) == self._listed:
            return  # what is chosen stays chosen
        self._listed = (rows, keys)
        self.table.set_rows(rows, keys)
        if (len(kept) != 1 or not self.table.select_key(kept[0])) and keys:
            self.table.selectRow(0)
        self._look()

    def _changed(self, key: str) -> None:
        for name in ("count", "place"):
            self.form.show_field(name, self.of_trays)
        for name in ("arrow", "level"):
            self.form.show_field(name, not self.of_trays)
        self.make.setVisible(self.of_trays)
        self.put.setVisible(self.of_trays)
        if key == "what" and hasattr(self, "table"):
            self._fill()
        elif key in ("size", "arrow", "level"):
            self._look()

    def _look(self) -> None:
        """The first of the chosen labels, as the printer of this PC burns it."""
        chosen = self.chosen
        self.card.note.setText(self.tr("已选 {n} 张").format(n=len(chosen)))
        self._wanted += 1
        if not chosen:
            self.picture.show_label(LabelPreview(labels.LABEL, ""), "")
            return
        asked, style, code, now = self._wanted, self.style_wanted, chosen[0], self.context.desk.clock.now()
        language, stock = self._printer()

        def ask(session: Reading) -> LabelPreview:
            label = labels.label_of(session, code, style, company(session, now).name)
            return preview_of(labels.LABEL, code, label, language, stock)

        self.context.query(ask, lambda seen: self._seen(seen) if asked == self._wanted else None)

    def _printer(self) -> tuple[Language, Stock]:
        local = self.context.local
        language = str(local["printer"]).partition("+")[0] if local is not None else ""
        return next((one for one in LANGUAGES if one == language), LANGUAGES[0]), local.stock if local is not None else USUAL

    def _seen(self, seen: LabelPreview) -> None:
        self.error.show_words(shown(seen.problem) if seen.problem is not None else "")
        words = self.tr("{n} 字节").format(n=f"{seen.size:,}") if seen.size else ""
        self.picture.show_label(seen, words)

    # Acting

    def _print(self, on_paper: bool) -> None:
        codes, style = self.chosen, self.style_wanted
        if on_paper:
            done = self.tr("{n} 张排到 A4 纸上，已送打印。").format(n=len(codes))
            self.run(lambda w: labels.print_sheet(w, codes, style), lambda _: self._done(done), self.error.show_words)
        else:
            done = self.tr("{n} 张标签已排队，按列表次序打印。").format(n=len(codes))
            self.run(lambda w: labels.print_labels(w, codes, style), lambda _: self._done(done), self.error.show_words)

    def _make(self) -> None:
        count = self.form.value("count")
        self.run(lambda w: labels.make_trays(w, count), self._made, self.error.show_words)

    def _made(self, numbers: tuple[str, ...]) -> None:
        self._done(self.tr("新编 {first} 到 {last}。").format(first=numbers[0], last=numbers[-1]))
        self.reload()

    def _put(self) -> None:
        codes, place = self.chosen, str(self.form.value("place")).strip().upper()
        if codes:
            self.run(lambda w: labels.put_tray(w, codes[0], place), lambda _: self._was_put(place), self.error.show_words)

    def _was_put(self, place: str) -> None:
        self.form.set_value("place", "")
        self._done(self.tr("载具在 {place}，扫它就是扫这个库位。").format(place=place or "—"))
        self.reload()

    def _done(self, words: str) -> None:
        self.error.show_words("")
        self.said.setText(words)
