#!/usr/bin/env python3
"""Sets the desk up, starts it, tests it. Needs Python 3.11 or newer, pip and nothing else.

    python3 packaging/desk.py run [--headless [--out DIR]] [options of jiaofu]
    python3 packaging/desk.py test [--without ROW | --without-each] [options of pytest]
    python3 packaging/desk.py bench NAME [options of the benchmark]
    python3 packaging/desk.py setup

`run` opens the desk on demo data, or on the database that `--database URL` names. With `--headless`, or where there is
no display, it does one order from stock-in to the signed slip with simulated devices and leaves papers, labels and
screenshots in DIR (`out`). `bench` runs tests/benchmarks/NAME.py.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (the one file that an older Python may be given)
    sys.exit("需要 Python 3.11 或更新 Python 3.11 or newer is needed; this is " + sys.version.split()[0])

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import rows_out
from environment import ROOT, SetupFailed, say, set_up, venv_python

OWN_DATA = ("--database", "--demo", "--help", "-h", "--version")
BLIND_PLATFORMS = ("offscreen", "minimal")


class Usage(Exception):
    """The command line makes no sense; the message says why."""


@dataclass(frozen=True)
class Run:
    """`run`: with a window, or headless into `out`."""

    headless: bool
    out: Path
    arguments: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Check:
    """`test`: all, without the guards of one row, or of each row in turn."""

    row: str | None
    each: bool
    arguments: list[str] = field(default_factory=list)


def has_display(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be opened: always on Windows and macOS, by X11 or Wayland on others."""
    chosen = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    if chosen:
        return chosen not in BLIND_PLATFORMS
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _take(arguments: Sequence[str], name: str) -> tuple[str | None, list[str]]:
    """Takes `name VALUE` or `name=VALUE` out of the arguments."""
    rest, value, words = [], None, iter(arguments)
    for word in words:
        if word == name:
            value = next(words, None)
            if value is None:
                raise Usage(f"{name} ?")
        elif word.startswith(f"{name}="):
            value = word.partition("=")[2]
        else:
            rest.append(word)
    return value, rest


def parse_run(arguments: Sequence[str], display: bool) -> Run:
    """Reads the words after `run`; `--demo` is added unless they name a database.

    Raises:
        Usage: `--out` without a folder, or with a window.
    """
    out, rest = _take(arguments, "--out")
    headless = "--headless" in rest or not display
    rest = [word for word in rest if word != "--headless"]
    if headless:
        return Run(True, Path(out or "out"), rest)
    if out is not None:
        raise Usage("--out DIR goes with --headless")
    if not any(word.split("=")[0] in OWN_DATA for word in rest):
        rest.append("--demo")
    return Run(False, Path(), rest)


def parse_test(arguments: Sequence[str]) -> Check:
    """Reads the words after `test`.

    Raises:
        Usage: `--without` without a row, or with `--without-each`.
    """
    row, rest = _take(arguments, "--without")
    each = "--without-each" in rest
    if each and row is not None:
        raise Usage("--without ROW or --without-each, not both")
    return Check(row, each, [word for word in rest if word != "--without-each"])


def benchmarks() -> list[str]:
    """The names of the benchmarks."""
    return sorted(path.stem for path in (ROOT / "tests" / "benchmarks").glob("[a-z]*.py"))


def parse_bench(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Reads the words after `bench`: the benchmark and its own options.

    Raises:
        Usage: No benchmark is named, or there is none of that name.
    """
    if not arguments or arguments[0] not in benchmarks():
        raise Usage(f"bench {' | '.join(benchmarks())}")
    return arguments[0], list(arguments[1:])


def start(command: Sequence[str], environment: Mapping[str, str], folder: Path | None = None) -> int:
    """Runs the program in the place of this one where the system can, so that signals and exit code are its own."""
    if folder is not None:
        os.chdir(folder)
    if os.name == "posix":
        sys.stdout.flush()
        os.execve(command[0], list(command), dict(environment))
    return subprocess.call(list(command), env=dict(environment))


def run(arguments: Sequence[str]) -> int:
    """Opens the desk, or does the main job without a display."""
    wish = parse_run(arguments, has_display(os.environ))
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if not wish.headless:
        return start([str(venv_python()), "-P", "-m", "ui.main", *wish.arguments], environment)
    out = wish.out.absolute()
    say(f"无显示运行 headless run -> {wish.out}")
    environment["QT_QPA_PLATFORM"] = "offscreen"
    return start([str(venv_python()), "-P", "-m", "ui.journey", "--out", str(out), *wish.arguments], environment)


def test(arguments: Sequence[str]) -> int:
    """Runs pytest without a display, in the project's folder."""
    wish = parse_test(arguments)
    if wish.each:
        return rows_out.without_each(wish.arguments)
    if wish.row is not None:
        return rows_out.without(wish.row, wish.arguments)
    # The whole suite runs on every core; whoever names tests or options of his own says how.
    spread = [] if wish.arguments and not wish.arguments[0].startswith("-r") else ["-n", "auto", "--dist", "worksteal"]
    command = [str(venv_python()), "-m", "pytest", *spread, *wish.arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is compiled is kept: a run has dozens of processes that load everything
    return start(command, environment, ROOT)


def bench(arguments: Sequence[str]) -> int:
    """Runs one benchmark in the caller's folder, so that file names among its options mean what he thinks."""
    name, options = parse_bench(arguments)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    return start([str(venv_python()), "-P", "-m", f"tests.benchmarks.{name}", *options], environment)


def main(argv: Sequence[str]) -> int:
    """Does the set-up and then what the first word asks for."""
    what, rest = (argv[0], list(argv[1:])) if argv else ("", [])
    if what not in ("run", "test", "bench", "setup") or (what == "setup" and rest):
        print(__doc__)
        return 0 if what in ("-h", "--help") else 2
    try:
        # A wrong command line is told before a long set-up.
        if what == "run":
            parse_run(rest, has_display(os.environ))
        elif what == "test":
            parse_test(rest)
        elif what == "bench":
            parse_bench(rest)
        set_up()
        commands = {"run": run, "test": test, "bench": bench}
        return commands[what](rest) if what in commands else 0
    except Usage as error:
        print(error, file=sys.stderr)
        return 2
    except SetupFailed as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
