"""The place of the box that was scanned, spoken in Chinese by the voice of this PC, where it has one.

Off by default, a setting of each PC. It comes after colour, sentence and sound, says nothing a person could not read, and never holds
up a scan: the voice speaks beside, and the next box cuts it short. A PC without a Chinese voice stays silent and says so in the settings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from app.core.scans import ScanResult
from app.core.words import Verdict
from app.loading.speech import spoken
from app.loading.views import DockState

if TYPE_CHECKING:
    from PySide6.QtTextToSpeech import QTextToSpeech

SAMPLE = "第三排，左起第二，第二层"
_SPOKEN = (Verdict.GOOD, Verdict.DONE)
_SILENT_ENGINES = frozenset({"mock"})


def words_of(result: ScanResult) -> str:
    """What is said of a scan: the place of a box that went on; blank for everything else."""
    state = result.view
    if result.verdict not in _SPOKEN or not isinstance(state, DockState) or state.place is None:
        return ""
    return spoken(state.place.place)


class Speech(QObject):
    """Speaks sentences through the PC's own voice; nothing is loaded before it is switched on."""

    def __init__(self, parent: QObject | None = None, *, on: bool = False, volume: float = 0.9, engine: str = "") -> None:
        """Prepares a voice.

        Args:
            parent: Owner.
            on: Whether places are spoken.
            volume: Loudness from 0 to 1.
            engine: Name of the one engine to take, whatever it speaks; blank for the system's, if it speaks Chinese.
        """
        super().__init__(parent)
        self._engine = engine
        self._volume = volume
        self._voice: QTextToSpeech | None = None
        self._on = False
        self.set_on(on)

    @property
    def on(self) -> bool:
        """Whether places are spoken."""
        return self._on

    @property
    def available(self) -> bool:
        """Whether this PC has a Chinese voice; known once it was switched on."""
        return self._voice is not None

    def set_on(self, on: bool) -> None:
        """Switches it on or off; the first time on it looks for a voice."""
        self._on = on
        if on and self._voice is None:
            self._voice = self._found()
        if not on and self._voice is not None:
            self._voice.stop()

    def set_volume(self, volume: float) -> None:
        """Sets the loudness, from 0 to 1."""
        self._volume = min(1.0, max(0.0, volume))
        if self._voice is not None:
            self._voice.setVolume(self._volume)

    def say(self, sentence: str) -> None:
        """Speaks a sentence over the one before; returns at once, and does nothing where it is off, silent or blank."""
        if self._on and self._voice is not None and sentence and self._volume > 0:
            self._voice.stop()
            self._voice.say(sentence)

    def _found(self) -> QTextToSpeech | None:
        from PySide6.QtTextToSpeech import QTextToSpeech  # loads Qt's sound: not before somebody wants a voice

        there = QTextToSpeech.availableEngines()
        names = [name for name in there if name == self._engine or (not self._engine and name not in _SILENT_ENGINES)]
        for name in names:
            voice = QTextToSpeech(name, self)
            chinese = next((locale for locale in voice.availableLocales() if locale.language() is QLocale.Language.Chinese), None)
            if self._engine or (chinese is not None and voice.state() is not QTextToSpeech.State.Error):
                if chinese is not None:
                    voice.setLocale(chinese)
                voice.setVolume(self._volume)
                return voice
            voice.deleteLater()
        return None
