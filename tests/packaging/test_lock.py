"""The lock and pyproject.toml agree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]


def locked() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==([^ \\;]+)", line):
            found.setdefault(canonicalize_name(match[1]), set()).add(match[2])
    return found


def wanted() -> list[str]:
    text = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = text["dependency-groups"]
    return [*text["project"]["dependencies"], *groups["dev"], *groups["fonts"]]


@pytest.mark.parametrize("line", wanted())
def test_every_dependency_is_locked_in_a_version_that_fits(line: str) -> None:
    requirement = Requirement(line)
    versions = locked().get(canonicalize_name(requirement.name), set())
    assert versions, f"{requirement.name} is not in requirements.lock"
    assert all(requirement.specifier.contains(version) for version in versions)
