"""Service skills of a person in 设置 → 人员: which products he is sent out for (J-06, J-34)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.aftersales import skills
from app.aftersales.views import SkillView
from app.catalog import queries as catalog
from app.catalog.views import ProductView
from app.desk import Reading
from app.identity.views import PersonView
from ui.settings.parts import paragraph
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


class SkillsPart(QWidget):
    """His skills in a list, one more below it, and the end of the chosen one.

    Attributes:
        end_wanted: The chosen skill is to end; carries its key and why.
    """

    end_wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._person_id: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
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
            column.addWidget(part)
        column.addWidget(paragraph(self.tr("没有这个产品技能的人，派去时提醒；设置里可改为不许派（J-34）。"), "caption"))
        column.addStretch(1)

    def show_person(self, person: PersonView, matrix: Matrix) -> None:
        """Shows somebody's skills; what is keyed stays with who it was keyed for."""
        if person.person_id != self._person_id:
            self._person_id = person.person_id
            self.clear()
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

    def keyed(self) -> tuple[int | None, str]:
        """The product, None for all of them, and on what ground."""
        return int(self.form.value("product") or 0) or None, str(self.form.value("words"))

    def clear(self) -> None:
        """Empties what was taken."""
        for key in ("words", "why"):
            self.form.set_value(key, "")

    def _end(self) -> None:
        key = self.list.current_key()
        if key is not None:
            self.end_wanted.emit(int(str(key)), str(self.form.value("why")))
