"""Builds the vehicle check and loading record (form 24, G-02 … G-08), and the slip of differences at the lane (F-12)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.catalog import queries as catalog
from app.catalog.care import HANDLING, handling_words
from app.core.clock import site_day, site_time
from app.core.errors import not_found
from app.core.text import QT_TRANSLATE_NOOP
from app.dispatch import queries as dispatch
from app.loading import photos, plan_queries, queries, staging
from app.loading.rules import MEASURES
from app.loading.vehicle_rules import QUESTIONS
from app.loading.views import LoadView
from app.printing.making import Making
from app.slips import difference_slip as slip
from app.slips import loading_record as form
from app.slips.model import Signature
from db.states import Role


def loading_record(session: Session, document: str, making: Making) -> bytes:
    """Draws the record of a trip; `document` is the trip's number.

    Raises:
        NotFound: No such trip.
    """
    view = queries.load(session, document)
    trip = dispatch.trip(session, document)
    if view is None or trip is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "车次"), document)
    answers = dict(view.check.findings.answers) if view.check else {}
    paper = form.LoadingRecord(
        company=making.company, form=making.form, printing=making.printing, number=document,
        date=site_day(view.closed_at or view.started_at or trip.planned_at), signatures=_signatures(view), void=making.void,
        trip_no=document, dispatch_nos=view.dispatch_nos, plate=view.plate, container=view.container_no,
        seals=(view.seal_no,) if view.seal_no else (), carrier=trip.carrier_name, driver=trip.driver, phone=trip.phone,
        licence=view.check.findings.document if view.check else "",
        crew=view.loaders, supervisor=view.supervisor,
        arrived=site_time(trip.arrived_at) if trip.arrived_at else None,
        started=site_time(view.started_at) if view.started_at else None,
        ended=site_time(view.closed_at) if view.closed_at else None,
        checks=tuple((question, answers.get(name)) for name, question in QUESTIONS.items()), lines=_lines(session, view),
        tools=_tools(session, view), briefed=view.briefed, secured=view.secured, photos=sum(photos.counts(session, document).values()),
        exceptions=_exceptions(session, view),
    )  # fmt: skip
    return form.render(paper, tuple(copy for copy in making.copies if copy.name) or form.COPIES)


def _tools(session: Session, view: LoadView) -> tuple[tuple[str, bool], ...]:
    """Every tool there is, ticked where a product of the load says so (E-02); the crew ticks by pen what it used besides (G-05)."""
    orders = [order for number in view.dispatch_nos if (order := dispatch.dispatch_order(session, number)) is not None]
    products = catalog.products_by_key(session, (line.product_id for order in orders for line in order.lines)).values()
    asked = {product.handling for product in products}
    return tuple((str(handling_words(key)), key in asked) for key in HANDLING)


def _exceptions(session: Session, view: LoadView) -> str:
    """What was unusual, how the goods are protected on the way (E-07), and what stayed behind with whose word (G-08)."""
    words = [view.exceptions] if view.exceptions else []
    if view.container_no and view.seal_no and not photos.counts(session, view.trip_no)["seal"]:
        words.append("封签未拍照")
    plan = plan_queries.current(session, view.trip_no)
    if plan is not None and plan.boxes:
        words.append(f"装柜图 {plan.number}，最高 {max(box.place.layer for box in plan.boxes)} 层")
    measures = queries.measures(session, view.trip_no)
    if measures:
        words.append("，".join(f"{MEASURES[name]}{'已做' if taken else f'不需要：{why}'}" for name, taken, why in measures))
    for short in queries.shorts(session, view.trip_no):
        words.append(f"少装 {short.boxes} 箱转 {short.new_no}：{short.reason}（{'、'.join(short.approved_by)}批准）")
    return "；".join(words)


def difference_slip(session: Session, document: str, making: Making) -> bytes:
    """Draws what differs between lane and list of a 发货单 (F-12); `document` is its number.

    Raises:
        NotFound: No such 发货单.
    """
    order = dispatch.dispatch_order(session, document)
    if order is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "发货单"), document)
    view = staging.staging(session, document)
    paper = slip.DifferenceSlip(
        company=making.company, form=making.form, printing=making.printing, number=document, date=site_day(making.printing.printed_at),
        signatures=(), void=making.void, dispatch_no=document, customer=order.customer_name, listed=len(view.boxes),
        checked=len([box for box in view.boxes if box.sscc in view.staged]),
        lines=tuple(
            slip.Difference(
                "多" if one.kind == staging.FOREIGN else "缺", one.words, one.sscc, f"{site_time(one.at):%m-%d %H:%M}", one.person,
                f"{site_time(one.cleared_at):%m-%d %H:%M}" if one.cleared_at else "",
            )
            for one in view.differences
        ),
    )  # fmt: skip
    return slip.render(paper, tuple(copy for copy in making.copies if copy.name) or slip.COPIES)


def _lines(session: Session, view: LoadView) -> tuple[form.LoadLine, ...]:
    """One line a 发货单 and product; its boxes by number."""
    found = []
    for number in view.dispatch_nos:
        order = dispatch.dispatch_order(session, number)
        boxes = [box for box in view.expected if box.dispatch_no == number and box.position]
        if order is None or not boxes:
            continue
        marks = "、".join(str(box.box_no) for box in boxes)
        mark = order.shipping_mark or boxes[0].shipping_mark or number
        for n, line in enumerate(order.lines):
            found.append(
                form.LoadLine(
                    mark=mark, boxes_text=f"{marks}/{boxes[0].box_count}" if n == 0 else "〃",
                    name=line.product_name, model=line.model, quantity=line.boxed, unit=line.unit,
                    boxes=len(boxes) if n == 0 else 0, gross_g=sum(box.gross_weight_g for box in boxes) if n == 0 else 0,
                )
            )  # fmt: skip
    return tuple(found)


def _signatures(view: LoadView) -> tuple[Signature, ...]:
    if view.closed_at is None:
        return ()
    at = site_time(view.closed_at)
    boxes = {Role.STOREKEEPER: "仓管员", Role.SALES: "监装", Role.TEAM_LEADER: "装车组长"}
    return tuple(Signature(boxes[role], name, at) for role, name in view.confirmed_by if role in boxes)
