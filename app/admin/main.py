"""`jiaofu-admin`: set-up, migration, people, export, labels, loads, gate, trust, check, backup and restore, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from sqlalchemy.exc import DBAPIError

from app.admin.late_parser import LateParser
from app.core.errors import AppError
from app.core.paths import data_dir
from db.engine import DatabaseError, cause, sqlite_url


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when it did what it was asked to, 1 with a Chinese sentence when not."""
    args = _parser().parse_args(arguments)
    args.opened = []
    try:
        return int(args.run(args))
    except (DatabaseError, AppError) as error:
        said = str(error)
    except DBAPIError as error:
        said = cause(error)
    except OSError as error:
        said = f"读写不了文件 {error.filename or ''}：{error.strerror or error}"
    finally:
        for engine in args.opened:
            engine.dispose()
    sys.stderr.write(f"{said}\n")
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="jiaofu-admin", description="交付台管理命令")
    parser.add_argument("--database", default=sqlite_url(data_dir() / "jiaofu.db"), help="sqlite:///FILE or postgresql://…")
    steps = parser.add_subparsers(dest="step", required=True, parser_class=LateParser)
    for name, text, fill in _STEPS:
        steps.add_parser(name, help=text).fill = fill or _on_database(name)
    return parser


def _on_database(name: str) -> Callable[[argparse.ArgumentParser], None]:
    def fill(parser: argparse.ArgumentParser) -> None:
        from app.admin import database

        database.add(name, parser)

    return fill


def _label(parser: argparse.ArgumentParser) -> None:
    from app.admin import label

    label.add(parser)


def _load(parser: argparse.ArgumentParser) -> None:
    from app.admin import load

    load.add(parser)


def _gate(parser: argparse.ArgumentParser) -> None:
    from app.admin import gate

    gate.add(parser)


def _trust(parser: argparse.ArgumentParser) -> None:
    from app.admin import trust

    trust.add(parser)


def _stock(parser: argparse.ArgumentParser) -> None:
    from app.admin import stock

    stock.add(parser)


_STEPS: tuple[tuple[str, str, Callable[[argparse.ArgumentParser], None] | None], ...] = (
    ("init", "lay the schema into an empty database", None),
    ("migrate", "bring an older database up to this program, after a backup", None),
    ("demo", "fill an empty database with demo data", None),
    ("user", "add a person", None),
    ("export", "write every table as CSV", None),
    ("label", "build one label from a JSON file", _label),
    ("load", "plan a load from a JSON file, or judge a plan", _load),
    ("gate", "judge a token as the gate does, tokens for trials, duty roster", _gate),
    ("trust", "root, signers' keys, deputies, the published list, enrolment of stations", _trust),
    ("day", "do the work of a new day: passes end, goods fall due for recheck or are locked", None),
    ("stock", "prove the stock ledger", _stock),
    ("check", "prove trail, ledger and foreign keys", None),
    ("backup", "copy the database file", None),
    ("restore", "put a backup in the place of the database file", None),
)
"""Name, what it does, and who adds its options; None for what is done to the database as a whole."""


if __name__ == "__main__":
    sys.exit(main())
