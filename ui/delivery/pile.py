"""The pile of slips on its way in: files that were dropped, chosen, or lie in the scanner's folder, read page by page off the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.errors import AppError
from app.delivery import slip_pages, slip_reader
from app.delivery.slip_pages import PageView
from app.delivery.slip_reader import ReadPage, SlipFile
from app.files import folder
from ui.context import DeskContext
from ui.i18n import shown

LOOK_MS = 3000
DONE_FOLDER = "已归"
"""Where files of the scanner's folder go once every page of them is taken."""
_CHUNK = 10


@dataclass
class _Reading:
    """One file in work."""

    path: Path
    file: SlipFile | None = None
    pages: Iterator[ReadPage] | None = None
    read: list[ReadPage] = field(default_factory=list)
    done: int = 0
    moves: bool = False


class SlipPile(QObject):
    """Reads one file after the other; Esc stops before the next page, and what was read so far stays filed.

    Attributes:
        progressed: A page was read; carries name, pages done and pages of the file.
        taken: Pages were filed; carries their `PageView`s.
        refused: A file was not taken; carries the sentence.
        finished: Nothing is left to read.
    """

    progressed = Signal(str, int, int)
    taken = Signal(list)
    refused = Signal(str)
    finished = Signal()

    def __init__(self, context: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._queue: list[_Reading] = []
        self._now: _Reading | None = None
        text = str(context.local["slip_folder"]) if context.local is not None else ""
        self.folder = Path(text) if text else None
        self._seen: dict[str, folder.Stamp] = {}
        self._settling: dict[str, folder.Stamp] = {}
        self._looking = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    @property
    def busy(self) -> bool:
        """Whether a file is being read."""
        return self._now is not None

    # The scanner's folder

    def start(self) -> None:
        """Begins to look into the folder; what lies there already is taken too."""
        if self.folder is not None and not self._timer.isActive():
            self._timer.start()
            self.look()

    def stop(self) -> None:
        """Looks no more."""
        self._timer.stop()

    def look(self) -> None:
        """Looks once, off the window's thread: the folder may be on a slow share."""
        path = self.folder
        if path is not None and not self._looking and self._context.signed_in:
            self._looking = True
            self._context.query(lambda _: folder.look(path, slip_reader.SUFFIXES), self._found)

    def _found(self, lying: dict[str, folder.Stamp]) -> None:
        self._looking = False
        if self.folder is None:
            return
        fresh = {name: stamp for name, stamp in lying.items() if self._seen.get(name) != stamp}
        ready = sorted(name for name, stamp in fresh.items() if self._settling.get(name) == stamp and stamp[0] > 0)
        self._settling = fresh
        self._seen = {name: stamp for name, stamp in self._seen.items() if name in lying} | {name: fresh[name] for name in ready}
        self._add([_Reading(self.folder / name, moves=True) for name in ready])

    # Reading

    def take(self, paths: Sequence[Path]) -> None:
        """Takes files, and the files of folders, into the pile."""
        found = []
        for path in paths:
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in slip_reader.SUFFIXES) if path.is_dir() else [path]
            found += [_Reading(one) for one in inside]
        self._add(found)

    def cancel(self) -> bool:
        """Stops before the next page; returns whether there was anything to stop."""
        was = self._now is not None
        self._queue.clear()
        if self._now is not None:
            self._now.pages = iter(())
            self._now.moves = False
        return was

    def _add(self, readings: list[_Reading]) -> None:
        self._queue += readings
        if self._now is None:
            self._next_file()

    def _next_file(self) -> None:
        if not self._queue:
            if self._now is not None:
                self._now = None
                self.finished.emit()
            return
        self._now = reading = self._queue.pop(0)
        path = reading.path
        self._context.query(lambda _: slip_reader.open_file(path), self._opened, self._not_read)

    def _opened(self, file: SlipFile) -> None:
        if self._now is None:
            return
        self._now.file, self._now.pages = file, slip_reader.read_pages(file)
        self.progressed.emit(file.name, 0, file.pages)
        self._next_page()

    def _next_page(self) -> None:
        if self._now is None or self._now.pages is None:
            return
        pages = self._now.pages
        self._context.query(lambda _: next(pages, None), self._page, self._not_read)

    def _page(self, page: ReadPage | None) -> None:
        reading = self._now
        if reading is None or reading.file is None:
            return
        if page is not None:
            reading.read.append(page)
            reading.done += 1
            self.progressed.emit(reading.file.name, reading.done, reading.file.pages)
            if len(reading.read) < _CHUNK:
                self._next_page()
                return
        self._file(reading, reading.file, last=page is None)

    def _file(self, reading: _Reading, file: SlipFile, *, last: bool) -> None:
        """Files what was read so far in one command."""
        pages, reading.read = reading.read, []
        if not pages:
            self._after(reading, last)
            return

        def done(views: list[PageView]) -> None:
            self.taken.emit(views)
            self._after(reading, last)

        self._context.command(lambda w: slip_pages.take_pages(w, file, pages), done, self._not_read)

    def _after(self, reading: _Reading, last: bool) -> None:
        if not last:
            self._next_page()
            return
        if reading.moves and self.folder is not None:
            path, into = reading.path, self.folder / DONE_FOLDER
            self._context.query(lambda _: folder.put_away(path, into), lambda _: self._next_file(), self._not_read)
        else:
            self._next_file()

    def _not_read(self, error: AppError) -> None:
        self.refused.emit(shown(error.reason))
        self._next_file()
