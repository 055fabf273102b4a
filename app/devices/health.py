"""扫描枪体检: what five printed test codes, as they arrive, tell of a scanner's set-up; pure.

Nothing here is guessed from goods: a test code has a known content, so every difference names its cause.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.framing import LONGEST, FrameKind

GS = "\x1d"
_GTIN = "06901234567892"
_BLOCKS = "".join(f"{number:02d}ABCDEFGH" for number in range(29))


class Proof(StrEnum):
    """The test codes, in the order of the sheet."""

    PLAIN = "plain"
    MIXED = "mixed"
    GS1 = "gs1"
    MATRIX = "matrix"
    LONG = "long"

    @property
    def content(self) -> str:
        """What the code holds, FNC1 inside as GS."""
        return _CONTENT[self]

    @property
    def elements(self) -> str:
        """The elements of a GS1 code as `[01]…[10]…`; blank for the others."""
        return "".join(f"[{identifier}]{value}" for identifier, value in _ELEMENTS.get(self, ()))

    @property
    def text(self) -> Text:
        """What it is called."""
        return say(_PROOF_WORDS[self], n=str(len(self.content))) if self is Proof.LONG else say(_PROOF_WORDS[self])

    @property
    def proves(self) -> Text:
        """What a good read of it proves."""
        return say(_PROVES[self])


_ELEMENTS = {
    Proof.GS1: (("01", _GTIN), ("10", "JFT3-A"), ("37", "12")),
    Proof.MATRIX: (("01", _GTIN), ("10", "JFT4-B"), ("37", "12")),
}
_CONTENT = {
    Proof.PLAIN: "JFT1-0123456789",
    Proof.MIXED: "JFT2-5Q0-867-233LOT26kg",
    **{proof: f"01{gtin}10{lot}{GS}37{count}" for proof, ((_, gtin), (_, lot), (_, count)) in _ELEMENTS.items()},
    Proof.LONG: f"JFT5-{_BLOCKS}-END",
}
_PROOF_WORDS = {
    Proof.PLAIN: QT_TRANSLATE_NOOP("app", "① 普通码"),
    Proof.MIXED: QT_TRANSLATE_NOOP("app", "② 字母大小写与连字符"),
    Proof.GS1: QT_TRANSLATE_NOOP("app", "③ GS1-128，内有分隔符"),
    Proof.MATRIX: QT_TRANSLATE_NOOP("app", "④ GS1 DataMatrix"),
    Proof.LONG: QT_TRANSLATE_NOOP("app", "⑤ 长码（{n} 个字符）"),
}
_PROVES = {
    Proof.PLAIN: QT_TRANSLATE_NOOP("app", "端口和波特率对，结束符在，前后没有多余的字符"),
    Proof.MIXED: QT_TRANSLATE_NOOP("app", "输入法没有插手，大写锁定关着，枪没有改大小写"),
    Proof.GS1: QT_TRANSLATE_NOOP("app", "一维码的 AIM 识别符是 ]C1，分隔符 GS（1D）没有丢"),
    Proof.MATRIX: QT_TRANSLATE_NOOP("app", "二维码的 AIM 识别符是 ]d2，分隔符 GS（1D）没有丢（只读一维码的枪跳过）"),
    Proof.LONG: QT_TRANSLATE_NOOP("app", "长码不断、不丢字（二维码；只读一维码的枪跳过）"),
}
_AIMS = {
    Proof.PLAIN: "]C0", Proof.MIXED: "]C0", Proof.GS1: "]C1", Proof.MATRIX: "]d2", Proof.LONG: "]Q1",
}  # fmt: skip


class Check(StrEnum):
    """What is looked at."""

    PORT = "port"
    END = "end"
    AIM = "aim"
    SEPARATOR = "separator"
    INPUT_METHOD = "input_method"
    CAPS = "caps"

    @property
    def text(self) -> Text:
        """What it is called."""
        return say(_CHECK_WORDS[self])

    @property
    def asks(self) -> Text:
        """Which test code answers it."""
        return say(QT_TRANSLATE_NOOP("app", "扫 {codes}"), codes=_ASKS[self])


_CHECK_WORDS = {
    Check.PORT: QT_TRANSLATE_NOOP("app", "端口与波特率"),
    Check.END: QT_TRANSLATE_NOOP("app", "结束符"),
    Check.AIM: QT_TRANSLATE_NOOP("app", "AIM 识别符"),
    Check.SEPARATOR: QT_TRANSLATE_NOOP("app", "GS 分隔符"),
    Check.INPUT_METHOD: QT_TRANSLATE_NOOP("app", "输入法"),
    Check.CAPS: QT_TRANSLATE_NOOP("app", "大小写"),
}


_ASKS = {
    Check.PORT: "①", Check.END: "①", Check.AIM: "①、③、④", Check.SEPARATOR: "③、④", Check.INPUT_METHOD: "②", Check.CAPS: "②",
}  # fmt: skip


class Health(StrEnum):
    """How a check stands."""

    GOOD = "good"
    LOOK = "look"
    WRONG = "wrong"


_GRAVITY = {Health.GOOD: 0, Health.LOOK: 1, Health.WRONG: 2}


@dataclass(frozen=True)
class Finding:
    """One check's answer: how it stands, what was seen, and what to do about it."""

    health: Health
    seen: Text
    remedy: Text | None = None


@dataclass(frozen=True)
class Heard:
    """What one pull of the trigger brought.

    Attributes:
        data: The bytes, without terminator.
        kind: What became of them.
        end: The terminator.
        typed: Whether it came by the keyboard.
    """

    data: bytes
    kind: FrameKind = FrameKind.OK
    end: bytes = b"\r"
    typed: bool = False


@dataclass(frozen=True)
class Examination:
    """What one frame says: which test code it is (None for another code) and the checks it answers."""

    proof: Proof | None
    findings: dict[Check, Finding]

    @property
    def worst(self) -> Health:
        """The gravest of its findings."""
        found = {finding.health for finding in self.findings.values()}
        return next((health for health in (Health.WRONG, Health.LOOK) if health in found), Health.GOOD)


_PER_SYMBOL = frozenset({Check.AIM, Check.SEPARATOR})
"""A scanner is set up for these by kind of code: each test code keeps its own answer, and the gravest stands."""


@dataclass
class Checkup:
    """How each check stands, and the test codes read, by port: the newest answer counts."""

    proofs: dict[str, set[Proof]] = field(default_factory=dict)
    _answers: dict[str, dict[tuple[Check, Proof | None], Finding]] = field(default_factory=dict)

    def standing(self, port: str) -> dict[Check, Finding]:
        """How the checks of a port stand; one that nothing has answered is not in it."""
        found: dict[Check, Finding] = {}
        for (check, _), finding in self._answers.get(port, {}).items():
            if check not in found or _GRAVITY[finding.health] > _GRAVITY[found[check].health]:
                found[check] = finding
        return found

    def add(self, port: str, heard: Heard) -> Examination:
        """Takes one frame of a port."""
        result = examine(heard)
        answers = self._answers.setdefault(port, {})
        for check, finding in result.findings.items():
            answers[check, result.proof if check in _PER_SYMBOL else None] = finding
        if result.proof is not None and result.worst is not Health.WRONG:
            self.proofs.setdefault(port, set()).add(result.proof)
        return result


def hexadecimal(data: bytes, limit: int = 400) -> str:
    """Raw bytes as `4A 46 1D …`."""
    return data[:limit].hex(" ").upper() + (" …" if len(data) > limit else "")


def examine(heard: Heard) -> Examination:
    """Tells which test code came and what it says about the set-up. Never raises, whatever the bytes."""
    text = heard.data.decode("utf-8", "replace")
    found = _recognised(text)
    findings = {Check.PORT: _typed() if heard.typed else _serial_line()}
    if found is None and not heard.typed and _is_noise(heard.data):
        return Examination(None, {Check.PORT: _noise()})
    findings |= _of_kind(heard, found)
    if found is None:
        return Examination(None, findings)
    findings.setdefault(Check.END, _ended(heard, found))
    if heard.kind in (FrameKind.INPUT_METHOD, FrameKind.CAPS_LOCK) or not found.whole:
        return Examination(found.proof, findings)
    findings[Check.AIM] = _identifier(found)
    if GS in found.proof.content:
        findings[Check.SEPARATOR] = _separator(found)
    findings |= _letters(heard, found)
    return Examination(found.proof, findings)


@dataclass(frozen=True)
class _Found:
    proof: Proof
    before: str = ""
    aim: str = ""
    separator: str = ""
    after: str = ""
    turned: bool = False
    wide: bool = False
    whole: bool = True
    length: int = 0


_MOST_AROUND = 12
_AIM = re.compile(r"\][A-Za-z][0-9A-Za-z]\Z")


def _pattern(proof: Proof) -> re.Pattern[str]:
    first, mark, last = proof.content.partition(GS)
    middle = rf"(?P<gs>[^0-9]{{0,6}}?|\d?){re.escape(last)}" if mark else "(?P<gs>)"
    around = rf"[\s\S]{{0,{_MOST_AROUND}}}"
    return re.compile(rf"(?P<before>{around}?){re.escape(first)}{middle}(?P<after>{around})")


_PATTERNS = {proof: _pattern(proof) for proof in Proof}


def _recognised(text: str) -> _Found | None:
    folded = unicodedata.normalize("NFKC", text)
    for shape, turned, wide in ((text, False, False), (text.swapcase(), True, False), (folded, False, True)):
        for proof, pattern in _PATTERNS.items():
            match = pattern.fullmatch(shape)
            if match is not None:
                aim = _AIM.search(match["before"])
                before = match["before"][: aim.start()] if aim else match["before"]
                return _Found(proof, before, aim.group() if aim else "", match["gs"], match["after"], turned, wide)
    return _cut_off(text)


def _cut_off(text: str) -> _Found | None:
    """A test code that broke off."""
    body = re.sub(r"\A\][A-Za-z][0-9A-Za-z]", "", text)
    for proof in Proof:
        if len(body) >= 6 and proof.content.startswith(body):
            return _Found(proof, whole=False, length=len(body))
    return None


def _is_noise(data: bytes) -> bool:
    odd = sum(not (0x20 <= byte < 0x7F or byte in (0x09, 0x1C, 0x1D, 0x1E)) for byte in data)
    return odd * 5 >= len(data) > 0 and _not_chinese(data)


def _not_chinese(data: bytes) -> bool:
    try:
        return not any("\u4e00" <= c <= "\u9fff" or "\uff00" <= c <= "\uffef" for c in data.decode())
    except UnicodeDecodeError:
        return True


def _serial_line() -> Finding:
    return Finding(Health.GOOD, say(QT_TRANSLATE_NOOP("app", "串口收到，字节完好")))


def _typed() -> Finding:
    return Finding(
        Health.LOOK, say(QT_TRANSLATE_NOOP("app", "按键盘方式收到")),
        say(QT_TRANSLATE_NOOP("app", "能用；更稳妥的是改成「USB 虚拟串口」，再把端口写进本机设置")),
    )  # fmt: skip


def _noise() -> Finding:
    return Finding(
        Health.WRONG, say(QT_TRANSLATE_NOOP("app", "收到的字节不像条码")),
        say(QT_TRANSLATE_NOOP("app", "枪和本机的波特率、字符格式要一致：端口写成 端口?baud=115200&format=8N1")),
    )  # fmt: skip


_END_NAMES = {b"\r": "CR", b"\n": "LF", b"\x03": "ETX"}
_SET_CR = QT_TRANSLATE_NOOP("app", "扫说明书里「后缀 CR（回车）」设置码")


def _of_kind(heard: Heard, found: _Found | None) -> dict[Check, Finding]:
    if heard.kind is FrameKind.INPUT_METHOD:
        seen = say(QT_TRANSLATE_NOOP("app", "输入法改了这次扫描，已拒收"))
        return {Check.INPUT_METHOD: Finding(Health.WRONG, seen, say(_ENGLISH))}
    if heard.kind is FrameKind.CAPS_LOCK:
        seen = say(QT_TRANSLATE_NOOP("app", "键盘大写锁定开着，已拒收"))
        return {Check.CAPS: Finding(Health.WRONG, seen, say(QT_TRANSLATE_NOOP("app", "按一下 Caps Lock 键，灯灭后再扫")))}
    if heard.kind is FrameKind.OVERFLOW:
        seen = say(QT_TRANSLATE_NOOP("app", "超过 {n} 个字符没有结束"), n=LONGEST)
        return {Check.END: Finding(Health.WRONG, seen, say(_SET_CR))}
    if heard.kind is FrameKind.PARTIAL and found is None:
        return {Check.END: Finding(Health.WRONG, say(QT_TRANSLATE_NOOP("app", "没有结束符，当半码拒收")), say(_SET_CR))}
    return {}


_ENGLISH = QT_TRANSLATE_NOOP("app", "切到英文输入；或改用「USB 虚拟串口」，不经过输入法")


def _ended(heard: Heard, found: _Found) -> Finding:
    if heard.kind is FrameKind.PARTIAL or not found.whole:
        if found.whole:
            seen = say(QT_TRANSLATE_NOOP("app", "码读全了，但没有结束符"))
            return Finding(Health.WRONG, seen, say(_SET_CR))
        seen = say(QT_TRANSLATE_NOOP("app", "只到 {n} 个字符，少了后面的"), n=str(found.length))
        return Finding(Health.WRONG, seen, say(QT_TRANSLATE_NOOP("app", "调慢键盘发送速度或改用串口；查线，查枪的最大长度")))
    if found.after:
        seen = say(QT_TRANSLATE_NOOP("app", "码后面多了 {what}"), what=_visible(found.after))
        return Finding(Health.WRONG, seen, say(QT_TRANSLATE_NOOP("app", "清掉枪里的后缀，只留 CR（回车）")))
    if heard.typed:
        return Finding(Health.GOOD, say(QT_TRANSLATE_NOOP("app", "回车")))
    return Finding(Health.GOOD, say(QT_TRANSLATE_NOOP("app", "{name}"), name=_END_NAMES.get(heard.end, "CR")))


def _identifier(found: _Found) -> Finding:
    wanted = _AIMS[found.proof]
    if found.before.strip(GS):
        seen = say(QT_TRANSLATE_NOOP("app", "码前面多了 {what}"), what=_visible(found.before))
        remedy = say(QT_TRANSLATE_NOOP("app", "清掉枪里的前缀和厂家自己的条码类型字母（Code ID），改开 AIM ID"))
        return Finding(Health.WRONG, seen, remedy)
    switch_on = say(QT_TRANSLATE_NOOP("app", "扫说明书里「AIM ID 开」（AIM 识别符前缀）设置码"))
    if not found.aim:
        return Finding(Health.LOOK, say(QT_TRANSLATE_NOOP("app", "没有：只认得本公司的码")), switch_on)
    aim = found.aim.replace(found.aim[1], wanted[1]) if found.turned else found.aim  # its case is another check's
    fits = aim == wanted or (GS not in found.proof.content and aim[1] == wanted[1])
    if not fits:
        seen = say(QT_TRANSLATE_NOOP("app", "报成 {aim}，应是 {wanted}"), aim=found.aim, wanted=wanted)
        remedy = say(QT_TRANSLATE_NOOP("app", "在说明书「GS1-128 / DataMatrix」一节打开 GS1 格式，别转换成普通码"))
        return Finding(Health.WRONG, seen, remedy)
    return Finding(Health.GOOD, say(QT_TRANSLATE_NOOP("app", "{aim}"), aim=found.aim))


def _separator(found: _Found) -> Finding:
    if found.separator == GS:
        return Finding(Health.GOOD, say(QT_TRANSLATE_NOOP("app", "1D，原样收到")))
    if not found.separator:
        seen = say(QT_TRANSLATE_NOOP("app", "丢了：批号和数量连成一段"))
    else:
        seen = say(QT_TRANSLATE_NOOP("app", "变成了 {what}"), what=_visible(found.separator))
    remedy = say(QT_TRANSLATE_NOOP("app", "打开「发送 GS（1D）」，关掉替换；键盘方式选「控制字符按 Ctrl+键 发送」"))
    return Finding(Health.WRONG, seen, remedy)


def _letters(heard: Heard, found: _Found) -> dict[Check, Finding]:
    """Case and input method: only letters, hyphens and small letters prove something of a keyboard."""
    if found.wide:
        seen = say(QT_TRANSLATE_NOOP("app", "收到全角字符"))
        return {Check.INPUT_METHOD: Finding(Health.WRONG, seen, say(_ENGLISH))}
    if found.turned:
        seen = say(QT_TRANSLATE_NOOP("app", "大小写反了"))
        if heard.typed:
            remedy = say(QT_TRANSLATE_NOOP("app", "按一下 Caps Lock 键，灯灭后再扫"))
        else:
            remedy = say(QT_TRANSLATE_NOOP("app", "关掉枪里的「大小写转换」"))
        return {Check.CAPS: Finding(Health.WRONG, seen, remedy)}
    if not heard.typed:
        unaffected = say(QT_TRANSLATE_NOOP("app", "串口不经过输入法"))
        right = {Check.INPUT_METHOD: Finding(Health.GOOD, unaffected)}
        if found.proof is Proof.MIXED:
            right[Check.CAPS] = Finding(Health.GOOD, say(QT_TRANSLATE_NOOP("app", "大写、小写都原样收到")))
        return right
    if found.proof is not Proof.MIXED:
        return {}
    return {
        Check.INPUT_METHOD: Finding(Health.GOOD, say(QT_TRANSLATE_NOOP("app", "字母和连字符原样收到"))),
        Check.CAPS: Finding(Health.GOOD, say(QT_TRANSLATE_NOOP("app", "大写、小写都原样收到"))),
    }


def _visible(text: str) -> str:
    """Characters that people can read: controls by their code."""
    return "".join(c if c.isprintable() and c != " " else f"‹{ord(c):02X}›" for c in text)
