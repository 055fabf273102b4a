"""The skill matrix of after-sales: who knows which product well enough to be sent out for it (J-06, J-34)."""

from __future__ import annotations

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.aftersales.views import SkillView, TechnicianView
from app.catalog import queries as catalog
from app.core.clock import site_day
from app.core.entry import LINE, clean
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.identity import queries as identity
from db.models.aftersales import ServiceCase, ServiceSkill
from db.states import CaseState, Role

SENT_OUT = (Role.TECHNICAL_SERVICE, Role.AFTER_SALES)
"""Whose people go to customers."""


def grant(work: Work, person_id: int, product_id: int | None, words: str = "") -> SkillView:
    """Enters that somebody knows a product, or every product without one.

    Raises:
        NotFound: No such person or product.
        BadInput: He is not of after-sales or technical service.
        Conflict: It is entered already.
    """
    work.require(Role.AFTER_SALES, Role.PERSONNEL, Role.ADMINISTRATOR)
    person = identity.person(work.session, person_id)
    if person is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务人员"), person_id)
    if not person.roles & set(SENT_OUT):
        raise bad_input(QT_TRANSLATE_NOOP("app", "{name}不是售后或技术服务人员"), name=person.name)
    product = catalog.product(work.session, product_id).name if product_id is not None else ""
    held = [one for one in skills(work.session) if one.person_id == person_id and one.product_id == product_id]
    if held:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{name}的这项技能已经登记"), name=person.name))
    row = ServiceSkill(
        person_id=person_id, product_id=product_id, since=site_day(work.now),
        words=clean(QT_TRANSLATE_NOOP("app", "依据"), words, most=LINE),
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    work.audit("grant_skill", "service_skill", person.badge, product=product or "*", words=words.strip())
    return SkillView(row.id, person_id, person.name, product_id, product, row.since, row.words)


def end(work: Work, skill_id: int, why: str) -> None:
    """Ends an entry of the matrix; it stays on record.

    Raises:
        NotFound: No such entry.
        BadInput: No reason.
    """
    work.require(Role.AFTER_SALES, Role.PERSONNEL, Role.ADMINISTRATOR)
    reason = clean(QT_TRANSLATE_NOOP("app", "原因"), why, most=LINE, needed=True)
    row = work.session.get(ServiceSkill, skill_id)
    if row is None or row.ended_at is not None:
        raise not_found(QT_TRANSLATE_NOOP("app", "技能登记"), skill_id)
    row.ended_at = work.now
    work.session.flush()
    work.audit("end_skill", "service_skill", skill_id, why=reason)


def skills(session: Session) -> list[SkillView]:
    """The matrix as it holds now, by person."""
    held = select(ServiceSkill).where(ServiceSkill.ended_at.is_(None)).order_by(ServiceSkill.person_id, ServiceSkill.id)
    rows = session.scalars(held).all()
    names, products = identity.names(session), catalog.products_by_key(session, (r.product_id for r in rows if r.product_id is not None))
    return [
        SkillView(row.id, row.person_id, names[row.person_id], row.product_id,
                  products[row.product_id].name if row.product_id is not None else "", row.since, row.words)
        for row in rows
    ]  # fmt: skip


def has_skill(session: Session, person_id: int, product_id: int | None) -> bool:
    """Whether somebody may be sent out for a product; for none in particular everybody may."""
    if product_id is None:
        return True
    return session.scalar(
        select(ServiceSkill.id).where(
            ServiceSkill.person_id == person_id, ServiceSkill.ended_at.is_(None),
            or_(ServiceSkill.product_id.is_(None), ServiceSkill.product_id == product_id),
        ).limit(1)
    ) is not None  # fmt: skip


def technicians(session: Session, product_id: int | None) -> list[TechnicianView]:
    """Who can be sent out, those with the skill first and of them the least busy."""
    people = {one.person_id: one for role in SENT_OUT for one in identity.with_role(session, role)}
    able = set(
        session.scalars(
            select(ServiceSkill.person_id).where(
                ServiceSkill.ended_at.is_(None), or_(ServiceSkill.product_id.is_(None), ServiceSkill.product_id == product_id)
            )
        )
    )
    busy = dict(
        session.execute(
            select(ServiceCase.technician_id, func.count()).where(ServiceCase.state == CaseState.WORKING)
            .group_by(ServiceCase.technician_id)
        ).all()
    )  # fmt: skip
    found = [TechnicianView(key, one.name, product_id is None or key in able, int(busy.get(key, 0))) for key, one in people.items()]
    return sorted(found, key=lambda one: (not one.fits, one.open_jobs, one.name))


