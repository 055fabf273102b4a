"""返工图纸 and 返修工艺 of a rework with a change of design: issued, approved by another, revised later (form 42, J-24, J-25)."""

from __future__ import annotations

from sqlalchemy import select

from app.aftersales.rework_queries import DOCUMENT
from app.aftersales.rework_rows import KIND, move, must_be, note, order_row, seen
from app.aftersales.rework_states import IN_WORKS
from app.aftersales.rework_views import DocumentDraft, ReworkView
from app.core.entry import clean
from app.core.errors import Conflict, bad_input, not_found
from app.core.text import QT_TRANSLATE_NOOP, say
from app.core.words import word
from app.core.work import Work
from app.files.service import attach
from app.printing.service import print_paper
from db.models.rework import ReworkDocument, ReworkOrder
from db.states import ReworkPaper, ReworkState, Role

PAPER = "rework_process"
AUTHORS = (Role.RESEARCH, Role.PROCESS)
APPROVERS = (Role.RESEARCH, Role.PROCESS, Role.LEADERSHIP)


def issue(work: Work, number: str, draft: DocumentDraft) -> ReworkView:
    """Research issues a drawing or a rework process in a revision; it counts once another has approved it (J-24).

    Args:
        work: The action.
        number: The 返工单.
        draft: The paper; a drawing has its file, a process its steps.

    Raises:
        BadInput: No number or revision, a drawing without its file, a process without steps, or a file that is no PDF or picture.
        Conflict: That revision is there already, or the rework is over.
    """
    work.require(*AUTHORS)
    row = order_row(work, number)
    must_be(row, *IN_WORKS)
    name = clean(QT_TRANSLATE_NOOP("app", "编号"), draft.number, most=40, needed=True)
    revision = clean(QT_TRANSLATE_NOOP("app", "版次"), draft.revision, most=10, needed=True)
    steps = _steps(draft)
    if draft.kind is ReworkPaper.DRAWING and not draft.file_content:
        raise bad_input(QT_TRANSLATE_NOOP("app", "返工图纸要附上文件"))
    same = select(ReworkDocument.id).where(
        ReworkDocument.order_id == row.id, ReworkDocument.kind == draft.kind, ReworkDocument.number == name,
        ReworkDocument.revision == revision,
    )  # fmt: skip
    if work.session.scalar(same) is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{paper} 这一版已下达过"), paper=f"{name} {revision}"))
    paper = ReworkDocument(
        order_id=row.id, kind=draft.kind, number=name, revision=revision, steps=[list(step) for step in steps],
        author_id=work.actor.person_id, author=work.actor.name, issued_at=work.now,
    )  # fmt: skip
    work.session.add(paper)
    work.session.flush()
    if draft.file_content:
        attach(work, DOCUMENT, str(paper.id), draft.file_name or name, draft.file_content)
    work.audit("issue_rework_document", KIND, number, kind=draft.kind, paper=name, revision=revision)
    note(work, row, f"{word(draft.kind)} {name} {revision} 待批准")
    return seen(work, row)


def _steps(draft: DocumentDraft) -> list[tuple[str, str]]:
    """What is done and what is checked; a line that says nothing is left out."""
    steps = [
        (
            clean(QT_TRANSLATE_NOOP("app", "返修内容"), what, most=120, needed=bool(check.strip())),
            clean(QT_TRANSLATE_NOOP("app", "检查要求"), check, most=120),
        )
        for what, check in draft.steps
        if what.strip() or check.strip()
    ]
    if draft.kind is ReworkPaper.PROCESS and not steps:
        raise bad_input(QT_TRANSLATE_NOOP("app", "返修工艺至少写一步"))
    return steps


def approve(work: Work, document_id: int) -> ReworkView:
    """Another than its author approves a paper: it is in force; with both in force planning may go on, the workshop is warned (J-25).

    Raises:
        Conflict: By its author, approved already, or the rework is over.
        NotFound: No such paper.
    """
    work.require(*APPROVERS)
    paper = work.session.get(ReworkDocument, document_id)
    if paper is None:
        raise not_found(QT_TRANSLATE_NOOP("app", "返工图纸或工艺"), document_id)
    row = work.session.get_one(ReworkOrder, paper.order_id, with_for_update=True)
    must_be(row, *IN_WORKS)
    if paper.approved_at is not None:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "{paper} 已经批准"), paper=f"{paper.number} {paper.revision}"))
    if paper.author_id == work.actor.person_id:
        raise Conflict(say(QT_TRANSLATE_NOOP("app", "编制人不能批准自己的图纸或工艺，请另一人批准")))
    paper.approver_id, paper.approver, paper.approved_at = work.actor.person_id, work.actor.name, work.now
    work.session.flush()
    work.audit("approve_rework_document", KIND, row.number, paper=paper.number, revision=paper.revision)
    cited = f"{word(paper.kind)} {paper.number} {paper.revision}"
    if row.state is ReworkState.AWAITING_DOCUMENTS and not seen(work, row).missing:
        move(work, row, ReworkState.DOCUMENTS_ISSUED, f"{cited} 已批准，图纸和工艺齐")
    elif row.state in (ReworkState.TASK_ISSUED, ReworkState.REWORKING):
        note(work, row, f"{cited} 已批准，比任务单新，车间请确认")
    else:
        note(work, row, f"{cited} 已批准")
    if paper.kind is ReworkPaper.PROCESS:
        print_paper(work, PAPER, f"{row.number}/{paper.id}")
    return seen(work, row)
