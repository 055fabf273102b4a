"""唛头 from a customer's template: text with placeholders that each box fills in (C-15, G-06)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.errors import bad_input, fact
from app.core.text import QT_TRANSLATE_NOOP

PLACEHOLDERS = ("客户", "订单", "目的地", "箱号", "总箱数", "毛重", "尺寸")
_IN_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class MarkFacts:
    """What a box gives its 唛头; weight in grams or None, size in millimetres."""

    customer: str
    order_no: str
    destination: str
    box_no: int
    box_count: int
    gross_g: int | None = None
    size_mm: tuple[int, int, int] = (0, 0, 0)


EXAMPLE = MarkFacts("示范电气有限公司", "DD26000118", "示范市", 2, 5, 61_400, (800, 600, 550))
"""For the preview beside the form."""


def check_template(template: str) -> str:
    """The template as it is stored.

    Raises:
        BadInput: A placeholder that there is none of, or a brace without its other half.
    """
    for name in _IN_BRACES.findall(template):
        if name not in PLACEHOLDERS:
            known = fact(QT_TRANSLATE_NOOP("app", "可用的"), _known())
            raise bad_input(QT_TRANSLATE_NOOP("app", "唛头里没有这个占位符：{name}"), known, name="{" + name + "}")
    if set("{}") & set(_IN_BRACES.sub("", template)):
        raise bad_input(QT_TRANSLATE_NOOP("app", "唛头里的花括号不成对"), fact(QT_TRANSLATE_NOOP("app", "可用的"), _known()))
    return template


def render_mark(template: str, facts: MarkFacts) -> str:
    """The 唛头 of one box; a line that only held what is not known yet is left out."""
    values: Mapping[str, str] = {
        "客户": facts.customer, "订单": facts.order_no, "目的地": facts.destination, "箱号": str(facts.box_no),
        "总箱数": str(facts.box_count), "毛重": "" if facts.gross_g is None else f"{facts.gross_g / 1000:.1f} kg",
        "尺寸": "×".join(str(edge) for edge in facts.size_mm) if all(facts.size_mm) else "",
    }  # fmt: skip
    lines = (_IN_BRACES.sub(lambda found: values.get(found[1], ""), line).strip() for line in template.splitlines())
    return "\n".join(line for line in lines if line)


def _known() -> str:
    return " ".join("{" + name + "}" for name in PLACEHOLDERS)
