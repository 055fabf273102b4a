"""Carriers as they are offered for a trip: by grade, with what is said of the chosen one (G-13, G-14)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from app.carriers.views import Offer
from ui.dispatch.sections import Section
from ui.i18n import shown


def offer_words(one: Offer) -> str:
    """A carrier as it is offered: its grade before its name, and that its papers do not hold on the day."""
    words = f"{one.grade or '—'}  {one.name}"
    return words if one.usable else QCoreApplication.translate("Board", "{carrier}（资质失效）").format(carrier=words)


class CarrierChoice:
    """Fills the carrier field of a form, and says below the form's title what is to be heeded of the chosen one.

    Args:
        section: The form.
        key: Its field.
        hint: What the form says while there is nothing to heed.
    """

    def __init__(self, section: Section, key: str, hint: str = "") -> None:
        self._section, self._key, self._hint = section, key, hint
        self._offers: Sequence[Offer] = ()
        box = section.form.editor(key)
        assert isinstance(box, QComboBox)
        box.currentIndexChanged.connect(lambda _: self._say())

    def offer(self, offers: Sequence[Offer], empty: str) -> None:
        """The carriers of the day, the best first."""
        self._offers = offers
        self._section.offer(self._key, [(offer_words(one), one.carrier_id) for one in offers], empty)
        self._say()

    def _say(self) -> None:
        chosen = self._section.form.value(self._key)
        advice = next((one.advice for one in self._offers if one.carrier_id == chosen), ())
        words = "；".join(shown(text) for text in advice)
        heed = QCoreApplication.translate("Board", "请核：{words}").format(words=words) if words else ""
        self._section.say("\n".join(filter(None, (heed, self._hint))))
