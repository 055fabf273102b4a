"""The catalogue of settings: whole, true to the clause catalogue, and safe against what people type."""

from __future__ import annotations

import dataclasses
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clauses import catalogue as clauses
from app.core.errors import BadInput
from app.settings import catalogue
from app.settings.catalogue import BadSetting, SettingSpec, dump, group, parse, specs

ALL = list(specs().values())
PAPERS = (
    "goods_receipt",
    "dispatch_order",
    "packing_list",
    "gate_pass",
    "delivery_record",
    "certificate",
    "badges",
    "order_review",
    "task_order",
    "quality_card",
    "inspection_sheet",
    "dispatch_notice",
    "box_list",
    "load_plan",
    "staging_list",
    "difference_slip",
    "run_sheet",
    "loading_record",
    "requisition",
    "packaging_codes",
    "gate_slip",
    "gate_log",
    "emergency_sheet",
    "carrier_file",
    "freight_list",
    "climate_log",
)
# Every number that section 4 of the clause catalogue prints, and two of the desk itself.
NUMBERS = {
    "climate.temperature_min_c": 15,
    "climate.temperature_max_c": 25,
    "climate.humidity_max_percent": 60,
    "climate.readings_per_day": 2,
    "recheck.lead_months": 1,
    "recheck.max_extensions": 1,
    "sla.response_hours": 24,
    "sla.warning_hours": 20,
    "sla.solve_days.urgent": 3,
    "sla.solve_days.normal": 7,
    "sla.solve_days.minor": 15,
    "sla.major_report_hours": 24,
    "order.development_months": 1,
    "report.monthly_due_day": 3,
    "budget.percent": 2,
    "outbound.recheck_after_days": 90,
    "storage.first_warning_days": 30,
    "storage.second_warning_days": 7,
    "notify.reminder_days": 1,
    "vehicle.confirm_days": 1,
    "gate.pass_valid_days": 1,
    "acceptance.due_days": 7,
    "followup.first_call_days": 7,
    "visit.after_days": 30,
    "visit.gap_months": 12,
    "discrepancy.solution_days": 2,
    "ncr.answer_days": 2,
    "transit.silence_hours": 24,
    "custody.missing_box_hours": 24,
    "slip.return_days": 3,
    "records.archive_days": 30,
    "records.retention_years": 5,
    "carrier.review_months": 6,
    "carrier.expiry_warning_days": 30,
    "vehicle.inspection_warning_days": 30,
    "qualification.valid_months": 12,
    "training.staff_interval_months": 12,
    "survey.interval_months": 12,
    "maintenance.interval_months": 12,
    "meeting.interval_months": 1,
    "report.post_delivery_months": 3,
    "service.self_check_months": 3,
    "safety.drill_months": 6,
    "safety.warehouse_inspection_days": 7,
    "safety.fire_check_months": 1,
    "safety.department_audit_months": 3,
    "transport.urgent_days": 3,
    "consigned.close_after_days": 7,
    "desk.idle_lock_minutes": 10,
    "identity.pin_attempts": 5,
}
COUNTS = {
    "quality.checks": 3,
    "packing.kinds": 6,
    "gate.required_signatures": 2,
    "carrier.criteria": 4,
    "customer_training.forms": 3,
    "customer_training.contents": 4,
    "customer_training.targets": 3,
    "visit.targets": 3,
    "visit.contents": 4,
    "accountability.sanctions": 3,
    "plan.parts": 6,
    "forms.controlled": 8,
}


def spec_of(**changes: object) -> SettingSpec:
    base = SettingSpec("test.key", "试验", "text", "", "", "proposal", (), (), False)
    return dataclasses.replace(base, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.key)
def test_a_default_survives_being_written_and_read(spec: SettingSpec) -> None:
    assert parse(spec, dump(spec, spec.default)) == spec.default


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.key)
def test_rows_and_sources_stand_in_the_clause_catalogue(spec: SettingSpec) -> None:
    known = {row.id for row in clauses.rows()} | {entry.id for entry in clauses.contradictions()}
    assert spec.rows
    assert set(spec.rows) <= known
    codes = {source.code + " " + source.short for source in clauses.sources()}
    assert all(any(place.startswith(code + " ") for code in codes) for place in spec.sources)
    if spec.origin == "text":
        assert spec.sources, "a default from the texts names its place"


def test_a_source_place_is_one_that_a_row_of_the_setting_cites() -> None:
    cited = {row.id: row.sources for row in clauses.rows()}
    for spec in ALL:
        lines = [line for row in spec.rows for line in cited.get(row, ())]
        for place in spec.sources:
            text, _, point = place.rpartition(" ")
            assert any(line.startswith(text) and point in line for line in lines), (spec.key, place)


def test_every_setting_that_the_contradictions_register_names_is_there() -> None:
    named = [(entry.id, key) for entry in clauses.contradictions() for key in entry.settings]
    assert named
    for entry, key in named:
        found = [specs()[key]] if key in specs() else list(group(key).values())
        assert found, key
        assert all(entry in spec.rows and spec.rule for spec in found), key


def test_numbers_are_those_of_the_catalogue() -> None:
    assert {key: specs()[key].default for key in NUMBERS} == NUMBERS
    assert {key: len(specs()[key].default) for key in COUNTS} == COUNTS  # type: ignore[arg-type]
    assert specs()["dispatch.notice_cutoff"].default == time(16, 0)


def test_choices_that_the_register_fixes() -> None:
    assert specs()["gate.required_signatures"].default == ("finance", "personnel")
    assert specs()["dispatch.require_notice"].default == "warn"
    assert specs()["loading.second_confirmer"].default == "sales"
    assert specs()["outbound.check_role"].default == "inspector"
    assert specs()["storage.hazard_store"].default is False
    assert specs()["order.stage_sequence"].default[:3] == ("requirement", "review", "contract")  # type: ignore[index]
    assert {mode: spec.default for mode, spec in group("vehicle.arranger").items()} == {
        "pickup": "customer",
        "consigned": "customer",
        "direct": "team_leader",
        "export_container": "sales",
    }


def test_each_paper_has_its_form_number_edition_and_copies() -> None:
    for paper in PAPERS:
        assert set(group(f"slips.{paper}")) == {"form_no", "edition", "copies"}
    assert specs()["slips.gate_pass.copies"].default == ("存根（白）", "门卫（红）", "财务（黄）")
    numbers = [specs()[f"slips.{paper}.form_no"].default for paper in PAPERS]
    assert len(set(numbers)) == len(PAPERS)


def test_what_changes_a_rule_takes_the_approved_path() -> None:
    assert {key.split(".")[0] for key, spec in specs().items() if not spec.rule} == {
        "company",
        "slips",
        "desk",
        "docks",
        "identity",
    }
    assert all(specs()[key].rule for key in ("sla.response_hours", "gate.required_signatures", "order.stage_sequence"))


def test_titles_are_chinese_and_each_says_something_else() -> None:
    titles = [spec.title for spec in ALL]
    assert len(set(titles)) == len(titles)
    assert all(any("\u4e00" <= sign <= "\u9fff" for sign in title) for title in titles)


def test_a_choice_is_read_by_value_or_by_its_chinese_word() -> None:
    spec = specs()["dispatch.require_notice"]
    assert parse(spec, "拒绝") == parse(spec, "block") == "block"
    assert spec.label("warn") == "提醒"
    signers = specs()["gate.required_signatures"]
    assert parse(signers, "财务部，人事总务部") == ("finance", "personnel")
    assert signers.label("finance") == "财务部"


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("sla.response_hours", "４８", 48),
        ("sla.response_hours", " 12 ", 12),
        ("dispatch.notice_cutoff", "９：０５", time(9, 5)),
        ("storage.hazard_store", "是", True),
        ("storage.hazard_store", "FALSE", False),
        ("slips.gate_pass.form_no", "ＪＦＴ－Ｂ２５", "JFT-B25"),
        ("company.name", "𠮷龘<b>&^XZ 有限公司", "𠮷龘<b>&^XZ 有限公司"),
        ("roles.aliases", "质管部＝质保部", ("质管部=质保部",)),
        ("gate.single_signature_modes", "", ()),
        ("packing.kinds", "甲, 乙；丙\n丁", ("甲", "乙", "丙", "丁")),
    ],
)
def test_what_people_type_is_read(key: str, raw: str, value: object) -> None:
    spec = specs()[key]
    assert parse(spec, raw) == value
    assert parse(spec, dump(spec, parse(spec, raw))) == value


@pytest.mark.parametrize(
    ("key", "raw", "says"),
    [
        ("sla.response_hours", "", "须填整数"),
        ("sla.response_hours", "24.5", "须填整数"),
        ("sla.response_hours", "1_0", "须填整数"),
        ("sla.response_hours", "9" * 5000, "须填整数"),
        ("sla.response_hours", "0", "不能小于 1"),
        ("sla.response_hours", "169", "不能大于 168"),
        ("dispatch.require_notice", "maybe", "只能是不检查、提醒、拒绝之一"),
        ("gate.required_signatures", "", "至少 1 项"),
        ("gate.required_signatures", "财务部、finance", "“财务部”重复"),
        ("gate.required_signatures", "guard", "之一"),
        ("storage.hazard_store", "也许", "须填“是”或“否”"),
        ("dispatch.notice_cutoff", "24:00", "须填 00:00 至 23:59"),
        ("dispatch.notice_cutoff", "8:60", "须填 00:00 至 23:59"),
        ("company.name", "", "至少 1 个字"),
        ("company.name", "长" * 61, "至多 60 个字"),
        ("company.name", "甲\n乙", "只能填一行"),
        ("company.name", "甲\x00乙", "不能使用的字符"),
        ("company.name", "甲\u202e乙", "不能使用的字符"),
        ("company.name", "甲\ud800乙", "不能使用的字符"),
        ("company.gs1_prefix", "69O1234", "6 至 12 位数字"),
        ("slips.gate_pass.form_no", "", "格式不对"),
        ("limits.switched_off", "全部", "之一"),
        ("roles.aliases", "质管部", "甲=乙"),
    ],
)
def test_a_bad_value_is_refused_in_chinese(key: str, raw: str, says: str) -> None:
    with pytest.raises(BadSetting) as caught:
        parse(specs()[key], raw)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, BadInput)
    assert says in str(caught.value)
    assert specs()[key].title in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("sla.response_hours", True),
        ("sla.response_hours", "24"),
        ("sla.response_hours", 0),
        ("storage.hazard_store", 1),
        ("packing.kinds", ("木箱、纸箱",)),
        ("packing.kinds", "木箱"),
        ("company.name", " 前后有空格 "),
        ("dispatch.notice_cutoff", time(8, 0, 30)),
        ("dispatch.require_notice", "提醒"),
    ],
)
def test_a_value_that_would_not_come_back_is_not_written(key: str, value: object) -> None:
    with pytest.raises(BadSetting):
        dump(specs()[key], value)  # type: ignore[arg-type]


@given(st.text())
def test_any_text_is_refused_or_comes_back(raw: str) -> None:
    for kind in catalogue.KINDS:
        spec = spec_of(kind=kind, choices=("a", "b"), labels=("甲", "乙")) if kind == "choice" else spec_of(kind=kind)
        try:
            value = parse(spec, raw)
        except BadSetting:
            continue
        assert parse(spec, dump(spec, value)) == value


def test_a_group_is_read_by_the_last_part_of_the_key() -> None:
    assert list(group("sla.solve_days")) == ["urgent", "normal", "minor"]
    assert group("sla.response_hours") == {}
    with pytest.raises(TypeError):
        specs()["x"] = ALL[0]  # type: ignore[index]
