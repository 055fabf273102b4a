"""Rules on who may sign and who may say so (H-03), as decisions over plain values."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from db.states import Role, SignedHow

PASSPHRASE = 10
"""Characters of a holder's passphrase, at the least."""

BEHIND_THE_DESK = frozenset({Role.ADMINISTRATOR, Role.GUARD})
"""Roles whose holders sign no pass: who runs the database, and who lets the vehicle out."""


def unfit(roles: Collection[Role]) -> list[Role]:
    """The roles for which somebody vouches for no pass."""
    return sorted(BEHIND_THE_DESK & set(roles))


def belongs(role: Role, how: SignedHow, roles: Collection[Role]) -> bool:
    """Whether somebody of these roles may sign so: a department's own signature is its own people's."""
    return how in (SignedHow.DEPUTY, SignedHow.PAPER) or role in roles


@guard("H-03")
def two_must_agree(administrator_id: int | None, second_id: int | None, second_roles: Collection[Role]) -> None:
    """H-03: an administrator and somebody else who is none; neither can do it alone.

    Raises:
        Refused: One person for both, or two administrators.
    """
    if administrator_id is not None and second_id is not None and administrator_id != second_id and Role.ADMINISTRATOR not in second_roles:
        return
    raise refuse(
        "H-03",
        QT_TRANSLATE_NOOP("app", "要系统管理员和另一位不是系统管理员的人一起办，一个人不能单独决定谁能签字"),
        helper=Role.LEADERSHIP,
    )


@guard("H-03")
def nobody_empowers_himself(name: str, person_id: int, deciding: Collection[int | None]) -> None:
    """H-03: who is given a key or a right to sign does not decide it himself.

    Raises:
        Refused: He is one of the two who decide.
    """
    if person_id not in deciding:
        return
    raise refuse(
        "H-03",
        QT_TRANSLATE_NOOP("app", "{name}不能自己批准自己签字，请另一位一起批准"),
        fact(QT_TRANSLATE_NOOP("app", "人员"), name),
        helper=Role.LEADERSHIP,
        name=name,
    )


@guard("H-03")
def signer_must_be_fit(name: str, roles: Collection[Role]) -> None:
    """H-03: who runs the database or guards the gate vouches for no pass, whether for himself, as deputy or for a paper.

    Raises:
        Refused: He is administrator or guard.
    """
    found = unfit(roles)
    if not found:
        return
    who = "、".join(word(role) for role in found)
    raise refuse(
        "H-03",
        QT_TRANSLATE_NOOP("app", "{name}是{who}，不能签出门证，也不能登记纸面签字"),
        fact(QT_TRANSLATE_NOOP("app", "人员"), name),
        helper=Role.LEADERSHIP,
        name=name,
        who=who,
    )


@guard("H-03")
def own_signature_needs_the_role(name: str, role: Role, how: SignedHow, roles: Collection[Role]) -> None:
    """H-03: a department's own signature is given by somebody who belongs to it; everybody else is a deputy or registers a paper.

    Raises:
        Refused: He does not hold the role.
    """
    if belongs(role, how, roles):
        return
    raise refuse(
        "H-03",
        QT_TRANSLATE_NOOP("app", "{name}没有{role}的岗位，只能作为代签人"),
        fact(QT_TRANSLATE_NOOP("app", "人员"), name),
        fact(QT_TRANSLATE_NOOP("app", "部门"), word(role)),
        helper=Role.ADMINISTRATOR,
        name=name,
        role=word(role),
    )


@guard("H-03")
def somebody_must_sign(kind: str, roles: Sequence[Role], count: int) -> None:
    """H-03: every kind of pass needs at least one signature, and no more than there are roles for it.

    Raises:
        Refused: Nobody would have to sign, or more departments than there are.
    """
    if roles and len(set(roles)) == len(roles) and 1 <= count <= len(roles):
        return
    many = QT_TRANSLATE_NOOP("app", "{kind}出门证要 {count} 个部门签字，写明的部门没有那么多")
    raise refuse(
        "H-03",
        many if count > len(set(roles)) and roles else QT_TRANSLATE_NOOP("app", "{kind}出门证至少要一个部门签字"),
        fact(QT_TRANSLATE_NOOP("app", "部门"), "、".join(word(role) for role in roles) or "—"),
        fact(QT_TRANSLATE_NOOP("app", "签字数"), count),
        helper=Role.LEADERSHIP,
        kind=kind,
        count=count,
    )
