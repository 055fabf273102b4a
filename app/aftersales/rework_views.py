"""What leaves the rework part of after-sales, and what its commands take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db.states import ReworkBranch as ReworkBranch
from db.states import ReworkPaper as ReworkPaper
from db.states import ReworkState as ReworkState


@dataclass(frozen=True)
class ReworkDraft:
    """Goods that quality judged reworkable.

    Attributes:
        serials: Serial numbers of one product; empty for pieces of a lot.
        test_no: The inspection sheet, or the record of the test on site, that it rests on (J-19).
        lot_no: The lot, where there are no serials.
        quantity: Pieces of the lot.
        case_no: The 服务单 behind it, or blank.
        ncr_no: The 质检信息反馈跟踪表, or blank while it is not filled yet.
        content: What is to be done, or blank while nobody knows.
        redeliver_on: When the customer is to have the goods back, or None.
    """

    serials: Sequence[str]
    test_no: str
    lot_no: str = ""
    quantity: int = 0
    case_no: str = ""
    ncr_no: str = ""
    content: str = ""
    redeliver_on: date | None = None


@dataclass(frozen=True)
class BranchChoice:
    """How goods are reworked, as quality decides it from the tracking form.

    Attributes:
        branch: Simplified, without or with a change of design.
        ncr_no: The 质检信息反馈跟踪表 (J-23).
        content: What is to be done.
        reason: Why the simplified form will do (J-21).
        workshop: Who does it; of the simplified form.
        due_on: Until when the workshop is to have done it; of the simplified form.
        redeliver_on: When the customer is to have the goods back, or None for no change.
    """

    branch: ReworkBranch
    ncr_no: str
    content: str
    reason: str = ""
    workshop: str = ""
    due_on: date | None = None
    redeliver_on: date | None = None


@dataclass(frozen=True)
class DocumentDraft:
    """返工图纸 or 返修工艺 as research issues it (J-24).

    Attributes:
        kind: Which.
        number: Its number.
        revision: Its revision.
        steps: Of a process: what is done and what is checked, step by step.
        file_name: Name of the file.
        file_content: The drawing or process as PDF or picture; a drawing needs one.
    """

    kind: ReworkPaper
    number: str
    revision: str
    steps: tuple[tuple[str, str], ...] = ()
    file_name: str = ""
    file_content: bytes = b""


@dataclass(frozen=True)
class DocumentView:
    """One revision of 返工图纸 or 返修工艺; in force while approved and not followed by a later one.

    Attributes:
        in_force: Whether the rework goes by it.
        sha256: Its file, or blank.
    """

    document_id: int
    kind: ReworkPaper
    number: str
    revision: str
    steps: tuple[tuple[str, str], ...]
    author_id: int
    author: str
    issued_at: datetime
    approver: str
    approved_at: datetime | None
    in_force: bool
    sha256: str = ""

    @property
    def cited(self) -> str:
        """Number and revision as a task order cites them."""
        return f"{self.number} {self.revision}"


@dataclass(frozen=True)
class ReworkUnitView:
    """One unit with the card and certificate from before and the certificate it got anew."""

    serial: str
    old_card: str
    old_certificate: str
    new_certificate: str


@dataclass(frozen=True)
class ReworkEventView:
    """One entry of the time line."""

    at: datetime
    state: ReworkState
    text: str
    person: str


@dataclass(frozen=True)
class ReworkLine:
    """A 返工单 as one line of a list; `stale` means the workshop has not taken note of a newer revision (J-25)."""

    number: str
    state: ReworkState
    branch: ReworkBranch | None
    product: str
    model: str
    identity: str
    quantity: int
    unit: str
    customer: str
    ncr_no: str
    task_no: str
    dispatch_no: str
    due_on: date | None
    redeliver_on: date | None
    created_at: datetime
    stale: bool = False


@dataclass(frozen=True)
class ReworkView:
    """A 返工单 with its goods, its papers and its time line, newest entry first.

    Attributes:
        documents: Every revision, newest first.
        cited: Drawing and process as the 生产任务单 cites them; blank where it cites none.
        stale: Whether a paper in force is of a later revision than the task order cites (J-25).
    """

    number: str
    state: ReworkState
    case_no: str
    ncr_no: str
    test_no: str
    product_id: int
    product: str
    model: str
    unit: str
    lot_no: str
    quantity: int
    customer: str
    branch: ReworkBranch | None
    reason: str
    content: str
    workshop: str
    due_on: date | None
    redeliver_on: date | None
    task_no: str
    card_no: str
    inspection_no: str
    report_no: str
    rounds: int
    receipt_no: str
    dispatch_no: str
    split_from: str
    created_at: datetime
    author: str
    finished_at: datetime | None
    passed_at: datetime | None
    closed_at: datetime | None
    units: tuple[ReworkUnitView, ...]
    documents: tuple[DocumentView, ...]
    events: tuple[ReworkEventView, ...]
    cited: tuple[str, str] = ("", "")
    stale: bool = False

    @property
    def serials(self) -> tuple[str, ...]:
        """Serial numbers."""
        return tuple(one.serial for one in self.units)

    @property
    def identities(self) -> tuple[str, ...]:
        """Serial numbers, or the lot."""
        return self.serials or (self.lot_no,)

    def in_force(self, kind: ReworkPaper) -> DocumentView | None:
        """The paper of a kind that the rework goes by, or None."""
        return next((one for one in self.documents if one.kind is kind and one.in_force), None)

    @property
    def goes_by(self) -> tuple[str, str]:
        """Drawing and process in force, as they are cited; blank where there is none."""
        found = (self.in_force(ReworkPaper.DRAWING), self.in_force(ReworkPaper.PROCESS))
        return (found[0].cited if found[0] else "", found[1].cited if found[1] else "")

    @property
    def missing(self) -> tuple[ReworkPaper, ...]:
        """Papers that are not issued, or not approved (J-24)."""
        return tuple(kind for kind in ReworkPaper if self.in_force(kind) is None)

    @property
    def next_revisions(self) -> tuple[DocumentView, ...]:
        """Revisions that wait for approval."""
        return tuple(one for one in self.documents if one.approved_at is None)
