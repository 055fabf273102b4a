"""Choosing a file: the dialog wholly in the window's language, beginning in the documents or where the last file was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileInfo, QSettings, QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QFileIconProvider, QWidget

_FOLDER = "folder"


def file_to_open(parent: QWidget, title: str, kinds: str) -> str:
    """One file that is there, or blank when nobody chose; `kinds` are the filters as Qt reads them."""
    return next(iter(_chosen(parent, title, kinds, QFileDialog.FileMode.ExistingFile)), "")


def files_to_open(parent: QWidget, title: str, kinds: str) -> list[str]:
    """Files that are there, none when nobody chose."""
    return _chosen(parent, title, kinds, QFileDialog.FileMode.ExistingFiles)


def file_to_save(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """Where to write a file, proposed under a name; blank when nobody chose. Who names no suffix gets that of the first kind."""
    return next(iter(_chosen(parent, title, kinds, QFileDialog.FileMode.AnyFile, name)), "")


def last_folder() -> str:
    """Where the dialog begins: in the folder of the last file, else in the documents, else at home; the first of them that is there."""
    place = QStandardPaths.StandardLocation
    wanted = (
        str(_memory().value(_FOLDER, "")), *(QStandardPaths.writableLocation(at) for at in (place.DocumentsLocation, place.HomeLocation))
    )
    return next((folder for folder in wanted if folder and Path(folder).is_dir()), "")


def remember(file: str) -> None:
    """The next dialog begins where this file is."""
    _memory().setValue(_FOLDER, str(Path(file).parent))


class _Words(QFileIconProvider):
    """Says what kind of file each is."""

    def type(self, info: QFileInfo) -> str:
        """The column 类型."""
        if info.isRoot():
            return QCoreApplication.translate("FileDialog", "磁盘")
        if info.isDir():
            return QCoreApplication.translate("FileDialog", "文件夹")
        return QCoreApplication.translate("FileDialog", "{kind} 文件").format(kind=info.suffix().upper()).strip()


class FileDialog(QFileDialog):
    """The dialog; Qt's own translation leaves some of its words in English, so they are set.

    Args:
        parent: The widget that asks.
        title: What for.
        kinds: Filters as Qt reads them.
        mode: One file, several, or one to write.
        name: The name proposed for one to write.
    """

    def __init__(self, parent: QWidget | None, title: str, kinds: str, mode: QFileDialog.FileMode, name: str = "") -> None:
        super().__init__(parent, title, last_folder(), kinds)
        self.setFileMode(mode)
        saves = mode is QFileDialog.FileMode.AnyFile
        if saves:
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.setDefaultSuffix(Path(name).suffix.lstrip("."))
            self.selectFile(name)
        for label, words in (
            (QFileDialog.DialogLabel.LookIn, self.tr("在哪里")), (QFileDialog.DialogLabel.FileName, self.tr("文件名")),
            (QFileDialog.DialogLabel.FileType, self.tr("类型")), (QFileDialog.DialogLabel.Reject, self.tr("取消")),
            (QFileDialog.DialogLabel.Accept, self.tr("保存") if saves else self.tr("打开")),
        ):  # fmt: skip
            self.setLabelText(label, words)
        self.icons = _Words()  # Qt does not own it
        self.setIconProvider(self.icons)


def _chosen(parent: QWidget, title: str, kinds: str, mode: QFileDialog.FileMode, name: str = "") -> list[str]:
    dialog = FileDialog(parent, title, kinds, mode, name)
    try:
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return []
        found = dialog.selectedFiles()
        if found:
            remember(found[0])
        return found
    finally:
        dialog.deleteLater()


def _memory() -> QSettings:
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "jiaofu", "window")
