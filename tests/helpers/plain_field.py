"""Run as a program: a window with one plain text field that prints what it holds at each F5."""

from __future__ import annotations

import sys

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit


def main() -> int:
    """Shows the field until the process is ended."""
    app = QApplication(["field"])
    field = QLineEdit()
    field.setWindowTitle("plain field")

    def tell() -> None:
        sys.stdout.write(f"field {field.text()!r}\n")
        sys.stdout.flush()
        field.clear()

    QShortcut(QKeySequence("F5"), field).activated.connect(tell)
    field.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
