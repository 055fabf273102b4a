"""New revisions of a packaging requirement: what changed, and who has acknowledged it (C-03)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.core.work import Work
from app.packing import queries
from app.packing.views import ChangedStep, RevisionNotice, SpecView
from db.models.packing import PackingSpec, PackingSpecAck
from db.states import Role


def notice_of(session: Session, product_id: int, person_id: int | None, today: date) -> RevisionNotice | None:
    """The revision in force of a product that a person has to acknowledge before he packs by it; None when there is none."""
    spec = queries.spec(session, product_id, today)
    return None if spec is None else revision_notice(session, spec, catalog.product(session, product_id).name, person_id)


def revision_notice(session: Session, spec: SpecView, product_name: str, person_id: int | None) -> RevisionNotice | None:
    """What a requirement changed, unless it is the product's first or the person has acknowledged it."""
    old = _before(session, spec)
    if old is None:
        return None
    seen = select(PackingSpecAck.id).where(PackingSpecAck.spec_id == spec.spec_id, PackingSpecAck.person_id == person_id)
    if session.scalar(seen) is not None:
        return None
    changes = changed_steps([step.text for step in old.steps], [step.text for step in spec.steps])
    return RevisionNotice(
        spec.spec_id, product_name, spec.drawing_no, spec.revision, old.revision, spec.effective_from, changes
    )


def changed_steps(old: Sequence[str], new: Sequence[str]) -> tuple[ChangedStep, ...]:
    """The steps that differ, by their number in the new requirement; a step that only moved up or down is none of them."""
    gone = [text for text in old if text not in new]
    found = []
    for no, text in enumerate(new, start=1):
        if text in old:
            continue
        before = old[no - 1] if no <= len(old) and old[no - 1] in gone else ""
        if before:
            gone.remove(before)
        found.append(ChangedStep(no, before, text))
    return (*found, *(ChangedStep(old.index(text) + 1, text, "") for text in gone))


def acknowledge(work: Work, spec_id: int) -> None:
    """Notes that the signed-in person has read a new revision (C-03); once is enough.

    Raises:
        NotFound: No such requirement.
    """
    work.require(Role.ASSEMBLER)
    row = work.session.get(PackingSpec, spec_id)
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "包装要求"), spec_id)
    seen = select(PackingSpecAck.id).where(PackingSpecAck.spec_id == spec_id, PackingSpecAck.person_id == work.actor.person_id)
    if work.session.scalar(seen) is None:
        work.session.add(PackingSpecAck(spec_id=spec_id, person_id=work.actor.person_id, at=work.now))
        work.session.flush()
        work.audit("acknowledge_spec", "packing_spec", f"{row.drawing_no} {row.revision}")


def acknowledged_by(session: Session, spec_ids: Sequence[int]) -> dict[int, int]:
    """How many people have acknowledged each of some requirements."""
    rows = session.scalars(select(PackingSpecAck.spec_id).where(PackingSpecAck.spec_id.in_(spec_ids))).all()
    return {spec_id: rows.count(spec_id) for spec_id in spec_ids}


def fresh_revisions(session: Session, since: date) -> list[SpecView]:
    """Approved requirements that took the place of an older one since a day, or will: production is told of them (C-01)."""
    rows = session.scalars(
        select(PackingSpec).where(PackingSpec.approved_at.is_not(None), PackingSpec.effective_from >= since).order_by(PackingSpec.id)
    )
    return [view for view in (queries.spec_view(session, row) for row in rows) if _before(session, view) is not None]


def _before(session: Session, spec: SpecView) -> SpecView | None:
    """The approved requirement that this one took the place of."""
    row = session.scalar(
        select(PackingSpec)
        .where(
            PackingSpec.product_id == spec.product_id, PackingSpec.approved_at.is_not(None), PackingSpec.id != spec.spec_id,
            (PackingSpec.effective_from < spec.effective_from)
            | ((PackingSpec.effective_from == spec.effective_from) & (PackingSpec.id < spec.spec_id)),
        )
        .order_by(PackingSpec.effective_from.desc(), PackingSpec.id.desc())
        .limit(1)
    )  # fmt: skip
    return None if row is None else queries.spec_view(session, row)
