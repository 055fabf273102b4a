"""`jiaofu-admin gate`: the verdict on a token as JSON, tokens for trials, the duty roster."""

from __future__ import annotations

import getpass
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from app.admin.main import main
from app.gate.cache import known_out
from app.gate.journal import Journal
from app.gate.judging import Known
from app.trust.keyfile import write_keys
from db.engine import sqlite_url
from db.states import PassState
from tests.helpers.mint import GATE, NOW, Mint, claims

ROOT = Path(__file__).parents[3]
SEEN = ("--plate", "苏Z·8682K", "--trailer", "5117", "--seal", "S0045821")


def with_checksum(content: bytes) -> bytes:
    """A line that a journal could hold, whatever it says."""
    return hashlib.sha256(content).hexdigest()[:16].encode() + b" " + content + b"\n"


Verify = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture(scope="module")
def mint() -> Mint:
    return Mint()


@pytest.fixture
def verify(tmp_path: Path, capsys: pytest.CaptureFixture[str], mint: Mint) -> Verify:
    keys = tmp_path / "keys.json"
    keys.write_bytes(write_keys(mint.root_public, mint.published()))

    def run(token: str, *options: str, at: str = NOW.isoformat(), gate: str = GATE) -> tuple[int, dict[str, Any]]:
        given = () if "--keys" in options else ("--keys", str(keys))
        code = main(["gate", "verify", token, "--gate", gate, "--at", at, *given, *options])
        return code, json.loads(capsys.readouterr().out)

    return run


@pytest.mark.clause("H-02")
def test_only_a_release_exits_with_nothing(verify: Verify, mint: Mint, tmp_path: Path) -> None:
    token, journal = mint.token(claims()), tmp_path / "gate.journal"
    code, said = verify(token)
    assert (code, said["verdict"], said["missing"]) == (3, "incomplete", ["plate", "trailer", "seal"])
    code, said = verify(token, *SEEN[:2], *SEEN[4:])
    assert (code, said["missing"]) == (3, ["trailer"])
    code, said = verify(token, *SEEN, "--journal", str(journal))
    assert (code, said["verdict"], said["pass"]) == (0, "release", "CM26000417")
    assert [one.pass_no for one in Journal(journal).pending()[1]] == ["CM26000417"]


@pytest.mark.clause("H-02", "H-04", "H-05", "H-07")
@pytest.mark.parametrize(
    ("changed", "row"),
    [
        ({"token": "hello"}, "H-02"),
        ({"token": "G1:\x00\ud800."}, "H-02"),
        ({"gate": "二号门"}, "H-02"),
        ({"plate": "8683"}, "H-05"),
        ({"plate": "粤B1682K"}, "H-05"),
        ({"seal": "0045822"}, "H-04"),
        ({"seal": "X0045821"}, "H-04"),
        ({"at": "2026-11-24T00:00:00"}, "H-07"),
        ({"at": "2026-11-23T14:25:59"}, "H-02"),
    ],
)
def test_a_refusal_says_its_row(verify: Verify, mint: Mint, changed: dict[str, str], row: str) -> None:
    token = changed.get("token", mint.token(claims(), at=NOW + timedelta(minutes=6) if changed.get("at", "").endswith("59") else None))
    plate, seal = changed.get("plate", SEEN[1]), changed.get("seal", SEEN[5])
    code, said = verify(
        token, "--plate", plate, "--trailer", SEEN[3], "--seal", seal, at=changed.get("at", NOW.isoformat()), gate=changed.get("gate", GATE)
    )
    assert (code, said["verdict"], said["row"]) == (1, "refused", row)
    assert said["reason"]


@pytest.mark.clause("H-04", "H-05")
@pytest.mark.parametrize(
    ("given", "row", "reason"),
    [
        (("--trailer", "苏A·1234挂"), "H-05", "挂车号不符，不得放行"),
        (("--container", "TGHU1234567"), "H-04", "柜号不符，不得放行"),
        (("--seal", "S0045821"), "H-04", "封签号不符，不得放行"),
    ],
)
def test_what_was_seen_and_is_not_on_the_pass_is_no_release(
    verify: Verify, mint: Mint, given: tuple[str, str], row: str, reason: str
) -> None:
    token = mint.token(replace(claims(), trailer="", seals=(), container=""))
    assert verify(token, *SEEN[:2])[0] == 0
    assert verify(token, *SEEN[:2], given[0], "")[0] == 0
    code, said = verify(token, *SEEN[:2], *given)
    assert (code, said["verdict"], said["row"], said["reason"]) == (1, "refused", row, reason)


@pytest.mark.clause("H-02", "H-07")
@pytest.mark.logs
@pytest.mark.parametrize(
    "content",
    [
        b"this is no journal\n", b"{}\n", b"\x00\xff\n", with_checksum(b"[]"), with_checksum(b"{"), with_checksum(b'{"n":"1"}'),
        with_checksum(b'{"n":1,"kind":"time","latest":"2026-11-23T06:00:00"}'),
        with_checksum(b'{"n":9000000000000000000,"kind":"time","latest":"2026-11-23T06:00:00+00:00"}'),
        with_checksum(b'{"n":1,"kind":"attempt","latest":"2026-11-23T06:00:00+00:00","outcome":"let in","seen":[]}'),
        with_checksum(b'{"n":1,"kind":"told","latest":"2026-11-23T06:00:00+00:00"}'),
    ],
)  # fmt: skip
def test_a_file_that_is_no_journal_releases_nothing(verify: Verify, mint: Mint, tmp_path: Path, content: bytes) -> None:
    journal = tmp_path / "journal"
    journal.write_bytes(content)
    code, said = verify(mint.token(claims()), *SEEN, "--journal", str(journal))
    assert (code, said["verdict"], said["row"], said["rule"]) == (1, "refused", "H-02", "journal")
    assert "不是门岗日志" in said["reason"] and journal.read_bytes() == content


@pytest.mark.clause("H-07")
def test_a_journal_that_was_damaged_or_cannot_be_written_releases_nothing(verify: Verify, mint: Mint, tmp_path: Path) -> None:
    journal, (first, other) = tmp_path / "journal", (mint.token(claims(number)) for number in ("CM26000417", "CM26000418"))
    assert verify(first, *SEEN, "--journal", str(journal))[0] == 0
    journal.write_bytes(journal.read_bytes().replace(b"CM26000417", b"CM26000499", 1))
    code, said = verify(other, *SEEN, "--journal", str(journal))
    assert (code, said["verdict"], said["rule"]) == (1, "refused", "journal") and "第 1 行坏了" in said["reason"]
    (tmp_path / "file").touch()
    for nowhere, word in ((tmp_path, "读不了"), (tmp_path / "file" / "journal", "门岗日志")):
        code, said = verify(other, *SEEN, "--journal", str(nowhere))
        assert (code, said["verdict"], said["rule"]) == (1, "refused", "journal") and word in said["reason"]


@pytest.mark.parametrize("at", ["yesterday", "0001-01-01T00:00", "9999-12-31T23:59:59+00:00", "1969-01-01", "2026-13-01", ""])
def test_a_time_that_is_none_is_said_in_words(mint: Mint, capsys: pytest.CaptureFixture[str], at: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["gate", "verify", mint.token(claims()), "--gate", GATE, "--keys", "k", "--at", at])
    assert stop.value.code == 2 and f"时间写成 2026-11-27T08:00：{at}" in capsys.readouterr().err


@pytest.mark.clause("H-07")
def test_the_journal_lets_a_pass_out_once_and_keeps_the_clock(verify: Verify, mint: Mint, tmp_path: Path) -> None:
    token, journal = mint.token(claims()), ("--journal", str(tmp_path / "gate.journal"))
    later = (NOW + timedelta(hours=1)).isoformat()
    assert verify(token, *SEEN, *journal, at=later)[0] == 0
    code, said = verify(token, *SEEN, *journal, at=later)
    assert (code, said["row"]) == (1, "H-07") and "已核销" in said["reason"]
    other = mint.token(claims("CM26000418"))
    code, said = verify(other, *SEEN, *journal)
    assert (code, said["rule"]) == (1, "clock_must_not_go_back")
    assert verify(other, *SEEN, *journal, at=later)[0] == 0


@pytest.mark.clause("H-01", "H-02")
def test_the_keys_file_carries_what_ended_and_what_was_revoked(verify: Verify, mint: Mint, tmp_path: Path) -> None:
    keys, token = tmp_path / "more.json", mint.token(claims())
    void = known_out(Known("CM26000417", PassState.VOIDED, reason="换车"))
    keys.write_bytes(write_keys(mint.root_public, mint.published(), {"ended": [void], "at": NOW.isoformat()}))
    assert verify(token, *SEEN, "--keys", str(keys))[1]["row"] == "H-01"
    keys.write_bytes(write_keys(mint.root_public, mint.published(), {"revoked": [mint.finance.key_id.hex()]}))
    assert "挂失" in verify(token, *SEEN, "--keys", str(keys))[1]["reason"]


def _keys_files(mint: Mint) -> list[bytes]:
    """What may lie in the place of a keys file."""
    whole = write_keys(mint.root_public, mint.published())
    void = known_out(Known("CM26000099", PassState.USED, NOW))
    beside: list[dict[str, Any]] = [
        {"ended": [1]}, {"ended": 1}, {"ended": [{**void, "number": []}]}, {"ended": [{**void, "at": "2026-11-23T08:00"}]},
        {"revoked": ["x"]}, {"revoked": [None]}, {"at": 5}, {"at": "2026-11-23T08:00"},
    ]  # fmt: skip
    return [
        b"", b"{}", b"[" * 9999, whole[: len(whole) // 2], whole.replace(b'"list": "8', b'"list": "0'), b"\xff" + whole,
        *(write_keys(mint.root_public, mint.published(), one) for one in beside),
    ]  # fmt: skip


@pytest.mark.clause("H-02")
def test_what_is_no_keys_file_releases_nothing(verify: Verify, mint: Mint, tmp_path: Path) -> None:
    keys, journal = tmp_path / "other.json", tmp_path / "journal"
    for content in (None, *_keys_files(mint)):
        if content is not None:
            keys.write_bytes(content)
        code, said = verify(mint.token(claims()), *SEEN, "--keys", str(keys), "--journal", str(journal))
        assert (code, said["verdict"], said["row"], said["rule"]) == (1, "refused", "H-02", "keys_file"), content
        assert "密钥文件" in said["reason"] and said["pass"] == ""
    assert not journal.exists()


def test_standard_input_that_is_no_text_is_no_token(verify: Verify, mint: Mint, monkeypatch: pytest.MonkeyPatch) -> None:
    for content, code in ((mint.token(claims()).encode() + b"\r\n", 0), (b"\xff\xfeG1:", 1), (b"G1:" + b"0" * 3_000_000, 1), (b"", 1)):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content), encoding="utf-8"))
        found, said = verify("-", *SEEN)
        assert (found, said["row"] if code else "") == (code, "H-02" if code else "")


def test_what_other_steps_need_is_not_loaded() -> None:
    """Each command starts anew: scripts call it for every vehicle."""
    say = "sys.stderr.write(' '.join(sys.modules))"
    for step in (["--help"], ["gate", "verify", "--help"], ["trust", "--help"], ["user", "--help"]):
        program = f"import sys\nfrom app.admin.main import main\ntry:\n    main({step!r})\nfinally:\n    {say}"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False)
        loaded = set(done.stderr.split())
        assert done.returncode == 0 and "app.admin.main" in loaded
        assert not loaded & {"PySide6", "app.desk", "numba", "numpy", "openpyxl", "reportlab", "zxingcpp"}, step


def test_trial_tokens_are_valid_by_their_own_keys_only(verify: Verify, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gate", "demo-tokens", "3", "--out", str(tmp_path / "trial"), "--at", NOW.isoformat()]) == 0
    capsys.readouterr()
    lines = (tmp_path / "trial" / "tokens.jsonl").read_text(encoding="utf-8").splitlines()
    tokens = (tmp_path / "trial" / "tokens.txt").read_text(encoding="ascii").splitlines()
    facts = [json.loads(line) for line in lines]
    assert [one["token"] for one in facts] == tokens and len(set(tokens)) == 3
    for one in facts:
        seen = ("--plate", one["plate"], "--seal", one["seals"][0])
        assert verify(one["token"], *seen, "--keys", str(tmp_path / "trial" / "keys.json"))[0] == 0
        assert verify(one["token"], *seen)[1]["verdict"] == "refused"
    assert {one["role"] for one in json.loads((tmp_path / "trial" / "signers.json").read_text())["signers"]} == {"finance", "personnel"}


def test_the_duty_roster_is_kept_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def admin(*arguments: str) -> tuple[int, str]:
        code = main(["--database", sqlite_url(tmp_path / "desk.db"), *arguments])
        said = capsys.readouterr()
        return code, said.out + said.err

    admin("init")
    admin("user", "add", "--name", "物流科长甲", "--pin", "2580", "--role", "logistics_head")
    shift = ("--person", "物流科长甲", "--days", "1-5", "--from", "20:00", "--to", "08:00", "--phone", "139-0001")
    code, said = admin("gate", "duty", "add", "--role", "logistics_head", *shift)
    assert (code, said) == (0, "1  物流科长  物流科长甲  周一二三四五  20:00～08:00  139-0001\n")
    assert admin("gate", "duty", "add", "--role", "guard", "--person", "没有此人")[0] == 1
    assert admin("gate", "duty", "add", "--role", "guard", "--person", "物流科长甲", "--days", "0-9")[0] == 1
    assert admin("gate", "duty", "drop", "1") == admin("gate", "duty", "list") == (0, "没有排班：拒放时说那个岗位里有分机的第一个人\n")


def test_where_there_is_no_terminal_a_pin_is_a_line_of_the_input_or_its_lack_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("getpass.getpass", getpass.fallback_getpass)  # as where there is no terminal
    place = ["--database", sqlite_url(tmp_path / "desk.db")]
    main([*place, "init"])
    monkeypatch.setattr("sys.stdin", StringIO(""))
    assert main([*place, "user", "add", "--name", "门卫甲", "--role", "guard"]) == 1
    assert capsys.readouterr().err == "没有键入 PIN，也没有写在选项里\n"
    monkeypatch.setattr("sys.stdin", StringIO("7391\r\n"))
    assert main([*place, "user", "add", "--name", "门卫甲", "--role", "guard"]) == 0
    assert capsys.readouterr().err == ""
