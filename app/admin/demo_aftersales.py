"""After-sales of the demo: the book of help, a tracking form, goods that came back, surveys, visits, a training, last month's report."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.admin.demo_delivery import follow_deliveries, keep_the_budget
from app.aftersales import (
    handbook_service,
    installed_queries,
    queries,
    returns_judging,
    returns_service,
    service,
    survey_queries,
    survey_service,
    tracking_service,
    training_service,
    visits_service,
)
from app.aftersales.handbook_views import ArticleDraft
from app.aftersales.returns_views import ReturnDraft
from app.aftersales.survey_views import Scores, SurveyAnswer
from app.aftersales.tracking_views import FormDraft
from app.aftersales.training_views import TrainingPlan
from app.aftersales.views import CaseView
from app.aftersales.visits_views import VisitMinutes, VisitPlan
from app.catalog import queries as catalog
from app.core.clock import SITE_ZONE, site_day
from app.reports import monthly_service
from app.settings.service import setting
from app.storage import protection
from db.states import CaseCause, CaseState, ReturnJudgement, ReturnPlace, Role, SurveyState, VisitKind

if TYPE_CHECKING:
    from app.admin.demo import Cast

ARTICLES = (
    ("合闸后自行分闸，面板无报警", "整定旋钮未锁紧，运行振动后松动", "停电验电\n查整定旋钮位置\n锁紧并点漆\n带负荷运行 1 小时",
     CaseCause.PRODUCT, "BK"),
    ("柜门关不严，门锁与门框错位", "运输中门铰链下沉", "松开上下铰链螺钉\n托平柜门对正门框\n按 12 N·m 复紧",
     CaseCause.TRANSPORT, "GG"),
    ("端子发热变色", "安装力矩不足", "停电验电\n打磨接触面\n按 9 N·m 复紧\n红外测温复查", CaseCause.INSTALLATION, ""),
    ("抽屉推进时卡滞", "导轨定位螺钉高出", "抽出抽屉\n沉头螺钉拧到平面以下\n导轨涂润滑脂", CaseCause.PRODUCT, "MN"),
)  # fmt: skip


def look_after(cast: Cast, end: datetime) -> None:
    """The last days: what the cases of the story led to, and what is planned with the customers."""
    _write_handbook(cast)
    case = _open_case(cast, "抽屉")
    if case is not None:
        _take_back(cast, case)
    _expect_back(cast)
    follow_deliveries(cast)
    keep_the_budget(cast)
    _ask_customers(cast)
    _plan_visits(cast, end)
    _report(cast, end)


def _write_handbook(cast: Cast) -> None:
    for problem, reason, steps, cause, code in ARTICLES:
        with cast.desk.read() as session:
            product = catalog.product_by_code(session, code) if code else None
        draft = ArticleDraft(problem, reason, steps, cause, product.product_id if product else None)
        cast.do(Role.AFTER_SALES, handbook_service.write, draft)


def _open_case(cast: Cast, words: str) -> CaseView | None:
    with cast.desk.read() as session:
        return next((one for one in queries.cases(session, open_only=True) if words in one.description), None)


def _take_back(cast: Cast, case: CaseView) -> None:
    """One unit is analysed, traced by the tracking form, comes back and is judged reworkable."""
    do = cast.do
    if case.state is CaseState.REGISTERED:
        do(Role.AFTER_SALES, service.respond, case.number, case.caller or "设备科", "先不要硬推，寄回一台检查")
    do(Role.AFTER_SALES, service.analyse, case.number, CaseCause.PRODUCT, "导轨定位螺钉高出平面，两台同样")
    form = do(Role.INSPECTOR, tracking_service.make_form, FormDraft(case.number, measure="同任务单的导轨全检"))
    do(Role.PLANNING, tracking_service.receive, form.number, Role.PLANNING)
    back = do(Role.SALES, returns_service.authorise, ReturnDraft(((case.identity, 1),), "抽屉卡滞，退回检查", case.number))
    item = back.items[0]
    with cast.desk.read() as session:
        points = protection.open_points(session, item.product_id, case.identity, cast.first[Role.STOREKEEPER].person_id, cast.clock.now())
    if points:
        do(Role.STOREKEEPER, protection.sign, [case.identity], points)
    do(Role.STOREKEEPER, returns_service.receive, back.number, case.identity)
    do(Role.INSPECTOR, returns_judging.record_test, item.item_id, ReturnPlace.IN_HOUSE, "导轨定位螺钉高出 1.5 mm，其余正常", True)
    do(Role.INSPECTOR, returns_judging.judge, item.item_id, ReturnJudgement.REWORK, "沉头后可用")


def _expect_back(cast: Cast) -> None:
    """Another customer ordered the wrong type and sends it back; it is on its way."""
    with cast.desk.read() as session:
        there = installed_queries.due(session, None, cast.today + timedelta(days=800))
    sold = next((one for one in there if one.serial.startswith("KJ")), None)
    if sold is not None:
        day = cast.today + timedelta(days=2)
        draft = ReturnDraft(((sold.serial, 1),), "型号订错，未安装，原包装退回", carrier="客户自送", expected_on=day)
        cast.do(Role.SALES, returns_service.authorise, draft)


def _ask_customers(cast: Cast) -> None:
    """Most surveys came back, one is still out."""
    with cast.desk.read() as session:
        out = [one for one in survey_queries.surveys(session) if one.state is SurveyState.OUT]
    for n, one in enumerate(out[:-1] if len(out) > 1 else out):
        scores = Scores(quality=5 - n % 2, delivery=5, packing=4, service=5, price=4, overall=5 - n % 2)
        cast.do(Role.AFTER_SALES, survey_service.answer, one.number, SurveyAnswer(scores, "设备科", None, "希望随货附中文接线图"))


def _plan_visits(cast: Cast, end: datetime) -> None:
    today = site_day(end)
    with cast.desk.read() as session:
        customers = [one.customer_id for one in catalog.customers(session)]
        targets = tuple(str(one) for one in setting(session, "visit.targets", end))
    told = cast.do(Role.AFTER_SALES, visits_service.plan, VisitPlan(VisitKind.VISIT, (customers[0],), today, subject="年度走访"))
    minutes = VisitMinutes(
        cast.today, "设备科长", "交货准时，希望备件包常备", "售后部", satisfied=5, problems="无", introduced="新款塑壳断路器"
    )
    cast.do(Role.AFTER_SALES, visits_service.finish, told.number, minutes)
    plan = VisitPlan(VisitKind.RETURN, (customers[1],), today + timedelta(days=5), targets[0], "新购客户回访")
    cast.do(Role.AFTER_SALES, visits_service.plan, plan)
    with cast.desk.read() as session:
        forms = tuple(str(one) for one in setting(session, "customer_training.forms", end))
        groups = tuple(str(one) for one in setting(session, "customer_training.targets", end))
        contents = tuple(str(one) for one in setting(session, "customer_training.contents", end))
    course = TrainingPlan(
        "抽屉柜安装与维护", today + timedelta(days=12), "客户培训室", forms[0], groups[:2], contents[:3], "14:00", "抽屉柜", "技术服务"
    )
    cast.do(Role.SALES, training_service.plan, course)


def _report(cast: Cast, end: datetime) -> None:
    """Quality makes the report of last month and sends it to the general manager's office."""
    last = end.astimezone(SITE_ZONE).date().replace(day=1) - timedelta(days=1)
    words = "反馈集中在抽屉柜导轨和断路器整定旋钮两项；24 小时内全部响应。"
    made = cast.do(Role.INSPECTOR, monthly_service.make_report, f"{last:%Y-%m}", words, "终装增加锁紧点漆；导轨螺钉改沉头")
    cast.do(Role.INSPECTOR, monthly_service.note_sent, made.line.document, "总经理办公室", "当面", cast.clock.now())
