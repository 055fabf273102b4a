"""The pile of signed slips sorts itself: each page goes to the record whose barcode it bears, the others wait to be assigned (I-05)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError, Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.work import Work
from app.delivery import queries, service, slip_entries
from app.delivery.slip_reader import ReadPage, SlipFile
from app.delivery.views import DeliveryState
from app.files.service import attach, content, digest, safe_name
from db.models.delivery import DeliveryRecord
from db.models.transit import SlipPage
from db.states import SlipPageState

KIND = "slip_page"
"""Kind under which a page hangs while it is not assigned."""


@dataclass(frozen=True)
class PageView:
    """One page and where it went.

    Attributes:
        name: File and page, as people call it.
        turn: Degrees clockwise by which it stands upright.
        codes: Numbers read on it.
        why: Why it waits, or why what was keyed for it could not be registered.
        customer: Of its record.
        record_state: State of its record; None without one.
        known: It was here before and is not filed again.
        nth: The how manyeth scan of its record it is; 2 and more is a slip that was scanned twice.
    """

    page_id: int
    name: str
    state: SlipPageState
    sha256: str
    turn: int
    codes: tuple[str, ...]
    record_no: str
    why: str
    at: datetime
    customer: str = ""
    record_state: DeliveryState | None = None
    known: bool = False
    nth: int = 1


def take_pages(work: Work, file: SlipFile, pages: Sequence[ReadPage]) -> list[PageView]:
    """Files the pages of one scanned file; a page that was taken before is not taken again.

    Raises:
        NotPermitted: Not the dispatch office.
    """
    work.require(*service.OFFICE)
    return [_take(work, file, page) for page in pages]


def _take(work: Work, file: SlipFile, page: ReadPage) -> PageView:
    known = work.session.scalar(select(SlipPage).where(SlipPage.digest == file.digest, SlipPage.page == page.number))
    if known is not None:
        return replace(_views(work.session, [known])[0], known=True)
    row = SlipPage(
        state=SlipPageState.WAITING, source=safe_name(file.name), digest=file.digest, page=page.number, pages=file.pages,
        sha256=digest(page.content), turn=page.turn, codes="、".join(page.codes), at=work.now, person_id=work.actor.person_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    attach(work, KIND, str(row.id), _name(row), page.content)
    number, row.why = _belongs(work.session, page.codes)
    if number:
        try:
            with work.savepoint():
                _file(work, row, number, page.content)
        except AppError as error:
            row.state, row.record_no, row.why = SlipPageState.WAITING, "", str(error.reason)
    work.session.flush()
    return _views(work.session, [row])[0]


def _belongs(session: Session, codes: Sequence[str]) -> tuple[str, str]:
    """The one record that the codes of a page name, or why there is none."""
    if not codes:
        return "", str(say(QT_TRANSLATE_NOOP("app", "页上没有读到条码")))
    found = set(
        session.scalars(
            select(DeliveryRecord.number).where(DeliveryRecord.number.in_(codes) | DeliveryRecord.dispatch_no.in_(codes))
        )
    )
    if not found:
        return "", str(say(QT_TRANSLATE_NOOP("app", "没有这个号：{codes}"), codes="、".join(codes)))
    if len(found) > 1:
        return "", str(say(QT_TRANSLATE_NOOP("app", "一页上有几个号：{codes}"), codes="、".join(sorted(found))))
    return found.pop(), ""


def _file(work: Work, row: SlipPage, number: str, content: bytes) -> None:
    view, refused = slip_entries.hang(work, number, _name(row), content)
    row.state, row.record_no, row.why = SlipPageState.FILED, view.number, "" if refused is None else str(refused.reason)
    work.session.flush()
    work.audit("file_slip_page", queries.KIND, view.number, source=row.source, page=row.page)


def assign(work: Work, page_id: int, number: str) -> PageView:
    """Says by hand where a page belongs.

    Raises:
        BadInput: No number.
        Conflict: It is filed already, its record was voided, or the goods are still here.
        NotFound: No such page or record.
    """
    work.require(*service.OFFICE)
    if not number.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请键入或扫这一页的交付记录号"))
    row = _row(work, page_id)
    _file(work, row, number.strip().upper(), _content(work, row))
    return _views(work.session, [row])[0]


def drop(work: Work, page_id: int, why: str) -> PageView:
    """Says that a page is no slip: a cover sheet, the back of one; it stays in the register.

    Raises:
        BadInput: No reason.
        Conflict: It is filed already.
        NotFound: No such page.
    """
    work.require(*service.OFFICE)
    if not why.strip():
        raise bad_input(QT_TRANSLATE_NOOP("app", "请写明这一页是什么"))
    row = _row(work, page_id)
    row.state, row.why = SlipPageState.DROPPED, why.strip()
    work.session.flush()
    work.audit("drop_slip_page", KIND, row.id, source=row.source, page=row.page, why=row.why)
    return _views(work.session, [row])[0]


def unassigned(session: Session, limit: int = 500) -> list[PageView]:
    """Pages that wait to be assigned, oldest first."""
    rows = session.scalars(select(SlipPage).where(SlipPage.state == SlipPageState.WAITING).order_by(SlipPage.id).limit(limit))
    return _views(session, rows)


def of_record(session: Session, number: str) -> list[PageView]:
    """The pages that were filed with a record, oldest first."""
    return _views(session, session.scalars(select(SlipPage).where(SlipPage.record_no == number).order_by(SlipPage.id)))


def _row(work: Work, page_id: int) -> SlipPage:
    row = work.session.scalar(select(SlipPage).where(SlipPage.id == page_id).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "扫描页"), page_id)
    if row.state is not SlipPageState.WAITING:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{name} 已经处理过了"), name=_name(row)))
    return row


def _content(work: Work, row: SlipPage) -> bytes:
    return content(work.session, row.sha256)


def _name(row: SlipPage) -> str:
    if row.pages == 1:
        return row.source
    stem, dot, suffix = row.source.rpartition(".")
    return f"{stem or suffix}-{row.page}{dot}{suffix if stem else ''}".removesuffix(".")


def _views(session: Session, rows: Iterable[SlipPage]) -> list[PageView]:
    listed = list(rows)
    numbers = {row.record_no for row in listed if row.record_no}
    records = {
        number: (customer, state)
        for number, customer, state in session.execute(
            select(DeliveryRecord.number, DeliveryRecord.customer, DeliveryRecord.state).where(DeliveryRecord.number.in_(numbers))
        )
    } if numbers else {}
    filed: dict[str, list[int]] = {}
    if numbers:
        keys = select(SlipPage.record_no, SlipPage.id).where(SlipPage.record_no.in_(numbers)).order_by(SlipPage.id)
        for number, key in session.execute(keys):
            filed.setdefault(number, []).append(key)
    found = []
    for row in listed:
        customer, state = records.get(row.record_no, ("", None))
        nth = filed[row.record_no].index(row.id) + 1 if row.record_no in filed else 1
        codes = tuple(filter(None, row.codes.split("、")))
        found.append(
            PageView(
                row.id, _name(row), row.state, row.sha256, row.turn, codes, row.record_no, row.why, row.at, customer, state, False, nth
            )
        )
    return found
