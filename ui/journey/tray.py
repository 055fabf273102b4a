"""The printed papers and labels as they lie on the desk: read by their barcodes, as a scanner would."""

from __future__ import annotations

from pathlib import Path

import zxingcpp
from PIL import Image

from app.slips.render import page_images
from ui.robot import Robot, Stuck


class Tray:
    """The printed papers and labels as they lie on the desk: read by their barcodes."""

    def __init__(self, papers: Path, labels: Path, robot: Robot) -> None:
        self.papers, self._labels, self._robot = papers, labels, robot
        self._seen = set(self._files())

    def _files(self) -> list[Path]:
        return [*self.papers.glob("*.pdf"), *self._labels.glob("*.png")]

    def next(self, kind: str) -> Path:
        """The next new paper or label of a kind; waits for it.

        Raises:
            Stuck: None came out.
        """
        return self.take(kind, 1)[0]

    def take(self, kind: str, count: int) -> list[Path]:
        """The next `count` new papers or labels of a kind, in order."""
        found: list[Path] = []

        def there() -> bool:
            new = [p for p in self._files() if p not in self._seen and p.name.startswith(f"{kind}-")]
            found[:] = sorted(new, key=lambda p: p.name)
            return len(found) >= count

        self._robot.wait(there, f"打印出 {count} 份 {kind}")
        self._robot.settle()
        self._seen.update(found[:count])
        return found[:count]

    @staticmethod
    def codes(path: Path, page: int = 0) -> list[str]:
        """Every barcode on a page or label, as a scanner with its AIM identifier off sends it."""
        image = Image.open(path).convert("L") if path.suffix == ".png" else page_images(path.read_bytes(), 300)[page]
        return [code.bytes.decode() for code in zxingcpp.read_barcodes(image)]

    def number(self, path: Path, series: str) -> str:
        """The document number of a series in a paper's barcode.

        Raises:
            Stuck: The barcode cannot be read.
        """
        for code in self.codes(path):
            if code.startswith(series):
                return code
        raise Stuck(f"{path.name} 上读不到 {series} 条码")
