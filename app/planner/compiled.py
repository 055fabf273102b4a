"""Numba with types that mypy keeps, and a cache of compiled code that survives the program and its updates.

Compiling the search takes about a minute, so it is done once (`warm_up`, by the set-up and by bundles) and kept per user. Numba keeps a
caller's compiled code although a function it calls has changed in another file: the folder is therefore named after what is compiled.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
import platformdirs
from numba.core import config
from numba.cpython.unsafe.numbers import trailing_zeros

COMPILED = ("blocks", "compiled", "goods", "mixing", "order", "piles", "scoring", "sieve", "space", "state", "steps")
"""The modules whose code is compiled, and those whose tables it is compiled for."""

F = TypeVar("F", bound=Callable[..., Any])

COMMON: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
COUNTLESS: dict[str, Any] = {**COMMON, "_nrt": False}
"""Without counts of who uses an array, each of which is a locked step of the processor; nothing can make arrays then."""


def _state_of_the_code() -> str:
    """A name that changes when anything that is compiled, or its compiler, does."""
    digest = hashlib.sha256(f"{numba.__version__} {sys.version}".encode())
    if getattr(sys, "frozen", False):
        digest.update(str(Path(sys.executable).stat().st_mtime_ns).encode())
    else:
        for name in COMPILED:
            digest.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return digest.hexdigest()[:16]


def use_cache() -> Path:
    """Names the folder of compiled code to Numba: `NUMBA_CACHE_DIR` if somebody set it, else one in the user's cache folder."""
    named = os.environ.get("NUMBA_CACHE_DIR")
    if named:
        return Path(named)
    folder = Path(platformdirs.user_cache_dir("jiaofu", appauthor=False)) / "planner" / _state_of_the_code()
    setattr(config, "CACHE_DIR", str(folder))  # noqa: B010  (made at run time, unknown to whoever reads types)
    return folder


use_cache()


def compiled(function: F) -> F:
    """Compiles a function of plain numbers and arrays; it runs without the interpreter's lock and is kept in the cache.

    It cannot make arrays, see `making`.
    """
    return cast(F, numba.njit(**COUNTLESS)(function))


def inlined(function: F) -> F:
    """As `compiled`, put into its callers: handing over a table of many arrays costs more than a small function does."""
    return cast(F, numba.njit(**COUNTLESS, forceinline=True)(function))


def making(function: F) -> F:
    """As `compiled`, for a function that makes arrays."""
    return cast(F, numba.njit(**COMMON)(function))


lowest_bit = cast(Callable[[int], int], trailing_zeros)
"""The place of the lowest bit of a number, for use in compiled functions."""
