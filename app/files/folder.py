"""A folder that a camera or phone writes into: which pictures are new and written to their end. Qt-free; called by a timer."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

SUFFIXES = frozenset({".jpg", ".jpeg", ".png"})
Stamp = tuple[int, int]
"""Size in bytes and time of the last write in nanoseconds."""


def look(folder: Path, suffixes: frozenset[str] = SUFFIXES) -> dict[str, Stamp]:
    """Every file of a kind in a folder with its stamp; nothing where the folder cannot be read."""
    found = {}
    try:
        for path in folder.iterdir():
            if path.suffix.lower() in suffixes and path.is_file() and not path.name.startswith("."):
                stat = path.stat()
                found[path.name] = (stat.st_size, stat.st_mtime_ns)
    except OSError:
        return {}
    return found


@dataclass
class Arrivals:
    """Remembers what lay there and what is still being written."""

    known: dict[str, Stamp] | None = None
    settling: dict[str, Stamp] = field(default_factory=dict)

    def new(self, seen: dict[str, Stamp]) -> list[str]:
        """Names that arrived since the first look and did not change between this look and the one before, oldest first."""
        if self.known is None:
            self.known = dict(seen)
            return []
        fresh = {name: stamp for name, stamp in seen.items() if self.known.get(name) != stamp}
        ready = [name for name, stamp in fresh.items() if self.settling.get(name) == stamp and stamp[0] > 0]
        self.settling = fresh
        self.known |= {name: fresh[name] for name in ready}
        return sorted(ready, key=lambda name: (seen[name][1], name))


def put_away(path: Path, into: Path) -> Path | None:
    """Moves a file that is done with into a folder, under another name where one of that name lies there; None where it stays."""
    try:
        into.mkdir(exist_ok=True)
        target, n = into / path.name, 1
        while target.exists():
            n += 1
            target = into / f"{path.stem} ({n}){path.suffix}"
        return path.rename(target)
    except OSError:
        return None
