from __future__ import annotations

from pathlib import Path

import pytest
import zxingcpp

from app.core.errors import BadInput, NotFound, NotPermitted, Refused
from app.core.reasons import Reason
from app.core.work import Workplace
from app.devices.code_table import Command
from app.identity.badges import print_badges
from app.identity.papers import ALL, COMMANDS, TAGS, badges
from app.printing.making import Forms
from app.printing.outbox import FolderPapers, Outbox
from app.printing.preview import finish_here, note_saved, preview, register_here, render_job, times_printed
from app.printing.reprint import jobs_for, reprint, send_again
from app.printing.service import print_paper, recent_jobs, void_papers
from app.slips.render import page_images
from db.states import PrintOutcome, Role
from tests.conftest import People

FORMS = Forms({"badges": badges}, {})


def codes(pdf: bytes) -> list[str]:
    return sorted(code.text for page in page_images(pdf, 200) for code in zxingcpp.read_barcodes(page))


def test_the_sheet_bears_every_active_person_and_every_command(place: Workplace, people: People) -> None:
    admin, guard = people(Role.ADMINISTRATOR), people(Role.GUARD)
    with place.read() as session:
        made = preview(session, place, FORMS, admin, "badges", ALL)
        fixed = [*(c.code for c in Command), *(f"JF$RSN:{reason}" for reason in Reason)]
        assert codes(made.pdf) == sorted([admin.badge, guard.badge, *fixed])
        assert codes(preview(session, place, FORMS, admin, "badges", COMMANDS).pdf) == sorted(fixed)
        assert codes(preview(session, place, FORMS, admin, "badges", guard.badge).pdf) == [guard.badge]


def test_the_tags_of_parked_boxes_are_forty_and_readable(place: Workplace, people: People) -> None:
    with place.read() as session:
        made = preview(session, place, FORMS, people(Role.ADMINISTRATOR), "badges", TAGS)
    assert codes(made.pdf) == [f"JF$TAG:{n:02d}" for n in range(1, 41)]


def test_printing_goes_through_the_outbox_once_and_again_only_with_a_reason(place: Workplace, people: People, tmp_path: Path) -> None:
    admin = people(Role.ADMINISTRATOR)
    with place.work(admin) as work:
        assert print_badges(work, ALL) == 1
    assert Outbox(place, FORMS, FolderPapers(tmp_path), None).work_off()
    assert (tmp_path / "badges-ALL.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(BadInput, match="原因"), place.work(admin) as work:
        print_badges(work, ALL)
    with place.work(admin) as work:
        assert print_badges(work, ALL, "弄脏") == 2


def test_badges_are_printed_by_administrator_and_personnel_only_and_for_people_who_exist(place: Workplace, people: People) -> None:
    with pytest.raises(NotPermitted), place.work(people(Role.SHIPPER)) as work:
        print_badges(work, ALL)
    with pytest.raises(NotFound), place.work(people(Role.PERSONNEL)) as work:
        print_badges(work, "JB00000000")


@pytest.mark.clause("M-05")
def test_a_guard_sees_gate_passes_and_no_other_paper(place: Workplace, people: People) -> None:
    guard, admin = people(Role.GUARD), people(Role.ADMINISTRATOR)
    with place.work(admin) as work:
        print_paper(work, "gate_pass", "CM26000001")
        print_paper(work, "dispatch_order", "FH26000001")
    with place.read() as session:
        assert [job.paper for job in jobs_for(session, guard)] == ["gate_pass"]
        assert {job.paper for job in jobs_for(session, admin)} == {"gate_pass", "dispatch_order"}
        with pytest.raises(Refused) as refused:
            preview(session, place, FORMS, guard, "badges", ALL)
        assert refused.value.clause == "M-05"
    job_id = 1
    with pytest.raises(NotPermitted), place.work(guard) as work:
        reprint(work, job_id, "卡纸")


def test_a_preview_enters_nothing_in_the_register(place: Workplace, people: People) -> None:
    admin = people(Role.ADMINISTRATOR)
    with place.read() as session:
        made = preview(session, place, FORMS, admin, "badges", ALL)
        assert (made.printed, made.voided) == (0, False)
        session.flush()
        assert times_printed(session, "badges", ALL) == 0


def test_a_void_paper_is_previewed_as_void(place: Workplace, people: People) -> None:
    admin = people(Role.ADMINISTRATOR)
    with place.work(admin) as work:
        print_badges(work, ALL)
        void_papers(work, ALL, "改了岗位")
    with place.read() as session:
        made = preview(session, place, FORMS, admin, "badges", ALL)
    assert (made.printed, made.voided, made.void_reason) == (1, True, "改了岗位")


def test_a_printing_of_the_window_reads_unknown_until_it_is_handed_over(place: Workplace, people: People) -> None:
    admin = people(Role.ADMINISTRATOR)
    with place.work(admin) as work:
        job = register_here(work, "badges", ALL, "激光一号")
    with place.read() as session:
        assert recent_jobs(session)[0].outcome is PrintOutcome.UNKNOWN
        assert codes(render_job(session, FORMS, job))
    with place.work(admin) as work:
        finish_here(work, job, True, "激光一号")
    with place.read() as session:
        assert recent_jobs(session)[0].outcome is PrintOutcome.SENT
    with place.work(admin) as work:
        finish_here(work, job, False, "later")
        note_saved(work, "badges", ALL, "badges.pdf")
    with place.read() as session:
        assert recent_jobs(session)[0].outcome is PrintOutcome.SENT


def test_only_failed_and_unknown_jobs_are_sent_again(place: Workplace, people: People) -> None:
    admin = people(Role.ADMINISTRATOR)
    with place.work(admin) as work:
        job = register_here(work, "badges", ALL, "激光一号")
        finish_here(work, job, False, "缺纸")
    with place.work(admin) as work:
        send_again(work, job)
    with place.read() as session:
        assert recent_jobs(session)[0].outcome is PrintOutcome.QUEUED
    with place.work(admin) as work:
        assert reprint(work, job, "卡纸") == 2
