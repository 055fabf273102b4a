from __future__ import annotations

from pathlib import Path

import build_fonts
import pytest
from fontTools.ttLib import TTFont

from app.core.fonts import Face, font_path


def test_the_builder_and_the_program_speak_of_the_same_files() -> None:
    assert {cut.file_name for cut in build_fonts.CUTS} == {f"{face.value}.ttf" for face in Face}
    assert {cut.family for cut in build_fonts.CUTS} == {face.family for face in Face}


def test_a_built_font_is_left_alone_and_a_damaged_one_is_not_taken_for_built(tmp_path: Path) -> None:
    whole = font_path(Face.JP_REGULAR)
    assert build_fonts.is_built(whole)
    assert not build_fonts.is_built(tmp_path / "none.ttf")
    half = tmp_path / whole.name
    half.write_bytes(whole.read_bytes()[:1000])
    assert not build_fonts.is_built(half)
    assert not build_fonts.is_built(build_fonts.source("JP"))


def test_only_what_is_missing_is_built_and_no_part_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for face in (Face.SC_REGULAR, Face.SC_BOLD, Face.JP_REGULAR):
        (tmp_path / font_path(face).name).symlink_to(font_path(face))
    (tmp_path / ".font-killed.part").touch()
    assert build_fonts.main([str(tmp_path)]) == 0
    assert "1/1 JiaofuSansJP-Bold.ttf" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*(f"{f.value}.ttf" for f in Face), "OFL.txt"])
    built, kept = TTFont(tmp_path / "JiaofuSansJP-Bold.ttf"), TTFont(font_path(Face.JP_BOLD))
    assert built.getBestCmap() == kept.getBestCmap()
    assert build_fonts.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""
