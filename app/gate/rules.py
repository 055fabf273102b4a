"""Rules on passes and on the gate, as decisions over plain values. None of them can be overridden at the gate."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache

from app.clauses.register import guard
from app.core.clock import site_time
from app.core.errors import fact, refuse
from app.core.text import QT_TRANSLATE_NOOP, joined, say
from app.core.words import text as word_text
from app.gate.views import MOST_SEEN as MOST_SEEN
from db.states import PassState, Role

KEYED = 4
"""Characters that the guard keys of plate, container and seal."""

_KEEP = re.compile(r"[^0-9A-Z]")


@lru_cache(maxsize=256)
def tail(text: str) -> str:
    """The last four letters or digits of a plate, container or seal number, as a guard keys them; 挂 and spaces do not count.

    Full-width letters and digits are the same ones: a plate typed with them would else have nothing to look at.
    """
    return _marks(text)[-KEYED:]


def _marks(text: str) -> str:
    """Its letters and digits."""
    return _KEEP.sub("", unicodedata.normalize("NFKC", text).upper())


def _agrees(on_pass: str, seen: str) -> bool:
    """Whether a number is the one on the pass: its last four, and everything that was keyed before them.

    A whole plate that merely ends alike, of another province or with another suffix, is another vehicle; 挂 may be left out. Letters I and
    O are the digits they look like: plates have none, the pad has no key for them, and on a seal nobody tells them apart at night.
    """
    keyed, borne = _marks(seen).translate(_LOOK_ALIKE), _marks(on_pass).translate(_LOOK_ALIKE)
    if not keyed or keyed[-KEYED:] != borne[-KEYED:] or not borne.endswith(keyed):
        return False
    whole = _plain(seen)
    return whole.isascii() or _plain(on_pass).endswith(whole)


_LOOK_ALIKE = str.maketrans("IO", "10")


def _plain(text: str) -> str:
    letters = "".join(c for c in unicodedata.normalize("NFKC", text).upper() if c.isalnum()).removesuffix("挂")
    return letters.translate(_LOOK_ALIKE)


@guard("F-06")
def must_be_drawn(dispatch_no: str, picked: int, wanted: int) -> None:
    """F-06: the pass is made out once the goods of the 发货单 were drawn, not earlier.

    Raises:
        Refused: Fewer pieces were drawn than the dispatch order wants.
    """
    if wanted > 0 and picked >= wanted:
        return
    raise refuse(
        "F-06",
        QT_TRANSLATE_NOOP("app", "未提货，不能开出门证"),
        fact(QT_TRANSLATE_NOOP("app", "发货单"), dispatch_no),
        fact(QT_TRANSLATE_NOOP("app", "应提"), wanted),
        fact(QT_TRANSLATE_NOOP("app", "已提"), picked),
        helper=Role.TEAM_LEADER,
    )


@guard("H-06")
def load_must_be_closed(trip_no: str, closed_at: datetime | None) -> None:
    """H-06: no pass holds before the load was reconciled and closed.

    Raises:
        Refused: The load is open.
    """
    if closed_at is not None:
        return
    raise refuse(
        "H-06",
        QT_TRANSLATE_NOOP("app", "装车未核对完毕"),
        fact(QT_TRANSLATE_NOOP("app", "车次"), trip_no),
        helper=Role.STOREKEEPER,
    )


@guard("H-04")
def container_must_be_sealed(container_no: str, seals: Sequence[str]) -> None:
    """H-04: a container is sealed before it leaves, with a number that can be looked at.

    Raises:
        Refused: A container without a seal number, or with words in its place.
    """
    if container_no and not any(map(tail, seals)):
        raise refuse(
            "H-04",
            QT_TRANSLATE_NOOP("app", "货柜未加封，出门证不能生效"),
            fact(QT_TRANSLATE_NOOP("app", "柜号"), container_no),
            helper=Role.STOREKEEPER,
        )


@guard("F-03")
def export_papers_must_be_complete(
    dispatch_no: str, inspection: str, not_required: str, declaration: str, declared_on: date | None
) -> None:
    """F-03: an export order needs an inspection number (or why none), a customs declaration number and its date.

    Raises:
        Refused: One of them is missing.
    """
    missing = []
    if not inspection and not not_required:
        missing.append("报验号")
    if not declaration:
        missing.append("报关单号")
    if declared_on is None:
        missing.append("报关日期")
    if missing:
        raise refuse(
            "F-03",
            QT_TRANSLATE_NOOP("app", "出口单证未齐：缺{missing}"),
            fact(QT_TRANSLATE_NOOP("app", "发货单"), dispatch_no),
            helper=Role.SALES,
            missing="、".join(missing),
        )


@guard("H-03")
def signers_must_differ(maker_id: int | None, signed: Iterable[int], person_id: int | None) -> None:
    """H-03: maker, finance and personnel are three persons.

    Raises:
        Refused: Who signs made the pass or has signed it already.
    """
    if person_id is not None and person_id != maker_id and person_id not in set(signed):
        return
    raise refuse(
        "H-03",
        QT_TRANSLATE_NOOP("app", "开证人、财务部、人事总务部须由三个人签，不能一人两签"),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("H-01")
def guard_must_not_be_maker(maker_id: int | None, guard_id: int | None) -> None:
    """H-01, section 2: the maker of the pass does not let the vehicle out himself.

    Raises:
        Refused: The guard made the pass.
    """
    if maker_id is None or maker_id != guard_id:
        return
    raise refuse(
        "H-01",
        QT_TRANSLATE_NOOP("app", "开证人不能自己放行，请另一位门卫验放"),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("H-03")
def guard_must_not_be_signer(signers: Iterable[int], guard_id: int | None) -> None:
    """H-03, section 2: who signed the pass does not let the vehicle out himself, also where he became a guard since.

    Raises:
        Refused: The guard is one of the signers.
    """
    if guard_id is None or guard_id not in set(signers):
        return
    raise refuse(
        "H-03",
        QT_TRANSLATE_NOOP("app", "签字人不能自己放行，请另一位门卫验放"),
        helper=Role.LOGISTICS_HEAD,
    )


@guard("H-02")
def must_be_a_pass(found: bool, shown: str) -> None:
    """H-02: nothing leaves without a gate pass that the desk made.

    Args:
        found: Whether the desk knows a pass by that number.
        shown: What was scanned, made safe to show.

    Raises:
        Refused: No pass.
    """
    if not found:
        raise refuse(
            "H-02",
            QT_TRANSLATE_NOOP("app", "无出门证，不得放行"),
            fact(QT_TRANSLATE_NOOP("app", "扫到的"), shown),
            helper=Role.STOREKEEPER,
        )


LOST = "已挂失"
"""How the reason of a lost pass begins."""


@guard("H-01")
def must_not_be_void(number: str, state: PassState, reason: str, replaced_by: str) -> None:
    """H-01: changed content voids the pass that was printed.

    Raises:
        Refused: The pass was declared void, or lost; where another was made for it, the sentence names that one, so that the driver
            fetches it.
    """
    if state is not PassState.VOIDED:
        return
    lost = reason.startswith(LOST)
    if replaced_by:
        voided = QT_TRANSLATE_NOOP("app", "出门证已作废：{why}，新证 {new}")
        gone = QT_TRANSLATE_NOOP("app", "出门证已挂失：{why}，新证 {new}")
    else:
        voided = QT_TRANSLATE_NOOP("app", "出门证已作废：{why}")
        gone = QT_TRANSLATE_NOOP("app", "出门证已挂失：{why}")
    raise refuse(
        "H-01",
        gone if lost else voided,
        fact(QT_TRANSLATE_NOOP("app", "出门证"), number),
        fact(QT_TRANSLATE_NOOP("app", "替代"), replaced_by or "—"),
        helper=Role.STOREKEEPER,
        why=reason.removeprefix(LOST).lstrip("：").strip() or "—",
        new=replaced_by,
    )


@guard("H-01")
def load_must_be_unchanged(number: str, on_pass: str, on_vehicle: str) -> None:
    """H-01: what is on the vehicle is what the pass was made for.

    Raises:
        Refused: The load's hash differs from the one on the pass.
    """
    if on_pass and on_pass != on_vehicle:
        raise refuse(
            "H-01",
            QT_TRANSLATE_NOOP("app", "装车内容已改动，这张出门证不再有效"),
            fact(QT_TRANSLATE_NOOP("app", "出门证"), number),
            helper=Role.STOREKEEPER,
        )


@guard("H-07")
def must_be_unused_and_in_date(
    state: PassState, used_at: datetime | None, used_by: str, until: datetime | None, now: datetime | None
) -> None:
    """H-07: a pass is proof for one exit and ends at 24:00 of its last day.

    Args:
        state: State of the pass.
        used_at: Its first use.
        used_by: Who let it out.
        until: End of its validity, where it is not judged by its own paper.
        now: When it is judged.

    Raises:
        Refused: Used before (with the first use), or out of date.
    """
    if state is PassState.USED and used_at is not None:
        raise refuse(
            "H-07",
            QT_TRANSLATE_NOOP("app", "出门证已核销：{first} 由{guard}放行"),
            fact(QT_TRANSLATE_NOOP("app", "首次使用"), f"{site_time(used_at):%Y-%m-%d %H:%M:%S}"),
            fact(QT_TRANSLATE_NOOP("app", "门卫"), used_by),
            helper=Role.LOGISTICS_HEAD,
            first=f"{site_time(used_at):%m-%d %H:%M:%S}",
            guard=used_by,
        )
    if state is PassState.EXPIRED or (state is PassState.VALID and until is not None and now is not None and now >= until):
        raise refuse(
            "H-07",
            QT_TRANSLATE_NOOP("app", "出门证已过期，请重新开证"),
            fact(QT_TRANSLATE_NOOP("app", "有效至"), until_text(until)),
            helper=Role.STOREKEEPER,
        )


@guard("H-03")
def must_be_signed(state: PassState, missing: Sequence[Role]) -> None:
    """H-03: finance and personnel have signed before goods may leave.

    Raises:
        Refused: A signature is missing.
    """
    if state is not PassState.AWAITING_SIGNATURES:
        return
    who = joined([word_text(role) for role in missing], "{first}/{rest}")
    raise refuse(
        "H-03",
        QT_TRANSLATE_NOOP("app", "缺{who}签字"),
        fact(QT_TRANSLATE_NOOP("app", "缺签"), str(who)),
        helper=missing[0] if missing else Role.FINANCE,
        who=who,
    )


@guard("H-05")
def plate_must_agree(pass_plate: str, seen: str, what: str = QT_TRANSLATE_NOOP("app", "车号")) -> None:
    """H-05: the vehicle that leaves is the one that was loaded. The refusal never says which plate it should be.

    Args:
        pass_plate: Plate on the pass: tractor, trailer, or the bearer's card of goods on foot (X-37).
        seen: The last four that the guard keyed, or the whole number.
        what: 车号, 挂车号 or 证件/电话末四位.

    Raises:
        Refused: Another plate.
    """
    if _agrees(pass_plate, seen):
        return
    raise refuse(
        "H-05",
        QT_TRANSLATE_NOOP("app", "{what}不符，不得放行"),
        fact(QT_TRANSLATE_NOOP("app", "键入的"), seen or "—"),
        helper=Role.LOGISTICS_HEAD,
        what=say(what),
    )


@guard("H-05")
def something_must_be_seen(wanted: int) -> None:
    """H-05: a pass that names nothing the guard could look at opens no gate.

    Raises:
        Refused: Neither plate nor bearer with a letter or digit.
    """
    if wanted:
        return
    raise refuse("H-05", QT_TRANSLATE_NOOP("app", "票上没有可核对的车号，不得放行"), helper=Role.STOREKEEPER)


@guard("H-04")
def seal_must_agree(what: str, on_pass: Sequence[str], seen: Sequence[str]) -> None:
    """H-04: container and seals at the gate are the ones of the closed load.

    Args:
        what: 柜号 or 封签号.
        on_pass: Every number on the pass.
        seen: What the guard keyed, in any order: one number for each, `MOST_SEEN` where the pass has more.

    Raises:
        Refused: Another number, the same twice, or too few.
    """
    left = list(on_pass)
    for number in sorted(seen, key=len, reverse=True):  # a whole number finds its own before a short one takes it
        found = next((one for one in left if _agrees(one, number)), None)
        if found is not None:
            left.remove(found)
    if len(seen) == len(on_pass) - len(left) == min(len(on_pass), MOST_SEEN):
        return
    raise refuse(
        "H-04",
        QT_TRANSLATE_NOOP("app", "{what}不符，不得放行"),
        fact(QT_TRANSLATE_NOOP("app", "键入的"), " ".join(seen) or "—"),
        helper=Role.LOGISTICS_HEAD,
        what=say(what),
    )


def until_text(moment: datetime | None) -> str:
    """The end of validity; midnight reads 24:00 of the day before, as the paper says it."""
    if moment is None:
        return "—"
    local = site_time(moment)
    if local.hour == 0 and local.minute == 0:
        return f"{local.fromordinal(local.toordinal() - 1):%Y-%m-%d} 24:00"
    return f"{local:%Y-%m-%d %H:%M}"
