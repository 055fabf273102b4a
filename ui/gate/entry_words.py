"""What the entry view says, step by step: the next step, the notes beside what is keyed, the outcome."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.words import text as word_text
from app.identity.views import Helper
from app.yard import plates
from app.yard.views import EntryView, YardPurpose
from ui.gate.entering import TAIL, Entering, Problem, Step
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.yard import StripView

translate = QCoreApplication.translate
"""Finds words in the language of the window; its first argument is the context they stand under."""


def reasons() -> tuple[str, ...]:
    """Why plates are put right, by the key of the reason."""
    return (
        translate("EntryView", "入厂时键错"), translate("EntryView", "入厂时看错"), translate("EntryView", "换了挂车"),
    )  # fmt: skip


def next_step(now: Entering, fitting: int) -> StripView:
    """What is to be done now, or why Enter did not lead on."""
    word = title(now)
    if now.problem is not None:
        return StripView(word, problem(now), State.HOLD)
    if now.step is Step.PLATE:
        sentence = (
            translate("EntryView", "看车，键车头号牌；预约的车可只键末四位。也可扫车次条码。")
            if now.correcting is None and now.trip is None
            else translate("EntryView", "看车，键车头号牌。")
        )
        if now.trip is not None:
            sentence = translate("EntryView", "车次 {trip}：看车，键车头号牌或末四位。").format(trip=now.trip.trip_no)
        return StripView(word, sentence)
    if now.step is Step.TRAILER:
        return StripView(word, translate("EntryView", "键挂车号牌；没有就按「没有挂车」或回车。"))
    if now.step is Step.PURPOSE:
        if fitting == 1:
            return StripView(word, translate("EntryView", "有 1 个预约相符：按回车或 1；别的事由按 4～7。"))
        return StripView(word, translate("EntryView", "来做什么？装货按车次的号，别的事由按 4～7。"))
    if now.step is Step.RETURN_NO:
        return StripView(word, translate("EntryView", "键退货单号的 8 位数字；没有退货单号不能入厂（J-33）。"))
    if now.step is Step.PHONE:
        return StripView(word, translate("EntryView", "司机电话，没有可不键；按「登记入厂」或回车。"))
    if now.step is Step.REASON:
        return StripView(word, translate("EntryView", "为什么更正？按号选。"))
    return StripView(word, translate("EntryView", "正在登记…"))


def title(now: Entering) -> str:
    """What is done here."""
    if now.correcting is not None:
        whole = translate("EntryView", "更正 {plate}")
        return whole.format(plate=plates.veiled(now.correcting.plate))
    return translate("EntryView", "车辆入厂")


def problem(now: Entering) -> str:
    """Why Enter did not lead on."""
    plate = plates.spelled(now.row or now.plate)
    sentences = {
        Problem.EMPTY: translate("EntryView", "还没有键车牌。"),
        Problem.ODD: translate("EntryView", "{plate} 不是通常的号牌：再看一遍车；看准了按「确实如此」或回车。"),
        Problem.SHORT_TRAILER: translate("EntryView", "挂车号牌要写全，如 苏E·5107挂：缺省份和字母。"),
        Problem.IMPOSSIBLE: translate("EntryView", "{plate} 不能作车牌：要 4 至 15 位，含数字。"),
        Problem.TRAILER_HERE: translate("EntryView", "{plate} 是挂车号牌，请键到「挂车」一行；这里键车头。"),
        Problem.NO_SUCH_TAIL: translate("EntryView", "预约里没有末四位 {plate} 的车，请键整个号牌。"),
        Problem.WHOLE_PLATE: translate("EntryView", "不是预约装货的车，请键整个号牌。"),
        Problem.WHICH_TRIP: translate("EntryView", "请选：装货按车次的号，别的事由按 4～7。"),
        Problem.RETURN_NO: translate("EntryView", "退货单号是 TH 加 8 位数字，还没有键满。"),
    }
    assert now.problem is not None
    return sentences[now.problem].format(plate=plate)


def act(now: Entering, over: bool, offered: int) -> str:
    """Words of the large key."""
    if over:
        return translate("EntryView", "返回在厂车辆") if now.correcting is not None else translate("EntryView", "登记下一车")
    if now.problem is Problem.ODD:
        return translate("EntryView", "确实如此")
    if now.step is Step.TRAILER and not now.trailer:
        return translate("EntryView", "没有挂车")
    if now.step is Step.PURPOSE:
        return translate("EntryView", "登记：来装这一车") if offered == 1 and now.plate else translate("EntryView", "选车次或事由")
    if now.step is Step.PHONE:
        return translate("EntryView", "登记入厂")
    if now.step is Step.REASON:
        return translate("EntryView", "选原因")
    return translate("EntryView", "下一步")


def plate_note(now: Entering) -> str:
    """What is to be said of the tractor's plate."""
    if now.by_tail and now.correcting is None and now.step is not Step.DONE:  # then the whole plate of the trip stands there
        return translate("EntryView", "末四位") if len(now.plate) == TAIL else translate("EntryView", "末 {n} 位").format(n=len(now.plate))
    if plates.is_new_energy(now.plate):
        return translate("EntryView", "新能源")
    return ""


def trailer_note(now: Entering) -> str:
    """What is to be said of the trailer."""
    passed = now.step not in (Step.PLATE, Step.TRAILER)
    return translate("EntryView", "没有挂车") if passed and not now.trailer else ""


def field_name(step: Step) -> str:
    """Name of the third row."""
    return translate("EntryView", "退货单") if step is Step.RETURN_NO else translate("EntryView", "电话")


def field_note(now: Entering) -> str:
    """What is to be said of the third row."""
    if now.step is Step.RETURN_NO:
        return translate("EntryView", "{n} / 8 位").format(n=len(now.return_no))
    return "" if now.phone else translate("EntryView", "可不键")


def trips_title(now: Entering, count: int, fitting: bool) -> str:
    """Line over the booked trips; `fitting` are only those that what was keyed fits."""
    if now.correcting is not None:
        return ""
    if fitting:
        return translate("EntryView", "与所键相符的预约 {n} 车").format(n=count)
    return translate("EntryView", "还没到的预约 {n} 车").format(n=count)


def no_trips(now: Entering) -> str:
    """What is said where no trip is listed."""
    if now.correcting is not None:
        return translate("EntryView", "更正后，未签字的出门证随着改；已签字的作废重开。")
    if now.plate and now.step in (Step.PLATE, Step.TRAILER):
        return translate("EntryView", "没有相符的预约：键完后可选车次，等物流科长批准换车。")
    return translate("EntryView", "没有等车的车次。")


def done(entry: EntryView, dock: str, correction: bool) -> StripView:
    """The vehicle is entered, or its plates are right."""
    what = shown(word_text(entry.purpose))
    if entry.purpose is YardPurpose.TRIP:
        what = translate("EntryView", "车次 {trip}").format(trip=entry.trip_no) + (f"·{dock}" if dock else "")
    elif entry.return_no:
        what = f"{what} {entry.return_no}"
    both = f"{entry.plate} {entry.trailer}".strip()
    word = translate("EntryView", "已更正") if correction else translate("EntryView", "已入厂")
    return StripView(word, f"{both}·{what}", State.GOOD)


def waiting(entry: EntryView, correction: bool) -> StripView:
    """The vehicle is inside, but not the one that was booked (G-02)."""
    word = translate("EntryView", "已更正，等批准") if correction else translate("EntryView", "已入厂，等批准")
    sentence = translate("EntryView", "{plate}：与预约车号不符，请物流科长批准换车").format(plate=entry.plate)
    return StripView(word, sentence, State.HOLD)


def refused(correction: bool) -> str:
    """The word of a refusal."""
    return translate("EntryView", "不能更正") if correction else translate("EntryView", "不能登记")


def helper(found: Helper) -> tuple[str, str]:
    """Whom to call, in two lines."""
    role = shown(word_text(found.role))
    name = role if found.name in ("", role) else found.name if found.name.startswith(role) else f"{role} {found.name}"
    extension = translate("EntryView", "内线 {n}").format(n=found.extension or "—")
    return name, extension
