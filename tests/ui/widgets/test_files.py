"""The dialog that chooses a file is wholly Chinese and begins where the last file was chosen, at first in the documents."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from tests.helpers.settled import eventually
from ui import i18n
from ui.widgets import files


def test_the_dialog_is_chinese_and_remembers_its_folder(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    places = QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation
    assert files.last_folder() == next(at for at in map(QStandardPaths.writableLocation, places) if Path(at).is_dir())
    there = tmp_path / "导入"
    (there / "旧").mkdir(parents=True)
    (there / "订单.xlsx").write_bytes(b"")
    files.remember(str(there / "订单.xlsx"))
    i18n.install(qapp, "zh")
    dialog = files.FileDialog(None, "要导入的表", "Excel (*.xlsx)", QFileDialog.FileMode.ExistingFile)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    assert dialog.directory().absolutePath() == str(there)
    words = [label.text() for label in dialog.findChildren(QLabel)] + [button.text() for button in dialog.findChildren(QPushButton)]
    assert {"在哪里", "文件名", "类型", "打开", "取消"} <= set(words)
    assert not [one for one in words if re.search("[A-Za-z]{2}", one)]
    tree = dialog.findChild(QTreeView)
    model = tree.model()
    eventually(lambda: model.rowCount(tree.rootIndex()) == 2)
    assert {model.index(row, 2, tree.rootIndex()).data() for row in range(2)} == {"文件夹", "XLSX 文件"}
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == ["名称", "体积", "类型", "修改日期"]
