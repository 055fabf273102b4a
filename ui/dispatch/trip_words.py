"""What a trip says of itself: its next step, and the facts beside its boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from app.boxing.queries import waits_at_dock
from app.core.clock import site_time
from app.core.compared import plain
from app.core.text import Text
from app.core.words import text as word_text
from app.dispatch.views import TripState, TripView
from app.gate.views import PassView
from app.loading.photos import KINDS as PHOTOS
from app.loading.rules import MEASURES
from app.loading.staging import StagingView
from app.loading.vehicle_rules import QUESTIONS
from app.loading.views import ClimateView, LoadView, ShortView, VehicleFindings
from ui.i18n import shown
from ui.settings.parts import NONE

T = TripState


@dataclass(frozen=True)
class Kept:
    """What is on record beside the load: the lane of each 发货单, protection on the way, what stayed behind, photos by kind."""

    lane: tuple[StagingView, ...] = ()
    measures: tuple[tuple[str, bool, str], ...] = ()
    shorts: tuple[ShortView, ...] = ()
    photos: Mapping[str, int] = field(default_factory=dict)
    cool: bool = False
    climate: ClimateView | None = None

    @property
    def relabel(self) -> int:
        """Boxes that wait for their new label to be stuck on and scanned back (C-11)."""
        return sum(waits_at_dock(box) for view in self.lane for box in view.boxes)

    @property
    def unchecked(self) -> StagingView | None:
        """The first 发货单 whose boxes were not checked at the lane, or differ (F-12)."""
        return next((view for view in self.lane if not view.done), None)


class TripWords(QObject):
    """The sentences on trips, in the language of the window."""

    def next_step(self, trip: TripView, load: LoadView, last: PassView | None, kept: Kept) -> str:
        """What to do now."""
        if kept.relabel and trip.state in (T.PLANNED, T.ARRIVED, T.CHECKED, T.LOADING):
            return self.tr("{n} 箱编号改了：扫旧标签，贴新标签，扫回").format(n=kept.relabel)
        if trip.state in (T.PLANNED, T.ARRIVED):
            if trip.on_foot and trip.dispatch_nos:
                return self.tr("提货人到后开始装车，不用验车")
            if not trip.plate and not trip.on_foot and trip.dispatch_nos:
                return self.tr("定车：填车牌、司机、电话，再等车到")
            check = load.check
            if check is not None and not check.passed and plain(check.findings.plate) == plain(trip.plate):  # not a substitute for it
                return self.tr("上次验车不合格：换车或整改后再验")
            return self.tr("车到后验车") if trip.dispatch_nos else self.tr("在发货单里安排到本车次")
        lane = kept.unchecked
        if trip.state is T.CHECKED and not load.expected:
            return self.tr("货还没有封好的箱：先提货、装箱，再核对备货")
        if trip.state is T.CHECKED and lane is not None:
            return self.tr("核对备货 {no}：扫发货单，再逐箱扫").format(no=lane.dispatch_no)
        if trip.state is T.CHECKED:
            return self.tr("开始装车")
        if trip.state is T.LOADING:
            if load.missing:
                return self.tr("扫箱上车，还差 {n} 箱").format(n=len(load.missing))
            return self.tr("两人核对，装完")
        if trip.state is T.CLOSED and last is not None and last.sent_back:
            return self.tr("{who} 拒签，仓管员改正后再送签").format(who=last.sent_back_by)
        if trip.state in (T.CLOSED, T.CLEARED) and last is None:
            return self.tr("出门证已过期或作废，仓管员重开出门证")
        words = {
            T.CLOSED: self.tr("等财务部、人事总务部签出门证"), T.CLEARED: self.tr("车到门卫，扫出门证放行"), T.OUT: self.tr("等签收回单"),
        }  # fmt: skip
        return words.get(trip.state, self.tr("没有要做的"))

    def pairs(self, trip: TripView, load: LoadView, kept: Kept) -> list[tuple[str, str]]:
        """Vehicle, people and what was found."""
        check = load.check
        checked = NONE
        if check is not None:
            word = self.tr("合格") if check.passed else self._failed(check.findings)
            checked = f"{word} {check.person} {site_time(check.at):%H:%M}"
        confirmed = "、".join(f"{shown(word_text(role))} {name}" for role, name in load.confirmed_by)
        lane = sum(len(view.staged) for view in kept.lane)
        staged = self.tr("{n} / {total} 箱").format(n=lane, total=len(load.expected))
        differs = "、".join(one.words for view in kept.lane for one in view.open)
        plates = f"{load.plate} {load.trailer or trip.trailer}".strip() or self.tr("未定")
        pairs = [
            (self.tr("车牌"), plates), (self.tr("入厂"), self._entered(trip, load)),
            (self.tr("承运商"), trip.carrier_name or NONE),
            (self.tr("提货人") if trip.on_foot else self.tr("司机"), f"{trip.driver} {trip.phone}".strip() or NONE),
            (self.tr("柜号"), trip.container_no or NONE), (self.tr("封签"), load.seal_no or NONE), (self.tr("码头"), trip.dock or NONE),
            (self.tr("送货员"), "、".join(name for _, name in trip.crew) or NONE), (self.tr("监装"), load.supervisor or NONE),
            (self.tr("验车"), checked), (self.tr("毛重"), f"{load.gross_weight_g / 1000:.1f} kg"), (self.tr("已核对"), confirmed or NONE),
            (self.tr("备货"), f"{staged} {differs}".rstrip()), (self.tr("时间"), self._times(trip)),
        ]  # fmt: skip
        strict = self.tr("只按装柜图次序") if trip.strict else ""
        named = (
            (self.tr("装车人员"), "、".join(load.loaders)), (self.tr("订车号"), trip.booking_no), (self.tr("路线"), trip.route_note),
            (self.tr("装车次序"), strict),
        )  # fmt: skip
        pairs += [(name, words) for name, words in named if words]
        taken_of = [f"{shown(Text(PHOTOS[kind]))} {n}" for kind, n in kept.photos.items() if n]
        if taken_of:
            pairs.append((self.tr("照片"), "、".join(taken_of)))
        if kept.climate is not None:
            low, high, reading = (f"{tenth / 10:g}" for tenth in (kept.climate.low_dc, kept.climate.high_dc, kept.climate.reading_dc))
            words = self.tr("{low}～{high} °C，记录仪 {logger}，出发 {reading} °C")
            pairs.append((self.tr("温度"), words.format(low=low, high=high, logger=kept.climate.logger_no, reading=reading)))
        if kept.measures:
            done = [shown(Text(MEASURES[name])) if taken else f"{shown(Text(MEASURES[name]))}：{why}" for name, taken, why in kept.measures]
            pairs.append((self.tr("运输防护"), "、".join(done)))
        for short in kept.shorts:
            words = self.tr("{n} 箱 → {no}（{why}；{who}）")
            who = "、".join(short.approved_by)
            pairs.append((self.tr("少装"), words.format(n=short.boxes, no=short.new_no, why=short.reason, who=who)))
        return pairs

    def _failed(self, findings: VehicleFindings) -> str:
        """What was found wrong with the vehicle, with the note: who sends another one has to know."""
        what = "、".join(shown(Text(QUESTIONS[name])) for name, right in findings.answers if not right)
        return self.tr("不合格：{what}").format(what="，".join(filter(None, (what, findings.note))))

    def _times(self, trip: TripView) -> str:
        """Window at the dock, planned departure and arrival."""
        found = [f"{site_time(trip.planned_at):%m-%d %H:%M}" + (f"–{site_time(trip.until_at):%H:%M}" if trip.until_at else "")]
        if trip.leaves_at is not None:
            found.append(self.tr("{at} 出发").format(at=f"{site_time(trip.leaves_at):%m-%d %H:%M}"))
        if trip.arrives_at is not None:
            found.append(self.tr("{at} 到").format(at=f"{site_time(trip.arrives_at):%m-%d %H:%M}"))
        return "，".join(found)

    def _entered(self, trip: TripView, load: LoadView) -> str:
        if load.entered_at is not None:
            return self.tr("{at}·门岗登记").format(at=f"{site_time(load.entered_at):%m-%d %H:%M}")
        return f"{site_time(trip.arrived_at):%m-%d %H:%M}" if trip.arrived_at is not None else NONE
