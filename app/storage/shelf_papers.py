"""The 保管期清单 for 物流科长 as paper (D-14)."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.core.errors import bad_input
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.printing.making import Making
from app.printing.service import print_paper, times_printed
from app.slips import shelf_list as slip
from app.storage import shelf_queries
from app.storage.shelf_views import DueLine
from db.states import Role

PAPER = "shelf_list"
READERS = (
    Role.LOGISTICS_HEAD, Role.STOREKEEPER, Role.INSPECTOR, Role.PLANNING, Role.LEADERSHIP, Role.DELIVERY_MANAGEMENT,
)  # fmt: skip
"""Who prints the list."""


def print_list(work: Work) -> int:
    """Prints the list as it stands now; printed again on the same day, it says so.

    Returns:
        How many times the list of the day has now been printed.
    """
    work.require(*READERS)
    document = shelf_queries.due_list(work.session, work.now, most=1).terms.today.isoformat()
    again = str(say(QT_TRANSLATE_NOOP("app", "按现状续打"))) if times_printed(work.session, PAPER, document) else ""
    return print_paper(work, PAPER, document, reason=again)


def shelf_list(session: Session, document: str, making: Making) -> bytes:
    """Builds the list; the document is its date, 2026-11-23.

    Raises:
        BadInput: Not a date.
    """
    try:
        day = date.fromisoformat(document)
    except ValueError as error:
        raise bad_input(QT_TRANSLATE_NOOP("app", "保管期清单按日期打印，如 2026-11-23：{given}"), given=document) from error
    found = shelf_queries.due_list(session, making.printing.printed_at)
    paper = slip.ShelfList(
        company=making.company, form=making.form, printing=making.printing, number=document, date=day, void=making.void,
        until=found.until, lines=tuple(_line(line) for line in found.lines),
    )  # fmt: skip
    return slip.render(paper, making.copies)


def _line(line: DueLine) -> slip.ShelfLine:
    if line.unanswered:
        remark = str(say(QT_TRANSLATE_NOOP("app", "失效未登记处理")))
    else:
        remark = str(say(QT_TRANSLATE_NOOP("app", "已送复验 {number}"), number=line.recheck_no)) if line.recheck_no else ""
    several = line.serial and line.quantity > 1
    identity = line.lot_no or (f"{line.serial}…" if several else line.serial)
    return slip.ShelfLine(
        line.product, line.model, identity, line.location, line.quantity, line.unit, word(line.which), line.day, line.days_left,
        word(line.state), remark,
    )  # fmt: skip
