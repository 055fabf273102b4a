"""异议索赔: deliveries that arrived short or torn, with the customer's side and the carrier's beside each other (I-10 … I-12, X-23)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.clock import site_day
from app.core.errors import AppError, BadInput
from app.core.scans import ScanResult
from app.core.words import Role, Verdict
from app.core.words import text as word_text
from app.core.work import Work
from app.delivery import claims, claims_carrier, claims_found, resupply
from app.delivery import claims_queries as queries
from app.delivery.claims_bench import ClaimsBench
from app.delivery.claims_views import CaseLine, CaseSides, ClaimResult, ClaimState
from app.desk import Reading
from app.identity import queries as identity
from app.identity.views import PersonView
from ui.context import DeskContext
from ui.delivery.box_tiles import BoxTiles
from ui.delivery.claims_logistics import CarrierSide, Eyes, Picks
from ui.delivery.claims_sales import SalesSide
from ui.dispatch.freight_steps import fen
from ui.dispatch.sections import Section
from ui.i18n import shown
from ui.plates import plate_words
from ui.storage.screen import StorageView
from ui.theme.tokens import State
from ui.widgets.base import Card, EdgeCard, PlainLabel
from ui.widgets.buttons import KeyButton
from ui.widgets.files import file_to_open
from ui.widgets.tables import Column, Kind, MarkCell, WorkTable

PREFIX = "claims|"
"""How other views ask for a delivery: `go_to("delivery", "claims|JF26000001")`."""


_OWNERS = frozenset({Role.SALES, Role.AFTER_SALES, Role.LOGISTICS_HEAD, Role.PROJECT_MANAGER})
"""Who may see to a solution."""


@dataclass(frozen=True)
class _Found:
    """What one reading brings."""

    open: Sequence[CaseLine]
    done: Sequence[CaseLine]
    sides: CaseSides | None
    people: Sequence[PersonView]


class ClaimsView(StorageView):
    """Left the deliveries, the most urgent first; right the boxes over both sides."""

    key: ClassVar[str] = "claims"
    roles: ClassVar[frozenset[Role]] = frozenset(
        {
            Role.SALES, Role.LOGISTICS_HEAD, Role.AFTER_SALES, Role.FINANCE, Role.DELIVERY_MANAGEMENT, Role.LEADERSHIP, Role.STOREKEEPER,
            Role.PROJECT_MANAGER,
        }
    )  # fmt: skip
    tables: ClassVar[frozenset[str]] = frozenset({"discrepancy", "claim", "claim_box", "delivery_record", "attachment", "box"})
    series: ClassVar[tuple[str, ...]] = (PREFIX, "SP")

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context)
        self.bench = ClaimsBench()
        self._number = ""
        self._shown = ""
        self._sides: CaseSides | None = None
        self._people: Sequence[PersonView] = ()
        self.row.addWidget(self._list())
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._head())
        both = QHBoxLayout()
        both.setSpacing(10)
        self.sales, self.carrier = SalesSide(), CarrierSide()
        self.sales.wanted.connect(self._act)
        self.carrier.wanted.connect(self._act)
        self.carrier.paper.clicked.connect(self._print)
        self.carrier.file.clicked.connect(self._choose_file)
        both.addWidget(self.sales, 6)
        both.addWidget(self.carrier, 5)
        self.both = QWidget()
        self.both.setLayout(both)
        both.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.both, 1)
        self.row.addLayout(right, 1)
        self._show_sides(None, fresh=True)

    def _list(self) -> Card:
        self.table = WorkTable(
            [
                Column(self.tr("交付记录"), Kind.MARK, 134), Column(self.tr("差异、客户"), stretch=True),
                Column(self.tr("到期"), Kind.DATE, 54),
            ],
            empty=self.tr("没有异议。回单上的实收和应收不一样，会自己出现在这里。"),
        )  # fmt: skip
        self.table.setObjectName("list.claims")
        self.table.current_changed.connect(self._choose)
        card = EdgeCard(self.tr("异议索赔"), self.tr("扫 JF、SP 或箱码"))
        card.setFixedWidth(310)
        card.body.addWidget(self.table, 1)
        return card

    def _head(self) -> Card:
        self.card = Card(" ", " ")
        self.facts = PlainLabel("")
        self.facts.setWordWrap(True)
        self.facts.setObjectName("label.claim_facts")
        self.boxes = BoxTiles()
        self.boxes.picked.connect(self._picked)
        line = QHBoxLayout()
        self.case_button = KeyButton(self.tr("服务单"), icon="headset", key="Ctrl+T")
        self.case_button.setObjectName("do.open_case")
        self.case_button.clicked.connect(self._open_case)
        self.slip_button = KeyButton(self.tr("回单"), key="Ctrl+B")
        self.slip_button.setObjectName("do.open_slip")
        self.slip_button.clicked.connect(self._open_slip)
        line.addWidget(self.facts, 1)
        line.addWidget(self.slip_button)
        line.addWidget(self.case_button)
        self.card.body.addLayout(line)
        self.card.body.addWidget(self.boxes)
        return self.card

    # Reading

    def reload(self) -> None:
        """Reads list and chosen delivery."""
        now, number = self.context.desk.clock.now(), self._number

        def read(session: Reading) -> _Found:
            found = queries.in_work(session, now)
            wanted = number or (found[0].record_no if found else "")
            sides = queries.sides(session, wanted, now) if wanted else None
            return _Found(found, queries.done(session, now), sides, identity.people(session, active_only=True))

        self.context.query(read, self._show)

    def open_document(self, document: str) -> None:
        """Chooses a delivery by its number, or by a claim's."""
        self._number = document.removeprefix(PREFIX)
        self.reload()

    def show_result(self, result: ScanResult) -> None:
        """A scanned document or box opens its delivery."""
        if result.verdict is Verdict.GOOD:
            self.open_document(result.object_key)
        elif result.error is not None:
            self.context.failed.emit(result.error)

    def _show(self, found: _Found) -> None:
        lines = [*found.open, *found.done]
        self._people = [one for one in found.people if one.roles & _OWNERS]
        self.table.blockSignals(True)
        self.table.set_rows([self._row(line) for line in lines], [line.record_no for line in lines])
        sides = found.sides
        if sides is not None:
            self._number = sides.record_no
            self.table.select_key(sides.record_no)
        self.table.blockSignals(False)
        self._show_sides(sides, fresh=sides is None or sides.record_no != self._shown)

    def _row(self, line: CaseLine) -> list[object]:
        today = site_day(self.context.desk.clock.now())
        dues = [day for day in (line.sales_due, line.claim_due) if day is not None]
        over = line.sales_done and line.claim_state in (None, ClaimState.CLOSED)
        late = bool(dues) and min(dues) < today
        state = State.GOOD if over else State.WRONG if late else State.HOLD
        what = "、".join(f"{shown(word_text(kind))} {n}" for kind, n in line.what)
        claim = f" {shown(word_text(line.claim_state))}" if line.claim_state is not None else ""
        words = " · ".join(filter(None, (f"{what}{claim}", line.customer)))
        return [MarkCell(state, line.record_no), words, f"{min(dues):%m-%d}" if dues else "—"]

    def _choose(self, number: object) -> None:
        if number and str(number) != self._number:
            self.open_document(str(number))

    def _show_sides(self, sides: CaseSides | None, *, fresh: bool) -> None:
        self._sides = sides
        self.both.setVisible(sides is not None)
        self.card.setVisible(sides is not None)
        if sides is None:
            return
        self._shown = sides.record_no
        actor, today = self.context.actor, site_day(self.context.desk.clock.now())
        self.card.title.setText(f"{sides.record_no}  {sides.customer}")
        self.card.note.setText(shown(word_text(sides.state)))
        signed = self.tr("签收 {who}").format(who=sides.signer) if sides.signed_at else self.tr("没有签收")
        parts = (sides.place, signed, " ".join(filter(None, (sides.carrier or self.tr("自有车辆"), plate_words(sides.plate)))))
        self.facts.setText("　".join(filter(None, parts)))  # no mark that could be left over at the end of a line
        self.case_button.setVisible(bool(sides.case_no))
        self.case_button.set_words(self.tr("服务单 {no}").format(no=sides.case_no))
        logistics = actor.has(Role.LOGISTICS_HEAD)
        over = sides.claim is None or sides.claim.closed_at is not None
        findable = logistics or actor.has(Role.SALES)
        self.boxes.show_boxes(sides.boxes, pickable=logistics and over, keep=not fresh, findable=findable)
        self.sales.show_sides(sides, self._people, actor.person_id, today, actor.has(Role.SALES), fresh)
        self._show_carrier(sides, fresh)

    def _show_carrier(self, sides: CaseSides, fresh: bool) -> None:
        actor, found = self.context.actor, self.boxes.found
        claim_no = next(iter(found.values()), "")
        picks = Picks(len(self.boxes.missing) + len(self.boxes.damaged), sum(1 for no in found.values() if no == claim_no), claim_no)
        eyes = Eyes(actor.has(Role.LOGISTICS_HEAD), actor.has(Role.FINANCE), actor.has(Role.SALES))
        self.carrier.show_sides(sides, eyes, picks, self.context.desk.clock.now(), fresh)

    def _picked(self) -> None:
        if self._sides is not None:
            self._show_carrier(self._sides, False)

    # Acting

    def _act(self, section: Section) -> None:
        sides = self._sides
        if sides is None:
            return
        claim = sides.claim.number if sides.claim is not None else ""
        sales, carrier = self.sales, self.carrier
        side: SalesSide | CarrierSide = sales if section in (sales.agree, sales.settle, sales.report, sales.again) else carrier
        try:
            act = self._step(section, sides, claim)
        except BadInput as error:
            side.complain(error)
            return

        def done(_: Any) -> None:
            side.clear()
            self.table.setFocus()
            self._shown = "" if side is carrier else self._shown
            self.reload()

        self.context.command(act, done, side.complain)

    def _step(self, section: Section, sides: CaseSides, claim: str) -> Callable[[Work], Any]:
        sales, carrier = self.sales, self.carrier
        if section is sales.agree:
            keys, said = sales.solution()
            return lambda w: claims.agree(w, keys, said)
        if section is sales.settle and sales.chosen is not None:
            key, words, cost = sales.chosen.discrepancy_id, sales.settle.value("settle_words"), sales.cost()
            return lambda w: claims.settle(w, key, words, cost)
        if section is sales.report:
            finding = sales.finding()
            return lambda w: claims.report(w, sides.record_no, finding)
        if section is sales.again and sales.chosen is not None:
            wanted = sales.chosen.discrepancy_id
            return lambda w: resupply.send_again(w, wanted)
        if section is carrier.found:
            on = next(iter(self.boxes.found.values()))
            came = carrier.found.came(tuple(sscc for sscc, no in self.boxes.found.items() if no == on))
            return lambda w: claims_found.found(w, on, came)
        if section is carrier.ask:
            asked = carrier.inquiry(self.boxes.missing, self.boxes.damaged)
            return lambda w: claims_carrier.inquire(w, sides.record_no, asked)
        if section is carrier.answer:
            answer = section.value("answer")
            return lambda w: claims_carrier.answer(w, claim, answer)
        if section is carrier.demand:
            claimed, evidence = fen(section.value("claimed")), section.value("evidence")
            return lambda w: claims_carrier.demand(w, claim, claimed, evidence)
        if section is carrier.sum:
            agreed, words = fen(section.value("agreed")), section.value("agreed_words")
            return lambda w: claims_carrier.agree_sum(w, claim, agreed, words)
        if section is carrier.money:
            received = fen(section.value("received"))
            return lambda w: claims_carrier.receive(w, claim, received)
        result, why = ClaimResult(section.value("result")), section.value("why")
        return lambda w: claims_carrier.close(w, claim, result, why)

    def _print(self) -> None:
        if self._sides is not None and self._sides.claim is not None:
            number = self._sides.claim.number
            self.context.command(lambda w: claims_carrier.print_claim(w, number), lambda _: None, self.carrier.complain)

    def _choose_file(self) -> None:
        name = file_to_open(self, self.tr("证据照片或扫描件"), "PNG, JPEG, PDF (*.png *.jpg *.jpeg *.pdf)")
        if name:
            self.take_file(Path(name))

    def take_file(self, path: Path) -> None:
        """Hangs a file on the claim as evidence."""
        if self._sides is None or self._sides.claim is None:
            return
        number = self._sides.claim.number
        try:
            content = path.read_bytes()
        except OSError:
            self.carrier.error.show_words(self.tr("读不出文件 {name}").format(name=path.name))
            return
        self.context.command(
            lambda w: claims_carrier.add_evidence(w, number, path.name, content), lambda _: self.reload(), self._refused
        )

    def _refused(self, error: AppError) -> None:
        self.carrier.complain(error)

    def _open_case(self) -> None:
        if self._sides is not None:
            self.context.go_to.emit("aftersales", self._sides.case_no)

    def _open_slip(self) -> None:
        if self._sides is not None:
            self.context.go_to.emit("delivery", self._sides.record_no)
