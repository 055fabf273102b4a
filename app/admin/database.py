"""The steps of `jiaofu-admin` on a database: set-up, migration, people, export, the day, proofs, backup and restore."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, select

from app.admin.trust_input import ask
from app.audit.service import verify
from app.core.clock import SystemClock, site_time
from app.core.words import word
from app.core.work import Actor, Workplace
from app.identity import queries
from app.identity import service as identity
from app.materials import queries as packaging
from app.storage.queries import balances_against_moves
from db.backup import backup, restore
from db.engine import DatabaseError, integrity, is_sqlite, open_engine, reading
from db.migrate import head, require_current, revision, upgrade
from db.schema import metadata
from db.states import Role


def add(step: str, parser: argparse.ArgumentParser) -> None:
    """Adds the options of a step to its parser."""
    parser.set_defaults(run=_RUN[step])
    if step == "migrate":
        parser.add_argument("--backed-up", action="store_true", help="PostgreSQL: a backup was made by pg_dump or pgBackRest")
    elif step == "user":
        parser.add_argument("action", choices=("add", "list"))
        parser.add_argument("--name")
        parser.add_argument("--role", action="append", default=[], choices=[role.value for role in Role])
        parser.add_argument("--extension", default="")
        parser.add_argument("--pin", help="asked for when not given")
    elif step == "export":
        parser.add_argument("folder", type=Path)
    elif step == "backup":
        parser.add_argument("file", type=Path, nargs="?")
    elif step == "restore":
        parser.add_argument("file", type=Path)


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


_RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "init": _init, "migrate": _migrate, "demo": _demo, "user": _user, "export": _export, "day": _day, "check": _check, "backup": _backup,
    "restore": _restore,
}  # fmt: skip
