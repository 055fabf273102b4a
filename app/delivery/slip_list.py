"""What the view 交付回单 lists: records by what they wait for, with their scans; and pictures of the scans."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import pypdfium2
from PIL import Image, ImageOps
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP
from app.delivery import queries, slip_entries, slip_pages, transit
from app.delivery.slip_pages import PageView
from app.delivery.views import DeliveryState, DeliveryView, SlipBack
from app.files import service as files
from app.files.pictures import MOST_PIXELS
from app.settings.service import setting_int
from app.slips.render import page_image, page_size
from db.models.transit import SlipPage


class Which(StrEnum):
    """Which records are listed: slips to come, pages without a record, deliveries to be accepted, called about and closed, all."""

    AWAITED = "awaited"
    PAGES = "pages"
    RUNNING = "running"
    ALL = "all"


@dataclass(frozen=True)
class SlipRow:
    """One record with how many scans hang on it and whether an entry waits for one."""

    record: DeliveryView
    scans: int
    kept: bool
    overdue: int = 0
    """Days since its slip should have been back (F-22); 0 while there is time."""


@dataclass(frozen=True)
class SlipList:
    """The list, the pages without a record, and how many there are of each."""

    rows: tuple[SlipRow, ...]
    pages: tuple[PageView, ...]
    counts: dict[Which, int]


@dataclass(frozen=True)
class SlipDetail:
    """A record with what its form begins with."""

    record: DeliveryView
    proposed: SlipBack | None
    turns: dict[str, int]
    """Degrees by which its pages are turned, by stored file."""


_RUNNING = (DeliveryState.SIGNED, DeliveryState.DISPUTED, DeliveryState.ACCEPTED)


def slip_list(session: Session, which: Which, now: datetime, limit: int = 300) -> SlipList:
    """The records of a list, those with a scan and those under way longest first."""
    states = {Which.AWAITED: (DeliveryState.OPEN,), Which.RUNNING: _RUNNING}.get(which, ())
    found = [] if which is Which.PAGES else queries.records(session, states, limit, files=False, oldest=which is Which.AWAITED)
    if which is Which.AWAITED:
        found = [record for record in found if record.left_at is not None]
    scans = files.counts(session, queries.KIND, [record.number for record in found])
    kept = slip_entries.waiting(session)
    span = timedelta(days=setting_int(session, "slip.return_days", now))
    came = transit.arrivals_told(session, [record.number for record in found if record.state is DeliveryState.OPEN])
    rows = [
        SlipRow(record, scans.get(record.number, 0), record.number in kept, _overdue(record, came.get(record.number), span, now))
        for record in found
    ]
    if which is Which.AWAITED:
        rows.sort(key=lambda row: (not row.scans, row.record.left_at, row.record.number))
    by_state = queries.counts(session)
    pages = tuple(slip_pages.unassigned(session))
    counts = {
        Which.AWAITED: queries.awaited(session), Which.PAGES: len(pages), Which.RUNNING: sum(by_state.get(state, 0) for state in _RUNNING),
        Which.ALL: sum(by_state.values()),
    }  # fmt: skip
    return SlipList(tuple(rows), pages, counts)


def _overdue(record: DeliveryView, came: datetime | None, span: timedelta, now: datetime) -> int:
    if record.state is not DeliveryState.OPEN or record.left_at is None:
        return 0
    late = now - ((came or record.left_at) + span)
    return max(1, late.days) if late > timedelta() else 0


def detail(session: Session, number: str) -> SlipDetail | None:
    """One record by its number or its dispatch order's, with what its form begins with."""
    record = queries.record(session, number)
    if record is None:
        return None
    wanted = {one.sha256 for one in record.attachments}
    turns = dict(session.execute(select(SlipPage.sha256, SlipPage.turn).where(SlipPage.sha256.in_(wanted))).all()) if wanted else {}
    return SlipDetail(record, slip_entries.proposed(session, record.number), turns)


def picture(session: Session, sha256: str, turn: int, side: int) -> bytes:
    """A scan as an upright PNG whose longer side has at most `side` pixels; the first page of a PDF. Call it off the window's thread.

    Raises:
        KeyError: No such file.
        BadInput: It cannot be drawn.
    """
    content = files.content(session, sha256)
    try:
        image = _drawn(content, side)
    except (pypdfium2.PdfiumError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise bad_input(QT_TRANSLATE_NOOP("app", "这份扫描件画不出来，请另存后用别的程序打开")) from None
    image.thumbnail((side, side))
    out = io.BytesIO()
    image.rotate(-turn, expand=True, fillcolor=255).save(out, "PNG")
    return out.getvalue()


def _drawn(content: bytes, side: int) -> Image.Image:
    if content.startswith(b"%PDF-"):
        longest = max(page_size(content, 0))
        return page_image(content, 0, min(240.0, side / max(1.0, longest) * 72))
    with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as found:
        if found.size[0] * found.size[1] > MOST_PIXELS:
            raise ValueError("too large")
        found.draft("L", (side, side))
        return ImageOps.exif_transpose(found).convert("L")
