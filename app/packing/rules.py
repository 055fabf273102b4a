"""Rules on product packing, as decisions over plain values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from app.clauses.register import guard
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.packing.views import CheckLine, RevisionNotice, SpecView
from db.states import Role, TransportKind, UnitState

CERTIFICATE = "合格证"
"""The paper whose own barcode is scanned at the seal check (B-08, C-07)."""


@guard("B-06")
def must_have_passed_inspection(identity: str, state: UnitState) -> None:
    """B-06: only what passed inspection goes on to packing.

    Raises:
        Refused: Any state but passed.
    """
    if state is not UnitState.PASSED:
        raise refuse(
            "B-06",
            QT_TRANSLATE_NOOP("app", "未检验合格，不得包装：{identity}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            fact(QT_TRANSLATE_NOOP("app", "状态"), word(state)),
            helper=Role.INSPECTOR,
            identity=identity,
        )


@guard("C-01")
def must_have_spec(product: str, spec: SpecView | None, today: date) -> None:
    """C-01: a product is packed only by an approved packaging requirement in force.

    Raises:
        Refused: None is approved and effective.
    """
    if spec is None or spec.approved_at is None or spec.effective_from > today:
        raise refuse(
            "C-01",
            QT_TRANSLATE_NOOP("app", "无有效包装要求：{product}"),
            fact(QT_TRANSLATE_NOOP("app", "产品"), product),
            helper=Role.PROCESS,
            product=product,
        )


@guard("C-01")
def approver_must_be_another(drawing: str, author_id: int, approver_id: int | None) -> None:
    """C-01: the author of a packaging requirement does not approve it.

    Raises:
        Refused: The same person.
    """
    if author_id == approver_id:
        raise refuse(
            "C-01",
            QT_TRANSLATE_NOOP("app", "包装要求的编制人不能自己批准"),
            fact(QT_TRANSLATE_NOOP("app", "包装图"), drawing),
            helper=Role.PROCESS,
        )


@guard("C-06")
def steps_must_be_in_order(identity: str, steps: Sequence[CheckLine], upto: int) -> None:
    """C-06: the steps before step `upto` (counted from 1) are done; `len(steps) + 1` asks for all of them.

    Raises:
        Refused: One was skipped.
    """
    missing = next(((no, s) for no, s in enumerate(steps, start=1) if no < upto and s.open), None)
    if missing is not None:
        raise refuse(
            "C-06",
            QT_TRANSLATE_NOOP("app", "包装步骤未完成：第 {no} 步 {step}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            helper=Role.ASSEMBLER,
            no=missing[0],
            step=missing[1].name,
        )


@guard("C-07")
def checker_must_be_another(identity: str, packer_ids: Collection[int], packer: str, checker_id: int | None) -> None:
    """C-07: the inspector who checks before sealing had no hand in the packing.

    Raises:
        Refused: He packed, did a step of it or signed for its protection.
    """
    if checker_id is None or checker_id in packer_ids:
        raise refuse(
            "C-07",
            QT_TRANSLATE_NOOP("app", "封装前检查不能由包装人自己做"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            fact(QT_TRANSLATE_NOOP("app", "包装人"), packer),
            helper=Role.INSPECTOR,
        )


@guard("C-07")
def seal_check_must_be_done(identity: str, packaging_ok: bool, papers: Sequence[CheckLine]) -> None:
    """C-07: sealed only after an inspector found the packaging right and every paper there, the certificate by scan.

    Raises:
        Refused: Something was not checked.
    """
    missing = [] if packaging_ok else ["包装"]
    missing += [p.name for p in papers if not p.done]
    if missing:
        raise refuse(
            "C-07",
            QT_TRANSLATE_NOOP("app", "封装前检查未完成：缺{missing}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            helper=Role.INSPECTOR,
            missing="、".join(missing),
        )


@guard("C-07")
def certificate_must_be_its_own(identity: str, expected: str, scanned: str) -> None:
    """C-07: the certificate in the package is the one issued for these goods.

    Raises:
        Refused: Not scanned, or the certificate of other goods.
    """
    if not expected or scanned != expected:
        raise refuse(
            "C-07",
            QT_TRANSLATE_NOOP("app", "封装前检查未完成：缺合格证"),
            fact(QT_TRANSLATE_NOOP("app", "应为"), expected or "—"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), scanned or "—"),
            helper=Role.INSPECTOR,
        )


@guard("C-07")
def coded_paper_must_be_scanned(identity: str, paper: str, codes: Sequence[str], scanned: str) -> None:
    """C-07: a paper with a bar code of its own is found in the package by its scan, not by a tick.

    Args:
        identity: Serial or lot number.
        paper: What it is called.
        codes: The codes it may bear; empty for a paper without.
        scanned: What was scanned.

    Raises:
        Refused: Not scanned, or another paper.
    """
    if codes and scanned not in codes:
        raise refuse(
            "C-07",
            QT_TRANSLATE_NOOP("app", "封装前检查未完成：缺{paper}"),
            fact(QT_TRANSLATE_NOOP("app", "应为"), "、".join(codes)),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), scanned or "—"),
            helper=Role.INSPECTOR,
            paper=paper,
        )


@guard("C-12")
def fragile_must_be_cushioned(identity: str, fragile: bool, materials: Sequence[CheckLine]) -> None:
    """C-12: fragile goods have cushioning material in the package.

    Raises:
        Refused: The requirement lists none, or one was not ticked.
    """
    cushions = [m for m in materials if m.cushioning]
    if fragile and (not cushions or not all(m.done for m in cushions)):
        raise refuse(
            "C-12",
            QT_TRANSLATE_NOOP("app", "易碎品缺防震材料：{materials}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            helper=Role.ASSEMBLER if cushions else Role.PROCESS,
            materials="、".join(m.name for m in cushions if not m.done) or "—",
        )


@guard("C-03")
def revision_must_be_acknowledged(notice: RevisionNotice | None) -> None:
    """C-03: nobody packs by a new revision before he acknowledged it.

    Raises:
        Refused: He has not.
    """
    if notice is not None:
        raise refuse(
            "C-03",
            QT_TRANSLATE_NOOP("app", "新版包装要求未确认：{drawing} {revision}，到装箱核对台扫产品看改动"),
            fact(QT_TRANSLATE_NOOP("app", "产品"), notice.product_name),
            fact(QT_TRANSLATE_NOOP("app", "原版次"), notice.old_revision),
            helper=Role.ASSEMBLER,
            drawing=notice.drawing_no,
            revision=notice.revision,
        )


@guard("C-06")
def must_be_the_goods_in_hand(in_hand: str, scanned: str) -> None:
    """C-06: one package is packed to its end before the next; another thing's label does not tick its steps.

    Raises:
        Refused: Another unit or lot.
    """
    if in_hand != scanned:
        raise refuse(
            "C-06",
            QT_TRANSLATE_NOOP("app", "不是手上这一件，先做完 {goods}"),
            fact(QT_TRANSLATE_NOOP("app", "手上"), in_hand),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), scanned),
            helper=Role.ASSEMBLER,
            goods=in_hand,
        )


@guard("C-12")
def material_must_be_listed(identity: str, item: str, materials: Sequence[CheckLine]) -> None:
    """C-12: the packaging item scanned is one that the requirement of these goods asks for.

    Raises:
        Refused: It is not on the list.
    """
    if all(line.item != item for line in materials):
        raise refuse(
            "C-12",
            QT_TRANSLATE_NOOP("app", "这件货不用这种包装材料：{item}"),
            fact(QT_TRANSLATE_NOOP("app", "货品"), identity),
            fact(QT_TRANSLATE_NOOP("app", "要用"), "、".join(line.name for line in materials) or "—"),
            helper=Role.PROCESS,
            item=item,
        )


@guard("E-04")
def special_protection_must_be_signed(identity: str, points: Sequence[str]) -> None:
    """E-04: valuable or safety goods change state only after their mover signed for every point of their protection.

    Args:
        identity: Serial or lot number.
        points: What nobody signed for yet.

    Raises:
        Refused: One is open.
    """
    if points:
        raise refuse(
            "E-04",
            QT_TRANSLATE_NOOP("app", "贵重/安全件防护未确认：{points}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            helper=Role.ASSEMBLER,
            points="、".join(points),
        )


@guard("C-08")
def packaging_must_fit_transport(product: str, transport: TransportKind, fit: Sequence[str]) -> None:
    """C-08: goods travel only by a mode that their packaging requirement lists, or that was approved as an exception.

    Raises:
        Refused: The mode is not listed.
    """
    if transport.value not in fit:
        listed = "、".join(word(kind) for kind in TransportKind if kind.value in fit)
        raise refuse(
            "C-08",
            QT_TRANSLATE_NOOP("app", "包装不适用该运输方式：{product}"),
            fact(QT_TRANSLATE_NOOP("app", "运输方式"), word(transport)),
            fact(QT_TRANSLATE_NOOP("app", "包装适用"), listed or "—"),
            helper=Role.PROCESS,
            product=product,
        )


@guard("C-13")
def must_be_firm(identity: str, firm_by: str) -> None:
    """C-13: somebody found the package firm and undamaged.

    Raises:
        Refused: Nobody did.
    """
    if not firm_by:
        raise refuse(
            "C-13",
            QT_TRANSLATE_NOOP("app", "未确认包装牢固、无破损"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            helper=Role.ASSEMBLER,
        )


@guard("C-10", "X-10")
def label_must_be_complete(identity: str, missing: Sequence[str]) -> None:
    """C-10, X-10: no content label with a blank mandatory field; only the shelf life may say that there is none.

    Raises:
        Refused: A field is blank.
    """
    if missing:
        raise refuse(
            "C-10",
            QT_TRANSLATE_NOOP("app", "标签要素缺失：{fields}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            helper=Role.PROCESS,
            fields="、".join(missing),
        )


@guard("C-11")
def label_must_be_the_newest(identity: str, expected: str, scanned: str) -> None:
    """C-11: what is scanned back is the newest content label of these goods.

    Raises:
        Refused: An older print, or the label of other goods.
    """
    if scanned != expected:
        raise refuse(
            "C-11",
            QT_TRANSLATE_NOOP("app", "不是这件货的最新内容标签"),
            fact(QT_TRANSLATE_NOOP("app", "应为"), expected),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), scanned),
            helper=Role.ASSEMBLER,
        )


@guard("C-11")
def label_must_be_scanned_back(identity: str, labelled: bool) -> None:
    """C-11: goods whose content label was not read back are not labelled and do not go into the store.

    Raises:
        Refused: Not scanned back.
    """
    if not labelled:
        raise refuse(
            "C-11",
            QT_TRANSLATE_NOOP("app", "内容标签还没有扫回：{identity}"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), identity),
            helper=Role.ASSEMBLER,
            identity=identity,
        )


def next_step(
    view_steps: Sequence[CheckLine], materials: Sequence[CheckLine], packaging_ok: bool, papers: Sequence[CheckLine],
    firm_by: str, sealed: bool, labelled: bool, special: Sequence[CheckLine] = (),
) -> str:  # fmt: skip
    """What is to be done next with a packing, as one Chinese clause; blank when nothing is left."""
    if sealed:
        return "" if labelled else "贴内容标签，扫回标签上的二维码"
    step = next((s for s in view_steps if s.open), None)
    if step is not None:
        return step.name
    material = next((m for m in materials if m.open), None)
    if material is not None:
        return f"确认已放：{material.name}"
    point = next((s for s in special if s.open), None)
    if point is not None:
        return f"确认防护：{point.name}"
    if not packaging_ok:
        return "换质检员检查包装"
    paper = next((p for p in papers if not p.done), None)
    if paper is not None:
        return f"扫{paper.name}" if paper.name == CERTIFICATE else f"查看{paper.name}在内"
    return "封装" if firm_by else "确认牢固无破损"
