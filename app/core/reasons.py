"""The reasons that the bench asks for: one short list, so that screen, reason sheet, paper register and trail use the same words.

A reason is scanned from the reason sheet (`JF$RSN:TORN`) or taken by its number on the keyboard.
"""

from __future__ import annotations

from enum import StrEnum

from app.core.errors import BadInput, fact
from app.core.text import QT_TRANSLATE_NOOP, Text, say


class Purpose(StrEnum):
    """What a reason is asked for."""

    REPRINT = "reprint"
    SHORT = "short"
    DAMAGE = "damage"
    REOPEN = "reopen"
    WEIGHT = "weight"
    TURN = "turn"

    @property
    def text(self) -> Text:
        """Its word on screen and on the reason sheet."""
        return say(_PURPOSE_WORDS[self])


class Reason(StrEnum):
    """A reason; the value is its key, the word after `JF$RSN:`."""

    UNREADABLE = "UNREADABLE"
    FAINT = "FAINT"
    TORN = "TORN"
    SOILED = "SOILED"
    LOST = "LOST"
    SHORTAGE = "SHORTAGE"
    CUSTOMER = "CUSTOMER"
    OVERSIZE = "OVERSIZE"
    DAMAGED = "DAMAGED"
    LOOSE = "LOOSE"
    WET = "WET"
    WRONG_GOODS = "WRONG_GOODS"
    COUNT = "COUNT"
    REOPEN = "REOPEN"
    FIGURES = "FIGURES"
    PADDING = "PADDING"
    SCALE = "SCALE"
    BLOCKED = "BLOCKED"
    WHOLE = "WHOLE"

    @property
    def text(self) -> Text:
        """The words that screen, paper and trail show."""
        return say(_WORDS[self])

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What it may be given for."""
        return tuple(purpose for purpose, reasons in _SERVES.items() if self in reasons)


_PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.REPRINT: QT_TRANSLATE_NOOP("app", "重打"),
    Purpose.SHORT: QT_TRANSLATE_NOOP("app", "少装"),
    Purpose.DAMAGE: QT_TRANSLATE_NOOP("app", "破损"),
    Purpose.REOPEN: QT_TRANSLATE_NOOP("app", "开箱"),
    Purpose.WEIGHT: QT_TRANSLATE_NOOP("app", "重量放行"),
    Purpose.TURN: QT_TRANSLATE_NOOP("app", "不按先后提货"),
}

_WORDS: dict[Reason, str] = {
    Reason.UNREADABLE: QT_TRANSLATE_NOOP("app", "读不出"),
    Reason.FAINT: QT_TRANSLATE_NOOP("app", "打印不清"),
    Reason.TORN: QT_TRANSLATE_NOOP("app", "贴坏"),
    Reason.SOILED: QT_TRANSLATE_NOOP("app", "沾污"),
    Reason.LOST: QT_TRANSLATE_NOOP("app", "丢失"),
    Reason.SHORTAGE: QT_TRANSLATE_NOOP("app", "库存不足"),
    Reason.CUSTOMER: QT_TRANSLATE_NOOP("app", "客户要求"),
    Reason.OVERSIZE: QT_TRANSLATE_NOOP("app", "超尺寸"),
    Reason.DAMAGED: QT_TRANSLATE_NOOP("app", "破损"),
    Reason.LOOSE: QT_TRANSLATE_NOOP("app", "不牢"),
    Reason.WET: QT_TRANSLATE_NOOP("app", "受潮"),
    Reason.WRONG_GOODS: QT_TRANSLATE_NOOP("app", "货品不对"),
    Reason.COUNT: QT_TRANSLATE_NOOP("app", "数量不对"),
    Reason.REOPEN: QT_TRANSLATE_NOOP("app", "复查内装"),
    Reason.FIGURES: QT_TRANSLATE_NOOP("app", "资料重量不准"),
    Reason.PADDING: QT_TRANSLATE_NOOP("app", "多加了垫料"),
    Reason.SCALE: QT_TRANSLATE_NOOP("app", "秤不准"),
    Reason.BLOCKED: QT_TRANSLATE_NOOP("app", "取不到"),
    Reason.WHOLE: QT_TRANSLATE_NOOP("app", "整箱不拆"),
}

_SERVES: dict[Purpose, tuple[Reason, ...]] = {
    Purpose.REPRINT: (Reason.UNREADABLE, Reason.FAINT, Reason.TORN, Reason.SOILED, Reason.LOST),
    Purpose.SHORT: (Reason.SHORTAGE, Reason.CUSTOMER, Reason.OVERSIZE, Reason.DAMAGED),
    Purpose.DAMAGE: (Reason.DAMAGED, Reason.LOOSE, Reason.WET),
    Purpose.REOPEN: (Reason.WRONG_GOODS, Reason.COUNT, Reason.CUSTOMER, Reason.DAMAGED, Reason.REOPEN),
    Purpose.WEIGHT: (Reason.FIGURES, Reason.PADDING, Reason.SCALE),
    Purpose.TURN: (Reason.BLOCKED, Reason.WHOLE, Reason.CUSTOMER, Reason.DAMAGED, Reason.LOST),
}
"""In the order of their numbers at the bench; never more than nine, so that one digit chooses."""


def reasons_for(purpose: Purpose) -> tuple[Reason, ...]:
    """The reasons that may be given for a purpose, in the order of their numbers from 1."""
    return _SERVES[purpose]


def reason_for(purpose: Purpose, key: str) -> Reason:
    """The reason behind a scanned key.

    Raises:
        BadInput: There is no such reason, or it is none for this purpose.
    """
    found = next((reason for reason in _SERVES[purpose] if reason.value == key), None)
    if found is None:
        known = Reason(key).text if key in set(Reason) else key
        raise BadInput(
            say(QT_TRANSLATE_NOOP("app", "这个原因不用于{purpose}"), purpose=purpose.text),
            (fact(QT_TRANSLATE_NOOP("app", "扫到的"), known), fact(QT_TRANSLATE_NOOP("app", "可用的"), choices(purpose))),
        )
    return found


def choices(purpose: Purpose) -> Text:
    """「1 读不出 2 打印不清 …」, for the banner of a bench that waits for a reason."""
    named = {f"r{n}": reason.text for n, reason in enumerate(reasons_for(purpose), start=1)}
    return say("  ".join(f"{name[1:]} {{{name}}}" for name in named), **named)
