"""The ledger is searched by any part of its texts and by initials, on both databases (J-01, J-04)."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.aftersales import search_index, search_queries, service
from app.aftersales.views import CaseDraft
from app.core import grams
from app.core.work import PROGRAM, Workplace
from db.states import Role
from tests.helpers.orders import People

TEXTS = (
    ("华东电气设备有限公司", "合闸后约 5 分钟自行分闸，面板无报警"),
    ("示范电气有限公司", "分线端子松动，合闸正常"),
    ("示范电气有限公司", "说明书缺页 ＡＢＣ-12"),
)


@pytest.fixture
def numbers(place: Workplace, people: People) -> list[str]:
    made = []
    for customer, words in TEXTS:
        with place.work(people(Role.AFTER_SALES)) as work:
            made.append(service.register(work, CaseDraft("", words, customer=customer, phone="0512-88880417")).number)
    return made


@pytest.mark.clause("J-04")
def test_any_part_of_a_text_finds_its_case(place: Workplace, people: People, numbers: list[str]) -> None:
    one, two, three = numbers
    with place.work(people(Role.AFTER_SALES)) as work:
        service.add_note(work, two, "改用 9 N·m 复紧")

    def found(words: str) -> list[str]:
        with place.read() as session:
            return [case.number for case in search_queries.find(session, words)]

    assert found("缺") == [three] and found("合") == [two, one]  # one character
    assert found("自行分闸") == [one] and found("行分") == [one]
    assert found("分闸") == [one], "分 and 闸 stand apart in the second"
    assert found("分闸合") == [] and found("闸分") == []
    assert found("合闸 示范") == [two] and found("示范 报警") == []
    assert found("abc-12") == found("ABC") == [three], "full width and capitals are the same letters"
    assert found("复紧") == [two], "the time line is searched too"
    assert found("hddq") == [one] and found("fzsdq") == [] and found("sfdq") == [three, two]
    assert found("zxfz") == [one], "initials of the description"
    assert found("88880417") == [three, two, one] and found(numbers[1]) == [two]
    assert found("") == found("  ") == found("%") == found("_") == found("\U00020bb7") == []


def test_cases_from_before_the_index_are_taken_in_by_the_work_of_a_day(place: Workplace, numbers: list[str]) -> None:
    with place.work(PROGRAM) as work:
        work.session.execute(text("DELETE FROM case_gram"))
    with place.work(PROGRAM) as work:
        assert search_index.take_missing(work) == 3
    with place.work(PROGRAM) as work:
        assert search_index.take_missing(work) == 0
        assert [case.number for case in search_queries.find(work.session, "自行分闸")] == numbers[:1]


def test_reading_on_begins_after_the_last_one(place: Workplace, numbers: list[str]) -> None:
    with place.read() as session:
        first = search_queries.find(session, "有限公司", limit=2)
        assert [case.number for case in first] == numbers[:0:-1]
        rest = search_queries.find(session, "有限公司", limit=2, older_than=search_queries.key_of(session, first[-1].number))
    assert [case.number for case in rest] == numbers[:1]


def test_pieces_of_two_and_initials_never_meet() -> None:
    assert grams.pieces("ab") & grams.initial_pieces("阿不") == set()
    assert grams.pieces("合 闸") == {ord("合"), ord("闸")}
    assert grams.wanted("合闸合闸") == grams.wanted("合闸合") and len(grams.wanted("合闸合闸")) == 2
    assert grams.initials("5 分钟自行") == "fzzx" and max(grams.initial_pieces("自行")) < 2**62
