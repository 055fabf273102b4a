"""What the packing bench shows for a scan result and for its state; plain values, no widget."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from app.boxing.protecting import PROTECTION
from app.boxing.rules import COUNTS_DIFFER
from app.boxing.views import BenchState, RowView, Step
from app.core.clock import site_time
from app.core.reasons import choices
from app.core.scans import ScanResult
from app.core.text import Text
from app.core.words import ScanKind, Verdict
from app.core.words import text as word_text
from app.devices.code_table import TAG_PREFIX
from app.devices.code_table import Command as Code
from app.dispatch.views import DispatchOrderView
from ui.bench.label_line import label_banner, label_line
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.bench import Command
from ui.widgets.pack import PackLine, ScanEntry, WeightView
from ui.widgets.refusal import NotCounted

STEPS = (Step.DOCUMENT, Step.ITEMS, Step.COMPLETE, Step.CHECK, Step.SEAL, Step.SCAN_BACK)
STATES = {
    Verdict.GOOD: State.GOOD, Verdict.DONE: State.GOOD, Verdict.INFO: State.INFO, Verdict.WRONG: State.WRONG,
    Verdict.HOLD: State.HOLD, Verdict.IGNORED: State.HOLD, Verdict.PARTIAL: State.HOLD, Verdict.FAULT: State.WRONG,
}  # fmt: skip
PICTURES = (("断路器", "goods-breaker"), ("接触器", "goods-contactor"), ("继电器", "goods-relay"), ("排", "goods-busbar"),
            ("柜", "goods-switchgear"))  # fmt: skip



def step_words() -> tuple[str, ...]:
    """The six steps in order."""
    return (
        QCoreApplication.translate("bench", "扫单据"), QCoreApplication.translate("bench", "扫入箱"),
        QCoreApplication.translate("bench", "装齐"), QCoreApplication.translate("bench", "他人核对"),
        QCoreApplication.translate("bench", "封箱贴标"), QCoreApplication.translate("bench", "扫回标签"),
    )  # fmt: skip


def step_index(state: BenchState) -> int:
    """Where the stepper stands; past the last when the order is done."""
    if state.step is Step.RELABEL:
        return STEPS.index(Step.SEAL)
    if state.step is Step.FINISHED and state.standing is not None:
        return STEPS.index(state.standing_at)
    return STEPS.index(state.step) if state.step in STEPS else len(STEPS)


def box_note(state: BenchState) -> str:
    """「箱 3 / 共 5」 at the right of the stepper."""
    if state.order is None:
        return ""
    n = state.box.box_no if state.box else state.box_count
    note = QCoreApplication.translate("bench", "箱 {n} / 共 {total}").format(n=n, total=max(state.box_count, n))
    if state.exchange:
        numbers = "、".join(str(number) for number in state.exchange)
        note += QCoreApplication.translate("bench", "·换标：第 {numbers} 箱").format(numbers=numbers)
    return note


def commands() -> tuple[Command, ...]:
    """The command strip: key of the command barcode, icon, word, key on the keyboard."""
    return (
        Command(Code.CONFIRM.name, "check", QCoreApplication.translate("bench", "确认"), "F12"),
        Command(Code.UNDO.name, "undo", QCoreApplication.translate("bench", "撤销"), "F8"),
        Command(Code.NEW_BOX.name, "swap", QCoreApplication.translate("bench", "换箱"), "F6"),
        Command(Code.SHORT.name, "minus", QCoreApplication.translate("bench", "少装"), "F7"),
        Command(Code.TAKE_OUT.name, "takeout", QCoreApplication.translate("bench", "取出"), "F9"),
        Command(Code.REPRINT.name, "printer", QCoreApplication.translate("bench", "重打"), "F10"),
        Command(Code.PERSON.name, "user", QCoreApplication.translate("bench", "换人"), "F4"),
        Command(Code.HELP.name, "help", QCoreApplication.translate("bench", "帮助"), "F1"),
    )


def next_step(state: BenchState) -> str:
    """「下一步：…」."""
    return QCoreApplication.translate("bench", "下一步：{step}").format(step=shown(state.next_step))


def _counts(state: BenchState) -> tuple[str, int | None, int | None]:
    if state.order is None or not state.expected or state.asking is not None:
        return "", None, None
    if state.step is Step.HAND_OVER:
        return QCoreApplication.translate("bench", "已交接 / 共 箱"), state.counted, state.expected
    if state.step is Step.CHECK and any(row.blind for row in state.rows):
        return QCoreApplication.translate("bench", "本箱已核 / 应核 项"), state.counted, state.expected
    if state.step is Step.CHECK:
        return QCoreApplication.translate("bench", "本箱已核 / 应核"), state.counted, state.expected
    return QCoreApplication.translate("bench", "本单已装 / 应装"), state.counted, state.expected


def ready(state: BenchState) -> VerdictView:
    """The banner that waits."""
    held = label_banner(state)
    if held is not None:
        return held
    title, counted, expected = _counts(state)
    item = state.order.customer_name if state.order else ""
    detail = state.order.number if state.order else ""
    if state.asking is not None:
        detail = shown(choices(state.asking))
    word = QCoreApplication.translate("bench", "请扫")
    if state.step is Step.CHECK:
        word = QCoreApplication.translate("bench", "请核")
    return VerdictView(
        State.NOT_YET, word, next_step(state), item=item, detail=detail, counts_title=title, counted=counted, expected=expected
    )


_STOOD: dict[Step | None, Step] = {Step.CHECK: Step.SEAL, Step.SCAN_BACK: Step.SCAN_BACK}
"""Where a parked box stands after the step at which the bench left it."""


def _below(result: ScanResult, state: BenchState) -> str:
    if result.verdict is Verdict.DONE and result.scan.raw.startswith(TAG_PREFIX):
        return QCoreApplication.translate("bench", "已挂牌")
    if result.verdict is Verdict.DONE:
        words = {
            Step.COMPLETE: QCoreApplication.translate("bench", "已装齐"), Step.CHECK: QCoreApplication.translate("bench", "待核对"),
            Step.SEAL: QCoreApplication.translate("bench", "核对相符"), Step.FINISHED: QCoreApplication.translate("bench", "本单完成"),
        }  # fmt: skip
        if state.step is Step.FINISHED and state.standing is not None:
            words.pop(Step.FINISHED)  # a box of the order still stands under its tag
        return words.get(_STOOD.get(state.left, state.step), QCoreApplication.translate("bench", "箱已封"))
    if result.verdict is Verdict.GOOD:
        checking = state.step is Step.CHECK
        return QCoreApplication.translate("bench", "已核对") if checking else QCoreApplication.translate("bench", "已计入")
    return ""


def verdict(result: ScanResult, state: BenchState) -> VerdictView:
    """The banner for a result; `state` is the bench after it."""
    at = STATES[result.verdict]
    if at is State.WRONG:
        return wrong(result)
    title, counted, expected = _counts(state)
    word = {
        Verdict.GOOD: QCoreApplication.translate("bench", "对"), Verdict.DONE: QCoreApplication.translate("bench", "齐"),
        Verdict.INFO: QCoreApplication.translate("bench", "记录"), Verdict.HOLD: QCoreApplication.translate("bench", "请核"),
        Verdict.IGNORED: QCoreApplication.translate("bench", "重读"), Verdict.PARTIAL: QCoreApplication.translate("bench", "半码"),
    }[result.verdict]  # fmt: skip
    return VerdictView(
        at, word, next_step(state), _below(result, state), shown(result.message), _detail(result, state), counts_title=title,
        counted=counted, expected=expected,
    )  # fmt: skip


def _detail(result: ScanResult, state: BenchState) -> str:
    if state.asking is not None:
        listed = shown(choices(state.asking))
        return "" if listed in shown(result.message) else listed
    item = next((i for i in reversed(state.box.items) if i.identity == result.object_key), None) if state.box else None
    if item is None:
        return ""
    if item.serial:
        return QCoreApplication.translate("bench", "{model}·序列号 {serial}").format(model=item.model, serial=item.serial)
    return QCoreApplication.translate("bench", "{model}·批 {lot}").format(model=item.model, lot=item.lot_no)


def wrong(result: ScanResult) -> VerdictView:
    """The banner of a refusal or fault: reason, what was scanned, what ends it."""
    facts = result.error.facts if result.error else ()
    pairs = tuple((shown(f.label), shown(f.value) if isinstance(f.value, Text) else f.value) for f in facts[:2])
    return VerdictView(
        State.WRONG, QCoreApplication.translate("bench", "错"), _way_out(result),
        QCoreApplication.translate("bench", "已停下"), shown(result.message), pairs=pairs,
        note=QCoreApplication.translate("bench", "扫描枪回车无效"),
    )  # fmt: skip


GOODS = (ScanKind.UNIT, ScanKind.LOT)


def _way_out(result: ScanResult) -> str:
    """What ends the latch: goods in the hand are put aside first; a count that differs takes nothing out of the box."""
    recount = result.message.source == COUNTS_DIFFER
    if result.kind in (*GOODS, ScanKind.PAPER) and not recount:
        return QCoreApplication.translate("bench", "拿出后，扫「确认」或按 F12")
    return QCoreApplication.translate("bench", "看清后，扫「确认」或按 F12")


def picture(name: str) -> str:
    """Icon of a ware by its name."""
    return next((icon for part, icon in PICTURES if part in name), "goods-goods")


def headings(state: BenchState) -> tuple[str, str, str, str]:
    """The heads of the table: what was packed, what was checked, or what was handed over."""
    counts = {
        Step.CHECK: QCoreApplication.translate("bench", "已核 / 应核"), Step.HAND_OVER: QCoreApplication.translate("bench", "已交 / 应交"),
    }  # fmt: skip
    packed = QCoreApplication.translate("bench", "已装 / 应装")
    ware, model = QCoreApplication.translate("bench", "货品"), QCoreApplication.translate("bench", "型号规格")
    return ware, model, counts.get(state.step, packed), QCoreApplication.translate("bench", "状态")


def lines(state: BenchState) -> tuple[PackLine, ...]:
    """The table: goods, then the papers that go into the box, then the label that is waited for."""
    label = label_line(state)
    if state.step is Step.HAND_OVER:
        return tuple(_handed(row) for row in state.rows)
    products = {line.line_id: line.product_id for line in state.order.lines} if state.order else {}
    goods = (replace(_line(row), photo=products.get(row.line_id, 0)) for row in state.rows)
    return (*goods, *((label,) if label is not None else ()))


def _handed(row: RowView) -> PackLine:
    """A box of a pickup: scanned in front of the customer, or still to be."""
    name = QCoreApplication.translate("bench", "第 {n} 箱").format(n=row.line_id)
    sub = QCoreApplication.translate("bench", "标签末六位 {tail}").format(tail=row.model)
    at, word = State.NOT_YET, QCoreApplication.translate("bench", "待交接")
    if not row.missing:
        at, word = State.GOOD, QCoreApplication.translate("bench", "已交接")
    return PackLine("box", name, sub, "", row.counted, 1, at, word)


def _line(row: RowView) -> PackLine:
    if row.line_id < 0:
        name = QCoreApplication.translate("bench", "第 {n} 箱换标").format(n=row.name)
        what = QCoreApplication.translate("bench", "扫箱上的旧标签")
        wait = QCoreApplication.translate("bench", "待换")
        return PackLine("box", name, row.note, what, 0, 1, State.NOT_YET, wait)
    if row.missing == 0:
        at, word = State.GOOD, QCoreApplication.translate("bench", "齐")
    elif row.counted:
        at, word = State.UNDER_WAY, QCoreApplication.translate("bench", "差 {n}").format(n=row.missing)
    else:
        at, word = State.NOT_YET, QCoreApplication.translate("bench", "差 {n}").format(n=row.missing)
    if row.line_id == 0 and row.note == PROTECTION:
        sub, model = QCoreApplication.translate("bench", "扫「确认」或包装码"), QCoreApplication.translate("bench", "交付前防护")
        icon = "box"
    elif row.line_id == 0:
        sub, model, icon = QCoreApplication.translate("bench", "放入箱内"), QCoreApplication.translate("bench", "随箱 1 份"), "doc"
    elif row.note:
        sub, model, icon = QCoreApplication.translate("bench", "批 {lot}").format(lot=row.note), row.model, picture(row.name)
    else:
        sub, model, icon = QCoreApplication.translate("bench", "逐台扫序列号"), row.model, picture(row.name)
    if row.blind:
        word = QCoreApplication.translate("bench", "点数") if row.missing else QCoreApplication.translate("bench", "相符")
        return PackLine(icon, row.name, sub, model, row.counted, None, at, word)
    return PackLine(icon, row.name, sub, model, row.counted, row.expected, at, word)


def active(state: BenchState) -> int:
    """Index of the active line: that of the last scan while it still lacks something, else the first that does, or the label."""
    if state.label_job is not None:
        return len(state.rows)
    open_rows = [n for n, row in enumerate(state.rows) if row.missing]
    last = next((n for n in open_rows if state.rows[n].line_id == state.active_line and state.active_line), None)
    return last if last is not None else open_rows[0] if open_rows else -1


def weight(state: BenchState) -> WeightView:
    """Weight of the box in work: read by the scale, or figured from net weights and tare."""
    box = state.box
    if box is None:
        title = QCoreApplication.translate("bench", "还没有箱")
        return WeightView(title, "——", "", State.NOT_YET, QCoreApplication.translate("bench", "未称"))
    size = "×".join(str(edge) for edge in box.size_mm) if all(box.size_mm) else ""
    title = QCoreApplication.translate("bench", "箱 {n}·{kind} {size}").format(n=box.box_no, kind=box.packaging, size=size).rstrip()
    words = QCoreApplication.translate("bench", "箱码末四位 {tail}")
    if box.sscc.isdecimal():
        words = QCoreApplication.translate("bench", "SSCC 末四位 {tail}")
    note = words.format(tail=box.sscc[-4:])
    if box.gross_weight_g is None:
        words = QCoreApplication.translate("bench", "装齐后计")
        return WeightView(title, "——", _band(state)[0], State.NOT_YET, words, note)
    reading = f"{box.gross_weight_g / 1000:.2f}"
    expected, low, high = _band(state)
    if box.weighed:
        fits = state.band is not None and state.band.fits(box.gross_weight_g)
        words = QCoreApplication.translate("bench", "重量相符") if fits else QCoreApplication.translate("bench", "已称重")
        expected = expected or QCoreApplication.translate("bench", "秤读数")
        at = State.GOOD if fits or state.band is None else State.HOLD
        return WeightView(title, reading, expected, at, words, note, value=box.gross_weight_g / 1000, low=low, high=high)
    if not state.must_weigh:
        expected = QCoreApplication.translate("bench", "净重 + 箱重")
        return WeightView(title, reading, expected, State.INFO, QCoreApplication.translate("bench", "预估"), note)
    words = QCoreApplication.translate("bench", "未称")
    return WeightView(title, "——", expected, State.NOT_YET, words, note, low=low, high=high)


def _band(state: BenchState) -> tuple[str, float, float]:
    """「此刻应为 61.4 ± 0.6」 and the edges of the band in kilograms; blank where nobody knows."""
    if state.band is None:
        return "", 0.0, 0.0
    wanted, tolerance = state.band.expected_g / 1000, state.band.tolerance_g / 1000
    words = QCoreApplication.translate("bench", "此刻应为 {wanted} ± {tolerance}")
    return words.format(wanted=f"{wanted:.2f}", tolerance=f"{tolerance:.2f}"), wanted - tolerance, wanted + tolerance


def entry(result: ScanResult) -> ScanEntry:
    """One line of the last ten scans."""
    time = site_time(result.scan.at).strftime("%H:%M:%S")
    return ScanEntry(STATES[result.verdict], shown(word_text(result.verdict)), shown(result.message), time)


def not_counted(result: ScanResult, order: DispatchOrderView | None = None) -> NotCounted:
    """One line of 未计入, with the product's name where the goods were drawn for the order in work."""
    time, kind = site_time(result.scan.at).strftime("%H:%M:%S"), shown(word_text(result.kind))
    drawn = next((item for item in order.picked if item.identity == result.object_key), None) if order else None
    line = next((row for row in order.lines if drawn and row.line_id == drawn.line_id), None) if order else None
    if line is None:
        return NotCounted("goods-goods" if result.kind in GOODS else "doc", kind, result.object_key, time)
    name = f"{line.product_name} {line.model}"
    return NotCounted(picture(line.product_name), name, f"{kind} {result.object_key}", time)
