"""The desk's sounds: good, wrong, done, fault. They come second; colour and sentence always come first."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from app.core.paths import resources


class Sound(StrEnum):
    """The four sounds; the value is the file's stem."""

    GOOD = "good"
    WRONG = "wrong"
    DONE = "done"
    FAULT = "fault"


class Sounds(QObject):
    """Plays preloaded sounds; a PC without an audio device stays silent, which `available` tells."""

    def __init__(self, parent: QObject | None = None, *, volume: float = 0.9) -> None:
        super().__init__(parent)
        self._effects: dict[Sound, QSoundEffect] = {}
        self.volume = min(1.0, max(0.0, volume))
        """Loudness from 0 to 1; 0 is silence."""
        if QMediaDevices.audioOutputs():
            for sound in Sound:
                effect = QSoundEffect(self)
                effect.setSource(QUrl.fromLocalFile(str(resources() / "sounds" / f"{sound.value}.wav")))
                effect.setVolume(self.volume)
                self._effects[sound] = effect

    @property
    def available(self) -> bool:
        """Whether the PC has an audio output."""
        return bool(self._effects)

    def play(self, sound: Sound | str) -> None:
        """Plays a sound from its start, over one that is still playing."""
        effect = self._effects.get(Sound(sound))
        if effect is not None and self.volume > 0:
            effect.stop()
            effect.play()
