"""The Chinese of load planning: what the independent check found, and why a package is left."""

from __future__ import annotations

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.planner.model import Container, Fault, FaultKind, LeftReason

_KINDS: dict[FaultKind, str] = {
    FaultKind.UNKNOWN: QT_TRANSLATE_NOOP("app", "不在装载清单"),
    FaultKind.COPIES: QT_TRANSLATE_NOOP("app", "箱数不符"),
    FaultKind.ORIENTATION: QT_TRANSLATE_NOOP("app", "摆放方向不允许"),
    FaultKind.OUTSIDE: QT_TRANSLATE_NOOP("app", "超出厢内"),
    FaultKind.DOOR: QT_TRANSLATE_NOOP("app", "过不了门"),
    FaultKind.BLOCKED: QT_TRANSLATE_NOOP("app", "占了不可用的空间"),
    FaultKind.OVERLAP: QT_TRANSLATE_NOOP("app", "互相重叠"),
    FaultKind.SUPPORT: QT_TRANSLATE_NOOP("app", "底面悬空"),
    FaultKind.BOTTOM_ONLY: QT_TRANSLATE_NOOP("app", "只能放底层"),
    FaultKind.LOAD_ON_TOP: QT_TRANSLATE_NOOP("app", "上面压得过重"),
    FaultKind.LAYERS: QT_TRANSLATE_NOOP("app", "超过堆码层数"),
    FaultKind.PAYLOAD: QT_TRANSLATE_NOOP("app", "超过载重"),
    FaultKind.AXLE: QT_TRANSLATE_NOOP("app", "轴荷超限"),
    FaultKind.BALANCE: QT_TRANSLATE_NOOP("app", "重心偏出"),
    FaultKind.SEQUENCE: QT_TRANSLATE_NOOP("app", "装入次序不对"),
    FaultKind.WAY_IN: QT_TRANSLATE_NOOP("app", "装入的路被挡"),
    FaultKind.STOP_ORDER: QT_TRANSLATE_NOOP("app", "卸货次序不对"),
}

_LEFT: dict[LeftReason, str] = {
    LeftReason.TOO_LARGE: QT_TRANSLATE_NOOP("app", "过不了门或放不进厢内"),
    LeftReason.PAYLOAD: QT_TRANSLATE_NOOP("app", "会超过载重"),
    LeftReason.NO_SPACE: QT_TRANSLATE_NOOP("app", "没有既稳当又合站序的位置"),
    LeftReason.BALANCE: QT_TRANSLATE_NOOP("app", "轴荷或重心会超限"),
}


def kind_word(kind: FaultKind) -> Text:
    """The short word of a kind of fault, as a list shows it."""
    return say(_KINDS[kind])


def left_word(reason: LeftReason) -> Text:
    """Why a package is left, in a few words."""
    return say(_LEFT[reason])


def sentence(fault: Fault, container: Container | None = None) -> Text:
    """One fault in a sentence that names the boxes by their turns.

    Args:
        fault: As the check reported it.
        container: The inside it was judged in; with it the sentence says which axle and which way.
    """
    if fault.kind in (FaultKind.AXLE, FaultKind.BALANCE, FaultKind.PAYLOAD):
        return _of_the_load(fault, container)
    turns = fault.sequences
    one = turns[0] if turns else ""
    other = turns[1] if len(turns) > 1 else ""
    return say(_source(fault, len(turns)), one=one, other=other, found=fault.found, allowed=fault.allowed, part=_part(fault.found))


def _source(fault: Fault, boxes: int) -> str:
    if fault.kind is FaultKind.COPIES:
        return QT_TRANSLATE_NOOP("app", "箱数不符：已装和未装共 {found} 箱，清单是 {allowed} 箱")
    if fault.kind is FaultKind.SEQUENCE and boxes == 2:
        return QT_TRANSLATE_NOOP("app", "第 {one} 箱先于托住它的第 {other} 箱装入")
    if fault.kind is FaultKind.STOP_ORDER and boxes == 1:
        return QT_TRANSLATE_NOOP("app", "第 {one} 箱写的是第 {found} 站，清单是第 {allowed} 站")
    return _SENTENCES[fault.kind]


_SENTENCES: dict[FaultKind, str] = {
    FaultKind.UNKNOWN: QT_TRANSLATE_NOOP("app", "第 {one} 箱不在装载清单里"),
    FaultKind.ORIENTATION: QT_TRANSLATE_NOOP("app", "第 {one} 箱的尺寸或摆放方向不允许"),
    FaultKind.OUTSIDE: QT_TRANSLATE_NOOP("app", "第 {one} 箱超出厢内 {found} mm"),
    FaultKind.DOOR: QT_TRANSLATE_NOOP("app", "第 {one} 箱过不了门：{found} mm，门只有 {allowed} mm"),
    FaultKind.BLOCKED: QT_TRANSLATE_NOOP("app", "第 {one} 箱占了不可用的空间（第 {found} 处）"),
    FaultKind.OVERLAP: QT_TRANSLATE_NOOP("app", "第 {one} 箱与第 {other} 箱重叠 {found} mm"),
    FaultKind.SUPPORT: QT_TRANSLATE_NOOP("app", "第 {one} 箱底面没有全部托住：只托住 {part} %"),
    FaultKind.BOTTOM_ONLY: QT_TRANSLATE_NOOP("app", "第 {one} 箱只能放底层，现在离地 {found} mm"),
    FaultKind.LOAD_ON_TOP: QT_TRANSLATE_NOOP("app", "第 {one} 箱上面压了 {found} g，最多 {allowed} g"),
    FaultKind.LAYERS: QT_TRANSLATE_NOOP("app", "第 {one} 箱超过堆码层数：{found} 层，最多 {allowed} 层"),
    FaultKind.SEQUENCE: QT_TRANSLATE_NOOP("app", "装入次序要从 1 到 {allowed} 各一次，{found} 不对"),
    FaultKind.WAY_IN: QT_TRANSLATE_NOOP("app", "装第 {one} 箱时，先装的第 {other} 箱挡在门口方向"),
    FaultKind.STOP_ORDER: QT_TRANSLATE_NOOP("app", "卸第 {one} 箱（第 {allowed} 站）时，第 {found} 站的第 {other} 箱挡着或压着它"),
}


def _of_the_load(fault: Fault, container: Container | None) -> Text:
    if fault.kind is FaultKind.PAYLOAD:
        return say(QT_TRANSLATE_NOOP("app", "全部货物 {found} g，载重只有 {allowed} g"), found=fault.found, allowed=fault.allowed)
    if fault.kind is FaultKind.AXLE:
        return say(_axle(fault, container), found=fault.found, allowed=fault.allowed)
    full = container.balance.side_permille if container and container.balance else 0
    return say(_balance(fault, container), found=_part(fault.found), allowed=_part(fault.allowed), full=_part(full))


def _axle(fault: Fault, container: Container | None) -> str:
    axles = container.axles if container else None
    if axles is None or axles.front_limit_g == axles.rear_limit_g:
        return QT_TRANSLATE_NOOP("app", "一组车轴受力 {found} g，最多 {allowed} g")
    if fault.allowed == axles.front_limit_g:
        return QT_TRANSLATE_NOOP("app", "前轴受力 {found} g，最多 {allowed} g")
    return QT_TRANSLATE_NOOP("app", "后轴受力 {found} g，最多 {allowed} g")


def _balance(fault: Fault, container: Container | None) -> str:
    if fault.found < fault.allowed:
        return QT_TRANSLATE_NOOP("app", "重心太靠前：{found} %，至少 {allowed} %")
    limits = container.balance if container else None
    sideways = limits is not None and limits.side_permille <= fault.allowed < 500  # half the width is as far as anything can lie
    if limits is None or (sideways and fault.allowed == limits.rear_permille):
        return QT_TRANSLATE_NOOP("app", "重心偏出：{found} %，最多 {allowed} %")
    if not sideways:
        return QT_TRANSLATE_NOOP("app", "重心太靠车门：{found} %，最多 {allowed} %")
    if fault.allowed > limits.side_permille:
        return QT_TRANSLATE_NOOP("app", "重心左右偏 {found} %，这样轻的货最多 {allowed} %（半载以上最多 {full} %）")
    return QT_TRANSLATE_NOOP("app", "重心左右偏 {found} %，最多 {allowed} %")


def _part(permille: int) -> str:
    return f"{permille // 10}.{permille % 10}" if permille >= 0 else f"{permille / 10:.1f}"
