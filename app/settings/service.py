"""Site settings: default and origin from the catalogue, changed only by the path of M-06."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.clauses.register import guard
from app.core.errors import BadInput, fact, not_found, refuse
from app.core.once import once
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.settings.catalogue import SWITCHED_OFF, SettingSpec, dump, form_title, parse, specs
from db.models.core import RuleVersion, SettingValue
from db.states import Role


@dataclass(frozen=True)
class SettingView:
    """A setting with its value in force and where that came from.

    `off` is a limit that the site does without (X-40); `approved` says that a change needs a second person (M-06, M-08).
    """

    spec: SettingSpec
    value: Any
    changed: bool
    effective_from: datetime | None
    off: bool = False
    approved: bool = False


def setting(session: Session, key: str, now: datetime) -> Any:
    """The value of a setting in force at `now`; a limit that is switched off has the value that never binds (X-40).

    Raises:
        KeyError: No such setting.
    """
    spec = specs()[key]
    changed = _in_force(session, now)
    if key == SWITCHED_OFF:
        return _switched_off(changed)
    if spec.off is not None and key in _switched_off(changed):
        return spec.off
    raw = changed.get(key)
    return spec.default if raw is None else parse(spec, raw)


def _switched_off(changed: Mapping[str, str]) -> tuple[str, ...]:
    """Limits that are switched off; a key that an earlier edition let in and that cannot be, is as if it were not there (X-40)."""
    return tuple(key for key in changed.get(SWITCHED_OFF, "").split("、") if key in specs()[SWITCHED_OFF].choices)


@once("setting_value")
def _in_force(session: Session, now: datetime) -> dict[str, str]:
    """What differs from its default at `now`, by key: one action asks for several settings."""
    return dict(session.execute(_IN_FORCE, {"now": now}).all())


_IN_FORCE = (
    select(SettingValue.key, SettingValue.value).where(SettingValue.effective_from <= bindparam("now"))
    .order_by(SettingValue.effective_from, SettingValue.id)
)  # fmt: skip


def _controlled(changed: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the forms that change only with approval (M-08)."""
    spec = specs()["forms.controlled"]
    return parse(spec, changed[spec.key]) if spec.key in changed else spec.default  # type: ignore[return-value]


def setting_int(session: Session, key: str, now: datetime) -> int:
    """A whole-number setting."""
    return int(setting(session, key, now))


def setting_text(session: Session, key: str, now: datetime) -> str:
    """A text setting."""
    return str(setting(session, key, now))


def setting_list(session: Session, key: str, now: datetime) -> list[str]:
    """A list setting."""
    return [str(item) for item in setting(session, key, now)]


def aliases(session: Session, now: datetime) -> dict[str, str]:
    """The one name of each post and department by the other names that the source texts and people use for it (X-16)."""
    return {name: canonical for name, _, canonical in (pair.partition("=") for pair in setting_list(session, "roles.aliases", now))}


def settings(session: Session, now: datetime) -> list[SettingView]:
    """Every setting that something reads, in the order of the catalogue."""
    changed = {
        row.key: row
        for row in session.scalars(
            select(SettingValue).where(SettingValue.effective_from <= now)
            .order_by(SettingValue.effective_from, SettingValue.id)
        )
    }  # fmt: skip
    values = {key: row.value for key, row in changed.items()}
    off, controlled = _switched_off(values), _controlled(values)
    return [
        SettingView(
            spec, off if key == SWITCHED_OFF else parse(spec, changed[key].value) if key in changed else spec.default, key in changed,
            changed[key].effective_from if key in changed else None, spec.off is not None and key in off,
            spec.rule or form_title(key) in controlled,
        )
        for key, spec in specs().items() if spec.shown
    ]  # fmt: skip


@guard("M-06")
def must_be_approved_by_another(author_id: int | None, approver_id: int | None, title: str) -> None:
    """M-06, M-08: a setting that changes a rule, or a controlled form, is approved by somebody other than its author.

    Raises:
        Refused: No approver, or the author himself.
    """
    if approver_id is not None and approver_id != author_id:
        return
    raise refuse(
        "M-06",
        QT_TRANSLATE_NOOP("app", "规则变更须由另一人批准后生效，编制人不能自己批准"),
        fact(QT_TRANSLATE_NOOP("app", "设置"), title),
        helper=Role.LEADERSHIP,
    )


def change(
    work: Work, key: str, raw: str, reason: str, *, approver_id: int | None = None, effective_from: datetime | None = None
) -> None:
    """Changes a setting from a moment on; nothing is overwritten, the old value stays readable.

    Raises:
        NotFound: No such setting.
        BadInput: The value does not fit, or no reason is given.
        Refused: M-06, for a setting that changes a rule or a controlled form (M-08).
    """
    work.require(Role.ADMINISTRATOR, Role.DELIVERY_MANAGEMENT)
    spec = specs().get(key)
    if spec is None or not spec.shown:
        raise not_found(QT_TRANSLATE_NOOP("app", "设置"), key)
    if not reason.strip():
        raise BadInput(say(QT_TRANSLATE_NOOP("app", "请写明变更原因")))
    try:
        value = dump(spec, parse(spec, raw))
    except ValueError as error:
        raise BadInput(say(QT_TRANSLATE_NOOP("app", "{why}"), why=str(error))) from error
    if spec.rule or form_title(key) in _controlled(_in_force(work.session, work.now)):
        must_be_approved_by_another(work.actor.person_id, approver_id, spec.title)
    was = _in_force(work.session, work.now).get(key)
    old = dump(spec, spec.default) if was is None else was
    work.session.add(
        SettingValue(
            key=key, value=value, reason=reason.strip(), author_id=work.actor.person_id, approver_id=approver_id,
            at=work.now, effective_from=effective_from or work.now,
        )
    )  # fmt: skip
    work.audit("change_setting", "setting", key, old=old, new=value, reason=reason.strip(), approver=approver_id)


def rule_version(session: Session, today: date) -> tuple[str, date]:
    """Name and effective day of the rules in force; slips print it (M-06)."""
    row = session.scalar(
        select(RuleVersion).where(RuleVersion.effective_from <= today)
        .order_by(RuleVersion.effective_from.desc(), RuleVersion.id.desc()).limit(1)
    )  # fmt: skip
    return ("V1.0", date(2026, 1, 1)) if row is None else (row.name, row.effective_from)


@dataclass(frozen=True)
class ChangeView:
    """One change of a setting as it was entered; persons by their keys, None where nobody had to approve it."""

    title: str
    value: str
    reason: str
    author_id: int | None
    approver_id: int | None
    at: datetime
    effective_from: datetime


def rule_changes(session: Session) -> list[ChangeView]:
    """Every change of a setting that is a rule, the newest first (M-06)."""
    rules = {key: spec for key, spec in specs().items() if spec.rule}
    rows = session.scalars(select(SettingValue).where(SettingValue.key.in_(rules)).order_by(SettingValue.id.desc()))
    return [
        ChangeView(rules[row.key].title, _shown(rules[row.key], row.value), row.reason, row.author_id, row.approver_id, row.at,
                   row.effective_from)
        for row in rows
    ]  # fmt: skip


def _shown(spec: SettingSpec, raw: str) -> str:
    """A stored value as people read it."""
    return {"true": "是", "false": "否"}.get(raw, raw) if spec.kind == "bool" else f"{raw} {spec.unit}".strip()


def rule_versions(session: Session) -> list[tuple[str, date, str]]:
    """Name, effective day and note of every version of the rules, the newest first."""
    rows = session.scalars(select(RuleVersion).order_by(RuleVersion.effective_from.desc(), RuleVersion.id.desc()))
    return [(row.name, row.effective_from, row.note) for row in rows]
