"""What the company offers: its delivery modes (F-07) and kinds of transport (G-09), both settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.core.work import Work
from app.orders import rules
from app.settings.service import setting_list
from db.states import DeliveryMode, TransportKind


@dataclass(frozen=True)
class Offered:
    """Delivery modes and kinds of transport to choose from, in the order of the settings."""

    modes: tuple[DeliveryMode, ...] = tuple(DeliveryMode)
    kinds: tuple[TransportKind, ...] = tuple(TransportKind)


def offered(session: Session, now: datetime) -> Offered:
    """What may be chosen now."""
    return Offered(
        tuple(DeliveryMode(mode) for mode in setting_list(session, "order.delivery_modes", now)),
        tuple(TransportKind(kind) for kind in setting_list(session, "transport.kinds", now)),
    )


def require_mode(work: Work, document: str, mode: DeliveryMode | None) -> None:
    """Refuses a delivery mode that the company does not offer.

    Raises:
        Refused: F-07.
    """
    rules.mode_must_be_offered(document, mode, offered(work.session, work.now).modes)


def require_kind(work: Work, kind: TransportKind | None) -> None:
    """Refuses a kind of transport that the company does not use (G-09).

    Raises:
        BadInput: It is none of the setting.
    """
    kinds = offered(work.session, work.now).kinds
    if kind is not None and kind not in kinds:
        what = QT_TRANSLATE_NOOP("app", "公司不用{kind}运输，可选：{kinds}")
        raise bad_input(what, kind=word(kind), kinds="、".join(str(word(one)) for one in kinds))
