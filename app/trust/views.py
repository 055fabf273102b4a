"""What leaves the room of trust for windows and commands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Actor
from app.trust.lists import Requirement, TrustList
from db.states import Role, SignedHow


@dataclass(frozen=True)
class Holder:
    """A holder of the root at work: the person and his passphrase."""

    person: Actor
    passphrase: str


@dataclass(frozen=True)
class HolderView:
    """Who holds shares of the root; two open it, one of them an administrator and one not."""

    person_id: int
    name: str
    administrator: bool
    since: datetime


@dataclass(frozen=True)
class RootView:
    """The site's root as the database has it; a station believes only what it pinned itself."""

    site: str
    public: bytes
    pepper_mark: str
    founded_at: datetime
    holders: tuple[HolderView, ...]


class KeyState(StrEnum):
    """What a signer's key is good for now."""

    ACTIVE = "active"
    UNPUBLISHED = "unpublished"
    WAITING = "waiting"
    OVER = "over"
    LEFT_OUT = "left_out"
    SHUT = "shut"
    REVOKED = "revoked"


_KEY_WORDS = {
    KeyState.ACTIVE: QT_TRANSLATE_NOOP("app", "有效"),
    KeyState.UNPUBLISHED: QT_TRANSLATE_NOOP("app", "待发布"),
    KeyState.WAITING: QT_TRANSLATE_NOOP("app", "未到开始时间"),
    KeyState.OVER: QT_TRANSLATE_NOOP("app", "已过期"),
    KeyState.LEFT_OUT: QT_TRANSLATE_NOOP("app", "本人不再能签"),
    KeyState.SHUT: QT_TRANSLATE_NOOP("app", "PIN 已重设，打不开"),
    KeyState.REVOKED: QT_TRANSLATE_NOOP("app", "已挂失"),
}


def key_word(state: KeyState) -> Text:
    """The word for what a key is good for."""
    return say(_KEY_WORDS[state])


@dataclass(frozen=True)
class KeyView:
    """A signer's key.

    Attributes:
        key_id: 16 hexadecimal digits.
        public: 32 bytes.
        start: First moment it signs.
        until: First moment it no longer does.
        station: Where it was set.
        state: What it is good for.
        published: Whether the newest list names it as it is.
        shut_at: Since when its PIN was reset and nobody opens it.
        revoked_at: Since when it counts no more.
        revoked_why: The reason.
    """

    key_id: str
    public: bytes
    person_id: int
    name: str
    start: datetime
    until: datetime
    made_at: datetime
    station: str
    state: KeyState
    published: bool
    shut_at: datetime | None
    revoked_at: datetime | None
    revoked_why: str


@dataclass(frozen=True)
class PermitView:
    """A person may set a key of his own; `own_pin` says whether his PIN is one he chose himself, which seals it."""

    permit_id: int
    person_id: int
    name: str
    start: datetime
    until: datetime
    overlap_days: int
    administrator: str
    second: str
    own_pin: bool


@dataclass(frozen=True)
class GrantView:
    """As what a person may sign, how and when; `weekdays` and minutes as in `app.trust.lists.Grant`."""

    grant_id: int
    person_id: int
    name: str
    role: Role
    how: SignedHow
    start: datetime
    until: datetime
    weekdays: int
    from_minute: int
    to_minute: int


@dataclass(frozen=True)
class ListView:
    """The newest published list: its number, age, who published it."""

    number: int
    issued: datetime
    administrator: str
    second: str
    reason: str


@dataclass(frozen=True)
class DraftList:
    """What the next list would say, and in sentences how it differs from the last one, what it lacks and whom it leaves out."""

    content: TrustList
    changes: tuple[Text, ...]
    lacks: tuple[Text, ...]
    left_out: tuple[Text, ...]

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """Who has to sign, by kind and mode."""
        return self.content.requirements
