"""What the bench shows of product packing: plain values, no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.core.scans import ScanResult
from app.core.words import Verdict
from app.devices.code_table import Command as Code
from app.packing.product import GoodsLine, GoodsState, ProductState, ProductStep, current
from app.packing.views import CheckLine, PackingView
from ui.bench.view import STATES
from ui.i18n import shown
from ui.theme.tokens import State
from ui.widgets.banner import VerdictView
from ui.widgets.bench import Command
from ui.widgets.checklist import Change, CheckRow

STEPS = (
    ProductStep.GOODS, ProductStep.STEPS, ProductStep.PROTECT, ProductStep.CHECK, ProductStep.SEAL, ProductStep.SCAN_BACK,
)  # fmt: skip


def step_words() -> tuple[str, ...]:
    """The six steps in order."""
    return (
        QCoreApplication.translate("bench", "扫产品"), QCoreApplication.translate("bench", "按步骤包装"),
        QCoreApplication.translate("bench", "材料防护"), QCoreApplication.translate("bench", "质检核对"),
        QCoreApplication.translate("bench", "封装贴标"), QCoreApplication.translate("bench", "扫回标签"),
    )  # fmt: skip


def step_index(state: ProductState) -> int:
    """Where the stepper stands; past the last when the package is done."""
    return STEPS.index(state.step) if state.step in STEPS else len(STEPS)


def note(state: ProductState) -> str:
    """「首件：全部步骤」 or 「只做必做项」 at the right of the stepper."""
    if state.packing is None:
        return ""
    if state.packing.in_full:
        return QCoreApplication.translate("bench", "首件·全部步骤")
    return QCoreApplication.translate("bench", "只做必做项")


def commands() -> tuple[Command, ...]:
    """The command strip of product packing."""
    return (
        Command(Code.CONFIRM.name, "check", QCoreApplication.translate("bench", "确认"), "F12"),
        Command(Code.UNDO.name, "undo", QCoreApplication.translate("bench", "撤销"), "F8"),
        Command(Code.SHORT.name, "minus", QCoreApplication.translate("bench", "不合格"), "F7"),
        Command(Code.TAKE_OUT.name, "takeout", QCoreApplication.translate("bench", "收起"), "F9"),
        Command(Code.REPRINT.name, "printer", QCoreApplication.translate("bench", "重打"), "F10"),
        Command(Code.PERSON.name, "user", QCoreApplication.translate("bench", "换人"), "F4"),
        Command(Code.HELP.name, "help", QCoreApplication.translate("bench", "帮助"), "F1"),
    )


def next_step(state: ProductState) -> str:
    """「下一步：…」."""
    return QCoreApplication.translate("bench", "下一步：{step}").format(step=shown(state.next_step))


def _all_lines(view: PackingView) -> list[CheckLine]:
    """Everything that this packing asks for, the two looks of the inspector among it."""
    packaging, firm = _looks(view)
    looks = (packaging, *view.papers, firm)
    return [line for line in (*view.steps, *view.materials, *view.special, *looks) if line.asked]


def _looks(view: PackingView) -> tuple[CheckLine, CheckLine]:
    """What is looked at with the eyes: the packaging, and that it is firm."""
    checker = view.checker if view.packaging_ok else ""
    return (
        CheckLine(QCoreApplication.translate("bench", "包装符合要求"), view.packaging_ok, checker),
        CheckLine(QCoreApplication.translate("bench", "牢固、无破损"), bool(view.firm_by), view.firm_by),
    )


def _counts(state: ProductState) -> tuple[str, int | None, int | None]:
    if state.packing is not None:
        lines = _all_lines(state.packing)
        return QCoreApplication.translate("bench", "已做 / 要做"), sum(line.done for line in lines), len(lines)
    if state.goods:
        done = sum(line.state is GoodsState.DONE for line in state.goods)
        return QCoreApplication.translate("bench", "本单已包 / 共"), done, len(state.goods)
    return "", None, None


def _item(state: ProductState) -> str:
    if state.packing is not None:
        return f"{state.packing.product_name} {state.packing.model}"
    if state.notice is not None:
        return state.notice.product_name
    return state.goods[0].name if state.goods else ""


def _detail(state: ProductState) -> str:
    packing = state.packing
    if packing is None:
        goods = state.goods[0] if state.goods else None
        return f"{goods.name} {goods.model}" if goods else state.identity or state.document
    if packing.is_lot:
        return QCoreApplication.translate("bench", "批 {lot} × {n} {unit}").format(
            lot=packing.identity, n=packing.quantity, unit=packing.unit
        )
    return QCoreApplication.translate("bench", "序列号 {serial}").format(serial=packing.identity)


def ready(state: ProductState) -> VerdictView:
    """The banner that waits."""
    title, counted, expected = _counts(state)
    checking = state.step is ProductStep.CHECK
    word = QCoreApplication.translate("bench", "请核") if checking else QCoreApplication.translate("bench", "请扫")
    return VerdictView(
        State.NOT_YET, word, next_step(state), item=_item(state), detail=_detail(state), counts_title=title, counted=counted,
        expected=expected,
    )  # fmt: skip


def verdict(result: ScanResult, state: ProductState) -> VerdictView:
    """The banner for a result that was not refused; `state` is the bench after it."""
    title, counted, expected = _counts(state)
    word = {
        Verdict.GOOD: QCoreApplication.translate("bench", "对"), Verdict.DONE: QCoreApplication.translate("bench", "齐"),
        Verdict.INFO: QCoreApplication.translate("bench", "记录"), Verdict.HOLD: QCoreApplication.translate("bench", "请核"),
        Verdict.IGNORED: QCoreApplication.translate("bench", "重读"), Verdict.PARTIAL: QCoreApplication.translate("bench", "半码"),
    }[result.verdict]  # fmt: skip
    return VerdictView(
        STATES[result.verdict], word, next_step(state), _below(result, state), shown(result.message), _detail(state),
        counts_title=title, counted=counted, expected=expected,
    )  # fmt: skip


def _below(result: ScanResult, state: ProductState) -> str:
    if result.verdict is Verdict.DONE:
        return {
            ProductStep.PROTECT: QCoreApplication.translate("bench", "步骤做完"),
            ProductStep.CHECK: QCoreApplication.translate("bench", "待质检"),
            ProductStep.SEAL: QCoreApplication.translate("bench", "核对相符"),
            ProductStep.SCAN_BACK: QCoreApplication.translate("bench", "已封装"),
            ProductStep.FINISHED: QCoreApplication.translate("bench", "标签已回"),
        }.get(state.step, QCoreApplication.translate("bench", "已做"))
    return QCoreApplication.translate("bench", "已计入") if result.verdict is Verdict.GOOD else ""


def rows(view: PackingView) -> tuple[tuple[CheckRow, ...], int]:
    """The checklist, and the index of the row that is to be done now; past the last when all is done."""
    kinds: list[tuple[str, CheckLine]] = [
        (QCoreApplication.translate("bench", "步骤 {n}").format(n=n), line) for n, line in enumerate(view.steps, start=1)
    ]
    cushion, material = QCoreApplication.translate("bench", "防震材料"), QCoreApplication.translate("bench", "材料")
    kinds += [("·".join(filter(None, (cushion if m.cushioning else material, m.quantity))), m) for m in view.materials]
    kinds += [(QCoreApplication.translate("bench", "贵重/安全件防护"), line) for line in view.special]
    look, paper = QCoreApplication.translate("bench", "质检"), QCoreApplication.translate("bench", "质检·资料")
    first, (packaging, firm) = len(kinds), _looks(view)
    kinds += [(look, packaging), *((paper, line) for line in view.papers), (look, firm)]
    now = current(view)
    active = next((n for n, (_, line) in enumerate(kinds) if (line is now if now else n >= first and line.open)), len(kinds))
    return tuple(_row(kind, line, n == active) for n, (kind, line) in enumerate(kinds)), active


def _row(kind: str, line: CheckLine, is_active: bool) -> CheckRow:
    if line.done:
        return CheckRow(State.GOOD, kind, line.name, line.by, QCoreApplication.translate("bench", "已做"))
    if not line.asked:
        return CheckRow(State.INFO, kind, line.name, "", QCoreApplication.translate("bench", "可略"))
    if is_active:
        return CheckRow(State.UNDER_WAY, kind, line.name, "", QCoreApplication.translate("bench", "现在做"))
    return CheckRow(State.NOT_YET, kind, line.name, "", QCoreApplication.translate("bench", "未做"))


_GOODS = {GoodsState.DONE: State.GOOD, GoodsState.PACKING: State.UNDER_WAY, GoodsState.LABEL: State.UNDER_WAY}


def goods_rows(goods: tuple[GoodsLine, ...]) -> tuple[CheckRow, ...]:
    """The units of a scanned document, what waits first."""
    words = {
        GoodsState.WAITING: QCoreApplication.translate("bench", "待包装"),
        GoodsState.PACKING: QCoreApplication.translate("bench", "包装中"),
        GoodsState.LABEL: QCoreApplication.translate("bench", "标签未扫回"), GoodsState.DONE: QCoreApplication.translate("bench", "已包装"),
        GoodsState.NOT_YET: QCoreApplication.translate("bench", "未检验合格"),
    }  # fmt: skip
    order = list(words)
    return tuple(
        CheckRow(_GOODS.get(line.state, State.NOT_YET), f"{line.name} {line.model}", line.identity, "", words[line.state])
        for line in sorted(goods, key=lambda line: order.index(line.state))
    )


def step_card(view: PackingView) -> tuple[str, str, str]:
    """Head, words and picture (SHA-256 or blank) of what is to be done now."""
    line = current(view)
    if line is not None and line in view.steps:
        n = view.steps.index(line) + 1
        head = QCoreApplication.translate("bench", "第 {n} 步 / 共 {all} 步").format(n=n, all=len(view.steps))
        return head, line.name, line.picture
    if line is not None and line in view.materials:
        words = " ".join(part for part in (line.name, line.quantity) if part)
        head = QCoreApplication.translate("bench", "防震材料") if line.cushioning else QCoreApplication.translate("bench", "材料")
        return head, QCoreApplication.translate("bench", "放入{item}").format(item=words), _picture_of(view, line.name)
    if line is not None:
        return QCoreApplication.translate("bench", "贵重/安全件防护"), line.name, ""
    head = QCoreApplication.translate("bench", "包装要求 {drawing}").format(drawing=view.drawing)
    if view.labelled:
        return head, QCoreApplication.translate("bench", "包好、贴好，送待收区"), _last_picture(view)
    if view.label_issue:
        return head, QCoreApplication.translate("bench", "内容标签贴在正面，再扫标签上的二维码"), ""
    if view.firm_by and view.packaging_ok and all(not paper.open for paper in view.papers):
        return head, QCoreApplication.translate("bench", "资料齐、包装好：封口"), _last_picture(view)
    papers = "、".join(paper.name for paper in view.papers)
    return head, QCoreApplication.translate("bench", "应在内：{papers}").format(papers=papers), _last_picture(view)


def _picture_of(view: PackingView, material: str) -> str:
    """The picture of the step that names a material, else that of the finished package."""
    return next((step.picture for step in view.steps if step.picture and material in step.name), "") or _last_picture(view)


def _last_picture(view: PackingView) -> str:
    """The picture of the finished package: that of the last step which has one."""
    return next((step.picture for step in reversed(view.steps) if step.picture), "")


def changes(state: ProductState) -> tuple[str, str, tuple[Change, ...]]:
    """Title, note and changes of a new revision."""
    notice = state.notice
    if notice is None:
        return "", "", ()
    title = QCoreApplication.translate("bench", "新版包装要求 {drawing} {revision} 版")
    title = title.format(drawing=notice.drawing_no, revision=notice.revision)
    words = QCoreApplication.translate("bench", "原 {old} 版·{day} 起执行·改动 {n} 处，看完扫「确认」").format(
        old=notice.old_revision, day=notice.effective_from.isoformat(), n=len(notice.changes)
    )
    head = QCoreApplication.translate("bench", "第 {n} 步")
    return title, words, tuple(Change(head.format(n=c.no), c.old, c.new) for c in notice.changes)

