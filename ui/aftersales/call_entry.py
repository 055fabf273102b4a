"""What is being taken down of a call, and the commands that save it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.aftersales import case_opening, service
from app.aftersales.views import Caller, CaseChannel, CaseDraft, CaseKind, CaseView, OnTheSpot, Severity
from app.core.work import Work
from ui.aftersales.call_form import CallForm
from ui.aftersales.pictures import Picture

_ON_DELIVERY = (CaseKind.DISCREPANCY, CaseKind.DISPUTE)
Enter = Callable[[Work], CaseView]


@dataclass
class CallEntry:
    """A call between its first word and its last save.

    Attributes:
        taken: What was chosen of each kind of hit.
        case: The case it became; None while it is not saved.
        saved: The words as they were saved.
        handed: Document that sales hands it over from, or blank.
        pictures: Pictures that are not saved yet.
    """

    taken: dict[str, Caller] = field(default_factory=dict)
    case: CaseView | None = None
    saved: str = ""
    handed: str = ""
    pictures: list[Picture] = field(default_factory=list)

    def take(self, hit: Caller, hits: Sequence[Caller]) -> None:
        """The call is about this, and about the customer behind it where he was found as well."""
        self.taken[hit.kind] = hit
        customer = next((one for one in hits if one.kind == "customer" and one.customer_id == hit.customer_id), None)
        if customer is not None:
            self.taken["customer"] = customer

    def dirty(self, form: CallForm, words: str) -> bool:
        """Whether something was keyed that is not saved."""
        if words != self.saved or self.pictures:
            return True
        return self.case is None and bool(form.phone.text().strip() or form.caller.text().strip())

    @property
    def named(self) -> str:
        """What it is about, in words."""
        return "·".join(self.taken[kind].title for kind in ("unit", "delivery", "customer") if kind in self.taken)

    def enter(self, form: CallForm, words: str, now: datetime) -> Enter:
        """The command that saves it: a new case, or a further note on the one that was registered."""
        pictures = tuple(self.pictures)
        if self.case is not None:
            return _more(self.case.number, words.removeprefix(self.saved).strip() if words != self.saved else "", pictures)
        draft = self._draft(form, words, now)
        begin = case_opening.hand_over if draft.handed_from else service.register

        def register(work: Work) -> CaseView:
            view = begin(work, draft)
            for name, content in pictures:
                view = service.add_file(work, view.number, name, content)
            return view

        return register

    def settle(self, form: CallForm, words: str, now: datetime, spot: OnTheSpot) -> Enter:
        """The command that saves it and settles it on the spot, in one."""
        enter = self.enter(form, words, now) if self.case is None or self.dirty(form, words) else None
        number = self.case.number if self.case is not None else ""

        def settled(work: Work) -> CaseView:
            entered = enter(work) if enter is not None else None
            return service.settle_on_the_spot(work, entered.number if entered is not None else number, spot)

        return settled

    def _draft(self, form: CallForm, words: str, now: datetime) -> CaseDraft:
        unit, record = self.taken.get("unit"), self.taken.get("delivery")
        customer = self.taken.get("customer") or unit or record
        kind = CaseKind(form.kind.currentData())
        return CaseDraft(
            unit.key if unit is not None else "", words, customer.customer_id if customer is not None else None, "",
            CaseChannel(form.channel.currentData()), Severity(form.level.currentData()), form.caller.text(), form.phone.text(), kind,
            min(form.called_at(), now), None, record.key if record is not None and kind in _ON_DELIVERY else "", self.handed,
        )  # fmt: skip


def _more(number: str, words: str, pictures: tuple[Picture, ...]) -> Enter:
    def add(work: Work) -> CaseView:
        view = service.add_note(work, number, words) if words or not pictures else None
        for name, content in pictures:
            view = service.add_file(work, number, name, content)
        assert view is not None
        return view

    return add
