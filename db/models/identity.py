"""People, their roles and qualifications."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row, Versioned, reference
from db.states import Activity, Role
from db.types import BigInt, Day, EnumText, Flag, Str, UtcTime


class Person(Versioned):
    """Someone who signs in.

    `pin_set_by_id` says who chose his PIN last: nobody else may know what seals a signing key. Null where the program did, or before
    that was noted.
    """

    __tablename__ = "person"

    name: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    badge: Mapped[str] = mapped_column(Str, nullable=False, unique=True)
    pin_hash: Mapped[str] = mapped_column(Str, nullable=False)
    pin_set_by_id: Mapped[int | None] = mapped_column(BigInt)
    failed_pins: Mapped[int] = mapped_column(BigInt, nullable=False, default=0)
    locked_until: Mapped[datetime | None] = mapped_column(UtcTime)
    extension: Mapped[str] = mapped_column(Str, nullable=False, default="")
    active: Mapped[bool] = mapped_column(Flag, nullable=False, default=True)


class PersonRole(Row):
    """A role that a person holds."""

    __tablename__ = "person_role"

    person_id: Mapped[int] = reference("person.id")
    role: Mapped[Role] = mapped_column(EnumText(Role), nullable=False, index=True)

    __table_args__ = (UniqueConstraint("person_id", "role"),)


class Qualification(Row):
    """What a person was trained and passed for, from when until when (K-13); `note` is the record of the training."""

    __tablename__ = "qualification"

    person_id: Mapped[int] = reference("person.id")
    activity: Mapped[Activity] = mapped_column(EnumText(Activity), nullable=False)
    valid_from: Mapped[date] = mapped_column(Day, nullable=False)
    valid_until: Mapped[date] = mapped_column(Day, nullable=False)
    note: Mapped[str] = mapped_column(Str, nullable=False, default="")
    certificate_no: Mapped[str] = mapped_column(Str, nullable=False, default="", server_default="")
    passed_on: Mapped[date | None] = mapped_column(Day)
