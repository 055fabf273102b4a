"""The carriers of the demo: their files, evaluations, what happened with them, and the freight of this month and the last."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.carriers import service as carriers
from app.carriers.views import CarrierEventKind, FileDraft, Scores
from app.catalog import queries as catalog
from app.catalog.views import CarrierDraft
from app.dispatch import freight
from app.dispatch.freight_views import FreightView
from app.identity import service as identity
from db.states import Activity, Role, TripState

if TYPE_CHECKING:
    from app.admin.demo import Cast


@dataclass(frozen=True)
class File:
    """What the logistics head keeps of one carrier; days count from today, `happened` back from it."""

    contact: str
    address: str
    insurance: str
    prices: str
    network: str
    tracking: bool
    scores: Scores
    note: str
    contract_days: int | None = None
    happened: tuple[tuple[int, CarrierEventKind, str], ...] = ()


FILES = {
    "示范顺达物流有限公司": File(
        "调度员", "浙江省示范市样例区物流园 3 号", "货运险 0001", "9.6 米 8.2 元/公里，13 米 10.5 元/公里，起步 600 元",
        "省内当日达；上海、江苏次日达", True, Scores(96, 92, 95, 93), "车况好，随车带绑带和护角，回单当日交回",
        happened=((41, CarrierEventKind.COMPLAINT, "司机未提前一小时联系收货人，客户等货"),),
    ),
    "示范联运专线有限公司": File(
        "业务员", "江苏省示范市演示货运站 12 号", "货运险 0002", "零担 0.38 元/公斤，整车按合同附件", "华东、华中专线，两日达", True,
        Scores(88, 84, 86, 80), "运价低，旺季车源紧", contract_days=20,
        happened=((33, CarrierEventKind.DAMAGE, "一箱外箱角部压瘪，货未损，已拍照"), (12, CarrierEventKind.COMPLAINT, "回单迟交四天")),
    ),
    "示范捷通快运有限公司": File(
        "站点主管", "上海市样例区示范路 77 号", "货运险 0003", "7.6 米 7.6 元/公里", "沪杭甬，当日达", False, Scores(78, 70, 74, 66),
        "试用期：三个月内无货损再转正", contract_days=150,
        happened=((26, CarrierEventKind.DAMAGE, "叉车叉破木箱一处，已由承运方赔付"),
                  (19, CarrierEventKind.LOSS, "附件箱一只漏卸，次日补送")),
    ),
}  # fmt: skip
RATES = {"BOX": 168_000, "示范联运专线有限公司": 142_000, "示范捷通快运有限公司": 96_000}


def keep_files(cast: Cast) -> None:
    """Completes the files, enters the last evaluation and what happened; one driver's training soon ends."""
    with cast.desk.read() as session:
        known = {view.name: view for view in catalog.carriers(session)}
    with cast.in_one_go(cast.first[Role.LOGISTICS_HEAD]):
        for name, file in FILES.items():
            view = known[name]
            draft = CarrierDraft(**{one.name: getattr(view, one.name) for one in fields(CarrierDraft)})
            if file.contract_days is not None:
                draft = replace(draft, contract_until=cast.today + timedelta(days=file.contract_days))
            made = FileDraft(
                draft, file.contact, file.address, file.insurance, cast.today + timedelta(days=240), file.tracking, file.prices,
                file.network,
            )  # fmt: skip
            cast.do(Role.LOGISTICS_HEAD, carriers.change, view.carrier_id, made, "建档")
            cast.do(Role.LOGISTICS_HEAD, carriers.evaluate, view.carrier_id, file.scores, file.note)
            for back, kind, words in file.happened:
                day = cast.today - timedelta(days=back)
                cast.do(Role.LOGISTICS_HEAD, carriers.report, view.carrier_id, kind, words, happened_on=day)
    driver = cast.first[Role.TEAM_LEADER].person_id or 0
    cast.do(
        Role.ADMINISTRATOR, identity.qualify, driver, Activity.DRIVING, cast.today - timedelta(days=340),
        cast.today + timedelta(days=12), certificate_no="送驾 0002",
    )  # fmt: skip


def settle_freight(cast: Cast) -> None:
    """Prices of what went by carriers: the older ones invoiced and paid, the newest still open."""
    first = cast.today.replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    for month in (before, first):
        with cast.desk.read() as session:
            listed = freight.month(session, month, (Role.LOGISTICS_HEAD,)).carriers
        for carrier in listed:
            if carrier.carrier_id is not None:
                _priced(cast, [trip for trip in carrier.trips if trip.state is not TripState.PLANNED], month)


def _priced(cast: Cast, trips: list[FreightView], month: date) -> None:
    if not trips:
        return
    with cast.in_one_go(cast.first[Role.LOGISTICS_HEAD]):
        for n, trip in enumerate(trips):
            fen = RATES.get(trip.carrier, RATES["BOX"]) + 4_500 * (n % 5)
            cast.do(Role.LOGISTICS_HEAD, freight.agree, trip.trip_no, fen, "按年度合同附件")
            if n % 3 == 1:
                cast.do(Role.LOGISTICS_HEAD, freight.add_extra, trip.trip_no, 12_000, "等卸两小时")
    gone = [trip.trip_no for trip in trips if trip.state is TripState.OUT and trip.day < cast.today - timedelta(days=5)]
    if not gone:
        return
    with cast.in_one_go(cast.first[Role.FINANCE]):
        number = f"{month:%y%m}{trips[0].carrier_id or 0:04d}"
        cast.do(Role.FINANCE, freight.register_invoice, gone, number, cast.today - timedelta(days=2))
        if month != cast.today.replace(day=1):
            cast.do(Role.FINANCE, freight.pay, gone, cast.today - timedelta(days=1))
