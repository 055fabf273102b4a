"""The company's own code patterns and command barcodes: one table, so that paper, label and scan agree.

| code | form | example |
|---|---|---|
| command | `JF$` and a word of `Command` | `JF$CONFIRM` |
| thing of the bench | `JF$`, `TAG` `PRN` `RSN` or `PKG`, `:` and its own key | `JF$TAG:07` |
| tray | `JF$TRAY:` and 4 digits, scanned as a place | `JF$TRAY:0012` |
| count | `JF$` and 1 to 5 digits | `JF$24` |
| badge | `JB`, 7 digits, check digit (mod 10, weights 3 and 1 as in GS1) | `JB00000048` |
| document | series of two letters, year YY, 6 digits | `FH26000388` |
| packing list of one box | number of the list, `-`, box, `-`, print | `ZX26000391-2-1` |
| service case, long form | `SH-`, year YYYY, `-`, 4 digits | `SH-2026-0007` |
| monthly quality report | `YB`, month YYYYMM, maybe `-` and its edition | `YB202611-1` |
| unit serial | product letters (2), YYMMDD, 4 digits | `BK2611090217` |
| lot | `L`, YYMMDD, `-`, 2 digits | `L261109-01` |
| unit label, GS1 | `01` GTIN, maybe `11`, `21` serial or `10` lot, maybe GS and `30`/`37` | `01…21BK2611090217` |
| shipping box | `00` and 18 digits with check digit, maybe `3301` weight, `400` order no., GS and `91` issue | `00069012340000000016` |
| shipping box without GS1 prefix | `JX`, year YY, 6 digits, maybe `-` and the issue of its label | `JX26000316-2` |
| gate pass token | `G1:` and base45 | `G1:…` |

A badge and an own box code have the outline of a document; `JB` and `JX` are therefore never document series.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.framing import LONGEST

COMMAND_PREFIX = "JF$"
TAG_PREFIX = "JF$TAG:"
"""A reusable 待核对 tag that a packed box is parked with (C-16)."""
PRINTER_PREFIX = "JF$PRN:"
"""A label printer: scanning it hands the bench's labels over to it."""
REASON_PREFIX = "JF$RSN:"
"""A reason from the reason sheet, for what needs one: 重打, 少装, 破损, 开箱."""
PACKAGING_PREFIX = "JF$PKG:"
"""A packaging item: case, carton, foam (C-04, C-05, C-12)."""
TRAY_PREFIX = "JF$TRAY:"
"""A tray or cage: a short name of the place it stands for, scanned wherever a place is."""
BADGE_PREFIX = "JB"
OWN_BOX_SERIES = "JX"
"""Box codes of a company that has no GS1 prefix: not an SSCC, but one of its own that is never given twice."""
PASS_PREFIX = "G1:"


class Command(StrEnum):
    """What a command barcode orders; the value is the word after `JF$`."""

    CONFIRM = "CONFIRM"
    UNDO = "UNDO"
    NEW_BOX = "NEWBOX"
    SEAL = "SEAL"
    SHORT = "SHORT"
    PRINT = "PRINT"
    REPRINT = "REPRINT"
    PERSON = "PERSON"
    HELP = "HELP"
    TAKE_OUT = "TAKEOUT"

    @property
    def code(self) -> str:
        """The text of the barcode, e.g. `JF$CONFIRM`."""
        return COMMAND_PREFIX + self.value

    @property
    def text(self) -> Text:
        """Its word on screen and on the command sheet."""
        return say(_COMMAND_WORDS[self])


_COMMAND_WORDS: dict[Command, str] = {
    Command.CONFIRM: QT_TRANSLATE_NOOP("app", "确认"),
    Command.UNDO: QT_TRANSLATE_NOOP("app", "撤销"),
    Command.NEW_BOX: QT_TRANSLATE_NOOP("app", "换箱"),
    Command.SEAL: QT_TRANSLATE_NOOP("app", "封箱"),
    Command.SHORT: QT_TRANSLATE_NOOP("app", "少装"),
    Command.PRINT: QT_TRANSLATE_NOOP("app", "打印"),
    Command.REPRINT: QT_TRANSLATE_NOOP("app", "重打"),
    Command.PERSON: QT_TRANSLATE_NOOP("app", "换人"),
    Command.HELP: QT_TRANSLATE_NOOP("app", "帮助"),
    Command.TAKE_OUT: QT_TRANSLATE_NOOP("app", "取出"),
}


class Series(StrEnum):
    """The document series that a barcode can name."""

    ORDER = "DD"
    TASK_ORDER = "RW"
    INSPECTION = "JY"
    CERTIFICATE = "HG"
    GOODS_RECEIPT = "RK"
    DISPATCH_NOTICE = "TZ"
    DISPATCH_ORDER = "FH"
    PACKING_LIST = "ZX"
    GATE_PASS = "CM"
    DELIVERY_RECORD = "JF"
    SERVICE_CASE = "SH"
    TRIP = "CC"
    QUALITY_CARD = "ZK"
    REQUISITION = "LL"
    EMERGENCY = "YJ"
    LOAD_PLAN = "ZG"
    DELAY_NOTICE = "YQ"
    STOCK_COUNT = "PD"
    RECHECK = "FY"
    ZONE_CHECK = "XC"
    OPENING_STOCK = "QC"
    NONCONFORMITY = "FK"
    CLAIM = "SP"
    ACCEPTANCE = "YS"
    INSTALLATION = "AZ"
    TRACKING_FORM = "GZ"
    RETURN = "TH"
    REWORK = "FG"
    SURVEY = "DC"
    FOLLOW_UP = "HF"
    TRAINING = "PX"

    @property
    def text(self) -> Text:
        """What the document is called."""
        return say(_SERIES_WORDS[self])


_SERIES_WORDS: dict[Series, str] = {
    Series.ORDER: QT_TRANSLATE_NOOP("app", "订单"),
    Series.TASK_ORDER: QT_TRANSLATE_NOOP("app", "生产任务单"),
    Series.INSPECTION: QT_TRANSLATE_NOOP("app", "产品检验单"),
    Series.CERTIFICATE: QT_TRANSLATE_NOOP("app", "合格证"),
    Series.GOODS_RECEIPT: QT_TRANSLATE_NOOP("app", "产品入库单"),
    Series.DISPATCH_NOTICE: QT_TRANSLATE_NOOP("app", "发货通知单"),
    Series.DISPATCH_ORDER: QT_TRANSLATE_NOOP("app", "发货单"),
    Series.PACKING_LIST: QT_TRANSLATE_NOOP("app", "装箱单"),
    Series.GATE_PASS: QT_TRANSLATE_NOOP("app", "出门证"),
    Series.DELIVERY_RECORD: QT_TRANSLATE_NOOP("app", "交付记录"),
    Series.SERVICE_CASE: QT_TRANSLATE_NOOP("app", "售后单"),
    Series.TRIP: QT_TRANSLATE_NOOP("app", "车次"),
    Series.QUALITY_CARD: QT_TRANSLATE_NOOP("app", "生产质量跟踪卡"),
    Series.REQUISITION: QT_TRANSLATE_NOOP("app", "领料单"),
    Series.EMERGENCY: QT_TRANSLATE_NOOP("app", "应急放行单"),
    Series.LOAD_PLAN: QT_TRANSLATE_NOOP("app", "装柜图"),
    Series.DELAY_NOTICE: QT_TRANSLATE_NOOP("app", "延期通知"),
    Series.STOCK_COUNT: QT_TRANSLATE_NOOP("app", "盘点表"),
    Series.NONCONFORMITY: QT_TRANSLATE_NOOP("app", "不合格品报告"),
    Series.RECHECK: QT_TRANSLATE_NOOP("app", "物资复验记录"),
    Series.ZONE_CHECK: QT_TRANSLATE_NOOP("app", "库区检查记录"),
    Series.OPENING_STOCK: QT_TRANSLATE_NOOP("app", "期初入库"),
    Series.CLAIM: QT_TRANSLATE_NOOP("app", "查询/索赔单"),
    Series.ACCEPTANCE: QT_TRANSLATE_NOOP("app", "验收单"),
    Series.INSTALLATION: QT_TRANSLATE_NOOP("app", "安装调试记录"),
    Series.TRACKING_FORM: QT_TRANSLATE_NOOP("app", "质检信息反馈跟踪表"),
    Series.RETURN: QT_TRANSLATE_NOOP("app", "退货单"),
    Series.REWORK: QT_TRANSLATE_NOOP("app", "返工单"),
    Series.SURVEY: QT_TRANSLATE_NOOP("app", "顾客满意度调查表"),
    Series.FOLLOW_UP: QT_TRANSLATE_NOOP("app", "回访记录"),
    Series.TRAINING: QT_TRANSLATE_NOOP("app", "客户培训记录"),
}

_DAY = r"\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
SERIAL_PATTERN = rf"[A-Z]{{2}}{_DAY}\d{{4}}"
LOT_PATTERN = rf"L{_DAY}-\d{{2}}"


@dataclass(frozen=True)
class CodePatterns:
    """What this company's codes look like; the unit patterns are a setting, the rest is fixed.

    Args:
        serial: Regular expression of a unit's serial number, whole.
        lot: Regular expression of a lot number, whole.
        max_length: Longest code in characters.

    Raises:
        re.error: A pattern is no regular expression.
    """

    serial: str = SERIAL_PATTERN
    lot: str = LOT_PATTERN
    max_length: int = LONGEST
    serial_re: re.Pattern[str] = field(init=False, repr=False, compare=False)
    lot_re: re.Pattern[str] = field(init=False, repr=False, compare=False)
    unit_label_re: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compiles the patterns."""
        object.__setattr__(self, "serial_re", re.compile(self.serial))
        object.__setattr__(self, "lot_re", re.compile(self.lot))
        issue = r"(?:\x1d91\d{1,6})?"  # the print number of a content label, last on it
        label = rf"01\d{{14}}(?:11\d{{6}})?(?:21(?:{self.serial})|10(?:{self.lot}))(?:\x1d3[07]\d{{1,8}})?{issue}\x1d?"
        object.__setattr__(self, "unit_label_re", re.compile(label))


THING_RE = re.compile(r"JF\$(?P<what>TAG|PRN|RSN|PKG):(?P<key>[0-9A-Z][0-9A-Z._-]{0,23})")
COUNT_RE = re.compile(r"JF\$(\d{1,5})")
"""A count before what it counts: `JF$24` means that the next scan stands for 24 pieces."""
DOCUMENT_RE = re.compile(r"(?P<series>[A-Z]{2})(?P<year>\d{2})(?P<number>\d{6})")
BOX_LIST_RE = re.compile(r"(?P<list>ZX\d{8})-\d{1,5}-\d{1,5}")
LONG_CASE_RE = re.compile(r"(?P<series>SH)-20(?P<year>\d{2})-(?P<number>\d{4})")
REPORT_RE = re.compile(r"(?P<series>YB)20\d{2}(?:0[1-9]|1[0-2])(?:-\d{1,3})?")
BADGE_RE = re.compile(r"JB\d{8}")
SSCC_RE = re.compile(
    r"00(?P<sscc>\d{18})(?:3301\d{6})?(?:400[^\x1d]{1,30}(?:\x1d91\d{1,6})?|91\d{1,6})?\x1d?"  # weight, order, label issue
)
OWN_BOX_RE = re.compile(r"(?P<box>JX\d{8})(?:-(?P<issue>\d{1,6}))?")
PASS_RE = re.compile(re.escape(PASS_PREFIX) + r"[0-9A-Z $%*+\-./:]+")


def series_of(number: str) -> str:
    """The series of a document by the whole form of its number, or blank: the serial of a unit begins with two letters as well."""
    for form in (DOCUMENT_RE, LONG_CASE_RE, REPORT_RE):
        found = form.fullmatch(number)
        if found is not None:
            return found["series"]
    return ""


def box_list_code(number: str, box_no: int, nth: int) -> str:
    """The text on the packing list that lies in one box: whose list, which box, which print (C-14)."""
    return f"{number}-{box_no}-{nth}"


def check_digit(digits: str) -> str:
    """The GS1 mod-10 check digit for a run of digits without one, as SSCC, GTIN and badges carry it."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits)))
    return str(-total % 10)


def has_check_digit(digits: str) -> bool:
    """Whether the last digit is the right one."""
    return check_digit(digits[:-1]) == digits[-1]


def badge_code(number: int) -> str:
    """The text of badge `number` (0 … 9,999,999), e.g. `JB00000048`.

    Raises:
        ValueError: The number has more than seven digits or is negative.
    """
    if not 0 <= number <= 9_999_999:
        raise ValueError(number)
    digits = f"{number:07d}"
    return BADGE_PREFIX + digits + check_digit(digits)
