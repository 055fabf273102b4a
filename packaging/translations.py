"""Keeps the English beside the Chinese: `resources/translations/jiaofu_en.ts` and the file that Qt reads.

    update    take the sentences of app and ui into the .ts; what is gone leaves, what is new stands unfinished
    check     fail if update would change the .ts, or if a sentence is unfinished or loses a value or a line
    missing   print the unfinished sentences as JSON {context: {Chinese: ""}}
    fill FILE take translations from such a JSON file (a numerus sentence takes a list: one, many)
    release   build the .qm from the .ts, if it is older

Run it with the project's interpreter.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "translations" / "jiaofu_en.ts"
VALUE = re.compile(r"\{[^{}]*\}|%n|%L?\d+")


def tool(name: str) -> str:
    """The program `lupdate` or `lrelease` inside the installed PySide6."""
    return str(Path(PySide6.__file__).parent / (f"{name}.exe" if sys.platform == "win32" else name))


def update(ts: Path, root: Path = ROOT) -> None:
    """Takes every marked sentence under `root`'s app and ui into `ts`, in a stable order and without line numbers.

    Raises:
        SystemExit: lupdate failed or warned; its words are printed.
    """
    files = sorted(path for folder in ("app", "ui") for path in (root / folder).rglob("*.py"))
    ts.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "files.lst"
        listed.write_text("\n".join(path.relative_to(root).as_posix() for path in files), encoding="utf-8")
        command = [tool("lupdate"), f"@{listed}", "-source-language", "zh_CN", "-target-language", "en"]
        command += ["-locations", "none", "-no-obsolete", "-sort-messages", "-silent", "-ts", str(ts)]
        # Similar sentences must not lend each other their translation: a refusal may differ in one character.
        command += ["-disable-heuristic", "similartext"]
        result = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    if result.returncode or result.stderr.strip():
        raise SystemExit(result.stdout + result.stderr)


def sentences(ts: Path) -> Iterator[tuple[str, str, list[str], bool]]:
    """Each sentence of `ts`: context, Chinese, English forms (two for a numerus sentence), finished or not."""
    for context in ET.parse(ts).getroot().iter("context"):
        for message in context.iter("message"):
            node = message.find("translation")
            if node is None:
                continue
            forms = [form.text or "" for form in node.findall("numerusform")] or [node.text or ""]
            finished = node.get("type") is None and all(form.strip() for form in forms)
            yield context.findtext("name") or "", message.findtext("source") or "", forms, finished


def faults(ts: Path) -> list[str]:
    """What is wrong with the English: unfinished, or values (`{unit}`, `%n`, `%1`) that differ from the Chinese."""
    found = []
    for context, source, forms, finished in sentences(ts):
        where = f"{context}: {source!r}"
        if not finished:
            found.append(f"unfinished  {where}")
            continue
        for form in forms:
            # English "one" may do without the number: "one box".
            wanted, given = set(VALUE.findall(source)) - {"%n"}, set(VALUE.findall(form)) - {"%n"}
            if wanted != given:
                found.append(f"values      {where} -> {form!r}")
    return found


def check(ts: Path = TS) -> list[str]:
    """The faults of `ts`, and whether it is behind the sources. An empty list: all is well."""
    if not ts.is_file():
        return [f"{ts.name} is missing: run packaging/translations.py update"]
    found = faults(ts)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / ts.name
        fresh.write_bytes(ts.read_bytes())
        update(fresh)
        if fresh.read_text(encoding="utf-8") != ts.read_text(encoding="utf-8"):
            new = {(c, s) for c, s, _, _ in sentences(fresh)} ^ {(c, s) for c, s, _, _ in sentences(ts)}
            found += [f"behind      {c}: {s!r}" for c, s in sorted(new)] or ["behind      run update"]
    return found


def missing(ts: Path = TS) -> dict[str, dict[str, str | list[str]]]:
    """The unfinished sentences, each with empty forms."""
    found: dict[str, dict[str, str | list[str]]] = {}
    for context, source, forms, finished in sentences(ts):
        if not finished:
            found.setdefault(context, {})[source] = ["", ""] if len(forms) > 1 else ""
    return found


def fill(english: dict[str, dict[str, str | list[str]]], ts: Path = TS) -> int:
    """Writes the translations of `english` into `ts` and returns how many sentences took one."""
    text = ts.read_text(encoding="utf-8")
    root = ET.fromstring(text)
    count = 0
    for context in root.iter("context"):
        given = english.get(context.findtext("name") or "", {})
        for message in context.iter("message"):
            value = given.get(message.findtext("source") or "")
            node = message.find("translation")
            if not value or node is None:
                continue
            for form in node.findall("numerusform"):
                node.remove(form)
            node.attrib.pop("type", None)
            node.text = value if isinstance(value, str) else None
            for one in value if isinstance(value, list) else []:
                ET.SubElement(node, "numerusform").text = one
            count += 1
    body = ET.tostring(root, encoding="unicode")
    ts.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")
    update(ts)  # lets lupdate write its own layout, so that the file changes no more than it must
    return count


def release(ts: Path = TS) -> Path:
    """Builds the .qm beside `ts` unless it is newer; an unfinished sentence stays Chinese in it.

    Raises:
        SystemExit: lrelease failed; its words are printed.
    """
    qm = ts.with_suffix(".qm")
    if qm.is_file() and qm.stat().st_mtime_ns > ts.stat().st_mtime_ns:
        return qm
    part = qm.with_suffix(".part.qm")
    command = [tool("lrelease"), str(ts), "-nounfinished", "-silent", "-qm", str(part)]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if result.returncode:
        raise SystemExit(result.stdout + result.stderr)
    part.replace(qm)
    return qm


def main(argv: list[str] | None = None) -> int:
    """Does one of the five things; 1 when `check` found a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["update", "check", "missing", "fill", "release"])
    parser.add_argument("file", nargs="?", type=Path)
    given = parser.parse_args(argv)
    if given.what == "update":
        update(TS)
    elif given.what == "missing":
        print(json.dumps(missing(), ensure_ascii=False, indent=1))
    elif given.what == "fill":
        if given.file is None:
            parser.error("fill needs a JSON file")
        print(f"{fill(json.loads(given.file.read_text(encoding='utf-8')))} sentences")
    elif given.what == "release":
        release()
    else:
        found = check()
        for fault in found:
            print(fault)
        return bool(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
