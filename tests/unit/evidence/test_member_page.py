"""A member's claim as it is asked of the whole: what is held there, and what cannot be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import LogicnetError
from logicnet.evidence import MembersReport, of_members, read_claims
from logicnet.evidence.claim import Claim, FromAttractors, FromStates

MEMBER = """
[components.Drug]
input = true
[components.Stem]
input = true
[components.Old]
input = true
[components.A]
rule = "Drug & Stem"
[components.B]
rule = "A | Old"
"""
OTHER = """
[components.A]
input = true
[components.Dose]
maximum = 2
input = true
[components.Stem]
maximum = 2
rule = { 1 = "A", 2 = "Dose=2" }
[components.Cells]
input = true
"""
WHOLE = """
[composition]
name = "whole"
members = ["part", "other"]
[omit.Old]
why = "not here"
[joins.B]
combine = "replace"
rule = "A"
regulations = [{ from = "A", sign = "+" }]
why = "as it is here"
[contexts.plain]
setting = "Dose=0 Cells=0"
[contexts.rich]
setting = "Dose=2 Cells=1 Drug=1"
background = "B%1"
"""
HEAD = 'network = "../whole.toml"\n'
CLAIM = """
[[claim]]
id = "{id}"
where = "here"
references = [1]
statement = "said"
{more}
"""
SHOWN = 'property = { kind = "all attractors", expression = "B" }'


def claim(more: str, id: str = "one") -> str:
    return CLAIM.format(id=id, more=more if "property" in more else f"{more}\n{SHOWN}")


def asked(
    folder: Path, mine: str, whole: str = 'context = "plain"\n', base: str = 'setting = "Old=0"\n'
) -> MembersReport:
    for name, text in (("part", MEMBER), ("other", OTHER), ("whole", WHOLE)):
        (folder / f"{name}.toml").write_text(text)
    claims = folder / "claims"
    claims.mkdir(exist_ok=True)
    (claims / "part.toml").write_text('network = "../part.toml"\n' + base + mine)
    (claims / "whole.toml").write_text(HEAD + whole)
    return of_members(read_claims(claims / "whole.toml"))


def first(found: MembersReport) -> Claim:
    (result,) = found.report.results
    return result.claim


def test_what_the_whole_regulates_is_held_at_its_highest_level(tmp_path: Path) -> None:
    one = first(asked(tmp_path, claim('setting = "Drug=1 Stem=1"')))
    assert str(one.arm.setting) == "Drug=1 Dose=0 Cells=0" and str(one.arm.background) == "Stem%2"
    assert one.network == "whole" and one.context == "plain"


def test_the_context_of_the_whole_gives_way_to_what_the_member_says(tmp_path: Path) -> None:
    one = first(asked(tmp_path, claim('setting = "Drug=0"\nhelpers = "B%0"'), 'context = "rich"\n'))
    assert str(one.arm.setting) == "Drug=0 Dose=2 Cells=1" and str(one.arm.background) == "B%0"
    one = first(asked(tmp_path, claim(""), 'context = "rich"\n'))
    assert str(one.arm.setting) == "Drug=1 Dose=2 Cells=1" and str(one.arm.background) == "B%1"


def test_the_setting_of_the_members_file_stands_above_the_context(tmp_path: Path) -> None:
    one = first(asked(tmp_path, claim(""), 'context = "rich"\n', 'setting = "Drug=0 Old=0"\n'))
    assert str(one.arm.setting) == "Drug=0 Dose=2 Cells=1"


def test_a_context_is_given_to_all_members_to_one_and_to_a_claim(tmp_path: Path) -> None:
    for said in (
        '[members]\ncontext = "rich"\n',
        '[members]\ncontext = "plain"\n[members.of.part]\ncontext = "rich"\n',
        '[members.of.part]\ncontext = "plain"\n[members.claims.one]\ncontext = "rich"\n',
    ):
        assert first(asked(tmp_path, claim(""), 'context = "plain"\n' + said)).context == "rich"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ('setting = "Old=1"', "Old is not in the whole"),
        ('intervention = "Old%0"', "Old is not in the whole"),
        ('intervention = "Old:B%0"', "Old is not in the whole"),
        ('property = { kind = "no attractor", expression = "B & Old" }', "Old is not in the whole"),
        ('property = { kind = "ctl", formula = "EF Old" }', "Old is not in the whole"),
        ('property = { kind = "durable", expression = "B", then = "Stem=1" }', "Stem is no input of the whole"),
        ('start = "A=0 Old=1"', "Old is not in the whole"),
    ],
)
def test_what_the_whole_is_without_is_not_asked_of_it(tmp_path: Path, more: str, reason: str) -> None:
    found = asked(tmp_path, claim(more))
    (one,) = found.unasked
    assert one.claim == "one" and reason in one.reason and found.counts() == (0, 0, 1)


def test_a_component_of_two_values_is_held_at_the_highest_level_of_the_whole(tmp_path: Path) -> None:
    one = first(asked(tmp_path, claim('intervention = "Stem%1"')))
    assert str(one.arm.intervention) == "Stem%2"
    one = first(asked(tmp_path, claim('start = "A=0 Stem=1 Old=0"')))
    assert one.start == FromStates((("Stem>=1", 1), ("Stem>=2", 1), ("A", 0)))


def test_an_edge_that_is_cut_has_to_be_in_the_whole(tmp_path: Path) -> None:
    one = first(asked(tmp_path, claim('intervention = "Stem:A%1"')))
    assert str(one.arm.intervention) == "Stem:A%2"


def test_a_claim_without_a_start_takes_that_of_the_whole(tmp_path: Path) -> None:
    said = 'context = "plain"\n[starts.quiet]\nattractors = { setting = "Drug=0", where = "!A" }\n'
    one = first(asked(tmp_path, claim('setting = "Drug=1"'), said + '[members]\nstart = "quiet"\n'))
    assert isinstance(one.start, FromAttractors) and str(one.start.arm.setting) == "Drug=0 Dose=0 Cells=0"
    own = claim('setting = "Drug=1"\nstart = "A=1"')
    assert first(asked(tmp_path, own, said + '[members]\nstart = "quiet"\n')).start == FromStates((("A", 1),))
    none = said + '[members]\nstart = "quiet"\n[members.claims.one]\nstart = ""\n'
    assert first(asked(tmp_path, claim(""), none)).start is None


def test_a_start_of_attractors_is_asked_in_the_whole(tmp_path: Path) -> None:
    more = 'setting = "Drug=1"\nstart = { attractors = { setting = "Drug=0 Stem=1", where = "!A" } }'
    one = first(asked(tmp_path, claim(more)))
    assert isinstance(one.start, FromAttractors)
    assert str(one.start.arm.setting) == "Drug=0 Dose=0 Cells=0" and str(one.start.arm.background) == "Stem%2"


def test_another_arm_has_what_the_claims_own_arm_has(tmp_path: Path) -> None:
    kind = 'kind = "less resistant than", expression = "B"'
    more = f'setting = "Drug=1 Stem=1"\nintervention = "A%0"\nproperty = {{ {kind}, other = {{ intervention = "" }} }}'
    found = asked(tmp_path, claim(more))
    compared = first(found).property
    assert str(compared.than) == "Drug=1 Dose=0 Cells=0 + Stem%2"  # type: ignore[union-attr]
    assert found.counts() == (1, 1, 0)


def test_what_the_whole_disagrees_with_has_its_reason_in_the_file_of_the_whole(tmp_path: Path) -> None:
    failing = claim('setting = "Drug=1"')
    assert not asked(tmp_path, failing).sound
    reason = 'context = "plain"\n[members.claims.one]\nknown_disagreement = "another cell"\n'
    found = asked(tmp_path, failing, reason)
    assert found.sound and first(found).disagreement == "another cell" and found.counts() == (0, 1, 0)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('[members.of.prat]\ncontext = "plain"\n', "unknown member 'prat'"),
        ('[members.claims.two]\nstart = ""\n', "unknown claim of a member 'two'"),
        ('[members.claims.one]\ncontext = "plan"\n', "no context 'plan'"),
        ('[members]\nstart = "quite"\n', "unknown start 'quite'"),
        ("[members.of.part]\npanel = true\n", "unknown key members.of.part.panel"),
    ],
)
def test_what_is_said_of_members_that_are_not_there_is_an_error(tmp_path: Path, said: str, message: str) -> None:
    with pytest.raises(LogicnetError, match=message) as caught:
        asked(tmp_path, claim(""), 'context = "plain"\n' + said)
    assert caught.value.span is not None and caught.value.span.file.endswith("whole.toml")
