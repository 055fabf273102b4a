"""The window: a rail of pages, a header, the page itself, a status bar; bench and gate pages take all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import icons
from ui.theme.current import theme_of
from ui.theme.tokens import State, Theme
from ui.widgets import paint
from ui.widgets.base import Page, Painted, PlainLabel, clear_layout, tool_tip
from ui.widgets.bench import DeviceView
from ui.widgets.buttons import Chip, KeyButton, MoreChip
from ui.widgets.fields import SearchBox
from ui.widgets.tables import WorkTable

RAIL_WIDTH = 148
RAIL_NARROW = 56
RAIL_LEAST = 34
"""An entry of the rail where all pages have to stand in a low window; 40 where there is room."""
HEADER_HEIGHT = 52
STATUS_HEIGHT = 28
SEARCH, SEARCH_LEAST = 340, 280
"""Width of the search box, and what is left to it where a page has many views."""
CHIP_GAP = 6
SMALLEST = QSize(1366, 768)
TOAST_MS = 6000
_URGENCY = {State.GOOD: 1, State.UNDER_WAY: 1, State.NOT_YET: 2}
"""Order in the status bar: faults, what works, what this station does not have."""


class _RailButton(QAbstractButton):
    def __init__(self, key: str, words: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self._words, self._icon = key, words, icon
        self.badge = 0
        self.narrow = False
        self.setCheckable(True)
        self.setMinimumHeight(RAIL_LEAST)
        self.setMaximumHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.name()

    def sizeHint(self) -> QSize:
        """Lower where a low screen has to hold every page."""
        return QSize(RAIL_WIDTH, 40)

    def name(self) -> None:
        """Accessible name: the page and how much waits there."""
        self.setAccessibleName(f"{self._words} {self.badge}" if self.badge else self._words)
        self.setToolTip(tool_tip(self._words) if self.narrow else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Raised when chosen, with the brand's edge."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.underMouse():
            paint.rounded(painter, area.adjusted(8, 3, -8, -3), theme.rail_raised, None, 4)
        if chosen:
            painter.fillRect(QRectF(8, 8, 4, area.height() - 16), QColor(theme.rail_mark))
        ink = theme.rail_strong if chosen else theme.rail_text
        middle = area.center().y()
        left = 20.0 if not self.narrow else area.center().x() - 10
        icons.draw(painter, self._icon, QRectF(left, middle - 10, 20, 20), ink)
        if not self.narrow:
            room = area.width() - 50 - (36 if self.badge else 8)
            paint.text(painter, QRectF(50, 0, room, area.height()), self._words, 15, ink, chosen)
        if self.badge:
            words = str(self.badge) if self.badge < 100 else "99+"
            wide = max(19.0, paint.width(words, 12, True) + 9)
            top = middle - 9.5 if not self.narrow else 2.0
            box = QRectF(area.right() - 14 - wide if not self.narrow else area.right() - wide - 4, top, wide, 19)
            paint.rounded(painter, box, theme.rail_mark, None, 9.5)
            paint.text(painter, box, words, 12, theme.rail_mark_ink, True, paint.CENTER)
        if self.hasFocus():
            paint.rounded(painter, area.adjusted(6, 1, -6, -1), None, theme.rail_mark, 4, 3)
        painter.end()


class _Brand(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False
        self.setFixedHeight(58)
        self.setAccessibleName(self.tr("交付台"))

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        box = QRectF(16 if not self.narrow else area.center().x() - 14, 14, 28, 28)
        paint.rounded(painter, box, theme.rail_mark, None, 4)
        icons.draw(painter, "truck", box.adjusted(4, 4, -4, -4), theme.rail_mark_ink)
        if not self.narrow:
            paint.text(painter, QRectF(52, 14, area.width() - 56, 28), self.tr("交付台"), 18, theme.rail_strong, True)


class _Person(QAbstractButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.narrow = False
        self._name, self._number = "", ""
        self.setFixedHeight(58)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_person(self, name: str, number: str) -> None:
        self._name, self._number = name, number
        self.setAccessibleName(f"{name} {number}")
        self.setToolTip(tool_tip(f"{name} {number}") if self.narrow else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.narrow:
            icons.draw(painter, "user", QRectF(area.center().x() - 10, 18, 20, 20), theme.rail_text)
        else:
            paint.text(painter, QRectF(20, 10, area.width() - 24, 20), self._name, 14, theme.rail_strong, True)
            paint.text(painter, QRectF(20, 30, area.width() - 24, 18), self._number, 13, theme.rail_text)
        if self.hasFocus():
            paint.rounded(painter, area.adjusted(6, 2, -6, -2), None, theme.rail_mark, 4, 3)
        painter.end()


class _Line(Painted):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(17)

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        paint.rule(painter, 16, 8.5, area.width() - 16, 8.5, theme.rail_line)


class Rail(Painted):
    """The tab bar: brand, pages with icon, word and count, the person at the foot."""

    chosen = Signal(str)
    person_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brand = _Brand(self)
        self._person = _Person(self)
        self._person.clicked.connect(self.person_clicked)
        self._buttons: dict[str, _RailButton] = {}
        self._group = QButtonGroup(self)
        self._groups: list[tuple[_Line | None, list[_RailButton]]] = []
        self._last_group: str | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._brand)
        box.addSpacing(4)
        box.addLayout(self._list)
        box.addStretch(1)
        box.addWidget(self._person)
        self.set_narrow(False)

    def add(self, key: str, words: str, icon: str, group: str) -> None:
        """Adds a page; a new group starts with a line."""
        if self._last_group is None or group != self._last_group:
            line = _Line(self) if self._last_group is not None else None
            if line is not None:
                self._list.addWidget(line)
            self._groups.append((line, []))
        self._last_group = group
        button = _RailButton(key, words, icon, self)
        self._groups[-1][1].append(button)
        button.clicked.connect(lambda _=False: self.chosen.emit(key))
        self._group.addButton(button)
        self._buttons[key] = button
        self._list.addWidget(button)

    def choose(self, key: str) -> None:
        """Marks the shown page."""
        self._buttons[key].setChecked(True)

    def set_badge(self, key: str, count: int) -> None:
        """How much waits on a page; 0 hides the count."""
        button = self._buttons[key]
        button.badge = count
        button.name()
        button.update()

    def set_shown(self, key: str, shown: bool) -> None:
        """Shows or hides a page's entry, after the person's permissions."""
        self._buttons[key].setVisible(shown)
        above = False
        for line, buttons in self._groups:  # a line only between two groups of which something is to be seen
            some = any(not button.isHidden() for button in buttons)
            if line is not None:
                line.setVisible(above and some)
            above = above or some

    def set_person(self, name: str, number: str) -> None:
        """Who is signed in."""
        self._person.show_person(name, number)

    def set_focusable(self, focusable: bool) -> None:
        """Bench and gate leave no button in the focus chain."""
        policy = Qt.FocusPolicy.TabFocus if focusable else Qt.FocusPolicy.NoFocus
        for button in [*self._buttons.values(), self._person]:
            button.setFocusPolicy(policy)

    def set_narrow(self, narrow: bool) -> None:
        """148 or 56 pixels."""
        self.setFixedWidth(RAIL_NARROW if narrow else RAIL_WIDTH)
        self._brand.narrow = self._person.narrow = narrow
        for button in self._buttons.values():
            button.narrow = narrow
            button.name()
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """The rail's ground."""
        painter.fillRect(area, QColor(theme.rail))


class Header(QWidget):
    """Title and subtitle of the page, its views as chips, the search box."""

    view_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEADER_HEIGHT)
        self.title = PlainLabel("", "pageTitle")
        self.subtitle = PlainLabel("", "caption")
        self.search = SearchBox()
        self.search.setFixedSize(SEARCH, 34)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(CHIP_GAP)
        self._group: QButtonGroup | None = None
        self._more = MoreChip(self.tr("更多"))
        self._more.chosen.connect(self.view_chosen)
        self._shown: list[tuple[str, Chip]] = []
        box = QHBoxLayout(self)
        box.setContentsMargins(20, 0, 16, 2)
        box.setSpacing(12)
        box.addWidget(self.title)
        box.addWidget(self.subtitle)
        box.addSpacing(26)
        box.addLayout(self._chips)
        box.addWidget(self._more)
        box.addStretch(1)
        box.addWidget(self.search)

    def show_page(self, page: Page) -> None:
        """Takes title and views from a page."""
        self.title.setText(page.title)
        self.subtitle.setText(page.subtitle)
        self.subtitle.setVisible(bool(page.subtitle))
        clear_layout(self._chips)
        self._shown = []
        self._group = QButtonGroup(self)
        for key, words in page.views:
            chip = Chip(words)
            chip.setChecked(key == (page.view or page.views[0][0]))
            chip.clicked.connect(lambda _=False, key=key: self.view_chosen.emit(key))
            self._group.addButton(chip)
            self._chips.addWidget(chip)
            self._shown.append((key, chip))
        self._fit()

    def _fit(self) -> None:
        """The views that have room stand as chips, the others behind 更多; the search box gives way first."""
        views = [(key, chip.accessibleName(), chip.isChecked()) for key, chip in self._shown]
        wide = [chip.sizeHint().width() + CHIP_GAP for _, chip in self._shown]
        labels = self.title.sizeHint().width() + (self.subtitle.sizeHint().width() + 12 if self.subtitle.text() else 0)
        room = self.width() - labels - 36 - 26 - 6 * 12
        self.search.setFixedWidth(SEARCH if room - SEARCH >= sum(wide) else SEARCH_LEAST)
        room -= self.search.width()
        count = len(views)
        if room < sum(wide):
            self._more.offer(views)
            count = next((n for n in range(len(views), 0, -1) if sum(wide[:n]) + self._more.widest(n) + CHIP_GAP <= room), 1)
        self._more.offer(views[count:])
        self._more.setVisible(count < len(views))
        for number, (_, chip) in enumerate(self._shown):
            chip.setVisible(number < count)

    def minimumSizeHint(self) -> QSize:
        """Room for a title, 更多 and the search box: the views that stand in it now ask the window for none."""
        return QSize(self.title.sizeHint().width() + SEARCH_LEAST + 200, HEADER_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wider window shows more views."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White ground and a line."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface1))
        painter.fillRect(0, self.height() - 2, self.width(), 2, QColor(theme.line))
        painter.end()


class StatusBar(Painted):
    """Device marks with words, faults first; rule version, date and time on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(STATUS_HEIGHT)
        self._devices: tuple[DeviceView, ...] = ()
        self._words = ""

    def show_devices(self, devices: list[DeviceView]) -> None:
        """Shows devices, faults first."""
        self._devices = tuple(sorted(devices, key=lambda device: _URGENCY.get(device.state, 0)))
        self.setAccessibleName("；".join(f"{device.name} {device.word}" for device in self._devices))
        self.update()

    def show_words(self, words: str) -> None:
        """Rule version, date and time."""
        self._words = words
        self.update()

    def draw(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """One line."""
        painter.fillRect(area, QColor(theme.surface1))
        painter.fillRect(QRectF(0, 0, area.width(), 1), QColor(theme.line))
        end = area.right() - 14 - paint.width(self._words, 13) - 20
        paint.text(painter, area.adjusted(0, 0, -14, 0), self._words, 13, theme.text2, align=paint.RIGHT)
        x, middle = 17.0, area.center().y()
        for device in self._devices:
            fault = _URGENCY.get(device.state, 0) == 0
            words = f"{device.short or device.name} {device.word}"
            wide = paint.width(words, 13, fault)
            if x + 40 + wide > end:
                break
            icons.draw(painter, device.icon, QRectF(x, middle - 8, 16, 16), theme.text2)
            paint.mark(painter, device.state, QRectF(x + 18, middle - 8, 16, 16), theme)
            colour = theme.text_of(device.state) if fault else theme.text2
            paint.text(painter, QRectF(x + 38, 0, wide + 2, area.height()), words, 13, colour, fault)
            x += 38 + wide + 22


class PageStack(QStackedWidget):
    """The pages; none makes the window wider than the smallest screen, however long its words are in another language."""

    def minimumSizeHint(self) -> QSize:
        """What the pages ask for, up to the width that the smallest window leaves them."""
        wanted = super().minimumSizeHint()
        return QSize(min(wanted.width(), SMALLEST.width() - RAIL_WIDTH), wanted.height())


class Toast(QWidget):
    """「已保存·撤销」for six seconds in a corner of an office page; never at bench, gate or dock."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = PlainLabel()
        self._undo = KeyButton(self.tr("撤销"))
        self._act: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._undone)
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 6, 6, 6)
        box.addWidget(self._words)
        box.addWidget(self._undo)
        self.hide()

    def show_words(self, words: str, undo: Callable[[], None] | None) -> None:
        """Shows the sentence and, with `undo`, its button."""
        self._words.setText(words)
        self._undo.setVisible(undo is not None)
        self._act = undo
        self.setAccessibleName(words)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start(TOAST_MS)

    def place(self) -> None:
        """Bottom right, above the status bar."""
        parent = self.parentWidget()
        if parent is not None:
            right, bottom = parent.width() - self.width() - 20, parent.height() - self.height() - STATUS_HEIGHT - 14
            self.move(right, bottom)

    def dismiss(self) -> None:
        """Takes it away at once."""
        self._timer.stop()
        self.hide()

    def _undone(self) -> None:
        self.dismiss()
        if self._act is not None:
            self._act()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A framed card."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.rounded(painter, QRectF(self.rect()), theme.surface1, theme.accent, 6, 2)
        painter.end()


class Shell(QMainWindow):
    """The window of the desk.

    Args:
        kiosk: A single-station PC: the rail is hidden on full-window pages.
    """

    page_shown = Signal(str)
    searched = Signal(str)
    person_clicked = Signal()

    def __init__(self, parent: QWidget | None = None, *, kiosk: bool = False) -> None:
        super().__init__(parent)
        self._kiosk = kiosk
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self.rail = Rail()
        self.header = Header()
        self.stack = PageStack()
        self.status = StatusBar()
        self.toast_host = QWidget()
        column = QVBoxLayout(self.toast_host)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        self.way_back = PlainLabel(self.tr("全屏：F11 退出全屏，Alt+1 回到第一页"), "caption")
        self.way_back.setObjectName("label.way_back")
        self.way_back.setContentsMargins(16, 3, 16, 4)
        self.way_back.hide()
        column.addWidget(self.way_back)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.toast_host, 1)
        self.setCentralWidget(body)
        self._toast = Toast(self.toast_host)
        self.setWindowTitle(self.tr("交付台"))
        self.rail.chosen.connect(self.show_page)
        self.rail.person_clicked.connect(self.person_clicked)
        self.header.search.searched.connect(self.searched)
        self.header.view_chosen.connect(self._view_chosen)
        for number in range(6):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(lambda number=number: self._show_number(number))
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.activated.connect(lambda step=step: self._turn_view(step))
        full = QShortcut(QKeySequence("F11"), self)
        full.activated.connect(self.toggle_full_screen)

    def add_page(self, key: str, title: str, icon: str, widget: QWidget, group: str = "", *, in_rail: bool = True) -> None:
        """Adds a page to the stack and, unless it is a detail, to the rail.

        Args:
            key: Its name in code.
            title: Its word in the rail.
            icon: Icon name.
            widget: The page, best a `Page`.
            group: Pages of one group stand together in the rail.
            in_rail: Whether the rail lists it.
        """
        self._pages[key] = widget
        self.stack.addWidget(widget)
        if in_rail:
            self.rail.add(key, title, icon, group)
        if isinstance(widget, Page):
            if not widget.title:
                widget.title = title
            widget.title_changed.connect(lambda: self._title_changed(key))

    def page(self, key: str) -> QWidget:
        """The page with `key`."""
        return self._pages[key]

    def keys(self) -> list[str]:
        """Keys of all pages in order."""
        return list(self._pages)

    @property
    def current_key(self) -> str:
        """Key of the shown page."""
        return self._current

    def current_page(self) -> QWidget | None:
        """The shown page."""
        return self._pages.get(self._current)

    def takes_scans(self) -> bool:
        """Whether the shown page takes scans now."""
        page = self.current_page()
        return isinstance(page, Page) and page.takes_scans

    def by_hand(self, words: str) -> bool:
        """Whether a burst of keys may have been keyed on the shown page."""
        page = self.current_page()
        return isinstance(page, Page) and page.by_hand(words)

    def takes_pin(self) -> bool:
        """Whether digits keyed on the shown page are a PIN."""
        page = self.current_page()
        return isinstance(page, Page) and page.takes_pin

    def show_page(self, key: str) -> None:
        """Shows a page and tells it so."""
        page = self._pages[key]
        there = page.isAncestorOf(QApplication.focusWidget() or self)
        self._current = key
        self._toast.dismiss()
        full = self._dress(page)
        if key in self.rail._buttons:
            self.rail.choose(key)
        if isinstance(page, Page):
            self.header.show_page(page)
        self.stack.setCurrentWidget(page)
        if full:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(page, Page):
            page.activated()
        if not full and not page.isAncestorOf(QApplication.focusWidget() or self):
            page.setFocus(Qt.FocusReason.OtherFocusReason)  # not to a button of the rail, which Enter would press
        if isinstance(page, Page) and not full and not there:
            wanted, now = page.first_field(), QApplication.focusWidget()
            if wanted is not None and wanted.isVisible() and (now is page or isinstance(now, (QAbstractButton, Painted))):
                wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(key)

    def _dress(self, page: QWidget) -> bool:
        """Rail, header and status bar as the page wants them; whether it has the window for itself."""
        full = isinstance(page, Page) and page.full_window
        self.header.setVisible(not full)
        self.status.setVisible(not full)
        self.rail.setVisible(not (full and (self._kiosk or self.isFullScreen())))
        self.way_back.setVisible(full and self.isFullScreen() and not self._kiosk)
        self.rail.set_narrow(full)
        self.rail.set_focusable(not full)
        return full

    def set_badge(self, key: str, count: int) -> None:
        """How much waits on a page."""
        self.rail.set_badge(key, count)

    def set_page_shown(self, key: str, shown: bool) -> None:
        """Shows or hides a page in the rail, after permissions."""
        self.rail.set_shown(key, shown)

    def set_person(self, name: str, number: str) -> None:
        """Who is signed in, with the personnel number in words."""
        self.rail.set_person(name, number)

    def set_devices(self, devices: list[DeviceView]) -> None:
        """Shows devices in the status bar."""
        self.status.show_devices(devices)

    def set_status(self, words: str) -> None:
        """Rule version, date and time."""
        self.status.show_words(words)

    def toast(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Says that something undoable was saved; ignored on bench, gate and dock pages."""
        page = self.current_page()
        if not (isinstance(page, Page) and page.full_window):
            self._toast.show_words(words, undo)

    def toggle_full_screen(self) -> None:
        """F11."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()
        page = self.current_page()
        if page is not None:
            self._dress(page)

    def sizeHint(self) -> QSize:
        """The smallest window the pages are made for."""
        return SMALLEST

    def changeEvent(self, event: QEvent) -> None:
        """Repaints the rail with a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def resizeEvent(self, event: object) -> None:
        """Keeps the toast in its corner."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._toast.place()

    def _show_number(self, number: int) -> None:
        shown = [key for key, button in self.rail._buttons.items() if not button.isHidden()]
        if number < len(shown):
            self.show_page(shown[number])

    def _turn_view(self, step: int) -> None:
        """The next view of the page, or the one before; behind the last comes the first."""
        page = self.current_page()
        if isinstance(page, Page) and len(page.views) > 1 and not page.full_window:
            keys = [key for key, _ in page.views]
            at = keys.index(page.view) if page.view in keys else 0
            self._view_chosen(keys[(at + step) % len(keys)])

    def _view_chosen(self, key: str) -> None:
        """The list of the view has the keys, or the field it names; never the chip, which is made anew, nor what is next in the chain."""
        page = self.current_page()
        if not isinstance(page, Page):
            return
        page.show_view(key)
        wanted = page.first_field()
        table = wanted if wanted is not None else next((one for one in page.findChildren(WorkTable) if one.isVisible()), None)
        if table is not None:
            table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not page.isAncestorOf(QApplication.focusWidget() or self):
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _title_changed(self, key: str) -> None:
        page = self._pages[key]
        if key == self._current and isinstance(page, Page):
            self._dress(page)
            self.header.show_page(page)
