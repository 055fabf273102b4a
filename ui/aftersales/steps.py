"""The form of the next step of a case, state by state: its fields, its button, the command behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QDateTime, Qt

from app.aftersales import service
from app.aftersales.views import (
    CaseCause,
    CaseState,
    CaseView,
    CauseView,
    Dispatch,
    MeasureView,
    PartDraft,
    ServiceWay,
    SkillView,
    TechnicianView,
    WorkReport,
)
from app.core.clock import SITE_ZONE, site_time
from app.core.words import text as word_text
from app.core.work import Work
from app.identity.views import PersonView
from ui.aftersales.spot_form import cause_boxes
from ui.i18n import shown
from ui.widgets.forms import FieldForm
from ui.widgets.moments import MomentEdit

Values = dict[str, Any]
Act = Callable[[Work, str, Values], object]


@dataclass(frozen=True)
class Around:
    """What the forms offer: causes, who can be sent out, people, measures of the case, the skill matrix."""

    causes: tuple[CauseView, ...] = ()
    technicians: tuple[TechnicianView, ...] = ()
    people: tuple[PersonView, ...] = ()
    measures: tuple[MeasureView, ...] = ()
    skills: tuple[SkillView, ...] = ()


@dataclass(frozen=True)
class Step:
    """One form.

    Attributes:
        title: Heading of the card.
        fill: Puts the fields into an empty form.
        words: What the button says; blank for a card without one.
        act: The command: work, number of the case, values of the form.
        other: Words and command of a second button.
        note: A sentence under the form.
    """

    title: str
    fill: Callable[[FieldForm], None] = field(default=lambda form: None)
    words: str = ""
    act: Act | None = None
    other: tuple[str, Act] | None = None
    note: str = ""


def tr(source: str) -> str:
    """Words of this file in the window's language."""
    return QCoreApplication.translate("CaseStep", source)


def text_field(form: FieldForm, key: str, label: str, *, required: bool = True, text: str = "", hint: str = "") -> None:
    """A line of text under its key."""
    form.add_text(key, label, required=required, text=text, hint=hint).setObjectName(f"field.{key}")


def moment_field(form: FieldForm, key: str, label: str, at: datetime, *, required: bool = False) -> None:
    """A date with its time."""
    editor = MomentEdit(QDateTime.fromString(f"{site_time(at):%Y-%m-%dT%H:%M}:00", Qt.DateFormat.ISODate))
    editor.setDisplayFormat("yyyy-MM-dd HH:mm")
    editor.lineEdit().setTextMargins(10, 0, 0, 0)
    form.add_field(key, label, editor, required=required)
    editor.setObjectName(f"field.{key}")


def moment_of(values: Values, key: str) -> datetime:
    """The moment in a field of `moment_field`."""
    return datetime.fromisoformat(str(values[key])).replace(second=0, tzinfo=SITE_ZONE)


def next_step(view: CaseView | None, around: Around, now: datetime) -> Step:
    """The form of what comes next."""
    if view is None:
        return Step(tr("下一步：登记来电"), note=tr("按 F2 登记来电，或扫产品标签。"))
    made: dict[CaseState, Callable[[], Step]] = {
        CaseState.REGISTERED: lambda: _respond(view),
        CaseState.RESPONDED: lambda: _analyse(view, around),
        CaseState.ANALYSED: lambda: _agree(view),
        CaseState.SOLUTION_AGREED: lambda: _send(view, around, now),
        CaseState.WORKING: lambda: _finish(view, now),
        CaseState.DONE: lambda: _confirm(view),
        CaseState.CONFIRMED: lambda: _close(view),
    }
    if view.state in made:
        return made[view.state]()
    after = tr("满意度调查表已排给售后，见「回访」。常见的问题用 Ctrl+M 写入手册。")
    return Step(tr("已关闭"), note="\n".join(filter(None, (view.summary, view.improvement, after))))


def _respond(view: CaseView) -> Step:
    def fill(form: FieldForm) -> None:
        text_field(form, "responded_to", tr("回复了谁"), text=view.caller)
        text_field(form, "response", tr("说了什么"))

    def act(work: Work, number: str, v: Values) -> object:
        return service.respond(work, number, v["responded_to"], v["response"])

    return Step(tr("下一步：首次响应"), fill, tr("记录响应，停钟"), act)


def _analyse(view: CaseView, around: Around) -> Step:
    def fill(form: FieldForm) -> None:
        cause_boxes(form, around.causes, required=False)
        text_field(form, "analysis", tr("分析"))
        text_field(form, "confirmed_with", tr("与谁确认"), required=False, hint=tr("客户方确认问题的人"))

    def act(work: Work, number: str, v: Values) -> object:
        return service.analyse(work, number, CaseCause(v["cause"]), v["analysis"], v["cause_words"] or "", v["confirmed_with"])

    return Step(tr("下一步：分析原因"), fill, tr("记录分析"), act)


def _agree(view: CaseView) -> Step:
    def fill(form: FieldForm) -> None:
        text_field(form, "solution", tr("解决方案"), text=view.solution)
        text_field(form, "informed", tr("告知了谁"), text=view.caller)

    def act(work: Work, number: str, v: Values) -> object:
        return service.agree_solution(work, number, v["solution"], v["informed"])

    return Step(tr("下一步：方案告知客户"), fill, tr("记录方案"), act)


def _send(view: CaseView, around: Around, now: datetime) -> Step:
    def fill(form: FieldForm) -> None:
        ways = [(shown(word_text(one)), one) for one in (ServiceWay.REMOTE, ServiceWay.ON_SITE, ServiceWay.IN_WORKS)]
        form.add_choice("way", tr("服务方式"), ways).setObjectName("field.way")
        people = [(_who(one), one.person_id) for one in around.technicians]
        form.add_choice("technician", tr("派谁"), people, empty=tr("不派人")).setObjectName("field.technician")
        moment_field(form, "appointment", tr("预约时间"), site_time(now + timedelta(days=1)).replace(hour=9, minute=0))
        text_field(form, "start", tr("说明"), required=False)
        form.add_tick("sheets", tr("打印"), tr("申请表、服务记录")).setObjectName("field.sheets")
        form.show_field("appointment", False)
        form.show_field("sheets", False)

        def follow(_: str) -> None:
            sent = form.value("technician") is not None
            form.show_field("appointment", sent or form.value("way") == ServiceWay.ON_SITE)
            form.show_field("sheets", sent)

        form.changed.connect(follow)

    def act(work: Work, number: str, v: Values) -> object:
        way, who = ServiceWay(v["way"]), v["technician"]
        booked = moment_of(v, "appointment") if who is not None or way is ServiceWay.ON_SITE else None
        plan = Dispatch(way, booked, who, v["start"], bool(v["sheets"]) and who is not None)
        return service.start_work(work, number, plan=plan)

    return Step(tr("下一步：派工，开始处理"), fill, tr("开始处理"), act)


def _who(one: TechnicianView) -> str:
    busy = tr("·在办 {n}").format(n=one.open_jobs) if one.open_jobs else ""
    return f"{one.name}{busy}" if one.fits else f"! {one.name}{busy}·{tr('无此产品技能')}"


def _finish(view: CaseView, now: datetime) -> Step:
    def fill(form: FieldForm) -> None:
        form.add_long_text("work", tr("做了什么"), required=True).setObjectName("field.work")
        form.editor("work").setMaximumHeight(64)
        text_field(form, "part", tr("换件"), required=False, hint=tr("名称，如 端子 ×2"))
        text_field(form, "part_out", tr("换下的号"), required=False, hint=tr("可扫，没有就空着"))
        text_field(form, "part_in", tr("换上的号"), required=False, hint=tr("可扫"))

        def follow(_: str = "") -> None:
            for key in ("part_out", "part_in"):
                form.show_field(key, bool(form.value("part")))

        follow()
        form.changed.connect(follow)
        if view.technician:
            moment_field(form, "arrived", tr("到达"), min(view.appointment_at or now, now))
            moment_field(form, "left", tr("离开"), now)

    def act(work: Work, number: str, v: Values) -> object:
        sent = "arrived" in v
        report = WorkReport(
            v["work"], _parts(v), moment_of(v, "arrived") if sent else None, moment_of(v, "left") if sent else None
        )
        return service.finish_work(work, number, "", report)

    return Step(tr("下一步：处理完"), fill, tr("记录处理结果"), act)


def _parts(v: Values) -> tuple[PartDraft, ...]:
    """The parts that were keyed; what was taken out and put in belongs to the last of them."""
    found, out, put_in = parts_in(v["part"]), v["part_out"].upper(), v["part_in"].upper()
    return (*found[:-1], replace(found[-1], taken_out=out, put_in=put_in)) if found and (out or put_in) else found


def parts_in(words: str) -> tuple[PartDraft, ...]:
    """Parts as they are keyed in one line: several divided by `；`, each `name ×n` or `name；old→new`."""
    found: list[PartDraft] = []
    for piece in words.replace(";", "；").split("；"):
        text = piece.strip()
        if not text:
            continue
        if "→" in text or "->" in text:
            old, new = (one.strip() for one in text.replace("->", "→").split("→", 1))
            name, _, out = old.rpartition(" ")
            found.append(PartDraft(name.strip() or (found.pop().what if found else old), 1, "", out.strip() or old, new))
            continue
        name, _, count = text.replace("x", "×").rpartition("×") if "×" in text.replace("x", "×") else (text, "", "1")
        found.append(PartDraft(name.strip() or text, int(count) if count.strip().isdigit() else 1))
    return tuple(found)


def _confirm(view: CaseView) -> Step:
    def fill(form: FieldForm) -> None:
        text_field(form, "confirmed_by", tr("客户谁确认"), text=view.informed)
        text_field(form, "opinion", tr("客户意见"), required=False)

    def yes(work: Work, number: str, v: Values) -> object:
        return service.confirm(work, number, v["confirmed_by"], True, v["opinion"])

    def no(work: Work, number: str, v: Values) -> object:
        return service.confirm(work, number, v["confirmed_by"], False, v["opinion"])

    return Step(tr("下一步：客户确认"), fill, tr("客户认可"), yes, (tr("客户不认可，重新分析"), no))


def _close(view: CaseView) -> Step:
    def fill(form: FieldForm) -> None:
        text_field(form, "summary", tr("原因总结"), text=view.cause_words or view.analysis.splitlines()[0] if view.analysis else "")
        text_field(form, "improvement", tr("改进措施"), hint=tr("没有也要写理由"))

    def act(work: Work, number: str, v: Values) -> object:
        return service.close(work, number, v["summary"], v["improvement"])

    return Step(tr("下一步：总结关闭"), fill, tr("关闭"), act)
