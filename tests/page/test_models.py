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
from logicnet.logic import Expression
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

IL6 = document(logicnet.load("il6"))

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
        input=ENTRY,
        text=True,
        cwd=PAGE,
        capture_output=True,
    )
    assert made.returncode == 0, made.stderr

    def asks(*several: dict[str, Any]) -> list[Any]:
        given = {"core": str(CORE), "start": IL6, "asks": several}
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


def copied(names: list[str], folder: Path) -> list[Path]:
    """Files as somebody has them who downloaded them: beside nothing that is shipped."""
    return [Path(shutil.copy(ROOT / "networks" / name, folder)) for name in names]


def test_the_shipped_rule_files_become_the_networks_that_the_command_line_reads(page: Asks, tmp_path: Path) -> None:
    paths = copied(SHIPPED, tmp_path)
    for path, answer in zip(paths, page(*map(brought, paths)), strict=True):
        compare(path, answer)


def test_the_shipped_networks_in_toml_become_the_same_networks(page: Asks, tmp_path: Path) -> None:
    paths = copied(SHIPPED_TOML, tmp_path)
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


FULL = """
[network]
name = "doses"
title = "Doses and what they do"
figure = "Fig. 2"
description = "A network with everything that a file can say."

[references.Kim2019]
title = "A paper"
year = 2019
doi = "10.1000/182"

[components.Dose]
maximum = 2
input = true

[components.14]
label = "fourteen"
kind = "drug"
input = true

[components."Cell size"]
rule = "Dose>=2 | P53=1"
references = [3, "Kim2019", "pubmed:31053715"]
why = "seen once"
anchors = ["35.3", "Fig. 1a"]
seen_in = ["breast"]
strength = "may"
identifiers = { is = ["hgnc:6018"], isVersionOf = ["go:0006915"] }
notes = "a note"
regulations = [
  { from = "Dose", sign = "+", why = "growth" },
  { from = "P53", sign = "±" },
]

[components.P53]
maximum = 3
rule = { 1 = "Dose", 2 = "Dose=2 & !14", 3 = "Dose=2 & !MDM2" }

[components.MDM2]
kind = "kinase"
rule = "P53>=2 & !\\"Cell size\\" | MDM2"

[phenotypes.GrowsFast]
expression = "\\"Cell size\\" & !Stopped"
references = [3]
why = "it grows"

[phenotypes.Stopped]
expression = "P53=3"
drug = "14"
mechanism = "arrest"

[readouts]
Growth = "0.5*P53 + \\"Cell size\\" - 2*(MDM2 & !14) + 1"
Second = { expression = "GrowsFast - 1/4*Stopped", why = "the second" }
Words = "not Stopped and P53==2 or GrowsFast"
Signed = "2*P53==1 - not MDM2"

[[choices]]
id = "one"
component = "MDM2"
chosen = "P53>=2 & !\\"Cell size\\" | MDM2"
alternatives = ["P53>=2", "MDM2"]
why = "not said"

[settings.low]
values = "Dose=1 14=0"
title = "a low dose"
default = true

[interventions.lost]
changes = "P53%1:2 Dose:MDM2%0"

[contexts.culture]
title = "In culture"
setting = "Dose=2"
background = "MDM2%0"
assumed = ["Dose"]
references = [3]
why = "so it was made"

[contexts.mouse]
like = "culture"
kind = "subtype"
cells = "line"
setting = "14=1"
background = "P53%0 MDM2%1"
""".replace("Dose:MDM2%0", "P53:MDM2%0")

PARTS = (
    "components",
    "regulations",
    "phenotypes",
    "readouts",
    "settings",
    "interventions",
    "contexts",
    "variables",
    "rules",
)


def test_all_that_a_file_says_stands_in_the_page_as_logicnet_page_puts_it(page: Asks, tmp_path: Path) -> None:
    path = tmp_path / "doses.toml"
    path.write_text(FULL, encoding="utf-8")
    expected = json.loads(json.dumps(document(logicnet.load(str(path)))))
    (answer,) = page(brought(path))
    assert answer["document"] is not None, answer["problems"]
    for part in PARTS:
        assert answer["document"][part] == expected[part], part
    assert answer["document"]["first"]["setting"] == {"Dose": 1, "14": 0}


HEAD = """[network]
name = "n"
[components.A]
input = true
[components.X]
maximum = 2
rule = { 1 = "A", 2 = "A & X" }
"""
REFUSED = {
    "no operator.bnet": "targets, factors\nA, B B\nB, A\n",
    "second rule.bnet": "A, B\nB, A\nA, A\n",
    "nothing follows.bnet": "A, B &\nB, A\n",
    "after letters of two bytes.bnet": "é, κ & (\nκ, é\n",
    "old line ends.bnet": "A, B\rB, A |\r",
    "byte order mark.bnet": "\ufeffA, B)\nB, A\n",
    "level for a name.bnet": 'A, B\n"X>=2", A\nB, B\n',
    "unknown key.toml": HEAD + "colour = 1\n",
    "unknown table.toml": HEAD + "[paints]\n",
    "unknown component.toml": HEAD + '[components.B]\nrule = "A | XX"\n',
    "escape before it.toml": HEAD + '[components.B]\nrule = "A | \\"Q\\""\n',
    "long text.toml": HEAD + '[components.B]\nrule = """\nA |\n  Q"""\n',
    "no rule.toml": HEAD + "[components.B]\n",
    "rule of an input.toml": HEAD + '[components.B]\ninput = true\nrule = "A"\n',
    "missing level.toml": HEAD + '[components.B]\nmaximum = 2\nrule = { 1 = "A" }\n',
    "wrong condition.toml": HEAD + '[components.B]\nmaximum = 2\nrule = { 1 = "A", 2 = "A &" }\n',
    "too many levels.toml": HEAD + "[components.B]\nmaximum = 100\n",
    "kind.toml": HEAD + '[components.B]\nrule = "A"\nkind = "recptor"\n',
    "type.toml": HEAD + "[components.B]\nrule = 1\n",
    "number.toml": HEAD + '[components.B]\nrule = "A"\nmaximum = 1.0\n',
    "sign.toml": HEAD + '[components.B]\nrule = "!A"\nregulations = [{ from = "A", sign = "+" }]\n',
    "regulation.toml": HEAD
    + '[components.B]\nrule = "A"\nregulations = [\n  { from = "A", sign = "+" },\n  { from = "X", sign = "+" },\n]\n',
    "missing regulation.toml": HEAD + '[components.B]\nrule = "A & X"\nregulations = [{ from = "A", sign = "+" }]\n',
    "phenotype.toml": HEAD + '[phenotypes.P]\nexpression = "A & Q"\n',
    "readout.toml": HEAD + '[readouts]\nG = "A + 2*Q"\n',
    "readout sign.toml": HEAD + '[readouts]\nG = "A 2"\n',
    "chosen.toml": HEAD + '[[choices]]\nid = "c"\ncomponent = "A"\nchosen = "!A"\nalternatives = ["1"]\n',
    "alternative.toml": HEAD + '[[choices]]\nid = "c"\ncomponent = "A"\nchosen = "A"\nalternatives = ["1", "A & A"]\n',
    "setting.toml": HEAD + '[settings.s]\nvalues = "A=1 X=1"\n',
    "setting name.toml": HEAD + '[settings.s]\nvalues = "A=1 Q=1"\n',
    "setting value.toml": HEAD + '[settings.s]\nvalues = "A=2"\n',
    "intervention.toml": HEAD + '[interventions.i]\nchanges = "A%0 X:A%0"\n',
    "intervention name.toml": HEAD + '[interventions.i]\nchanges = "Q%0"\n',
    "context.toml": HEAD + '[contexts.c]\nlike = "d"\n',
    "anchor.toml": HEAD + '[components.B]\nrule = "A"\nanchors = ["0.1"]\n',
    "reference.toml": HEAD + '[components.B]\nrule = "A"\nreferences = [1, 0]\n',
    "strength.toml": HEAD + '[components.B]\nrule = "A"\nstrength = "sure"\n',
    "no network.toml": '[network]\nname = "n"\n',
    "not closed.toml": HEAD + '[components.B]\nrule = "A\n',
    "key twice.toml": HEAD + '[components.B]\nrule = "A"\nrule = "X"\n',
}


@pytest.fixture(scope="session")
def refusals(page: Asks) -> dict[str, Any]:
    return dict(zip(REFUSED, page(*(typed(name, text) for name, text in REFUSED.items())), strict=True))


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_pointed_at_where_the_command_line_points(
    name: str, refusals: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(REFUSED[name].encode())
    expected = verdict(path)
    assert isinstance(expected, tuple)
    answer = refusals[name]
    assert answer["document"] is None
    first = answer["problems"][0]
    if name in ("not closed.toml", "key twice.toml"):  # two readers of TOML point at a line, each at its own column
        assert abs(first["line"] - expected[0]) <= 1
    else:
        assert (first["line"], first["column"]) == expected


def test_all_rules_of_a_file_that_are_wrong_are_told_and_not_the_first_alone(page: Asks) -> None:
    bnet, toml = page(
        typed("a.bnet", "A, B &\nB, A | )\nC, C\n"),
        typed("a.toml", '[components.A]\nrule = "B &"\n[components.B]\nrule = "A | Q"\n[components.C]\nrule = "C"\n'),
    )
    assert [one["line"] for one in bnet["problems"]] == [1, 2]
    assert sorted(one["line"] for one in toml["problems"]) == [2, 4]


def test_a_name_without_a_rule_is_an_input_of_a_file_and_a_slip_in_an_edit(page: Asks) -> None:
    network = logicnet.load("il6")
    text = network.rules.bnet().replace("JAK1 | JAK2", "JAK1 | JAKK2")
    fresh, edit = page(
        typed("il6.bnet", text),
        {"question": "read", "given": {"name": "il6.bnet", "content": text, "edit": True}},
    )
    assert "JAKK2" in fresh["document"]["variables"]
    assert any("did you mean JAK2?" in one for one in fresh["said"])
    assert [(one["line"], one["text"]) for one in edit["problems"]] == [(11, "STAT3, JAK1 | JAKK2")]


def test_an_edit_keeps_what_fits_and_names_what_does_not(page: Asks) -> None:
    network = logicnet.load("il6")
    lines = [line for line in network.rules.bnet().splitlines() if not line.startswith("VCAM1,")]
    without = "\n".join(lines).replace("VCAM1 & ", "")
    (answer,) = page({"question": "read", "given": {"name": "il6.bnet", "content": without, "edit": True}})
    made, before = answer["document"], IL6
    labels = {one["name"]: one["label"] for one in before["components"] if one["name"] != "VCAM1"}
    assert {one["name"]: one["label"] for one in made["components"]} == labels
    left = [one.split(":")[0] for one in answer["unfit"]]
    claims = {one["id"]: one["unfit"] for one in made["claims"] if one["unfit"]}
    assert left == ["the phenotype ApoptosisBlock", "the drug VCAM1-knockdown", f"the claims {', '.join(claims)}"]
    assert claims
    assert all("VCAM1" in why for why in claims.values())
    assert [one["id"] for one in made["claims"]] == [one["id"] for one in before["claims"]]
    assert {one["came"] for one in made["claims"]} == {one["verdict"] for one in before["claims"]}
    assert [one["name"] for one in made["phenotypes"]] == [
        one["name"] for one in before["phenotypes"] if one["name"] != "ApoptosisBlock"
    ]


def test_another_rule_for_one_component_changes_that_rule_alone(page: Asks) -> None:
    right, wrong = page(
        {"question": "rule", "given": {"component": "STAT3", "conditions": ["JAK1 & JAK2"]}},
        {"question": "rule", "given": {"component": "STAT3", "conditions": ["JAK1 & JAKK"]}},
    )
    before = {one["name"]: one["rule"] for one in IL6["components"]}
    after = {one["name"]: one["rule"] for one in right["document"]["components"]}
    assert after == {**before, "STAT3": "JAK1 & JAK2"}
    assert [(one["line"], one["column"], one["length"]) for one in wrong["problems"]] == [(1, 8, 4)]
    assert "JAK" in wrong["problems"][0]["hint"]


def test_components_stand_where_they_stood_when_a_rule_is_edited(page: Asks) -> None:
    (answer,) = page({"question": "rule", "given": {"component": "STAT3", "conditions": ["JAK1 & PI3K & STAT3"]}})
    before, after = IL6["layout"], answer["document"]["layout"]
    assert after["nodes"] == before["nodes"]
    ends = [(one["source"], one["target"]) for one in answer["document"]["regulations"]]
    assert len(after["edges"]) == len(ends)
    drawn = {(one["source"], one["target"]): before["edges"][i] for i, one in enumerate(IL6["regulations"])}
    new = {ends[i]: points for i, points in enumerate(after["edges"]) if drawn.get(ends[i]) != points}
    assert sorted(new) == [("PI3K", "STAT3"), ("STAT3", "STAT3")]
    assert all(len(points) == 8 for points in new.values())  # one Bezier curve each


@pytest.mark.parametrize("name", ["il6", "doses"])
def test_what_the_page_writes_is_read_by_the_command_line_as_the_same_network(
    name: str, page: Asks, tmp_path: Path
) -> None:
    (tmp_path / "doses.toml").write_text(FULL, encoding="utf-8")
    network = logicnet.load("il6" if name == "il6" else str(tmp_path / "doses.toml"))
    made = document(network)
    toml, bnet = page(
        {"document": made, "question": "write", "given": {"form": "toml"}},
        {"document": made, "question": "write", "given": {"form": "bnet"}},
    )
    (tmp_path / "written.toml").write_text(toml["text"], encoding="utf-8")
    again = document(logicnet.load(str(tmp_path / "written.toml")))
    assert said(again) == said(made)
    for part in ("settings", "interventions"):
        assert [one | {"note": ""} for one in again[part]] == [one | {"note": ""} for one in made[part]]
    assert [(one["name"], one["values"], one["changes"]) for one in again["contexts"]] == [
        (one["name"], one["values"], one["changes"]) for one in made["contexts"]
    ]
    assert [(one["name"], one["constant"], one["terms"]) for one in again["readouts"]] == [
        (one["name"], one["constant"], one["terms"]) for one in made["readouts"]
    ]
    (tmp_path / "written.bnet").write_text(bnet["text"], encoding="utf-8")
    written = logicnet.load(str(tmp_path / "written.bnet")).rules
    assert len(written) == len(network.rules)
    for i in range(len(written)):  # under other names, the same function
        assert Expression(network.rules, written.program(i)).equivalent(network.rules.rule(i))
    assert toml["lost"]
    assert bnet["lost"]


def test_names_and_levels_that_other_tools_do_not_take_are_written_as_the_command_line_writes_them(
    page: Asks, tmp_path: Path
) -> None:
    (tmp_path / "odd.toml").write_text(
        '[components."κB 1"]\ninput = true\n[components."A-b"]\nrule = "\\"κB 1\\""\n[components.and]\n'
        'rule = "X>=2"\n[components.X]\nmaximum = 2\nrule = { 1 = "\\"A-b\\"", 2 = "\\"and\\"" }\n',
        encoding="utf-8",
    )
    network = logicnet.load(str(tmp_path / "odd.toml"))
    (bnet,) = page({"document": document(network), "question": "write", "given": {"form": "bnet"}})
    logicnet.formats.write(network, tmp_path / "expected.bnet")
    assert bnet["text"] == (tmp_path / "expected.bnet").read_text(encoding="utf-8")
    assert any("κB 1" in one and "kappaB_1" in one for one in bnet["lost"])


@pytest.mark.parametrize(
    ("name", "content", "command"),
    [
        ("model.sbml", '<?xml version="1.0"?><sbml></sbml>', "logicnet convert model.sbml model.toml"),
        ("graph.zginml", "PK\x03\x04", "logicnet convert graph.zginml graph.toml"),
        ("a model.bnd", "node A { logic = B; }", "logicnet convert 'a model.bnd' 'a model'.toml"),
        ("model.aeon", "A -> B", "logicnet convert model.aeon model.toml"),
        ("primes.json", '{"A": [[{"B": 0}], [{"B": 1}]]}', "logicnet convert primes.json primes.toml"),
    ],
)
def test_a_format_of_the_command_line_is_recognised_and_its_command_is_shown(
    name: str, content: str, command: str, page: Asks
) -> None:
    (answer,) = page(typed(name, content))
    assert (answer["document"], answer["command"]) == (None, command)


def test_a_network_beyond_the_page_is_refused_with_the_command_that_answers(page: Asks) -> None:
    text = "".join(f"N{i}, N{(i + 1) % 5001}\n" for i in range(5001))
    (answer,) = page(typed("large.bnet", text))
    assert "5001 components" in answer["problems"][0]["message"]
    assert answer["command"] == "logicnet attractors large.bnet"
