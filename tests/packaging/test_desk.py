"""The two commands: how their words are read, and which set-up steps are done again."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import desk
import environment
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ["--demo"]),
        (["--station", "gate"], ["--station", "gate", "--demo"]),
        (["--database", "sqlite:///x.db"], ["--database", "sqlite:///x.db"]),
        (["--database=sqlite:///x.db"], ["--database=sqlite:///x.db"]),
        (["--demo", "--lang", "en"], ["--demo", "--lang", "en"]),
        (["--help"], ["--help"]),
    ],
)
def test_run_opens_demo_data_unless_a_database_is_named(words: list[str], expected: list[str]) -> None:
    wish = desk.parse_run(words, display=True)
    assert (wish.headless, wish.arguments) == (False, expected)


@pytest.mark.parametrize(
    ("words", "display", "out"),
    [
        (["--headless", "--out", "d"], True, "d"),
        (["--out=d", "--headless"], True, "d"),
        (["--headless"], True, "out"),
        ([], False, "out"),
        (["--out", "d"], False, "d"),
    ],
)
def test_run_without_a_window(words: list[str], display: bool, out: str) -> None:
    wish = desk.parse_run(words, display)
    assert wish.headless
    assert wish.out == Path(out)
    assert wish.arguments == []


@pytest.mark.parametrize("words", [["--out", "d"], ["--out"], ["--headless", "--out"]])
def test_run_refuses_words_that_make_no_sense(words: list[str]) -> None:
    with pytest.raises(desk.Usage):
        desk.parse_run(words, display=True)


def test_words_of_test() -> None:
    assert desk.parse_test(["-k", "zpl"]) == desk.Check(None, False, ["-k", "zpl"])
    assert desk.parse_test(["--without", "C-14", "-x"]) == desk.Check("C-14", False, ["-x"])
    assert desk.parse_test(["--without=C-14"]) == desk.Check("C-14", False, [])
    assert desk.parse_test(["--without-each"]) == desk.Check(None, True, [])
    for wrong in (["--without"], ["--without", "C-14", "--without-each"]):
        with pytest.raises(desk.Usage):
            desk.parse_test(wrong)


def test_words_of_bench() -> None:
    assert desk.parse_bench(["label", "--times", "5"]) == ("label", ["--times", "5"])
    for wrong in ([], ["nothing"], ["__init__"], ["../conftest"]):
        with pytest.raises(desk.Usage):
            desk.parse_bench(wrong)


@pytest.mark.parametrize(
    ("variables", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":1"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":1", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "vnc:port=5901"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_display(variables: dict[str, str], platform: str, expected: bool) -> None:
    assert desk.has_display(variables, platform) is expected


@pytest.mark.parametrize("words", [[], ["fly"], ["setup", "now"], ["run", "--out"], ["test", "--without"], ["bench"]])
def test_a_wrong_command_line_ends_with_2_before_any_set_up(words: list[str]) -> None:
    environment_ = {**os.environ, "DISPLAY": ":0", "QT_QPA_PLATFORM": "", "PYTHONUTF8": "1"}
    command = [sys.executable, str(ROOT / "packaging" / "desk.py"), *words]
    done = subprocess.run(command, env=environment_, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stdout + done.stderr


def test_a_step_is_done_once_until_its_inputs_change(tmp_path: Path) -> None:
    done: list[str] = []
    path = tmp_path / "stamp.json"
    for inputs, expected in [("a", True), ("a", False), ("b", True), ("b", False)]:
        assert environment.Stamp(path).step("packages", inputs, lambda: done.append("x")) is expected
    assert len(done) == 2
    assert environment.Stamp(path).step("fonts", "b", lambda: None)
    assert environment.Stamp(path).done == {"packages": "b", "fonts": "b"}


def test_a_failed_step_is_done_again(tmp_path: Path) -> None:
    def fail() -> None:
        raise environment.SetupFailed("no network")

    path = tmp_path / "stamp.json"
    environment.Stamp(path).step("packages", "a", lambda: None)
    with pytest.raises(environment.SetupFailed):
        environment.Stamp(path).step("packages", "b", fail)
    assert environment.Stamp(path).step("packages", "b", lambda: None)


def test_a_long_step_says_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    told = threading.Event()

    def state() -> str:
        told.set()
        return "3/40"

    with environment.under_way("软件包 packages", state, every=0.01):
        assert told.wait(10)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "软件包 packages …" and "3/40" in lines[1] and lines[-1].startswith("软件包 packages: ")


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00"])
def test_a_damaged_stamp_means_that_nothing_was_done(tmp_path: Path, text: str) -> None:
    path = tmp_path / "stamp.json"
    path.write_text(text, encoding="utf-8")
    assert environment.Stamp(path).done == {}


def test_digest_sees_content_order_and_absence(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("1", encoding="utf-8")
    before = environment.digest(first, second)
    assert before == environment.digest(first, second)
    assert environment.digest(second, first) != before
    second.write_text("2", encoding="utf-8")
    assert environment.digest(first, second) != before
    assert environment.digest("ab", "c") != environment.digest("a", "bc")


def test_libraries_that_cannot_be_loaded_are_named() -> None:
    assert environment.missing_libraries(["libc.so.6", "libjiaofu-nowhere.so.1"])[-1] == "libjiaofu-nowhere.so.1"


def test_packages_for_missing_libraries() -> None:
    lost = ["libglib-2.0.so.0", "libEGL.so.1"]
    assert environment.apt_packages(lost, lambda package: True) == ["libegl1", "libglib2.0-0"]
    assert environment.apt_packages(lost, lambda package: package.endswith("t64")) == ["libegl1", "libglib2.0-0t64"]
    assert environment.apt_packages(lost, lambda package: False) == ["libegl1", "libglib2.0-0"]


def test_the_lock_names_no_host_and_no_folder_and_hashes_everything() -> None:
    text = environment.LOCK.read_text(encoding="utf-8")
    assert "://" not in text and "-index" not in text and "find-links" not in text and " /" not in text
    blocks = [block for block in text.split("\n") if block and not block.startswith((" ", "#"))]
    assert blocks and all("==" in block and block.endswith("\\") for block in blocks)
