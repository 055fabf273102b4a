"""The forms of 退换: a new 退货单, and what is to be done with the piece in front; only those that role and state allow are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.aftersales import replacement_service as replacements
from app.aftersales import returns_as_is as as_is
from app.aftersales import returns_judging as judging
from app.aftersales import returns_service as service
from app.aftersales.returns_queries import pieces_replaced
from app.aftersales.returns_views import (
    InspectionVerdict,
    ReplacementState,
    ReplacementView,
    ReturnDraft,
    ReturnItemView,
    ReturnJudgement,
    ReturnPlace,
    ReturnState,
    ReturnView,
)
from app.core import keyed
from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import Role
from app.core.words import text as word_text
from app.core.work import Actor, Work
from app.storage import protection
from ui.dispatch.freight_steps import fen
from ui.dispatch.sections import Section, show_sections
from ui.i18n import shown

Act = Callable[[Work], Any]
_DAY = QT_TRANSLATE_NOOP("app", "预计退回日")
_PIECES_CAME, _PIECES_GIVEN = QT_TRANSLATE_NOOP("app", "到了几件"), QT_TRANSLATE_NOOP("app", "件数")
_MOST_PIECES = 1_000_000
_LABEL = 76
_PIECES = re.compile(r"(.+?)[×xX*](\d+)")
_PUT_AWAY = (ReturnJudgement.BACK, ReturnJudgement.AS_IS)
FAILED, PASSED = InspectionVerdict.FAIL, InspectionVerdict.PASS


class ReturnSteps(QWidget):
    """Every form; `act_wanted` carries a command and what it does in one sentence."""

    act_wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._view: ReturnView | None = None
        self._item: ReturnItemView | None = None
        self._given: ReplacementView | None = None
        self._points: tuple[str, ...] = ()
        self._shown = ""
        self._build()
        self._acts: dict[Section, tuple[Callable[[], Act], str]] = {
            self.new: (self._authorise, self.tr("退货单已开，正在打印")),
            self.receive: (self._receive, self.tr("已收入退货区")),
            self.judge: (self._judge, self.tr("已判定")),
            self.test: (self._test, self.tr("检测已记录")),
            self.scrap: (self._scrap, self.tr("已报废入库")),
            self.put_away: (self._put_away, self.tr("已放回货位")),
            self.replace: (self._replace, self.tr("补换领料单和发货单已开")),
            self.cancel: (self._cancel, self.tr("补换已取消")),
            self.again: (self._again, self.tr("返还发货单已重开")),
            self.drop: (self._drop, self.tr("已记为不退回")),
            self.void: (self._void, self.tr("退货单已作废")),
        }
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        for section in self._acts:
            section.wanted.connect(self._run)
            box.addWidget(section)
        self.show_none()

    def _build(self) -> None:
        self.new = Section("authorise_return", self.tr("开退货单（销售）"), self.tr("同意退货并打印"), label_width=_LABEL)
        self.new.say(self.tr("没有退货单号，退货不能入厂、不能入库（J-33）。扫产品标签可连续加。"))
        self.new.text("return_goods", self.tr("序列号"), required=True, hint=self.tr("用、隔开；批号写 L261109-01×5"))
        self.new.text("return_reason", self.tr("退货原因"), required=True)
        self.new.text("return_case", self.tr("服务单"), hint=self.tr("可空，如 SH-2026-0001"))
        self.new.text("return_carrier", self.tr("怎样退回"), hint=self.tr("物流公司、快递或自送"))
        self.new.text("return_day", self.tr("预计退回"), hint=self.tr("可空，如 2026-12-05"))
        self.receive = Section("receive_return", self.tr("收货到退货区（仓管员）"), self.tr("收货"), label_width=_LABEL)
        self.receive.say(self.tr("也可直接扫产品标签收货。判定前不能提货。"))
        self.receive.choice("return_place", self.tr("库位"), required=True)
        self.receive.text("return_pieces", self.tr("到了几件"), required=True)
        self.test = Section("test_return", self.tr("检测记录（质检员）"), self.tr("记录检测"), label_width=_LABEL)
        self.test.choice("test_result", self.tr("结论"), required=True, empty=self.tr("选结论"))
        self.test.offer("test_result", [(shown(word_text(one)), one.value) for one in (FAILED, PASSED)], self.tr("选结论"))
        _long(self.test, "test_facts", self.tr("检测情况"), self.tr("测了什么、实测值、现象"))
        self.test.moment("test_at", self.tr("检测时间"), required=True)
        self.judge = Section("judge_return", self.tr("判定（质检员）"), self.tr("判定"), label_width=_LABEL)
        self.judge.choice("judgement", self.tr("判定"), required=True, empty=self.tr("选判定"))
        _long(self.judge, "judge_words", self.tr("理由"), self.tr("能不能修、为什么"))
        self.judge.text("judge_consent", self.tr("客户同意人"), hint=self.tr("让步使用必填"))
        self.scrap = Section("scrap_return", self.tr("报废入库（物流科长）"), self.tr("报废入库"), label_width=_LABEL)
        self.scrap.choice("scrap_place", self.tr("报废区"), required=True)
        self.put_away = Section("restock_return", self.tr("放回货位（仓管员）"), self.tr("入库"), label_width=_LABEL)
        self.put_away.say(self.tr("再发出前要重新做出库检验（X-34）。"))
        self.put_away.choice("stock_place", self.tr("库位"), required=True)
        self.again = Section("send_return_anew", self.tr("重开返还发货单（销售）"), self.tr("重开发货单"), label_width=_LABEL)
        self.again.say(self.tr("原发货单已作废或没有发完，货还在库里留给这个客户。"))
        self.replace = Section("request_replacement", self.tr("补换（售后）"), self.tr("开补换领料单"), label_width=_LABEL)
        self.replace.say(self.tr("一换一：领料单注明服务单和拒收序列号，同时开补换发货单，由销售确认地址。"))
        self.replace.text("replace_case", self.tr("服务单"), required=True, hint=self.tr("SH 号；没有先按 F2 登记"))
        self.replace.text("replace_cost", self.tr("费用（元）"), hint=self.tr("空着按订单单价"))
        self.replace.text("replace_pieces", self.tr("件数"), required=True)
        self.cancel = Section("cancel_replacement", self.tr("取消补换（售后）"), self.tr("取消补换"), primary=False, label_width=_LABEL)
        self.cancel.text("cancel_reason", self.tr("原因"), required=True)
        self.drop = Section("drop_return", self.tr("不退回了（销售）"), self.tr("不退回"), primary=False, label_width=_LABEL)
        self.drop.text("drop_reason", self.tr("原因"), required=True)
        self.void = Section("void_return", self.tr("作废退货单（销售）"), self.tr("作废"), primary=False, label_width=_LABEL)
        self.void.text("void_reason", self.tr("原因"), required=True)
        self._carried = {self.receive: "receive_protected", self.scrap: "scrap_protected", self.put_away: "stock_protected"}
        for section, key in self._carried.items():
            section.tick(key, self.tr("防护"), self.tr("逐项做到了"))
            section.form.editor(key).setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # as wide as the fields
        self._hints = {section: section.hint.text() for section in self._carried}

    def _run(self, section: Section) -> None:
        make, said = self._acts[section]
        key = self._carried.get(section, "")
        if not key or not self._points:
            self.act_wanted.emit(make(), said)
        elif not section.form.value(key):
            section.form.show_errors({key: self.tr("搬动前请逐项做到并勾选（E-04）")})
        else:
            act, identity, points = make(), self._piece().identity, self._points

            def signed(work: Work) -> object:
                protection.sign(work, (identity,), points)
                return act(work)

            self.act_wanted.emit(signed, said)

    # Showing

    def show_none(self) -> None:
        """Nothing is in front."""
        self._view = self._item = self._given = None
        self._offer([(section, False) for section in self._acts])

    def show_new(self, actor: Actor) -> None:
        """A new 退货单; only sales opens one."""
        self._view = self._item = self._given = None
        self._shown = ""
        self._offer([(section, section is self.new and actor.has(Role.SALES)) for section in self._acts])

    def take_keys(self) -> None:
        """The fields of the next step have the keys."""
        first = next((one for one in self._acts if not one.isHidden()), None)
        if first is not None:
            first.take_keys()

    def _offer(self, sections: list[tuple[Section, bool]]) -> None:
        """Shows these; with none of them the column takes no room."""
        show_sections(sections)
        self.setVisible(any(there for _, there in sections))

    def add_goods(self, identity: str) -> None:
        """Adds scanned goods to the new 退货单."""
        known = [part for part in re.split(r"[、，,;；\s]+", self.new.value("return_goods")) if part]
        if identity not in known:
            self.new.form.set_value("return_goods", "、".join([*known, identity]))

    def clear_new(self) -> None:
        """The next one begins blank."""
        for key in ("return_goods", "return_reason", "return_case", "return_carrier", "return_day"):
            self.new.form.set_value(key, "")

    def forget(self) -> None:
        """What was keyed is done: the forms begin blank."""
        self._shown = ""

    def offer_places(self, returns: Sequence[str], scrap: Sequence[str], store: Sequence[str]) -> None:
        """The places that each step may choose from."""
        self.receive.offer("return_place", [(code, code) for code in returns])
        self.scrap.offer("scrap_place", [(code, code) for code in scrap])
        self.put_away.offer("stock_place", [(code, code) for code in store])

    def ask_protection(self, points: Sequence[str]) -> None:
        """Valuable or safety goods are carried only after whoever carries them signed for these points (E-04)."""
        self._points = tuple(points)
        words = self.tr("搬动前：{points}").format(points="、".join(points))
        for section, key in self._carried.items():
            section.form.show_field(key, bool(points))
            section.say("\n".join(filter(None, (self._hints[section], words if points else ""))))

    def show_item(self, view: ReturnView, item: ReturnItemView, given: Sequence[ReplacementView], actor: Actor, now: Any) -> None:
        """The forms of one piece; what is being typed for the same one stays."""
        self._view, self._item = view, item
        standing = [one for one in given if one.state is not ReplacementState.CANCELLED]
        self._given = standing[-1] if standing else None
        if self._shown != f"{view.number}/{item.item_id}":
            self._shown = f"{view.number}/{item.item_id}"
            self._clear(view, now)
            self._count(view, item, given)
            for section, key in self._carried.items():
                section.form.set_value(key, False)
        kinds = [one for one in ReturnJudgement if one is not ReturnJudgement.BACK or item.received_at is not None]
        self.judge.offer("judgement", [(shown(word_text(one)), one.value) for one in kinds], self.tr("选判定"))
        self._offer(self._allowed(view, item, self._to_replace(view, item, given), actor))

    def _clear(self, view: ReturnView, now: Any) -> None:
        for section, keys in (
            (self.test, ("test_facts",)), (self.judge, ("judge_words", "judge_consent")), (self.replace, ("replace_cost",)),
            (self.cancel, ("cancel_reason",)), (self.void, ("void_reason",)), (self.drop, ("drop_reason",)),
        ):  # fmt: skip
            for key in keys:
                section.form.set_value(key, "")
        for section, key in ((self.test, "test_result"), (self.judge, "judgement")):
            section.form.editor(key).setCurrentIndex(0)  # type: ignore[attr-defined]
        self.test.set_moment("test_at", now)
        self.replace.form.set_value("replace_case", view.case_no)

    def _count(self, view: ReturnView, item: ReturnItemView, given: Sequence[ReplacementView]) -> None:
        """Pieces that are awaited, and that may still be replaced; of a unit nobody asks."""
        self._left = self._to_replace(view, item, given)
        for section, key, pieces in ((self.receive, "return_pieces", item.quantity), (self.replace, "replace_pieces", self._left)):
            section.form.set_value(key, str(max(pieces, 1)))
            section.form.show_field(key, not item.serial)

    @staticmethod
    def _to_replace(view: ReturnView, item: ReturnItemView, given: Sequence[ReplacementView]) -> int:
        """Pieces of a lot that are for scrap on the 退货单, whatever line they stand on, less those that 补换 carry."""
        lines = [one for one in view.items if one.identity == item.identity and one.judgement is ReturnJudgement.SCRAP]
        return sum(one.quantity for one in lines) - pieces_replaced(given)

    def _allowed(self, view: ReturnView, item: ReturnItemView, left: int, actor: Actor) -> list[tuple[Section, bool]]:
        going = view.state is not ReturnState.VOIDED and item.settled_at is None
        here, judged = item.received_at is not None, item.judgement
        scrap = judged is ReturnJudgement.SCRAP
        untouched = view.state in (ReturnState.AUTHORISED, ReturnState.ARRIVED) and not any(one.judged_at for one in view.items)
        drawn = self._given is not None and self._given.drawn_at is not None
        return [
            (self.new, False),
            (self.receive, going and not here and actor.has(Role.STOREKEEPER)),
            (self.judge, going and judged is None and bool(item.tests) and actor.has(Role.INSPECTOR)),
            (self.test, going and judged is None and actor.has(Role.INSPECTOR)),
            (self.scrap, going and here and scrap and actor.has(Role.LOGISTICS_HEAD)),
            (
                self.put_away,
                going and here and judged in _PUT_AWAY and not item.called_off and actor.has(Role.STOREKEEPER),
            ),
            (self.again, item.called_off and actor.has(Role.SALES)),
            (self.replace, scrap and left > 0 and actor.has(Role.AFTER_SALES)),
            (self.cancel, self._given is not None and not drawn and actor.has(Role.AFTER_SALES)),
            (self.drop, going and item.awaited and not untouched and actor.has(Role.SALES)),
            (self.void, untouched and actor.has(Role.SALES)),
        ]

    # What was keyed

    def _authorise(self) -> Act:
        goods = self.new.value("return_goods")
        texts = [self.new.value(key) for key in ("return_reason", "return_case", "return_carrier", "return_day")]

        def act(work: Work) -> ReturnView:
            reason, case, carrier, day = texts
            draft = ReturnDraft(wanted(goods), reason, case.strip().upper(), carrier=carrier, expected_on=keyed.day(_DAY, day))
            return service.authorise(work, draft)

        return act

    def _receive(self) -> Act:
        view, item, place = self._front(), self._piece(), self.receive.value("return_place")
        keyed_pieces = self.receive.value("return_pieces")

        def act(work: Work) -> ReturnView:
            pieces = None if item.serial else keyed.pieces(_PIECES_CAME, keyed_pieces, item.quantity)
            return service.receive(work, view.number, item.identity, place, pieces)

        return act

    def _test(self) -> Act:
        item, facts = self._piece(), self.test.value("test_facts")
        failed, at = self.test.value("test_result") == FAILED.value, self.test.moment_of("test_at")
        place = ReturnPlace.IN_HOUSE if item.received_at is not None else ReturnPlace.ON_SITE
        return lambda work: judging.record_test(work, item.item_id, place, facts, failed, tested_at=at)

    def _judge(self) -> Act:
        item, what = self._piece(), ReturnJudgement(self.judge.value("judgement"))
        why, consent = self.judge.value("judge_words"), self.judge.value("judge_consent")
        return lambda work: judging.judge(work, item.item_id, what, why, consent)

    def _scrap(self) -> Act:
        item, place = self._piece(), self.scrap.value("scrap_place")
        return lambda work: judging.scrap(work, item.item_id, place)

    def _put_away(self) -> Act:
        item, place = self._piece(), self.put_away.value("stock_place")
        return lambda work: judging.put_away(work, item.item_id, place)

    def _replace(self) -> Act:
        item, case, cost = self._piece(), self.replace.value("replace_case"), self.replace.value("replace_cost").strip()
        keyed_pieces = self.replace.value("replace_pieces")

        def act(work: Work) -> ReplacementView:
            pieces = None if item.serial else keyed.pieces(_PIECES_GIVEN, keyed_pieces, _MOST_PIECES)
            return replacements.request(work, item.item_id, case, quantity=pieces, cost_fen=fen(cost) if cost else None)

        return act

    def _again(self) -> Act:
        item = self._piece()
        return lambda work: as_is.send_anew(work, item.item_id)

    def _drop(self) -> Act:
        item, why = self._piece(), self.drop.value("drop_reason")
        return lambda work: service.drop(work, item.item_id, why)

    def _cancel(self) -> Act:
        given, why = self._given, self.cancel.value("cancel_reason")
        return lambda work: replacements.cancel(work, given.requisition_no if given is not None else "", why)

    def _void(self) -> Act:
        view, why = self._front(), self.void.value("void_reason")
        return lambda work: service.void(work, view.number, why)

    def _front(self) -> ReturnView:
        assert self._view is not None
        return self._view

    def _piece(self) -> ReturnItemView:
        assert self._item is not None
        return self._item


def wanted(words: str) -> tuple[tuple[str, int], ...]:
    """Serial and lot numbers as they were keyed, a lot with its pieces: 「BK2611090217、L261109-01×5」.

    Raises:
        BadInput: Nothing was keyed.
    """
    found = []
    for part in filter(None, re.split(r"[、，,;；\s]+", words)):
        lot = _PIECES.fullmatch(part)
        found.append((lot[1], int(lot[2])) if lot else (part, 1))
    if not found:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请扫产品标签或填序列号"))
    return tuple(found)


def _long(section: Section, key: str, label: str, hint: str) -> None:
    section.form.add_long_text(key, label, required=True, hint=hint).setObjectName(f"field.{key}")
