"""签字密钥 in the settings: what everybody reads of it, and one's own key set and resealed by typing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.core.clock import SetClock
from app.core.errors import BadInput
from app.core.work import Actor
from app.identity.events import PinChanged
from app.identity.service import set_pin
from app.settings.service import change
from app.trust import service as trust
from app.trust.vaults import FileVault
from db.states import Role, SignedHow
from tests.helpers import trust as helper
from tests.helpers.side_window import PIN, Office
from ui.settings.page import SettingsPage
from ui.settings.roster_week import RosterWeek
from ui.settings.trust_view import TrustView
from ui.widgets.base import PlainLabel
from ui.widgets.mark import Mark
from ui.widgets.tables import WorkTable

NIGHT = (17 * 60 + 30, 8 * 60)


@pytest.fixture
def staff(office: Office) -> Callable[[str, Role], Actor]:
    made: dict[str, Actor] = {}

    def person(name: str, role: Role) -> Actor:
        if name not in made:
            made[name] = office.person(name, role)
        return made[name]

    place = office.desk.place
    place.bus.on(PinChanged, trust.on_pin_changed)
    finance, general = person("财务部甲", Role.FINANCE), person("人事总务部甲", Role.PERSONNEL)
    helper.founded(place, {Role.FINANCE: [finance], Role.PERSONNEL: [general]})
    return person


def shown(office: Office) -> TrustView:
    page = SettingsPage(office.context)
    office.show(page)
    page.show_view("trust")
    office.settle()
    view = page.shown_view()
    assert isinstance(view, TrustView)
    return view


def rows(view: QWidget) -> list[list[str]]:
    table = view.findChild(WorkTable, "list.keys")
    assert isinstance(table, WorkTable)
    return [[str(table.rows.cell(row, at)) for at in range(5)] for row in range(table.rows.total())]


def words(view: QWidget) -> str:
    parts: list[PlainLabel | Mark] = [*view.findChildren(PlainLabel), *view.findChildren(Mark)]
    return "\n".join(part.text() if isinstance(part, PlainLabel) else part.word for part in parts if part.isVisible())


def test_who_may_sign_is_read_by_everybody(office: Office, staff: Callable[[str, Role], Actor], clock: SetClock) -> None:
    place, deputy = office.desk.place, staff("生产计划甲", Role.PLANNING)
    helper.granted(place, deputy, Role.FINANCE, SignedHow.DEPUTY, weekdays=0b0011111, shift=NIGHT)
    helper.granted(place, staff("项目经理甲", Role.PROJECT_MANAGER), Role.FINANCE, SignedHow.DEPUTY, weekdays=0b1100000)
    helper.granted(place, staff("交付管理部甲", Role.DELIVERY_MANAGEMENT), Role.PERSONNEL, SignedHow.DEPUTY)
    helper.granted(place, staff("财务部甲", Role.FINANCE), Role.FINANCE, SignedHow.AHEAD)
    helper.keyed(place, deputy)
    lost = staff("财务部乙", Role.FINANCE)
    helper.keyed(place, lost, Role.FINANCE)
    helper.publish(place)
    helper.revoked(place, lost, "工牌和便条一起遗失")
    clock.forward(days=2)
    assert "trust deputy add" in words(shown(office)), "an administrator is told how"
    office.picture(shown(office), "trust-ways")
    office.context.set_actor(office.person("发货员甲", Role.SHIPPER))
    view = shown(office)
    assert "trust deputy add" not in words(view)
    found = {row[0]: row for row in rows(view)}
    assert found["财务部甲"][1:3] == ["财务部（亲签、预签）", "有效"] and found["生产计划甲"][1] == "财务部（代签）"
    assert found["财务部乙"][2] == "已挂失，待发布" and found["财务部乙"][1] == "工牌和便条一起遗失"
    week = view.findChild(RosterWeek)
    assert week is not None
    said = week.accessibleName()
    assert "财务部 周一·11-23：生产计划甲 17:30–08:00" in said and "财务部 周六·11-28：项目经理甲 全天" in said
    assert "1 项待发布" in words(view) and "第 2 号，2026-11-23 08:30（2 天前）" in words(view)
    assert "发货员甲没有签字密钥" in words(view) and "演示密钥人人都有" in words(view)
    office.picture(view, "trust")


def test_a_click_on_a_view_puts_the_keys_into_its_list(office: Office, staff: Callable[[str, Role], Actor]) -> None:
    helper.publish(office.desk.place)
    page = SettingsPage(office.context)
    shell = office.show(page)
    chip = next(one for one in shell.header.findChildren(QAbstractButton) if one.accessibleName() == "签字密钥")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    office.settle()
    table = page.findChild(WorkTable, "list.keys")
    assert isinstance(table, WorkTable) and shell.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1


def test_a_person_sets_the_key_he_was_permitted(office: Office, staff: Callable[[str, Role], Actor], tmp_path: Path) -> None:
    place, me = office.desk.place, staff("财务部乙", Role.FINANCE)
    second = helper._holders(place)[1].person
    with place.work(office.administrator) as work:
        trust.permit_key(work, second, me.person_id or 0, work.now + timedelta(days=365), roles=[Role.FINANCE])
    office.context.set_actor(me)
    view = shown(office)
    assert rows(view)[0][:3] == ["财务部乙", "财务部（亲签）", "待本人设"] and "已批准你设签字密钥" in words(view)
    office.picture(view, "trust-own")
    assert "换成只有自己知道的" in words(view) and not view.own.pin.isVisible(), "the administrator gave him his PIN"
    for old, new, why in (("1111", "7391", "PIN 不对"), (PIN, "739", "至少 4 位"), (PIN, PIN, "和别人给的不一样")):
        renewed(office, view, old, new)
        assert why in view.own.error.words
    renewed(office, view, PIN, "7391")
    assert "已设好" in words(view) and rows(view)[0][2] == "待发布"
    helper.publish(place)
    with trust.signer(place, me.person_id or 0, "7391") as key:
        assert len(key.sign(b"pass")) == 64


def renewed(office: Office, view: TrustView, old: str, new: str) -> None:
    for field, typed in (("old", old), ("new", new), ("again", new)):
        office.type(view, f"field.{field}_secret", typed)
    office.click(view, "do.set_key")


def test_a_short_pin_is_changed_for_a_longer_one_with_the_key(office: Office, staff: Callable[[str, Role], Actor]) -> None:
    place, me = office.desk.place, staff("财务部乙", Role.FINANCE)
    second = helper._holders(place)[1].person
    helper.chosen(place, me)
    with place.work(office.administrator) as work:
        change(work, "trust.signing_pin_digits", "6", "试行", approver_id=second.person_id)
        trust.permit_key(work, second, me.person_id or 0, work.now + timedelta(days=365), roles=[Role.FINANCE])
    office.context.set_actor(me)
    view = shown(office)
    office.type(view, "field.pin_secret", PIN)
    office.click(view, "do.set_key")
    assert "至少 6 位" in view.own.error.words and view.own.change.isVisible() and not view.own.pin.isVisible()
    office.picture(view, "trust-own-short")
    renewed(office, view, PIN, "739164")
    assert "已设好" in words(view) and rows(view)[0][2] == "待发布"


def test_his_pin_changes_with_the_key_and_a_reset_shuts_it(office: Office, staff: Callable[[str, Role], Actor]) -> None:
    place, me = office.desk.place, staff("财务部甲", Role.FINANCE)
    office.context.set_actor(me)
    view = shown(office)
    office.click(view, "do.turn_to_pin")
    for field, typed in (("old", PIN), ("new", "7391"), ("again", "7392")):
        office.type(view, f"field.{field}_secret", typed)
    office.click(view, "do.change_pin")
    office.type(view, "field.again_secret", "7391")
    office.picture(view, "trust-pin")
    office.click(view, "do.change_pin")
    assert "重新加密" in words(view)
    with trust.signer(place, me.person_id or 0, "7391") as key:
        assert key.sign(b"pass")
    with place.work(office.administrator) as work:
        set_pin(work, me.person_id or 0, PIN)
    office.settle()
    view.reload()
    office.settle()
    assert {row[0]: row[2] for row in rows(view)}["财务部甲"] == "PIN 已重设，打不开" and "批准一把新的" in words(view)
    assert not view.own.turn_button.isVisible()
    with pytest.raises(BadInput), trust.signer(place, me.person_id or 0, PIN):
        raise AssertionError("opened")


def test_a_vault_that_others_may_read_is_said(office: Office, staff: Callable[[str, Role], Actor], tmp_path: Path) -> None:
    vault = FileVault(tmp_path / "vault")
    vault.write("root.public", office.desk.place.vault.read("root.public") or b"")
    vault.write("site", "演示厂区".encode())
    object.__setattr__(office.desk.place, "vault", vault)
    view = shown(office)
    assert "验放工位" in words(view) and "仅本用户可读的文件" in words(view) and "没有系统钥匙串" in words(view)
    office.picture(view, "trust-gate")
    (tmp_path / "vault" / "site").chmod(0o644)
    view.reload()
    office.settle()
    assert "名单不能用" in words(view) and "别人也能读写" in words(view)
    office.picture(view, "trust-trouble")
