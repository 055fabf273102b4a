"""Runs the main job and leaves everything it made in a folder."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app.admin import demo_trust
from app.admin.prepare import prepare
from app.core.clock import Clock, SystemClock
from app.core.errors import AppError
from app.desk import open_desk
from app.devices.simulate import LabelPrinterServer, PtyScanner
from app.settings import local as local_settings
from ui.journey.run import Run
from ui.journey.steps import STEPS
from ui.journey.tray import Tray
from ui.main import dress
from ui.robot import Robot
from ui.window import DeskWindow


@contextmanager
def station(
    url: str, out: Path, clock: Clock, size: tuple[int, int] = (1366, 768), *, language: str = "zpl", ports: Sequence[str] = (),
    kind: str = "all",
) -> Iterator[Run]:
    """A started window on a database, with a simulated scanner on a pty and a label printer on a TCP port.

    Args:
        url: A database with the demo data.
        out: Where papers, labels, pictures and verdicts go.
        clock: The window's clock.
        size: Window size in pixels.
        language: What the label printer speaks.
        ports: Ports of further scanners.
        kind: What kind of station it is.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with PtyScanner() as gun, LabelPrinterServer() as printer:
        options = [
            "--config", str(out / "none.toml"), "--database", url, "--scanner", ",".join((gun.port, *ports)),
            "--printer", printer.address(language),
            "--station", kind, "--papers", str(out / "papers"), "--labels", str(out / "labels"), "--verdicts", str(out / "verdicts.jsonl"),
        ]  # fmt: skip
        local = local_settings.load(options)
        dress(app, local)
        desk = open_desk(url, local.station_name, clock, demo_trust.vault())
        window = DeskWindow(desk, local)
        window.resize(*size)
        window.start()
        window.show()
        robot = Robot(window, gun, out / "screens")
        robot.wait(lambda: window.device_word(gun.port) == window.tr("正常"), "扫描枪打开")
        try:
            yield Run(robot, Tray(out / "papers", out / "labels", robot), clock, out / "verdicts.jsonl")
        finally:
            robot.close()
            desk.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs every step; 0 when all were done."""
    parser = argparse.ArgumentParser(prog="ui.journey", description=(__doc__ or "").strip())
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args(arguments).out
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_heard)
    out.mkdir(parents=True, exist_ok=True)
    database = out / "desk.db"
    for tail in ("", "-wal", "-shm"):
        database.with_name(database.name + tail).unlink(missing_ok=True)
    (out / "verdicts.jsonl").unlink(missing_ok=True)
    _say("正在准备演示数据……")
    url = f"sqlite:///{database}"
    try:
        prepare(url, demo=True, create=True)
        return _walk(url, out)
    except AppError as error:
        _say(str(error))
        return 1


def _walk(url: str, out: Path) -> int:
    with station(url, out, SystemClock()) as run:
        refused: list[AppError] = []
        run.robot.window.context.failed.connect(refused.append)
        try:
            for step in STEPS:
                step(run)
                last = run.steps[-1]
                _say(f"{last.step}  {last.document}  {last.actor}")
                if refused:
                    raise AssertionError(f"不该被拒绝：{refused[0]}")
        except AssertionError as error:
            run.robot.shot("停在这里")
            _say(str(error))
            return 1
        finally:
            run.write(out / "journey.json")
    _say(f"全部 {len(run.steps)} 步完成，结果在 {out}")
    return 0


def _heard(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """What Qt says goes to the terminal, but for what its screenless plugin says at every window."""
    if "propagateSizeHints" not in words:
        sys.stderr.write(f"{words}\n")


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
