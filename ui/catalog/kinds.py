"""车型: the kinds of vehicles and containers that loads are planned into, built in and the site's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from app.catalog import kind_queries
from app.catalog.kind_queries import OwnKindView
from app.catalog.kinds import ROLES, VehicleKindDraft, change_vehicle_kind, create_vehicle_kind
from app.core.text import say
from app.core.work import Work
from app.desk import Reading
from app.planner.kinds import FAMILIES, Family, built_in
from app.planner.model import Axles, Balance, Container, Space
from ui.catalog.master import BadField, MasterView, size_of
from ui.context import DeskContext
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.base import PlainLabel
from ui.widgets.tables import Column, Kind, MarkCell

_NUMBER = re.compile(r"-?\d+")
_SAME = "——"
SPACES = 84
"""Height of the field for the blocked spaces: three lines."""


class VehicleKindsView(MasterView):
    """The list of kinds; a built-in one is never changed, saved under a code of its own it becomes one of the site."""

    key = "vehicle_kinds"
    roles = frozenset(ROLES)

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("代号"), width=110),
            Column(self.tr("车型"), stretch=True),
            Column(self.tr("厢内 mm"), width=150),
            Column(self.tr("门 mm"), width=100),
            Column(self.tr("载重 kg"), Kind.NUMBER, 84),
            Column(self.tr("来源"), Kind.MARK, 110),
        ]
        super().__init__(context, self.tr("车型"), columns, self.tr("筛选：代号、车型"), self.tr("新车型"))
        self.panel.content.insertWidget(0, self.remark)

    def build(self) -> None:
        """Code and name, inside and door, payload, axles, centre of gravity, what is in the way."""
        form = self.form
        self.remark = PlainLabel()
        self.remark.setObjectName("kind.remark")
        self.remark.setWordWrap(True)
        form.add_text("key", self.tr("代号"), required=True, hint="BOX-7.2")
        form.add_text("name", self.tr("车型"), required=True)
        form.add_choice("family", self.tr("类别"), [(shown(say(words)), family.value) for family, words in FAMILIES.items()])
        form.add_text("size", self.tr("厢内 mm"), required=True, hint=self.tr("长×宽×高"))
        form.add_text("door", self.tr("门 mm"), hint=self.tr("宽×高，空 = 与厢内一样"))
        form.add_number("payload_kg", self.tr("载重"), unit="kg", high=200_000)
        form.add_text("axle_at", self.tr("前后轴 mm"), hint=self.tr("前 后，距前壁，在前为负：-900 6200"))
        form.add_text("axle_kg", self.tr("轴荷限 kg"), hint=self.tr("货物最多压前 后：3800 8400"))
        form.add_text("along", self.tr("重心前后 %"), hint=self.tr("距前壁 % 从 到：34 55"))
        form.add_text("aside", self.tr("重心左右 %"), hint=self.tr("离中线最多 %：5"))
        spaces = form.add_long_text("blocked", self.tr("不可用处"), hint=self.tr("轮包、角件，每行一处 mm：距前壁 距左壁 离地 长 宽 高"))
        spaces.setFixedHeight(SPACES)
        form.add_text("note", self.tr("备注"))
        form.add_tick("active", self.tr("使用"), self.tr("在用"))

    def ask(self, session: Reading) -> list[Any]:
        """Built-in kinds first, under keys below zero, then the site's own."""
        own = kind_queries.own_kinds(session)
        return [*(OwnKindView(-number, kind) for number, kind in enumerate(built_in(), start=1)), *own]

    def key_of(self, view: OwnKindView) -> int:
        """Its key."""
        return view.kind_id

    def cells(self, view: OwnKindView) -> Sequence[Any]:
        """One row."""
        inside = view.kind.container
        door = f"{inside.door_width_mm}×{inside.door_height_mm}" if inside.door_width_mm else _SAME
        if not view.kind.own:
            state = MarkCell(State.INFO, self.tr("内置参考"))
        else:
            state = MarkCell(State.GOOD, self.tr("自有")) if view.active else MarkCell(State.NOT_YET, self.tr("停用"))
        return (view.kind.key, view.name, view.kind.size_words, door, (inside.payload_g or 0) // 1000, state)

    def fill(self, view: OwnKindView | None) -> None:
        """The form; a built-in kind says how it becomes one's own."""
        kind = view.kind if view is not None else None
        inside = kind.container if kind is not None else Container(0, 0, 0)
        balance, axles = inside.balance, inside.axles
        values = {
            "key": kind.key if kind else "",
            "name": kind.name if kind else "",
            "family": (kind.family if kind else Family.TRUCK).value,
            "size": kind.size_words if kind else "",
            "door": f"{inside.door_width_mm}×{inside.door_height_mm}" if inside.door_width_mm else "",
            "payload_kg": (inside.payload_g or 0) // 1000,
            "axle_at": f"{axles.front_mm} {axles.rear_mm}" if axles else "",
            "axle_kg": f"{axles.front_limit_g // 1000} {axles.rear_limit_g // 1000}" if axles else "",
            "along": f"{balance.front_permille / 10:g} {balance.rear_permille / 10:g}" if balance else "",
            "aside": f"{balance.side_permille / 10:g}" if balance else "",
            "blocked": "\n".join(_space_words(space) for space in inside.blocked),
            "note": kind.note if kind else "",
            "active": view.active if view else True,
        }
        for key, value in values.items():
            self.form.set_value(key, value)
        words = ""
        if kind is not None and not kind.own:
            words = self.tr("{remark} 改代号和名称后保存，就另存为本厂车型。").format(remark=shown(say("参考值，以实车为准。")))
        self.remark.setText(words)
        self.remark.setVisible(bool(words))

    def collect(self) -> dict[str, Any]:
        """The draft that the fields say."""
        values = self.form.values()
        length, width, height = size_of(values, "size")
        door = self._numbers(values, "door", (0, 2), self.tr("写成 宽×高，例如 2340×2280，或空着")) or [0, 0]
        inside = Container(
            length, width, height, int(values["payload_kg"]) * 1000, door[0], door[1], tuple(self._blocked(values)),
            self._axles(values), self._balance(values),
        )  # fmt: skip
        draft = VehicleKindDraft(
            str(values["key"]), str(values["name"]), inside, Family(values["family"]), str(values["note"]), bool(values["active"])
        )
        return {"draft": draft, "reason": values["reason"]}

    def _axles(self, values: dict[str, Any]) -> Axles | None:
        at = self._numbers(values, "axle_at", (0, 2), self.tr("写前、后两个位置，例如 -900 6200，或空着"))
        words = self.tr("写前、后两个重量，例如 3800 8400") if at else self.tr("先写车轴位置，或也空着")
        limits = self._numbers(values, "axle_kg", (2,) if at else (0,), words)
        return Axles(at[0], at[1], limits[0] * 1000, limits[1] * 1000) if at else None

    def _balance(self, values: dict[str, Any]) -> Balance:
        along = self._tenths(values, "along", (0, 2), self.tr("写从、到两个数，例如 34 55，或空着")) or [0, 1000]
        aside = self._tenths(values, "aside", (0, 1), self.tr("写一个数，例如 5，或空着")) or [1000]
        return Balance(along[0], along[1], aside[0])

    def _blocked(self, values: dict[str, Any]) -> list[Space]:
        found = []
        for line in str(values["blocked"]).splitlines():
            numbers = [int(part) for part in _NUMBER.findall(line)]
            if line.strip() and len(numbers) != 6:
                raise BadField("blocked", self.tr("每行写六个数，例如 1950 0 0 800 190 300"))
            if numbers:
                found.append(Space(*numbers))
        return found

    def _numbers(self, values: dict[str, Any], key: str, counts: tuple[int, ...], words: str) -> list[int]:
        """Whole numbers from a line, as many as `counts` allows."""
        text = str(values[key]).strip()
        found = [int(part) for part in _NUMBER.findall(text)]
        if len(found) not in counts or (text and not found):
            raise BadField(key, words)
        return found

    def _tenths(self, values: dict[str, Any], key: str, counts: tuple[int, ...], words: str) -> list[int]:
        """Numbers with at most one digit after the point, in tenths."""
        text = str(values[key]).replace("%", " ").strip()
        parts = [part for part in re.split(r"[\s、，,~–]+", text) if part]
        if len(parts) not in counts or any(re.fullmatch(r"\d{1,3}(\.\d)?", part) is None for part in parts):
            raise BadField(key, words)
        return [round(float(part) * 10) for part in parts]

    def enter(self, work: Work, values: dict[str, Any]) -> OwnKindView:
        """A new kind."""
        return create_vehicle_kind(work, values["draft"])

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> OwnKindView:
        """A new version of an own kind, or an own kind after a built-in one."""
        if key < 0:
            return create_vehicle_kind(work, values["draft"])
        return change_vehicle_kind(work, key, values["draft"], reason, version=version)


def _space_words(space: Space) -> str:
    return f"{space.x_mm} {space.y_mm} {space.z_mm} {space.dx_mm} {space.dy_mm} {space.dz_mm}"
