"""What this PC is told, by option, file or default."""

from __future__ import annotations

from pathlib import Path

from app.settings import local
from app.settings.local import Origin


def test_the_demo_has_a_database_of_its_own_unless_one_is_named(tmp_path: Path) -> None:
    config = ["--config", str(tmp_path / "desk.toml")]
    own, demo = local.load(config), local.load([*config, "--demo"])
    assert own["database"] != demo["database"] and str(demo["database"]).endswith("jiaofu-demo.db")
    assert demo.values["database"].origin is Origin.DEFAULT
    assert local.load([*config, "--demo", "--database", "sqlite:///other.db"])["database"] == "sqlite:///other.db"
