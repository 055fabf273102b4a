"""Service skills of a person in 设置 → 人员: which products he is sent out for (J-06, J-34)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.aftersales import skills
from app.aftersales.views import SkillView
from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.desk import Reading
from app.identity.views import PersonView
from ui.settings.parts import paragraph
from ui.settings.person_parts import PersonPart
from ui.widgets.buttons import KeyButton
from ui.widgets.forms import FieldForm
from ui.widgets.tables import DENSE, Column, WorkTable


@dataclass(frozen=True)
class Matrix:
    """The skills of everybody and the products they may be of."""

    skills: tuple[SkillView, ...]
    products: tuple[ProductView, ...]

    def of(self, person_id: int) -> tuple[SkillView, ...]:
        """The skills of one person."""
        return tuple(one for one in self.skills if one.person_id == person_id)


def read(session: Reading) -> Matrix:
    """The matrix as it holds now."""
    return Matrix(tuple(skills.skills(session)), tuple(catalog.products(session)))


def sent_out(person: PersonView) -> bool:
    """Whether somebody is sent to customers at all."""
    return bool(person.roles & set(skills.SENT_OUT))


class SkillsPart(PersonPart):
    """His skills in a list, one more below it, and the end of the chosen one."""

    stays = True

    def __init__(self) -> None:
        super().__init__(self.tr("服务技能"))
        self._keyed_for: int | None = None
        self.who = paragraph("", "strong")
        self.list = WorkTable(
            [Column(self.tr("产品"), stretch=True), Column(self.tr("依据"), width=110)], row_height=DENSE,
            empty=self.tr("还没有登记技能：派工时会提醒。"),
        )  # fmt: skip
        self.list.setObjectName("list.service_skills")
        self.list.setFixedHeight(168)
        self.form = FieldForm()
        self.form.add_choice("product", self.tr("产品"), [], required=True).setObjectName("field.skill_product")
        self.form.add_text("words", self.tr("依据"), hint=self.tr("培训、证书")).setObjectName("field.skill_basis")
        self.form.add_text("why", self.tr("结束原因"), hint=self.tr("结束选中的一项时填")).setObjectName("field.skill_end_why")
        self.end = KeyButton(self.tr("结束选中的技能"))
        self.end.setObjectName("do.end_service_skill")
        self.end.clicked.connect(self._end)
        for part in (self.who, self.list, self.form, self.end):
            self.column.addWidget(part)
        self.column.addWidget(paragraph(self.tr("没有这个产品技能的人，派去时提醒；设置里可改为不许派（J-34）。"), "caption"))
        self.column.addStretch(1)
        self.add_key(self.tr("登记技能"), "do.grant_service_skill", "Ctrl+S", self._grant)

    def show_skills(self, person: PersonView, matrix: Matrix) -> None:
        """Shows somebody's skills; what is keyed stays with who it was keyed for."""
        if person.person_id != self._keyed_for:
            self._keyed_for = person.person_id
            self._clear()
            self.form.set_value("product", 0)
        held = matrix.of(person.person_id)
        self.who.setText(person.name)
        self.list.set_rows([(one.product or self.tr("全部产品"), one.words or "—") for one in held], [one.skill_id for one in held])
        if held and self.list.current_key() not in {one.skill_id for one in held}:
            self.list.select_key(held[0].skill_id)
        self.end.setEnabled(bool(held))
        box = self.form.editor("product")
        chosen = self.form.value("product")
        offered: Sequence[tuple[str, int]] = [(f"{one.name} {one.model}", one.product_id) for one in matrix.products if one.active]
        box.clear()  # type: ignore[attr-defined]
        box.addItem(self.tr("全部产品"), 0)  # type: ignore[attr-defined]
        for words, key in offered:
            box.addItem(words, key)  # type: ignore[attr-defined]
        self.form.set_value("product", chosen or 0)

    def _clear(self) -> None:
        for key in ("words", "why"):
            self.form.set_value(key, "")

    def _grant(self) -> None:
        if self.person is not None:
            person_id = self.person.person_id
            product, words = int(self.form.value("product") or 0) or None, str(self.form.value("words"))
            self.wanted.emit(lambda w: skills.grant(w, person_id, product, words), lambda _: self._done(self.tr("技能已登记。")))

    def _end(self) -> None:
        key = self.list.current_key()
        if key is not None:
            skill_id, why = int(str(key)), str(self.form.value("why"))
            self.wanted.emit(lambda w: skills.end(w, skill_id, why), lambda _: self._done(self.tr("技能已结束。")))

    def _done(self, words: str) -> str:
        self._clear()
        return words
