"""The sheet of test codes: each code on it reads as what the check expects."""

from __future__ import annotations

import pytest
import zxingcpp

from app.core.errors import NotPermitted
from app.core.work import PROGRAM, Workplace
from app.devices.health import Health, Heard, Proof, examine
from app.identity.badges import print_scanner_codes
from app.identity.papers import SCANNER, badges
from app.printing.making import Forms
from app.printing.preview import preview
from app.printing.service import recent_jobs
from app.slips.render import page_images
from db.states import Role
from tests.conftest import People

FORMS = Forms({"badges": badges}, {})


def test_every_printed_code_proves_what_it_says(place: Workplace, people: People) -> None:
    with place.read() as session:
        pages = page_images(preview(session, place, FORMS, people(Role.SHIPPER), "badges", SCANNER).pdf, 200)
    read = [code for page in pages for code in zxingcpp.read_barcodes(page)]
    assert len(pages) == 2 and len(read) == len(Proof)
    seen = set()
    for code in read:
        result = examine(Heard((code.symbology_identifier + code.bytes.decode()).encode()))
        assert result.proof is not None and result.worst is Health.GOOD, (code.text, result)
        seen.add(result.proof)
    assert seen == set(Proof)


def test_whoever_is_signed_in_prints_them_as_often_as_he_likes(place: Workplace, people: People) -> None:
    with pytest.raises(NotPermitted), place.work(PROGRAM) as work:
        print_scanner_codes(work)
    for _ in range(2):
        with place.work(people(Role.SHIPPER)) as work:
            print_scanner_codes(work)
    with place.read() as session:
        assert [job.document for job in recent_jobs(session)] == [SCANNER, SCANNER]
