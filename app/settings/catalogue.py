"""The catalogue of site settings: every number and choice a site may change, with its default and its origin.

The settings lie in `catalogue.toml` beside this module, in the order in which the settings page shows them. A fault in
that file is a fault of the program: it stops the first reader with a `ValueError` that names file and key. No database
here; the values a site has set are kept by `app.settings.service`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, TypeAlias

from app.core import words
from app.core.errors import BadInput
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from db import states

Value: TypeAlias = int | str | bool | time | tuple[str, ...]
"""What a setting holds: a tuple for a list, a `datetime.time` without zone for a time of day."""

SWITCHED_OFF = "limits.switched_off"
"""The setting that names the limits which the site does without (X-40)."""

SLIPS = "slips."
"""How the keys of a form's number, edition and copies begin."""

_FORM_PARTS = {"form_no": "表单编号", "edition": "版次", "copies": "联次"}

KINDS = ("int", "text", "choice", "list", "bool", "time")
ORIGINS = ("text", "proposal")

_LIST_SEPARATORS = re.compile(r"[、，,；;\n]")
_TRUE = frozenset({"true", "1", "yes", "on", "是", "开", "启用"})
_FALSE = frozenset({"false", "0", "no", "off", "否", "关", "停用"})


class BadSetting(BadInput, ValueError):
    """A value that a setting cannot take; the reason names the setting and what it wants, in Chinese."""

    code = "bad_setting"


@dataclass(frozen=True, slots=True)
class SettingSpec:
    """One site setting.

    Attributes:
        key: Dotted key, `sla.response_hours`.
        title: Chinese title on the settings page.
        kind: One of `KINDS`.
        default: Value while the site has set none.
        unit: Chinese unit of a number, or an empty text.
        origin: `text` when the source texts give the default, `proposal` otherwise.
        rows: Rows of the clause catalogue and entries of its contradictions register that the setting serves.
        sources: Places in the source texts; never empty for origin `text`.
        rule: Whether a change alters a rule and so takes the approved path of M-06.
        choices: Values that a choice, or each item of a list, may take; empty when any may stand.
        labels: Chinese word of each choice, in the same order.
        minimum: Least number, length of a text, or count of a list; None when unlimited.
        maximum: Greatest of the same.
        pattern: Regular expression that a text, or each item of a list, must match as a whole; empty for none.
        hint: What the pattern wants, in Chinese.
        pairs: Whether each item of the list is a pair `name=value`.
        shown: False while nothing in the program reads it; it then stands on no screen.
        off: The value that a limit takes while `limits.switched_off` names it; None for what cannot be switched off (X-40).
    """

    key: str
    title: str
    kind: str
    default: Value
    unit: str
    origin: str
    rows: tuple[str, ...]
    sources: tuple[str, ...]
    rule: bool
    choices: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    pattern: str = ""
    hint: str = ""
    pairs: bool = False
    shown: bool = True
    off: int | None = None

    def label(self, choice: str) -> str:
        """The Chinese word of a choice; a value that is not among the choices stands for itself."""
        return dict(zip(self.choices, self.labels, strict=True)).get(choice, choice)


def specs() -> Mapping[str, SettingSpec]:
    """Every setting by key, in the order of the settings page."""
    return _specs()


def form_title(key: str) -> str:
    """The Chinese name of the form whose number, edition or copies a setting is; blank for any other setting."""
    ending = _FORM_PARTS.get(key.rpartition(".")[2], "")
    return specs()[key].title.removesuffix(ending) if key.startswith(SLIPS) and ending else ""


def group(prefix: str) -> Mapping[str, SettingSpec]:
    """The settings under a key, by the last part of their own key.

    `group("sla.solve_days")` holds `urgent`, `normal` and `minor`; a key that has none under it gives an empty mapping.
    """
    start = prefix + "."
    return {key[len(start) :]: spec for key, spec in specs().items() if key.startswith(start)}


def parse(spec: SettingSpec, raw: str) -> Value:
    """Reads a value as it was typed or stored.

    Full-width digits, letters and colons of a Chinese keyboard count as plain ones; a choice may be given by its
    Chinese word; list items stand between 、 or commas.

    Raises:
        BadSetting: The value does not fit the setting. It is a `BadInput` and a `ValueError`.
    """
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in raw.replace("\n", "").strip()):
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”含有不能使用的字符"))
    return _READERS[spec.kind](spec, raw.strip())


def dump(spec: SettingSpec, value: Value) -> str:
    """Writes a value so that `parse` reads the same value back.

    Raises:
        BadSetting: The value is not one that the setting can hold.
    """
    if spec.kind == "bool" and isinstance(value, bool):
        written = "true" if value else "false"
    elif spec.kind == "int" and isinstance(value, int) and not isinstance(value, bool):
        written = str(value)
    elif spec.kind == "time" and isinstance(value, time):
        written = value.strftime("%H:%M")
    elif spec.kind == "list" and isinstance(value, tuple | list):
        written = "、".join(value)
    elif spec.kind in ("text", "choice") and isinstance(value, str):
        written = value
    else:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”的值类型不对"))
    read = parse(spec, written)
    if read != (tuple(value) if isinstance(value, list) else value):
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”的值不能保存：{value}"), value=written)
    return written


def _bad(spec: SettingSpec, reason: str, **values: object) -> BadSetting:
    return BadSetting(say(reason, title=Text(spec.title), **values))


def _plain(raw: str) -> str:
    return unicodedata.normalize("NFKC", raw).strip()


def _read_int(spec: SettingSpec, raw: str) -> int:
    plain = _plain(raw)
    if not re.fullmatch(r"[+-]?[0-9]{1,9}", plain):
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”须填整数，不能是“{value}”"), value=raw)
    number = int(plain)
    if spec.minimum is not None and number < spec.minimum:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”不能小于 {limit}"), limit=spec.minimum)
    if spec.maximum is not None and number > spec.maximum:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”不能大于 {limit}"), limit=spec.maximum)
    return number


def _read_text(spec: SettingSpec, raw: str) -> str:
    if "\n" in raw:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”只能填一行"))
    value = _plain(raw) if spec.pattern else raw
    if spec.minimum is not None and len(value) < spec.minimum:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”至少 {limit} 个字"), limit=spec.minimum)
    if spec.maximum is not None and len(value) > spec.maximum:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”至多 {limit} 个字"), limit=spec.maximum)
    _check_pattern(spec, value)
    return value


def _read_choice(spec: SettingSpec, raw: str) -> str:
    by_word = dict(zip(spec.labels, spec.choices, strict=True))
    value = by_word.get(raw, raw)
    if value not in spec.choices:
        reason = QT_TRANSLATE_NOOP("app", "“{title}”只能是{choices}之一，不能是“{value}”")
        raise _bad(spec, reason, choices="、".join(spec.labels), value=raw)
    return value


def _read_list(spec: SettingSpec, raw: str) -> tuple[str, ...]:
    items = tuple(item.strip() for item in _LIST_SEPARATORS.split(raw) if item.strip())
    if spec.choices:
        items = tuple(_read_choice(spec, item) for item in items)
    if spec.pairs:
        items = tuple(_read_pair(spec, item) for item in items)
    for item in items:
        _check_pattern(spec, item)
    twice = next((item for item in items if items.count(item) > 1), None)
    if twice is not None:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”中“{value}”重复"), value=spec.label(twice))
    if spec.minimum is not None and len(items) < spec.minimum:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”至少 {limit} 项"), limit=spec.minimum)
    if spec.maximum is not None and len(items) > spec.maximum:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”至多 {limit} 项"), limit=spec.maximum)
    return items


def _read_pair(spec: SettingSpec, raw: str) -> str:
    name, sign, value = raw.replace("＝", "=").partition("=")
    if not (sign and name.strip() and value.strip()) or "=" in value:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”每项须写成“甲=乙”，不能是“{value}”"), value=raw)
    return f"{name.strip()}={value.strip()}"


def _read_bool(spec: SettingSpec, raw: str) -> bool:
    plain = _plain(raw).lower()
    if plain in _TRUE:
        return True
    if plain in _FALSE:
        return False
    raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”须填“是”或“否”，不能是“{value}”"), value=raw)


def _read_time(spec: SettingSpec, raw: str) -> time:
    parts = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", _plain(raw))
    if parts is None or int(parts[1]) > 23 or int(parts[2]) > 59:
        raise _bad(spec, QT_TRANSLATE_NOOP("app", "“{title}”须填 00:00 至 23:59，不能是“{value}”"), value=raw)
    return time(int(parts[1]), int(parts[2]))


def _check_pattern(spec: SettingSpec, value: str) -> None:
    if spec.pattern and not re.fullmatch(spec.pattern, value):
        reason = QT_TRANSLATE_NOOP("app", "“{title}”的格式不对（{hint}），不能是“{value}”")
        raise _bad(spec, reason, hint=Text(spec.hint), value=value)


_READERS: Mapping[str, Callable[[SettingSpec, str], Value]] = MappingProxyType(
    {
        "int": _read_int,
        "text": _read_text,
        "choice": _read_choice,
        "list": _read_list,
        "bool": _read_bool,
        "time": _read_time,
    }
)


@cache
def _specs() -> Mapping[str, SettingSpec]:
    content = files("app.settings").joinpath("catalogue.toml").read_text(encoding="utf-8")
    found: dict[str, SettingSpec] = {}
    for entry in tomllib.loads(content)["setting"]:
        spec = _spec(entry)
        if spec.key in found:
            raise ValueError(f"catalogue.toml: {spec.key} stands twice")
        found[spec.key] = spec
    limits = [spec for spec in found.values() if spec.off is not None]
    found[SWITCHED_OFF] = replace(
        found[SWITCHED_OFF], choices=tuple(spec.key for spec in limits), labels=tuple(spec.title for spec in limits)
    )
    return MappingProxyType(found)


def _spec(entry: Mapping[str, Any]) -> SettingSpec:
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in entry.items()}
    enum_name = values.pop("enum", None)
    if enum_name is not None:
        values["labels"] = _words(enum_name, values["choices"])
    try:
        spec = SettingSpec(**values)
        if spec.kind not in KINDS or spec.origin not in ORIGINS or len(spec.choices) != len(spec.labels):
            raise ValueError("kind, origin or labels")
        dump(spec, spec.default)
    except (TypeError, ValueError) as error:
        raise ValueError(f"catalogue.toml, {entry.get('key', '?')}: {error}") from error
    return spec


def _words(enum_name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    # A word that the program already has for a state is not written a second time in the settings file.
    states_of: type[StrEnum] = getattr(states, enum_name)
    return tuple(words.word(states_of(choice)) for choice in choices)
