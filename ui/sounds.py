"""The desk's sounds, one for each thing an operator must tell apart by ear. They come second; colour and sentence always come first."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

from app.core.paths import resources
from app.core.scans import ScanResult
from app.core.words import Verdict

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect


class Sound(StrEnum):
    """The sounds; the value is the file's stem."""

    GOOD = "good"
    DONE = "done"
    WRONG = "wrong"
    OVER = "over"
    AGAIN = "again"
    FAULT = "fault"
    CALL = "call"


_OF_VERDICT = {
    Verdict.GOOD: Sound.GOOD, Verdict.DONE: Sound.DONE, Verdict.WRONG: Sound.WRONG, Verdict.HOLD: Sound.WRONG,
    Verdict.PARTIAL: Sound.AGAIN, Verdict.IGNORED: Sound.AGAIN, Verdict.FAULT: Sound.FAULT,
}  # fmt: skip
_OVER = frozenset({"must_not_be_surplus"})
"""Rules that say: right goods, too many."""


def sound_of(result: ScanResult) -> Sound | None:
    """What a verdict sounds like; None for a mere record."""
    if result.verdict is Verdict.WRONG and result.error is not None and result.error.kind in _OVER:
        return Sound.OVER
    return _OF_VERDICT.get(result.verdict)


class Sounds(QObject):
    """Plays preloaded sounds; a PC without an audio device stays silent, which `available` tells."""

    def __init__(self, parent: QObject | None = None, *, volume: float = 0.9) -> None:
        super().__init__(parent)
        self._effects: dict[Sound, QSoundEffect] = {}
        if _may_sound():
            self._load()
        self.set_volume(volume)

    def _load(self) -> None:
        """Qt's sound looks for the sound system when it is imported, and complains in the terminal where there is none."""
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        for sound in Sound if QMediaDevices.audioOutputs() else ():
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(resources() / "sounds" / f"{sound.value}.wav")))
            self._effects[sound] = effect

    @property
    def available(self) -> bool:
        """Whether the PC has an audio output."""
        return bool(self._effects)

    @property
    def volume(self) -> float:
        """Loudness from 0 to 1; 0 is silence."""
        return self._volume

    def set_volume(self, volume: float) -> None:
        """Sets the loudness of all sounds; what is out of range is cut."""
        self._volume = min(1.0, max(0.0, volume))
        for effect in self._effects.values():
            effect.setVolume(self._volume)

    def play(self, sound: Sound | str) -> None:
        """Plays a sound from its start, over one that is still playing."""
        effect = self._effects.get(Sound(sound))
        if effect is not None and self._volume > 0:
            effect.stop()
            effect.play()


def _may_sound() -> bool:
    """Whether it makes sense to ask for devices: on a Linux PC without sound, Qt would only complain in the log."""
    if not sys.platform.startswith("linux") or os.environ.get("PULSE_SERVER"):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    return any(path.exists() for path in (Path("/dev/snd"), runtime / "pulse" / "native", runtime / "pipewire-0"))
