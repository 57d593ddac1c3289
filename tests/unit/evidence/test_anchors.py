"""The check of anchors: numbers and both ends stand in the source, or the entry is background."""

from pathlib import Path

import pytest

from logicnet.errors import FormatError, UnknownName
from logicnet.evidence.anchors import AnchorCount, anchored

SOURCE = """Interleukin-6 turns on STAT3. The kinase is open [2].
Nothing here [3].
Fig. 1
figure 1
Paths. a The IL-6 way to STAT3. b Another way
"""


def entry(tmp_path: Path, keys: str) -> AnchorCount:
    (tmp_path / "text.txt").write_text(SOURCE)
    (tmp_path / "synonyms.toml").write_text('[synonyms]\nIL6 = ["interleukin-6"]\n')
    edge = f'{{ from = "IL6", sign = "+"{keys} }}'
    (tmp_path / "n.toml").write_text(
        f'[components.IL6]\nlabel = "IL-6"\ninput = true\n[components.STAT3]\nrule = "IL6"\nregulations = [{edge}]\n'
    )
    (found,) = anchored(tmp_path / "text.txt", [str(tmp_path / "n.toml")])
    return found


def missing(found: AnchorCount) -> list[str]:
    return [one.missing for one in found.unsupported]


@pytest.mark.parametrize(
    "keys",
    [
        ', references = [2], anchors = ["1.1"]',  # the number stands in the sentence after
        ', anchors = ["1.1"]',
        ', anchors = ["Fig. 1a"]',
        ', anchors = ["Fig. 1"]',
    ],
)
def test_a_regulation_is_carried_where_both_ends_and_the_number_stand(tmp_path: Path, keys: str) -> None:
    found = entry(tmp_path, keys)
    assert (missing(found), found.anchored, found.background) == ([], 1, 0)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("", "no anchors, and not background"),
        (', references = [3], anchors = ["1.1"]', "[3] not at 1.1"),
        (', references = [2], anchors = ["1.2"]', "IL6 and STAT3 not named at 1.2"),
        (', references = [2], anchors = ["2.1"]', "[2] not at 2.1; IL6 and STAT3 not named at 2.1"),
        (', references = [2], anchors = ["Fig. 1a"]', "[2] not at Fig. 1a"),
        (', anchors = ["Fig. 1b"]', "IL6 and STAT3 not named at Fig. 1b"),
    ],
)
def test_what_is_missing_is_told(tmp_path: Path, keys: str, expected: str) -> None:
    found = entry(tmp_path, keys)
    assert (missing(found), found.anchored) == ([expected], 0)
    assert str(found.unsupported[0]).split(": ")[0].endswith("n.toml:6:16")


def test_background_needs_no_anchor(tmp_path: Path) -> None:
    found = entry(tmp_path, ', background = true, why = "known"')
    assert str(found).endswith("n.toml: 0 of 1 regulations anchored, 1 background")
    assert not found.unsupported


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [("9.1", "the text has 6 lines"), ("1.3", "line 1 of the text has 2 sentences"), ("Fig. 7", "the text has Fig. 1")],
)
def test_an_anchor_that_points_to_nothing_is_an_error_with_its_place(
    tmp_path: Path, anchor: str, expected: str
) -> None:
    with pytest.raises(FormatError, match=r"n\.toml:6:\d+: .* points to nothing") as caught:
        entry(tmp_path, f', anchors = ["{anchor}"]')
    assert caught.value.hint == expected


def test_a_malformed_anchor_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"n\.toml:6:\d+: .*'35\.x' is no anchor"):
        entry(tmp_path, ', anchors = ["35.x"]')


def test_drugs_are_named_and_claims_have_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Blocker was given [4].\n")
    (tmp_path / "d.toml").write_text(
        '[drugs.blocker]\nchanges = ["A%0"]\nreferences = [4]\nanchors = ["1.1"]\n'
        '[drugs.other]\nchanges = ["A%0"]\nanchors = ["1.1"]\n'
    )
    (tmp_path / "c.toml").write_text('[[claim]]\nid = "one"\nreferences = [5]\nanchors = ["1.1"]\n')
    drugs, claims = anchored(tmp_path / "text.txt", [str(tmp_path / "d.toml"), str(tmp_path / "c.toml")])
    assert (drugs.anchored, drugs.entries, missing(drugs)) == (1, 2, ["other not named at 1.1"])
    assert missing(claims) == ["[5] not at 1.1"]


def test_a_name_that_nothing_has_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("A.\n")
    with pytest.raises(UnknownName, match="il66"):
        anchored(tmp_path / "text.txt", ["il66"])


DEFINED = """[contexts.cells]
setting = "A=1"
background = "B%0"
references = [5]
anchors = ["1.1"]
why = "they were looked at"

[contexts.own]
setting = "A=1"

[phenotypes.Grown]
expression = "A"
references = [4]

[phenotypes.Shrunk]
expression = "!A"
references = [4]
anchors = ["1.1"]

[phenotypes.Own]
expression = "A"

[phenotypes.Known]
expression = "A"
background = true
why = "known"
"""


def test_phenotypes_and_contexts_have_their_numbers_and_those_that_cite_nothing_are_background(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Cells grew [4].\n")
    (tmp_path / "n.toml").write_text(DEFINED)
    found = {one.kind: one for one in anchored(tmp_path / "text.txt", [str(tmp_path / "n.toml")])}
    phenotypes, contexts = found["phenotypes"], found["contexts"]
    assert (contexts.entries, contexts.anchored, contexts.background) == (2, 0, 1)
    assert [str(gap) for gap in contexts.unsupported] == [f"{tmp_path}/n.toml:1:1: cells: [5] not at 1.1"]
    assert (phenotypes.entries, phenotypes.anchored, phenotypes.background) == (4, 1, 2)
    assert [str(gap) for gap in phenotypes.unsupported] == [
        f"{tmp_path}/n.toml:11:1: Grown: no anchors, and not background"
    ]


def test_the_contexts_in_the_file_of_a_network_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Cells grew [4].\n")
    (tmp_path / "n.toml").write_text(f'[network]\nname = "n"\n[components.A]\n{DEFINED}')
    found = {one.kind: one.entries for one in anchored(tmp_path / "text.txt", [str(tmp_path / "n.toml")])}
    assert found["contexts"] == 2


def test_an_anchor_of_a_context_that_points_to_nothing_is_an_error_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("Cells grew [5].\n")
    (tmp_path / "n.toml").write_text(DEFINED.replace('"1.1"', '"9.1"', 1))
    with pytest.raises(FormatError, match=r"n\.toml:5:12: .* points to nothing"):
        anchored(tmp_path / "text.txt", [str(tmp_path / "n.toml")])


def test_a_shipped_network_brings_its_own_contexts_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "text.txt").write_text("Cells grew [5].\n")
    (tmp_path / "il6.toml").write_text("")
    context = '[contexts.{0}]\nnetwork = "{1}"\nreferences = [5]\nanchors = ["1.1"]\n'
    (tmp_path / "contexts.toml").write_text(context.format("mine", "il6") + context.format("other", "il8"))
    monkeypatch.setattr("logicnet.evidence.anchors.network_folder", lambda: tmp_path)
    monkeypatch.setattr("logicnet.evidence.anchors.networks", lambda: ("il6",))
    (found,) = anchored(tmp_path / "text.txt", ["il6"])
    assert (found.kind, found.entries, found.anchored) == ("contexts", 1, 1)
