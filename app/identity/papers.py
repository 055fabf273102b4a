"""Builds the sheets of badges, command barcodes and reasons (工牌与命令码) from the people of the desk."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.errors import not_found
from app.core.reasons import Reason
from app.core.text import QT_TRANSLATE_NOOP
from app.core.words import word
from app.devices.code_table import PRINTER_PREFIX, REASON_PREFIX, TAG_PREFIX, Command
from app.devices.health import Proof
from app.devices.scanner_guides import guides
from app.identity.queries import people
from app.identity.views import PersonView, staff_number
from app.printing.making import Making
from app.printing.printers import OWN, printers
from app.slips import badges as sheet
from app.slips import scanner_codes as scanner_sheet
from app.slips import tags as tag_sheet
from app.slips.texts import T

PAPER = "badges"
"""Name of the paper in the register."""

ALL, COMMANDS, SCANNER, PRINTERS, TAGS = "ALL", "COMMANDS", "SCANNER", "PRINTERS", "TAGS"
"""Documents of the paper besides a single badge: everybody with the commands and reasons, these two alone, test codes of a scanner,
codes of the label printers, the tags of parked boxes."""

TAG_COUNT = 40
"""Tags on the sheets: 01 … 40."""

_HINTS = {
    Command.CONFIRM: "解除停机、确认这一步（F12）",
    Command.UNDO: "撤销上一次扫描（F8）",
    Command.NEW_BOX: "换下一箱（F6）",
    Command.SEAL: "核对后封箱",
    Command.SHORT: "少装或核对不符，接着扫原因（F7）",
    Command.PRINT: "打印（F10）",
    Command.REPRINT: "再打一张，接着扫原因",
    Command.PERSON: "换人，接着扫工牌（F4）",
    Command.HELP: "说明下一步（F1）",
    Command.TAKE_OUT: "取出货品；再扫箱标签可开箱（F9）",
}


def badges(session: Session, document: str, making: Making) -> bytes:
    """Draws the sheet as PDF.

    Args:
        session: Read session.
        document: `ALL`, `COMMANDS`, `SCANNER`, `PRINTERS`, `TAGS`, or the code of one badge.
        making: Letterhead and facts of this printing.

    Raises:
        NotFound: No active person wears that badge.
    """
    if document == SCANNER:
        return _scanner_codes(making)
    if document == PRINTERS:
        return sheet.render(sheet.BadgeSheet(making.company, making.form, making.printing, sections=(_printers(session),)))
    if document == TAGS:
        tags = tuple(tag_sheet.Tag(f"{n:02d}", f"{TAG_PREFIX}{n:02d}") for n in range(1, TAG_COUNT + 1))
        return tag_sheet.render(tag_sheet.TagSheet(making.company, making.form, making.printing, tags))
    worn: list[PersonView] = []
    if document != COMMANDS:
        worn = [p for p in people(session, active_only=True) if document in (ALL, p.badge)]
        if not worn and document != ALL:
            raise not_found(QT_TRANSLATE_NOOP("app", "人员"), document)
    commands = [Command(c) for c in Command] if document in (ALL, COMMANDS) else []
    return sheet.render(
        sheet.BadgeSheet(
            making.company,
            making.form,
            making.printing,
            tuple(_badge(person) for person in worn),
            tuple(sheet.Command(str(c.text), c.code, _HINTS.get(c, "")) for c in commands),
            (_reasons(),) if commands else (),
        )
    )


_SYMBOLS = {Proof.GS1: "gs1_128", Proof.MATRIX: "datamatrix", Proof.LONG: "qr"}


def _scanner_codes(making: Making) -> bytes:
    """The five test codes and the set-up steps of common makers."""
    symbols = tuple(
        scanner_sheet.Symbol(str(proof.text), proof.elements or proof.content, _SYMBOLS.get(proof, "code128"), str(proof.proves))
        for proof in Proof
    )
    steps = tuple(scanner_sheet.SetUp(str(guide.maker), tuple(str(step) for step in guide.steps)) for guide in guides())
    return scanner_sheet.render(scanner_sheet.ScannerSheet(making.company, making.form, making.printing, symbols, steps))


def _reasons() -> sheet.Section:
    """The reason sheet: each reason once, with what it may be given for."""
    codes = tuple(
        sheet.Command(str(reason.text), REASON_PREFIX + reason, "、".join(str(purpose.text) for purpose in reason.purposes))
        for reason in Reason
    )
    return sheet.Section(T.REASONS, codes)


def _printers(session: Session) -> sheet.Section:
    """The printer sheet: one code a label printer, and the one that gives a station's labels back to its own."""
    found = [sheet.Command(view.name, view.code, view.address) for view in printers(session)]
    own = sheet.Command("本工位标签机", PRINTER_PREFIX + OWN, "标签改回由本工位自己的标签机打印")
    return sheet.Section(T.PRINTERS, (*found, own))


def _badge(person: PersonView) -> sheet.Badge:
    roles = tuple(word(role) for role in sorted(person.roles))
    return sheet.Badge(person.name, roles, staff_number(person.badge), person.badge)
