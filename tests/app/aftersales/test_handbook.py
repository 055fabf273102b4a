"""技术支持手册: written, found by words and initials, offered while a case is taken down, printed (J-32)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.aftersales import handbook_paper, handbook_queries, handbook_service
from app.aftersales.handbook_views import ArticleDraft
from app.core.errors import BadInput, Conflict, NotPermitted
from app.core.work import Workplace
from db.states import CaseCause, Role
from tests.app.gate.test_papers import MAKING
from tests.app.slips.reading import texts
from tests.helpers import catalog
from tests.helpers.orders import People

TRIP = ArticleDraft("合闸后自行分闸", "整定钮未锁，振动后漂移", "停电验电\n锁紧整定钮\n带负荷运行 1 小时", CaseCause.PRODUCT)
LOOSE = ArticleDraft("端子松动发热", "安装力矩不足", "按 9 N·m 复紧", CaseCause.INSTALLATION)


@pytest.mark.clause("J-32")
def test_an_article_is_found_by_its_words_and_offered_for_a_problem_like_it(place: Workplace, people: People) -> None:
    product = catalog.product(place)
    service = people(Role.AFTER_SALES)
    with place.work(service) as work:
        one = handbook_service.write(work, replace(TRIP, product_id=product.product_id, case_no="SH-2026-0001"))
        two = handbook_service.write(work, LOOSE)
    assert (one.no, two.no) == (1, 2) and one.product_name == product.name and one.number == "手册 1"
    with place.read() as session:

        def found(words: str) -> list[int]:
            return [view.no for view in handbook_queries.articles(session, words)]

        assert found("") == [1, 2] and found("漂") == [1] and found("复紧 力矩") == [2] and found("zxfz") == [1]
        assert found("%") == found("_") == found("复紧 漂移") == []
        fitting = handbook_queries.fitting(session, "客户说合闸后约 5 分钟就自行分闸，面板无报警")
        assert [view.no for view in fitting] == [1]
        assert [view.no for view in handbook_queries.fitting(session, "自行分闸", product.product_id + 1)] == []
        assert handbook_queries.fitting(session, "") == handbook_queries.fitting(session, "外壳划伤") == []
        book = "".join(texts(handbook_paper.handbook(session, "20261124", MAKING)))
    assert all(words in book for words in ("技术支持手册", "锁紧整定钮", "安装力矩不足", "SH-2026-0001", "各产品"))


def test_an_article_is_changed_by_one_at_a_time_and_its_number_is_not_given_again(place: Workplace, people: People) -> None:
    service = people(Role.TECHNICAL_SERVICE)
    with place.work(service) as work:
        first = handbook_service.write(work, TRIP)
    with place.work(service) as work:
        changed = handbook_service.revise(work, first.article_id, replace(TRIP, steps="换脱扣器"), first.version)
    assert changed.steps == "换脱扣器" and changed.revised_at is not None
    with place.work(service) as work, pytest.raises(Conflict):
        handbook_service.revise(work, first.article_id, TRIP, first.version)
    with place.work(service) as work:
        assert not handbook_service.withdraw(work, first.article_id, changed.version).active
    with place.work(service) as work:
        assert handbook_service.write(work, LOOSE).no == 2
    with place.read() as session:
        assert [view.no for view in handbook_queries.articles(session)] == [2]
        assert [view.no for view in handbook_queries.articles(session, withdrawn=True)] == [1, 2]
    for wrong in (replace(LOOSE, problem="  "), replace(LOOSE, steps=""), replace(LOOSE, reason="\n")):
        with place.work(service) as work, pytest.raises(BadInput):
            handbook_service.write(work, wrong)
    with place.work(people(Role.GUARD)) as work, pytest.raises(NotPermitted):
        handbook_service.write(work, LOOSE)
