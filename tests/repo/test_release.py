"""Facts that stand in more than one file for others' sake agree with their one source."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import logicnet

ROOT = Path(__file__).resolve().parents[2]
NETWORKS = sorted((ROOT / "networks").glob("*.toml"))


def networks() -> list[str]:
    """Files that hold a network (beside them stand claims and the drug catalogue)."""
    documents = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in NETWORKS}
    return [name for name, document in documents.items() if isinstance(document.get("network"), dict)]


def test_the_citation_gives_the_version_of_the_package(root: Path) -> None:
    stated = re.search(r"^version: (\S+)$", (root / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert stated and stated[1] == logicnet.__version__


def test_the_changelog_knows_the_version(root: Path) -> None:
    assert f"## {logicnet.__version__}" in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_each_dependency_is_pinned_in_the_lock(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *settings["project"]["dependencies"],
        *settings["project"]["optional-dependencies"]["peers"],
        *settings["dependency-groups"]["dev"],
    ]
    pinned = set(re.findall(r"^([\w.-]+)==", (root / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE))
    names = {re.split(r"[<>=!;\[ ]", requirement)[0].replace(".", "-").lower() for requirement in wanted}
    assert names <= pinned


def test_the_lock_names_no_place_to_download_from(root: Path) -> None:
    assert not re.search(r"://|^-", (root / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", networks())
def test_the_rule_file_of_a_network_is_its_export(name: str, tmp_path: Path) -> None:
    logicnet.write(logicnet.load(name), tmp_path / f"{name}.bnet")
    exported = (tmp_path / f"{name}.bnet").read_text(encoding="utf-8")
    assert (ROOT / "networks" / f"{name}.bnet").read_text(encoding="utf-8") == exported
