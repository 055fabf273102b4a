"""Hands label bytes as they are to a print queue of the system (CUPS): no driver may turn them into a page."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time

from app.core.text import QT_TRANSLATE_NOOP, Text, say
from app.devices.printer_lines import SLICE

Spooled = tuple[bool | None, Text]
"""Whether the queue took the job (None: nobody knows), and the sentence for the screen."""


def spool(queue: str, data: bytes, seconds: float, stop: threading.Event) -> Spooled:
    """Sends one job with `lp -d QUEUE -o raw`; never raises for a queue that fails.

    Args:
        queue: Name of the queue.
        data: The bytes.
        seconds: How long `lp` may take.
        stop: Ends the wait.
    """
    if os.name == "nt":
        return False, say(QT_TRANSLATE_NOOP("app", "Windows 的打印队列不能直送标签，请改用网口或串口地址"))
    program = shutil.which("lp")
    if program is None:
        return False, say(QT_TRANSLATE_NOOP("app", "这台电脑没有 lp（CUPS），不能用打印队列 {queue}"), queue=queue)
    try:
        with subprocess.Popen(
            [program, "-d", queue, "-o", "raw", "-t", "label"],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            return _wait(process, queue, data, time.monotonic() + seconds, stop)
    except OSError as failure:
        return False, say(QT_TRANSLATE_NOOP("app", "lp 不能运行：{detail}"), detail=failure.strerror)


def _wait(process: subprocess.Popen[bytes], queue: str, data: bytes, end: float, stop: threading.Event) -> Spooled:
    pending: bytes | None = data
    while True:
        try:
            _, said = process.communicate(pending, timeout=SLICE)
            break
        except subprocess.TimeoutExpired:
            pending = None  # what was given once is kept
            if stop.is_set() or time.monotonic() >= end:
                process.kill()
                process.communicate()
                return None, say(QT_TRANSLATE_NOOP("app", "打印队列 {queue} 没有应答"), queue=queue)
    if process.returncode == 0:
        return True, say(QT_TRANSLATE_NOOP("app", "已交给打印队列 {queue}，队列不报告结果"), queue=queue)
    detail = said.decode("utf-8", "replace").strip().splitlines()
    reason = detail[-1][:120] if detail else str(process.returncode)
    return False, say(QT_TRANSLATE_NOOP("app", "打印队列 {queue} 不收：{detail}"), queue=queue, detail=reason)
