"""Strict reading of JSON objects key by key: a bad value is one sentence that names the place and the key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.core.errors import BadInput, bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.planner.model import Side

MOST_WEIGHT = 1_000_000_000_000

_REQUIRED = object()


class Fields:
    """One object of the file, read key by key; `where` names it in sentences."""

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        self._values = dict(values)
        self.where = where

    def rest(self) -> list[str]:
        """The keys that nobody has asked for."""
        return sorted(self._values)

    def nothing_else(self) -> None:
        """Refuses keys that nobody has asked for."""
        if self._values:
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "「{where}」里有不认识的项：{keys}"), where=self.where or "{…}", keys="、".join(self.rest()[:10])
            )

    def take(self, key: str, default: object) -> object:
        """The value of a key, which is then asked for; null is as good as missing where it may be missing."""
        value = self._values.pop(key, None)
        if value is None and default is _REQUIRED:
            raise bad_input(QT_TRANSLATE_NOOP("app", "「{where}」缺少 {key}"), where=self.where or "{…}", key=key)
        return default if value is None else value

    def wrong(self, key: str, value: object, wanted: str) -> BadInput:
        """The error for a value that is not what was wanted."""
        shown = json.dumps(value, ensure_ascii=False, default=str)[:60]
        return bad_input(
            QT_TRANSLATE_NOOP("app", "「{where}」的 {key} 不对：{value}，应是{wanted}"),
            where=self.where or "{…}", key=key, value=shown, wanted=wanted,
        )  # fmt: skip

    def whole(self, key: str, least: int, most: int, default: object = _REQUIRED) -> int:
        """A whole number in its range; without a default it must be there."""
        value = self.take(key, default)
        number = _whole(value)
        if number is None or not least <= number <= most:
            raise self.wrong(key, value, f" {least} 到 {most} 的整数")
        return number

    def perhaps(self, key: str, least: int, most: int) -> int | None:
        """A whole number in its range, or None where it is missing."""
        if self._values.get(key) is None:
            self._values.pop(key, None)
            return None
        return self.whole(key, least, most)

    def flag(self, key: str) -> bool:
        """True or false, false where it is missing."""
        value = self.take(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, value, " true 或 false")
        return value

    def text(self, key: str) -> str:
        """A short text without control characters, blank where it is missing."""
        value = self.take(key, "")
        if not isinstance(value, str) or len(value) > 100 or not (value.isprintable() or not value):
            raise self.wrong(key, value, "不超过 100 字的文字")
        return value.strip()

    def id(self, number: int) -> str | int:
        """What the packages are called: a text, or a whole number."""
        self.where = self.where or f"items {number}"
        value = self.take("id", _REQUIRED)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
            return value
        self._values["id"] = value
        text = self.text("id")
        if not text:
            raise self.wrong("id", value, "文字")
        return text

    def sides(self, key: str) -> tuple[Side, ...]:
        """Which of the three sides may stand vertical: one at least."""
        value = self.take(key, None)
        known, wanted = [side.value for side in Side], " length、width、height 中的一项或几项"
        if value is None:
            words = QT_TRANSLATE_NOOP("app", "「{where}」缺少 {key}（哪几边可以竖着），应是{wanted}")
            raise bad_input(words, where=self.where or "{…}", key=key, wanted=wanted)
        if not isinstance(value, list) or not value or any(part not in known for part in value):
            raise self.wrong(key, value, wanted)
        return tuple(side for side in Side if side.value in value)

    def part(self, key: str, *, needed: bool = True) -> Fields:
        """An object."""
        value = self.take(key, _REQUIRED if needed else None)
        return self._fields(key, value) if value is not None else None  # type: ignore[return-value]

    def parts(self, key: str, *, needed: bool = True) -> list[Fields]:
        """A list of objects; one and the same empty list where it is missing."""
        value = self.take(key, _REQUIRED if needed else None)
        if value is None:
            return NO_PARTS
        if not isinstance(value, list):
            raise self.wrong(key, value, "列表 […]")
        return [self._fields(f"{key} {number}", part) for number, part in enumerate(value, start=1)]

    def _fields(self, key: str, value: object) -> Fields:
        if not isinstance(value, dict):
            raise self.wrong(key, value, "对象 {…}")
        return Fields(value, key)


NO_PARTS: list[Fields] = []


def _whole(value: object) -> int | None:
    """A whole number, written as 600 or as 600.0."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal) and abs(value) <= MOST_WEIGHT and value == value.to_integral_value():
        return int(value)
    return None


def json_object(data: bytes, most: int) -> dict[str, Any]:
    """Reads one JSON object of at most `most` bytes.

    Raises:
        BadInput: Too large, not JSON, no object, one key twice.
    """
    if len(data) > most:
        raise bad_input(QT_TRANSLATE_NOOP("app", "文件太大：{size} 字节，最多 {most} 字节"), size=len(data), most=most)
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "不是有效的 JSON 文件：{why}"), why=str(error)[:200]) from error
    if not isinstance(found, dict):
        raise bad_input(QT_TRANSLATE_NOOP("app", "JSON 文件里应是一个对象 {…}"))
    return found


def _no_number(name: str) -> object:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [key for key, _ in pairs]
        twice = next(key for key in names if names.count(key) > 1)
        raise bad_input(QT_TRANSLATE_NOOP("app", "JSON 文件里同一项写了两次：{key}"), key=twice[:40])
    return found
