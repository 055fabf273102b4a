"""The settings of this one PC: command-line options over a TOML file over defaults, each with where it came from."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.core.disk import write_whole
from app.core.errors import BadInput
from app.core.paths import config_dir, data_dir
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.scale_protocols import ScaleProtocol
from app.labels.stock import CONTENT_SIZES, DPIS, SHIPPING_SIZES, Stock

STATIONS = ("inbound", "bench", "dispatch", "gate", "aftersales", "office", "all")
STATION_NAMES = {
    "all": "办公室", "inbound": "入库台", "bench": "装箱台", "dispatch": "发货台", "aftersales": "售后台", "office": "职能部门",
}  # fmt: skip
"""What a station is called where nobody gave it a name; a gate bears the name of its gate."""


class Origin(StrEnum):
    """Where a value came from."""

    OPTION = "option"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True)
class LocalValue:
    """One setting of this PC."""

    key: str
    title: Text
    value: Any
    origin: Origin


@dataclass(frozen=True)
class _Spec:
    key: str
    title: str
    default: Any
    help: str
    flag: bool = False
    choices: tuple[str, ...] | tuple[int, ...] | None = None


def _specs() -> tuple[_Spec, ...]:
    return (
        _Spec("database", QT_TRANSLATE_NOOP("app", "数据库"), f"sqlite:///{data_dir() / 'jiaofu.db'}", "sqlite:///FILE or postgresql://…"),
        _Spec("station", QT_TRANSLATE_NOOP("app", "工位"), "all", "which tabs this PC shows", choices=STATIONS),
        _Spec("name", QT_TRANSLATE_NOOP("app", "工位名称"), "", "name of this station on papers and in the trail"),
        _Spec("gate", QT_TRANSLATE_NOOP("app", "门岗"), "一号门", "which gate this PC is; a pass leaves through the one gate it names"),
        _Spec("gate_folder", QT_TRANSLATE_NOOP("app", "门岗日志文件夹"), "",
              "folder of the gate's journal and of what it needs when the database is gone; empty: beside the data of this PC"),
        _Spec("scanner", QT_TRANSLATE_NOOP("app", "扫描枪端口"), "",
              "anything pyserial opens, several by comma, each maybe with ?baud=9600&format=8N1; empty: keyboard wedge only"),
        _Spec("wedge_prefix", QT_TRANSLATE_NOOP("app", "键盘扫描前缀"), "",
              "what a keyboard scanner sends first, stx for Ctrl+B; keys without it are then never taken for a scan"),
        _Spec("scanner_error_beep", QT_TRANSLATE_NOOP("app", "扫描枪报警"), "",
              "makes a serial scanner sound on a wrong scan: bel (Zebra, Symbol, Datalogic), datalogic, cipherlab, or bytes in "
              "hexadecimal digits such as 07; empty: off"),
        _Spec("scale", QT_TRANSLATE_NOOP("app", "电子秤端口"), "",
              "anything pyserial opens, maybe with ?baud=9600&format=7E1&unit=kg&zero=20 (unit where frames name none; "
              "grams that count as empty)"),
        _Spec("scale_protocol", QT_TRANSLATE_NOOP("app", "电子秤协议"), ScaleProtocol.TOLEDO.value, "how the scale speaks",
              choices=tuple(protocol.value for protocol in ScaleProtocol)),
        _Spec("scale_no_zero", QT_TRANSLATE_NOOP("app", "称重不等回零"), False,
              "take the next weight although the scale was not empty since the last one", flag=True),
        _Spec("climate_sensor", QT_TRANSLATE_NOOP("app", "温湿度传感器端口"), "",
              "anything pyserial opens, several by comma, each maybe with ?baud=9600&format=8N1; lines ZONE;23.4;55.2 (README)"),
        _Spec("volume", QT_TRANSLATE_NOOP("app", "音量（0～100）"), 90.0, "loudness of the desk's sounds, 0 for silence"),
        _Spec("speech", QT_TRANSLATE_NOOP("app", "念出装车位置"), False,
              "speaks the place of each loaded box with the Chinese voice of this PC, where it has one", flag=True),
        _Spec("printer", QT_TRANSLATE_NOOP("app", "标签打印机"), "",
              "zpl+tcp://HOST:PORT, zpl+serial:PORT?baud=9600, zpl+queue:NAME, tspl+…, file:DIR"),
        _Spec("label_size_content", QT_TRANSLATE_NOOP("app", "内容标签尺寸"), CONTENT_SIZES[0], "content labels in the printer, mm",
              choices=CONTENT_SIZES),
        _Spec("label_size_shipping", QT_TRANSLATE_NOOP("app", "发运标签尺寸"), SHIPPING_SIZES[0], "shipping labels in the printer, mm",
              choices=SHIPPING_SIZES),
        _Spec("label_dpi", QT_TRANSLATE_NOOP("app", "标签机分辨率（dpi）"), DPIS[0], "resolution of the label printer", choices=DPIS),
        _Spec("label_font", QT_TRANSLATE_NOOP("app", "标签机中文字体"), "",
              "a Chinese font in the printer, e.g. E:SIMSUN.TTF or TSS24.BF2; empty: Chinese goes as dots"),
        _Spec("papers", QT_TRANSLATE_NOOP("app", "单据输出"), f"{data_dir() / 'papers'}",
              "folder for papers, or lp:PRINTER, another printer for some of them by comma: lp:office,gate_slip=slip80"),
        _Spec("slip_printer", QT_TRANSLATE_NOOP("app", "小票打印机"), "",
              "a label printer of 203 dpi with 80 mm paper for the slip of the gate, as in printer; empty: it goes with the papers"),
        _Spec("photo_folder", QT_TRANSLATE_NOOP("app", "照片文件夹"), "",
              "folder of the bench camera: a picture that appears there while a box is packed is attached to it"),
        _Spec("slip_folder", QT_TRANSLATE_NOOP("app", "回单扫描文件夹"), "",
              "folder that a scanner or camera puts signed slips into: they are filed by barcode and moved to its folder 已归"),
        _Spec("labels", QT_TRANSLATE_NOOP("app", "标签存档"), "", "folder that keeps every label as sent and as a picture"),
        _Spec("verdicts", QT_TRANSLATE_NOOP("app", "扫描结果文件"), "", "one JSON line a scan"),
        _Spec("lang", QT_TRANSLATE_NOOP("app", "语言"), "zh", "language of the window", choices=("zh", "en")),
        _Spec("diagonal", QT_TRANSLATE_NOOP("app", "屏幕对角线（英寸）"), 24.0, "for sizes in millimetres"),
        _Spec("kiosk", QT_TRANSLATE_NOOP("app", "全屏固定"), False, "full screen without the rail", flag=True),
        _Spec("demo", QT_TRANSLATE_NOOP("app", "演示数据"), False, "work on demo data", flag=True),
    )


@dataclass(frozen=True)
class LocalSettings:
    """Every setting of this PC by key, and the file they may be written in."""

    values: dict[str, LocalValue]
    file: Path

    def __getitem__(self, key: str) -> Any:
        """The value of a setting."""
        return self.values[key].value

    @property
    def stock(self) -> Stock:
        """The labels that this PC's printer holds, and how it prints them.

        Raises:
            BadInput: The font's name cannot be one.
        """
        return Stock(self["label_size_content"], self["label_size_shipping"], self["label_dpi"], self["label_font"])

    @property
    def station_name(self) -> str:
        """What papers and the trail call this station."""
        usual = str(self["gate"]) if self["station"] == "gate" else STATION_NAMES[self["station"]]
        return str(self["name"] or usual)

    @property
    def gate_folder(self) -> Path | None:
        """Where a gate keeps its journal; None on a PC that is no gate."""
        if self["station"] != "gate":
            return None
        own = self.file.parent != config_dir()
        return Path(self["gate_folder"]) if self["gate_folder"] else (self.file.parent if own else data_dir()) / "gate"

    def default_of(self, key: str) -> object:
        """What a setting that was left blank comes to, where it comes to anything."""
        return self.station_name if key == "name" else ""


def option(key: str) -> str:
    """The command-line option of a setting, e.g. `--scale-protocol`."""
    return "--" + key.replace("_", "-")


def parser() -> argparse.ArgumentParser:
    """The command line of `jiaofu`."""
    made = argparse.ArgumentParser(prog="jiaofu", description="交付台")
    for spec in _specs():
        if spec.flag:
            made.add_argument(option(spec.key), action="store_true", default=None, help=spec.help)
        else:
            kind = type(spec.default) if isinstance(spec.default, float | int) else str
            made.add_argument(option(spec.key), type=kind, choices=spec.choices, default=None, help=spec.help)
    made.add_argument("--config", type=Path, default=None, help="per-PC settings file (TOML)")
    return made


def load(arguments: Sequence[str]) -> LocalSettings:
    """Reads options and file.

    Raises:
        BadInput: The file is no TOML or names something unknown.
    """
    options = vars(parser().parse_args(arguments))
    file = options.pop("config") or config_dir() / "jiaofu.toml"
    written = _read(file)
    values = {}
    for spec in _specs():
        if options[spec.key] is not None:
            found, origin = options[spec.key], Origin.OPTION
        elif spec.key in written:
            found, origin = _fitting(spec, written[spec.key], file), Origin.FILE
        else:
            found, origin = spec.default, Origin.DEFAULT
        values[spec.key] = LocalValue(spec.key, say(spec.title), found, origin)
    if values["demo"].value and values["database"].origin is Origin.DEFAULT:  # the demo never gets into the site's own database
        values["database"] = replace(values["database"], value=f"sqlite:///{data_dir() / 'jiaofu-demo.db'}")
    return LocalSettings(values, file)


def remember(file: Path, key: str, value: float | bool) -> None:
    """Writes one number, or yes or no, into the file of this PC and leaves everything else in it as it is.

    Raises:
        BadInput: The file cannot be written.
    """
    line = f"{key} = {str(value).lower()}" if isinstance(value, bool) else f"{key} = {value:g}"
    try:
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        there = next((at for at, old in enumerate(lines) if re.match(rf"\s*{key}\s*=", old)), None)
        if there is None:
            lines.append(line)
        else:
            lines[there] = line
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, ("\n".join(lines) + "\n").encode())
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(say(QT_TRANSLATE_NOOP("app", "本机设置文件写不了：{file}（{why}）"), file=file, why=str(error))) from error


def _read(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise BadInput(say(QT_TRANSLATE_NOOP("app", "本机设置文件读不了：{file}（{why}）"), file=file, why=str(error))) from error
    unknown = set(written) - {spec.key for spec in _specs()}
    if unknown:
        raise BadInput(
            say(QT_TRANSLATE_NOOP("app", "本机设置文件里有不认识的项：{keys}"), keys="、".join(sorted(unknown)))
        )
    return written


def _fitting(spec: _Spec, value: Any, file: Path) -> Any:
    number = isinstance(spec.default, float) and isinstance(value, int) and not isinstance(value, bool)
    right = isinstance(value, type(spec.default)) or number
    if not right or (spec.choices and value not in spec.choices):
        raise BadInput(
            say(QT_TRANSLATE_NOOP("app", "本机设置文件里「{key}」的值不对：{value}"), key=spec.key, value=str(value), file=file)
        )
    return float(value) if number else value
