"""Labels of places and trays: on the label printer one by one, or on A4 sheets for who has none; trays are short names of places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.catalog import queries
from app.catalog.views import LocationView
from app.core.errors import bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.devices.code_table import TRAY_PREFIX
from app.labels.content import PLACE_SIZES, PlaceLabel
from app.labels.render import picture
from app.labels.stock import Stock
from app.printing.making import Making
from app.printing.service import print_label, print_paper, times_printed
from app.slips import label_sheet
from db.models.catalog import Location, Tray
from db.states import Role

LABEL, SHEET = "place_label", "place_sheet"
ARROWS = {"": "", "up": "↑", "down": "↓", "left": "←", "right": "→"}
"""Where the shelf is that a label names, as seen from the label."""
MOST = 500
"""So many labels at once."""
_KEEPERS = (Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Style:
    """How labels of a batch look.

    Attributes:
        size: One of `PLACE_SIZES`.
        arrow: Key of `ARROWS`.
        level: Whether the last part of the code stands large as the level.
    """

    size: str = PLACE_SIZES[0]
    arrow: str = ""
    level: bool = True


@dataclass(frozen=True)
class TrayView:
    """A tray and the place it stands for; blank while it has none."""

    number: str
    location: str

    @property
    def code(self) -> str:
        """What its bar code says."""
        return TRAY_PREFIX + self.number


def trays(session: Session) -> tuple[TrayView, ...]:
    """Every tray, by number."""
    rows = session.execute(select(Tray.number, Location.code).outerjoin(Location, Location.id == Tray.location_id).order_by(Tray.number))
    return tuple(TrayView(number, code or "") for number, code in rows)


def make_trays(work: Work, count: int) -> tuple[str, ...]:
    """Gives so many new trays the next numbers.

    Raises:
        BadInput: None, or too many at once.
    """
    work.require(*_KEEPERS)
    if not 1 <= count <= MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "一次 1 到 {most} 个"), most=MOST)
    last = int(work.session.scalar(select(func.max(Tray.number))) or 0)
    made = tuple(f"{number:04d}" for number in range(last + 1, last + count + 1))
    work.session.add_all(Tray(number=number) for number in made)
    work.session.flush()
    work.audit("make_trays", "tray", made[0], count=count, last=made[-1])
    return made


def put_tray(work: Work, number: str, location_code: str) -> None:
    """Says which place a tray stands for from now on; a blank code takes it away.

    Raises:
        NotFound: No such tray or place.
    """
    work.require(*_KEEPERS)
    row = work.session.scalar(select(Tray).where(Tray.number == number.removeprefix(TRAY_PREFIX)).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "载具"), number)
    place = queries.location_by_code(work.session, location_code) if location_code else None
    if location_code and place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), location_code)
    row.location_id = place.location_id if place else None
    work.session.flush()
    work.audit("put_tray", "tray", row.number, place=location_code)


def document_of(code: str, style: Style) -> str:
    """What the register of papers calls one label: the code and how it looks."""
    return "@".join((code, style.size, style.arrow, "1" if style.level else ""))


def read_document(document: str) -> tuple[str, Style]:
    """The codes of a document and how its labels look.

    Raises:
        NotFound: No such document.
    """
    parts = document.split("@")
    if len(parts) != 4 or parts[1] not in PLACE_SIZES or parts[2] not in ARROWS:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位标签"), document)
    return parts[0], Style(parts[1], parts[2], bool(parts[3]))


def label_of(session: Session, code: str, style: Style, company: str) -> PlaceLabel:
    """The label of a place or tray.

    Raises:
        NotFound: No such place or tray.
    """
    if code.startswith(TRAY_PREFIX):
        number = code.removeprefix(TRAY_PREFIX)
        if session.scalar(select(Tray.id).where(Tray.number == number)) is None:
            raise not_found(QT_TRANSLATE_NOOP("app", "载具"), number)
        return PlaceLabel(code, number, company, level=str(say(QT_TRANSLATE_NOOP("app", "载具"))), size=style.size)
    place = queries.location_by_code(session, code)
    if place is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "库位"), code)
    return PlaceLabel(code, code, place.zone, _keeps(place), _level(code) if style.level else "", ARROWS[style.arrow], style.size)


def _keeps(place: LocationView) -> str:
    """What stands there, in words: kind of the zone, storage class, sealed goods only."""
    words = [word(place.zone_kind), word(place.storage_class)]
    if place.sealed_only:
        words.append(str(say(QT_TRANSLATE_NOOP("app", "只放未开封"))))
    return " · ".join(words)


def _level(code: str) -> str:
    """The last part of a code of several parts."""
    parts = code.split("-")
    return parts[-1] if len(parts) > 2 else ""


def place_label(session: Session, document: str, making: Making) -> PlaceLabel:
    """Builds the label of a place or tray.

    Raises:
        NotFound: No such place or tray.
    """
    code, style = read_document(document)
    return label_of(session, code, style, making.company.name)


def print_labels(work: Work, codes: Sequence[str], style: Style) -> int:
    """Sends the labels of places or trays to the label printer, in their order.

    Returns:
        How many.

    Raises:
        BadInput: None chosen, or too many.
        NotFound: One is not there.
    """
    chosen = _checked(work, codes, style)
    for code in chosen:
        document = document_of(code, style)
        again = times_printed(work.session, LABEL, document)
        print_label(work, LABEL, document, reason=str(say(QT_TRANSLATE_NOOP("app", "标签重打"))) if again else "")
    return len(chosen)


def print_sheet(work: Work, codes: Sequence[str], style: Style) -> int:
    """Puts the labels of places or trays on A4 sheets into the outbox.

    Returns:
        How many times this very batch has now been printed.

    Raises:
        BadInput: None chosen, or too many.
        NotFound: One is not there.
    """
    document = document_of(",".join(_checked(work, codes, style)), style)
    again = times_printed(work.session, SHEET, document)
    return print_paper(work, SHEET, document, reason=str(say(QT_TRANSLATE_NOOP("app", "标签重打"))) if again else "")


def _checked(work: Work, codes: Sequence[str], style: Style) -> tuple[str, ...]:
    work.require(*_KEEPERS)
    chosen = tuple(dict.fromkeys(codes))
    if not 1 <= len(chosen) <= MOST:
        raise bad_input(QT_TRANSLATE_NOOP("app", "请选 1 到 {most} 个库位或载具"), most=MOST)
    for code in chosen:
        label_of(work.session, code, style, "")
    return chosen


def place_sheet(session: Session, document: str, making: Making) -> bytes:
    """Draws the sheets of a batch as PDF.

    Raises:
        NotFound: A place or tray is not there any more.
    """
    codes, style = read_document(document)
    stock = Stock(dpi=300)
    made = tuple(picture(label_of(session, code, style, making.company.name), stock) for code in codes.split(","))
    width, height = (int(side) for side in style.size.split("x"))
    return label_sheet.render(label_sheet.LabelSheet(str(say(QT_TRANSLATE_NOOP("app", "库位标签"))), width, height, made, making.form))
