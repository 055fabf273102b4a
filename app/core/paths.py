"""Where the program finds its own files and keeps the user's: in a checkout, installed, or in a frozen bundle."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import platformdirs

APP_NAME = "jiaofu"


@cache
def resources() -> Path:
    """The folder `resources` with icons, sounds, translations, fonts and demo data.

    Looked for in this order: the variable `JIAOFU_RESOURCES`, the unpacked frozen bundle, the checkout that holds
    this package, and `share/jiaofu/resources` under the interpreter's prefix.

    Raises:
        FileNotFoundError: none of them is there; the installation is broken.
    """
    places = [Path(__file__).resolve().parents[2] / "resources", Path(sys.prefix) / "share" / "jiaofu" / "resources"]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        places.insert(0, Path(bundle) / "resources")
    named = os.environ.get("JIAOFU_RESOURCES")
    if named:
        places.insert(0, Path(named))
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError("resources: " + ", ".join(str(place) for place in places))


def data_dir() -> Path:
    """The user's data folder (database, attachments, station journal, logs), made if it is not there."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, ensure_exists=True))


def config_dir() -> Path:
    """The user's folder for the per-PC settings file, made if it is not there."""
    return Path(platformdirs.user_config_dir(APP_NAME, appauthor=False, ensure_exists=True))
