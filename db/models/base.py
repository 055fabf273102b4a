"""What every model stands on: STRICT tables, named constraints, CHECKs for closed lists, a version column against lost updates."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from db.types import BigInt, EnumText, Flag

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Declarative base; every table is STRICT on SQLite."""

    metadata = MetaData(naming_convention=NAMES)

    def __init_subclass__(cls, **kw: Any) -> None:
        if "__tablename__" in cls.__dict__:
            given = cls.__dict__.get("__table_args__", ())
            options = {"sqlite_strict": True}
            if isinstance(given, dict):
                cls.__table_args__ = {**options, **given}
            else:
                rest = tuple(given)
                last = rest[-1] if rest and isinstance(rest[-1], dict) else {}
                cls.__table_args__ = (*(r for r in rest if not isinstance(r, dict)), {**options, **last})
        super().__init_subclass__(**kw)


def check_closed_lists(metadata: MetaData) -> None:
    """Adds the CHECK of each enum and flag column, once: a word outside the list is refused by the database too."""
    for table in metadata.tables.values():
        if table.info.setdefault("closed_lists", False):
            continue
        table.info["closed_lists"] = True
        for column in list(table.columns):
            if isinstance(column.type, EnumText):
                words = ", ".join(f"'{member.value}'" for member in column.type.kind)
                table.append_constraint(CheckConstraint(f"{column.name} IN ({words})", name=column.name))
            elif isinstance(column.type, Flag):
                table.append_constraint(CheckConstraint(f"{column.name} IN (0, 1)", name=column.name))


class Row(Base):
    """A record with its own integer key."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(BigInt, primary_key=True, autoincrement=True)


class Versioned(Row):
    """A record that several people may change: an outdated write raises StaleDataError, shown as a Conflict."""

    __abstract__ = True

    version: Mapped[int] = mapped_column(BigInt, nullable=False, default=1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Counts the version up with every write."""
        return {"version_id_col": cls.__dict__.get("version") or cls.version}


def reference(target: str, *, nullable: bool = False, index: bool = True, unique: bool = False) -> Any:
    """A foreign key column to `table.column`; indexed, because every chain is walked both ways."""
    return mapped_column(BigInt, ForeignKey(target), nullable=nullable, index=index and not unique, unique=unique)
