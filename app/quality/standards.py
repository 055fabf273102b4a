"""Inspection standards and the designer's parameters: written once, never changed; a new revision takes the place of the old one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.clock import site_day
from app.core.entry import NAME, clean, whole
from app.core.errors import Conflict, bad_input, not_found
from app.core.grouped import grouped
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.files import service as files
from app.identity import queries as identity_queries
from app.orders import queries as orders
from app.quality import rules
from app.quality.views import SamplingPlan, StandardDraft, StandardItemDraft, StandardKind, StandardView
from db.models.quality import InspectionStandard, StandardItem
from db.states import Role
from db.types import yes

WRITERS = frozenset({Role.INSPECTOR, Role.ADMINISTRATOR})
AUTHORS = WRITERS | {Role.RESEARCH}
"""Who brings in a parameter sheet: the designer himself too."""
FILE = "inspection_standard"
"""Attachments of this kind are the papers of standards and parameters; their key is that of the standard."""
MOST_ITEMS = 200
MOST = 10_000
"""Pieces of a sample."""


def write_standard(
    work: Work, product_id: int, code: str, revision: str, basis: str, items: Sequence[StandardItemDraft]
) -> StandardView:
    """Writes an inspection standard whose basis is given in one line, inspected as the inspector decides; see `write`."""
    return write(work, StandardDraft(product_id, code, revision, tuple(items), plan=SamplingPlan.FREE, basis=basis))


def write(work: Work, draft: StandardDraft, file: tuple[str, bytes] | None = None) -> StandardView:
    """Writes a standard or a parameter sheet and makes it the one in force; the one before stays readable (B-03, B-05).

    Args:
        work: The action.
        draft: What it says.
        file: Name and content of the signed paper; a parameter sheet needs it.

    Raises:
        BadInput: Number, revision, basis or items missing, limits that cross, or parameters without author, day or file.
        Conflict: This revision is written already.
        Refused: B-04 a group without an item.
    """
    parameters = draft.kind is StandardKind.PARAMETERS
    work.require(*(AUTHORS if parameters else WRITERS))
    code = clean(QT_TRANSLATE_NOOP("app", "标准编号"), draft.code, most=NAME, needed=True)
    revision = clean(QT_TRANSLATE_NOOP("app", "版次"), draft.revision, most=20, needed=True)
    basis = clean(QT_TRANSLATE_NOOP("app", "依据"), basis_words(draft), needed=True)
    items = [checked(item) for item in draft.items]
    if not items or len(items) > MOST_ITEMS:
        raise bad_input(QT_TRANSLATE_NOOP("app", "检验标准要有编号、版次、依据和项目，项目不多于 {most} 项"), most=MOST_ITEMS)
    rules.three_groups_must_be_there(code, [item.group for item in items])
    _plan_must_be_whole(draft)
    if parameters:
        _parameters_must_be_signed(draft, file, site_day(work.now))
        if draft.task_no and orders.task(work.session, draft.task_no) is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "生产任务单"), draft.task_no)
    row = _row(work, draft, code, revision, basis)
    _must_be_new(work.session, row)
    _retire_others(work.session, row)
    work.session.add(row)
    work.session.flush()
    for no, item in enumerate(items, start=1):
        work.session.add(
            StandardItem(
                standard_id=row.id, no=no, group=item.group, name=item.name, requirement=item.requirement, low=item.low,
                high=item.high, unit=item.unit, instrument=item.instrument,
            )
        )  # fmt: skip
    work.session.flush()
    if file is not None:
        files.attach(work, FILE, str(row.id), *file)
    work.audit("write_standard", "inspection_standard", f"{code} {revision}", product=row.product_id, items=len(items), kind=row.kind)
    return _views(work.session, [row])[0]


def _row(work: Work, draft: StandardDraft, code: str, revision: str, basis: str) -> InspectionStandard:
    return InspectionStandard(
        product_id=draft.product_id, code=code, revision=revision, basis=basis, active=True, kind=draft.kind,
        task_no=draft.task_no.strip() if draft.kind is StandardKind.PARAMETERS else "", national=draft.national.strip(),
        company=draft.company.strip(), customer=draft.customer.strip(),
        author=clean(QT_TRANSLATE_NOOP("app", "编制人"), draft.author, most=NAME), dated_on=draft.dated_on, plan=draft.plan,
        sample=draft.sample if draft.plan is SamplingPlan.FIXED else 0, accept=draft.accept, written_at=work.now,
        writer_id=work.actor.person_id,
    )  # fmt: skip


def _retire_others(session: Session, row: InspectionStandard) -> None:
    """What was in force for the same product, or the same task, is not any more."""
    for old in session.scalars(
        select(InspectionStandard).where(
            InspectionStandard.product_id == row.product_id, yes(InspectionStandard.active), InspectionStandard.kind == row.kind,
            InspectionStandard.task_no == row.task_no,
        )
    ):  # fmt: skip
        old.active = False


def withdraw(work: Work, standard_id: int, reason: str) -> StandardView:
    """Takes a standard or parameter sheet out of force; what was inspected against it stays as it is.

    Raises:
        BadInput: No reason.
        Conflict: It is not in force.
        NotFound: No such standard.
    """
    work.require(*WRITERS)
    row = work.session.get(InspectionStandard, standard_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "检验标准"), standard_id)
    words = clean(QT_TRANSLATE_NOOP("app", "停用原因"), reason, needed=True)
    if not row.active:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{standard} 已不生效"), standard=f"{row.code} {row.revision}"))
    row.active = False
    work.session.flush()
    work.audit("withdraw_standard", "inspection_standard", f"{row.code} {row.revision}", product=row.product_id, reason=words)
    return _views(work.session, [row])[0]


def basis_words(draft: StandardDraft) -> str:
    """The three bases in the order of B-05, else what was said in one line."""
    return "、".join(part.strip() for part in (draft.national, draft.company, draft.customer) if part.strip()) or draft.basis


def standard(session: Session, product_id: int, task_no: str = "") -> StandardView | None:
    """What a product is inspected against: parameters of its task order, else its standard, else parameters of the product (B-03)."""
    rows = session.scalars(
        select(InspectionStandard)
        .where(InspectionStandard.product_id == product_id, yes(InspectionStandard.active), InspectionStandard.task_no.in_({"", task_no}))
        .order_by(InspectionStandard.id.desc())
    )
    found = min(rows, key=_rank, default=None)
    return None if found is None else _views(session, [found])[0]


def _rank(row: InspectionStandard) -> tuple[bool, bool]:
    return not row.task_no, row.kind is StandardKind.PARAMETERS


def standards(session: Session, product_id: int | None = None) -> list[StandardView]:
    """Every standard and parameter sheet, those of a product together, the newest first."""
    query = select(InspectionStandard).order_by(InspectionStandard.product_id, InspectionStandard.id.desc())
    if product_id is not None:
        query = query.where(InspectionStandard.product_id == product_id)
    return _views(session, session.scalars(query))


def _views(session: Session, rows: Iterable[InspectionStandard]) -> list[StandardView]:
    listed = list(rows)
    keys = [row.id for row in listed]
    every = session.scalars(select(StandardItem).where(StandardItem.standard_id.in_(keys)).order_by(StandardItem.no)) if keys else ()
    items = grouped(every, lambda item: item.standard_id)
    names = identity_queries.names(session) if listed else {}
    papers = files.newest_attachments(session, FILE, [str(key) for key in keys])
    return [
        StandardView(
            row.id, row.product_id, row.code, row.revision, row.basis,
            tuple(StandardItemDraft(i.group, i.name, i.requirement, i.low, i.high, i.unit, i.instrument) for i in items[row.id]),
            row.kind, row.active, row.national, row.company, row.customer, row.author, row.dated_on, row.task_no, row.plan, row.sample,
            row.accept, row.written_at, names.get(row.writer_id or 0, ""), row.version, papers.get(str(row.id), ""),
        )
        for row in listed
    ]  # fmt: skip


def checked(item: StandardItemDraft) -> StandardItemDraft:
    """An item as it is written: cleaned, its limits as the requirement where nobody wrote one.

    Raises:
        BadInput: No name, neither requirement nor limits, limits that cross.
    """
    name = clean(QT_TRANSLATE_NOOP("app", "检验项目"), item.name, most=NAME, needed=True)
    if item.low is not None and item.high is not None and item.low > item.high:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{item} 的下限大于上限"), item=name)
    requirement = clean(QT_TRANSLATE_NOOP("app", "技术要求"), item.requirement) or _requirement(item.low, item.high)
    if not requirement:
        raise bad_input(QT_TRANSLATE_NOOP("app", "{item} 没有技术要求"), item=name)
    unit = clean(QT_TRANSLATE_NOOP("app", "单位"), item.unit, most=20)
    instrument = clean(QT_TRANSLATE_NOOP("app", "器具"), item.instrument, most=NAME)
    return StandardItemDraft(item.group, name, requirement, item.low, item.high, unit, instrument)


def _requirement(low: Decimal | None, high: Decimal | None) -> str:
    """The limits as a requirement, where nobody wrote one."""
    if low is not None and high is not None:
        return f"{low} ～ {high}"
    return f"≥ {low}" if low is not None else f"≤ {high}" if high is not None else ""


def _plan_must_be_whole(draft: StandardDraft) -> None:
    whole(QT_TRANSLATE_NOOP("app", "数量"), draft.accept, low=0, high=MOST)
    if draft.plan is SamplingPlan.FIXED and not draft.accept < draft.sample <= MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "抽样件数要大于允许的不合格件数"))


def _parameters_must_be_signed(draft: StandardDraft, file: tuple[str, bytes] | None, today: date) -> None:
    if not draft.author.strip() or draft.dated_on is None or file is None:
        raise bad_input(QT_TRANSLATE_NOOP("app", "设计参数单要有编制人、日期和附件"))
    if draft.dated_on > today:
        raise bad_input(QT_TRANSLATE_NOOP("app", "日期不能在今天之后"))


def _must_be_new(session: Session, row: InspectionStandard) -> None:
    same = select(func.count()).select_from(InspectionStandard).where(
        InspectionStandard.product_id == row.product_id, InspectionStandard.code == row.code, InspectionStandard.revision == row.revision
    )  # fmt: skip
    if session.scalar(same):
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{standard} 已经有了，改动请用新版次"), standard=f"{row.code} {row.revision}"))
