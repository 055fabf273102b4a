"""Raw scan bytes → what they can be; pure, and never a guess.

Only space, CR and LF are stripped: `str.strip()` would take the GS of a GS1 code. Full-width look-alikes are folded;
every other character outside printable ASCII and GS makes the code bad, Cyrillic and Greek look-alikes above all. With
a GS1 AIM identifier biip reads the elements; without one only this company's own patterns count (`code_table`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

import biip

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices import code_table as table
from app.devices.code_table import CodePatterns, Command, Series
from app.devices.framing import FrameKind

__all__ = ["Candidate", "CodeForm", "CodePatterns", "CodeProblem", "Command", "ScannedCode", "Series", "read_code"]

GS = "\x1d"


class CodeForm(StrEnum):
    """What a scan is by its form; whether such a thing exists is another question."""

    COMMAND = "command"
    PERSON = "person"
    DOCUMENT = "document"
    SSCC = "sscc"
    GS1 = "gs1"
    SERIAL = "serial"
    LOT = "lot"
    PASS_TOKEN = "pass_token"
    TAG = "tag"
    PRINTER = "printer"
    REASON = "reason"
    PACKAGING = "packaging"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    BAD = "bad"


class CodeProblem(StrEnum):
    """Why a scan has no form."""

    EMPTY = "empty"
    PARTIAL = "partial"
    TOO_LONG = "too_long"
    INPUT_METHOD = "input_method"
    CAPS_LOCK = "caps_lock"
    DIGITS = "digits"
    NOT_TEXT = "not_text"
    LOOK_ALIKE = "look_alike"
    CONTROL = "control"
    CHARACTER = "character"
    CHECK_DIGIT = "check_digit"
    GS1_SYNTAX = "gs1_syntax"


_PROBLEM_WORDS: dict[CodeProblem, str] = {
    CodeProblem.EMPTY: QT_TRANSLATE_NOOP("app", "空码"),
    CodeProblem.PARTIAL: QT_TRANSLATE_NOOP("app", "只收到半个条码，请再扫一次"),
    CodeProblem.TOO_LONG: QT_TRANSLATE_NOOP("app", "条码太长，不是本公司的码"),
    CodeProblem.INPUT_METHOD: QT_TRANSLATE_NOOP("app", "中文输入法改了这次扫描，没有计入：请切到英文输入，再扫一次"),
    CodeProblem.CAPS_LOCK: QT_TRANSLATE_NOOP("app", "键盘大写锁定（Caps Lock）开着，没有计入：请关掉，再扫一次"),
    CodeProblem.DIGITS: QT_TRANSLATE_NOOP("app", "数字来得太快，分不清是扫码还是 PIN，没有计入：PIN 请慢些键，扫码枪请设前缀"),
    CodeProblem.NOT_TEXT: QT_TRANSLATE_NOOP("app", "条码内容读不出，请再扫一次"),
    CodeProblem.LOOK_ALIKE: QT_TRANSLATE_NOOP("app", "条码里有冒充字母或数字的字符 {character}"),
    CodeProblem.CONTROL: QT_TRANSLATE_NOOP("app", "条码里有控制字符 {character}"),
    CodeProblem.CHARACTER: QT_TRANSLATE_NOOP("app", "条码里有不允许的字符 {character}"),
    CodeProblem.CHECK_DIGIT: QT_TRANSLATE_NOOP("app", "条码校验位不对，请再扫一次"),
    CodeProblem.GS1_SYNTAX: QT_TRANSLATE_NOOP("app", "GS1 条码结构不对，请重打标签"),
}


_SPOILT = {
    FrameKind.PARTIAL: CodeProblem.PARTIAL,
    FrameKind.INPUT_METHOD: CodeProblem.INPUT_METHOD,
    FrameKind.CAPS_LOCK: CodeProblem.CAPS_LOCK,
    FrameKind.DIGITS: CodeProblem.DIGITS,
}


@dataclass(frozen=True)
class Candidate:
    """One thing that a code can be.

    Attributes:
        form: Its form.
        value: The key to look it up by: the command word, badge, document number, 18-digit SSCC or own box code, serial, lot, token,
            the key of a tag, printer, reason or packaging item, or for other GS1 codes the whole element string.
        command: Of a command.
        series: Of a document.
        elements: GS1 application identifier → value, in the order of the code.
    """

    form: CodeForm
    value: str
    command: Command | None = None
    series: Series | None = None
    elements: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def gtin(self) -> str | None:
        """The GTIN in 14 digits, where a GS1 code has one."""
        return self.elements.get("01")

    @property
    def serial(self) -> str | None:
        """The unit's serial number, whichever code carries it."""
        return self.value if self.form is CodeForm.SERIAL else self.elements.get("21")

    @property
    def lot(self) -> str | None:
        """The lot number, whichever code carries it."""
        return self.value if self.form is CodeForm.LOT else self.elements.get("10")

    @property
    def quantity(self) -> int | None:
        """The count on the label (AI 30 or 37), where there is one."""
        count = self.elements.get("30") or self.elements.get("37")
        return int(count) if count and count.isdecimal() else None


@dataclass(frozen=True)
class ScannedCode:
    """What one scan can be.

    Attributes:
        text: The code as text, folded, without AIM identifier; GS stays. Safe to show through `shown`.
        form: The form of the one candidate; else unknown, ambiguous, unreadable or bad.
        candidates: Everything it fits; more than one only where `form` is ambiguous.
        aim: The AIM identifier such as `]C1`, or an empty string.
        problem: Why it has no form.
        message: The sentence for `problem`.
        folded: Full-width characters were replaced.
    """

    text: str
    form: CodeForm
    candidates: tuple[Candidate, ...] = ()
    aim: str = ""
    problem: CodeProblem | None = None
    message: Text | None = None
    folded: bool = False

    @property
    def only(self) -> Candidate | None:
        """The one thing it is, or None."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def shown(self) -> str:
        """The code for screen and log: at most 120 characters, controls and the like as ‹1D›."""
        return shown(self.text)


def read_code(data: bytes, kind: FrameKind = FrameKind.OK, patterns: CodePatterns | None = None) -> ScannedCode:
    """Reads one frame. Never raises, whatever the bytes.

    Args:
        data: The frame's bytes (UTF-8).
        kind: What the framer said of it; anything but OK is never read as a code.
        patterns: The company's serial and lot patterns.
    """
    rules = patterns or _DEFAULT
    try:
        raw = data.decode()
    except UnicodeDecodeError:
        raw = data.decode("latin-1")
        if kind is FrameKind.OK:
            return _none(raw, CodeForm.UNREADABLE, CodeProblem.NOT_TEXT)
    if kind is FrameKind.OVERFLOW:
        return _none(raw, CodeForm.BAD, CodeProblem.TOO_LONG)
    if kind in _SPOILT:
        return _none(raw, CodeForm.UNREADABLE, _SPOILT[kind])
    text = raw.strip(" \r\n")
    if not text:
        return _none(text, CodeForm.UNREADABLE, CodeProblem.EMPTY)
    if len(text) > rules.max_length:
        return _none(text, CodeForm.BAD, CodeProblem.TOO_LONG)
    folded = _fold(text)
    wrong = _first_wrong(folded)
    if wrong is not None:
        return _none(text, CodeForm.BAD, wrong[0], wrong[1])
    return _resolve(folded.strip(" "), rules, folded=folded != text)


def shown(text: str, limit: int = 120) -> str:
    """Any scanned text made safe to read: what cannot be printed appears as its hexadecimal code, the rest is cut."""
    safe = "".join(c if c.isprintable() and not _is_bidi(c) else f"‹{ord(c):02X}›" for c in text[:limit])
    return safe + "…" if len(text) > limit else safe


def _none(text: str, form: CodeForm, problem: CodeProblem, character: str = "") -> ScannedCode:
    message = say(_PROBLEM_WORDS[problem], character=character) if character else say(_PROBLEM_WORDS[problem])
    return ScannedCode(text, form, problem=problem, message=message)


def _fold(text: str) -> str:
    """Replaces full-width forms only: other compatibility forms (①, 𝟏, Ⅷ) no scanner sends for a real code."""
    return "".join(
        unicodedata.normalize("NFKC", c) if unicodedata.east_asian_width(c) == "F" and not c.isascii() else c
        for c in text
    )


def _first_wrong(text: str) -> tuple[CodeProblem, str] | None:
    for character in text:
        if "\x20" <= character <= "\x7e" or character == GS:
            continue
        name = unicodedata.name(character, "")
        where = f"U+{ord(character):04X}"
        if unicodedata.category(character) in ("Cc", "Cf"):
            return CodeProblem.CONTROL, where
        is_alike = (
            name.startswith(_LOOK_ALIKE_SCRIPTS)
            or character.isdigit()
            or unicodedata.normalize("NFKC", character).isascii()
        )
        return (CodeProblem.LOOK_ALIKE if is_alike else CodeProblem.CHARACTER), f"{character} {where}"
    return None


_LOOK_ALIKE_SCRIPTS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LATIN", "MATHEMATICAL", "LISU")


def _is_bidi(character: str) -> bool:
    return unicodedata.category(character) == "Cf"


_AIM = re.compile(r"\][A-Za-z]\d")
_GS1_AIMS = frozenset(("]C1", "]d2", "]Q3", "]J1", "]e0"))
_RETAIL_AIMS = frozenset(("]E0", "]E4", "]I1"))


def _resolve(text: str, rules: CodePatterns, *, folded: bool) -> ScannedCode:
    found = _AIM.match(text)
    aim = found.group() if found else ""
    body = text[len(aim) :]
    if not body:
        return _none(text, CodeForm.UNREADABLE, CodeProblem.EMPTY)
    if aim in _GS1_AIMS:
        candidates, problem = _read_gs1(aim, body)
    elif aim in _RETAIL_AIMS:
        candidates, problem = _read_retail(aim, body)
    else:
        candidates, problem = _read_own(body, rules)
    if not candidates and problem is not None:
        message = say(_PROBLEM_WORDS[problem])
        return ScannedCode(body, CodeForm.UNREADABLE, (), aim, problem, message, folded)
    form = candidates[0].form if len(candidates) == 1 else CodeForm.AMBIGUOUS if candidates else CodeForm.UNKNOWN
    return ScannedCode(body, form, tuple(candidates), aim, folded=folded)


_Read = tuple[list[Candidate], CodeProblem | None]


def _read_own(body: str, rules: CodePatterns) -> _Read:
    """Tries every pattern of the company; a misread check digit counts only where nothing else fits."""
    candidates: list[Candidate] = []
    problem: CodeProblem | None = None
    for reader in (_command, _thing, _badge, _document, _own_box, _token):
        candidate, trouble = reader(body)
        candidates += [candidate] if candidate else []
        problem = trouble or problem
    if rules.serial_re.fullmatch(body):
        candidates.append(Candidate(CodeForm.SERIAL, body))
    if rules.lot_re.fullmatch(body):
        candidates.append(Candidate(CodeForm.LOT, body))
    # FNC1 in first position reaches some hosts as a leading GS.
    label = body.removeprefix(GS)
    if rules.unit_label_re.fullmatch(label) or table.SSCC_RE.fullmatch(label):
        read, trouble = _read_gs1("]C1", label)
        candidates += read
        problem = trouble or problem
    return candidates, problem


def _command(body: str) -> tuple[Candidate | None, CodeProblem | None]:
    for command in Command:
        if body == command.code:
            return Candidate(CodeForm.COMMAND, command.value, command=command), None
    return None, None


_THINGS = {"TAG": CodeForm.TAG, "PRN": CodeForm.PRINTER, "RSN": CodeForm.REASON, "PKG": CodeForm.PACKAGING}


def _thing(body: str) -> tuple[Candidate | None, CodeProblem | None]:
    found = table.THING_RE.fullmatch(body)
    return (Candidate(_THINGS[found["what"]], found["key"]), None) if found else (None, None)


def _badge(body: str) -> tuple[Candidate | None, CodeProblem | None]:
    if not table.BADGE_RE.fullmatch(body):
        return None, None
    if not table.has_check_digit(body[2:]):
        return None, CodeProblem.CHECK_DIGIT
    return Candidate(CodeForm.PERSON, body), None


def _document(body: str) -> tuple[Candidate | None, CodeProblem | None]:
    """A document; the list of one box stands for its packing list, box and print are in the text of the code."""
    of_box = table.BOX_LIST_RE.fullmatch(body)
    if of_box is not None:
        return Candidate(CodeForm.DOCUMENT, of_box["list"], series=Series.PACKING_LIST), None
    found = table.DOCUMENT_RE.fullmatch(body) or table.LONG_CASE_RE.fullmatch(body)
    if found is None or found["series"] not in set(Series):
        return None, None
    return Candidate(CodeForm.DOCUMENT, body, series=Series(found["series"])), None


def _own_box(body: str) -> tuple[Candidate | None, CodeProblem | None]:
    """A box code of the company's own stands wherever an SSCC does; what follows it is the issue of the label."""
    found = table.OWN_BOX_RE.fullmatch(body)
    if found is None:
        return None, None
    elements = {"91": found["issue"]} if found["issue"] else {}
    return Candidate(CodeForm.SSCC, found["box"], elements=MappingProxyType(elements)), None


def _token(body: str) -> tuple[Candidate | None, CodeProblem | None]:
    # Base45 never ends in a space, so stripping the frame took nothing from the token.
    return (Candidate(CodeForm.PASS_TOKEN, body), None) if table.PASS_RE.fullmatch(body) else (None, None)


def _read_gs1(aim: str, body: str) -> _Read:
    """Reads an element string by biip; an element with a wrong check digit is no element."""
    try:
        message = biip.parse(aim + body).gs1_message
    except (biip.ParseError, ValueError):
        message = None
    if message is None or not message.element_strings:
        return [], CodeProblem.GS1_SYNTAX
    strings = message.element_strings
    if any(s.sscc_error or s.gtin_error or s.gln_error for s in strings):
        return [], CodeProblem.CHECK_DIGIT
    elements: dict[str, str] = {}
    for string in strings:
        # The same identifier twice with two values is a lost separator or a wrong label.
        if elements.setdefault(string.ai.ai, string.value) != string.value:
            return [], CodeProblem.GS1_SYNTAX
    frozen = MappingProxyType(elements)
    candidates = [Candidate(CodeForm.SSCC, elements["00"], elements=frozen)] if "00" in elements else []
    if not candidates or ("01" in elements and elements.keys() & {"10", "21"}):
        candidates.append(Candidate(CodeForm.GS1, body, elements=frozen))
    return candidates, None


def _read_retail(aim: str, body: str) -> _Read:
    """Reads a retail or outer-case number (GB 12904): nothing but a GTIN."""
    if not body.isdecimal() or len(body) not in (8, 12, 13, 14):
        return [], CodeProblem.GS1_SYNTAX
    if not table.has_check_digit(body):
        return [], CodeProblem.CHECK_DIGIT
    return [Candidate(CodeForm.GS1, body, elements=MappingProxyType({"01": body.zfill(14)}))], None


_DEFAULT = CodePatterns()
