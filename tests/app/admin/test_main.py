"""`jiaofu-admin` from its command line: set-up, people, export, backup, and what `check` finds when somebody meddled."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pysqlite3
import pytest

from app.admin.main import main
from app.admin.prepare import prepare
from app.core.clock import SystemClock
from app.core.errors import StoreError
from app.core.work import Workplace
from db.engine import open_engine, sqlite_url
from db.states import Role
from tests.conftest import People
from tests.helpers import catalog
from tests.helpers.goods import Line

Admin = Callable[..., tuple[int, str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def admin(file: Path, capsys: pytest.CaptureFixture[str]) -> Admin:
    """Runs one command on the database file; gives its exit code and everything it said."""

    def run(*arguments: object) -> tuple[int, str]:
        code = main(["--database", sqlite_url(file), *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


_laid: list[bytes] = []


@pytest.fixture
def begun(admin: Admin, file: Path) -> Path:
    """The database file as `init` leaves it; the first test that wants one lets it be made, the others get its bytes."""
    if not _laid:
        assert admin("init")[0] == 0
        _laid.append(file.read_bytes())
    file.write_bytes(_laid[0])
    return file


def add(admin: Admin, name: str, *roles: Role) -> tuple[int, str]:
    wanted = [part for role in roles for part in ("--role", role.value)]
    return admin("user", "add", "--name", name, "--pin", "2580", *wanted)


def meddle(file: Path, *statements: str) -> None:
    """Changes the file behind the program's back, with the triggers that would refuse it taken out."""
    connection = pysqlite3.connect(str(file))
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def stocked(file: Path) -> None:
    """Two pieces in the store, by the commands."""
    place = Workplace(open_engine(sqlite_url(file)), "测试台", SystemClock())
    line = Line(place, People(place))
    catalog.location(place)
    product = catalog.product(place)
    line.prepared(product)
    line.stocked(product, 2)
    place.engine.dispose()


def test_init_lays_an_empty_database_once(admin: Admin, file: Path) -> None:
    code, said = admin("init")
    assert (code, "已建好" in said, file.is_file()) == (0, True, True)
    code, said = admin("init")
    assert (code, "不再初始化" in said) == (1, True)
    assert admin("check")[0] == 0


def test_people_are_added_and_listed(admin: Admin, begun: Path) -> None:
    code, said = add(admin, "仓管员甲", Role.STOREKEEPER, Role.SHIPPER)
    badge = said.split()[0]
    assert code == 0 and badge.startswith("JB")
    code, listed = admin("user", "list")
    assert code == 0
    assert badge in listed and "仓管员甲" in listed and "仓管员" in listed.split("仓管员甲")[1]
    code, said = admin("user", "add", "--pin", "2580")
    assert (code, "--name" in said) == (1, True)
    code, said = admin("user", "add", "--name", "门卫甲", "--pin", "12", "--role", "guard")
    assert code == 1 and "PIN" in said
    assert "门卫甲" not in admin("user", "list")[1]


def test_an_unknown_role_is_told_by_the_command_line(admin: Admin, begun: Path) -> None:
    with pytest.raises(SystemExit):
        admin("user", "add", "--name", "甲", "--role", "king")


def test_without_a_database_every_command_says_so(admin: Admin, tmp_path: Path) -> None:
    for arguments in (["check"], ["backup"], ["migrate"], ["user", "list"], ["export", tmp_path / "out"]):
        code, said = admin(*arguments)
        assert (code, "找不到数据库文件" in said) == (1, True), arguments


def test_migrate_leaves_a_current_database_alone(admin: Admin, begun: Path) -> None:
    before = begun.read_bytes()
    code, said = admin("migrate")
    assert (code, "不用迁移" in said) == (0, True)
    assert begun.read_bytes() == before
    assert list(begun.parent.glob("*.bak")) == []


def test_a_newer_database_is_refused_by_check_and_people(admin: Admin, begun: Path) -> None:
    meddle(begun, "UPDATE alembic_version SET version_num = '9999'")
    for arguments in (["check"], ["user", "list"], ["export", begun.parent / "out"]):
        code, said = admin(*arguments)
        assert (code, "数据库比程序新" in said) == (1, True)


def test_export_writes_every_table_without_secrets_or_formulas(admin: Admin, begun: Path, tmp_path: Path) -> None:
    add(admin, '=HYPERLINK("x")', Role.SALES)
    add(admin, "@SUM(1)", Role.SALES)
    code, said = admin("export", tmp_path / "out")
    assert code == 0 and "已导出" in said
    connection = pysqlite3.connect(str(begun))
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    (secret,) = connection.execute("SELECT pin_hash FROM person LIMIT 1").fetchone()
    connection.close()
    written = {path.stem: path.read_text(encoding="utf-8-sig") for path in (tmp_path / "out").glob("*.csv")}
    assert set(written) == tables - {"alembic_version"}
    with (tmp_path / "out" / "person.csv").open(encoding="utf-8-sig", newline="") as file_of_people:
        people = list(csv.DictReader(file_of_people))
    assert [person["name"] for person in people] == ["'=HYPERLINK(\"x\")", "'@SUM(1)"]
    assert "pin_hash" not in people[0]
    assert secret and not any(secret in text for text in written.values())


def test_a_folder_that_cannot_be_made_is_a_sentence(admin: Admin, tmp_path: Path, begun: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for arguments in (["export", tmp_path / "file" / "out"], ["backup", tmp_path / "file" / "kept.bak"]):
        code, said = admin(*arguments)
        assert code == 1 and said.count("\n") == 1, said


def test_a_first_start_where_nothing_can_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for folder in ("file", "nowhere"):
        with pytest.raises(StoreError) as told:
            prepare(sqlite_url(tmp_path / folder / "desk.db"), demo=False, create=True)
        assert folder in str(told.value)


def test_a_file_that_is_no_database_is_a_sentence_of_every_command(admin: Admin, file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"no database at all" * 100)
    for arguments in (["check"], ["backup"], ["export", tmp_path / "out"], ["user", "list"], ["migrate"], ["day"]):
        code, said = admin(*arguments)
        assert (code, said.count("\n"), "不是交付台的数据库" in said) == (1, 1, True), (arguments, said)


def test_a_backup_restores_what_was_there(admin: Admin, begun: Path, tmp_path: Path) -> None:
    add(admin, "仓管员甲", Role.STOREKEEPER)
    code, said = admin("backup", tmp_path / "kept.bak")
    assert code == 0 and (tmp_path / "kept.bak").is_file(), said
    add(admin, "门卫甲", Role.GUARD)
    assert "门卫甲" in admin("user", "list")[1]
    code, said = admin("restore", tmp_path / "kept.bak")
    assert code == 0, said
    listed = admin("user", "list")[1]
    assert "仓管员甲" in listed and "门卫甲" not in listed
    assert admin("check")[0] == 0


def test_restore_refuses_what_is_no_backup(admin: Admin, tmp_path: Path, begun: Path) -> None:
    add(admin, "仓管员甲", Role.STOREKEEPER)
    (tmp_path / "letter.txt").write_text("no database", encoding="utf-8")
    code, said = admin("restore", tmp_path / "letter.txt")
    assert code == 1 and said.strip()
    assert "仓管员甲" in admin("user", "list")[1]


def test_check_proves_a_desk_that_worked(admin: Admin, begun: Path) -> None:
    stocked(begun)
    code, said = admin("check")
    assert (code, "全部相符" in said) == (0, True), said


@pytest.mark.clause("M-01")
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_entry SET actor = '别人' WHERE seq = 2",
        "UPDATE audit_entry SET details = replace(details, '{', '{ ') WHERE seq = 1",
        "UPDATE audit_entry SET at = (SELECT at FROM audit_entry WHERE seq = 1) WHERE seq = 3",
        "DELETE FROM audit_entry WHERE seq = 2",
        "DELETE FROM audit_entry WHERE seq = (SELECT max(seq) FROM audit_entry)",
    ],
)
def test_check_finds_a_trail_that_was_tampered_with(admin: Admin, begun: Path, change: str) -> None:
    for name in ("仓管员甲", "门卫甲", "质检员甲"):
        add(admin, name, Role.STOREKEEPER)
    assert admin("check")[0] == 0
    with pytest.raises(pysqlite3.IntegrityError, match="append-only"):
        meddle(begun, change)
    meddle(begun, "DROP TRIGGER audit_entry_no_update", "DROP TRIGGER audit_entry_no_delete", change)
    code, said = admin("check")
    assert (code, "不符：" in said) == (1, True), said


def test_check_finds_a_balance_that_its_moves_do_not_give(admin: Admin, begun: Path) -> None:
    stocked(begun)
    assert admin("stock", "check") == (0, "库存账实全部相符。\n")
    meddle(begun, "UPDATE unit SET location_id = NULL WHERE id = (SELECT min(id) FROM unit WHERE location_id IS NOT NULL)")
    code, said = admin("check")
    assert code == 1
    assert "帐 1, 存 0" in said and "共 1 处不符" in said, said
    code, said = admin("stock", "check", "--quiet")
    assert code == 1 and "帐 1, 存 0" in said and "共 1 处不符" in said, said


@pytest.mark.clause("D-09", "D-12", "D-13")
def test_the_work_of_a_day_can_be_done_without_a_window(admin: Admin, begun: Path) -> None:
    stocked(begun)
    assert admin("day") == (0, "今日事务已做：新锁定 0 件，新到复验期 0 件，新失效 0 批。\n")
    meddle(begun, "update unit set store_until = '2020-01-01'")
    assert admin("day") == (0, "今日事务已做：新锁定 2 件，新到复验期 0 件，新失效 0 批。\n")
    assert admin("day") == (0, "今日事务已做：新锁定 0 件，新到复验期 0 件，新失效 0 批。\n")
