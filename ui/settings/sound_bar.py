"""声音: the loudness of this PC, kept in its file, and a button for each sound."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from app.core.errors import BadInput
from app.settings.local import Origin, remember
from ui.context import DeskContext
from ui.i18n import shown
from ui.settings.parts import Said
from ui.sounds import Sound
from ui.speech import SAMPLE
from ui.widgets.base import PlainLabel
from ui.widgets.buttons import KeyButton


class SoundBar(QWidget):
    """Loudness takes effect at once; each button plays its sound, so that people learn them by heart."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 0, 14, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(self.tr("声音"), "strong"))
        self.volume = QSpinBox()
        self.volume.setObjectName("field.volume")
        self.volume.setRange(0, 100)
        self.volume.setSingleStep(10)
        self.volume.setSuffix(" %")
        self.volume.setFixedWidth(92)
        self.volume.lineEdit().setTextMargins(10, 0, 0, 0)
        self.volume.setKeyboardTracking(False)
        row.addWidget(self.volume)
        words = {
            Sound.GOOD: self.tr("对"), Sound.DONE: self.tr("齐"), Sound.WRONG: self.tr("错"), Sound.OVER: self.tr("多了"),
            Sound.AGAIN: self.tr("重扫"), Sound.FAULT: self.tr("故障"), Sound.CALL: self.tr("待签"),
        }  # fmt: skip
        for sound, word in words.items():
            button = KeyButton(word)
            button.setObjectName(f"do.play.{sound.value}")
            button.clicked.connect(lambda _=False, sound=sound: self._play(sound))
            row.addWidget(button)
        row.addStretch(1)
        voice = QHBoxLayout()
        voice.setSpacing(8)
        self.speech = QCheckBox(self.tr("装车时念出位置（用这台电脑的中文语音）"))
        self.speech.setObjectName("field.speech")
        voice.addWidget(self.speech)
        self.sample = KeyButton(self.tr("念一句"))
        self.sample.setObjectName("do.speak")
        voice.addWidget(self.sample)
        voice.addStretch(1)
        self.said = Said()
        column.addLayout(row)
        column.addLayout(voice)
        column.addWidget(self.said)
        self.volume.valueChanged.connect(self._change)
        self.speech.toggled.connect(self._switch)
        self.sample.clicked.connect(self._speak)

    def reload(self) -> None:
        """Shows the loudness that is in force."""
        sounds = self._context.sounds
        self.setEnabled(sounds is not None)
        if sounds is None:
            return
        self.volume.blockSignals(True)
        self.volume.setValue(round(sounds.volume * 100))
        self.volume.blockSignals(False)
        speech = self._context.speech
        self.speech.blockSignals(True)
        self.speech.setChecked(speech is not None and speech.on)
        self.speech.blockSignals(False)
        self.sample.setEnabled(speech is not None and speech.on and speech.available)
        self.said.setText("" if sounds.available else self.tr("这台电脑没有音频设备，交付台不出声；屏上的字和颜色照旧。"))

    def _play(self, sound: Sound) -> None:
        if self._context.sounds is not None:
            self._context.sounds.play(sound)

    def _change(self, percent: int) -> None:
        sounds, local = self._context.sounds, self._context.local
        if sounds is None:
            return
        sounds.set_volume(percent / 100)
        if self._context.speech is not None:
            self._context.speech.set_volume(percent / 100)
        sounds.play(Sound.GOOD)
        if local is None:
            return
        try:
            remember(local.file, "volume", percent)
        except BadInput as error:
            self.said.setText(shown(error.reason))
            return
        by_option = local.values["volume"].origin is Origin.OPTION
        self.said.setText(self.tr("已记下；启动选项 --volume 会压过它。") if by_option else self.tr("已记下。"))

    def _switch(self, on: bool) -> None:
        """The voice is looked for when it is switched on; a PC without one says so and remembers nothing."""
        speech, local = self._context.speech, self._context.local
        if speech is None:
            return
        speech.set_on(on)
        if on and not speech.available:
            speech.set_on(False)
            self.reload()
            self.said.setText(self.tr("这台电脑没有中文语音，装车位置只显示、不念。装好系统的中文语音后再开。"))
            return
        self.sample.setEnabled(on)
        if local is not None:
            try:
                remember(local.file, "speech", on)
            except BadInput as error:
                self.said.setText(shown(error.reason))
                return
        self.said.setText(self.tr("已记下。"))
        self._speak()

    def _speak(self) -> None:
        if self._context.speech is not None:
            self._context.speech.say(SAMPLE)
