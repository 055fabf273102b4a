"""设置: this PC, its scanner, the site's settings, people, signing keys, printing, labels, the rules, the trail."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from app.core.words import Role
from app.devices.scanner import ScanFrame
from app.imports.fields import EVERYBODY as IMPORTERS
from app.scanning.health_bench import HealthBench
from app.settings.catalogue import specs
from ui.context import DeskContext
from ui.page import DeskPage
from ui.settings.audit_view import AuditView
from ui.settings.clause_view import ClauseView
from ui.settings.documents_view import DocumentsView
from ui.settings.erp_view import ErpView
from ui.settings.forms_view import FormsView
from ui.settings.import_view import ImportView
from ui.settings.label_view import LabelView
from ui.settings.local_view import LocalView
from ui.settings.parts import SettingsView
from ui.settings.people_view import PeopleView
from ui.settings.place_label_view import PlaceLabelView
from ui.settings.print_view import PrintView
from ui.settings.printers_view import PrintersView
from ui.settings.scanner_view import ScannerView
from ui.settings.site_view import SiteView
from ui.settings.trust_view import TrustView
from ui.widgets.bench import DeviceView

_ROW = re.compile(r"[A-MX]-\d\d")
_BADGE = re.compile(r"JB\d{8}")


class SettingsPage(DeskPage):
    """The administrator sees every view, everybody else this PC, signing keys, printing, labels and the rules.

    `open_document` takes a row (`C-14`), a contradiction (`X-31`), the key of a setting, a badge, the key of a view
    (`printing`, `imports/products`), or any other number, which opens its print jobs, or for the administrator its change log.
    """

    key = "settings"
    icon = "gear"
    tables = frozenset({
        "print_job", "printed_paper", "person", "person_role", "qualification", "setting_value", "site_printer", "station_printer",
        "trust_root", "root_holder", "person_key", "key_permit", "sign_grant", "sign_requirement", "trust_list", "import_run",
        "import_mapping", "rule_document", "rule_reading", "erp_columns", "service_skill",
    })  # fmt: skip

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, self.tr("设置"))
        self._of: dict[str, tuple[str, Callable[[DeskContext], SettingsView]]] = {
            "local": (self.tr("本机"), LocalView),
            "scanner": (self.tr("扫描枪体检"), ScannerView),
            "site": (self.tr("站点设置"), SiteView),
            "imports": (self.tr("导入"), ImportView),
            "erp": (self.tr("ERP 导出"), ErpView),
            "people": (self.tr("人员"), PeopleView),
            "trust": (self.tr("签字密钥"), TrustView),
            "printing": (self.tr("打印"), PrintView),
            "printers": (self.tr("标签机"), PrintersView),
            "labels": (self.tr("标签"), LabelView),
            "places": (self.tr("库位标签"), PlaceLabelView),
            "forms": (self.tr("表单"), FormsView),
            "clauses": (self.tr("条款"), ClauseView),
            "documents": (self.tr("制度文件"), DocumentsView),
            "audit": (self.tr("审计"), AuditView),
        }
        self._built: dict[str, SettingsView] = {}
        self._devices: tuple[DeviceView, ...] = ()
        self.stack = QStackedWidget()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self._offer()
        context.person_changed.connect(lambda _: self._offer())

    def view_of(self, key: str) -> SettingsView:
        """The view of that key, built when it is first asked for: a station starts without the fourteen that nobody looks at."""
        if key not in self._built:
            view = self._built[key] = self._of[key][1](self.context)
            view.clause_wanted.connect(self.open_document)
            self.stack.addWidget(view)
            if isinstance(view, ScannerView):
                view.show_devices(self._devices)
        return self._built[key]

    @property
    def scanner(self) -> ScannerView:
        """The view that checks scanners."""
        view = self.view_of("scanner")
        assert isinstance(view, ScannerView)
        return view

    def _offer(self) -> None:
        private = frozenset() if self.context.actor.has(Role.ADMINISTRATOR) else frozenset({"site", "people", "printers", "audit"})
        if not self.context.actor.has(*IMPORTERS):
            private |= {"imports"}
        if not self.context.actor.has(*ErpView.roles):
            private |= {"erp"}
        if not self.context.actor.has(Role.STOREKEEPER, Role.LOGISTICS_HEAD, Role.ADMINISTRATOR):
            private |= {"places"}
        self.views = [(key, words) for key, (words, _) in self._of.items() if key not in private]
        allowed = [key for key, _ in self.views]
        if self.view not in allowed:
            self.view = allowed[0]
            self.stack.setCurrentWidget(self.view_of(self.view))
        self.title_changed.emit()

    def bench(self) -> HealthBench | None:
        """Test codes are answered where scanners are checked; elsewhere this page takes no scans."""
        return self.scanner.bench if self.view == "scanner" else None

    def show_frame(self, frame: ScanFrame) -> None:
        """A scan as it came, before its verdict."""
        if self.view == "scanner":
            self.scanner.take_frame(frame)

    def show_devices(self, devices: tuple[DeviceView, ...]) -> None:
        """How the ports stand: a scanner that is not connected sends no scan to judge."""
        self._devices = devices
        if "scanner" in self._built:
            self.scanner.show_devices(devices)

    def shown_view(self) -> SettingsView:
        """The view in front."""
        return self.view_of(self.view)

    def show_view(self, key: str) -> None:
        """Shows a view that the person may see, and reads it anew."""
        if key not in [known for known, _ in self.views]:
            return
        super().show_view(key)
        self.stack.setCurrentWidget(self.view_of(key))
        self.title_changed.emit()
        self.shown_view().reload()

    def again(self) -> None:
        """F5: an import tries its file once more, every other view reads anew."""
        view = self.shown_view()
        if isinstance(view, ImportView):
            view.try_again()
        else:
            self.refresh()

    def reload(self) -> None:
        """Reads the view in front."""
        self.shown_view().reload()

    def open_document(self, document: str) -> None:
        """Shows the view that knows the document and chooses it there."""
        key, _, inside = document.partition("/")
        if key in self._of:
            self.show_view(key)
            if inside and self.view == key:
                self.view_of(key).open_document(inside)
            return
        if _ROW.fullmatch(document):
            wanted = "clauses"
        elif document in specs():
            wanted = "site"
        elif _BADGE.fullmatch(document):
            wanted = "people"
        else:
            wanted = "audit" if self.context.actor.has(Role.ADMINISTRATOR) else "printing"
        self.show_view(wanted)
        if self.view == wanted:
            self.view_of(wanted).open_document(document)
