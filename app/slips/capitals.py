"""大写: numbers and sums of money in the banker's characters, which cannot be altered with a stroke."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
LIMIT = 10**16


def number(value: int | Decimal) -> str:
    """Writes a count in capitals: 13 is 壹拾叁, 10 is 壹拾, 1005 is 壹仟零伍, 2.5 is 贰点伍, -3 is 负叁.

    Raises:
        ValueError: the value is not finite or has more than sixteen digits before the point.
    """
    exact = Decimal(value)
    if not exact.is_finite() or abs(exact) >= LIMIT:
        raise ValueError("大写超出范围")
    sign = "负" if exact < 0 else ""
    whole, _, fraction = format(abs(exact), "f").partition(".")
    fraction = fraction.rstrip("0")
    if not fraction and int(whole) == 0:
        sign = ""
    tail = "点" + "".join(_DIGITS[int(digit)] for digit in fraction) if fraction else ""
    return sign + _whole(int(whole)) + tail


def renminbi(fen: int) -> str:
    """Writes a sum in fen as 人民币……元整: 123400 is 人民币壹仟贰佰叁拾肆元整, 5 is 人民币伍分.

    Raises:
        ValueError: the sum has more than sixteen digits of yuan.
    """
    yuan, rest = divmod(abs(fen), 100)
    if yuan >= LIMIT:
        raise ValueError("大写超出范围")
    jiao, cents = divmod(rest, 10)
    words = "负" if fen < 0 else ""
    if yuan or not rest:
        words += _whole(yuan) + "元"
    if jiao:
        words += _DIGITS[jiao] + "角"
    elif cents and yuan:
        words += "零"
    return "人民币" + words + (_DIGITS[cents] + "分" if cents else "整")


def _whole(value: int) -> str:
    if value == 0:
        return "零"
    words = ""
    gap = False
    for place in range(3, -1, -1):
        group = value // 10 ** (4 * place) % 10000
        if group == 0:
            gap = bool(words)
            continue
        if words and (gap or group < 1000):
            words += "零"
        words += _four(group) + _GROUPS[place]
        gap = False
    return words


def _four(group: int) -> str:
    words = ""
    gap = False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return words
