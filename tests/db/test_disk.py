"""A file that takes the place of another one is whole or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from db.disk import write_whole


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "月报.xlsx"
    write_whole(file, b"old")
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new and longer")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"月报.xlsx": b"old"}


def test_a_link_is_followed_and_a_folder_that_went_is_not_made_up(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_bytes() == b"new"
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "stick" / "file", b"")


def _full(_handle: int) -> None:
    raise OSError(28, os.strerror(28))
