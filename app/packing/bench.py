"""The scans of the tab 检验: cards, sheets, certificates, and the inner packing step by step.

Scanning the label of the goods in hand again means that the next thing asked for is done; so a packing needs no keyboard. Whose turn it
is, the signed-in person decides: the assembler packs and seals, the inspector checks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.core.errors import Conflict, Fact, bad_input, fact, not_found
from app.core.reasons import Purpose, choices, reason_for
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.words import word
from app.core.work import Work
from app.devices.codes import Candidate, CodeForm, Command, ScannedCode, Series
from app.orders import queries as orders
from app.packing import queries, rules, service, special
from app.packing.views import PackingView
from app.quality import cards
from app.quality import queries as quality
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import LotView, UnitView
from db.states import PackingState, QualityCardState, Role, ScanKind, UnitState, Verdict


@dataclass(frozen=True)
class Opened:
    """What the page is to show.

    Attributes:
        what: `card`, `sheet`, `task`, `packing`, `goods` or `report`.
        key: Its number, serial or lot.
    """

    what: str
    key: str


@dataclass(frozen=True)
class InspectionState:
    """What is open on the page; what somebody else `left` there is not yet in the hand of the next one."""

    opened: Opened | None = None
    packing: PackingView | None = None
    asking: Purpose | None = None
    left: bool = False


class InspectionBench:
    """Takes the scans of the tab 检验 (B-01, C-06, C-07, C-11)."""

    page = "inspection"
    series = frozenset({Series.QUALITY_CARD, Series.INSPECTION, Series.CERTIFICATE, Series.TASK_ORDER, Series.NONCONFORMITY})
    latches = False

    def __init__(self) -> None:
        self.state = InspectionState()

    def take(self, work: Work, code: ScannedCode) -> ScanAnswer:
        """Takes one scan.

        Raises:
            AppError: The scan is refused; see `app.packing.service` and `app.quality.service`.
        """
        work.require(Role.INSPECTOR, Role.ASSEMBLER, Role.PLANNING, Role.PROCESS, Role.LOGISTICS_HEAD)
        one = code.only
        if code.form is CodeForm.AMBIGUOUS:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这个码有两种读法，不能用"), _shown(code))
        if self.state.asking is not None:
            return self._given(work, self.state.asking, code)
        if one is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码，请扫跟踪卡、检验单、合格证或产品标签"), _shown(code))
        if one.command is not None:
            return self._command(work, one.command)
        if one.series is not None:
            return self._document(work, one.series, one.value)
        identity = one.serial or one.lot
        if identity is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码，请扫跟踪卡、检验单、合格证或产品标签"), _shown(code))
        return self._goods(work, one, identity)

    def show(self, opened: Opened | None, packing: PackingView | None = None) -> None:
        """Notes what the page opened by key or list, so that the next scan belongs to it."""
        before = self.state
        same = packing is not None and before.packing is not None and packing.identity == before.packing.identity
        self.state = InspectionState(opened, packing, before.asking if same else None, before.left and opened == before.opened)

    def change_hands(self) -> None:
        """Another person signed in: the card that is open is opened by his scan, not submitted."""
        self.state = replace(self.state, left=True)

    def _document(self, work: Work, series: Series, number: str) -> ScanAnswer:
        if series is Series.QUALITY_CARD:
            card = quality.card(work.session, number)
            if card is None:
                raise not_found(QT_TRANSLATE_NOOP("app", "质量跟踪卡"), number)
            in_hand = self.state.opened == Opened("card", number) and not self.state.left
            if in_hand and card.state is QualityCardState.OPEN and work.actor.has(Role.ASSEMBLER, Role.PLANNING):
                return self._submit(work, number)
            if card.state is QualityCardState.OPEN:
                sentence = say(QT_TRANSLATE_NOOP("app", "质量跟踪卡 {number}，填完再扫一次卡就交检"), number=number)
                return self._open("card", number, sentence)
            return self._open("card", number, say(QT_TRANSLATE_NOOP("app", "质量跟踪卡 {number}"), number=number))
        if series is Series.INSPECTION:
            if quality.inspection(work.session, number) is None:
                raise not_found(QT_TRANSLATE_NOOP("app", "产品检验单"), number)
            return self._open("sheet", number, say(QT_TRANSLATE_NOOP("app", "产品检验单 {number}"), number=number))
        if series is Series.TASK_ORDER:
            task = orders.task(work.session, number)
            return self._open("task", task.number, say(QT_TRANSLATE_NOOP("app", "生产任务单 {number}"), number=number))
        if series is Series.NONCONFORMITY:
            if quality.nonconformity(work.session, number) is None:
                raise not_found(QT_TRANSLATE_NOOP("app", "不合格品报告"), number)
            return self._open("report", number, say(QT_TRANSLATE_NOOP("app", "不合格品报告 {number}"), number=number))
        return self._certificate(work, number)

    def _submit(self, work: Work, number: str) -> ScanAnswer:
        """The card in hand scanned again: its goods are submitted for inspection (B-01)."""
        cards.submit(work, number)
        answer = self._open("card", number, say(QT_TRANSLATE_NOOP("app", "{number} 已交检，等质检员"), number=number))
        return replace(answer, verdict=Verdict.DONE)

    def _certificate(self, work: Work, number: str) -> ScanAnswer:
        """The certificate of the package in hand, else the sheet it comes from."""
        packing = self.state.packing
        if packing is not None and packing.state in (PackingState.OPEN, PackingState.CHECKED) and work.actor.has(Role.INSPECTOR):
            view = service.seal_check(work, packing.identity, None, {rules.CERTIFICATE: number})
            return self._packed(view, say(QT_TRANSLATE_NOOP("app", "合格证 {number} 在内"), number=number))
        found = quality.certificate(work.session, number)
        if found is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "合格证"), number)
        return self._open("sheet", found.inspection_no, say(QT_TRANSLATE_NOOP("app", "合格证 {number}"), number=number))

    def _goods(self, work: Work, one: Candidate, identity: str) -> ScanAnswer:
        thing = units.unit(work.session, identity) or units.lot(work.session, identity)
        if thing is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
        unit_service.require_not_held(work, identity)
        packing = queries.packing(work.session, identity)
        if packing is not None and packing.state in (PackingState.OPEN, PackingState.CHECKED):
            is_in_hand = self.state.packing is not None and self.state.packing.identity == identity
            return self._advance(work, packing) if is_in_hand else self._packed(packing, say(_PACKING_OPEN, identity=identity))
        if packing is not None and packing.state is PackingState.SEALED and not packing.labelled:
            view = service.scan_label_back(work, identity, one.elements.get("91", ""))
            return self._packed(view, say(QT_TRANSLATE_NOOP("app", "{identity} 标签已扫回，可以入库"), identity=identity))
        if _is_passed(thing) and work.actor.has(Role.ASSEMBLER):
            view = service.start(work, identity)
            return self._packed(view, say(QT_TRANSLATE_NOOP("app", "{identity} 开始包装"), identity=identity))
        return self._papers_of(work, thing, identity)

    def _papers_of(self, work: Work, thing: UnitView | LotView, identity: str) -> ScanAnswer:
        """The open sheet or card of goods, else the goods themselves."""
        sheets = quality.inspections_of(work.session, identity)
        card = quality.card_of(work.session, identity)
        if sheets and sheets[-1].verdict is None:
            return self._open("sheet", sheets[-1].number, say(QT_TRANSLATE_NOOP("app", "{identity} 在检"), identity=identity))
        if card is not None and (card.state is QualityCardState.OPEN or not card.inspection_no):
            return self._open("card", card.number, say(QT_TRANSLATE_NOOP("app", "{identity} 的质量跟踪卡"), identity=identity))
        state = thing.state if isinstance(thing, UnitView) else thing.balances[0].state
        words = QT_TRANSLATE_NOOP("app", "{identity} 现在是「{state}」")
        if state is UnitState.AWAITING_INSPECTION:
            words = QT_TRANSLATE_NOOP("app", "{identity} 现在是「{state}」，下一步：质检员开始检验")
        sentence = say(words, identity=identity, state=word(state))
        return self._open("goods", identity, sentence)

    def _advance(self, work: Work, packing: PackingView) -> ScanAnswer:
        """Notes that the next thing asked for is done, as far as the signed-in person may."""
        view, done = advance(work, packing)
        if view is None:
            return ScanAnswer(Verdict.HOLD, done, ScanKind.UNIT, packing.identity, Opened("packing", packing.identity))
        return self._packed(view, done)

    def _command(self, work: Work, command: Command) -> ScanAnswer:
        packing = self.state.packing
        if command is Command.TAKE_OUT:
            self.state = InspectionState()
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已收起，扫下一件")), ScanKind.COMMAND)
        opened = self.state.opened
        if opened is not None and opened.what == "card" and command is Command.CONFIRM:
            return self._submit(work, opened.key)
        if packing is not None and command is Command.SEAL:
            view = service.seal(work, packing.identity)
            sentence = say(QT_TRANSLATE_NOOP("app", "{identity} 已封装，内容标签正在打印"), identity=packing.identity)
            return self._packed(view, sentence)
        if packing is not None and command in (Command.PRINT, Command.REPRINT):
            if packing.state is not PackingState.SEALED:
                raise Conflict(say(QT_TRANSLATE_NOOP("app", "现在没有可重打的")))
            self.state = replace(self.state, asking=Purpose.REPRINT)
            sentence = say(QT_TRANSLATE_NOOP("app", "扫重打原因：{choices}"), choices=choices(Purpose.REPRINT))
            return ScanAnswer(Verdict.INFO, sentence, ScanKind.COMMAND, packing.identity)
        sentence = say(QT_TRANSLATE_NOOP("app", "「{command}」在这里用不上"), command=str(command.text))
        return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND)

    def _given(self, work: Work, purpose: Purpose, code: ScannedCode) -> ScanAnswer:
        """What follows a 重打: its reason, or a command that gives up."""
        one, packing = code.only, self.state.packing
        if one is not None and one.form is CodeForm.REASON and packing is not None:
            view = service.reprint_label(work, packing.identity, str(reason_for(purpose, one.value).text))
            return self._packed(view, say(QT_TRANSLATE_NOOP("app", "内容标签重打，旧标签作废")))
        if one is not None and one.command in (Command.UNDO, Command.PRINT, Command.REPRINT):
            self.state = replace(self.state, asking=None)
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "作罢")), ScanKind.COMMAND)
        waiting = say(QT_TRANSLATE_NOOP("app", "未计入：先给{purpose}原因，或扫「撤销」作罢"), purpose=purpose.text)
        return ScanAnswer(Verdict.HOLD, waiting, ScanKind.COMMAND, code.shown)

    def _open(self, what: str, key: str, sentence: Text) -> ScanAnswer:
        opened = Opened(what, key)
        self.state = InspectionState(opened)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.UNIT if what == "goods" else ScanKind.DOCUMENT, key, opened)

    def _packed(self, view: PackingView, sentence: Text) -> ScanAnswer:
        opened = Opened("packing", view.identity)
        self.state = InspectionState(opened, view)
        return ScanAnswer(Verdict.DONE if view.labelled else Verdict.GOOD, sentence, ScanKind.UNIT, view.identity, opened)


_PACKING_OPEN = QT_TRANSLATE_NOOP("app", "{identity} 正在包装，做完一步再扫一次")


def advance(work: Work, packing: PackingView) -> tuple[PackingView | None, Text]:
    """Does the next thing of a packing for the signed-in person.

    Returns:
        The packing after it and what was done; or None and what has to come first.

    Raises:
        Refused: C-06, C-07 as the service says.
    """
    identity = packing.identity
    step = next((no for no, line in enumerate(packing.steps, start=1) if line.open), None)
    material = next((no for no, line in enumerate(packing.materials, start=1) if line.open), None)
    point = next((line.name for line in packing.special if line.open), None)
    if step is not None or material is not None or point is not None:
        if not work.actor.has(Role.ASSEMBLER):
            return None, say(QT_TRANSLATE_NOOP("app", "包装还没做完：{step}"), step=packing.next_step)
        if step is not None:
            done = packing.steps[step - 1].name
            return service.tick_step(work, identity, step), say(QT_TRANSLATE_NOOP("app", "已做：{step}"), step=done)
        if material is None:
            assert point is not None
            special.sign(work, identity, special.occasion(packing.session_id), [point])
            return queries.packing(work.session, identity), say(QT_TRANSLATE_NOOP("app", "防护已签：{point}"), point=point)
        done = packing.materials[material - 1].name
        return service.tick_material(work, identity, material), say(QT_TRANSLATE_NOOP("app", "已放：{item}"), item=done)
    paper = next((line.name for line in packing.papers if not line.done), None)
    if not packing.packaging_ok or paper is not None:
        if not work.actor.has(Role.INSPECTOR):
            return None, say(QT_TRANSLATE_NOOP("app", "封装前要质检员检查：请质检员扫工牌"))
        if not packing.packaging_ok:
            return service.seal_check(work, identity, True), say(QT_TRANSLATE_NOOP("app", "包装符合要求"))
        if paper is None or paper == rules.CERTIFICATE:
            return None, say(QT_TRANSLATE_NOOP("app", "请扫合格证上的条码"))
        if queries.codes_of(work.session, packing.product_id, paper):
            return None, say(QT_TRANSLATE_NOOP("app", "请扫{paper}上的条码"), paper=paper)
        return service.seal_check(work, identity, None, {paper: ""}), say(QT_TRANSLATE_NOOP("app", "{paper}在内"), paper=paper)
    if not packing.firm_by:
        return service.confirm_firm(work, identity, True), say(QT_TRANSLATE_NOOP("app", "包装牢固、无破损"))
    return None, say(QT_TRANSLATE_NOOP("app", "检查齐了，请装配工扫「封箱」"))


def _is_passed(thing: UnitView | LotView) -> bool:
    return thing.state is UnitState.PASSED if isinstance(thing, UnitView) else thing.count(UnitState.PASSED) > 0


def _shown(code: ScannedCode) -> Fact:
    return fact(QT_TRANSLATE_NOOP("app", "扫到的"), code.shown)
