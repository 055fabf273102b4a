"""The load view: what it shows of a saved plan, and every act on it by keys and by mouse (G-06, G-07)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.catalog import kind_queries, kinds
from app.catalog.kinds import VehicleKindDraft
from app.core.errors import NotFound
from app.dispatch import queries, trips
from app.planner.model import Left, LeftReason, Plan
from app.printing.service import times_printed
from db.states import LoadPlanState, Role
from tests.helpers import loads as real_loads
from tests.helpers.load_plan import INSIDE, Loads, laid
from ui.context import DeskContext
from ui.loadplan.colours import ColourBy
from ui.loadplan.drawing import fill
from ui.loadplan.reading import PAPER, read
from ui.loadplan.view import PlanView
from ui.theme.tokens import LIGHT, State, series

Show, Settle = Callable[[QWidget], None], Callable[[], None]


@pytest.fixture
def trip_no(loads: Loads) -> str:
    """A trip with two boxes for stop 2 and two for stop 1."""
    trip = loads.trip()
    loads.boxed(trip, 2, stop=2)
    loads.boxed(trip, 2, stop=1)
    return trip.number


@pytest.fixture
def view(context: DeskContext, loads: Loads) -> PlanView:
    context.set_actor(loads.ship.head)
    return PlanView(context)


def press(qtbot: QtBot, view: PlanView, key: Qt.Key, *, ctrl: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(view.stage.picture, key, modifier)


@pytest.mark.clause("G-06")
def test_a_saved_plan_is_drawn_with_its_limits_and_the_boxes_to_come(
    view: PlanView, loads: Loads, trip_no: str, show: Show, settled: Settle, qtbot: QtBot
) -> None:
    saved = loads.saved(trip_no)
    view.open_document(saved.number)
    show(view)
    assert view.plan == saved and view.stage.step == 4
    assert view.head.state.state is State.GOOD and saved.number in view.head.state.word
    assert view.side.limits.verdict()[0] is State.GOOD and "条件" not in view.side.limits.accessibleName()
    assert "体积利用" in view.side.limits.accessibleName()
    for _ in range(3):
        press(qtbot, view, Qt.Key.Key_Left, ctrl=True)
    assert view.stage.step == 1 and len(view.stage.picture.canvas.shown.ghosts) == 3
    assert [item.place for item in view.side.next.items] == [str(box.place.words) for box in saved.boxes[1:]]
    press(qtbot, view, Qt.Key.Key_End)
    assert view.side.next.items == ()
    turn = view.stage.picture.canvas.view.turn
    press(qtbot, view, Qt.Key.Key_Right)
    assert view.stage.picture.canvas.view.turn != turn
    press(qtbot, view, Qt.Key.Key_PageDown)
    assert view.stage.layer == 1
    press(qtbot, view, Qt.Key.Key_Escape)
    assert view.stage.layer == 0


def test_series_tell_stops_lots_marks_and_weights_apart_by_pattern_number_and_words(
    view: PlanView, loads: Loads, trip_no: str, show: Show
) -> None:
    loads.saved(trip_no)
    view.open_document(trip_no)
    show(view)
    assert [entry.series.number for entry in view.stage._colours.legend] == [1, 2]
    assert view.stage.legend.accessibleName().count("站") == 2
    for by in ColourBy:
        view.stage.colour_by(by)
        legend = view.stage._colours.legend
        assert sum(entry.count for entry in legend) == 4 and all(entry.words for entry in legend)


@pytest.mark.clause("G-06")
def test_a_box_is_moved_by_keys_judged_at_every_step_and_kept_only_when_right(
    view: PlanView, loads: Loads, trip_no: str, show: Show, settled: Settle, qtbot: QtBot
) -> None:
    saved = loads.saved(trip_no)
    view.open_document(trip_no)
    show(view)
    qtbot.mouseClick(view.side.by_hand, Qt.MouseButton.LeftButton)
    press(qtbot, view, Qt.Key.Key_Tab)
    assert view.hand.index == 3
    key = saved.boxes[3].key
    press(qtbot, view, Qt.Key.Key_Left)  # it touches what stands before it: pushed again it climbs and hangs over
    press(qtbot, view, Qt.Key.Key_Left)
    settled()
    assert view.side.hand.verdict.state is State.WRONG and not view.side.hand.save.isEnabled()
    assert any(line.words for line in view.side.hand.faults)
    assert view.stage.picture.canvas.shown.faulty
    press(qtbot, view, Qt.Key.Key_S, ctrl=True)
    settled()
    assert loads.newest(trip_no).number == saved.number and loads.newest(trip_no).moved == 0
    press(qtbot, view, Qt.Key.Key_Escape)
    assert view.side.hand.verdict.state is State.NOT_YET and view.stage.plan == saved
    press(qtbot, view, Qt.Key.Key_Right)
    settled()
    assert view.side.hand.verdict.state is State.GOOD
    press(qtbot, view, Qt.Key.Key_S, ctrl=True)
    settled()
    kept = loads.newest(trip_no)
    moved = kept.box(key)
    assert kept.moved == 1 and moved is not None and moved.placement.x_mm == saved.boxes[3].placement.x_mm + 50
    assert view.stage.plan is not None and view.stage.plan.box(key) == moved
    for _ in range(80):
        press(qtbot, view, Qt.Key.Key_Down)
    assert view.side.hand.bumped.isVisible() and "壁了" in view.side.hand.bumped.text()  # a push against a wall is answered
    settled()
    press(qtbot, view, Qt.Key.Key_Escape)
    if view.hand.active:
        press(qtbot, view, Qt.Key.Key_Escape)
    settled()
    assert not view.hand.active and "手移 1 次" in view.head.state.word


def test_one_stop_is_told_apart_by_its_marks_until_somebody_chooses(view: PlanView, show: Show) -> None:
    show(view)
    stage = view.stage
    stage.show_plan(real_loads.container(), {})
    assert stage.by is ColourBy.MARK and len(stage._colours.legend) == 4
    stage.show_plan(real_loads.van(), {})
    assert stage.by is ColourBy.LOT  # no 唛头 there
    stage.show_plan(real_loads.truck(), {})
    assert stage.by is ColourBy.STOP
    stage.colour_by(ColourBy.WEIGHT)
    stage.show_plan(real_loads.container(), {})
    assert stage.by is ColourBy.WEIGHT


def test_expected_boxes_one_behind_the_other_stay_pale_in_the_sections(view: PlanView, show: Show) -> None:
    show(view)
    view.stage.show_plan(real_loads.container(), {})
    view.stage.colour_by(ColourBy.STOP)
    above, side, expected = view.stage.above, view.stage.side, view.stage.shown().estimated
    for flat_view in (above, side):
        assert flat_view._view is not None
        scale, left, top = flat_view._fit(flat_view.rect().toRectF())
        picture = flat_view.grab().toImage()
        first = min(expected)
        boxes = {flat.index: flat_view._rect(flat, scale, left, top) for flat in flat_view._view.section.flats}
        solid, pale = boxes[0], next(box for index, box in reversed(boxes.items()) if index >= first)
        depth = [picture.pixelColor(round(box.x() + 4), round(box.y() + 4)).lightness() for box in (solid, pale)]
        assert depth[1] > depth[0] + 40


def test_a_pale_face_hides_what_stands_behind_it(context: DeskContext) -> None:
    """A block of expected boxes is one block, not a muddle of all its edges."""
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor(LIGHT.surface1))
    painter = QPainter(image)
    face = QPolygonF([QPointF(0, 0), QPointF(20, 0), QPointF(20, 20), QPointF(0, 20)])
    fill(painter, face, series(0), on=LIGHT.surface1)
    once = image.pixelColor(10, 10)
    fill(painter, face, series(3))
    fill(painter, face, series(0), on=LIGHT.surface1)
    painter.end()
    assert image.pixelColor(10, 10) == once != QColor(series(0).ground)


def test_a_box_is_dragged_in_the_view_from_above(
    view: PlanView, loads: Loads, trip_no: str, show: Show, settled: Settle, qtbot: QtBot
) -> None:
    loads.saved(trip_no)
    view.open_document(trip_no)
    show(view)
    view.side.by_hand.click()
    above = view.stage.above
    assert above._view is not None
    scale, left, top = above._fit(above.rect().toRectF())
    flat = next(f for f in above._view.section.flats if f.index == 3)
    start = QPoint(round(left + (flat.u + flat.width / 2) * scale), round(top + (flat.v + flat.height / 2) * scale))
    qtbot.mousePress(above, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(above, start + QPoint(round(600 * scale), 0))
    qtbot.mouseRelease(above, Qt.MouseButton.LeftButton, pos=start + QPoint(round(600 * scale), 0))
    settled()
    assert view.hand.shown is not None and view.side.hand.verdict.state is State.GOOD
    assert view.hand.shown.boxes[view.hand.index].placement.x_mm > 500


@pytest.mark.clause("G-07")
def test_a_turned_box_that_may_not_stand_so_is_not_offered(view: PlanView, loads: Loads, trip_no: str, show: Show, qtbot: QtBot) -> None:
    saved = loads.saved(trip_no)
    view.open_document(trip_no)
    show(view)
    view.side.by_hand.click()
    press(qtbot, view, Qt.Key.Key_Tab)
    before = saved.boxes[3].placement
    press(qtbot, view, Qt.Key.Key_R)
    assert view.hand.shown is not None
    after = view.hand.shown.boxes[view.hand.index].placement
    assert (after.dx_mm, after.dy_mm, after.dz_mm) == (before.dy_mm, before.dx_mm, before.dz_mm)


@pytest.mark.clause("G-06")
def test_a_plan_that_is_void_says_why_and_what_to_do(view: PlanView, loads: Loads, trip_no: str, show: Show, settled: Settle) -> None:
    saved = loads.saved(trip_no)
    with loads.place.read() as session:
        trip = queries.trip(session, trip_no)
    assert trip is not None
    loads.boxed(trip, 1)
    view.open_document(trip_no)
    show(view)
    assert view.plan is not None and (view.plan.number, view.plan.state) == (saved.number, LoadPlanState.VOID)
    assert view.head.state.state is State.WRONG
    assert view.plan.void_reason in view.head.strip.words and "F5" in view.head.strip.words
    assert not view.side.by_hand.isEnabled() and not view.side.print.isEnabled() and view.side.again.isEnabled()


@pytest.mark.clause("F-13")
def test_a_trip_without_a_kind_gets_one_from_the_list_by_keys(
    view: PlanView, loads: Loads, show: Show, settled: Settle, qtbot: QtBot
) -> None:
    trip = loads.trip(kind="")
    loads.boxed(trip, 1)
    view.open_document(trip.number)
    show(view)
    assert "F5" in view.stage.picture.accessibleName() and not view.side.again.isEnabled()
    assert view.side.top.currentWidget() is view.side.kinds  # offered at once
    rows = view.side.kinds.list
    view.side.kinds.advise.click()
    qtbot.waitUntil(lambda: "建议" in view.side.kinds.hint.text(), timeout=240_000)
    assert rows.current is not None and rows.current.name in view.side.kinds.hint.text()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.current is not None
    wanted = rows.current.key
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    settled()
    assert view.found.kind_key == wanted and view.found.task is not None and view.side.again.isEnabled()
    with loads.place.work(loads.ship.head) as work, pytest.raises(NotFound):
        trips.choose_kind(work, trip.number, "没有的车")


def test_who_plans_nothing_looks_only(view: PlanView, loads: Loads, trip_no: str, context: DeskContext, show: Show) -> None:
    loads.saved(trip_no)
    context.set_actor(loads.people(Role.STOREKEEPER))
    view.open_document(trip_no)
    show(view)
    assert view.stage.plan is not None
    assert not any(button.isEnabled() for button in (view.side.again, view.side.by_hand, view.side.print, view.side.kind))


@pytest.mark.clause("G-06")
def test_a_plan_is_found_in_the_background_and_kept(
    view: PlanView, loads: Loads, trip_no: str, show: Show, settled: Settle, qtbot: QtBot
) -> None:
    view.open_document(trip_no)
    show(view)
    assert "F5" in view.stage.picture.accessibleName()
    view.side.seconds.setCurrentIndex(0)
    press(qtbot, view, Qt.Key.Key_F5)
    assert view.search.active and not view.side.again.isVisible() and view.side.top.currentWidget() is view.side.run
    qtbot.waitUntil(lambda: not view.search.active, timeout=240_000)
    settled()
    found = loads.newest(trip_no)
    assert found.report.right and len(found.boxes) == 4 and found.search_ms > 0
    assert view.stage.plan == found and view.side.top.currentWidget() is view.side.next


def test_a_search_that_is_given_up_changes_nothing(
    view: PlanView, loads: Loads, trip_no: str, show: Show, settled: Settle, qtbot: QtBot
) -> None:
    saved = loads.saved(trip_no)
    view.open_document(trip_no)
    show(view)
    view.side.again.click()
    qtbot.keyClick(view.side.run.take if view.side.run.take.isEnabled() else view.side.run.cancel, Qt.Key.Key_Escape)
    settled()
    assert not view.search.active and loads.newest(trip_no).number == saved.number and view.stage.plan == saved


def test_what_one_person_began_does_not_go_on_under_the_name_of_the_next(
    view: PlanView, loads: Loads, trip_no: str, context: DeskContext, show: Show, settled: Settle, qtbot: QtBot
) -> None:
    saved = loads.saved(trip_no)
    view.open_document(trip_no)
    show(view)
    view.side.again.click()
    assert view.search.active
    context.set_actor(loads.people(Role.TEAM_LEADER))
    settled()
    assert not view.search.active and loads.newest(trip_no) == saved and view.side.again.isVisible()
    view.side.by_hand.click()
    press(qtbot, view, Qt.Key.Key_Tab)
    press(qtbot, view, Qt.Key.Key_Right)
    settled()
    assert view.side.hand.save.isEnabled()
    context.set_actor(loads.ship.head)
    settled()
    press(qtbot, view, Qt.Key.Key_S, ctrl=True)
    settled()
    assert not view.hand.active and loads.newest(trip_no) == saved and view.stage.plan == saved


@pytest.mark.clause("G-07")
def test_a_plan_from_before_the_master_data_changed_says_so_until_it_is_found_anew(
    view: PlanView, loads: Loads, trip_no: str, show: Show, settled: Settle
) -> None:
    loads.saved(trip_no)
    view.open_document(trip_no)
    show(view)
    assert view.side.print.isEnabled()
    with loads.place.work(loads.ship.head) as work:
        own = next(kind for kind in kind_queries.own_kinds(work.session) if kind.kind.key == "YARD-3")
        kinds.change_vehicle_kind(work, own.kind_id, VehicleKindDraft("YARD-3", "厂内 3 米车", replace(INSIDE, height_mm=1000)), "改矮")
    view.reload()
    settled()
    assert view.head.state.state is State.HOLD and "F5" in view.head.strip.words
    assert view.side.again.isEnabled() and not view.side.print.isEnabled() and not view.side.by_hand.isEnabled()


def test_what_stays_is_listed_by_a_key_and_by_the_strip_itself(
    view: PlanView, loads: Loads, trip_no: str, show: Show, qtbot: QtBot
) -> None:
    whole = laid(loads.task(trip_no).task)
    loads.saved(trip_no, Plan(whole.placements[:3], (Left(whole.placements[3].id, 1, LeftReason.NO_SPACE),)))
    view.open_document(trip_no)
    show(view)
    press(qtbot, view, Qt.Key.Key_L)
    assert view.side.top.currentWidget() is view.side.notes and view.side.notes.list.count() == 1
    qtbot.keyClick(view.side.notes.list, Qt.Key.Key_Escape)
    assert view.side.top.currentWidget() is view.side.next
    qtbot.keyClick(view.side.left, Qt.Key.Key_Return)
    assert view.side.top.currentWidget() is view.side.notes


@pytest.mark.clause("G-06")
def test_the_paper_goes_through_the_register_and_a_second_one_wants_its_reason(
    view: PlanView, loads: Loads, trip_no: str, show: Show, settled: Settle, qtbot: QtBot
) -> None:
    saved = loads.saved(trip_no)
    view.open_document(trip_no)
    show(view)
    view.side.print.click()
    settled()
    assert printed(loads, saved.number) == 1 and not view.side.reason.isVisible()
    view.side.print.click()
    assert view.side.reason.isVisible() and printed(loads, saved.number) == 1
    qtbot.keyClicks(view.side.reason, "wet")
    qtbot.keyClick(view.side.reason, Qt.Key.Key_Return)
    settled()
    assert printed(loads, saved.number) == 2 and not view.side.reason.isVisible()


def printed(loads: Loads, number: str) -> int:
    with loads.place.read() as session:
        return times_printed(session, PAPER, number)


def test_the_view_reads_the_same_number_of_statements_however_many_boxes(loads: Loads) -> None:
    trip = loads.trip()
    asked: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        asked.append(statement)

    counts = []
    for more in (2, 5):
        loads.boxed(trip, more)
        loads.saved(trip.number)
        event.listen(loads.place.engine, "before_cursor_execute", note)
        with loads.place.read() as session:
            found = read(session, trip.number, loads.clock.now())
        event.remove(loads.place.engine, "before_cursor_execute", note)
        assert found.task is not None and found.plan is not None
        counts.append(len(asked))
        asked.clear()
    assert counts[0] == counts[1]
