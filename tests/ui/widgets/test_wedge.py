"""Scanners that type: whole bursts, in order, once; typing goes where it was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from tests.helpers.settled import eventually
from ui.widgets.fields import ScanField
from ui.widgets.raw_keys import KeyTrail
from ui.widgets.wedge import MOST, WedgeReader


class Bench(QWidget):
    """A page with a plain field, a scan field and a button that a stray Enter would press."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.field, self.scan_field, self.button = QLineEdit(), ScanField(), QPushButton("删除")
        self.pressed = 0
        self.button.clicked.connect(self._press)
        box = QHBoxLayout(self)
        for widget in (self.field, self.scan_field, self.button):
            box.addWidget(widget)
        self.takes = True
        self.now = 0.0
        self.keyed: Callable[[str], bool] = lambda words: False
        self.pins = False
        self.reader = WedgeReader(
            lambda: self.takes, self, by_hand=lambda words: self.keyed(words), takes_pin=lambda: self.pins, clock_ms=lambda: self.now
        )
        self.scans: list[bytes] = []
        self.refusals: list[str] = []
        self.read: list[bytes] = []
        self.reader.scanned.connect(self.scans.append)
        self.reader.refused.connect(lambda why, read: self.refusals.append(why))
        self.reader.refused.connect(lambda why, read: self.read.append(read))

    def _press(self) -> None:
        self.pressed += 1

    def type(self, target: QWidget, words: str, gap: float = 12) -> None:
        for char in words:
            self.now += gap
            key = Qt.Key.Key_B if char == "\x02" else Qt.Key.Key_BracketRight if char == "\x1d" else None
            if key is None:
                QTest.keyClick(target, char)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, key, Qt.KeyboardModifier.ControlModifier, char)
                    QCoreApplication.sendEvent(target, event)

    def from_system(self, target: QWidget, words: str, gap: int) -> None:
        """Keys and Enter with the system's time on them."""
        self.stamp += 1000
        for char in (*words, "\r"):
            self.now, self.stamp = self.now + gap, self.stamp + gap
            key = Qt.Key.Key_Return if char == "\r" else Qt.Key(ord(char))
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char)
                event.setTimestamp(self.stamp)
                QCoreApplication.sendEvent(target, event)

    stamp = 0

    def enter(self, target: QWidget, gap: float = 12) -> None:
        self.now += gap
        QTest.keyClick(target, Qt.Key.Key_Return)


@pytest.fixture
def bench(qtbot: object) -> Iterator[Bench]:
    made = Bench()
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.show()
    yield made
    made.reader.stop()


@pytest.mark.parametrize("code", ["5Q0-867-233LOT26kg", "FH26000388", "]C10106901234567892\x1d10AB-12", "a-b_c/D.9"])
def test_letters_and_hyphens_come_whole(bench: Bench, code: str) -> None:
    bench.type(bench, code)
    bench.enter(bench)
    assert bench.scans == [code.encode()]
    assert bench.refusals == []


def test_two_scans_in_a_row_are_two(bench: Bench) -> None:
    for code in ("FH26000388", "BK26110930217"):
        bench.type(bench, code)
        bench.enter(bench)
    assert bench.scans == [b"FH26000388", b"BK26110930217"]


def test_enter_of_a_scan_presses_nothing(bench: Bench) -> None:
    bench.button.setFocus()
    bench.type(bench.button, "FH26000388")
    bench.enter(bench.button)
    assert bench.scans == [b"FH26000388"] and bench.pressed == 0


def test_a_plain_field_gets_none_of_a_scan_but_all_of_typing(bench: Bench) -> None:
    bench.field.setFocus()
    bench.type(bench.field, "FH26000388")
    bench.enter(bench.field)
    assert bench.field.text() == "" and bench.scans == [b"FH26000388"]
    bench.type(bench.field, "slow-Typing", gap=180)
    bench.enter(bench.field, gap=180)
    assert bench.field.text() == "slow-Typing" and len(bench.scans) == 1


def test_typing_without_enter_arrives_by_itself(bench: Bench, qtbot: object) -> None:
    bench.field.setFocus()
    bench.type(bench.field, "abc")
    eventually(lambda: bench.field.text() == "abc")  # type: ignore[attr-defined]
    assert bench.scans == []


def test_too_short_is_typing(bench: Bench) -> None:
    bench.type(bench.field, "12a")
    bench.enter(bench.field)
    assert bench.field.text() == "12a" and bench.scans == []


def test_a_pin_keyed_quickly_is_typing_and_in_no_record(bench: Bench) -> None:
    entered: list[str] = []
    bench.field.setEchoMode(QLineEdit.EchoMode.Password)
    bench.field.returnPressed.connect(lambda: entered.append(bench.field.text()))
    bench.field.setFocus()
    bench.type(bench.field, "258036")
    bench.enter(bench.field)
    assert entered == ["258036"] and bench.scans == [] and bench.refusals == []
    bench.field.clear()
    bench.type(bench.field, "JB00000154")
    bench.enter(bench.field)
    assert bench.scans == [b"JB00000154"] and bench.field.text() == "", "a badge is read there as everywhere"


@pytest.mark.parametrize("secret", [True, False])
def test_digits_as_fast_as_a_scanner_are_no_pin_and_in_no_record(bench: Bench, secret: bool) -> None:
    entered: list[str] = []
    bench.field.returnPressed.connect(lambda: entered.append(bench.field.text()))
    if secret:
        bench.field.setEchoMode(QLineEdit.EchoMode.Password)
    else:
        bench.pins, bench.keyed = True, str.isdigit
    bench.field.setFocus()
    bench.from_system(bench.field, "45001234", 4)
    assert (bench.refusals, bench.read) == (["digits"], [b""]) and bench.scans == []
    assert bench.field.text() == "" and entered == []
    bench.from_system(bench.field, "2580", 30)
    assert entered == ["2580"] and bench.refusals == ["digits"]
    bench.from_system(bench.field, "450012345678", 4)
    assert bench.scans == ([b"450012345678"] if secret else []), "longer than any PIN it is a scan as everywhere"


def test_a_pin_without_enter_stays_in_its_field(bench: Bench, qtbot: object) -> None:
    bench.field.setEchoMode(QLineEdit.EchoMode.Password)
    bench.field.setFocus()
    bench.type(bench.field, "25803614")
    eventually(lambda: bench.field.text() == "25803614")  # type: ignore[attr-defined]
    assert bench.refusals == []


def test_a_page_says_what_a_quick_hand_keys_on_it(bench: Bench) -> None:
    got: list[str] = []
    bench.keyed = lambda words: len(words) <= 8
    bench.keyPressEvent = lambda event: got.append(event.text())  # type: ignore[method-assign]
    bench.type(bench, "T101")
    bench.enter(bench)
    assert "".join(got) == "T101\r" and bench.scans == []
    bench.type(bench, "CC26000018")
    bench.enter(bench)
    assert bench.scans == [b"CC26000018"]


def test_enter_follows_the_digits_that_moved_the_focus(bench: Bench) -> None:
    entered: list[str] = []
    bench.keyed = str.isdigit
    bench.keyPressEvent = lambda event: (bench.field.setFocus(), bench.field.insert(event.text()))[0]  # type: ignore[method-assign]
    bench.field.returnPressed.connect(lambda: entered.append(bench.field.text()))
    bench.activateWindow()
    bench.setFocus()
    bench.type(bench, "2580")
    bench.enter(bench)
    assert entered == ["2580"] and bench.scans == []


def test_a_page_that_takes_none_is_left_alone(bench: Bench) -> None:
    bench.takes = False
    bench.type(bench.field, "FH26000388")
    assert bench.field.text() == "FH26000388"
    bench.enter(bench.field)
    assert bench.scans == []


def test_a_scan_field_gets_the_text_itself(bench: Bench) -> None:
    bench.scan_field.setFocus()
    got: list[str] = []
    bench.scan_field.returnPressed.connect(lambda: got.append(bench.scan_field.text()))
    bench.type(bench.scan_field, "5Q0-867-233LOT26kg")
    bench.enter(bench.scan_field)
    assert got == ["5Q0-867-233LOT26kg"] and bench.scans == []
    assert bench.scan_field.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False
    hints = bench.scan_field.inputMethodHints()
    for hint in ("ImhHiddenText", "ImhSensitiveData", "ImhNoPredictiveText"):
        assert hints & getattr(Qt.InputMethodHint, hint)


def test_input_method_inside_a_burst_is_refused_aloud(bench: Bench) -> None:
    bench.type(bench.field, "5Q0-")
    bench.now += 10
    QCoreApplication.sendEvent(bench.field, QInputMethodEvent("kuebec", []))
    bench.type(bench.field, "867")
    bench.enter(bench.field)
    assert bench.refusals == ["ime"] and bench.scans == [] and bench.field.text() == ""


def test_a_burst_into_the_input_method_is_refused(bench: Bench) -> None:
    for part in ("q", "qu", "que", "queb", "quebe"):
        bench.now += 10
        QCoreApplication.sendEvent(bench.field, QInputMethodEvent(part, []))
    bench.enter(bench.field)
    assert bench.refusals == ["ime"]


def test_what_is_left_of_a_burst_after_the_input_method_wrote_is_refused(bench: Bench) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString("Quebec")
    QCoreApplication.sendEvent(bench.field, event)
    bench.now += 200  # where the keys it took cannot be seen, only their time passes
    bench.type(bench.field, "000388")
    bench.enter(bench.field)
    assert bench.refusals == ["ime"] and bench.scans == []


def test_keys_that_never_arrive_were_taken() -> None:
    trail = KeyTrail(50)
    for stamp in (100, 112, 124, 136):
        trail.pressed(stamp)
    trail.arrived(100)
    assert (trail.length, trail.taken, trail.run(), trail.missing) == (1, 0, 4, True)
    trail.arrived(136)
    assert (trail.length, trail.taken, trail.missing) == (4, 2, False)
    trail.pressed(300)
    assert trail.run() == 1, "a pause ends the burst"
    trail.give_up()
    assert (trail.length, trail.taken) == (1, 1)


def test_slow_composition_is_typing(bench: Bench) -> None:
    for part in ("n", "ni", "nih", "niha", "nihao"):
        bench.now += 150
        QCoreApplication.sendEvent(bench.field, QInputMethodEvent(part, []))
    bench.now += 150
    event = QInputMethodEvent("", [])
    event.setCommitString("你好")
    QCoreApplication.sendEvent(bench.field, event)
    assert bench.field.text() == "你好" and bench.refusals == []


def test_caps_lock_is_refused(bench: Bench) -> None:
    for char in "fh26":
        bench.now += 12
        shift = Qt.KeyboardModifier.ShiftModifier if char.isalpha() else Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, ord(char.upper()), shift, char)
        QCoreApplication.sendEvent(bench, event)
    bench.enter(bench)
    assert bench.refusals == ["caps"] and bench.scans == []


@pytest.mark.parametrize("words", ["T", "T10", "T101"])
def test_letters_keyed_with_caps_lock_on_arrive(bench: Bench, qtbot: object, words: str) -> None:
    bench.field.setFocus()
    for char in words:
        bench.now += 120
        event = QKeyEvent(QEvent.Type.KeyPress, ord(char), Qt.KeyboardModifier.NoModifier, 28, ord(char), 2, char)
        QCoreApplication.sendEvent(bench.field, event)
    eventually(lambda: bench.field.text() == words)  # type: ignore[attr-defined]
    assert bench.refusals == [] and bench.scans == []


def test_a_burst_with_caps_lock_on_and_no_enter_is_refused(bench: Bench, qtbot: object) -> None:
    for char in "FH2600":
        bench.now += 12
        event = QKeyEvent(QEvent.Type.KeyPress, ord(char), Qt.KeyboardModifier.NoModifier, 28, ord(char), 2, char)
        QCoreApplication.sendEvent(bench.field, event)
    eventually(lambda: bench.refusals == ["caps"])  # type: ignore[attr-defined]
    assert bench.field.text() == ""


def test_caps_key_inside_a_burst_is_refused(bench: Bench) -> None:
    bench.type(bench, "FH26")
    bench.now += 5
    QTest.keyClick(bench, Qt.Key.Key_CapsLock)
    bench.type(bench, "0003")
    bench.enter(bench)
    assert bench.refusals == ["caps"] and bench.scans == []


def test_the_enter_of_a_burst_refused_for_its_prefix_presses_nothing(bench: Bench) -> None:
    """Caps Lock alters letters of the prefix, too."""
    bench.reader.stop()
    reader = WedgeReader(lambda: True, bench, prefix="ab", clock_ms=lambda: bench.now)
    got: list[str] = []
    reader.refused.connect(lambda why, read: got.append(why))
    for char in "ABFH26000388":
        bench.now += 12
        event = QKeyEvent(QEvent.Type.KeyPress, ord(char), Qt.KeyboardModifier.NoModifier, 28, ord(char), 2, char)
        QCoreApplication.sendEvent(bench.button, event)
    bench.now += 12
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r")
    enter.setAccepted(False)
    heard: list[int] = []
    bench.button.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    QCoreApplication.sendEvent(bench.button, enter)
    reader.stop()
    assert got == ["caps"] and heard == []


def test_endless_bursts_are_refused_once(bench: Bench) -> None:
    bench.type(bench, "A" * (MOST + 40), gap=1)
    bench.enter(bench)
    assert bench.refusals == ["overflow"] and bench.scans == []
    bench.type(bench, "FH26000388")
    bench.enter(bench)
    assert bench.scans == [b"FH26000388"]


def test_a_half_burst_that_stops_is_refused_or_typed_but_never_scanned(bench: Bench, qtbot: object) -> None:
    bench.type(bench.field, "FH26")
    bench.now += 400
    bench.type(bench.field, "000388")
    bench.enter(bench.field)
    assert bench.scans == [b"000388"]
    assert bench.field.text() == "FH26"


def test_a_burst_without_enter_that_no_field_waits_for_is_refused_aloud(bench: Bench, qtbot: object) -> None:
    bench.type(bench.button, "FH26000388")
    bench.now += 400
    eventually(lambda: bench.refusals == ["partial"])  # type: ignore[attr-defined]
    assert bench.scans == [] and bench.pressed == 0
    bench.type(bench.button, "FH26000389")
    bench.enter(bench.button)
    assert bench.scans == [b"FH26000389"]


def test_prefix(bench: Bench) -> None:
    bench.reader.stop()
    reader = WedgeReader(lambda: True, bench, prefix="\x02", clock_ms=lambda: bench.now)
    got: list[bytes] = []
    reader.scanned.connect(got.append)
    bench.type(bench.field, "\x02FH26000388")
    bench.enter(bench.field)
    bench.type(bench.field, "typed-fast")
    bench.enter(bench.field)
    reader.stop()
    assert got == [b"FH26000388"] and bench.field.text() == "typed-fast"


def test_function_keys_pass(bench: Bench) -> None:
    pressed: list[int] = []
    bench.keyPressEvent = lambda event: pressed.append(event.key())  # type: ignore[method-assign]
    bench.type(bench, "12")
    QTest.keyClick(bench, Qt.Key.Key_F12)
    assert pressed == [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_F12]
