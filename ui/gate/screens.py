"""The words of the gate's screens, made from what the gate answered. Neither plate nor seal comes in here before they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.core.clock import site_time
from app.core.text import Text, joined, say
from app.core.words import text as word_text
from app.gate.views import MOST_SEEN, GateCheckView, GateVerdict, SeenKind, SignatureView, SignedHow
from app.identity.views import Helper
from ui.gate.keying import Keying
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.gate import GateState, GateView, Seen
from ui.widgets.gate_head import GateFactsView

translate = QCoreApplication.translate
"""Finds words in the language of the window; its first argument is the context they stand under."""

ICONS = {
    SeenKind.PLATE: "truck",
    SeenKind.TRAILER: "trailer",
    SeenKind.CONTAINER: "box",
    SeenKind.SEAL: "lock",
    SeenKind.BEARER: "person-badge",
}


def name_of(kind: SeenKind) -> str:
    """What the guard calls a thing that he looks at."""
    return {
        SeenKind.PLATE: translate("gate", "车头"),
        SeenKind.TRAILER: translate("gate", "挂车"),
        SeenKind.CONTAINER: translate("gate", "柜号"),
        SeenKind.SEAL: translate("gate", "封签"),
        SeenKind.BEARER: translate("gate", "证件/电话"),
    }[kind]


def names(kinds: Sequence[SeenKind]) -> list[str]:
    """The names of rows; several of a kind are numbered."""
    many = Counter(kinds)
    seen: Counter[SeenKind] = Counter()
    found = []
    for kind in kinds:
        seen[kind] += 1
        found.append(f"{name_of(kind)} {seen[kind]}" if many[kind] > 1 else name_of(kind))
    return found


def missing(kind: SeenKind) -> tuple[str, str]:
    """The key for a thing that is not on the vehicle: its words and the line under them."""
    words = {
        SeenKind.TRAILER: translate("gate", "没有挂车"),
        SeenKind.CONTAINER: translate("gate", "没有货柜"),
        SeenKind.SEAL: translate("gate", "没有封签"),
    }.get(kind, translate("gate", "没有此项"))
    return words, translate("gate", "看到确实没有时按")


def ready(said: str = "") -> GateView:
    """Waits for a pass; `said` is what the last scan came to, where that was no verdict."""
    return GateView(
        GateState.READY, translate("gate", "请扫出门证"), said or translate("gate", "下一步：扫司机手里第二联（门卫联）上的二维码")
    )


def ask_guard_copy(number: str, message: Text) -> GateView:
    """The number alone was scanned."""
    return GateView(GateState.READY, translate("gate", "请扫门卫联"), shown(message), document=number, who=number)


def check(view: GateCheckView, now: datetime, keying: Keying | None = None) -> GateView:
    """Amber: a genuine pass; the vehicle is still to be looked at, or after a refusal the part of it that was refused."""
    until = translate("gate", "{kind}·{until} 前有效").format(kind=shown(word_text(view.kind)), until=_until(view.valid_until, now))
    on_foot = SeenKind.BEARER in view.needs
    word = translate("gate", "票真，请核证件") if on_foot else translate("gate", "票真，请核车牌")
    name = f" {view.bearer} " if view.bearer else ""
    what = (
        translate("gate", "还不能放行。看提货人{name}的证件，快递员看电话，把末四位键入。").format(name=name)
        if on_foot
        else translate("gate", "还不能放行。去看车，把看到的末四位键入：{what}。").format(what=_in_turn(view.needs))
    )
    if keying is not None and not keying.empty:
        again = _in_turn([row.kind for row in keying.rows if not row.done])
        what = translate("gate", "还不能放行。看车再键：{what}；别的已键，不用再键。").format(what=again) if again else what
    return GateView(GateState.CHECK, word, what, view.number, translate("gate", "出门证"), (until,))


def _in_turn(kinds: Sequence[SeenKind]) -> str:
    """What is keyed, in its order, each once."""
    return shown(joined([say(name) for name in dict.fromkeys(name_of(kind) for kind in kinds)]))


def facts(view: GateCheckView) -> GateFactsView:
    """Signatures, goods and what to look at."""
    hint = translate("gate", "车牌和封签要看车，屏上不显示。")
    if SeenKind.BEARER in view.needs:
        hint = translate("gate", "看证件，快递员看电话；屏上不显示。")
    elif SeenKind.TRAILER not in view.needs:
        hint = translate("gate", "屏上不显示车牌。票上没有挂车，看到挂车不放。")
    elif view.needs.count(SeenKind.SEAL) == MOST_SEEN:
        hint += translate("gate", "封签多的任看三个。")
    tries = translate("gate", "第 {n} 次核验").format(n=view.attempt)
    goods = translate("gate", "{goods} {n} 箱").format(goods=view.goods, n=view.boxes) if view.boxes else view.goods
    signs = tuple((State.GOOD, signed(one)) for one in view.signatures)
    return GateFactsView(signs, goods.strip(), f"{hint} {tries}", view.customer)


def signed(one: SignatureView) -> str:
    """A signature in short: whose, when, and how it came about."""
    said = {
        SignedHow.OWN: translate("gate", "{role} 已签 {time}"),
        SignedHow.DEPUTY: translate("gate", "{role}：{name}（代签）{time}"),
        SignedHow.PAPER: translate("gate", "{role} 纸签 {time}·登记 {name}"),
        SignedHow.AHEAD: translate("gate", "{role} 预签 {time}"),
        SignedHow.CLOSE: translate("gate", "{role} 装车确认 {time}"),
    }[one.how]
    return said.format(role=shown(word_text(one.role)), time=f"{site_time(one.at):%H:%M}", name=one.name)


def released(verdict: GateVerdict) -> GateView:
    """Green over the whole screen: everything agreed, and now it may be read in full."""
    same = translate("gate", "看到的与票一致")
    found = names([kind for kind, _ in verdict.seen])
    seen = tuple(Seen(ICONS[kind], name, value, same) for (kind, value), name in zip(verdict.seen, found, strict=True))
    words = (
        translate("gate", "{customer}·{n} 箱·货物已记「已离厂」") if verdict.boxes else translate("gate", "{customer}·货物已记「已离厂」")
    )
    if verdict.offline:
        words = (
            translate("gate", "{customer}·{n} 箱·已记入本机，联网后自动上传")
            if verdict.boxes
            else translate("gate", "{customer}·已记入本机，联网后自动上传")
        )
    nth = (
        translate("gate", "本机今日第 {n} 次放行·{guard}·记录已保存")
        if verdict.offline
        else translate("gate", "本日第 {n} 次放行·{guard}·记录已保存")
    )
    small = nth.format(n=verdict.nth_today, guard=verdict.guard)
    return GateView(
        GateState.RELEASE,
        translate("gate", "放行"),
        shown(verdict.reason),
        verdict.number,
        translate("gate", "出门证"),
        (translate("gate", "已核销，不能再用"), *((translate("gate", "离线核验"),) if verdict.offline else ())),
        f"{site_time(verdict.at):%H:%M:%S}",
        seen,
        words.format(customer=verdict.customer, n=verdict.boxes),
        small,
        translate("gate", "扫下一张出门证"),
    )


def refused(verdict: GateVerdict, retry: bool, kept: bool = True) -> GateView:
    """Red over the whole screen: one sentence, whom to call, and the row in small; what is not `kept` yet does not say that it is."""
    role = shown(word_text(verdict.helper)) if verdict.helper else ""
    action = translate("gate", "再键一次") if retry else translate("gate", "扫下一张")
    return GateView(
        GateState.REFUSE,
        translate("gate", "拒放"),
        shown(verdict.reason),
        verdict.number,
        translate("gate", "出门证") if verdict.number else "",
        (translate("gate", "已记录"),) if kept else (),
        f"{site_time(verdict.at):%H:%M:%S}",
        (),
        caller(role, verdict.helper_name),
        row_words(verdict.clause),
        action,
        phone_words(verdict.helper_phone),
        final=not retry,
    )


def failed(message: Text, clause: str, on_duty: Helper | None) -> GateView:
    """Red for what could not be judged at all; the same person is called."""
    role = shown(word_text(on_duty.role)) if on_duty else ""
    return GateView(
        GateState.REFUSE,
        translate("gate", "拒放"),
        shown(message),
        who=caller(role, on_duty.name if on_duty else ""),
        small=row_words(clause),
        action=translate("gate", "扫下一张"),
        phone=phone_words(on_duty.extension if on_duty else ""),
        final=True,
    )


def duty(helper: Helper | None) -> tuple[str, str]:
    """Who is on duty, and his telephone."""
    if helper is None:
        return caller("", ""), phone_words("")
    return caller(shown(word_text(helper.role)), helper.name), phone_words(helper.extension)


def caller(role: str, name: str) -> str:
    """Whom to call: his role, and his name where it says more."""
    if not role:
        return name or translate("gate", "值班人员")
    return translate("gate", "值班{who}").format(who=role if name in ("", role) else name if name.startswith(role) else f"{role} {name}")


def phone_words(number: str) -> str:
    """His telephone; an extension is called one."""
    if not number:
        return translate("gate", "请打值班电话")
    return translate("gate", "内线 {n}").format(n=number) if len(number) <= 5 else number


def row_words(clause: str) -> str:
    """The row behind a refusal, in small."""
    return translate("gate", "条款 {row}").format(row=clause) if clause else ""


def _until(until: datetime, now: datetime) -> str:
    ends, today = site_time(until), site_time(now).date()
    midnight = (ends.hour, ends.minute) == (0, 0)
    last = ends.fromordinal(ends.toordinal() - 1).date() if midnight else ends.date()
    day = translate("gate", "今日") if last == today else f"{last:%m-%d}"
    return f"{day} 24:00" if midnight else f"{day} {ends:%H:%M}"
