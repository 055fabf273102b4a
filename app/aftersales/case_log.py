"""What every command on a case uses: its row, its moves, its time line, its owner, and a time that nobody can turn back."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from app.aftersales import queries, search_index
from app.aftersales.states import may_move
from app.aftersales.views import CaseView
from app.core.errors import Conflict, bad_input, fact, not_found
from app.core.newest import newest_record
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from db.models.aftersales import CaseEvent, ServiceCase
from db.states import CaseEventKind, CaseState, Role

KIND = "service_case"

ANY_DESK = (
    Role.AFTER_SALES, Role.SALES, Role.TECHNICAL_SERVICE, Role.LOGISTICS_HEAD, Role.INSPECTOR, Role.PROJECT_MANAGER,
    Role.DELIVERY_MANAGEMENT,
)  # fmt: skip
"""Whichever desk gets the call enters it (X-11)."""

SKEW = timedelta(minutes=5)
"""So far the clocks of two stations may stand apart without a word in the time line."""


def case_row(work: Work, number: str) -> ServiceCase:
    """The case, locked until the commit.

    Raises:
        NotFound: No such case.
    """
    row = work.session.scalar(select(ServiceCase).where(ServiceCase.number == number).with_for_update())
    if row is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "服务单"), number)
    return row


def move(work: Work, row: ServiceCase, to: CaseState) -> None:
    """Takes a case into another state (section 3.5).

    Raises:
        Conflict: Not from where it is.
    """
    if not may_move(row.state, to):
        raise Conflict(
            say(
                QT_TRANSLATE_NOOP("app", "服务单 {number} 现在是「{old}」，不能改为「{new}」"),
                number=row.number, old=word(row.state), new=word(to),
            ),
            (fact(QT_TRANSLATE_NOOP("app", "状态"), word(row.state)),),
        )  # fmt: skip
    row.state = to


def moment(work: Work, row: ServiceCase | None = None) -> datetime:
    """The time that counts now: the machine's, or the newest that the records know when the machine's was set back (J-02).

    Neither a first response nor a registration can be dated back by turning the clock of a station.
    """
    known: datetime | None = work.session.info.get(_MOMENT)
    if known is None:
        known = work.session.info[_MOMENT] = max(work.now, newest_record(work.session) or work.now)
    if row is None:
        return known
    last = work.session.scalar(select(func.max(CaseEvent.at)).where(CaseEvent.case_id == row.id))
    return max(known, last) if last is not None else known


_MOMENT = "aftersales_moment"


def note(work: Work, row: ServiceCase, kind: CaseEventKind, text: str, at: datetime | None = None) -> None:
    """Adds an entry to the time line; it stands for ever."""
    now = at or moment(work)
    work.session.add(
        CaseEvent(case_id=row.id, at=now, kind=kind, state=row.state, text=text, person_id=work.actor.person_id, person=work.actor.name)
    )
    work.session.flush()
    search_index.take(work, row, text)


def note_clock(work: Work, row: ServiceCase, at: datetime) -> None:
    """Says in the time line that the machine's clock was behind, when it was by more than stations differ."""
    gap = at - work.now
    if gap > SKEW:
        minutes = int(gap.total_seconds() // 60)
        note(work, row, CaseEventKind.NOTE, f"本机时钟慢 {minutes // 60} 小时 {minutes % 60} 分，按最后一笔记录的时间计", at)
        work.audit("clock_behind", KIND, row.number, minutes=minutes)


def lead(work: Work, row: ServiceCase, *also: Role) -> None:
    """Steps of a case are taken by after-sales or by its owner (X-11).

    Raises:
        NotPermitted: The actor is neither.
    """
    work.require(Role.AFTER_SALES, queries.owner_of(work.session, row.kind, work.now, row.record_no), *also)


def must_say(*words: str) -> None:
    """Refuses a step without its words.

    Raises:
        BadInput: One is blank.
    """
    if any(not text.strip() for text in words):
        raise bad_input(QT_TRANSLATE_NOOP("app", "请填写对谁、说了或做了什么"))


def case_view(work: Work, row: ServiceCase) -> CaseView:
    """The case as it now stands."""
    work.session.flush()
    view = queries.case(work.session, row.number)
    assert view is not None
    return view
