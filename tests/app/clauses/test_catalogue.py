import re
from collections import Counter
from importlib.resources import files

import pytest

from app.clauses import catalogue
from app.clauses.catalogue import AREAS, ClauseClass, UnknownClause

# Rows an area in the order ENFORCE, RECORD, REMIND, REPORT, PRINT.
COUNTS = {
    "A": (10, 10, 3, 3, 0),
    "B": (5, 6, 2, 0, 1),
    "C": (12, 5, 0, 0, 2),
    "D": (6, 4, 6, 1, 1),
    "E": (7, 3, 0, 0, 1),
    "F": (11, 5, 4, 1, 1),
    "G": (10, 6, 1, 2, 0),
    "H": (6, 0, 0, 1, 1),
    "I": (4, 13, 4, 0, 0),
    "J": (12, 15, 8, 4, 1),
    "K": (1, 4, 4, 6, 0),
    "L": (0, 6, 4, 0, 0),
    "M": (3, 2, 1, 1, 1),
}
LATIN_TERMS = {"ERP", "NCR", "PDF", "PIN", "QR"}
HALF_WIDTH = re.compile(r"[,;:!?()「」]|[\u4e00-\u9fff]\.")


def test_the_catalogue_has_231_rows_in_thirteen_areas() -> None:
    assert len(catalogue.rows()) == 231
    assert tuple(COUNTS) == tuple(AREAS)


@pytest.mark.parametrize("area", COUNTS)
def test_each_area_has_its_rows_of_each_class(area: str) -> None:
    found = Counter(clause.clause_class for clause in catalogue.rows() if clause.area == area)
    assert tuple(found[kind] for kind in ClauseClass) == COUNTS[area]


def test_ids_are_unique_without_gaps_and_in_order() -> None:
    wanted = [f"{area}-{number:02}" for area, counts in COUNTS.items() for number in range(1, sum(counts) + 1)]
    assert [clause.id for clause in catalogue.rows()] == wanted


def test_a_row_is_found_by_its_id() -> None:
    boxing = catalogue.row("C-14")
    assert boxing.title == "按装箱单装箱"
    assert boxing.clause_class is ClauseClass.ENFORCE
    assert boxing.refusals == ("装箱单未放入",)
    assert boxing.sources == ("S20 试行 §6.5.5",)
    assert boxing.source_codes == ("S20",)
    assert not boxing.edge
    assert catalogue.row("A-10").edge


@pytest.mark.parametrize("wrong", ["Z-99", "A-1", "a-01", "", "X-01"])
def test_an_unknown_id_is_a_clear_error(wrong: str) -> None:
    with pytest.raises(UnknownClause) as caught:
        catalogue.row(wrong)
    assert isinstance(caught.value, KeyError)
    assert caught.value.clause_id == wrong
    assert repr(wrong) in str(caught.value)


def test_titles_are_short_unique_chinese() -> None:
    titles = [clause.title for clause in catalogue.rows()]
    assert [title for title in titles if len(title) > 14] == []
    assert [title for title, times in Counter(titles).items() if times > 1] == []
    assert {word for title in titles for word in re.findall("[A-Za-z]+", title)} <= LATIN_TERMS


def test_rows_speak_chinese_with_full_width_punctuation() -> None:
    for clause in catalogue.rows():
        for text in (clause.title, clause.rule, clause.behaviour, *clause.refusals):
            assert re.search("[\u4e00-\u9fff]", text), clause.id
            assert not HALF_WIDTH.search(text), (clause.id, text)
        assert clause.rule.endswith("。"), clause.id
        assert clause.behaviour.endswith("。"), clause.id


def test_every_row_that_enforces_has_a_refusal_sentence() -> None:
    assert [
        clause.id for clause in catalogue.rows() if clause.clause_class is ClauseClass.ENFORCE and not clause.refusals
    ] == []


def test_there_are_twenty_source_texts() -> None:
    assert [source.code for source in catalogue.sources()] == [f"S{number:02}" for number in range(1, 21)]
    assert catalogue.sources()[19].short == "试行"


def test_every_row_rests_on_known_texts_by_their_short_titles() -> None:
    known = {f"{source.code} {source.short} " for source in catalogue.sources()}
    for clause in catalogue.rows():
        assert clause.sources, clause.id
        for cited in clause.sources:
            assert any(cited.startswith(start) and cited != start for start in known), (clause.id, cited)


def test_every_source_text_carries_a_row() -> None:
    assert {code for clause in catalogue.rows() for code in clause.source_codes} == {
        source.code for source in catalogue.sources()
    }


def test_there_are_forty_contradictions_in_order() -> None:
    assert [entry.id for entry in catalogue.contradictions()] == [f"X-{number:02}" for number in range(1, 41)]


def test_contradictions_name_settings_and_existing_rows() -> None:
    ids = {clause.id for clause in catalogue.rows()}
    for entry in catalogue.contradictions():
        assert set(entry.rows) <= ids, entry.id
        for key in entry.settings:
            assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", key), (entry.id, key)
    assert "order.stage_sequence" in catalogue.contradictions()[0].settings


def test_cites_point_to_existing_rows_and_contradictions() -> None:
    known = {clause.id for clause in catalogue.rows()} | {entry.id for entry in catalogue.contradictions()}
    for clause in catalogue.rows():
        assert set(clause.cites) <= known - {clause.id}, clause.id
        assert len(set(clause.cites)) == len(clause.cites), clause.id


def test_the_files_are_read_once() -> None:
    assert catalogue.rows() is catalogue.rows()
    assert catalogue.row("M-08") is catalogue.rows()[-1]


def test_no_file_of_the_catalogue_is_left_unread() -> None:
    names = {entry.name for entry in files("app.clauses").joinpath("rows").iterdir() if entry.name.endswith(".toml")}
    assert names == {f"{area}.toml" for area in AREAS} | {"X.toml", "sources.toml"}
