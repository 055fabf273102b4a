"""Builds the four fonts of screen, paper and label from variable Noto Sans fonts (package `justmytype-intl-cjk`).

reportlab embeds TrueType outlines only and the variable fonts default to weight Thin, so each weight is cut out once
and written to `resources/fonts`. The SC pair carries nearly everything; the JP pair holds only the characters that SC
lacks (such as U+20BB7). The fonts are under the SIL Open Font License 1.1; the built ones bear names of their own, and
the licence is written beside them.

Run it with the project's interpreter: `python packaging/build_fonts.py [DIR]`. What is already built is left alone.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

# Part of the version string inside each font: raise it when the recipe changes, and the fonts are built anew.
RECIPE = "Jiaofu recipe 1"
DEFAULT_DIR = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}


@dataclass(frozen=True)
class Cut:
    """One font to build: `script` is SC or JP, `style` is Regular or Bold."""

    script: str
    style: str

    @property
    def family(self) -> str:
        """The family name that Qt and reportlab see."""
        return f"Jiaofu Sans {self.script}"

    @property
    def file_name(self) -> str:
        """The name of the built file; its stem is the PostScript name."""
        return f"JiaofuSans{self.script}-{self.style}.ttf"


CUTS = tuple(Cut(script, style) for script in ("SC", "JP") for style in WEIGHTS)


def source(script: str) -> Path:
    """The variable font of one script inside the installed package."""
    root = Path(str(files("justmytype_intl_cjk")))
    return root / "fonts" / "ofl" / f"notosans{script.lower()}" / f"NotoSans{script}[wght].ttf"


def is_built(path: Path) -> bool:
    """Whether `path` is a whole font made by the present recipe."""
    if not path.is_file():
        return False
    try:
        with TTFont(path, lazy=True) as font:
            return str(font["name"].getDebugName(5) or "").endswith(RECIPE)
    except Exception:  # any damage at all means: build it again
        return False


def build(cut: Cut, directory: Path) -> Path:
    """Builds one font into `directory`; the file appears whole or not at all."""
    font = TTFont(source(cut.script), recalcTimestamp=False)
    if cut.script == "JP":
        _keep_only(font, set(font.getBestCmap()) - set(TTFont(source("SC"), lazy=True).getBestCmap()))
    font = instancer.instantiateVariableFont(font, {"wght": WEIGHTS[cut.style]}, inplace=True)
    _rename(font, cut)
    target = directory / cut.file_name
    handle, temporary = tempfile.mkstemp(prefix=".font-", suffix=".part", dir=directory)
    os.close(handle)
    try:
        font.save(temporary)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    return target


def _keep_only(font: TTFont, characters: set[int]) -> None:
    options = Options()
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.layout_features = []
    options.drop_tables += ["vhea", "vmtx", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def _rename(font: TTFont, cut: Cut) -> None:
    """Gives the font its own names (OFL: a changed version does not bear the reserved name) and its style bits."""
    table = font["name"]
    licence = {i: table.getDebugName(i) for i in (0, 8, 9, 10, 11, 13, 14)}
    version = (table.getDebugName(5) or "Version 2").split(";")[0]
    table.names = []
    full = f"{cut.family} {cut.style}"
    own = {1: cut.family, 2: cut.style, 3: f"{full}; {RECIPE}", 4: full, 5: f"{version}; {RECIPE}"}
    for name_id, text in {**licence, **own, 6: Path(cut.file_name).stem}.items():
        if text:
            table.setName(text, name_id, 3, 1, 0x409)
    bold = cut.style == "Bold"
    font["OS/2"].usWeightClass = WEIGHTS[cut.style]
    # fsSelection: bit 5 bold, bit 6 regular; the two and italic exclude each other.
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (0b0100000 if bold else 0b1000000)
    font["head"].macStyle = 1 if bold else 0
    if "STAT" in font:  # speaks of the axis that is gone and of names that are gone
        del font["STAT"]


def main(argv: list[str] | None = None) -> int:
    """Builds what is missing, two fonts at a time, with one line a font."""
    parser = argparse.ArgumentParser(description="Build the fonts of screen, paper and label.")
    parser.add_argument("directory", nargs="?", type=Path, default=DEFAULT_DIR)
    directory: Path = parser.parse_args(argv).directory
    directory.mkdir(parents=True, exist_ok=True)
    for leftover in directory.glob(".font-*.part"):
        leftover.unlink(missing_ok=True)
    wanted = [cut for cut in CUTS if not is_built(directory / cut.file_name)]
    if not wanted:
        return 0
    print(f"字体 fonts: 0/{len(wanted)} … (once only, about a minute)", flush=True)
    with ProcessPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        jobs: dict[Future[Path], Cut] = {pool.submit(build, cut, directory): cut for cut in wanted}
        for done, job in enumerate(as_completed(jobs), start=1):
            print(f"字体 fonts: {done}/{len(wanted)} {job.result().name}", flush=True)
    shutil.copyfile(source("SC").parent / "OFL.txt", directory / "OFL.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main())
