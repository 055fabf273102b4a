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
        """Starts from why the last pass ended; what is being typed for the same one stays."""
        number = last.number if last is not None else ""
        if last is None or number == self._shown:
            return
        self._shown = number
        expired = last.state in (PassState.EXPIRED, PassState.VALID)  # a valid one is shown here only when its day is over
        editor = self.form.editor("reissue_reason")
        editor.setEditText(shown(Text(REASONS[0])) if expired else last.end_reason)  # type: ignore[attr-defined]


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
