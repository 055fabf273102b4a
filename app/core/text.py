"""Message text without Qt: a Chinese source sentence with named values, translated only where it is shown.

The Chinese sentence is the key. `QT_TRANSLATE_NOOP` marks it for `pyside6-lupdate`; the window looks the translation up in context
`app` and fills the values in afterwards, so that no data ever passes through a translation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:
    """Marks a sentence for translation and returns it unchanged.

    Args:
        context: The translation context; `app` for everything in this package.
        source: The Chinese sentence; values stand in it as `{name}`.
    """
    return source


@dataclass(frozen=True)
class Text:
    """One sentence for a person to read: a Chinese source and the values in it."""

    source: str
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        """The sentence in Chinese with its values."""
        return self.filled(self.source)

    def filled(self, sentence: str) -> str:
        """Fills the values into `sentence`, the source or a translation of it.

        A value that is itself a `Text` appears in Chinese; a missing value leaves its name in braces rather than failing.
        """
        if not self.values:
            return sentence
        try:
            return sentence.format_map(_Lenient(self.values))
        except (ValueError, IndexError):
            return sentence


class _Lenient(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def say(source: str, **values: Any) -> Text:
    """Builds a `Text` from a marked sentence and its values."""
    return Text(source, MappingProxyType(values))


def joined(texts: Sequence[Text], sentence: str = QT_TRANSLATE_NOOP("app", "{first}、{rest}")) -> Text:
    """Several texts as one, each of which is translated by itself where it is shown; one that is blank without any.

    Args:
        texts: The texts.
        sentence: How the first and those behind it stand together.
    """
    if len(texts) < 2:
        return texts[0] if texts else say("")
    return say(sentence, first=texts[0], rest=joined(texts[1:], sentence))
