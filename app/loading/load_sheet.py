"""Puts a load plan into the words and drawings of 装柜图: letters and hatches for what is told apart, plans of the layers, the picture."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.loading.plan_views import conditions
from app.planner import picture as aslant
from app.planner import sections
from app.planner.kinds import band
from app.planner.model import Container, Item, Left, Placement, Report, Task
from app.planner.patterns import SeriesMark, series_of
from app.planner.places import Place, places
from app.planner.words import left_word, sentence
from app.slips import load_plan as form
from app.slips.load_drawing import Area, Field, Hatch, Layer, Picture, Room
from app.slips.model import Company, FormFacts, PrintFacts, Signature, Void
from app.slips.texts import count

MOST_DRAWN = 3_000
"""Boxes of which the picture shows single ones; a larger load is drawn without numbers."""
_GAP_MM = 50
_TONES = {aslant.Face.TOP: 1.0, aslant.Face.LEFT: 1.0, aslant.Face.RIGHT: 1.0, aslant.Face.FRONT: 0.86, aslant.Face.DOOR: 0.86}


@dataclass(frozen=True)
class SheetBox:
    """One box: where it stands, what it is, 发货单 or item with its number, SSCC."""

    placement: Placement
    item: Item
    group: str
    box_no: int = 0
    number: str = ""

    @property
    def name(self) -> str:
        """Its group with its number."""
        return f"{self.group}-{self.box_no}" if self.box_no else self.group


@dataclass(frozen=True)
class SheetFacts:
    """What stands on the sheet and is not of the plan itself; `stops` names the stops."""

    company: Company
    form: FormFacts
    printing: PrintFacts
    number: str
    date: date
    reference: str
    vehicle: str
    is_container: bool
    seal: str = ""
    strict: bool = False
    aside: str = ""
    stops: Mapping[int, str] = field(default_factory=dict)
    signatures: tuple[Signature, ...] = ()
    void: Void | None = None


def sheet(facts: SheetFacts, container: Container, boxes: Sequence[SheetBox], left: Sequence[Left], report: Report) -> form.LoadPlanPaper:
    """The input of the paper for a plan; boxes in any order."""
    ordered = sorted(boxes, key=lambda box: box.placement.sequence)
    by, marks = _series(ordered)
    at = places([box.placement for box in ordered])
    task = Task(container, tuple({id(box.item): box.item for box in ordered}.values()))
    paper = form.LoadPlanPaper(
        company=facts.company, form=facts.form, printing=facts.printing, number=facts.number, date=facts.date, void=facts.void,
        signatures=facts.signatures, reference=facts.reference, aside=facts.aside, by=by, is_container=facts.is_container,
        vehicle=facts.vehicle, seal=facts.seal, inside=(container.length_mm, container.width_mm, container.height_mm),
        payload_g=container.payload_g, strict=facts.strict, stops=_stops(ordered, facts.stops),
        layer_limits=_limits(ordered, marks), lines=_lines(ordered, marks, split=True), letters=_lines(ordered, marks, split=False),
        turns=tuple(_turn(box, marks, at) for box in ordered),
        volume_mm3=sum(box.item.volume for box in ordered), centre=_centre(container, report), axles=_axles(container, report),
        under=" · ".join(str(words) for words in conditions(task)), judged=_judged(container, report),
        left="；".join(f"{rest.id} {rest.copies} 箱，{left_word(rest.reason)}" for rest in left),
        notes=_notes(facts, container, ordered, marks, report), layers=_layers(container, ordered, marks, at),
    )  # fmt: skip
    return replace(paper, pictures=_pictures(container, ordered, marks, form.picture_room(paper)))


# ---------------------------------------------------------------------- what is told apart

_Marks = Mapping[int, tuple[SeriesMark, str]]
"""By turn: how the box is told apart, and the words for it."""


def _series(boxes: Sequence[SheetBox]) -> tuple[str, _Marks]:
    """What the letters stand for: 唛头 where there are any, else stops, lots, or the items themselves; lettered as in the window."""
    keys: Sequence[str] | Sequence[int]
    if any(box.item.mark for box in boxes):
        by, keys, words = "按唛头", [box.item.mark for box in boxes], [box.item.mark or "（无唛头）" for box in boxes]
    elif len({box.item.stop for box in boxes}) > 1:
        by, keys, words = "按站", [box.item.stop for box in boxes], [f"第 {box.item.stop} 站" for box in boxes]
    elif any(box.item.lot for box in boxes):
        by, keys, words = "按批号", [box.item.lot for box in boxes], ["" for _ in boxes]
    else:
        by, keys, words = "按规格", [_size(box.item) for box in boxes], ["" for _ in boxes]
    series = series_of(sorted(set(keys), key=lambda key: (key == "", key)), own_numbers=by == "按站")
    return by, {box.placement.sequence: (series[key], word) for box, key, word in zip(boxes, keys, words, strict=True)}


def _size(item: Item) -> str:
    return f"{item.length_mm}×{item.width_mm}×{item.height_mm}"


def _lines(boxes: Sequence[SheetBox], marks: _Marks, *, split: bool) -> tuple[form.MarkLine, ...]:
    """The list: a line for each letter, and with `split` for each of its sizes, weights and lots."""
    groups: dict[Hashable, list[SheetBox]] = {}
    for box in boxes:
        letter = marks[box.placement.sequence][0].letter
        key: Hashable = (letter, _size(box.item), box.item.weight_g, box.item.lot) if split else letter
        groups.setdefault(key, []).append(box)
    found = []
    for own in groups.values():
        mark, words = marks[own[0].placement.sequence]
        sizes = sorted({_size(box.item) for box in own})
        weights = {box.item.weight_g for box in own}
        lots = list(dict.fromkeys(box.item.lot for box in own if box.item.lot))
        found.append(
            form.MarkLine(
                turns=ranges([box.placement.sequence for box in own]), letter=mark.letter, pattern=Hatch(mark.pattern.value), mark=words,
                names=_names(own), lots="、".join(lots[:3]) + ("…" if len(lots) > 3 else ""), boxes=len(own),
                size=sizes[0] if len(sizes) == 1 else f"{len(sizes)} 种尺寸",
                each_g=own[0].item.weight_g if len(weights) == 1 and own[0].item.weight_g else None,
                total_g=sum(box.item.weight_g for box in own),
            )
        )  # fmt: skip
    return tuple(sorted(found, key=lambda line: (len(line.letter), line.letter)))


def ranges(numbers: Sequence[int], most: int = 3) -> str:
    """Numbers in short: 1–8、12; where that would be long, the first and the last with dots between."""
    ordered = sorted(numbers)
    runs: list[list[int]] = []
    for number in ordered:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    if len(runs) > most:
        return f"{ordered[0]}…{ordered[-1]}"
    return "、".join(f"{first}–{last}" if last > first else str(first) for first, last in runs)


def _names(boxes: Sequence[SheetBox]) -> str:
    groups: dict[str, list[int]] = {}
    for box in boxes:
        groups.setdefault(box.group, []).append(box.box_no)
    words = [f"{group}：{ranges(own)}" if all(own) else group for group, own in groups.items()]
    return "、".join(words[:2]) + (f" 等 {len(words)} 种" if len(words) > 2 else "")


def _turn(box: SheetBox, marks: _Marks, at: Mapping[int, Place]) -> form.TurnLine:
    place = box.placement
    return form.TurnLine(
        turn=place.sequence, letter=marks[place.sequence][0].letter, name=box.name, number=box.number, lot=box.item.lot,
        place=str(at[place.sequence].words), size=f"{place.dx_mm}×{place.dy_mm}×{place.dz_mm}", weight_g=box.item.weight_g,
        stop=box.item.stop,
    )  # fmt: skip


# ---------------------------------------------------------------------- words


def _stops(boxes: Sequence[SheetBox], names: Mapping[int, str]) -> str:
    """The stops in the order they are loaded, with their boxes; blank for a single one."""
    counts: dict[int, int] = {}
    for box in boxes:
        counts[box.item.stop] = counts.get(box.item.stop, 0) + 1
    if len(counts) < 2:
        return ""
    first, last = max(counts), min(counts)
    words = []
    for stop in sorted(counts, reverse=True):
        when = "（先装）" if stop == first else "（后装、先卸）" if stop == last else ""
        words.append(" ".join(filter(None, (f"第 {stop} 站", names.get(stop, ""), f"{counts[stop]} 箱"))) + when)
    return " → ".join(words)


def _limits(boxes: Sequence[SheetBox], marks: _Marks) -> str:
    """Layers by letter: A2 B顶层; 部分顶层 where nothing may stand on some of its boxes: the notes name them."""
    found: dict[str, list[int]] = {}
    whole: dict[str, int] = {}
    for box in boxes:
        letter = marks[box.placement.sequence][0].letter
        whole[letter] = whole.get(letter, 0) + 1
        counts = found.setdefault(letter, [])
        if box.item.max_load_g == 0:
            counts.append(0)
        elif box.item.max_layers is not None:
            counts.append(box.item.max_layers)
    limits = {letter: min(filter(None, counts), default=0) for letter, counts in sorted(found.items()) if counts}
    words = [f"{letter}{limit or ('顶层' if len(found[letter]) == whole[letter] else '部分顶层')}" for letter, limit in limits.items()]
    return " ".join(words) if len(words) <= 6 else " ".join(words[:6]) + "…"


def _centre(container: Container, report: Report) -> tuple[str, str]:
    if not report.weight_g:
        return "——", "——"
    x, y, _ = report.centre_mm
    along = f"{count(x)} mm（{100 * x / container.length_mm:.1f} %"
    low, high = band(container, report.weight_g)
    limited = container.balance is not None or container.axles is not None
    along += f"，允许 {low / 10:.0f}–{high / 10:.0f} %）" if limited else "）"
    off = y - container.width_mm / 2
    if abs(off) < 1:
        return along, "居中"
    return along, f"{abs(off):.0f} mm 偏{'左' if off < 0 else '右'}（面向前壁）"


def _axles(container: Container, report: Report) -> str:
    axles = container.axles
    if axles is None or report.front_axle_g is None or report.rear_axle_g is None:
        return ""
    pairs = (("前", report.front_axle_g, axles.front_limit_g), ("后", report.rear_axle_g, axles.rear_limit_g))
    return "　".join(f"{name} {count(round(found / 1000))} / {count(limit // 1000)}" for name, found, limit in pairs)


def _judged(container: Container, report: Report) -> str:
    if report.right:
        return "通过"
    return f"未通过 {len(report.faults)} 处，不得照此装车：{sentence(report.faults[0], container)}"


def _notes(facts: SheetFacts, container: Container, boxes: Sequence[SheetBox], marks: _Marks, report: Report) -> tuple[str, ...]:
    vehicle, door = ("柜", "柜门") if facts.is_container else ("车", "车门")
    notes = ["按编号次序逐箱扫描装入，次序不符立即停装。" if facts.strict else "按编号次序装入，次序不符时系统提示，由班长决定。"]
    if len({box.item.stop for box in boxes}) > 1:
        notes.append("远站先装、近站后装，近站的货不得压在远站的货下面，也不得挡在里面。")
    top = _on_top(boxes, marks)
    if top:
        notes.append(f"{'、'.join(top)} 上面不得再放货物。" if len(top) <= 8 else "易碎货物上面不得再放货物。")
    rest = container.length_mm - report.used_length_mm
    if rest > _GAP_MM and boxes:
        notes.append(f"{door}端 {count(rest)} mm 空档用气囊、撑木或绑带固定。")
    notes.append(f"装毕拍照：半{vehicle}、满{vehicle}、封签。")
    return tuple(notes)


def _on_top(boxes: Sequence[SheetBox], marks: _Marks) -> list[str]:
    """What nothing may stand on: whole letters, and of a letter with other boxes too only the turns of those it is true of."""
    turns: dict[str, list[int]] = {}
    others: set[str] = set()
    for box in boxes:
        turn = box.placement.sequence
        letter = marks[turn][0].letter
        if box.item.max_load_g == 0:
            turns.setdefault(letter, []).append(turn)
        else:
            others.add(letter)
    return [f"{letter} 的第 {ranges(own, 6)} 箱" if letter in others else letter for letter, own in sorted(turns.items())]


# ---------------------------------------------------------------------- drawings


def _layers(container: Container, boxes: Sequence[SheetBox], marks: _Marks, at: Mapping[int, Place]) -> tuple[Layer, ...]:
    """The plan of every layer, the front wall to the left, the left wall (seen from the door) below."""
    placements = [box.placement for box in boxes]
    floor = tuple(
        Field(space.x_mm, container.width_mm - space.y_mm - space.dy_mm, space.dx_mm, space.dy_mm, tone=0.75)
        for space in container.blocked if space.z_mm == 0
    )  # fmt: skip
    spans = _spans(container, boxes, marks)
    found = []
    for layer in range(1, max((place.layer for place in at.values()), default=0) + 1):
        shown = sections.of_layer(placements, at, layer)
        fields = tuple(_field(flat, placements[flat.index], marks) for flat in sections.from_above(container, placements, shown).flats)
        found.append(Layer(layer, (*(floor if layer == 1 else ()), *fields), spans, len(shown)))
    return tuple(found)


def _field(flat: sections.Flat, placement: Placement, marks: _Marks) -> Field:
    mark = marks[placement.sequence][0]
    return Field(flat.u, flat.v, flat.width, flat.height, f"{mark.letter}{placement.sequence}", Hatch(mark.pattern.value))


def _spans(container: Container, boxes: Sequence[SheetBox], marks: _Marks) -> tuple[tuple[int, int, str], ...]:
    """Lengths along the inside: where one kind of box ends and the next begins, and what stays empty at the door."""
    ends: list[tuple[int, int, set[str]]] = []
    for box in sorted(boxes, key=lambda box: box.placement.x_mm):
        start, end = box.placement.x_mm, box.placement.x_mm + box.placement.dx_mm
        letter = marks[box.placement.sequence][0].letter
        if ends and start < ends[-1][1]:
            ends[-1] = (ends[-1][0], max(ends[-1][1], end), ends[-1][2] | {letter})
        elif ends and ends[-1][2] == {letter}:
            ends[-1] = (ends[-1][0], end, ends[-1][2])
        else:
            ends.append((start, end, {letter}))
    if not ends:
        return ((0, container.length_mm, f"空 {count(container.length_mm)}"),)
    if len(ends) > 6:
        ends = [(ends[0][0], ends[-1][1], set())]
    spans = [(start, end, count(end - start)) for start, end, _ in ends]
    last = spans[-1][1]
    return (*spans, (last, container.length_mm, f"空 {count(container.length_mm - last)}")) if last < container.length_mm else tuple(spans)


def _pictures(container: Container, boxes: Sequence[SheetBox], marks: _Marks, room: Room) -> tuple[Picture, ...]:
    """The load from its left side; where the inside is so long that two pictures find room, from its right side too."""
    scene = aslant.Scene(container, [box.placement for box in boxes])
    views = ((aslant.View(aslant.LEFT_SIDE), "左侧看"), (aslant.View(aslant.RIGHT_SIDE), "右侧看"))
    whole, half = room.scale(scene.frame(views[0][0]).bounds), room.parts(2)[0].scale(scene.frame(views[0][0]).bounds)
    if half < 0.9 * whole:
        return (_picture(scene, views[0][0], "", boxes, marks, whole),)
    return tuple(_picture(scene, view, title, boxes, marks, half) for view, title in views)


def _picture(scene: aslant.Scene, view: aslant.View, title: str, boxes: Sequence[SheetBox], marks: _Marks, scale: float) -> Picture:
    outline = scene.frame(view)
    longest = max((len(f"{mark.letter}{turn}") for turn, (mark, _) in marks.items()), default=0)
    label = ((1.55 * longest + 0.8) / scale, 2.9 / scale) if len(boxes) <= MOST_DRAWN else (0.0, 0.0)
    areas = tuple(_area(patch, boxes, marks) for patch in scene.patches(view, label=label))
    lines = tuple((line.start, line.end, line.near) for line in outline.lines)
    return Picture(areas, lines, outline.front, outline.door, outline.bounds, title)


def _area(patch: aslant.Patch, boxes: Sequence[SheetBox], marks: _Marks) -> Area:
    if patch.index >= len(boxes):
        return Area(patch.points, 0.7, edges=patch.edges)
    turn = boxes[patch.index].placement.sequence
    mark = marks[turn][0]
    pattern = Hatch.PLAIN if patch.face is aslant.Face.TOP else Hatch(mark.pattern.value)
    label = f"{mark.letter}{turn}" if patch.label is not None else ""
    return Area(patch.points, _TONES[patch.face], pattern, patch.edges, label, patch.label or (0.0, 0.0))
