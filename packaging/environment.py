"""Makes this checkout ready to run: interpreter, locked packages, system libraries of Qt, fonts, translations.

Standard library only. Every step leaves its inputs in a stamp inside `.venv`; a step whose inputs are as they were is
skipped, so that the second start takes no time worth naming.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "jiaofu-setup.json"
LOCK = ROOT / "requirements.lock"
FONT_FILES = tuple(f"JiaofuSans{script}-{style}.ttf" for script in ("SC", "JP") for style in ("Regular", "Bold"))

# Shared libraries that Qt's parts load and no wheel brings -> the Debian packages that hold them (the first that the
# system knows is taken; the time64 names are those of later releases).
LIBRARIES: dict[str, tuple[str, ...]] = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libglib-2.0.so.0": ("libglib2.0-0", "libglib2.0-0t64"),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libXrandr.so.2": ("libxrandr2",),
    "libdrm.so.2": ("libdrm2",),
    "libpulse.so.0": ("libpulse0",),
    "libcups.so.2": ("libcups2", "libcups2t64"),
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libwayland-egl.so.1": ("libwayland-egl1",),
}

# What the window, its papers and its sounds load; a library that is still missing names itself in the error.
QT_PROOF = """
import ctypes, sys
from pathlib import Path
import PySide6
from PySide6 import QtCore, QtGui, QtMultimedia, QtPrintSupport, QtSvg, QtWidgets
if sys.platform.startswith("linux"):
    ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"))
QtWidgets.QApplication([])
"""


class SetupFailed(Exception):
    """A step of the set-up failed; the message is for the person at the keyboard."""


def say(line: str) -> None:
    """Prints one line at once."""
    print(line, flush=True)


@contextmanager
def under_way(what: str, state: Callable[[], str] = str, every: float = 5) -> Iterator[None]:
    """Says what a step does, and every few seconds how far it is: whoever waits for minutes sees that it lives.

    Args:
        what: The step in words.
        state: How far it is, asked each time; a blank says the seconds only.
        every: Seconds between two lines.
    """
    over, begun = threading.Event(), time.monotonic()

    def tick() -> None:
        while not over.wait(every):
            say(f"  {what} … {state()} {time.monotonic() - begun:.0f} s")

    say(f"{what} …")
    teller = threading.Thread(target=tick, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()
    say(f"{what}: {time.monotonic() - begun:.0f} s")


def venv_python(venv: Path = VENV) -> Path:
    """The interpreter inside the virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def digest(*parts: Path | str) -> str:
    """One hash over files and words, in order; a missing file counts as empty."""
    total = hashlib.sha256()
    for part in parts:
        if isinstance(part, Path):
            part = hashlib.sha256(part.read_bytes()).hexdigest() if part.is_file() else ""
        total.update(part.encode() + b"\0")
    return total.hexdigest()


class Stamp:
    """Which steps were done with which inputs, kept in a small JSON file; an unreadable file means none was."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._write = threading.Lock()
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {}
        self.done: dict[str, str] = found if isinstance(found, dict) else {}

    def step(self, name: str, inputs: str, act: Callable[[], None]) -> bool:
        """Does `act` unless it was done with these inputs; returns whether it was done now."""
        if self.done.get(name) == inputs:
            return False
        self.done.pop(name, None)
        act()
        with self._write:  # two steps may end at once
            self.done[name] = inputs
            part = self.path.with_suffix(".part")
            part.write_text(json.dumps(self.done, indent=1), encoding="utf-8")
            part.replace(self.path)
        return True


def call(
    command: Sequence[str | Path], cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a program without standard input; its output and errors are in `stdout`."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def make_venv() -> None:
    """Makes the virtual environment if it is not there or no longer starts.

    Raises:
        SetupFailed: it cannot be made; the message holds what Python said.
    """
    if venv_python().exists():
        found = call([venv_python(), "-c", "import sys; print(sys.version_info >= (3, 11))"])
        if found.returncode == 0 and found.stdout.strip() == "True":
            return
    with under_way("虚拟环境 virtual environment"):
        made = call([sys.executable, "-m", "venv", "--clear", VENV])
        if made.returncode:
            # Debian ships venv without ensurepip; the pip that is there can install into an environment without one.
            made = call([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV])
    if made.returncode:
        raise SetupFailed(made.stdout)


def pip() -> list[str]:
    """The command that installs into the environment: its own pip, or the one of this interpreter.

    Raises:
        SetupFailed: neither has pip.
    """
    if call([venv_python(), "-m", "pip", "--version"]).returncode == 0:
        return [str(venv_python()), "-m", "pip"]
    if call([sys.executable, "-m", "pip", "--version"]).returncode == 0:
        return [sys.executable, "-m", "pip", "--python", str(venv_python())]
    raise SetupFailed("没有 pip。请先安装 pip is missing, install it first: sudo apt-get install -y python3-pip")


def install_packages() -> None:
    """Installs exactly the locked packages, each checked by its hash, with a progress line.

    Raises:
        SetupFailed: pip failed; the message holds its last lines.
    """
    total = sum(1 for line in LOCK.read_text(encoding="utf-8").splitlines() if re.match(r"[A-Za-z0-9].*==", line))
    command = [*pip(), "install", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:"]
    command += ["--progress-bar", "off", "--require-hashes", "-r", str(LOCK)]
    command.append("--no-compile")  # Python compiles what is imported when it is, beside other work; most of it never is
    seen, lines = [""], list[str]()
    with under_way(f"软件包 packages: {total}", lambda: seen[-1]), subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                seen.append(f"{min(len(seen), total)}/{total}")
            elif line.startswith("Installing collected"):
                seen.append(f"{total}/{total}, 解包 unpacking")
    if process.returncode:
        raise SetupFailed("".join(lines[-20:]))


def install_project() -> None:
    """Links this checkout into the environment, so that `jiaofu` and `jiaofu-admin` start from any folder; no network.

    Raises:
        SetupFailed: pip failed; the message holds its last lines.
    """
    command = [*pip(), "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-index", "--no-deps"]
    done = call([*command, "--no-build-isolation", "--editable", str(ROOT)], cwd=ROOT)
    if done.returncode:
        raise SetupFailed(done.stdout[-3000:])


def missing_libraries(names: Iterable[str] = LIBRARIES) -> list[str]:
    """Those of the shared libraries that this system cannot load."""
    lost = []
    for name in names:
        try:
            ctypes.CDLL(name)
        except OSError:
            lost.append(name)
    return lost


def apt_packages(libraries: Iterable[str], known: Callable[[str], bool]) -> list[str]:
    """The Debian packages that hold `libraries`; of several names the first that `known` accepts."""
    chosen = []
    for name in libraries:
        candidates = LIBRARIES[name]
        chosen.append(next((package for package in candidates if known(package)), candidates[0]))
    return sorted(set(chosen))


def _known_to_apt(package: str) -> bool:
    shown = call(["apt-cache", "policy", package])
    return "Candidate:" in shown.stdout and "Candidate: (none)" not in shown.stdout


def qt_libraries() -> None:
    """Installs what Qt needs of the system where it may, else ends with the one line to paste; then proves it.

    Raises:
        SetupFailed: libraries are missing, or Qt does not start; the message says which and what to do.
    """
    if not sys.platform.startswith("linux"):
        return
    lost = missing_libraries()
    if lost and shutil.which("apt-get"):
        as_root = os.geteuid() == 0
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if as_root:
            with under_way(f"系统库 system libraries: {len(lost)} missing, apt-get update"):
                call(["apt-get", "update", "-q"], env=environment)
        line = ["apt-get", "install", "-y", "--no-install-recommends", *apt_packages(lost, _known_to_apt)]
        if not as_root:
            raise SetupFailed("缺少系统库，请粘贴这一行 Qt lacks system libraries, paste this line:\n" + _paste(line))
        with under_way("系统库 system libraries: apt-get install"):
            done = call(line, env=environment)
        lost = missing_libraries()
        if lost:
            raise SetupFailed(f"{done.stdout[-2000:]}\n仍缺 still missing: {' '.join(lost)}\n{_paste(line)}")
    if lost:
        raise SetupFailed("缺少系统库，请用系统的软件管理器安装 Qt lacks system libraries: " + " ".join(lost))
    prove_qt()


def _paste(line: Sequence[str]) -> str:
    return "sudo " + " ".join(line)


def prove_qt() -> None:
    """Starts Qt once without a display and loads its X11 part.

    Raises:
        SetupFailed: it does not start; the message holds the library that is missing.
    """
    proof = call([venv_python(), "-c", QT_PROOF], env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    if proof.returncode:
        raise SetupFailed("Qt 不能启动 Qt does not start:\n" + proof.stdout[-2000:])


def build_fonts() -> None:
    """Builds the fonts that are not there, with the builder's own progress line.

    Raises:
        SetupFailed: the builder failed; its words are on screen.
    """
    with under_way("字体 fonts"):
        failed = subprocess.call([str(venv_python()), str(ROOT / "packaging" / "build_fonts.py")], stdin=subprocess.DEVNULL)
    if failed:
        raise SetupFailed("字体没有做成 the fonts could not be built")


def translations_are_behind() -> bool:
    """Whether the committed .ts is newer than the .qm that Qt reads."""
    ts = ROOT / "resources" / "translations" / "jiaofu_en.ts"
    qm = ts.with_suffix(".qm")
    return ts.is_file() and (not qm.is_file() or qm.stat().st_mtime_ns <= ts.stat().st_mtime_ns)


def release_translations() -> None:
    """Builds the English translation.

    Raises:
        SetupFailed: lrelease failed; the message holds its words.
    """
    done = call([venv_python(), ROOT / "packaging" / "translations.py", "release"])
    if done.returncode:
        raise SetupFailed(done.stdout)


def _planner() -> list[Path]:
    """The modules of which some are compiled."""
    return sorted((ROOT / "app" / "planner").glob("*.py"))


def compile_planner() -> None:
    """Compiles the search for load plans, so that the first plan on this computer does not wait for it.

    Raises:
        SetupFailed: It does not compile.
    """
    with under_way("编译装载计算 compiling the load planner"):
        done = call([venv_python(), "-m", "app.planner.warming"], cwd=ROOT)
    if done.returncode:
        raise SetupFailed(done.stdout[-3000:])


def set_up() -> bool:
    """Does every step whose inputs changed; returns whether anything was done.

    Raises:
        SetupFailed: a step failed; what was done before stays done.
    """
    make_venv()
    stamp = Stamp(STAMP)
    version = call([venv_python(), "-c", "import sys; print(sys.version_info[:2])"]).stdout.strip()
    packages = digest(LOCK, version)
    done = [stamp.step("packages", packages, install_packages)]
    with ThreadPoolExecutor(1) as beside:  # it takes longer than all the rest, on one core
        compiled = beside.submit(stamp.step, "planner", digest(*_planner(), packages), compile_planner)
        done.append(stamp.step("project", digest(ROOT / "pyproject.toml", str(ROOT), packages), install_project))
        done.append(stamp.step("qt", digest(packages, *LIBRARIES), qt_libraries))
        if any(not (ROOT / "resources" / "fonts" / name).is_file() for name in FONT_FILES):
            stamp.done.pop("fonts", None)
        done.append(stamp.step("fonts", digest(ROOT / "packaging" / "build_fonts.py", packages), build_fonts))
        done.append(compiled.result())
    if translations_are_behind():
        release_translations()
        done.append(True)
    return any(done)
