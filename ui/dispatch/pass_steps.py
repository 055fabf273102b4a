"""What may be done with one pass, each a form with its reason: made again, reported lost, voided."""

from __future__ import annotations

from app.core.text import Text
from app.gate.reissuing import REASONS
from app.gate.views import PassState, PassView
from ui.dispatch.sections import Section
from ui.i18n import shown


class PassAgain(Section):
    """Another pass in place of one that ended; the reason is offered and may be typed (H-01)."""

    def __init__(self) -> None:
        super().__init__(
            "reissue_pass", self.tr("重开出门证（H-01）"), self.tr("重开出门证"), hint=self.tr("上一张已作废或过期；两部门要重新签字。")
        )
        self.choice("reissue_reason", self.tr("原因"), required=True, editable=True)
        self.offer("reissue_reason", [(words, words) for words in (shown(Text(source)) for source in REASONS)])
        self._shown = ""

    def show_last(self, last: PassView | None) -> None:
        """Starts from why the last pass ended, once it has; what is being typed for the same one stays."""
        number = last.number if last is not None else ""
        if last is None or number == self._shown:
            return
        self._shown = number
        expired = last.state in (PassState.EXPIRED, PassState.VALID)  # a valid one is shown here only when its day is over
        editor = self.form.editor("reissue_reason")
        editor.setEditText(shown(Text(REASONS[0])) if expired else last.end_reason)  # type: ignore[attr-defined]


class PassPresign(Section):
    """预签: the limits that both departments sign before a box is on the vehicle (X-02)."""

    def __init__(self) -> None:
        super().__init__(
            "offer_presign", self.tr("预签限额"), self.tr("提请预签"), primary=False,
            hint=self.tr("两部门先签这辆车、这些发货单、至多几箱；由您在限额内核对装完，再用自己的 PIN 放行。"),
        )  # fmt: skip
        boxes = self.form.add_number("presign_boxes", self.tr("至多箱数"), required=True, low=1, high=9999, unit=self.tr("箱"))
        boxes.setObjectName("field.presign_boxes")


class PassPresignBack(Section):
    """The offer is taken back: both departments sign after loading, as ever."""

    def __init__(self) -> None:
        super().__init__("take_presign_back", self.tr("收回预签"), self.tr("收回预签"), primary=False)

    def show_pass(self, view: PassView) -> None:
        """Says what was offered."""
        if view.limits is not None:
            words = self.tr("限额：{plate}，{orders}，至多 {n} 箱。收回后装完照常送签。")
            self.say(words.format(plate=view.limits.plate, orders="、".join(view.limits.orders), n=view.limits.boxes))


class PassLost(Section):
    """A pass is lost: its paper no longer holds from this moment, another one is made."""

    def __init__(self) -> None:
        super().__init__(
            "report_lost", self.tr("挂失"), self.tr("挂失并重开"), primary=False,
            hint=self.tr("原票立即作废，门岗见到即拒放；新票要两部门重新签字。"),
        )  # fmt: skip
        self.text("lost_reason", self.tr("遗失经过"), required=True)


class PassVoid(Section):
    """A pass is declared void by hand."""

    def __init__(self) -> None:
        super().__init__("void_pass", self.tr("作废"), self.tr("作废出门证"), primary=False, hint=self.tr("已打印的票一并作废。"))
        self.text("void_reason", self.tr("原因"), required=True)


class PassPrint(Section):
    """The paper once more, with the reason that the paper register keeps."""

    def __init__(self) -> None:
        super().__init__("print_pass", self.tr("补打"), self.tr("补打出门证"), primary=False)
        self.text("print_reason", self.tr("补打原因"), required=True)

    def show_pass(self, view: PassView) -> None:
        """A pass that still waits for signatures is printed to be signed on paper; it opens no gate, and the first needs no reason."""
        waits = view.state is PassState.AWAITING_SIGNATURES
        self.form.require("print_reason", not waits)
        self.title.setText(self.tr("打印待签件") if waits else self.tr("补打"))
        self.button.set_words(self.tr("打印待签件") if waits else self.tr("补打出门证"))
        self.say(self.tr("给人在纸上签字用，上面印「草稿」，不能放行。") if waits else "")


class PassCount(Section):
    """What goes out is counted by the storekeeper at the desk and by a second person with his PIN (H-01)."""

    def __init__(self) -> None:
        super().__init__(
            "count_pass", self.tr("装车核对（仓管员 + 销售或物流科长）"), self.tr("两人核对，送签"),
            hint=self.tr("照实物点数；核对后货物、车辆、封签不能再改。"),
        )  # fmt: skip
        self.text("count_second", self.tr("另一人"), required=True, hint=self.tr("工牌号或姓名"))
        self.text("count_pin", self.tr("PIN"), required=True, secret=True)


class PassBack(Section):
    """What was lent is back."""

    def __init__(self) -> None:
        super().__init__("note_back", self.tr("归还"), self.tr("登记归还"))
        self.text("back_note", self.tr("说明"), hint=self.tr("完好、缺件等"))


class SetAside(Section):
    """Goods judged scrap, held or returned are carried to the zone that is for them; from there they may leave (D-10, X-30)."""

    def __init__(self) -> None:
        super().__init__(
            "set_aside", self.tr("移入报废区、退货区或隔离区"), self.tr("移库"), primary=False,
            hint=self.tr("报废和退供方的货先移库，再开出门证。"),
        )  # fmt: skip
        self.text("aside_identity", self.tr("序列号/批号"), required=True)
        self.form.add_number("aside_quantity", self.tr("数量"), low=1, high=999_999).setObjectName("field.aside_quantity")
        self.choice("aside_location", self.tr("库位"), required=True, empty=self.tr("选库位"))
        self.text("aside_document", self.tr("处置单号"), required=True, hint=self.tr("不合格品处置单等"))


class PassAfterRefusal(Section):
    """A department sent the pass back; corrected, the same pass goes to both of them again (section 3.4)."""

    def __init__(self) -> None:
        super().__init__("send_pass_again", self.tr("拒签改正，再送签"), self.tr("改正好了，再送签"))
        self.text("pass_corrected", self.tr("怎样改正"), required=True)
