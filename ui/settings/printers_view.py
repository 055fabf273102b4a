"""标签机: the label printers of the site, which stations they print for, and their codes to scan at the bench."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.core.errors import AppError
from app.devices.printer import Printer, PrinterAddress, PrinterStatus
from app.identity.badges import print_printer_codes
from app.identity.papers import PAPER, PRINTERS
from app.labels.stock import CONTENT_SIZES, DPIS, SHIPPING_SIZES, USUAL, Stock
from app.printing.printers import PrinterDraft, PrinterView, printers, remove_printer, save_printer
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import NONE, Said, SettingsView, SidePanel, matches, paragraph
from ui.widgets.buttons import KeyButton, PrimaryButton
from ui.widgets.forms import ErrorLine, FieldForm
from ui.widgets.keys import command_key
from ui.widgets.tables import Cell, Column, WorkTable


class PrintersView(SettingsView):
    """The administrator enters label printers here; whoever works at a bench takes one over by scanning its code."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self._printers: dict[str, PrinterView] = {}
        self.table = WorkTable(
            [
                Column(self.tr("编号"), width=110),
                Column(self.tr("名称"), width=150),
                Column(self.tr("地址"), stretch=True),
                Column(self.tr("分辨率"), width=84),
                Column(self.tr("正在打印的工位"), width=170),
            ],
            empty=self.tr("还没有标签机。按 Ctrl+N 新增；本机自己的标签机不用登记。"),
        )
        self.table.setObjectName("list.printers")
        self.table.current_changed.connect(self._choose)
        self.filter = self.filter_box(self.tr("筛选：编号、名称、工位"))
        self.filter.textChanged.connect(lambda _: self._fill())
        new = KeyButton(self.tr("新增"), cap="Ctrl+N", icon="plus")
        new.setObjectName("do.new_printer")
        new.clicked.connect(self._new)
        command_key("Ctrl+N", self, inside=True).activated.connect(self._new)
        self.card = self.list_card(self.tr("标签机"), self.table, [self.filter, new])
        self.row.addWidget(self.card, 1)
        self.row.addWidget(self._make_panel())

    def _make_panel(self) -> QWidget:
        self.panel = SidePanel(self.tr("新增标签机"))
        self.form = FieldForm()
        self.form.add_text("key", self.tr("编号"), required=True, hint=self.tr("大写字母和数字，例如 B2")).setObjectName("field.key")
        self.form.add_text("name", self.tr("名称"), required=True, hint=self.tr("例如 2 号标签机")).setObjectName("field.name")
        self.form.add_text("address", self.tr("地址"), required=True, hint="zpl+tcp://10.0.0.7:9100").setObjectName("field.address")
        self.form.add_choice("dpi", self.tr("分辨率"), [(f"{dpi} dpi", dpi) for dpi in DPIS])
        self.form.add_choice("content", self.tr("内容标签"), [(f"{size} mm", size) for size in CONTENT_SIZES])
        self.form.add_choice("shipping", self.tr("发运标签"), [(f"{size} mm", size) for size in SHIPPING_SIZES])
        self.form.add_text("font", self.tr("机内字体"), hint=self.tr("空：汉字按点阵发送"))
        self.panel.content.addWidget(self.form)
        self.panel.content.addWidget(paragraph(self.tr(
            "地址写法：zpl+tcp://主机:端口、tspl+serial:端口?baud=9600、zpl+queue:打印队列。不报告状态的机型在地址后加 ?status=0。"
        ), "caption"))  # fmt: skip
        self.panel.content.addWidget(paragraph(self.tr(
            "印出标签机码贴在机上：台位的标签机坏了，扫另一台的码，在等的标签就转过去。"
        ), "caption"))  # fmt: skip
        self.panel.content.addStretch(1)
        self.error, self.said = ErrorLine(), Said()
        self.panel.body.addWidget(self.error)
        self.panel.body.addWidget(self.said)
        for buttons in self._buttons():
            line = QHBoxLayout()
            line.setSpacing(8)
            for button in buttons:
                line.addWidget(button)
            self.panel.body.addLayout(line)
        self._new()
        return self.panel

    def _buttons(self) -> tuple[tuple[QWidget, ...], ...]:
        self.ask = KeyButton(self.tr("问状态"), icon="printer")
        self.ask.setObjectName("do.ask_printer")
        self.ask.clicked.connect(self._ask)
        self.remove = KeyButton(self.tr("移除"), icon="minus")
        self.remove.setObjectName("do.remove_printer")
        self.remove.clicked.connect(self._remove)
        look = KeyButton(self.tr("标签机码"), icon="eye")
        look.setObjectName("do.preview_printers")
        look.clicked.connect(lambda: self.context.preview_wanted.emit(PAPER, PRINTERS))
        codes = KeyButton(self.tr("印码"), cap="F10", icon="printer")
        codes.setObjectName("do.print_printers")
        codes.clicked.connect(self._print)
        command_key("F10", self, inside=True).activated.connect(codes.click)
        self.save = PrimaryButton(self.tr("保存"), key="Ctrl+S")
        self.save.setObjectName("do.save_printer")
        self.save.clicked.connect(self._save)
        return (self.ask, self.remove), (look, codes), (self.save,)

    # List

    def reload(self) -> None:
        """Reads the printers."""
        self.context.query(printers, self._show)

    def _show(self, found: tuple[PrinterView, ...]) -> None:
        self._printers = {printer.key: printer for printer in found}
        self._fill()

    def _fill(self) -> None:
        needle = self.filter.text()
        found = [p for p in self._printers.values() if matches(needle, p.key, p.name, p.address, *p.stations)]
        rows = [
            (Cell(p.key, True), p.name, p.address, f"{p.stock.dpi} dpi", "、".join(p.stations) or NONE) for p in found
        ]
        kept = str(self.form.value("key"))
        self.table.set_rows(rows, [p.key for p in found])
        self.table.select_key(kept)
        self.card.note.setText(self.tr("{n} 台").format(n=len(found)))

    def _choose(self, key: str | None) -> None:
        printer = self._printers.get(key or "")
        if printer is None or printer.key == self.form.value("key"):
            return  # what is being typed stays
        self._enter(printer.key, printer.name, printer.address, printer.stock)
        self.panel.title.setText(printer.name)
        self.remove.setVisible(True)

    def _new(self) -> None:
        self.table.clearSelection()
        self._enter("", "", "", USUAL)
        self.panel.title.setText(self.tr("新增标签机"))
        self.remove.setVisible(False)
        self.form.editor("key").setFocus()

    def _enter(self, key: str, name: str, address: str, stock: Stock) -> None:
        values = {"key": key, "name": name, "address": address, "dpi": stock.dpi, "content": stock.content,
                  "shipping": stock.shipping, "font": stock.font}  # fmt: skip
        for field, value in values.items():
            self.form.set_value(field, value)
        self.form.clear_errors()
        self._say("")

    # Commands

    def _save(self) -> None:
        if self.form.missing():
            return
        values = self.form.values()
        try:
            stock = Stock(values["content"], values["shipping"], values["dpi"], values["font"])
        except AppError as error:
            self.form.show_errors({"font": shown(error.reason)})
            return
        draft = PrinterDraft(values["key"], values["name"], values["address"], stock)
        self.run(lambda w: save_printer(w, draft), self._saved, self.error.show_words)

    def _saved(self, printer: PrinterView) -> None:
        self.form.set_value("key", printer.key)
        self.form.set_value("address", printer.address)
        self.panel.title.setText(printer.name)
        self.remove.setVisible(True)
        self._say(self.tr("已保存 {name}。").format(name=printer.name))
        self.reload()

    def _remove(self) -> None:
        printer = self._printers.get(str(self.form.value("key")))
        if printer is not None:
            self.run(lambda w: remove_printer(w, printer.key), lambda _: self._removed(printer), self.error.show_words)

    def _removed(self, printer: PrinterView) -> None:
        self._new()
        back = self.tr("，{stations}改用本机的标签机").format(stations="、".join(printer.stations)) if printer.stations else ""
        self._say(self.tr("已移除 {name}{back}。").format(name=printer.name, back=back))
        self.reload()

    def _ask(self) -> None:
        try:
            address = PrinterAddress.parse(str(self.form.value("address")))
        except AppError as error:
            self.form.show_errors({"address": shown(error.reason)})
            return
        self._say(self.tr("正在问……"))
        self.context.jobs.read(Printer(address).status, self._answered, self.context.failed.emit)

    def _answered(self, status: PrinterStatus) -> None:
        if not status.asked:
            self._say(self.tr("能连上；这种地址不报告状态。"))
            return
        words = shown(status.sentence())
        if status.trouble is None:
            self._say(self.tr("答了：{words}。").format(words=words))
        else:
            self.said.setText("")
            self.error.show_words(words)

    def _print(self) -> None:
        self.run(print_printer_codes, self._printed, self.error.show_words)

    def _printed(self, nth: int) -> None:
        self._say(self.tr("标签机码第 {n} 次打印，已排队；结果看「打印」。").format(n=nth))

    def _say(self, words: str) -> None:
        self.error.show_words("")
        self.said.setText(words)
