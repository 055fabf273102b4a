"""What waits for workshop and inspector: cards, sheets, goods to pack and hand in (B-07), rejected goods (B-11), instruments (B-04)."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app.core.clock import day_end
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.packing import queries as packing
from app.quality import instruments
from app.quality import queries as quality
from app.quality.views import Waiting
from app.quality.waiting import waiting
from app.reminders.urgency import by_time
from app.reminders.views import Due, Mark
from app.settings.service import setting_int, setting_text
from db.states import Role

_WHAT = {
    "card": (QT_TRANSLATE_NOOP("app", "跟踪卡待填完：{product}"), "B-01", Role.ASSEMBLER),
    "inspect": (QT_TRANSLATE_NOOP("app", "待检验：{product}"), "B-03", Role.INSPECTOR),
    "incoming": (QT_TRANSLATE_NOOP("app", "外购件待进货检验：{product}"), "B-09", Role.INSPECTOR),
    "sheet": (QT_TRANSLATE_NOOP("app", "检验单待判定：{product}"), "B-04", Role.INSPECTOR),
    "outbound": (QT_TRANSLATE_NOOP("app", "出库检验已失效：{product}"), "B-10", Role.INSPECTOR),
}


def lines(session: Session, now: datetime) -> list[Due]:
    """Every line, in no order."""
    return [*_waiting(session, now), *_hand_in(session, now), *_rejected(session), *_instruments(session, now)]


def _waiting(session: Session, now: datetime) -> list[Due]:
    found = []
    checker = Role(setting_text(session, "outbound.check_role", now))
    for line in waiting(session, now):
        source, clause, role = _WHAT[line.what]
        role = checker if line.what == "outbound" else role
        mark = Mark.HOLD if line.what == "outbound" else Mark.INFO
        title = say(source, product=line.product_name)
        found.append(Due(mark, title, line.number, "inspection", word(role), None, clause, frozenset({role}), line.since))
    return found


def _hand_in(session: Session, now: datetime) -> list[Due]:
    """Passed goods that are to be packed and handed in, a line a task order; amber after one shift (B-07)."""
    tasks: dict[str, list[Waiting]] = defaultdict(list)
    for line in packing.waiting(session):
        if line.what == "pack":
            tasks[line.task_no or line.number].append(line)
    shift = setting_int(session, "quality.shift_hours", now)
    found = []
    for task_no, goods in tasks.items():
        since = min(line.since for line in goods)
        hours = int((now - since) / timedelta(hours=1))
        title = say(
            QT_TRANSLATE_NOOP("app", "已合格 {hours} 小时，待包装交库：{product} {n} 件"), hours=hours, product=goods[0].product_name,
            n=sum(line.quantity for line in goods),
        )  # fmt: skip
        mark, roles = Mark.HOLD if hours >= shift else Mark.INFO, frozenset({Role.ASSEMBLER, Role.PLANNING})
        due = since + timedelta(hours=shift)
        document = goods[0].number if len(goods) == 1 else task_no
        found.append(Due(mark, title, document, "inspection", word(Role.ASSEMBLER), due, "B-07", roles, since))
    return found


def _rejected(session: Session) -> list[Due]:
    """Reports of rejected goods: for production until it has seen them, for the inspector until he has decided (B-11)."""
    found = []
    for report in quality.nonconformities(session):
        words = say(
            QT_TRANSLATE_NOOP("app", "不合格品已隔离：{product} {n} 件"), product=report.product_name, n=report.quantity
        )
        roles = frozenset({Role.INSPECTOR} if report.seen_at else {Role.INSPECTOR, Role.PLANNING, Role.ASSEMBLER})
        who = word(Role.INSPECTOR) if report.seen_at else word(Role.PLANNING)
        mark = Mark.HOLD if report.seen_at else Mark.WRONG
        found.append(Due(mark, words, report.number, "inspection", who, None, "B-11", roles, report.noticed_at))
    return found


def _instruments(session: Session, now: datetime) -> list[Due]:
    found = []
    for one in instruments.to_calibrate(session, now):
        end = day_end(one.calibrated_until)
        source = (
            QT_TRANSLATE_NOOP("app", "器具校准已过期，不能用：{name} {number}") if end < now
            else QT_TRANSLATE_NOOP("app", "器具校准将到期：{name} {number}")
        )  # fmt: skip
        title = say(source, name=one.name, number=one.number)
        mark, roles = by_time(end, now, Mark.INFO), frozenset({Role.INSPECTOR})
        document = f"instruments/{one.number}"
        found.append(Due(mark, title, document, "catalog", word(Role.INSPECTOR), end, "B-04", roles, None))
    return found
