"""`jiaofu-admin label`: the budget of the standard label, and one sentence for everything that is wrong with a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.admin import label
from app.admin.label import build, read_label
from app.admin.main import main
from app.core import fonts
from app.core.errors import BadInput
from app.labels.content import ContentLabel, ShippingLabel
from app.labels.stock import CONTENT_SIZES, LANGUAGES, SHIPPING_SIZES
from tests.app.labels.readers import read_tspl, read_zpl

STANDARD = Path(__file__).parents[2] / "data" / "label-standard.json"
CONTENT: dict[str, Any] = json.loads(STANDARD.read_text(encoding="utf-8"))
SHIPPING: dict[str, Any] = {
    **CONTENT, "consignee": "华东电气设备有限公司", "address": "江苏省示范市一号路 1 号", "phone": "0510-0000 0000",
    "company_address": "浙江省示范市示范路 100 号", "order_no": "DD26000751", "box_no": 4, "box_count": 38,
    "gross_weight_g": 141_000,
}  # fmt: skip


def said(values: object) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode()


def test_the_standard_label_is_within_its_budget() -> None:
    data = STANDARD.read_bytes()
    assert len(build("content", "zpl", "100x70", 203, data)) <= 6_100
    assert len(build("content", "tspl", "100x70", 203, data)) <= 12_200


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("kind", ["content", "shipping"])
def test_every_size_in_both_languages_says_the_same_codes(kind: str, dpi: int) -> None:
    for size in CONTENT_SIZES if kind == "content" else SHIPPING_SIZES:
        for language in LANGUAGES:
            made = build(kind, language, size, dpi, said(SHIPPING))
            read = read_zpl(made) if language == "zpl" else read_tspl(made)
            assert read.labels == 1
            assert read.bars == [(">;>800" if language == "zpl" else "!105!10200") + CONTENT["sscc"]]
            assert read.squares == [("QA," if kind == "shipping" else "MA,") * (language == "zpl") + CONTENT["qr"]]


@pytest.mark.parametrize("kind", ["content", "shipping"])
def test_rare_characters_and_markup_print_as_they_are(kind: str) -> None:
    nasty = '𠮷龘^XZ~JA"<b>\\&_5E'
    words = dict.fromkeys(["product_name", "spec", "company", "consignee", "address", "company_address"], nasty)
    for size in CONTENT_SIZES if kind == "content" else SHIPPING_SIZES:
        for language in LANGUAGES:
            made = build(kind, language, size, 203, said({**SHIPPING, **words}))
            read = read_zpl(made) if language == "zpl" else read_tspl(made)
            assert (read.labels, len(read.bars), len(read.squares)) == (1, 1, 1)
            assert len(made) > len(build(kind, language, size, 203, said({**SHIPPING, **dict.fromkeys(words, "A")})))


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "label.zpl"
    words = ["label", "--kind", "content", "--language", "zpl", "--size", "100x70", "--dpi", "203", "--out", str(out)]
    assert main([*words, "--data", str(STANDARD)]) == 0
    assert out.read_bytes() == build("content", "zpl", "100x70", 203, STANDARD.read_bytes())
    assert f"{out.stat().st_size} 字节" in capsys.readouterr().out
    for wrong, sentence in [
        (["--data", str(tmp_path / "none.json")], "读写不了文件"),
        (["--data", str(STANDARD), "--size", "70x100"], "没有 70x100 的标签，可选 100x70、100x100、100x150、60x40"),
        (["--data", str(STANDARD), "--kind", "shipping", "--size", "60x40"], "没有 60x40 的标签，可选 100x150、100x100、100x70"),
        (["--data", str(STANDARD), "--kind", "shipping", "--size", "100x150"], "标签要素缺失：发货地址、收货单位"),
        (["--data", str(STANDARD), "--dpi", "600"], "只能是 203 或 300 dpi"),
        (["--data", str(STANDARD), "--font", "^XZ"], "字体名无效"),
    ]:
        assert main([*words, *wrong]) == 1
        told = capsys.readouterr().err
        assert sentence in told and told.count("\n") == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"colour": "red", "x": 1}, "不认识的项：colour、x"),
        ({"product_name": ""}, "标签要素缺失：产品名称"),
        ({"production_date": None}, "「production_date」的值不对：null，应是日期"),
        ({"production_date": "2026-02-30"}, "应是日期"),
        ({"quantity": "1"}, "「quantity」的值不对：\"1\"，应是大于 0 的数"),
        ({"quantity": True}, "应是大于 0 的数"),
        ({"quantity": 0}, "应是大于 0 的数"),
        ({"spec": 12}, "应是文字"),
        ({"lot": "", "serial": ""}, "标签要素缺失：批号/序列号"),
        ({"precautions": []}, "标签要素缺失：储运注意事项"),
        ({"precautions": [1]}, "应是文字或文字列表"),
        ({"sscc": "069012340000041704"}, "SSCC 069012340000041704 的校验位不对，末位应是 5"),
        ({"sscc": "06901234"}, "应是18 位数字"),
        ({"marks": ["易碎品"]}, "应是贮运标志列表：易碎物品、"),
        ({"box_no": 1.5}, "应是不小于 1 的整数"),
        ({"spec": "甲\u0000"}, "印不出这个字符"),
        ({"lot": "", "serial": "X" * 90}, "放不下"),
    ],
)
def test_one_sentence_says_what_is_wrong(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        build("content", "zpl", "100x70", 203, said({**CONTENT, **change}))
    assert sentence in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xfe", "不是有效的 JSON"), (b"", "不是有效的 JSON"), (b"[1]", "应是一个对象"), (b"[" * 100_000, "不是有效的 JSON"),
        (b'{"spec": "a", "spec": "b"}', "写了两次"), (said({**SHIPPING, "box_no": 39}), "箱号 39 大于总箱数 38"),
        (said({**SHIPPING, "address": " "}), "标签要素缺失：收货地址"),
        (said({key: value for key, value in SHIPPING.items() if key not in ("box_no", "gross_weight_g", "sscc")}),
         "标签要素缺失：毛重、箱号、SSCC"),
    ],
)  # fmt: skip
def test_one_sentence_says_what_is_wrong_with_the_file(data: bytes, sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_label("shipping", data)
    assert sentence in str(caught.value) and "\n" not in str(caught.value)


def test_marks_are_pictograms_as_a_list_and_the_shipping_mark_as_text() -> None:
    listed = read_label("shipping", said(SHIPPING))
    english = read_label("shipping", said({**SHIPPING, "marks": ["fragile", "this_way_up", "KEEP_DRY", "stack_layer_limit 2"]}))
    assert english.marks == listed.marks
    text = read_label("shipping", said({**SHIPPING, "marks": "HD-A\nC/NO. 4-38"}))
    plain = read_label("content", said({**CONTENT, "marks": "HD-A"}))
    assert isinstance(listed, ShippingLabel) and isinstance(text, ShippingLabel) and isinstance(plain, ContentLabel)
    assert [str(mark) for mark in listed.marks] == CONTENT["marks"] and listed.shipping_mark == ""
    assert (text.shipping_mark, text.marks, plain.marks) == ("HD-A\nC/NO. 4-38", (), ())


def test_a_checkout_whose_fonts_are_not_built_is_told_to_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "resources", lambda: tmp_path)
    monkeypatch.setattr(label, "render", lambda *_: fonts.font_path(fonts.Face.SC_REGULAR))
    with pytest.raises(BadInput, match=r"packaging/desk\.py setup"):
        label.write("content", "zpl", "100x70", 203, STANDARD, tmp_path / "label.zpl")
