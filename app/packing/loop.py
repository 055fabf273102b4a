"""Product packing at the bench: from the scanned goods to the content label that was read back (X-07, C-06, C-07).

Shipping packing and product packing share one bench; the scanned document or thing decides which. The state is one frozen value, so that
the lane can put it back after a refusal.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.reasons import Purpose, choices, reason_for
from app.core.scans import ScanAnswer
from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.core.work import Work
from app.devices.codes import Candidate, CodeForm, Command, ScannedCode, Series
from app.packing import queries, revisions, rules, service, undoing
from app.packing.bench import advance
from app.packing.product import LEFT, READ_IT, ProductState, ProductStep, idle, is_made, is_passed, product_state, state_of, tail, waits
from app.packing.views import PackingView
from app.units import queries as units
from app.units import service as unit_service
from app.units.views import LotView, UnitView
from db.states import PackingState, Role, ScanKind, Verdict

SERIES = frozenset({Series.INSPECTION, Series.TASK_ORDER})
"""The documents that begin product packing; the certificate is shared with shipping packing."""

ROLES = (Role.ASSEMBLER, Role.INSPECTOR)
"""Who packs products, and who checks them before they are sealed (C-06, C-07)."""

_ASKS = (Command.PRINT, Command.REPRINT, Command.SHORT)
_SCANNED = QT_TRANSLATE_NOOP("app", "扫到的")


def wants(session: Session, code: ScannedCode) -> bool:
    """Whether a scan begins product packing: a 检验单, a 任务单, or goods that wait to be packed, sealed or labelled."""
    one = code.only
    if one is None or one.command is not None:
        return False
    if one.series is not None:
        return one.series in SERIES
    identity = one.serial or one.lot
    if not identity:
        return False
    thing = units.unit(session, identity) or units.lot(session, identity)
    if thing is None:
        return False
    return is_made(thing) or waits(queries.packing(session, identity))


def take(work: Work, code: ScannedCode, state: ProductState | None) -> ScanAnswer:
    """Takes one scan; the answer's view is the new state, or None when product packing is over.

    Raises:
        AppError: The scan is refused; see `app.packing.service`.
    """
    if code.only is None or code.only.command not in (Command.HELP, Command.PERSON, Command.TAKE_OUT):
        work.require(*ROLES)
    return _Taking(work, state or idle(work.session, "")).take(code)


class _Taking:
    """One scan on its way through product packing."""

    def __init__(self, work: Work, state: ProductState) -> None:
        self._work, self._state = work, state

    def take(self, code: ScannedCode) -> ScanAnswer:
        if code.form is CodeForm.AMBIGUOUS:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这个码有两种意思，请扫另一个码"), fact(_SCANNED, code.shown))
        one = code.only
        if self._state.asking is not None:
            return self._given(self._state.asking, code)
        if one is None or (one.gtin and not one.serial and not one.lot):
            return self._paper(code)
        if one.command is not None:
            return self._command(one.command)
        if one.form is CodeForm.PACKAGING:
            return self._material(one.value)
        if one.form is CodeForm.REASON:
            return self._given(Purpose.DAMAGE, code)
        if one.series is Series.CERTIFICATE:
            return self._paper_in(rules.CERTIFICATE, one.value)
        if one.series is not None:
            return self._document(one.series, one.value)
        identity = one.serial or one.lot
        if not identity:
            raise bad_input(QT_TRANSLATE_NOOP("app", "这里要扫产品标签、合格证或「确认」"), fact(_SCANNED, code.shown))
        return self._goods(one, identity)

    def _document(self, series: Series, number: str) -> ScanAnswer:
        if self._state.in_work:
            raise Conflict(
                say(QT_TRANSLATE_NOOP("app", "手上这一件还没做完，做完或扫「取出」再换单")),
                (fact(QT_TRANSLATE_NOOP("app", "手上"), self._in_hand), fact(_SCANNED, number)),
            )
        new = idle(self._work.session, number) if series in SERIES else None
        if new is None or not new.goods:
            raise not_found(series.text.source, number)
        left = sum(line.state in LEFT for line in new.goods)
        sentence = say(QT_TRANSLATE_NOOP("app", "{document}：待包装 {n}"), document=number, n=left)
        return ScanAnswer(Verdict.GOOD, sentence, ScanKind.DOCUMENT, number, new)

    def _goods(self, one: Candidate, identity: str) -> ScanAnswer:
        state, kind = self._state, ScanKind.UNIT if one.serial else ScanKind.LOT
        if state.in_work:
            rules.must_be_the_goods_in_hand(self._in_hand, identity)
            if state.notice is not None:
                return ScanAnswer(Verdict.HOLD, say(READ_IT), kind, identity, state)
            assert state.packing is not None
            if state.step is ProductStep.SCAN_BACK:
                view = service.scan_label_back(self._work, identity, one.elements.get("91", ""))
                return self._packed(view, say(QT_TRANSLATE_NOOP("app", "{goods} 标签扫回，可以入库"), goods=tail(identity)), kind)
            return self._advance(state.packing, kind)
        thing = units.unit(self._work.session, identity) or units.lot(self._work.session, identity)
        if thing is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "序列号或批号"), identity)
        if state.document and all(line.identity != identity for line in state.goods):
            raise bad_input(
                QT_TRANSLATE_NOOP("app", "不在这张单上，先扫它的单据或扫「取出」"),
                fact(QT_TRANSLATE_NOOP("app", "单据"), state.document), fact(_SCANNED, identity),
            )  # fmt: skip
        unit_service.require_not_held(self._work, identity)
        return self._take_up(thing, identity, kind)

    def _take_up(self, thing: UnitView | LotView, identity: str, kind: ScanKind) -> ScanAnswer:
        """Goes on with the package of goods, or starts it."""
        found = queries.packing(self._work.session, identity)
        if found is not None and waits(found):
            sentence = say(QT_TRANSLATE_NOOP("app", "{goods} 接着做"), goods=tail(identity))
            return self._packed(found, sentence, kind, fresh=found.state is PackingState.OPEN)
        if not self._work.actor.has(Role.ASSEMBLER):
            rules.must_have_passed_inspection(identity, state_of(thing))
            wait = say(QT_TRANSLATE_NOOP("app", "{goods} 还没包装，请装配工先扫工牌包装"), goods=tail(identity))
            return ScanAnswer(Verdict.HOLD, wait, kind, identity, self._state)
        notice = revisions.notice_of(self._work.session, thing.product_id, self._work.actor.person_id, site_day(self._work.now))
        if notice is not None and is_passed(thing):
            new = replace(
                self._state, step=ProductStep.STEPS, next_step=say(READ_IT), notice=notice, identity=identity, packing=None
            )
            sentence = say(QT_TRANSLATE_NOOP("app", "新版包装要求 {revision}"), revision=f"{notice.drawing_no} {notice.revision}")
            return ScanAnswer(Verdict.INFO, sentence, kind, identity, new)
        return self._start(identity, kind)

    def _start(self, identity: str, kind: ScanKind) -> ScanAnswer:
        view = service.start(self._work, identity)
        in_full, short = QT_TRANSLATE_NOOP("app", "{goods} 今天第一件：全部步骤"), QT_TRANSLATE_NOOP("app", "{goods} 开始包装")
        return self._packed(view, say(in_full if view.in_full else short, goods=tail(identity)), kind, fresh=True)

    def _advance(self, packing: PackingView, kind: ScanKind) -> ScanAnswer:
        if self._state.fresh and packing.in_full and self._state.care and self._state.care.marks:
            return self._packed(packing, say(QT_TRANSLATE_NOOP("app", "贮运标志已看")), kind)
        view, done = advance(self._work, packing)
        if view is None:
            return ScanAnswer(Verdict.HOLD, done, kind, packing.identity, replace(self._state, fresh=False))
        return self._packed(view, done, kind)

    def _material(self, item: str) -> ScanAnswer:
        packing = self._package()
        rules.material_must_be_listed(packing.identity, item, packing.materials)
        no = next((n for n, m in enumerate(packing.materials, start=1) if m.item == item and not m.done), None)
        if no is None:
            return ScanAnswer(Verdict.IGNORED, say(QT_TRANSLATE_NOOP("app", "这种包装材料已放")), ScanKind.PAPER, item, self._state)
        view = service.tick_material(self._work, packing.identity, no)
        return self._packed(view, say(QT_TRANSLATE_NOOP("app", "已放：{item}"), item=packing.materials[no - 1].name), ScanKind.PAPER)

    def _paper(self, code: ScannedCode) -> ScanAnswer:
        """The bar code of a manual or another paper (C-07)."""
        found = {paper.product_id: paper.paper for paper in catalog.papers_by_code(self._work.session, code.text)}
        if not found:
            raise bad_input(QT_TRANSLATE_NOOP("app", "不认识这个码"), fact(_SCANNED, code.shown))
        name = found.get(self._package().product_id, "")
        if not name:
            raise bad_input(QT_TRANSLATE_NOOP("app", "不是这件货的资料"), fact(_SCANNED, code.shown))
        return self._paper_in(name, code.text)

    def _paper_in(self, name: str, code: str) -> ScanAnswer:
        packing = self._package()
        if not self._work.actor.has(Role.INSPECTOR):
            wait = say(QT_TRANSLATE_NOOP("app", "{paper}由质检员核对时扫"), paper=name)
            return ScanAnswer(Verdict.HOLD, wait, ScanKind.PAPER, code, self._state, "C-07")
        view = service.seal_check(self._work, packing.identity, None, {name: code})
        return self._packed(view, say(QT_TRANSLATE_NOOP("app", "{paper} {code} 在内"), paper=name, code=code), ScanKind.PAPER)

    def _given(self, purpose: Purpose, code: ScannedCode) -> ScanAnswer:
        """The reason asked for: the label is printed again, or the damaged package goes back to packing (C-13)."""
        state, one = replace(self._state, asking=None), code.only
        if one is not None and one.form is CodeForm.REASON:
            packing, reason = self._package(), str(reason_for(purpose, one.value).text)
            if purpose is Purpose.REPRINT:
                view = service.reprint_label(self._work, packing.identity, reason)
                return self._packed(view, say(QT_TRANSLATE_NOOP("app", "内容标签重打，旧标签作废")), ScanKind.COMMAND, Verdict.INFO)
            view = service.confirm_firm(self._work, packing.identity, False, reason)
            sentence = say(QT_TRANSLATE_NOOP("app", "退回重新包装：{reason}"), reason=reason)
            return self._packed(view, sentence, ScanKind.COMMAND, Verdict.INFO)
        if one is not None and one.command in (Command.UNDO, *_ASKS):
            session, now = self._work.session, self._work.now
            back = self._state if state.packing is None else product_state(session, now, state.packing, state.document)
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "作罢")), ScanKind.COMMAND, purpose.value, back)
        waiting = say(QT_TRANSLATE_NOOP("app", "未计入：先给{purpose}原因，或扫「撤销」作罢"), purpose=purpose.text)
        return ScanAnswer(Verdict.HOLD, waiting, ScanKind.COMMAND, code.shown, self._state)

    def _ask(self, purpose: Purpose) -> ScanAnswer:
        if self._package().state is not PackingState.SEALED and purpose is Purpose.REPRINT:
            raise Conflict(say(QT_TRANSLATE_NOOP("app", "现在没有可重打的")))
        wanted = say(QT_TRANSLATE_NOOP("app", "扫原因码，或按数字键"))
        sentence = say(QT_TRANSLATE_NOOP("app", "{purpose}原因：{choices}"), purpose=purpose.text, choices=choices(purpose))
        return ScanAnswer(
            Verdict.INFO, sentence, ScanKind.COMMAND, purpose.value, replace(self._state, asking=purpose, next_step=wanted)
        )

    def _command(self, command: Command) -> ScanAnswer:
        state = self._state
        if command is Command.HELP:
            return ScanAnswer(Verdict.INFO, state.next_step, ScanKind.COMMAND, command.value, state)
        if command is Command.PERSON:
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "换人：请扫工牌")), ScanKind.COMMAND, command.value, state)
        if command is Command.TAKE_OUT:
            left = idle(self._work.session, state.document) if state.in_work and state.document else None
            return ScanAnswer(Verdict.INFO, say(QT_TRANSLATE_NOOP("app", "已收起，留到以后再做")), ScanKind.COMMAND, command.value, left)
        if command is Command.CONFIRM and state.notice is not None:
            revisions.acknowledge(self._work, state.notice.spec_id)
            return self._start(state.identity, ScanKind.COMMAND)
        if command in (Command.PRINT, Command.REPRINT) and state.step in (ProductStep.SCAN_BACK, ProductStep.FINISHED):
            return self._ask(Purpose.REPRINT)
        if command is Command.SHORT and state.step in (ProductStep.CHECK, ProductStep.SEAL):
            return self._ask(Purpose.DAMAGE)
        if command in (Command.NEW_BOX, Command.SHORT, *_ASKS) or (command is Command.CONFIRM and not state.in_work):
            sentence = say(QT_TRANSLATE_NOOP("app", "「{command}」在这里用不上"), command=str(command.text))
            return ScanAnswer(Verdict.HOLD, sentence, ScanKind.COMMAND, command.value, state)
        return self._obey(command, self._package())

    def _obey(self, command: Command, packing: PackingView) -> ScanAnswer:
        if command is Command.UNDO:
            view, done = undoing.undo(self._work, packing.identity)
            return self._packed(view, say(QT_TRANSLATE_NOOP("app", "已撤销：{what}"), what=done), ScanKind.COMMAND, Verdict.INFO)
        if command is Command.SEAL or (command is Command.CONFIRM and self._may_seal):
            view = service.seal(self._work, packing.identity)
            sentence = QT_TRANSLATE_NOOP("app", "{goods} 已封装，内容标签送去打印")
            return self._packed(view, say(sentence, goods=tail(packing.identity)), ScanKind.COMMAND)
        if self._state.step is ProductStep.SCAN_BACK:
            return ScanAnswer(Verdict.HOLD, self._state.next_step, ScanKind.COMMAND, command.value, self._state)
        return self._advance(packing, ScanKind.COMMAND)

    @property
    def _may_seal(self) -> bool:
        return self._state.step is ProductStep.SEAL and self._work.actor.has(Role.ASSEMBLER)

    @property
    def _in_hand(self) -> str:
        return self._state.packing.identity if self._state.packing is not None else self._state.identity

    def _package(self) -> PackingView:
        packing = self._state.packing
        if packing is None:
            raise bad_input(QT_TRANSLATE_NOOP("app", "请先扫产品标签"))
        return packing

    def _packed(
        self, view: PackingView, sentence: Text, kind: ScanKind, verdict: Verdict = Verdict.GOOD, *, fresh: bool = False
    ) -> ScanAnswer:
        before = self._state
        new = product_state(self._work.session, self._work.now, view, before.document, fresh=fresh)
        if verdict is Verdict.GOOD and before.step is not new.step and new.step not in (ProductStep.GOODS, ProductStep.STEPS) and not fresh:
            verdict = Verdict.DONE
        return ScanAnswer(verdict, sentence, kind, view.identity, new)
