"""What the gate says of its link to the database: in touch or not, how old its lists are, what it cannot know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core.clock import site_time
from app.gate.views import GateLink
from ui.gate.screens import translate
from ui.i18n import shown
from ui.theme.tokens import State


@dataclass(frozen=True)
class LinkWords:
    """Mark and words of the header, and the strip under it; the strip is blank while everything is known."""

    state: State
    words: str
    strip: str = ""
    detail: str = ""


def link_words(link: GateLink, now: datetime) -> LinkWords:
    """The words on a link as it stands at `now`."""
    if not link.online:
        return _offline(link, now)
    kept = trust_list(link, now)
    waiting = translate("gate", "待上传 {n} 条").format(n=link.pending) if link.pending else ""
    words = "·".join(part for part in (translate("gate", "联网"), kept, waiting) if part)
    lacks = cannot_prove(link)
    if lacks[0]:
        return LinkWords(State.HOLD, words, *lacks)
    if link.stale or link.reason is not None:
        strip = shown(link.reason) if link.reason is not None else kept
        detail = translate("gate", "名单久未更新：新换的、刚停用的签字钥匙，本机可能不知道") if link.stale else ""
        return LinkWords(State.HOLD, words, strip, detail)
    return LinkWords(State.HOLD if link.pending else State.GOOD, words)


def _offline(link: GateLink, now: datetime) -> LinkWords:
    since = translate("gate", "离线自 {at}").format(at=_moment(link.since, now))
    waiting = translate("gate", "待上传 {n} 条").format(n=link.pending) if link.pending else ""
    lacks, lacks_detail = cannot_prove(link)
    strip = "·".join(part for part in (since, lacks or trust_list(link, now), waiting) if part)
    if lacks:
        return LinkWords(State.HOLD, translate("gate", "离线核验"), strip, lacks_detail)
    detail = translate("gate", "别的门是否已用、刚作废或挂失的票、改过的装车，本机不知道")
    if link.reason is not None and link.list_at is None:
        detail = shown(link.reason)
    return LinkWords(State.HOLD, translate("gate", "离线核验"), strip, detail)


def cannot_prove(link: GateLink) -> tuple[str, str]:
    """What a gate lacks without which no pass is genuine here, and who can help; blank where it lacks nothing."""
    if not link.enrolled:
        return translate("gate", "本岗未登记，不能验真"), translate("gate", "扫到的票一律拒放，请系统管理员登记本岗")
    if link.list_number is None and (link.list_at is not None or not link.online):
        return translate("gate", "没有签字人名单，不能验真"), translate("gate", "扫到的票一律拒放，请系统管理员发布名单")
    return "", ""


def trust_list(link: GateLink, now: datetime) -> str:
    """Which trust list there is, and how old."""
    if link.list_number is None:
        return "" if link.online and link.list_at is None and link.enrolled else translate("gate", "没有名单")
    number = translate("gate", "名单 {n} 号").format(n=link.list_number)
    return f"{number} {age(link.list_at, now)}" if link.list_at is not None else number


def age(at: datetime, now: datetime) -> str:
    """How long ago, in the one unit that matters."""
    gone = max(timedelta(0), now - at)
    minutes = int(gone.total_seconds() // 60)
    if minutes < 1:
        return translate("gate", "刚更新")
    if minutes < 60:
        return translate("gate", "{n} 分钟前").format(n=minutes)
    if minutes < 48 * 60:
        return translate("gate", "{n} 小时前").format(n=minutes // 60)
    return translate("gate", "{n} 天前").format(n=minutes // (24 * 60))


def _moment(at: datetime, now: datetime) -> str:
    here, today = site_time(at), site_time(now).date()
    return f"{here:%H:%M}" if here.date() == today else f"{here:%m-%d %H:%M}"
