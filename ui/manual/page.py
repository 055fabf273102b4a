"""The manual: its sections on the left, the one about the page that F1 was pressed on at the right."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QWidget

from ui.context import DeskContext
from ui.i18n import language
from ui.manual.text import Section, sections, topic
from ui.page import DeskPage
from ui.theme.current import theme_of
from ui.theme.tokens import Theme
from ui.widgets.base import Card, PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.fields import SearchBox
from ui.widgets.tables import DENSE, Cell, Column, WorkTable

LIST_WIDTH = 300
TEXT_PX = 15
HEADS = {2: 20, 3: 17}
LINE_SIGNS = 60
"""A table whose longest cells together are shorter takes the width it needs."""


class ManualPage(DeskPage):
    """`open_document` takes the page that F1 was pressed on, `dispatch` or `dispatch.days`."""

    key: ClassVar[str] = "manual"
    icon: ClassVar[str] = "help"

    left = Signal()

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("帮助"))
        self._found: tuple[Section, ...] = sections(language())
        self._hits = list(range(len(self._found)))
        self._at = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 12)
        row.setSpacing(12)
        row.addWidget(self._contents())
        row.addWidget(self._reading(), 1)
        self._list()
        self._show(0)

    def _contents(self) -> QWidget:
        card = Card(self.tr("目录"), " ", padding=10)
        card.setFixedWidth(LIST_WIDTH)
        self._count = card.note
        self.search = SearchBox(hint=self.tr("找一个词"), key="Ctrl+F")
        self.search.setObjectName("field.find_help")
        self.search.textChanged.connect(self._list)
        self.search.searched.connect(lambda _: self._next())
        self.table = WorkTable([Column("", stretch=True)], row_height=DENSE)
        self.table.setObjectName("list.help")
        self.table.horizontalHeader().hide()
        self.table.setAccessibleName(self.tr("目录"))
        self.table.current_changed.connect(self._shown_by_table)
        self.back = KeyButton(self.tr("返回"), cap="Esc", icon="arrow-left")
        self.back.setObjectName("do.leave_help")
        self.back.clicked.connect(self.left)
        card.body.addWidget(self.search)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.back)
        return card

    def _reading(self) -> QWidget:
        card = Card(padding=0)
        card.body.setContentsMargins(2, 2, 2, 2)
        self.text = QTextBrowser()
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setObjectName("view.help")
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(self.tr("帮助"))
        self.text.document().setDocumentMargin(22)
        self.text.anchorClicked.connect(self._follow)
        self.none = PlainLabel(self.tr("没有这个词"), "caption")
        self.none.setContentsMargins(22, 12, 22, 0)
        self.none.hide()
        card.body.addWidget(self.none)
        card.body.addWidget(self.text, 1)
        return card

    @property
    def shown(self) -> Section:
        """The section in front."""
        return self._found[self._at]

    def first_field(self) -> QWidget | None:
        """What is read has the keys: arrows and PgDn move it, Tab goes to the list of sections."""
        return self.text

    def activated(self) -> None:
        """Reading begins at once."""
        super().activated()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_document(self, document: str) -> None:
        """Shows the section about a page or a view of a page."""
        page, _, view = document.partition(".")
        self.search.clear()
        self._choose(topic(self._found, page, view))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the page that F1 was pressed on."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme: the lines of the tables take its colour, what is being read stays where it is."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "text"):
            _rule_tables(self.text.document().rootFrame(), theme_of(self))

    def _list(self) -> None:
        """The sections that have the word, in their order; all without one."""
        wanted = self.search.text().strip().lower()
        self._hits = [at for at, one in enumerate(self._found) if wanted in one.markdown.lower()]
        self.table.set_rows([[self._line(self._found[at])] for at in self._hits], self._hits)
        self._count.setText(self.tr("{n} 节").format(n=len(self._hits)))
        self.none.setVisible(not self._hits)
        if wanted and self._hits:
            self._choose(self._hits[0])

    @staticmethod
    def _line(section: Section) -> Cell:
        chapter = section.level == 2
        return Cell(section.title if chapter else f"    {section.title}", bold=chapter)

    def _choose(self, at: int) -> None:
        self.table.select_key(at)
        self._show(at)

    def _shown_by_table(self, at: int | None) -> None:
        if at is not None and at != self._at:
            self._show(at)

    def _next(self) -> None:
        """Enter in the search box: the next place of the word, and behind the last one of a section the next section."""
        wanted = self.search.text().strip()
        if not wanted or not self._hits or self.text.find(wanted):
            return
        at = self._hits.index(self._at) if self._at in self._hits else -1
        self._choose(self._hits[(at + 1) % len(self._hits)])

    def _show(self, at: int) -> None:
        """A chapter is shown whole, a part of one alone."""
        self._at = at
        section = self._found[at]
        parts = [one for one in self._found if section.level == 2 and one.chapter == at] or [section]
        document = self.text.document()
        document.setMarkdown("\n\n".join(one.markdown for one in parts), QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        _dress(document, theme_of(self))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        wanted = self.search.text().strip()
        if wanted:
            self.text.find(wanted)

    def _follow(self, link: QUrl) -> None:
        wanted = link.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        for at, section in enumerate(self._found):
            if section.anchor == wanted:
                self.search.clear()
                self._choose(at)
                return


def _dress(document: QTextDocument, theme: Theme) -> None:
    """Sizes, colours and the lines of tables from the tokens: Markdown itself knows none."""
    font = QFont(document.defaultFont())
    font.setPixelSize(TEXT_PX)
    document.setDefaultFont(font)
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        shape.setLineHeight(142, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(14 if level else 0)
        shape.setBottomMargin(6)
        cursor.mergeBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            look = cursor.charFormat()
            look.setProperty(QTextFormat.Property.FontPixelSize, HEADS.get(level, TEXT_PX))
            look.setFontWeight(QFont.Weight.Bold)
            cursor.mergeCharFormat(look)
        block = block.next()
    _rule_tables(document.rootFrame(), theme)


def _rule_tables(frame: QTextFrame, theme: Theme) -> None:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            look = child.format()
            look.setBorder(0)
            look.setBorderCollapse(True)
            look.setCellPadding(6)
            look.setCellSpacing(0)
            look.setTopMargin(8)
            look.setBottomMargin(10)
            _share_width(child, look)
            child.setFormat(look)
            _underline_rows(child, theme)


def _share_width(table: QTextTable, look: QTextTableFormat) -> None:
    """Where the cells do not stand in a line, each column gets room by its longest cell, but no column more than four times another."""
    longest = [
        max(table.cellAt(row, column).lastPosition() - table.cellAt(row, column).firstPosition() for row in range(table.rows()))
        for column in range(table.columns())
    ]
    if sum(longest) > LINE_SIGNS:
        most = max(longest)
        shares = [max(one, most / 4) for one in longest]
        kind = QTextLength.Type.PercentageLength
        look.setColumnWidthConstraints([QTextLength(kind, 100 * one / sum(shares)) for one in shares])


def _underline_rows(table: QTextTable, theme: Theme) -> None:
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            shape = cell.format().toTableCellFormat()
            shape.setBottomBorder(2 if row == 0 else 1)
            shape.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBottomBorderBrush(QColor(theme.line))
            cell.setFormat(shape)
