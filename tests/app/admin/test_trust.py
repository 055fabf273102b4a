"""`jiaofu-admin trust` from its command line, on a database file and real vault files, each PC with a configuration folder of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from app.admin.main import main
from app.core.clock import SystemClock
from app.core.work import Workplace
from app.gate.journal import Journal
from app.gate.memory import JOURNAL
from app.trust import queries, vaults
from app.trust import service as trust
from app.trust.keyfile import read_keys
from db.engine import open_engine
from db.migrate import head
from db.states import Role

Admin = Callable[..., tuple[int, str]]
ADMIN, BOSS, MONEY, NIGHT, CLERK = "管理员甲", "总经理甲", "财务甲", "计划甲", "文员甲"
PINS = ("--admin", ADMIN, "--second", BOSS, "--admin-pin", "2580", "--second-pin", "2580")
WORDS = ("--admin-passphrase", "一句很长的口令甲乙丙", "--second-passphrase", "另一句很长的口令丁戊")


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], Path]:
    """`at("门岗")` sits down at a PC: its configuration folder, without a keyring."""
    monkeypatch.setattr("keyring.get_keyring", NoKeyring)

    def sit(pc: str) -> Path:
        folder = tmp_path / pc
        monkeypatch.setattr("app.trust.vaults.config_dir", lambda: folder)
        return folder / "vault"

    sit("office")
    return sit


@pytest.fixture
def admin(tmp_path: Path, sqlite_file_url: str, at: object, capsys: pytest.CaptureFixture[str]) -> Admin:
    """Runs one command; gives its exit code and everything it said."""

    def run(*arguments: object) -> tuple[int, str]:
        code = main(["--database", sqlite_file_url, *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out + said.err

    engine = open_engine(sqlite_file_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{head()}')")
    engine.dispose()
    for name, role in ((ADMIN, Role.ADMINISTRATOR), (BOSS, Role.LEADERSHIP), (MONEY, Role.FINANCE), (NIGHT, Role.PLANNING)):
        assert run("user", "add", "--name", name, "--pin", "2580", "--role", role.value)[0] == 0
    assert run("user", "add", "--name", CLERK, "--pin", "2580", "--role", Role.GUARD.value)[0] == 0
    return run


def founded(admin: Admin) -> str:
    code, said = admin("trust", "found", "--site", "一厂", *PINS, *WORDS)
    assert code == 0, said
    return said


def test_from_the_root_to_a_gate_that_trusts_it(admin: Admin, at: Callable[[str], Path], sqlite_file_url: str, tmp_path: Path) -> None:
    said = founded(admin)
    assert "仅本用户可读的文件" in said and "这台电脑没有系统钥匙串" in said
    assert admin("trust", "key", "issue", "--name", MONEY, "--role", "finance", *PINS)[0] == 0
    for more, why in (((), "先把 PIN 改成只有自己知道的"), (("--new-pin", "73916"), "至少 6 位"),
                      (("--new-pin", "123456"), "连号"), (("--new-pin", "098765"), "连号")):  # fmt: skip
        code, said = admin("trust", "key", "set", "--name", MONEY, "--pin", "2580", *more)
        assert code == 1 and why in said
    code, said = admin("trust", "key", "set", "--name", MONEY, "--pin", "2580", "--new-pin", "739164")
    assert code == 0 and "已设好" in said
    code, said = admin("trust", "publish", *PINS, *WORDS)
    assert code == 0 and f"新增密钥：{MONEY}" in said and "人事总务部还没有能签字的密钥" in said and "第 1 号已发布" in said
    code, said = admin(
        "trust", "deputy", "add", "--name", NIGHT, "--role", "finance", "--weekdays", "1-5", "--shift", "17:30-08:00", *PINS
    )
    assert code == 0 and "周一至周五 17:30～次日 08:00" in said and "还没有签字密钥" in said
    assert f"jiaofu-admin trust publish --admin {ADMIN} --second {BOSS}" in said
    with pytest.raises(SystemExit):
        admin("trust", "deputy", "add", "--name", NIGHT, "--role", "shipper", *PINS)  # no pass is signed by shippers
    code, said = admin("trust", "registrar", "add", "--name", CLERK, "--role", "finance", *PINS)
    assert code == 1 and "[H-03]" in said and "门卫" in said
    assert NIGHT in admin("trust", "deputy", "list")[1]
    code, said = admin("trust", "list")
    assert code == 0 and f"{MONEY}  有效" in said and "待发布" not in said  # the deputy has no key yet

    office = tmp_path / "office" / "vault"
    assert (office.stat().st_mode & 0o777, (office / "pepper").stat().st_mode & 0o777) == (0o700, 0o600)
    keys = tmp_path / "keys.json"
    assert admin("trust", "export-keys", keys)[0] == 0 and read_keys(keys.read_bytes()).number == 1

    gate_file, office_file = tmp_path / "gate.json", tmp_path / "second.json"
    assert admin("trust", "enrolment", "--out", gate_file, *PINS)[0] == 0
    code, said = admin("trust", "enrolment", "--out", office_file, "--signing", *PINS, *WORDS)
    secret = re.search(r"一次性登记码 ([A-Z0-9-]+)", said)
    assert code == 0 and secret is not None
    assert "pepper" not in json.loads(gate_file.read_text()) and secret[1].replace("-", "") not in office_file.read_text()
    gate = at("gate")
    assert admin("trust", "export-keys", tmp_path / "none.json")[0] == 1
    assert admin("trust", "enrol", gate_file)[0] == 0 and not (gate / "pepper").exists()
    assert admin("trust", "export-keys", tmp_path / "again.json")[0] == 0
    code, said = admin("trust", "key", "set", "--name", MONEY, "--pin", "2580")
    assert code == 1 and "没有登记为签字工位" in said
    at("second")
    code, said = admin("trust", "enrol", office_file, "--code", "AAAA-BBBB-CCCC-DDDD")
    assert (code, said) == (1, "一次性登记码不对，不是这个登记文件的\n")
    assert admin("trust", "enrol", office_file, "--code", secret[1].lower())[0] == 0
    place = Workplace(open_engine(sqlite_file_url), "x", SystemClock(), vault=vaults.station_vault())
    with place.read() as session:
        money = queries.keys(session, place.clock.now())[0]
    with trust.signer(place, money.person_id, "739164") as key:
        assert len(key.sign(b"pass")) == 64
    place.engine.dispose()


def test_a_lost_key_is_revoked_and_published_at_once(admin: Admin, tmp_path: Path) -> None:
    founded(admin)
    admin("trust", "key", "issue", "--name", MONEY, "--role", "finance", *PINS)
    admin("trust", "key", "set", "--name", MONEY, "--pin", "2580", "--new-pin", "739164")
    admin("trust", "publish", *PINS, *WORDS)
    code, said = admin("trust", "key", "revoke", MONEY, "--reason", "U 盘遗失", *PINS, *WORDS)
    assert code == 0 and "挂失密钥" in said and "第 2 号已发布" in said
    keys = tmp_path / "keys.json"
    admin("trust", "export-keys", keys)
    trusted = read_keys(keys.read_bytes())
    assert trusted.revocation(trusted.keys[0].key_id) is not None
    code, said = admin("trust", "publish", "--revoke", MONEY, "--reason", "再次", *PINS, *WORDS)
    assert code == 1 and "找不到签字密钥" in said


@pytest.mark.clause("H-03")
def test_an_administrator_alone_founds_publishes_and_enrols_nothing(admin: Admin, tmp_path: Path) -> None:
    alone = ("--admin", ADMIN, "--second", ADMIN, "--admin-pin", "2580", "--second-pin", "2580")
    code, said = admin("trust", "found", "--site", "一厂", *alone, *WORDS)
    assert code == 1 and "[H-03]" in said
    founded(admin)
    wrong = ("--admin-passphrase", WORDS[1], "--second-passphrase", "猜一个口令试试看看")
    code, said = admin("trust", "publish", *PINS, *wrong)
    assert code == 1 and f"{BOSS}的口令不对" in said
    assert "还没有发布签字名单" in admin("trust", "list")[1]
    code, said = admin("trust", "enrolment", "--signing", "--out", tmp_path / "office.json", *PINS, *wrong)
    assert code == 1 and f"{BOSS}的口令不对" in said and not (tmp_path / "office.json").exists(), "PINs, which he may reset, give no pepper"


@pytest.mark.clause("H-03")
def test_a_refusal_says_whose_pin_was_wrong_and_what_was_asked_for(admin: Admin) -> None:
    founded(admin)
    need = ("trust", "require", "sale", "--role", "finance", "--role", "personnel")
    code, said = admin(*need, *PINS[:7], "9999")
    assert code == 1 and said.startswith(f"{BOSS}：PIN 不对")
    code, said = admin(*need, "--count", "3", *PINS)
    assert (code, said) == (1, "[H-03] 销售出门证要 3 个部门签字，写明的部门没有那么多\n")
    code, said = admin("trust", "require", "sale", *PINS)
    assert (code, said) == (1, "[H-03] 销售出门证至少要一个部门签字\n")


def test_a_new_holder_types_his_passphrase_twice(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    """What he mistyped he would learn when the root is needed."""
    founded(admin)
    add = ("trust", "holder", "add", "--name", NIGHT, "--admin", ADMIN, "--second", BOSS, *WORDS)
    typed = iter(("第三个人的长口令己庚", "第三个人的长口令己康", "第三个人的长口令己庚", "第三个人的长口令己庚"))
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    code, said = admin(*add)
    assert code == 1 and "两次输入的口令不一样" in said
    assert f"{NIGHT}" not in admin("trust", "list")[1].splitlines()[0]
    assert admin(*add)[0] == 0
    assert f"{NIGHT}" in admin("trust", "list")[1].splitlines()[0]


def test_words_that_cannot_be_read_are_said(admin: Admin, tmp_path: Path) -> None:
    founded(admin)
    add = ("trust", "deputy", "add", "--name", NIGHT, "--role", "finance", *PINS)
    for more, word in (
        (("--weekdays", "8"), "星期"), (("--shift", "8-17"), "班次"), (("--until", "明天"), "日期"), (("--shift", "25:00-26:00"), "班次"),
        (("--until", "2020-01-01"), "截止"),
    ):  # fmt: skip
        code, said = admin(*add, *more)
        assert code == 1 and word in said
    (tmp_path / "x").write_bytes(b"{}")
    code, said = admin("trust", "enrol", tmp_path / "x")
    assert code == 1 and "不是交付台的登记文件" in said
    assert admin("trust", "enrol", tmp_path / "missing")[0] == 1


@pytest.mark.clause("H-07")
def test_what_a_gate_remembers_of_a_clock_that_ran_ahead_is_put_right_by_two(admin: Admin, tmp_path: Path) -> None:
    journal, now = tmp_path / "gate" / JOURNAL, SystemClock().now()
    journal.parent.mkdir()
    Journal(journal).note_time(now + timedelta(days=400))
    given = ("--gate", "一号门", "--reason", "主板电池没电", "--folder", journal.parent, *PINS)
    code, said = admin("gate", "clock", "--now", (now + timedelta(minutes=9)).isoformat(), *given)
    assert code == 1 and "[H-07]" in said and "校准" in said
    code, said = admin("gate", "clock", "--now", now.isoformat(), *given)
    assert code == 0 and "SJ000001" in said and "重新打开门岗程序" in said
    latest = Journal(journal).latest
    assert latest is not None and abs(latest - now) < timedelta(minutes=5)
    assert admin("gate", "clock", "--now", now.isoformat(), *given)[0] == 1
    assert admin("gate", "clock", "--now", now.isoformat(), *given[:4], "--folder", tmp_path / "none", *PINS)[0] == 1
