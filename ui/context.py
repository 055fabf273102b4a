"""What every page shares: the open desk, the signed-in person, the two lanes for work, and who wants to know of changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from app.core.changes import ChangeSet
from app.core.errors import AppError
from app.core.work import PROGRAM, Actor, Work
from app.desk import Desk, Reading
from app.gate.station import GateStation
from app.settings.local import LocalSettings
from ui.jobs import JobRunner
from ui.opening import OpeningPoster
from ui.sounds import Sounds
from ui.speech import Speech

T = TypeVar("T")


class DeskContext(QObject):
    """Handed to every page when it is made.

    Attributes:
        desk: The open desk.
        jobs: Runs commands and reads off the GUI thread.
        person_changed: Another person signed in, or nobody is signed in.
        visitor_changed: An inspector came to check at a bench where somebody else is signed in, or went.
        changed: A command committed; carries the `ChangeSet`.
        failed: A command was refused or failed; carries the `AppError`. The shell shows it.
        mended: What was refused was put right and is done; the shell takes the refusal away.
        go_to: Ask the shell for a page, with a document number or an empty string.
        preview_wanted: Ask the shell to show a paper on screen: its name and the document's number.
        local: The settings of this PC; None in tests that open no window.
        sounds: The station's sounds; None in tests that open no window.
        speech: The station's voice; None in tests that open no window.
        gate: What the gate page talks to; made by the first page that asks.
        opening: Brings accepted opening stock in.
    """

    person_changed = Signal(object)
    visitor_changed = Signal(object)
    changed = Signal(object)
    failed = Signal(object)
    mended = Signal()
    go_to = Signal(str, str)
    preview_wanted = Signal(str, str)
    _committed = Signal(object)
    """One way out of the thread that committed: the pages are many, and the next verdict waits behind their messages."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = JobRunner(self)
        self.local: LocalSettings | None = None
        self.sounds: Sounds | None = None
        self.speech: Speech | None = None
        self._actor: Actor = PROGRAM
        self._visitor: Actor | None = None
        self._gate: GateStation | None = None
        self._turns: WeakSet[QTimer] = WeakSet()
        self.opening = OpeningPoster(self)
        self._committed.connect(self.note_changes, Qt.ConnectionType.QueuedConnection)
        desk.place.on_commit.append(self._tell)

    @property
    def gate(self) -> GateStation:
        """What judges at this gate."""
        if self._gate is None:
            local = self.local
            self._gate = GateStation(
                self.desk.place, str(local["gate"]) if local is not None else "一号门", local.gate_folder if local is not None else None
            )
        return self._gate

    @property
    def door(self) -> GateStation | None:
        """The gate whose guards may sign in without the database; None on a PC that is no gate."""
        return self.gate if self.local is not None and self.local.gate_folder is not None else None

    @property
    def actor(self) -> Actor:
        """Who is signed in at this station; `PROGRAM` without roles when nobody is."""
        return self._actor

    @property
    def signed_in(self) -> bool:
        """Whether a person is signed in."""
        return self._actor.person_id is not None

    @property
    def visitor(self) -> Actor | None:
        """The inspector who checks at this bench just now; who is signed in stays so."""
        return self._visitor

    @property
    def scanning(self) -> Actor:
        """Whose scans these are: the visitor's while there is one."""
        return self._visitor or self._actor

    def set_visitor(self, actor: Actor | None) -> None:
        """An inspector comes to check, or goes."""
        if actor != self._visitor:
            self._visitor = actor
            self.visitor_changed.emit(actor)

    def set_actor(self, actor: Actor | None) -> None:
        """Another person takes over the station; None locks it. A visit ends with it."""
        self.set_visitor(None)
        self._actor = actor or PROGRAM
        self.person_changed.emit(self._actor)

    def close(self) -> None:
        """Lets running work finish; what is committed at this place from now on is told to nobody here."""
        self.jobs.close()
        if self._tell in self.desk.place.on_commit:
            self.desk.place.on_commit.remove(self._tell)

    def command(
        self,
        act: Callable[[Work], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[AppError], None] | None = None,
    ) -> None:
        """Runs one command as the signed-in person on the writer lane; `done` or `failed` run in the GUI thread.

        Without `failed` the error goes to the shell, which shows it as a refusal card.
        """
        actor = self._actor

        def in_lane() -> T:
            with self.desk.work(actor) as work:
                return act(work)

        self.jobs.write(in_lane, done, failed or self.failed.emit)

    def query(
        self, ask: Callable[[Reading], T], done: Callable[[T], None], failed: Callable[[AppError], None] | None = None
    ) -> None:
        """Runs a read on the pool; `done` or `failed` run in the GUI thread. Without `failed` the shell shows the error."""

        def in_pool() -> T:
            with self.desk.read() as session:
                return ask(session)

        self.jobs.read(in_pool, done, failed or self.failed.emit)

    def next_turn(self, owner: QObject, act: Callable[[], None]) -> QTimer:
        """What `owner` starts to read anew in the next turn of the loop: many notices are one reading."""
        timer = QTimer(owner, singleShot=True, interval=0)
        timer.timeout.connect(act)
        self._turns.add(timer)
        return timer

    @property
    def moving(self) -> bool:
        """Whether something is on its way to the pages, once what is posted was taken in; not so twice in succession is rest.

        A change takes this way: a commit, in whatever thread, posts its notice to the context; this tells pages and parts, and they
        read anew by a job, at once or in the next turn of the loop; the answer is posted, too, and who shows it may ask for more. What
        waits for a person, as the search after his last key, is not meant.
        """
        return self.jobs.busy or any(isValid(timer) and timer.isActive() for timer in list(self._turns))

    def _tell(self, changes: ChangeSet) -> None:
        """In the thread that committed."""
        self.jobs.after_answer(partial(self._committed.emit, changes))

    @Slot(object)
    def note_changes(self, changes: ChangeSet) -> None:
        """Tells the pages of changes, wherever they came from."""
        self.changed.emit(changes)
