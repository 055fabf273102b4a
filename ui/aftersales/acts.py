"""What else can be done on a case than its next step: one menu, each entry a small form in the same place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QDate

from app.aftersales import case_care, case_opening, case_papers, skills
from app.aftersales.case_work import RECORD, REQUEST
from app.aftersales.views import CaseFacts, CaseKind, CaseMeasureKind, CaseState, CaseView, MeasureView, Severity
from app.core.clock import site_day
from app.core.words import text as word_text
from app.core.work import Work
from ui.aftersales.steps import Around, Step, Values, moment_field, moment_of, text_field, tr
from ui.i18n import shown
from ui.widgets.forms import FieldForm


@dataclass(frozen=True)
class CaseAct:
    """One entry of the menu; a `goes_to` asks for a page and a document instead of showing a form."""

    key: str
    words: str
    step: Callable[[], Step] | None = None
    goes_to: tuple[str, str] | None = None


def acts(view: CaseView, around: Around, now: datetime) -> list[CaseAct]:
    """What can be done on a case as it stands."""
    open_one, measures = view.state is not CaseState.CLOSED, around.measures
    found: list[CaseAct] = []
    if open_one:
        found.append(CaseAct("complete", tr("补充客户、产品、电话"), lambda: _complete(view)))
        found.append(CaseAct("severity", tr("改级别"), lambda: _severity(view)))
        if view.severity is Severity.MAJOR and view.reported_at is None:
            found.append(CaseAct("leaders", tr("报告领导（J-16）"), _leaders))
        found.append(CaseAct("next", tr("约定下一步"), lambda: _next(view, around, now)))
    found.append(CaseAct("measure", tr("定纠正、预防措施"), lambda: _measure(around, now)))
    for one in measures:
        if one.done_at is None:
            words = tr("措施完成：{words}").format(words=one.words[:16])
            found.append(CaseAct(f"done.{one.measure_id}", words, partial(_done, one)))
        elif one.verified_at is None:
            words = tr("验证措施：{words}").format(words=one.words[:16])
            found.append(CaseAct(f"verify.{one.measure_id}", words, partial(_verify, one)))
    if view.product_id is not None:
        found.append(CaseAct("skill", tr("登记服务技能"), lambda: _skill(view, around)))
    if around.skills:
        found.append(CaseAct("skill_end", tr("服务技能一览、终止"), lambda: _end_skill(view, around)))
    if view.product_id is not None:
        found.append(CaseAct("tracking", tr("质检信息反馈跟踪表（J-15）"), goes_to=("aftersales", f"tracking/case|{view.number}")))
    if view.solution:
        found.append(CaseAct("handbook", tr("写入手册"), goes_to=("aftersales", f"handbook/{view.number}")))
    found.append(CaseAct("request", tr("打印客户服务申请表"), lambda: _print(REQUEST, tr("打印客户服务申请表"))))
    found.append(CaseAct("record", tr("打印客户服务记录"), lambda: _print(RECORD, tr("打印客户服务记录"))))
    if view.identity:
        found.append(CaseAct("trace", tr("查这一件的追溯"), goes_to=("storage", f"trace/{view.identity}")))
    return found


def _complete(view: CaseView) -> Step:
    def fill(form: FieldForm) -> None:
        text_field(form, "identity", tr("序列号或批号"), required=False, text=view.identity)
        text_field(form, "customer", tr("客户"), required=False, text=view.customer)
        text_field(form, "facts_caller", tr("来电人"), required=False, text=view.caller)
        text_field(form, "facts_phone", tr("电话"), required=False, text=view.phone)
        kinds = [(shown(word_text(one)), one) for one in CaseKind]
        form.add_choice("facts_kind", tr("类别"), kinds).setObjectName("field.facts_kind")
        form.set_value("facts_kind", view.kind)

    def act(work: Work, number: str, v: Values) -> object:
        changed = CaseFacts(
            v["identity"] if v["identity"].upper() != view.identity else None, None,
            v["customer"] if v["customer"] != view.customer else None, v["facts_caller"], v["facts_phone"], CaseKind(v["facts_kind"]),
        )  # fmt: skip
        return case_opening.complete(work, number, changed)

    return Step(tr("补充客户、产品、电话"), fill, tr("保存"), act)


def _severity(view: CaseView) -> Step:
    def fill(form: FieldForm) -> None:
        levels = [(shown(word_text(one)), one) for one in Severity]
        form.add_choice("level", tr("级别"), levels).setObjectName("field.level")
        form.set_value("level", view.severity)
        text_field(form, "level_why", tr("为什么"))

    def act(work: Work, number: str, v: Values) -> object:
        return case_care.set_severity(work, number, Severity(v["level"]), v["level_why"])

    return Step(tr("改级别"), fill, tr("改级别"), act, note=tr("重大的要在期限内报告领导；24 小时的钟不变。"))


def _leaders() -> Step:
    def fill(form: FieldForm) -> None:
        text_field(form, "leader", tr("报告了谁"))
        text_field(form, "leader_words", tr("报告内容"))

    def act(work: Work, number: str, v: Values) -> object:
        return case_care.report_to_leaders(work, number, v["leader"], v["leader_words"])

    return Step(tr("报告领导"), fill, tr("记录已报告"), act)


def _next(view: CaseView, around: Around, now: datetime) -> Step:
    def fill(form: FieldForm) -> None:
        text_field(form, "next_words", tr("做什么"), text=view.next_step)
        moment_field(form, "next_due", tr("期限"), view.next_due or (now + timedelta(days=1)).replace(minute=0))
        form.add_choice("next_owner", tr("由谁做"), [(p.name, p.person_id) for p in around.people]).setObjectName("field.next_owner")
        if view.next_owner_id is not None:
            form.set_value("next_owner", view.next_owner_id)

    def act(work: Work, number: str, v: Values) -> object:
        return case_care.set_next(work, number, v["next_words"], moment_of(v, "next_due"), v["next_owner"])

    def ended(work: Work, number: str, _: Values) -> object:
        return case_care.set_next(work, number, "", None, None)

    return Step(tr("约定下一步"), fill, tr("约定"), act, (tr("已完成"), ended) if view.next_step else None)


def _measure(around: Around, now: datetime) -> Step:
    def fill(form: FieldForm) -> None:
        kinds = [(shown(word_text(one)), one) for one in CaseMeasureKind]
        form.add_choice("measure_kind", tr("类别"), kinds).setObjectName("field.measure_kind")
        text_field(form, "measure", tr("措施"))
        form.add_choice("measure_owner", tr("责任人"), [(p.name, p.person_id) for p in around.people]).setObjectName("field.measure_owner")
        day = site_day(now)
        due, verify = day + timedelta(days=14), day + timedelta(days=44)
        form.add_date("measure_due", tr("完成日"), day=QDate(due.year, due.month, due.day)).setObjectName("field.measure_due")
        form.add_date("measure_verify", tr("验证日"), day=QDate(verify.year, verify.month, verify.day)).setObjectName(
            "field.measure_verify"
        )

    def act(work: Work, number: str, v: Values) -> object:
        due, verify = (datetime.fromisoformat(v[key]).date() for key in ("measure_due", "measure_verify"))
        return case_care.add_measure(work, number, CaseMeasureKind(v["measure_kind"]), v["measure"], v["measure_owner"], due, verify)

    return Step(tr("定纠正、预防措施"), fill, tr("定措施"), act)


def _done(one: MeasureView) -> Step:
    def act(work: Work, _: str, v: Values) -> object:
        return case_care.finish_measure(work, one.measure_id, v["measure_done"])

    return Step(tr("措施完成"), lambda form: text_field(form, "measure_done", tr("怎么做的")), tr("记录完成"), act, note=one.words)


def _verify(one: MeasureView) -> Step:
    def good(work: Work, _: str, v: Values) -> object:
        return case_care.verify_measure(work, one.measure_id, True, v["verified"])

    def bad(work: Work, _: str, v: Values) -> object:
        return case_care.verify_measure(work, one.measure_id, False, v["verified"])

    note = f"{one.words}\n{one.done_words}"
    return Step(
        tr("验证措施"), lambda form: text_field(form, "verified", tr("怎么验证的")), tr("有效"), good, (tr("无效，重新办理"), bad), note
    )


def _skill(view: CaseView, around: Around) -> Step:
    def fill(form: FieldForm) -> None:
        without = [(one.name, one.person_id) for one in around.technicians if not one.fits]
        form.add_choice("skilled", tr("谁"), without).setObjectName("field.skilled")
        scopes = [(view.product_name, view.product_id), (tr("全部产品"), None)]
        form.add_choice("skill_scope", tr("产品"), scopes).setObjectName("field.skill_scope")
        text_field(form, "skill_words", tr("依据"), required=False, hint=tr("培训、考核"))

    def act(work: Work, _: str, v: Values) -> object:
        return skills.grant(work, int(v["skilled"] or 0), v["skill_scope"], v["skill_words"])

    return Step(tr("登记服务技能"), fill, tr("登记"), act, note=view.product_name)


def _end_skill(view: CaseView, around: Around) -> Step:
    """The whole matrix, those who know the product of the case first; the chosen entry is ended."""
    held = sorted(around.skills, key=lambda one: (one.product_id not in (None, view.product_id), one.person))

    def fill(form: FieldForm) -> None:
        choices = [(f"{one.person}：{one.product or tr('全部产品')}", one.skill_id) for one in held]
        form.add_choice("skill", tr("技能"), choices, required=True).setObjectName("field.skill")
        text_field(form, "skill_why", tr("原因"))

    def act(work: Work, _: str, v: Values) -> object:
        skills.end(work, int(v["skill"] or 0), v["skill_why"])
        return None

    lines = (f"{one.person}：{one.product or tr('全部产品')}  {one.since:%Y-%m-%d}  {one.words}".rstrip() for one in held)
    return Step(tr("服务技能一览、终止"), fill, tr("终止这项技能"), act, note="\n".join(lines))


def _print(paper: str, title: str) -> Step:
    def act(work: Work, number: str, v: Values) -> object:
        return case_papers.print_case(work, paper, number, v["print_why"])

    def fill(form: FieldForm) -> None:
        text_field(form, "print_why", tr("补打原因"), required=False, hint=tr("第一次打印不用写"))

    return Step(title, fill, tr("打印"), act)
