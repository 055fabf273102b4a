"""The manual as it lies in `resources/manual`: one Markdown file a language, cut into sections.

A line `<!-- F1: dispatch.days, dispatch.docks -->` under a heading names the pages, or single views of pages, that the
section is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app.core.paths import resources

_ABOUT = re.compile(r"<!-- F1: (.*) -->")
_HEADING = re.compile(r"(##|###) (.+)")


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, up to the next heading of any level.

    Attributes:
        title: The heading.
        level: 2 for a chapter, 3 for a part of one.
        chapter: Index of the chapter that it belongs to, among all sections.
        about: Pages (`gate`) and views of pages (`dispatch.days`) that F1 opens it from.
        body: Its Markdown without the heading.
    """

    title: str
    level: int
    chapter: int
    about: frozenset[str]
    body: str

    @property
    def anchor(self) -> str:
        """What a link `#…` to it says: the heading in small letters, blanks as hyphens, without punctuation."""
        return re.sub(r"[^\w\- ]", "", self.title.lower()).replace(" ", "-")

    @property
    def markdown(self) -> str:
        """Heading and body."""
        return f"{'#' * self.level} {self.title}\n\n{self.body}"


@cache
def sections(language: str) -> tuple[Section, ...]:
    """All sections of the manual in `zh` or `en`, in their order."""
    text = (resources() / "manual" / f"{language}.md").read_text(encoding="utf-8")
    found: list[Section] = []
    heads: list[tuple[str, int, list[str]]] = []
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        head = None if fenced else _HEADING.fullmatch(line)
        if head is not None:
            heads.append((head[2], len(head[1]), []))
        elif heads:
            heads[-1][2].append(line)
    for at, (title, level, lines) in enumerate(heads):
        about = {name.strip() for line in lines if (m := _ABOUT.fullmatch(line)) for name in m[1].split(",")}
        body = "\n".join(line for line in lines if not _ABOUT.fullmatch(line)).strip("\n")
        found.append(Section(title, level, at if level == 2 else found[-1].chapter, frozenset(about), body))
    return tuple(found)


def topic(found: Sequence[Section], page: str, view: str) -> int:
    """Index of the section about a view, else about its page, else the first."""
    for wanted in (f"{page}.{view}", page):
        for at, section in enumerate(found):
            if wanted in section.about:
                return at
    return 0
