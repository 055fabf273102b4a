"""`jiaofu-admin`: set-up, migration, people, export, labels, loads, gate, trust, check, backup and restore, without a window."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from app.admin import gate, stock
from app.admin import label as label_file
from app.admin import load as load_file
from app.admin import trust as trust_file
from app.admin.trust_input import ask
from app.audit.service import verify
from app.core.clock import SystemClock, site_time
from app.core.errors import AppError
from app.core.paths import data_dir
from app.core.words import word
from app.core.work import Actor, Workplace
from app.identity import queries
from app.identity import service as identity
from app.labels.render import seconds
from app.labels.stock import CONTENT_SIZES, LANGUAGES, SHIPPING_SIZES
from app.materials import queries as packaging
from app.storage.queries import balances_against_moves
from db.backup import backup, restore
from db.engine import DatabaseError, cause, integrity, is_sqlite, open_engine, reading, sqlite_url
from db.migrate import head, require_current, revision, upgrade
from db.schema import metadata
from db.states import Role


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
    steps = parser.add_subparsers(dest="step", required=True)

    def step(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        made = steps.add_parser(name, help=text)
        made.set_defaults(run=run)
        return made

    step("init", _init, "lay the schema into an empty database")
    step("migrate", _migrate, "bring an older database up to this program, after a backup").add_argument(
        "--backed-up", action="store_true", help="PostgreSQL: a backup was made by pg_dump or pgBackRest"
    )
    step("demo", _demo, "fill an empty database with demo data")
    user = step("user", _user, "add a person")
    user.add_argument("action", choices=("add", "list"))
    user.add_argument("--name")
    user.add_argument("--role", action="append", default=[], choices=[role.value for role in Role])
    user.add_argument("--extension", default="")
    user.add_argument("--pin", help="asked for when not given")
    step("export", _export, "write every table as CSV").add_argument("folder", type=Path)
    label = step("label", _label, "build one label from a JSON file")
    label.description, label.formatter_class = label_file.__doc__, argparse.RawDescriptionHelpFormatter
    label.add_argument("--kind", choices=label_file.KINDS, required=True)
    label.add_argument("--language", choices=LANGUAGES, required=True)
    label.add_argument("--size", default="", metavar="|".join(label_file.SIZES), help="width x height in mm")
    label.add_argument("--dpi", type=int, default=203, metavar="203|300")
    label.add_argument("--font", default="", help="a Chinese font in the printer: E:SIMSUN.TTF, TSS24.BF2")
    label.add_argument("--data", type=Path, required=True, metavar="FILE.json")
    label.add_argument("--out", type=Path, required=True, metavar="FILE")
    load_file.add(steps.add_parser("load", help="plan a load from a JSON file, or judge a plan"))
    gate.add(steps.add_parser("gate", help="judge a token as the gate does, tokens for trials, duty roster"))
    trust_file.add(steps.add_parser("trust", help="root, signers' keys, deputies, the published list, enrolment of stations"))
    step("day", _day, "do the work of a new day: passes end, goods fall due for recheck or are locked")
    stock.add(steps.add_parser("stock", help="prove the stock ledger"))
    step("check", _check, "prove trail, ledger and foreign keys")
    step("backup", _backup, "copy the database file").add_argument("file", type=Path, nargs="?")
    step("restore", _restore, "put a backup in the place of the database file").add_argument("file", type=Path)
    return parser


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _init(args: argparse.Namespace) -> int:
    engine = _opened(args, must_exist=False)
    if revision(engine) is not None:
        raise DatabaseError("数据库里已有数据，不再初始化")
    upgrade(engine)
    _say("已建好空数据库。首次启动时登记系统管理员，或用 user add。")
    return 0


def _migrate(args: argparse.Namespace) -> int:
    engine = _opened(args)
    found = revision(engine)
    if found == head():
        _say("数据库已是最新，不用迁移。")
        return 0
    if found is None:
        raise DatabaseError("数据库还是空的，请先运行 jiaofu-admin init")
    if is_sqlite(engine):
        _say(f"已备份到 {backup(engine, _backup_name(engine))}")
    elif not args.backed_up:
        raise DatabaseError("请先用 pg_dump 或 pgBackRest 备份，再加 --backed-up 运行")
    upgrade(engine)
    _say("迁移完成。")
    return 0


def _demo(args: argparse.Namespace) -> int:
    from app.admin.demo import build

    engine = _opened(args, must_exist=False)
    if revision(engine) is None:
        upgrade(engine)
    require_current(engine)
    with reading(engine).connect() as connection:
        from sqlalchemy.orm import Session

        if not queries.nobody_yet(Session(connection)):
            raise DatabaseError("数据库里已有数据，演示数据只写进空数据库")
    engine.dispose()
    build(args.database)
    _say("演示数据已写好。")
    return 0


def _user(args: argparse.Namespace) -> int:
    place = _place(args)
    if args.action == "list":
        with place.read() as session:
            for person in queries.people(session):
                roles = "、".join(sorted(word(role) for role in person.roles))
                _say(f"{person.badge}  {person.name}  {roles}")
        return 0
    if not args.name:
        raise DatabaseError("请给出 --name")
    pin = args.pin or ask("PIN")
    with place.work(Actor(None, "jiaofu-admin", roles=frozenset({Role.ADMINISTRATOR}))) as work:
        view = identity.create_person(work, args.name, pin, {Role(role) for role in args.role}, args.extension)
    _say(f"{view.badge}  {view.name}")
    return 0


def _export(args: argparse.Namespace) -> int:
    engine = _opened(args)
    require_current(engine)
    args.folder.mkdir(parents=True, exist_ok=True)
    hidden = {("person", "pin_hash"), ("stored_file", "content"), ("person_key", "sealed"), ("root_share", "sealed")}
    with reading(engine).connect() as connection:
        for table in metadata().sorted_tables:
            columns = [c for c in table.columns if (table.name, c.name) not in hidden]
            with (args.folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow([c.name for c in columns])
                for row in connection.execute(select(*columns)):
                    writer.writerow([harmless(value) for value in row])
    _say(f"已导出 {len(metadata().sorted_tables)} 张表到 {args.folder}")
    return 0


def harmless(value: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def _label(args: argparse.Namespace) -> int:
    usual = CONTENT_SIZES[0] if args.kind == "content" else SHIPPING_SIZES[0]
    size = args.size or usual
    made = label_file.write(args.kind, args.language, size, args.dpi, args.data, args.out, args.font)
    _say(f"{args.out}：{made} 字节，9600 波特 {seconds(made):.1f} 秒。")
    return 0


def _day(args: argparse.Namespace) -> int:
    from app.desk import open_desk

    desk = open_desk(args.database, "jiaofu-admin")
    try:
        done = desk.daily()
    finally:
        desk.close()
    _say(f"今日事务已做：新锁定 {done.locked} 件，新到复验期 {done.recheck_due} 件，新失效 {done.expired} 批。")
    return 0


def _check(args: argparse.Namespace) -> int:
    engine = _opened(args)
    require_current(engine)
    place = Workplace(engine, "jiaofu-admin", SystemClock())
    with place.read() as session:
        trail = verify(session)
        ledger = [*balances_against_moves(session), *packaging.balances_against_moves(session)]
    faults = [*trail.faults, *ledger, *integrity(engine)]
    _say(f"审计链 {trail.links} 条，链头 {trail.head[:8].upper()}")
    for fault in faults:
        _say(f"不符：{fault}")
    _say("全部相符。" if not faults else f"共 {len(faults)} 处不符。")
    return 1 if faults else 0


def _backup(args: argparse.Namespace) -> int:
    engine = _opened(args)
    _say(f"已备份到 {backup(engine, args.file or _backup_name(engine))}")
    return 0


def _restore(args: argparse.Namespace) -> int:
    engine = _opened(args, must_exist=False)
    if not is_sqlite(engine):
        raise DatabaseError("PostgreSQL 请用 pg_restore 恢复")
    target = Path(str(engine.url.database))
    engine.dispose()
    kept = restore(args.file, target)
    if kept is not None:
        _say(f"原来的数据库留在 {kept}")
    _say(f"已恢复 {target}，请运行 jiaofu-admin check 核对。")
    return 0


def _backup_name(engine: Engine) -> Path:
    path = Path(str(engine.url.database))
    stamp = site_time(datetime.now().astimezone()).strftime("%Y%m%d-%H%M%S")
    return path.with_name(f"{path.stem}-{stamp}.bak")


def _opened(args: argparse.Namespace, *, must_exist: bool = True) -> Engine:
    """The database that is named; it is let go when the command ends, as restoring another over it needs."""
    engine = open_engine(args.database, must_exist=must_exist)
    args.opened.append(engine)
    return engine


def _place(args: argparse.Namespace) -> Workplace:
    engine = _opened(args)
    require_current(engine)
    return Workplace(engine, "jiaofu-admin", SystemClock())


if __name__ == "__main__":
    sys.exit(main())


