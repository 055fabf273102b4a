"""How common scanners are set up, in the words of their makers' manuals. No programming barcodes: those are in the manual of the model."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.text import QT_TRANSLATE_NOOP, Text, say


@dataclass(frozen=True)
class Guide:
    """The steps of one maker.

    Attributes:
        maker: Whose scanners.
        steps: What to scan in the manual, in order.
    """

    maker: Text
    steps: tuple[Text, ...]


_FACTORY = QT_TRANSLATE_NOOP("app", "先扫「恢复出厂设置」，从已知的状态开始")
_TEST = QT_TRANSLATE_NOOP("app", "打开「设置 → 扫描枪体检」，把五个测试码依次扫一遍")
_GUIDES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("app", "霍尼韦尔 Honeywell"),
        (
            _FACTORY,
            QT_TRANSLATE_NOOP("app", "接口：扫「USB Serial」（USB 串口）；旧的 Windows 要先装厂家的 USB 串口驱动"),
            QT_TRANSLATE_NOOP("app", "后缀：扫「Add CR Suffix」，所有码制加回车"),
            QT_TRANSLATE_NOOP("app", "前缀：在「Prefix/Suffix」一章给所有码制加 AIM ID，不要加 Code ID"),
            _TEST,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("app", "斑马 Zebra、讯宝 Symbol"),
        (
            _FACTORY,
            QT_TRANSLATE_NOOP("app", "接口：扫「CDC COM Port Emulation」（USB 虚拟串口）；Windows 要装厂家的 CDC 驱动"),
            QT_TRANSLATE_NOOP("app", "识别符：「Transmit Code ID Character」选「AIM Code ID Character」"),
            QT_TRANSLATE_NOOP("app", "后缀：发送格式选「数据＋后缀」，后缀设成回车"),
            QT_TRANSLATE_NOOP("app", "报警（可选）：打开「Beep on BEL」，本机设置写 scanner_error_beep = \"bel\""),
            _TEST,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("app", "得利捷 Datalogic"),
        (
            _FACTORY,
            QT_TRANSLATE_NOOP("app", "接口：扫「USB-COM」（USB 虚拟串口）；旧的 Windows 要先装厂家驱动"),
            QT_TRANSLATE_NOOP("app", "后缀：「Global Suffix」设成 CR（回车）"),
            QT_TRANSLATE_NOOP("app", "识别符：打开「AIM ID」"),
            QT_TRANSLATE_NOOP("app", "报警（可选）：本机设置写 scanner_error_beep = \"bel\" 或 \"datalogic\""),
            _TEST,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("app", "新大陆 Newland"),
        (
            _FACTORY,
            QT_TRANSLATE_NOOP("app", "接口：扫「USB 虚拟串口」（USB COM Port Emulation）；Windows 要装厂家驱动"),
            QT_TRANSLATE_NOOP("app", "后缀：打开「结束符后缀」，设成 CR（0x0D）"),
            QT_TRANSLATE_NOOP("app", "识别符：打开「AIM ID 前缀」，关掉「Code ID 前缀」"),
            _TEST,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("app", "民德 Mindeo"),
        (
            _FACTORY,
            QT_TRANSLATE_NOOP("app", "接口：在「USB 接口」一章扫「USB 虚拟串口」"),
            QT_TRANSLATE_NOOP("app", "后缀：结束符设成 CR（回车）"),
            QT_TRANSLATE_NOOP("app", "识别符：打开「AIM ID」，关掉厂家自己的条码类型字母"),
            _TEST,
        ),
    ),
    (
        QT_TRANSLATE_NOOP("app", "其他国产枪"),
        (
            _FACTORY,
            QT_TRANSLATE_NOOP("app", "接口：说明书里找「USB 虚拟串口」「USB-COM」「VCP」或「CDC」，扫它的设置码"),
            QT_TRANSLATE_NOOP("app", "后缀：扫「加回车」或「后缀 CR」"),
            QT_TRANSLATE_NOOP("app", "识别符：扫「AIM ID 开」；没有这一项的枪只能读本公司的码"),
            QT_TRANSLATE_NOOP("app", "只有键盘方式的枪：键盘选「美国英语」，控制字符按「Ctrl+键」发送，电脑切到英文输入"),
            _TEST,
        ),
    ),
)


def guides() -> tuple[Guide, ...]:
    """Every maker's steps, the common ones first."""
    return tuple(Guide(say(maker), tuple(say(step) for step in steps)) for maker, steps in _GUIDES)
