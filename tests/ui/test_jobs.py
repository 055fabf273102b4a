"""Jobs off the GUI thread: their answers, and the order in which these come."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.core.errors import AppError
from ui.jobs import JobRunner


class Picture(QObject):
    """Shows what was read last."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[object] = []

    def show_read(self, found: object) -> None:
        self.shown.append(found)

    def fail(self, error: AppError) -> None:
        self.shown.append(error)


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.close()


def overtaken(jobs: JobRunner, qtbot: QtBot, old: Picture, new: Picture) -> None:
    """Two reads, of which the older one ends only when the newer one has."""
    ended = threading.Event()

    def slow() -> str:
        assert ended.wait(20)
        return "old"

    def quick() -> str:
        return "new"

    for job, picture in ((slow, old), (quick, new)):
        jobs.read(job, picture.show_read, picture.fail)
    jobs.read(ended.set, None, new.fail)  # the lane of the quick one, after it
    with qtbot.waitSignal(jobs.idle, timeout=20_000):
        pass


def test_an_older_answer_does_not_replace_a_newer_one(jobs: JobRunner, qtbot: QtBot) -> None:
    picture = Picture()
    overtaken(jobs, qtbot, picture, picture)
    assert picture.shown == ["old", "new"] and not jobs.busy


def test_answers_that_go_elsewhere_are_not_waited_for(jobs: JobRunner, qtbot: QtBot) -> None:
    shown: list[object] = []
    old, new = Picture(), Picture()
    old.shown = new.shown = shown
    overtaken(jobs, qtbot, old, new)
    assert shown == ["new", "old"]


def test_the_same_line_of_a_page_is_one_place(jobs: JobRunner, qtbot: QtBot) -> None:
    """A page asks with a `lambda` that is made anew each time."""
    shown, ended = [], threading.Event()

    def ask(number: int) -> None:
        def read() -> int:
            if number == 1:
                assert ended.wait(20)
            return number

        jobs.read(read, lambda found: shown.append(found), shown.append)

    ask(1)
    ask(2)
    jobs.read(ended.set, None, shown.append)
    with qtbot.waitSignal(jobs.idle, timeout=20_000):
        pass
    assert shown == [1, 2]
