"""What changes a 发货单 after it was made: lines, papers that go along, a wish to sales (F-15), a delay that is told (A-22)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate

from app.core.clock import site_day
from app.core.words import text as word_text
from app.core.work import Work
from app.dispatch import service
from app.dispatch.special import ShipTo
from app.dispatch.views import DelayDraft, DispatchOrderView, DraftLine, DueView, RequestedChange, RequestView
from ui.context import DeskContext
from ui.dispatch.sections import Section
from ui.i18n import shown
from ui.widgets.buttons import KeyButton


class LinesChange(Section):
    """Another number of pieces on a draft or issued 发货单; none takes the line off, the rest stays open on the order."""

    def __init__(self) -> None:
        super().__init__("change_lines", self.tr("改数量、撤行"), self.tr("改发货单"), primary=False)
        self.say(self.tr("填 0 撤下这一行；余量留在订单上，可另开发货单。已开单的作废旧纸重打，物流科长重新签收。"))
        self.choice("line_changed", self.tr("货品"), required=True)
        self.form.add_number("line_pieces", self.tr("发几件"), low=0, high=999_999).setObjectName("field.line_pieces")
        self.text("line_reason", self.tr("原因"), hint=self.tr("开单后必填"))
        self._order: DispatchOrderView | None = None

    def show_order(self, order: DispatchOrderView) -> None:
        """The lines to choose from."""
        again = self._order is not None and (self._order.number, self._order.version) == (order.number, order.version)
        self._order = order
        self.offer("line_changed", [(f"{line.model} × {line.quantity}", line.order_line_id) for line in order.lines])
        if not again:
            self.form.set_value("line_pieces", order.lines[0].quantity if order.lines else 0)
            self.form.set_value("line_reason", "")

    def act(self, work: Work, number: str) -> None:
        """Changes the chosen line, the others stay."""
        assert self._order is not None
        chosen, pieces = self.form.value("line_changed"), int(self.form.value("line_pieces") or 0)
        lines = [
            DraftLine(line.order_line_id, pieces if line.order_line_id == chosen else line.quantity) for line in self._order.lines
        ]
        service.change_lines(work, number, lines, self.value("line_reason"))


class WhereTo(Section):
    """Where 补换 or 返修返还 goes and when, as sales agreed it with the customer (X-28)."""

    def __init__(self) -> None:
        super().__init__("confirm_dispatch", self.tr("确认收货地址和日期"), self.tr("已与客户确认"))
        self.text("ship_consignee", self.tr("收货单位"), required=True)
        self.text("ship_address", self.tr("地址"), required=True)
        self.text("ship_contact", self.tr("联系人"), required=True)
        self.text("ship_phone", self.tr("电话"), required=True)
        self.form.add_date("ship_day", self.tr("交货日"), required=True).setObjectName("field.ship_day")
        self.text("ship_reason", self.tr("原因"), hint=self.tr("开单后改动必填"))
        self._shown = ("", 0)
        self._destination = ""

    def show_order(self, order: DispatchOrderView) -> None:
        """Starts from what the 发货单 says; what is being typed for the same one stays."""
        self._destination = order.destination
        self.may_lead = order.confirmed_at is None
        self.form.show_field("ship_reason", order.issued_at is not None)
        if self._shown == (order.number, order.version):
            return
        self._shown = (order.number, order.version)
        for key in ("consignee", "address", "contact", "phone"):
            self.form.set_value(f"ship_{key}", getattr(order, key))
        self.form.set_value("ship_reason", "")
        day = order.delivery_day or site_day(order.made_at) + timedelta(days=1)
        self.form.editor("ship_day").setDate(QDate(day.year, day.month, day.day))  # type: ignore[attr-defined]

    def act(self, work: Work, number: str) -> None:
        """Confirms it."""
        consignee, contact, phone, address = (self.value(f"ship_{key}") for key in ("consignee", "contact", "phone", "address"))
        to = ShipTo(consignee, contact, phone, address, self._destination)
        service.confirm(work, number, to, date.fromisoformat(self.value("ship_day")), self.value("ship_reason"))


class KitPapers(Section):
    """Papers that the contract adds to what goes along with the goods (F-16)."""

    def __init__(self) -> None:
        super().__init__("set_papers", self.tr("合同要的随货资料（F-16）"), self.tr("定资料"), primary=False)
        self.say(self.tr("合格证、说明书、装箱单每批都带，不用写；这里写合同另要的，装箱时逐份勾。空着存就是不另带。"))
        self.text("papers", self.tr("资料"), hint=self.tr("用、隔开，如 合同副本、验收单"))
        self._shown = ("", 0)

    def show_order(self, order: DispatchOrderView) -> None:
        """Starts from the papers of a 发货单; what is being typed for the same one stays."""
        if self._shown != (order.number, order.version):
            self._shown = (order.number, order.version)
            self.form.set_value("papers", "、".join(order.papers))

    def act(self, work: Work, number: str) -> None:
        """Records them."""
        service.set_papers(work, number, [paper for paper in re.split(r"[、，,;；]", self.value("papers")) if paper.strip()])


class ChangeWish(Section):
    """Logistics asks sales; address, contact and day are not its own to change."""

    def __init__(self) -> None:
        super().__init__("ask_change", self.tr("向销售申请变更"), self.tr("提出申请"), primary=False)
        self.say(self.tr("地址、联系人、日期由销售改；同意后订单、标签和单据自动跟上。"))
        self.choice("wish_what", self.tr("改什么"), required=True)
        self.offer("wish_what", [(shown(word_text(what)), what.value) for what in RequestedChange])
        self.text("wish_value", self.tr("改成"), required=True)
        self.text("wish_reason", self.tr("原因"), required=True)

    def act(self, work: Work, number: str) -> None:
        """Asks."""
        what = RequestedChange(self.value("wish_what"))
        service.ask_change(work, number, what, self.value("wish_value"), self.value("wish_reason"))
        for key in ("wish_value", "wish_reason"):
            self.form.set_value(key, "")


class WishAnswer(Section):
    """Sales answers the oldest open wish: yes changes the order at once."""

    def __init__(self) -> None:
        super().__init__("accept_change", self.tr("物流申请变更，请答复"), self.tr("同意并更改"))
        self.text("wish_answer", self.tr("答复"), hint=self.tr("不同意时必填"))
        self.refuse = KeyButton(self.tr("不同意"))
        self.refuse.setObjectName("do.refuse_change")
        self.refuse.clicked.connect(lambda: self._answer(False))
        self.foot.insertWidget(1, self.refuse)
        self._wish: RequestView | None = None
        self._yes = True

    def show_wish(self, wish: RequestView | None) -> None:
        """The wish in words."""
        self._wish = wish
        if wish is not None:
            words = self.tr("{who}申请把{what}由「{was}」改为「{new}」。原因：{why}")
            what = shown(word_text(wish.what))
            self.say(words.format(who=wish.asked_by, what=what, was=wish.was or "—", new=wish.proposed, why=wish.reason))

    def act(self, work: Work, _number: str) -> None:
        """Answers."""
        if self._wish is not None:
            service.answer_change(work, self._wish.request_id, self._yes, self.value("wish_answer"))

    def _clicked(self) -> None:
        self._answer(True)

    def _answer(self, yes: bool) -> None:
        self._yes = yes
        self.wanted.emit(self)


class DelaySection(Section):
    """延期通知: why, until when, what is done, who was told, how; filed it prints and the alert ends."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__("file_delay", self.tr("延期通知（A-22）"), self.tr("登记并打印"))
        self._context = context
        self.text("delay_reason", self.tr("延期原因"), required=True)
        self.form.add_date("delay_day", self.tr("新交货日"), required=True).setObjectName("field.delay_day")
        self.text("delay_measure", self.tr("补救措施"), required=True)
        self.text("delay_told", self.tr("通知了谁"), required=True)
        self.text("delay_channel", self.tr("方式"), required=True, hint=self.tr("电话、短信、邮件"))
        self.moment("delay_at", self.tr("通知时间"), required=True)
        self._shown = ""
        self.order_no = ""

    def show_due(self, due: DueView, contact: str) -> None:
        """What is late and since when; what is being typed for the same order stays."""
        self.order_no = due.order_no
        words = self.tr("承诺 {promised}，客户所知 {told}；没有通知的延期一直留在提醒里。")
        self.say(words.format(promised=f"{due.promised:%m-%d}", told=f"{due.told:%m-%d}"))
        if self._shown != due.order_no:
            self._shown = due.order_no
            now = self._context.desk.clock.now()
            for key in ("delay_reason", "delay_measure", "delay_channel"):
                self.form.set_value(key, "")
            self.form.set_value("delay_told", contact)
            day = max(due.slips_to or due.told, site_day(now))
            editor = self.form.editor("delay_day")
            editor.setDate(QDate(day.year, day.month, day.day).addDays(0 if day > due.promised else 1))  # type: ignore[attr-defined]
            self.set_moment("delay_at", now)

    def act(self, work: Work, number: str) -> None:
        """Files it."""
        draft = DelayDraft(
            self.value("delay_reason"), date.fromisoformat(self.value("delay_day")), self.value("delay_measure"), self.value("delay_told"),
            self.value("delay_channel"), self.moment_of("delay_at"),
        )  # fmt: skip
        service.file_delay(work, self.order_no, draft, number if number.startswith("FH") else "")
