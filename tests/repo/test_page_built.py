"""What the page is made of stands in the repository, and was built from the sources beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def tools_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))


def test_the_page_was_built_from_the_sources_as_they_are() -> None:
    """`python3 run page` builds it again."""
    from dev.page import stale

    assert not stale()


@pytest.mark.parametrize("changed", ["main.tsx", "view/style.css", "package-lock.json", "worker/worker.ts"])
def test_a_changed_source_of_the_script_makes_it_stale(
    changed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dev import page

    for name in ("main.tsx", "view/style.css", "package-lock.json", "worker/worker.ts", "core/rules.ts"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((page.SOURCES / name).read_bytes())
    monkeypatch.setattr(page, "SOURCES", tmp_path)
    monkeypatch.setattr(page, "MODULES", tmp_path / "node_modules")
    before = page.script_digest()
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / "package.json").write_text("{}", encoding="utf-8")
    assert page.script_digest() == before
    (tmp_path / changed).write_text("another text", encoding="utf-8")
    assert page.script_digest() != before


def test_a_product_that_is_not_what_was_built_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dev import page

    for path in page.BUILT.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(page, "BUILT", tmp_path)
    (tmp_path / "page.js").write_text("alert(1)", encoding="utf-8")
    (tmp_path / page.CORE).unlink()
    record = json.loads((tmp_path / page.RECORD).read_text(encoding="utf-8"))
    record["engine"] = "another"
    (tmp_path / page.RECORD).write_text(json.dumps(record), encoding="utf-8")
    assert page.stale() == ["the core", "page.js", page.CORE]


def test_the_licences_of_what_is_bundled_are_beside_it() -> None:
    from dev.page import BUILT

    told = (BUILT / "licences.txt").read_text(encoding="utf-8")
    wanted = json.loads((ROOT / "src" / "page" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    missing = [name for name in wanted if f"{name} {wanted[name]} (" not in told]
    assert not missing


def test_the_page_names_no_place_that_packages_come_from() -> None:
    text = (ROOT / "src" / "page" / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in text
