"""Rules on keeping periods, expiry dates and storage times, as decisions over plain values."""

from __future__ import annotations

from datetime import date

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.storage.terms import Terms
from db.states import Role


def must_not_be_past(
    identity: str, *, valid_until: date | None, expires_on: date | None, store_until: date | None, terms: Terms, recheck_due: bool = False
) -> None:  # fmt: skip
    """Goods past one of their last days are neither drawn nor boxed, loaded or issued; the days themselves decide, not the daily job.

    Args:
        identity: Serial or lot number.
        valid_until: Last day of the keeping period.
        expires_on: Last usable day.
        store_until: Last day of the permitted storage time.
        terms: Today and what the site has settled.
        recheck_due: They wait for their recheck.

    Raises:
        Refused: D-13 expired, D-09 stored too long, D-12 the keeping period is over or they wait for their recheck.
    """
    must_not_be_expired(identity, expires_on, terms)
    must_not_be_stored_too_long(identity, store_until, terms)
    must_not_await_recheck(identity, valid_until, terms, recheck_due)


@guard("D-13")
def must_not_be_expired(identity: str, expires_on: date | None, terms: Terms) -> None:
    """D-13: from 00:00 of the day after the expiry date goods are neither issued nor dispatched.

    Raises:
        Refused: The last day is over.
    """
    if terms.is_expired(expires_on):
        raise refuse(
            "D-13",
            QT_TRANSLATE_NOOP("app", "已失效，禁止发料/发货：{identity}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            fact(QT_TRANSLATE_NOOP("app", "失效期"), expires_on),
            helper=Role.STOREKEEPER,
            identity=identity,
        )


@guard("D-09", "X-09")
def must_not_be_stored_too_long(identity: str, store_until: date | None, terms: Terms) -> None:
    """D-09: goods that stand longer than their product may are locked until quality decides on them.

    Raises:
        Refused: The permitted time is over.
    """
    if store_until is not None and store_until < terms.today:
        raise refuse(
            "D-09",
            QT_TRANSLATE_NOOP("app", "超期存放，已锁定：{identity}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            fact(QT_TRANSLATE_NOOP("app", "允许存放至"), store_until),
            helper=Role.INSPECTOR,
            identity=identity,
        )


@guard("D-12")
def must_not_await_recheck(identity: str, valid_until: date | None, terms: Terms, recheck_due: bool) -> None:
    """D-12: goods that are due for their recheck wait for its result, and past their keeping period nothing but a recheck frees them.

    Raises:
        Refused: They do.
    """
    if valid_until is None or not (recheck_due or valid_until < terms.today):
        return
    raise refuse(
        "D-12",
        QT_TRANSLATE_NOOP("app", "保管期到期待复验，复验合格前禁止发料/发货：{identity}"),
        fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
        fact(QT_TRANSLATE_NOOP("app", "保管期至"), valid_until),
        helper=Role.INSPECTOR,
        identity=identity,
    )


@guard("D-13")
def must_not_be_rechecked_after_expiry(identity: str, expires_on: date | None, terms: Terms) -> None:
    """D-13, X-09: nothing frees goods past their expiry date, a recheck least of all.

    Raises:
        Refused: They are.
    """
    if terms.is_expired(expires_on):
        raise refuse(
            "D-13",
            QT_TRANSLATE_NOOP("app", "已失效，不能复验延期，只能返工或报废：{identity}"),
            fact(QT_TRANSLATE_NOOP("app", "失效期"), expires_on),
            helper=Role.INSPECTOR,
            identity=identity,
        )


@guard("X-09")
def must_be_extendable(identity: str, old: date, new: date, extensions: int, terms: Terms) -> None:
    """X-09: a passed recheck extends the keeping period so many times and no more.

    Raises:
        Refused: It was extended as often already.
    """
    if new > old and extensions >= terms.max_extensions:
        raise refuse(
            "X-09",
            QT_TRANSLATE_NOOP("app", "保管期已延长 {n} 次，不得再延长：{identity}"),
            fact(QT_TRANSLATE_NOOP("app", "保管期至"), old),
            fact(QT_TRANSLATE_NOOP("app", "要延至"), new),
            fact(QT_TRANSLATE_NOOP("app", "最多延长"), terms.max_extensions),
            helper=Role.INSPECTOR,
            identity=identity,
            n=extensions,
        )


@guard("X-09")
def must_stay_before_expiry(identity: str, new: date, expires_on: date | None) -> None:
    """X-09: no keeping period reaches beyond the expiry date.

    Raises:
        Refused: It would.
    """
    if expires_on is not None and new > expires_on:
        raise refuse(
            "X-09",
            QT_TRANSLATE_NOOP("app", "新有效期不能晚于失效期：{identity}"),
            fact(QT_TRANSLATE_NOOP("app", "新有效期"), new),
            fact(QT_TRANSLATE_NOOP("app", "失效期"), expires_on),
            helper=Role.INSPECTOR,
            identity=identity,
        )
