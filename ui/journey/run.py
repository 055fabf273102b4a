"""What the steps share: hands, papers, clock, the numbers met so far, and the record of what was done."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from app.core.clock import Clock, site_day, site_time
from ui.journey.tray import Tray
from ui.robot import Robot

PIN = "2580"
PLATE = "浙A·0T001"


@dataclass(frozen=True)
class Step:
    """One step that was done."""

    step: str
    actor: str
    document: str
    time: str
    picture: str


@dataclass
class Run:
    """One run of the main job.

    Attributes:
        robot: Hands at the window.
        tray: Where papers and labels come out.
        clock: The window's clock.
        verdicts: The file with one line a scan.
        steps: What was done.
        order, task, card, sheet, receipt, dispatch, trip, packing_list, box, load_plan, gate_pass, token, delivery, case: Numbers read
            from papers and screen.
    """

    robot: Robot
    tray: Tray
    clock: Clock
    verdicts: Path
    steps: list[Step] = field(default_factory=list)
    order: str = ""
    task: str = ""
    card: str = ""
    sheet: str = ""
    receipt: str = ""
    dispatch: str = ""
    trip: str = ""
    packing_list: str = ""
    box: str = ""
    load_plan: str = ""
    gate_pass: str = ""
    token: str = ""
    delivery: str = ""
    case: str = ""
    serials: list[str] = field(default_factory=list)
    certificates: list[str] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day at the site."""
        return site_day(self.clock.now())

    def done(self, step: str, document: str) -> None:
        """Notes a step and takes its picture."""
        picture = self.robot.shot(step)
        actor = self.robot.window.context.actor.name
        time = site_time(self.clock.now()).isoformat(timespec="seconds")
        self.steps.append(Step(step, actor, document, time, picture.name if picture else ""))

    def write(self, path: Path) -> None:
        """Writes `journey.json`."""
        path.write_text(json.dumps([asdict(step) for step in self.steps], ensure_ascii=False, indent=1), encoding="utf-8")

    def as_person(self, name: str, page: str = "") -> None:
        """Another person signs in, and opens a tab."""
        self.robot.sign_in_as(name, PIN)
        if page:
            self.robot.go(page)
