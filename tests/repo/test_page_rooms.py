"""The folders of the page's script have an order, as its README tells it, and no file puts markup into the page."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "src" / "page"
IMPORT = re.compile(r'^(import|export) (type )?[^;]*? from "(\.[^"]*)"', re.MULTILINE)


def order() -> list[str]:
    """The folders, lowest first, as the table of the README has them."""
    rows = re.findall(r"^\| `([a-z]+)/` \|", (PAGE / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) == {path.name for path in PAGE.iterdir() if path.is_dir() and path.name != "node_modules"}
    return rows


def sources() -> list[Path]:
    return sorted(path for folder in order() for path in (PAGE / folder).rglob("*.ts*"))


def test_a_folder_imports_only_from_those_before_it() -> None:
    places = {name: place for place, name in enumerate(order())}
    wrong = []
    for path in sources():
        own = path.relative_to(PAGE).parts[0]
        for _, _, other in IMPORT.findall(path.read_text(encoding="utf-8")):
            folder = (path.parent / other).resolve().relative_to(PAGE).parts[0]
            if places[folder] > places[own]:
                wrong.append(f"{path.relative_to(PAGE)} imports {other}")
    assert not wrong


def test_what_is_seen_asks_the_worker_and_never_the_core() -> None:
    wrong = []
    for path in sorted((PAGE / "view").rglob("*.ts*")):
        for _, of_types, other in IMPORT.findall(path.read_text(encoding="utf-8")):
            target = (path.parent / other).resolve().relative_to(PAGE)
            if target.parts[0] == "core" and not of_types and target.name != "codes":
                wrong.append(f"{path.relative_to(PAGE)} imports {other}")
    assert not wrong


def test_no_file_puts_text_into_the_page_as_markup_or_a_style_into_an_attribute() -> None:
    harmful = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySet|\bstyle=|\beval\(|new Function"
    )
    found = [str(path.relative_to(PAGE)) for path in sources() if harmful.search(path.read_text(encoding="utf-8"))]
    assert not found


def test_every_file_begins_with_what_it_owns_and_is_short() -> None:
    for path in sources():
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("// "), path
        assert len(lines) <= 400, path
