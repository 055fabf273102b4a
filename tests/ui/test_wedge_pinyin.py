"""A scanner that types into the real window with the pinyin input method on: codes arrive whole, or are refused aloud."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.clock import SetClock
from app.core.work import Workplace
from app.devices.code_table import Command
from db.engine import open_engine
from tests.conftest import People
from tests.helpers.dispatch import Shipping
from tests.helpers.pinyin import PinyinSession, pinyin_session, wait

MIXED = "5Q0-867-233LOT26kg"
"""Letters, hyphens and small letters; digits alone pass any input method."""
GAP_MS = "250"


class Bench:
    """The window of the bench in a process of its own, and its verdict log."""

    def __init__(self, session: PinyinSession, folder: Path, url: str, now: str) -> None:
        self.session, self._log, self._said = session, folder / "verdicts.jsonl", folder / "window.out"
        session.python(
            "tests/helpers/bench_window.py", url, now, GAP_MS, "--config", str(folder / "none.toml"), "--station", "bench",
            "--verdicts", str(self._log), "--papers", str(folder / "papers"), output=self._said,
        )  # fmt: skip
        self._seen = 0

    def page(self, key: str) -> None:
        """Waits until a page is in front."""
        self.says(f"page {key}")

    def says(self, words: str) -> None:
        """Waits for the last line of the window's process."""
        wait(lambda: self._said.read_text().splitlines()[-1:] == [words], f"{words}: {self._said.read_text()}")

    def scan(self, *parts: str) -> dict[str, str]:
        """Types one code and waits for its verdict, which must be one only."""
        self.session.scan(*parts)
        wait(lambda: self._count() > self._seen, f"verdict on {parts}")
        lines = self._log.read_text(encoding="utf-8").splitlines()
        assert len(lines) == self._seen + 1, lines[self._seen :]
        self._seen += 1
        verdict: dict[str, str] = json.loads(lines[-1])
        assert verdict["port"] == "wedge"
        return verdict

    def _count(self) -> int:
        return self._log.read_bytes().count(b"\n") if self._log.exists() else 0


def corrupted_in_a_plain_field(session: PinyinSession, output: Path) -> str:
    """What a plain field holds after the same scan; tried until the input method has taken to the window."""
    session.python("tests/helpers/plain_field.py", output=output)
    session.focus("plain field")
    for turn in range(1, 20):
        session.scan(MIXED)
        session.press("Escape", "F5")
        wait(lambda turn=turn: output.read_text().count("field ") >= turn, "the field says what it holds")
        held = output.read_text().splitlines()[-1].removeprefix("field ").strip("'")
        if held and held != MIXED:
            return held
    raise AssertionError("the input method never touched the field: this session proves nothing")


@pytest.mark.usefixtures("posix_only")
def test_a_typing_scanner_under_pinyin(tmp_path: Path, sqlite_file_url: str, clock: SetClock) -> None:
    engine = open_engine(sqlite_file_url)
    place = Workplace(engine, "装箱台", clock)
    ship = Shipping(place, People(place))
    order, (serial,) = ship.picked((ship.product(), 1))
    engine.dispose()
    with pinyin_session(tmp_path) as session:
        bench = Bench(session, tmp_path, sqlite_file_url, clock.now().isoformat())
        assert corrupted_in_a_plain_field(session, tmp_path / "field.out") != MIXED

        session.focus("bench under test")
        bench.page("sign_in")
        assert bench.scan(ship.packer.badge)["kind"] == "person"
        session.press(*"2580", "Return")
        bench.page("bench")

        # Every character arrives, and as what it is.
        assert bench.scan(order.number)["raw"] == order.number
        packed = bench.scan(serial)
        assert (packed["raw"], packed["verdict"]) == (serial, "done")
        called = bench.scan(Command.HELP.code)
        assert (called["raw"], called["kind"], called["verdict"]) == ("JF$HELP", "command", "info")
        assert bench.scan(MIXED)["raw"] == MIXED
        gs1 = bench.scan("]C1010690123456789210L261109-01", "\x1d", "3712")
        assert gs1["raw"] == r"]C1010690123456789210L261109-01\x1d3712"

        # Caps Lock turns the letters round: said, not read.
        session.press("Caps_Lock")
        shouted = bench.scan(order.number)
        assert (shouted["verdict"], shouted["kind"]) == ("partial", "unreadable") and "Caps Lock" in shouted["message"]
        session.press("Caps_Lock")
        assert bench.scan("BK-ok1")["raw"] == "BK-ok1"

        # Where a person may write Chinese the input method takes keys: refused aloud, never half a code.
        session.press("ctrl+alt+f")
        bench.says("field True")
        for code in (MIXED, order.number, "kuebec-867-kg"):
            refused = bench.scan(code)
            assert refused["verdict"] == "partial" and "输入法" in refused["message"], refused


@pytest.fixture
def posix_only() -> None:
    pytest.importorskip("termios", reason="Xvfb exists on POSIX only")
