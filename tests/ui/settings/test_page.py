from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from app.aftersales import skills
from app.clauses import catalogue
from app.core.errors import AppError
from app.identity.queries import people, qualifications
from app.printing.service import print_paper, recent_jobs
from app.settings import local
from app.settings.catalogue import specs
from app.settings.service import setting
from db.models.core import PrintJob
from db.states import PrintOutcome, Role
from tests.helpers.side_window import PIN, Office
from ui.settings.local_view import without_password
from ui.settings.page import SettingsPage
from ui.settings.sound_bar import SoundBar
from ui.sounds import Sound, Sounds
from ui.speech import Speech
from ui.widgets.buttons import KeyButton
from ui.widgets.mark import Mark
from ui.widgets.tables import WorkTable


def opened(office: Office) -> SettingsPage:
    page = SettingsPage(office.context)
    office.show(page)
    return page


def table(page: QWidget, name: str) -> WorkTable:
    found = page.findChild(WorkTable, name)
    assert isinstance(found, WorkTable)
    return found


def column(found: WorkTable, at: int) -> list[str]:
    return [str(found.rows.cell(row, at)) for row in range(found.rows.total())]


def a_setting(*, rule: bool, kind: str = "int") -> str:
    return next(key for key, spec in specs().items() if spec.shown and spec.rule is rule and spec.kind == kind)


def show(office: Office, page: SettingsPage, view: str) -> None:
    page.show_view(view)
    office.settle()


def test_only_the_administrator_sees_every_view(office: Office) -> None:
    page = opened(office)
    assert [key for key, _ in page.views] == [
        "local", "scanner", "site", "imports", "erp", "people", "trust", "printing", "printers", "labels", "places", "forms", "clauses",
        "documents", "audit",
    ]  # fmt: skip
    page.show_view("audit")
    office.context.set_actor(office.person("发货员甲", Role.SHIPPER))
    office.settle()
    assert [key for key, _ in page.views] == ["local", "scanner", "trust", "printing", "labels", "forms", "clauses", "documents"]
    assert page.view == "local"
    page.show_view("people")
    assert page.view == "local"


def test_this_pc_shows_each_value_with_its_origin_and_the_file(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "jiaofu.toml"
    file.write_text('scanner = "/dev/ttyACM7"\n', encoding="utf-8")
    office.context.local = local.load(["--config", str(file), "--database", "postgresql://desk:geheim@db/jiaofu"])
    page = opened(office)
    found = table(page, "list.local")
    rows = {key: [str(found.rows.cell(found.rows.row_of(key), at)) for at in range(4)] for key in office.context.local.values}
    assert rows["scanner"][1:] == ["/dev/ttyACM7", "文件", "--scanner"]
    assert rows["database"][1:3] == ["postgresql://desk:***@db/jiaofu", "选项"]
    assert rows["lang"][2] == "默认"
    assert str(file) in page.stack.currentWidget().file.text()  # type: ignore[attr-defined]
    assert table(page, "list.local_site").rows.total() == sum(spec.shown for spec in specs().values())


def test_the_loudness_is_heard_at_once_and_kept_in_the_file(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "jiaofu.toml"
    file.write_text('# bench 3\nscanner = "COM3"\n', encoding="utf-8")
    office.context.local, office.context.sounds = local.load(["--config", str(file)]), Sounds(volume=0.9)
    page = opened(office)
    spin = page.findChild(QSpinBox, "field.volume")
    assert spin is not None and spin.value() == 90
    spin.setValue(40)
    assert office.context.sounds.volume == 0.4
    spin.setValue(30)
    assert file.read_text(encoding="utf-8") == '# bench 3\nscanner = "COM3"\nvolume = 30\n'
    assert local.load(["--config", str(file)])["volume"] == 30.0
    for sound in Sound:
        office.click(page, f"do.play.{sound.value}")
    office.context.local = local.load(["--config", str(tmp_path / "jiaofu.toml" / "no" / "file")])
    spin.setValue(50)
    assert "写不了" in page.findChild(SoundBar).said.text()  # type: ignore[union-attr]


def test_the_voice_is_switched_on_where_the_pc_has_one(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "jiaofu.toml"
    office.context.local, office.context.sounds = local.load(["--config", str(file)]), Sounds(volume=0.9)
    office.context.speech = Speech(engine="none such")
    page = opened(office)
    tick, bar = page.findChild(QCheckBox, "field.speech"), page.findChild(SoundBar)
    assert tick is not None and bar is not None and not tick.isChecked() and not bar.sample.isEnabled()
    tick.click()
    assert not tick.isChecked() and "没有中文语音" in bar.said.text() and not file.exists()
    office.context.speech = Speech(engine="mock")
    tick.click()
    assert tick.isChecked() and local.load(["--config", str(file)])["speech"] is True
    office.click(page, "do.speak")
    tick.click()
    assert file.read_text(encoding="utf-8") == "speech = false\n"


def test_without_per_pc_settings_the_view_says_so(office: Office) -> None:
    page = opened(office)
    assert table(page, "list.local").rows.total() == 0
    assert without_password("sqlite:///C:/jiaofu.db") == "sqlite:///C:/jiaofu.db"


def test_a_setting_is_changed_with_a_reason(office: Office) -> None:
    key = "company.phone"
    page = opened(office)
    page.open_document(key)
    office.settle()
    office.type(page, "field.value", "0570-8000 1234")
    office.click(page, "do.change_setting")
    with office.desk.read() as session:
        assert setting(session, key, office.desk.clock.now()) != "0570-8000 1234"
    reason = page.findChild(QPlainTextEdit, "field.reason")
    assert reason is not None
    reason.setPlainText("换了总机")
    office.click(page, "do.change_setting")
    with office.desk.read() as session:
        assert setting(session, key, office.desk.clock.now()) == "0570-8000 1234"
    assert "0570-8000 1234" in column(table(page, "list.settings"), 1)


def change_a_rule(office: Office, page: SettingsPage, who: str, pin: str) -> str:
    key = a_setting(rule=True)
    page.open_document(key)
    office.settle()
    spec = specs()[key]
    office.type(page, "field.value", str(int(spec.default) + 1))  # type: ignore[arg-type]
    reason = page.findChild(QPlainTextEdit, "field.reason")
    assert reason is not None
    reason.setPlainText("按评审结论")
    office.type(page, "field.approver", who)
    office.type(page, "field.approver_pin", pin)
    office.click(page, "do.change_setting")
    return key


@pytest.mark.clause("M-06")
def test_a_rule_is_not_changed_on_ones_own_approval(office: Office) -> None:
    failures: list[AppError] = []
    office.context.failed.connect(failures.append)
    key = change_a_rule(office, opened(office), office.administrator.badge, PIN)
    assert [error.clause for error in failures] == ["M-06"]
    with office.desk.read() as session:
        assert setting(session, key, office.desk.clock.now()) == specs()[key].default


def test_a_rule_is_changed_when_a_second_person_approves_with_his_pin(office: Office) -> None:
    second = office.person("总经理甲", Role.LEADERSHIP)
    page = opened(office)
    key = change_a_rule(office, page, second.badge, "9999")
    with office.desk.read() as session:
        assert setting(session, key, office.desk.clock.now()) == specs()[key].default
    key = change_a_rule(office, page, second.badge, PIN)
    with office.desk.read() as session:
        assert setting(session, key, office.desk.clock.now()) == int(specs()[key].default) + 1  # type: ignore[arg-type]


def test_settings_are_found_by_name_key_and_row(office: Office) -> None:
    page = opened(office)
    show(office, page, "site")
    office.type(page, "field.filter", "pin_attempts")
    assert column(table(page, "list.settings"), 0) == [specs()["identity.pin_attempts"].title]
    office.type(page, "field.filter", "zzz")
    assert table(page, "list.settings").rows.total() == 0
    papers: list[tuple[str, str]] = []
    office.context.preview_wanted.connect(lambda paper, document: papers.append((paper, document)))
    office.click(page, "do.rule_history")
    assert papers == [("rule_cover", "SETTINGS")]


def test_a_person_is_added_with_roles_and_gets_a_pin_and_a_qualification(office: Office) -> None:
    page = opened(office)
    show(office, page, "people")
    office.click(page, "do.new_person")
    office.type(page, "field.name", "仓管员甲")
    office.type(page, "field.new_pin", PIN)
    office.click(page, "do.create_person")
    with office.desk.read() as session:
        assert len(people(session)) == 1  # no role chosen: the view asks for one
    tick = page.findChild(QCheckBox, "field.role.storekeeper")
    assert tick is not None
    tick.setChecked(True)
    office.click(page, "do.create_person")
    assert "仓管员甲" in column(table(page, "list.people"), 0)
    office.click(page, "do.set_pin_for")
    office.type(page, "field.pin", "8642")
    office.type(page, "field.again", "8641")
    office.click(page, "do.set_pin")
    office.type(page, "field.again", "8642")
    office.click(page, "do.set_pin")
    assert office.desk.sign_in("仓管员甲", "8642").has(Role.STOREKEEPER)
    office.click(page, "do.qualify_for")
    until = page.findChild(QDateEdit, "field.valid_until")
    assert until is not None and until.date().toString("yyyy-MM-dd") == "2027-11-23"
    office.click(page, "do.qualify")
    with office.desk.read() as session:
        assert [(q.person, q.activity.value) for q in qualifications(session)] == [("仓管员甲", "packing")]
    assert column(table(page, "list.people"), 4)[-1] == "装箱"


@pytest.mark.clause("J-06", "J-34")
def test_the_service_skills_of_a_technician_are_kept_with_him(office: Office) -> None:
    page = opened(office)
    technician, other = office.person("技术服务甲", Role.TECHNICAL_SERVICE), office.person("技术服务乙", Role.TECHNICAL_SERVICE)
    show(office, page, "people")
    skill = page.findChild(KeyButton, "do.skills_for")
    assert skill is not None and not skill.isVisible()  # the administrator is sent to no customer
    table(page, "list.people").select_key(technician.person_id)
    office.click(page, "do.skills_for")
    basis = page.findChild(QLineEdit, "field.skill_basis")
    assert basis is not None
    office.type(page, "field.skill_basis", "别人的证书")
    table(page, "list.people").select_key(other.person_id)
    assert basis.text() == "", "what was keyed for one is not there for the next"
    table(page, "list.people").select_key(technician.person_id)
    office.type(page, "field.skill_basis", "厂内培训")
    office.click(page, "do.grant_service_skill")
    with office.desk.read() as session:
        held = skills.skills(session)
        assert [(one.person, one.product_id, one.words) for one in held] == [("技术服务甲", None, "厂内培训")]
    office.click(page, "do.end_service_skill")
    assert len(column(table(page, "list.service_skills"), 0)) == 1  # without a reason it stays
    office.type(page, "field.skill_end_why", "调岗")
    office.click(page, "do.end_service_skill")
    with office.desk.read() as session:
        assert skills.skills(session) == []


def test_badges_go_into_the_outbox_and_again_only_with_a_reason(office: Office) -> None:
    page = opened(office)
    show(office, page, "people")
    office.click(page, "do.badges")
    office.click(page, "do.print_badges")
    office.click(page, "do.print_badges")
    with office.desk.read() as session:
        assert [(job.paper, job.document, job.nth) for job in recent_jobs(session)] == [("badges", "ALL", 1)]
    wanted: list[tuple[str, str]] = []
    office.context.preview_wanted.connect(lambda paper, document: wanted.append((paper, document)))
    sheet = page.findChild(QComboBox, "field.sheet")
    assert sheet is not None
    sheet.setCurrentIndex(1)
    office.click(page, "do.preview_badges")
    assert wanted == [("badges", "COMMANDS")]


def test_outcomes_read_as_words_and_a_failed_job_is_sent_again(office: Office) -> None:
    outcomes = [PrintOutcome.CONFIRMED, PrintOutcome.SENT, PrintOutcome.FAILED, PrintOutcome.UNKNOWN]
    for number, outcome in enumerate(outcomes, start=1):
        with office.desk.work(office.administrator) as work:
            print_paper(work, "dispatch_order", f"FH2600000{number}")
        with office.desk.work(office.administrator) as work:
            job = work.session.get(PrintJob, number)
            assert job is not None
            job.outcome = outcome
    page = opened(office)
    show(office, page, "printing")
    found = table(page, "list.print_jobs")
    assert column(found, 0) == ["结果不明", "失败", "已发送", "已确认"]
    again = page.findChild(KeyButton, "do.send_again")
    assert again is not None
    found.select_key(1)
    assert not again.isVisible()
    found.select_key(3)
    office.click(page, "do.send_again")
    assert column(found, 0) == ["结果不明", "排队", "已发送", "已确认"]
    found.select_key(1)
    office.click(page, "do.reprint")
    assert found.rows.total() == 4  # no reason, no reprint
    office.type(page, "field.reason", "卡纸")
    office.click(page, "do.reprint")
    assert found.rows.total() == 5
    assert column(found, 3)[0] == "2"


def test_enter_opens_the_preview_of_a_job(office: Office) -> None:
    with office.desk.work(office.administrator) as work:
        print_paper(work, "badges", "ALL")
    page = opened(office)
    show(office, page, "printing")
    wanted: list[tuple[str, str]] = []
    office.context.preview_wanted.connect(lambda paper, document: wanted.append((paper, document)))
    office.qtbot.keyClick(table(page, "list.print_jobs"), Qt.Key.Key_Return)
    assert wanted == [("badges", "ALL")]


def test_every_row_of_the_catalogue_is_listed_and_a_refusals_row_opens(office: Office) -> None:
    page = opened(office)
    page.open_document("C-14")
    office.settle()
    found = table(page, "list.clauses")
    assert page.view == "clauses" and found.rows.total() == len(catalogue.rows()) == 231
    assert found.current_key() == "C-14"
    office.type(page, "field.filter", "装箱单未放入")
    assert "C-14" in column(found, 0)
    page.open_document("X-31")
    assert found.current_key() == "X-31"
    office.click(page, "open.C-07")
    assert found.current_key() == "C-07"


@pytest.mark.parametrize("clause", [*(row.id for row in catalogue.rows()[::23]), "X-01", "X-40"])
def test_rows_are_shown_whole(office: Office, clause: str) -> None:
    page = opened(office)
    page.open_document(clause)
    words = " ".join(label.text() for label in page.stack.currentWidget().panel.findChildren(QWidget) if hasattr(label, "text"))  # type: ignore[attr-defined]
    if clause.startswith("X"):
        assert next(x for x in catalogue.contradictions() if x.id == clause).resolution in words
    else:
        row = catalogue.row(clause)
        assert row.rule in words and row.behaviour in words and all(refusal in words for refusal in row.refusals)


def test_the_change_log_of_a_number_and_the_walk_of_the_trail(office: Office) -> None:
    with office.desk.work(office.administrator) as work:
        work.audit("change_order", "customer_order", "DD26000001", changed={"mode": ["自提", "委托物流"]}, reason="客户改")
    page = opened(office)
    page.open_document("DD26000001")
    office.settle()
    found = table(page, "list.audit")
    assert page.view == "audit" and found.rows.total() == 1
    assert "自提 → 委托物流" in column(found, 6)[0] and column(found, 3) == ["改订单"]
    office.click(page, "do.verify")
    mark = page.findChild(Mark, "mark.trail")
    assert mark is not None and "相符" in mark.word


def test_the_trail_is_read_in_words(office: Office) -> None:
    person = office.person("发货员甲", Role.SHIPPER, Role.STOREKEEPER)
    page = opened(office)
    page.show_view("audit")
    page.stack.currentWidget().open_document(person.badge)  # type: ignore[attr-defined]
    office.settle()
    found = table(page, "list.audit")
    assert column(found, 3) == ["新增人员"] and column(found, 6) == ["名称 发货员甲；岗位 发货员、仓管员"]


def test_a_view_is_built_when_it_is_asked_for_and_inside_the_window(office: Office) -> None:
    page = SettingsPage(office.context)
    shell = office.show(page)
    assert not page.findChildren(WorkTable, "list.import_errors")
    for key, _ in page.views:
        show(office, page, key)
        assert page.shown_view().isVisible() and shell.isActiveWindow(), key  # a part shown before it has its place is a window
