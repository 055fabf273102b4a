"""One press is one act: a double click, or a key pressed twice in a row, gives its command once.

A press that set a command going is remembered. While that command is under way the same button, key or field sets nothing going a
second time; and for as long as the system takes two clicks for a double click, neither does what is pressed at the same place or by the
same key, be it another button by then: the step that comes next must not be done by the second half of a double click. Presses that
run no command, as turning a page, are never held back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.listening import listen

NEAR = 12
"""Pixels within which two clicks are at the same place."""

_HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
"""Keys that are held with another one, and are nothing by themselves."""


@dataclass(frozen=True)
class _Hand:
    """What a hand did last: a key or a click, when by the system's clock in ms (0 where nobody said), and where."""

    key: tuple[int, int] | None = None
    place: QPointF = field(default_factory=QPointF)
    at: int = 0

    def same(self, other: _Hand) -> bool:
        """Whether the other is the same key, or a click at the same place."""
        return self.key == other.key and (self.key is not None or (self.place - other.place).manhattanLength() <= NEAR)

    def soon(self, other: _Hand) -> bool:
        """Whether it is the second half of a double press that the other began."""
        limit = QApplication.doubleClickInterval()
        return bool(self.at and other.at) and 0 <= self.at - other.at <= limit and self.same(other)


@dataclass(eq=False)
class Press:
    """One press, and what it set going.

    Attributes:
        source: The button, key or field.
        words: What stood in the field.
        jobs: What is still under way of it.
        commands: Whether it gave a command.
    """

    source: object
    hand: _Hand
    words: str | None = None
    jobs: int = 0
    commands: bool = False


class _Known:
    """The presses of the program: one pair of hands works it."""

    hand = _Hand()
    last: Press | None = None
    now: Press | None = None
    going: list[Press] = []
    ear: _Ear | None = None


class _Ear(QObject):
    """Notes what the hand does, as it reaches the window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps nothing back."""
        if watched.isWindowType():
            if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                if event.key() not in _HELD:
                    _note(_Hand((event.key(), event.modifiers().value), at=event.timestamp()))
            elif isinstance(event, QMouseEvent) and event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
                _note(_Hand(place=event.globalPosition(), at=event.timestamp()))
        return False


def _note(hand: _Hand) -> None:
    """Anything else that is done between two presses makes them two."""
    if _Known.last is not None and not hand.same(_Known.last.hand):
        _Known.last = None
    _Known.hand = hand


def attend() -> None:
    """Presses are watched from now on, by every window of the program; what was pressed before is over."""
    _Known.last = None
    if _Known.ear is None:
        _Known.ear = _Ear()
        listen(_Known.ear)


def press(source: object, act: Callable[[], object], words: str | None = None) -> bool:
    """Does what a button, key or field is for, unless that was the second half of a double press or is under way still.

    Args:
        source: What was pressed.
        act: What it is for.
        words: What stands in the field whose Enter it was. What is keyed or scanned next is another entry, however soon it comes.

    Returns:
        Whether it was done.
    """
    if _Known.now is not None:  # a key that clicks a button is one press
        act()
        return True
    made, _Known.hand = Press(source, _Known.hand, words), _Hand()
    if _is_again(made):
        return False
    _Known.last = made
    with within(made):
        act()
    return True


def _is_again(made: Press) -> bool:
    """Whether it is the press before once more."""
    last = _Known.last
    soon = last is not None and last.commands and made.hand.soon(last.hand)
    if made.words is None:
        return soon or any(one.source is made.source for one in _Known.going)
    same = last is not None and last.source is made.source and made.words in ("", last.words)
    return same and (soon or last in _Known.going)


def asks() -> None:
    """What is pressed just now asks whether it is meant: the answer is another press, not the second half of this one."""
    if _Known.now is not None:
        _Known.now.commands = True


def doubled() -> bool:
    """Whether what the hand did now is the second half of a double press that gave a command: it was not meant for what stands there."""
    last, hand = _Known.last, _Known.hand
    _Known.hand = _Hand()
    return last is not None and last.commands and hand.soon(last.hand)


@contextmanager
def within(one: Press | None) -> Iterator[None]:
    """What is set going here was set going by this press."""
    before, _Known.now = _Known.now, one
    try:
        yield
    finally:
        _Known.now = before


def began(command: bool) -> Press | None:
    """A job begins: the press that it comes from, if a hand set it going."""
    one = _Known.now
    if one is not None:
        one.jobs += 1
        one.commands = one.commands or command
        if one.commands and one not in _Known.going:
            _Known.going.append(one)
    return one


def ended(one: Press | None) -> None:
    """A job of a press is over and what it came to is shown."""
    if one is None:
        return
    one.jobs -= 1
    if not one.jobs and one in _Known.going:
        _Known.going.remove(one)
