"""The file of a gate's journal as the system has it: one program writes at a time, and a whole line or none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone_on(path: Path) -> Iterator[int]:
    """The file, open for writing by this program only: two gates on one journal would overwrite each other's last line."""
    handle = _open(path)
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
            while not _is(handle, path):  # rolled while this program waited
                os.close(handle)
                handle = _open(path)
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        if sys.platform == "win32":
            os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        os.close(handle)


def size_of(path: Path) -> int:
    """Bytes of a file; one that is not there has none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _is(handle: int, path: Path) -> bool:
    """Whether an open file is the one that stands under a name now."""
    try:
        return os.fstat(handle).st_ino == path.stat().st_ino
    except FileNotFoundError:
        return False


def _open(path: Path) -> int:
    how = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, how, 0o600)
    except FileNotFoundError:  # the folder is not there yet, or somebody took it away
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, how, 0o600)


_LOCKED_BYTE = 1 << 40
"""Far behind any journal: Windows locks bytes, and a locked one cannot be read."""


def write_all(handle: int, data: bytes) -> None:
    """Writes everything, however often the system takes only a part."""
    while data:
        data = data[os.write(handle, data) :]
