"""A model that is brought into the page is read as the command line reads it: the same network, or the same refusal.

The page's script runs in node here, with the core that the page has; skipped, with the reason, where node or the
script's packages are not there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.errors import LogicnetError
from logicnet.model import Network
from logicnet.report.page.document import document

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "src" / "page"
CORE = ROOT / "src" / "logicnet" / "report" / "page" / "built" / "core.wasm.gz"
SHARED = ROOT.parent / "shared"
PUBLISHED = SHARED / "published_models"
MODELS = 60
SHIPPED = sorted(path.name for path in (ROOT / "networks").glob("*.bnet"))
SHIPPED_TOML = sorted(path.name for path in (ROOT / "networks").glob("*.toml"))

ENTRY = """
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { Core } from "./core/module";
import { Model } from "./model/model";
import { QUESTIONS } from "./answers/index";

const { core, start, asks } = JSON.parse(readFileSync(0, "utf-8"));
const ready = await Core.load(gunzipSync(readFileSync(core)));
const answers = [];
for (const { document, question, given } of asks) {
  const model = new Model(ready, document ?? start);
  if (given.file) given.content = new Uint8Array(readFileSync(given.file));
  given.asked ??= model.document.first;
  answers.push(await QUESTIONS[question](model, given));
}
console.log(JSON.stringify(answers));
"""

Asks = Callable[..., list[Any]]


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Asks:
    """Asks questions of the page's script: each a name and what is given, of the same network first."""
    node, esbuild = shutil.which("node"), PAGE / "node_modules" / ".bin" / "esbuild"
    if node is None or not esbuild.exists():
        pytest.skip("node or src/page/node_modules is not here: the page's script is not run")
    bundle = tmp_path_factory.mktemp("page") / "asked.mjs"
    made = subprocess.run(
        [str(esbuild), "--bundle", "--platform=node", "--format=esm", "--loader=ts", f"--outfile={bundle}"],
        input=ENTRY, text=True, cwd=PAGE, capture_output=True,
    )
    assert made.returncode == 0, made.stderr

    def asks(*several: dict[str, Any]) -> list[Any]:
        given = {"core": str(CORE), "start": document(logicnet.load("il6")), "asks": several}
        found = subprocess.run([node, str(bundle)], input=json.dumps(given), text=True, capture_output=True)
        assert found.returncode == 0, found.stderr
        answers: list[Any] = json.loads(found.stdout)
        return answers

    return asks


def brought(path: Path) -> dict[str, Any]:
    return {"question": "read", "given": {"name": path.name, "file": str(path), "edit": False}}


def typed(name: str, text: str) -> dict[str, Any]:
    return {"question": "read", "given": {"name": name, "content": text, "edit": False}}


def said(made: dict[str, Any]) -> dict[str, Any]:
    """What two documents of one network have to agree on."""
    return {
        "variables": list(made["variables"]),
        "rules": list(made["rules"]),
        "components": [
            [one[key] for key in ("name", "label", "kind", "maximum", "input", "rule", "variables")]
            for one in made["components"]
        ],
        "regulations": [[one["source"], one["target"], one["sign"]] for one in made["regulations"]],
        "phenotypes": [[one["name"], one["label"], one["expression"]] for one in made["phenotypes"]],
        "digest": made["network"]["digest"],
    }


def verdict(path: Path) -> Network | tuple[int, int]:
    """The network that the command line reads, or where it refuses the file."""
    try:
        return logicnet.load(str(path))
    except LogicnetError as error:
        return (error.span.line, error.span.column) if error.span else (0, 0)


def compare(path: Path, answer: dict[str, Any]) -> None:
    expected = verdict(path)
    if isinstance(expected, tuple):
        assert answer["document"] is None, f"{path.name}: the command line refuses it"
        first = answer["problems"][0]
        assert (first["line"], first["column"]) == expected, path.name
    else:
        assert answer["document"] is not None, f"{path.name}: {answer.get('problems')}"
        assert said(answer["document"]) == said(document(expected)), path.name


def test_the_shipped_rule_files_become_the_networks_that_the_command_line_reads(page: Asks) -> None:
    paths = [ROOT / "networks" / name for name in SHIPPED]
    for path, answer in zip(paths, page(*map(brought, paths)), strict=True):
        compare(path, answer)


def test_the_shipped_networks_in_toml_become_the_same_networks(page: Asks) -> None:
    paths = [ROOT / "networks" / name for name in SHIPPED_TOML]
    read = 0
    for path, answer in zip(paths, page(*map(brought, paths)), strict=True):
        if answer["document"] is None:  # a composition, and what is no network
            composed = "[composition]" in path.read_text(encoding="utf-8")
            assert composed == answer["command"].startswith("logicnet convert"), path.name
            continue
        compare(path, answer)
        read += 1
    assert read == 6


def test_published_models_become_the_networks_that_the_command_line_reads(page: Asks) -> None:
    paths = sorted(PUBLISHED.glob("*.bnet"))[:MODELS]
    if not paths:
        pytest.skip("the published models are not beside the checkout")
    for path, answer in zip(paths, page(*map(brought, paths)), strict=True):
        compare(path, answer)


def test_hostile_files_are_read_or_refused_at_the_same_place(page: Asks) -> None:
    paths = sorted((SHARED / "failing").rglob("*.bnet")) + sorted((SHARED / "failing").rglob("open.toml"))
    if not paths:
        pytest.skip("the failing inputs are not beside the checkout")
    for path, answer in zip(paths, page(*map(brought, paths)), strict=True):
        compare(path, answer)
