"""Who may sign gate passes: the site's root and its holders, signers' keys, who may sign as what, the lists that were published.

No secret stands here in the clear. Private keys and shares of the root are sealed under their owner's PIN or passphrase and the
site's pepper, and the pepper is in no database. Keys, signatures and lists are hexadecimal digits.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import DeliveryMode, PassKind, Role, SignedHow
from db.types import BigInt, EnumText, Json, Str, UtcTime


class TrustRoot(Row):
    """The site's root: its public key, and by `pepper_mark` which pepper belongs to it. There is one."""

    __tablename__ = "trust_root"

    site: Mapped[str] = mapped_column(Str, nullable=False)
    public: Mapped[str] = mapped_column(Str, nullable=False)
    pepper_mark: Mapped[str] = mapped_column(Str, nullable=False)
    founded_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)

    __table_args__ = (CheckConstraint("id = 1", name="one"),)


class RootHolder(Versioned):
    """A person who holds shares of the root; wrong passphrases in a row lock him for a growing time."""

    __tablename__ = "root_holder"

    person_id: Mapped[int] = reference("person.id", unique=True)
    since: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    failed: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(UtcTime)


class RootShare(Row):
    """One half of a split of the root between two holders, sealed under the passphrase of the one who holds it."""

    __tablename__ = "root_share"

    holder_id: Mapped[int] = reference("person.id")
    partner_id: Mapped[int] = reference("person.id")
    sealed: Mapped[str] = mapped_column(Str, nullable=False)

    __table_args__ = (
        UniqueConstraint("holder_id", "partner_id"),
        CheckConstraint("holder_id <> partner_id", name="two"),
    )


class KeyPermit(Versioned):
    """An administrator and a second person let somebody set a key of his own; used once, by himself."""

    __tablename__ = "key_permit"

    person_id: Mapped[int] = reference("person.id")
    start: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    until: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    overlap_days: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    administrator_id: Mapped[int] = reference("person.id")
    second_id: Mapped[int] = reference("person.id")
    used_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (CheckConstraint("administrator_id <> second_id", name="two"),)


class PersonKey(Versioned):
    """A signer's key: public half open, private half sealed under his PIN.

    `shut_at` says since when nobody can open it any more (its PIN was reset); what it signed before still holds. `revoked_at` says
    since when nothing that it ever signed holds.
    """

    __tablename__ = "person_key"

    key_id: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    public: Mapped[str] = mapped_column(Str, nullable=False)
    person_id: Mapped[int] = reference("person.id")
    permit_id: Mapped[int] = reference("key_permit.id", unique=True)
    sealed: Mapped[str] = mapped_column(Str, nullable=False)
    start: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    until: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    made_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    station: Mapped[str] = mapped_column(Str, nullable=False)
    shut_at: Mapped[datetime | None] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    revoked_by: Mapped[str] = mapped_column(Str, nullable=False, default="")
    revoked_why: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (CheckConstraint("start < until", name="span"),)


class SignGrant(Versioned):
    """As what a person may sign, how, from when until when, on which weekdays (bit 0 is Monday) and minutes of the site's day."""

    __tablename__ = "sign_grant"

    person_id: Mapped[int] = reference("person.id")
    role: Mapped[Role] = mapped_column(EnumText(Role), nullable=False)
    how: Mapped[SignedHow] = mapped_column(EnumText(SignedHow), nullable=False)
    start: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    until: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    weekdays: Mapped[int] = mapped_column(BigInt, nullable=False)
    from_minute: Mapped[int] = mapped_column(BigInt, nullable=False)
    to_minute: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    administrator_id: Mapped[int] = reference("person.id")
    second_id: Mapped[int] = reference("person.id")
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        CheckConstraint("start < until", name="span"),
        CheckConstraint("weekdays BETWEEN 1 AND 127", name="weekdays"),
        CheckConstraint("from_minute BETWEEN 0 AND 1440 AND to_minute BETWEEN 0 AND 1440", name="minutes"),
        CheckConstraint("administrator_id <> second_id", name="two"),
    )


class SignRequirement(Versioned):
    """Which roles must sign a pass of a kind, in place of what the settings say for all; `mode` is null for every delivery mode."""

    __tablename__ = "sign_requirement"

    kind: Mapped[PassKind] = mapped_column(EnumText(PassKind), nullable=False)
    mode: Mapped[DeliveryMode | None] = mapped_column(EnumText(DeliveryMode))
    roles: Mapped[Any] = mapped_column(Json, nullable=False)
    count: Mapped[int] = mapped_column(BigInt, nullable=False)
    at: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    administrator_id: Mapped[int] = reference("person.id")
    second_id: Mapped[int] = reference("person.id")
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        CheckConstraint("count >= 1", name="somebody"),
        CheckConstraint("administrator_id <> second_id", name="two"),
    )


class PublishedList(Row):
    """A list as it was signed by two holders of the root. Append-only."""

    __tablename__ = "trust_list"

    number: Mapped[int] = mapped_column(BigInt, nullable=False, unique=True)
    issued: Mapped[datetime] = mapped_column(UtcTime, nullable=False)
    data: Mapped[str] = mapped_column(Str, nullable=False)
    administrator_id: Mapped[int] = reference("person.id")
    second_id: Mapped[int] = reference("person.id")
    reason: Mapped[str] = mapped_column(Str, nullable=False, default="")

    __table_args__ = (CheckConstraint("administrator_id <> second_id", name="two"),)
