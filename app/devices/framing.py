"""Cuts a scanner's byte stream into frames; pure over bytes and time.

A frame ends on CR, LF or ETX; an empty frame is nothing. STX begins a new frame. GS (0x1D) is data. A frame over the
limit is reported once and discarded up to its end. A fragment that stays idle is reported as partial and never passed
on as a code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

STX = 0x02
ETX = 0x03
LF = 0x0A
CR = 0x0D
GS = 0x1D

_ENDS = frozenset((CR, LF, ETX))


class FrameKind(StrEnum):
    """What became of a run of bytes."""

    OK = "ok"
    PARTIAL = "partial"
    OVERFLOW = "overflow"
    INPUT_METHOD = "ime"
    """Typed by a keyboard scanner and altered by an input method."""
    CAPS_LOCK = "caps"
    """Typed by a keyboard scanner with Caps Lock on."""
    DIGITS = "digits"
    """Digits typed where a PIN is keyed, as fast as a scanner types: neither is done with them, and they stand in no record."""


@dataclass(frozen=True)
class Frame:
    """One frame off the line, without its terminator.

    Attributes:
        kind: Whether it may be read as a code.
        data: The bytes; of an overflow only the first `max_length`.
        at: Monotonic seconds at which the frame was complete or given up.
        end: The terminator that completed it, or nothing; says how the scanner is set up, not what was scanned.
    """

    kind: FrameKind
    data: bytes
    at: float
    end: bytes = field(default=b"", compare=False)


LONGEST = 1200
"""Longest code in bytes: the token of a gate pass with many orders is the longest there is."""


class Framer:
    """Keeps the unfinished rest of one port's stream.

    Args:
        max_length: Longest frame in bytes.
        idle_seconds: Silence after which an unfinished frame is given up.
    """

    def __init__(self, max_length: int = LONGEST, idle_seconds: float = 0.15) -> None:
        self.max_length = max_length
        self.idle_seconds = idle_seconds
        self._held = bytearray()
        self._discarding = False
        self._last = 0.0

    @property
    def pending(self) -> bool:
        """Whether a frame has begun and not ended."""
        return bool(self._held) or self._discarding

    def feed(self, data: bytes, now: float, *, idle_known: bool = True) -> list[Frame]:
        """Takes bytes that arrived and returns the frames they complete, in order.

        Args:
            data: The bytes.
            now: Monotonic seconds, never earlier than at the call before.
            idle_known: False when the bytes had been waiting before they were read, so that the time since the last
                call says nothing about silence on the line.
        """
        frames = self.tick(now) if idle_known else []
        if data:
            self._last = now
        for byte in data:
            frame = self._take(byte, now)
            if frame is not None:
                frames.append(frame)
        return frames

    def tick(self, now: float) -> list[Frame]:
        """Gives up a fragment that has been idle too long; call it while the line is silent."""
        if not self.pending or now - self._last < self.idle_seconds:
            return []
        # An overflow was already reported when it happened: its silent end only frees the line for the next scan.
        was_reported = self._discarding
        self._discarding = False
        held = self._flush()
        return [] if was_reported else [Frame(FrameKind.PARTIAL, held, now)]

    def reset(self, now: float) -> list[Frame]:
        """Gives up whatever is unfinished at once, because the line itself was lost."""
        was_reported = self._discarding
        self._discarding = False
        held = self._flush()
        return [Frame(FrameKind.PARTIAL, held, now)] if held and not was_reported else []

    def _take(self, byte: int, now: float) -> Frame | None:
        if byte in _ENDS:
            if self._discarding:
                self._discarding = False
                return None
            return Frame(FrameKind.OK, self._flush(), now, bytes((byte,))) if self._held else None
        if byte == STX:
            # What STX cuts off was a scan somebody made: it is answered too.
            self._discarding = False
            return Frame(FrameKind.PARTIAL, self._flush(), now) if self._held else None
        if self._discarding:
            return None
        if len(self._held) >= self.max_length:
            self._discarding = True
            return Frame(FrameKind.OVERFLOW, self._flush(), now)
        self._held.append(byte)
        return None

    def _flush(self) -> bytes:
        held = bytes(self._held)
        self._held.clear()
        return held
