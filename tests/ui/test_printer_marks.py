"""The window's own outbox with a real printer on a socket: what the device marks say while it has no paper, dies, and is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.clock import SetClock
from app.core.work import PROGRAM, Actor, Workplace
from app.desk import Desk
from app.devices.simulate import ZPL_READY, LabelPrinterServer
from app.identity import service as identity
from app.labels.content import UnitLabel
from app.printing import outbox
from app.printing.making import Forms
from app.printing.printers import PrinterDraft, hand_over, save_printer
from app.printing.service import print_label, recent_jobs
from app.scanning.lane import ScanLane
from app.settings import local
from db.engine import open_engine
from db.states import PrintOutcome
from ui import desk_pages
from ui.main import dress
from ui.theme.tokens import State
from ui.widgets.bench import DeviceView
from ui.window import DeskWindow

FORMS = Forms({}, {"unit_label": lambda session, document, making: UnitLabel("断路器", "BK", document, company="厂")})


@pytest.fixture
def place(sqlite_file_url: str, clock: SetClock) -> Iterator[Workplace]:
    opened = Workplace(open_engine(sqlite_file_url), "台位 3", clock)
    yield opened
    opened.engine.dispose()


def test_the_marks_follow_the_printer(
    qapp: QApplication, qtbot: QtBot, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(desk_pages, "pages_for", lambda station: [])
    with place.work(PROGRAM) as work:
        made = identity.create_first_administrator(work, "系统管理员", "1357")
    admin = Actor(made.person_id, made.name, made.badge, made.roles)
    with LabelPrinterServer() as server, LabelPrinterServer() as second:
        server.zpl_status = [ZPL_READY.replace(b"030,0", b"030,1", 1)]
        settings = local.load(
            ["--config", str(tmp_path / "none.toml"), "--printer", server.address("zpl"), "--papers", str(tmp_path)]
        )
        dress(qapp, settings)
        window = DeskWindow(Desk(place, FORMS, ScanLane(place)), settings)
        window.start()

        def mark() -> DeviceView:
            return window.devices.views["labels"]

        def outcomes() -> list[PrintOutcome]:
            with place.read() as session:
                return [job.outcome for job in reversed(recent_jobs(session))]

        qtbot.waitUntil(lambda: (mark().state, mark().word) == (State.HOLD, "缺纸"), timeout=20_000)
        with place.work(PROGRAM) as work:
            print_label(work, "unit_label", "BK2611090211")
        server.zpl_status = [ZPL_READY]
        qtbot.waitUntil(lambda: outcomes() == [PrintOutcome.CONFIRMED], timeout=20_000)
        qtbot.waitUntil(lambda: (mark().state, mark().word) == (State.GOOD, "正常"), timeout=20_000)
        server.set_mode("refuse")
        with place.work(PROGRAM) as work:
            print_label(work, "unit_label", "BK2611090212")
        qtbot.waitUntil(lambda: (mark().state, mark().word) == (State.HOLD, "连不上"), timeout=20_000)
        with place.work(admin) as work:
            save_printer(work, PrinterDraft("B2", "2 号标签机", second.address("tspl")))
            hand_over(work, "B2")
        qtbot.waitUntil(lambda: outcomes() == [PrintOutcome.CONFIRMED] * 2, timeout=20_000)
        qtbot.waitUntil(lambda: (mark().name, mark().short, mark().word) == ("2 号标签机", "2 号标签机", "正常"), timeout=20_000)
        assert (len(server.jobs), len(second.jobs)) == (1, 1)
        window.close()
        window.deleteLater()
