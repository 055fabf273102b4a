"""Files that are whole or not there, also when the current goes in the middle."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Puts a file in the place of the one before only once all of it is on disk: a full disk or a cut leaves the old one.

    Args:
        path: The file; its folder must be there, and a link is followed.
        data: Its content.

    Raises:
        OSError: It cannot be written; nothing is left behind.
    """
    path = path.resolve()
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Makes what was written into a file by somebody else last.

    Raises:
        OSError: The disk did not take it.
    """
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Makes a new name in a folder last; Windows and some shares know no such thing.

    Raises:
        OSError: The disk did not take it.
    """
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a network share
            raise
    finally:
        os.close(handle)
