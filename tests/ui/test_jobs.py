"""Jobs off the GUI thread: their answers, and the order in which these come."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEventLoop, QObject
from pytestqt.qtbot import QtBot

from app.core.errors import AppError, BadInput
from app.core.text import say
from tests.helpers.page_window import context, file_place
from tests.helpers.settled import settled
from ui.context import DeskContext
from ui.jobs import JobRunner

__all__ = ["context", "file_place"]


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
    shown: list[object] = []
    ended = threading.Event()

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


def test_what_is_asked_while_an_answer_has_a_dialog_open_is_answered(jobs: JobRunner, qtbot: QtBot) -> None:
    shown: list[object] = []
    dialog = QEventLoop()

    def show(found: object) -> None:
        shown.append(found)
        if found == "first":
            jobs.read(lambda: "behind the dialog", show, shown.append)
            dialog.exec()
            jobs.read(lambda: "after it", show, shown.append)
        elif found == "behind the dialog":
            dialog.exit()

    with qtbot.waitSignal(jobs.idle, timeout=20_000):
        jobs.read(lambda: "first", show, shown.append)
    qtbot.waitUntil(lambda: not jobs.busy, timeout=20_000)
    assert shown == ["first", "behind the dialog", "after it"]


def test_an_answer_that_came_early_does_not_wait_for_a_dialog_to_close(jobs: JobRunner, qtbot: QtBot) -> None:
    shown: list[object] = []
    dialog, ended = QEventLoop(), threading.Event()

    def slow() -> str:
        assert ended.wait(20)
        return "old"

    def show(found: object) -> None:
        shown.append(found)
        if found == "old":
            dialog.exec()
            shown.append("closed")
        else:
            dialog.exit()

    jobs.read(slow, show, shown.append)
    jobs.read(lambda: "new", show, shown.append)
    with qtbot.waitSignal(jobs.idle, timeout=20_000):
        jobs.read(ended.set, None, shown.append)
    assert shown == ["old", "new", "closed"]


def test_what_a_command_changed_is_told_after_its_answer_and_a_long_job_tells_as_it_goes(context: DeskContext, qtbot: QtBot) -> None:
    heard: list[str] = []
    seen = threading.Event()
    context.changed.connect(lambda _: heard.append("told"))

    def write() -> None:
        with context.desk.work(context.actor) as work:
            work.audit("try", "thing", 1)

    def write_and_fail() -> None:
        write()
        raise BadInput(say("不行"))

    def write_and_go_on() -> None:
        write()
        assert seen.wait(20)

    for lane, job in ((context.jobs.write, write), (context.jobs.write, write_and_fail), (context.jobs.read, write_and_go_on)):
        lane(job, lambda _: heard.append("answer"), lambda _: heard.append("failed"))
        settled(qtbot, context)
        context.changed.connect(lambda _: seen.set())
    assert heard == ["answer", "told", "failed", "told", "told", "answer"]
