"""The label printer's settings of this PC: sizes, resolution, font."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import BadInput
from app.labels.stock import USUAL, Stock
from app.settings import local


def test_the_file_and_the_options_say_what_is_in_the_label_printer(tmp_path: Path) -> None:
    file = tmp_path / "jiaofu.toml"
    assert local.load(["--config", str(file)]).stock == USUAL
    file.write_text('label_size_content = "60x40"\nlabel_dpi = 300\n', encoding="utf-8")
    options = ["--config", str(file), "--label-size-shipping", "100x70", "--label-font", "TSS24.BF2"]
    assert local.load(options).stock == Stock("60x40", "100x70", 300, "TSS24.BF2")


@pytest.mark.parametrize("line", ["label_dpi = 600", 'label_dpi = "300"', "label_dpi = true", 'label_size_content = "70x100"'])
def test_what_there_is_not_is_refused_by_name(tmp_path: Path, line: str) -> None:
    file = tmp_path / "jiaofu.toml"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        local.load(["--config", str(file)])
    assert line.split(" ")[0] in str(caught.value)


def test_a_font_name_that_cannot_be_one_is_refused(tmp_path: Path) -> None:
    found = local.load(["--config", str(tmp_path / "none.toml"), "--label-font", "^XZ"])
    with pytest.raises(BadInput, match="字体名无效"):
        _ = found.stock
