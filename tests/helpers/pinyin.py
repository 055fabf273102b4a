"""A private X11 session with the pinyin input method on: display, message bus, window manager, ibus, and a typing scanner."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

PROGRAMS = ("Xvfb", "dbus-daemon", "openbox", "ibus", "ibus-daemon", "xdotool")
ENGINE = Path("/usr/share/ibus/component/libpinyin.xml")
ROOT = Path(__file__).parents[2]
PATIENCE = 20.0


def wait(happened: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Waits for something that other processes do."""
    end = time.monotonic() + patience
    while not happened():
        assert time.monotonic() < end, f"did not happen: {what}"
        time.sleep(0.02)


class PinyinSession:
    """Programs on a display of their own, with pinyin as the input method of every window."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._stack = folder, ExitStack()
        self._environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "NO_AT_BRIDGE": "1",
            "QT_QPA_PLATFORM": "xcb", "QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus",
            "PYTHONUNBUFFERED": "1",
        }  # fmt: skip
        for name in ("CONFIG", "CACHE", "DATA"):
            self._environment[f"XDG_{name}_HOME"] = str(folder / name.lower())
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        self._environment["XDG_RUNTIME_DIR"] = str(runtime)

    def __enter__(self) -> PinyinSession:
        try:
            display = self._start_and_read("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
            self._environment["DISPLAY"] = f":{display}"
            bus = self._start_and_read("dbus-daemon", "--session", "--nofork", "--print-address=1")
            self._environment["DBUS_SESSION_BUS_ADDRESS"] = bus
            self.start("openbox")
            self.start("ibus-daemon", "-r", "--panel", "disable")
            wait(self.pinyin, "libpinyin is the engine")
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def start(self, *command: str, output: Path | None = None) -> subprocess.Popen[bytes]:
        """Starts a program of the session; it ends with it, and all it started too."""
        with (output or self._folder / f"{Path(command[0]).name}.log").open("wb") as file:
            made = subprocess.Popen(
                command, env=self._environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
        self._stack.callback(_end, made)
        return made

    def python(self, *arguments: str, output: Path) -> subprocess.Popen[bytes]:
        """Starts Python in the session."""
        return self.start(sys.executable, *arguments, output=output)

    def run(self, *command: str) -> bool:
        """Runs a short program to its end and says whether it succeeded."""
        return subprocess.run(command, env=self._environment, capture_output=True, timeout=PATIENCE, check=False).returncode == 0

    def pinyin(self) -> bool:
        """Chooses the engine; it must be chosen again for a window that came later."""
        self.run("ibus", "engine", "libpinyin")
        told = subprocess.run(["ibus", "engine"], env=self._environment, capture_output=True, timeout=PATIENCE, check=False)
        return told.stdout == b"libpinyin\n"

    def focus(self, title: str) -> None:
        """Waits for a window, gives it the focus and the pinyin engine."""
        assert self.run("xdotool", "search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync"), title
        wait(self.pinyin, "libpinyin is the engine")

    def press(self, *keys: str) -> None:
        """Presses keys one after the other."""
        assert self.run("xdotool", "key", "--delay", "20", *keys)

    def scan(self, *parts: str) -> None:
        """Types as a scanner does, Enter last; a GS goes as Ctrl+]."""
        words: list[str] = ["xdotool"]
        for text in parts:
            words += ["key", "ctrl+bracketright"] if text == "\x1d" else ["type", "--delay", "5", "--args", "1", text]
        assert self.run(*words, "key", "Return")

    def _start_and_read(self, *command: str) -> str:
        output = self._folder / f"{command[0]}.ready"
        self.start(*command, output=output)
        wait(lambda: b"\n" in output.read_bytes(), f"{command[0]} is up")
        return next(line for line in output.read_text().splitlines() if line and not line.startswith("("))


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, 15)
        process.wait(5)
    except ProcessLookupError:
        pass
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait(5)


def lacking() -> Sequence[str]:
    """Programs that the session needs and this machine has not."""
    return [name for name in PROGRAMS if shutil.which(name) is None] + ([] if ENGINE.exists() else ["ibus-libpinyin"])


@contextmanager
def pinyin_session(folder: Path) -> Iterator[PinyinSession]:
    """The session, or a skip with a sentence where it cannot be had; in CI that is a failure."""
    missing = lacking()
    if missing:
        words = f"no window session with a Chinese input method here, missing: {', '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    with PinyinSession(folder) as session:
        yield session
