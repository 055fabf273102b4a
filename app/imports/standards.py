"""检验标准 from tables: the items of a standard are rows, in their order; a revision is written once (B-03 to B-05)."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.errors import AppError, Conflict, bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.imports import values
from app.imports.lookups import product_named
from app.imports.rows import Did, Said, must_agree
from app.quality import standards
from app.quality.views import InspectionGroup, SamplingPlan, StandardDraft, StandardItemDraft, StandardKind, StandardView
from app.tables.reading import Value, text_of

HEAD = ("national", "company", "customer", "basis", "plan", "sample", "accept")
"""What every row of a standard says the same of, or leaves blank."""


def take_standard(work: Work, rows: Sequence[Said]) -> Did:
    """One standard with its items; a revision that is written stands, and another content needs another revision."""
    first = rows[0]
    product = product_named(work.session, first)
    must_agree(rows, HEAD, QT_TRANSLATE_NOOP("app", "和同一检验标准第 {line} 行不一致"))
    draft = _draft(rows, product.product_id)
    written = standards.standards(work.session, product.product_id)
    known = next((one for one in written if (one.code, one.revision) == (draft.code, draft.revision)), None)
    if known is not None and _same(known, draft):
        return Did.SAME
    if known is not None:
        words = QT_TRANSLATE_NOOP("app", "{code} {revision} 已经有了，内容不同请用新版次")
        raise first.problem("revision", Conflict(say(words, code=draft.code, revision=draft.revision)))
    try:
        standards.write(work, draft)
    except AppError as error:
        raise first.problem("item_group" if error.clause == "B-04" else "code", error) from error
    return Did.MADE


def _draft(rows: Sequence[Said], product_id: int) -> StandardDraft:
    first, items = rows[0], list[StandardItemDraft]()
    for row in rows:
        if any(item.name == row.text("item") for item in items):
            raise row.problem("item", Conflict(say(QT_TRANSLATE_NOOP("app", "同一标准里有两个「{item}」"), item=row.text("item"))))
        items.append(_item(row))
    national, company, customer, basis = (first.text(key) for key in HEAD[:4])
    if not (national or company or customer or basis):
        column = next((key for key in HEAD[:4] if key in first.headings), "code")
        raise first.problem(column, bad_input(QT_TRANSLATE_NOOP("app", "国家标准、企业标准、客户要求至少写一个（B-05）")))
    plan = first.read("plan", _plan) or SamplingPlan.FULL
    sample, accept = first.read("sample", values.count), first.read("accept", values.count)
    if plan is SamplingPlan.FIXED and not (accept or 0) < (sample or 0):
        raise first.problem("sample", bad_input(QT_TRANSLATE_NOOP("app", "抽样件数要大于允许的不合格件数")))
    return StandardDraft(
        product_id, first.text("code", needed=True), first.text("revision", needed=True), tuple(items), national, company, customer,
        plan=plan, sample=sample or 0, accept=accept or 0, basis=basis,
    )  # fmt: skip


def _item(row: Said) -> StandardItemDraft:
    group = row.read("item_group", lambda cell: values.one_of(InspectionGroup, cell), needed=True)
    assert group is not None
    low, high = row.read("low", values.decimal), row.read("high", values.decimal)
    named = StandardItemDraft(
        group, row.text("item", needed=True), row.text("requirement"), low, high, row.text("unit"), row.text("instrument")
    )
    crossed = low is not None and high is not None and low > high
    with row.blames("low" if crossed else "requirement"):
        return standards.checked(named)


def _plan(cell: Value) -> SamplingPlan:
    """The way of inspection by its name, or by the beginning of it that no other has."""
    said = text_of(cell).strip()
    begun = [plan for plan in SamplingPlan if word(plan).startswith(said)]
    return begun[0] if len(begun) == 1 else values.one_of(SamplingPlan, cell)


def _same(known: StandardView, draft: StandardDraft) -> bool:
    sample = draft.sample if draft.plan is SamplingPlan.FIXED else 0
    return (known.kind, known.items, known.basis, known.plan, known.sample, known.accept) == (
        StandardKind.STANDARD, draft.items, standards.basis_words(draft), draft.plan, sample, draft.accept,
    )  # fmt: skip
