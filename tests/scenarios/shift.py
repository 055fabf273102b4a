"""A seeded operator who packs a whole shift with two guns and makes every kind of mistake; he acts as a person does.

He sees the bench's state as it is on the screen, scans, presses keys and signs in by badge and PIN. What he did he notes, so that the
books can be compared with his notes at the end.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.boxing.views import BenchState, Step
from app.core.reasons import Reason
from app.core.scans import ScanResult
from app.core.words import Verdict
from app.devices.code_table import REASON_PREFIX, Command
from app.devices.simulate import PtyScanner
from app.scanning.lane import REPEAT_SECONDS
from tests.helpers.bench_day import Ready, Shift
from ui.journey.run import Run

NOT_COUNTED = {Verdict.WRONG, Verdict.HOLD, Verdict.PARTIAL, Verdict.IGNORED}
KEYS = {Command.UNDO.code: Qt.Key.Key_F8, Command.TAKE_OUT.code: Qt.Key.Key_F9, Command.CONFIRM.code: Qt.Key.Key_F12}
"""Commands that have a key; a hand near the keyboard presses it more often than not."""

GARBAGE = ("ВК2611230001", "BK26112300\x0701", "JF$NICHTS", "JB00000041", "6901234000019X", "龘𠮷", "^XA^FDx^XZ", "<b>1</b>", "x" * 700)


@dataclass
class Notes:
    """What the operator did: every frame he sent, the verdicts he got, the boxes he sealed."""

    frames: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    mistakes: Counter[str] = field(default_factory=Counter)
    sealed: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    labels: int = 0


class Operator:
    """Packs `shift` with about `scans` scans.

    Args:
        run: The window, its first gun and its tray.
        second: The other gun.
        shift: What lies ready.
        seed: Makes the same shift again.
        scans: How many scans before the rest of the orders is packed without further mistakes.
    """

    def __init__(self, run: Run, second: PtyScanner, shift: Shift, seed: int, scans: int) -> None:
        self.run, self.robot, self.shift, self.notes = run, run.robot, shift, Notes()
        self._guns = (run.robot.scanner, second)
        self._dice = random.Random(seed)
        self._budget = scans
        self._answers: list[ScanResult] = []
        self._sent: dict[tuple[int, str], float] = {}
        self._order = ""
        self._inside: list[tuple[str, int]] = []
        self._left: dict[str, int] = {}
        run.robot.window.scans.answered.connect(self._answers.append)

    @property
    def state(self) -> BenchState:
        """What the bench shows."""
        state = self.robot.window.page("bench").bench().state  # type: ignore[attr-defined]
        assert isinstance(state, BenchState)
        return state

    def work(self) -> Notes:
        """Packs every order; the last box of the last order is sealed at the end."""
        self._sign_in(self.shift.packer)
        share = self._budget // len(self.shift.orders)
        for n, ready in enumerate(self.shift.orders, start=1):
            self._pack(ready, n * share)
        return self.notes

    def _pack(self, ready: Ready, until: int) -> None:
        """One order from its document to the last label scanned back, with mistakes while the count of scans is below `until`."""
        self._order = ready.dispatch
        self._right(self._order)
        self._inside = []
        self._left = dict.fromkeys(ready.serials, 1) | dict(ready.lots)
        while self.state.step is not Step.FINISHED:
            if self.robot.window.scans.latched:
                self._acknowledge(ready)
            elif self.notes.frames < until and (self._dice.random() < 0.45 or not self._is_something_fresh()):
                self._err(ready)
            else:
                self._go_on(ready, again=self.notes.frames < until)

    # The right thing at each step

    def _go_on(self, ready: Ready, again: bool) -> None:
        step = self.state.step
        if step is Step.ITEMS:
            lacking = sum(left > 0 for left in self._left.values())
            if again and self._inside and (lacking == 1 or self._dice.random() < 0.1):
                self._dice.choice((self._undo, self._take_out))()
            else:
                self._put_in()
        elif step is Step.COMPLETE:
            self._papers(ready)
        elif step is Step.CHECK:
            self._check()
        elif step is Step.SEAL:
            self._right(Command.SEAL.code)
        else:
            self._label()

    def _is_something_fresh(self) -> bool:
        """Whether some item that may go in was not read a moment ago; else he errs elsewhere instead of waiting."""
        return self.state.step is not Step.ITEMS or any(self._is_fresh(item) for item, left in self._left.items() if left)

    def _put_in(self) -> None:
        item = self._pick([key for key, left in self._left.items() if left])
        pieces = 1
        if self._left[item] > 1:
            pieces = int(self._pick([f"JF${n}" for n in range(1, self._left[item] + 1)])[3:])
            self._right(f"JF${pieces}")
        self._right(item)
        self._left[item] -= pieces
        self._inside.append((item, pieces))

    def _undo(self) -> None:
        self._right(Command.UNDO.code)
        item, pieces = self._inside.pop()
        self._left[item] += pieces

    def _take_out(self) -> None:
        item, pieces = self._dice.choice(self._inside)
        self._right(Command.TAKE_OUT.code)
        if pieces > 1:
            self._right(f"JF${pieces}")
        self._right(item)
        self._left[item] += pieces
        for n in reversed(range(len(self._inside))):  # the newest pieces of a lot come out first; what is left keeps its turn
            held = self._inside[n][1]
            if self._inside[n][0] == item and pieces:
                self._inside[n : n + 1] = [(item, held - pieces)] if held > pieces else []
                pieces -= min(pieces, held)

    def _papers(self, ready: Ready) -> None:
        state = self.state
        assert state.box is not None
        if state.box.list_in_at is None:
            self._right(state.list_no)
        elif state.kit_open[0] == "合格证":
            self._right(ready.certificate)
        else:
            self._right(Command.CONFIRM.code)

    def _check(self) -> None:
        """The inspector comes, signs in and scans everything again."""
        self._sign_in(self.shift.inspector)
        self._right(self._order)
        inside = self._packed()
        for item, pieces in sorted(inside.items()):
            if self._dice.random() < 0.2:
                self._wrong("核对时扫到箱外的货", self._dice.choice(self.shift.strangers))
                self._key(Qt.Key.Key_F12)
            if pieces > 1 or item.startswith("L"):  # goods of a lot are counted, be it a single one
                self._right(f"JF${pieces}")
            self._right(item)
        self._sign_in(self.shift.packer)
        self._right(self._order)

    def _label(self) -> None:
        """Sticks the label on and scans it back; now and then it is torn and printed again."""
        assert self.state.box is not None
        code = self._printed()
        if self._dice.random() < 0.3:
            self._right(Command.REPRINT.code)
            self._right(f"{REASON_PREFIX}{Reason.TORN.value}")
            fresh = self._printed()
            self._wrong("旧标签", code)
            self._key(Qt.Key.Key_F12)
            code = fresh
        box = self.state.box.sscc
        self._right(code)
        self.notes.sealed[box] = sorted(self._packed().items())

    def _printed(self) -> str:
        """The two-dimensional code of the label that came out."""
        self.notes.labels += 1
        label = self.run.tray.next("shipping_label")
        return max((code for code in self.run.tray.codes(label) if code.startswith("00")), key=len)

    def _packed(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for item, pieces in self._inside:
            found[item] = found.get(item, 0) + pieces
        return found

    # Mistakes

    def _err(self, ready: Ready) -> None:
        kinds: list[Callable[[Ready], None]] = [self._garbage, self._stranger, self._half, self._twice]
        if self.state.step is Step.ITEMS:
            kinds += [self._other_order, self._duplicate, self._too_many, self._burst]
        else:
            kinds += [self._too_early]
        self._dice.choice(kinds)(ready)

    def _garbage(self, ready: Ready) -> None:
        self._wrong("认不出的码", self._pick(GARBAGE))

    def _stranger(self, ready: Ready) -> None:
        self._wrong("不是本单的货", self._pick(self.shift.strangers))

    def _other_order(self, ready: Ready) -> None:
        other = self._dice.choice([one for one in self.shift.orders if one is not ready])
        self._wrong("别单的货", self._dice.choice(other.serials))

    def _duplicate(self, ready: Ready) -> None:
        inside = [item for item, _ in self._inside if item in ready.serials and self._is_fresh(item)]
        if inside:
            self._wrong("重复的序列号", self._dice.choice(inside))

    def _too_many(self, ready: Ready) -> None:
        lot, wanted = self._dice.choice(ready.lots)
        self._right(self._pick([f"JF${wanted + n}" for n in range(1, 40)]))
        self._wrong("超出清单", lot)
        self._key(Qt.Key.Key_F12)
        self._right(Command.UNDO.code)  # the count that still stands

    def _too_early(self, ready: Ready) -> None:
        if self.state.step in (Step.COMPLETE, Step.CHECK):
            self._wrong("没核对就封箱", Command.SEAL.code)

    def _half(self, ready: Ready) -> None:
        """The trigger is let go too soon: no terminator comes."""
        self._guns[0].write(ready.serials[0][:5].encode())
        self._expect("半码", {Verdict.PARTIAL})

    def _twice(self, ready: Ready) -> None:
        """One trigger, two reads: the same frame twice from one gun at once."""
        gun = self._scan(Command.HELP.code)
        self._fire(gun, Command.HELP.code)
        self._expect(None, {Verdict.INFO})
        self._expect("连读", {Verdict.IGNORED})

    def _burst(self, ready: Ready) -> None:
        """He does not look up: a wrong scan stops the bench, and what both guns read meanwhile does not count."""
        self._wrong("不是本单的货", self._pick(self.shift.strangers))
        waiting = [item for item, left in self._left.items() if left][:3]
        for n, item in enumerate(waiting):
            self._fire(n % 2, item)
        for _ in waiting:
            self._expect("停下时还在扫", {Verdict.HOLD, Verdict.IGNORED})  # ignored: this gun had read it just before

    def _acknowledge(self, ready: Ready) -> None:
        if self._dice.random() < 0.5:
            self._key(Qt.Key.Key_F12)
        else:
            self._right(Command.CONFIRM.code)

    # Hands

    def _right(self, code: str) -> None:
        if code in KEYS and self._dice.random() < 0.7:
            QTest.keyClick(self.robot.window, KEYS[code])
        else:
            self._scan(code)
        self._expect(None, {Verdict.GOOD, Verdict.DONE, Verdict.INFO})

    def _wrong(self, mistake: str, code: str) -> None:
        self._scan(code)
        self._expect(mistake, NOT_COUNTED)

    def _scan(self, code: str) -> int:
        """Pulls the trigger of a gun that did not read this code a moment ago: nobody does that twice so fast on purpose.

        Returns:
            Which gun it was.
        """
        ages = {n: time.monotonic() - self._sent.get((n, code), 0.0) for n in range(len(self._guns))}
        gun = self._dice.choice([n for n, age in ages.items() if age == max(ages.values())])
        self.robot.pass_time(REPEAT_SECONDS + 0.1 - ages[gun])
        self._fire(gun, code)
        return gun

    def _pick(self, codes: Sequence[str]) -> str:
        """One of them, best one that some gun did not read a moment ago: nothing has to be waited for."""
        return self._dice.choice([code for code in codes if self._is_fresh(code)] or list(codes))

    def _is_fresh(self, code: str) -> bool:
        before = time.monotonic() - REPEAT_SECONDS - 0.1
        return any(self._sent.get((n, code), 0.0) < before for n in range(len(self._guns)))

    def _fire(self, n: int, code: str) -> None:
        self._sent[n, code] = time.monotonic()
        self._guns[n].scan(code)

    def _key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.robot.window, key)
        self._expect(None, {Verdict.INFO})

    def _expect(self, mistake: str | None, wanted: set[Verdict]) -> ScanResult:
        """Waits for the verdict on the next frame sent."""
        self.notes.frames += 1
        self.robot.wait(lambda: len(self._answers) >= self.notes.frames, f"第 {self.notes.frames} 次扫描的结果")
        result = self._answers[self.notes.frames - 1]
        assert result.verdict in wanted, f"{result.scan.raw} → {result.verdict}：{result.message}（{self.state.step}，{mistake}）"
        self.notes.verdicts[result.verdict] += 1
        if mistake is not None:
            self.notes.mistakes[mistake] += 1
        return result

    def _sign_in(self, name: str) -> None:
        before = len(self._answers)
        self.run.as_person(name, "bench")
        came = self._answers[before:]
        self.notes.frames += len(came)
        self.notes.verdicts.update(result.verdict for result in came)
