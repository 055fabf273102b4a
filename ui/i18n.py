"""Translation of the window: the source language is Chinese, English stands beside it.

Widgets use `tr`; messages of the application come as `Text` and are translated here, in context `app`, before their
values are filled in, so that no data ever passes through a translation.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.core.paths import resources
from app.core.text import Text

APP_CONTEXT = "app"
LANGUAGES = ("zh", "en")

log = logging.getLogger(__name__)
_installed: list[QTranslator] = []
_language = ["zh"]


def install(app: QCoreApplication, lang: str) -> None:
    """Makes `lang` the language of the window and of Qt's own dialogs; may be called again to change it.

    Args:
        app: The application; it owns the translators.
        lang: `zh` (the source, needs no file) or `en`.

    Raises:
        ValueError: `lang` is neither.
    """
    if lang not in LANGUAGES:
        raise ValueError(lang)
    while _installed:
        app.removeTranslator(_installed.pop())
    _language[0] = lang
    QLocale.setDefault(QLocale("zh_CN" if lang == "zh" else "en"))
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    _load(app, f"qtbase_{'zh_CN' if lang == 'zh' else 'en'}", qt_folder, needed=False)
    if lang != "zh":
        _load(app, f"jiaofu_{lang}", str(resources() / "translations"), needed=True)


def _load(app: QCoreApplication, name: str, folder: str, *, needed: bool) -> None:
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
        _installed.append(translator)
    elif needed:
        # The window stays usable in Chinese; the set-up builds the file.
        log.warning("translation %s is not built; run packaging/desk.py setup", name)


def language() -> str:
    """The language that was installed last, `zh` before that."""
    return _language[0]


def shown(text: Text) -> str:
    """The sentence in the window's language with its values, to be shown as plain text.

    A value that is itself a `Text` is translated as well.
    """
    sentence = QCoreApplication.translate(APP_CONTEXT, text.source)
    if not any(isinstance(value, Text) for value in text.values.values()):
        return text.filled(sentence)
    values: Mapping[str, object] = {k: shown(v) if isinstance(v, Text) else v for k, v in text.values.items()}
    return Text(text.source, MappingProxyType(dict(values))).filled(sentence)
