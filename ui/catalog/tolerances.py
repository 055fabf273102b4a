"""箱重允差: what past boxes weighed beside what they should, the tolerance proposed from it, and the one decided (C-18)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.boxing.tolerances import ToleranceRow, tolerances
from app.boxing.weights import FEWEST
from app.core.words import Role
from app.core.work import Work
from app.desk import Reading
from app.packing.tolerance import set_weight_tolerance
from ui.catalog.master import MasterView
from ui.context import DeskContext
from ui.settings.parts import NONE
from ui.widgets.base import PlainLabel
from ui.widgets.tables import Column, Kind


class TolerancesView(MasterView):
    """The packaging requirements in force with their tolerance; nothing is new here, only decided."""

    key = "tolerances"
    roles = frozenset({Role.PROCESS, Role.INSPECTOR})

    def __init__(self, context: DeskContext) -> None:
        columns = [
            Column(self.tr("产品"), stretch=True),
            Column(self.tr("包装图"), Kind.DOCUMENT, 110),
            Column(self.tr("已称"), Kind.NUMBER, 60),
            Column(self.tr("中位差 g"), Kind.NUMBER, 84),
            Column(self.tr("建议 g"), Kind.NUMBER, 76),
            Column(self.tr("允差"), Kind.NUMBER, 150),
        ]
        super().__init__(context, self.tr("箱重允差"), columns, self.tr("筛选：产品、图号"), "")
        self.new.hide()
        self.panel.content.insertWidget(0, self.why)

    def build(self) -> None:
        """The two figures; the larger of both counts."""
        self.why = PlainLabel()
        self.why.setWordWrap(True)
        self.why.setObjectName("why.tolerance")
        self.form.add_number("floor_g", self.tr("允差至少"), unit="g", low=1, high=1_000_000)
        self.form.add_number("permille", self.tr("或箱重的"), unit="‰", high=200)

    def ask(self, session: Reading) -> list[Any]:
        """Every requirement in force."""
        return list(tolerances(session, self.context.desk.clock.now()))

    def key_of(self, view: ToleranceRow) -> int:
        """Key of the requirement."""
        return view.spec_id

    def cells(self, view: ToleranceRow) -> Sequence[Any]:
        """One row."""
        proposal = view.proposal
        words = self.tr("{g} g / {permille}‰") if _is_decided(view) else self.tr("全站 {g} g / {permille}‰")
        decided = words.format(**_in_force(view))
        middle = f"{proposal.median_g:+d}" if proposal.count else NONE
        return (view.name, view.drawing, proposal.count, middle, proposal.floor_g or NONE, decided)

    def fill(self, view: ToleranceRow | None) -> None:
        """The figures decided, else those proposed."""
        proposed = view.proposal.floor_g if view is not None else None
        figures = _in_force(view) if view is not None else {"g": 50, "permille": 0}
        decided = view is not None and view.floor_g is not None
        self.form.set_value("floor_g", figures["g"] if decided else proposed or figures["g"])
        self.form.set_value("permille", figures["permille"])
        self.why.setText(self._why(view) if view is not None else "")

    def correct(self, work: Work, key: int, values: dict[str, Any], reason: str, version: int) -> ToleranceRow:
        """Decides the tolerance of a requirement."""
        set_weight_tolerance(work, key, values["floor_g"], values["permille"], reason)
        return next(row for row in tolerances(work.session, work.now) if row.spec_id == key)

    def _why(self, view: ToleranceRow) -> str:
        """On what the proposal rests, and what speaks against it."""
        proposal = view.proposal
        if proposal.floor_g is None:
            return self.tr("只装这一种货的箱称过 {n} 箱，满 {least} 箱才有建议。").format(n=proposal.count, least=FEWEST)
        words = self.tr("依据：只装这一种货的 {n} 箱，中位差 {median} g，散布 ± {spread} g，建议 {floor} g。").format(
            n=proposal.count, median=f"{proposal.median_g:+d}", spread=proposal.spread_g, floor=proposal.floor_g
        )
        if abs(proposal.median_g) > max(20, proposal.spread_g):
            words += "\n" + self.tr("中位差偏大：先核对净重、内包装重和箱重资料。")
        if proposal.floor_g >= proposal.lightest_g:
            words += "\n" + self.tr("一件才 {piece} g：少装一件称不出来，要靠点数。").format(piece=proposal.lightest_g)
        return words


def _is_decided(view: ToleranceRow) -> bool:
    return view.floor_g is not None or view.permille is not None


def _in_force(view: ToleranceRow) -> dict[str, int]:
    """The two figures that count: those decided, else the site's."""
    floor = view.site_floor_g if view.floor_g is None else view.floor_g
    return {"g": floor, "permille": (view.permille or 0) if _is_decided(view) else view.site_permille}
