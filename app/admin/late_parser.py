"""A parser that is filled once its step is named: nobody waits seconds for what the other steps need."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any


class LateParser(argparse.ArgumentParser):
    """The parser of one step.

    Attributes:
        fill: Adds its options, when they are to be read or shown; what it needs is loaded then.
    """

    fill: Callable[[argparse.ArgumentParser], None] | None = None

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Adds the options first."""
        fill, self.fill = self.fill, None
        if fill is not None:
            fill(self)
        return super().parse_known_args(args, namespace)
