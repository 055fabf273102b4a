"""SC-5: what the packing bench refuses, and the label that follows a changed address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.core.clock import Clock
from app.core.words import Verdict
from app.devices.code_table import Command
from tests.helpers.bench_day import Errors
from tests.helpers.ledger import differences, value
from tests.helpers.running_clock import RunningClock
from ui.journey.__main__ import station
from ui.journey.run import Run

pytestmark = pytest.mark.scenario


@pytest.fixture
def day(bench_day: Callable[[str, Clock], Any], clock: RunningClock) -> Errors:
    made = bench_day("errors", clock)
    assert isinstance(made, Errors)
    return made


@pytest.fixture
def bench(qapp: QApplication, bench_url: str, day: Errors, tmp_path: Path, clock: RunningClock) -> Iterator[Run]:
    with station(bench_url, tmp_path, clock) as made:
        yield made


def _refused(run: Run, code: str, clause: str) -> str:
    """The scan is refused by its row and stops the bench; what is scanned meanwhile does not count; F12 goes on."""
    robot = run.robot
    result = robot.scan(code)
    assert (result.verdict, result.clause) == (Verdict.WRONG, clause), result.message
    assert result.error is not None and result.error.facts and result.error.helper
    assert robot.key_command(Qt.Key.Key_F12).verdict is Verdict.INFO
    return str(result.message)


def _good(run: Run, code: str) -> None:
    result = run.robot.scan(code)
    assert result.verdict in (Verdict.GOOD, Verdict.DONE), result.message


def _label(run: Run) -> str:
    """The two-dimensional code of the newest shipping label, which names its issue."""
    return max((code for code in run.tray.codes(run.tray.next("shipping_label")) if code.startswith("00")), key=len)


def _tick_all(run: Run) -> None:
    """Ticks one thing after the other with F12 until somebody else has to do the next."""
    while run.robot.key_command(Qt.Key.Key_F12).verdict in (Verdict.GOOD, Verdict.DONE):
        pass


def _product_packing(run: Run, day: Errors) -> None:
    """At the same bench: without the certificate scanned the assembler does not seal (C-07), nor does he check himself."""
    robot, (serial, certificate) = run.robot, day.unpacked
    run.as_person(day.people["assembler"], "bench")
    _good(run, serial)
    _tick_all(run)
    assert "缺包装" in _refused(run, Command.SEAL.code, "C-07")
    run.as_person(day.people["inspector"], "bench")
    _good(run, serial)  # the packaging agrees
    run.as_person(day.people["assembler"], "bench")
    assert "缺合格证" in _refused(run, Command.SEAL.code, "C-07")
    run.as_person(day.people["inspector"], "bench")
    _good(run, certificate)
    _tick_all(run)
    run.as_person(day.people["assembler"], "bench")
    robot.scan(Command.SEAL.code)
    _good(run, max(run.tray.codes(run.tray.next("content_label")), key=len))


def _statistics(run: Run, day: Errors) -> None:
    """The lead sees what was refused, by kind (K-07)."""
    run.as_person(day.people["leader"], "dispatch")
    run.robot.view("statistics")
    shown = run.robot.chain("chart.refusals")
    for kind in ("错货：不是本单货品 1", "未检验合格 1", "序列号重复 1", "多装：超出清单 1"):
        assert kind in shown, shown
    run.robot.shot("statistics")


@pytest.mark.clause("B-06", "C-14", "C-07", "C-16", "C-15", "C-11", "K-07")
def test_packing_errors_are_caught(bench: Run, day: Errors, bench_url: str) -> None:
    run, robot = bench, bench.robot
    run.as_person(day.people["packer"], "bench")
    _good(run, day.dispatch)
    said = [_refused(run, day.wrong_model, "C-14"), _refused(run, day.uninspected, "B-06")]
    _good(run, day.serials[0])
    _good(run, day.serials[1])
    said.append(_refused(run, day.serials[0], "C-14"))
    _good(run, day.serials[2])
    said.append(_refused(run, day.surplus, "C-14"))
    for sentence, words in zip(said, ("不是本单货品", "未检验合格", "序列号重复", "超出清单数量"), strict=True):
        assert words in sentence, said

    _good(run, run.tray.number(run.tray.next("box_list"), "ZX"))
    _good(run, day.certificate)
    robot.key_command(Qt.Key.Key_F12)
    assert "不能为同一人" in _refused(run, day.serials[0], "C-16")

    run.as_person(day.people["inspector"], "bench")
    _good(run, day.dispatch)
    for serial in day.serials:
        _good(run, serial)
    run.as_person(day.people["packer"], "bench")
    _good(run, day.dispatch)
    robot.scan(Command.SEAL.code)
    old = _label(run)
    _good(run, old)

    run.as_person(day.people["sales"], "orders")
    robot.view("orders")
    robot.choose_row("list.orders", day.order)
    robot.press("tab.form")
    robot.fill("field.address", "江苏省南京市江宁区示范大道 9 号")
    robot.fill("field.reason", "客户改了收货地点")
    robot.press("do.save")
    assert robot.refusal() == ""
    run.as_person(day.people["packer"], "bench")
    _good(run, day.dispatch)
    assert robot.scan(old).verdict is Verdict.INFO
    new = _label(run)
    assert "已作废的旧标签" in _refused(run, old, "C-11")
    _good(run, new)
    assert value(bench_url, "SELECT count(*) FROM box WHERE state = 'sealed'") == 1
    assert value(bench_url, "SELECT count(*) FROM box_label WHERE voided_at IS NULL AND scanned_back_at IS NOT NULL") == 1
    assert differences(bench_url) == []
    _product_packing(run, day)
    _statistics(run, day)
