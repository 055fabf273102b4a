"""Keeps answers prompt while other threads of the program work."""

from __future__ import annotations

import gc
import sys

SWITCH_SECONDS = 0.0005
"""A scan is handed from thread to thread and lets go of the interpreter at every statement; by default each time a thread that
draws a paper could keep it for five milliseconds."""


def steady() -> None:
    """Called once the window stands: what was loaded by then is no rubbish and is not searched for any again."""
    sys.setswitchinterval(SWITCH_SECONDS)
    gc.collect()
    gc.freeze()
