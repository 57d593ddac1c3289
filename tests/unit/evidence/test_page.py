"""What a file of claims says once for all, and what a claim says of its context, helpers and panel."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import LogicnetError
from logicnet.evidence import Ledger, read_claims
from logicnet.evidence.claim import Claim, FromStates

NETWORK = """
[components.Drug]
input = true
[components.Niche]
input = true
[components.Stroma]
input = true
[components.A]
rule = "Drug | B"
[components.B]
rule = "A & Niche"
[contexts.cells]
setting = "Drug=1 Niche=1"
background = "B%0"
[contexts.mice]
setting = "Niche=0 Stroma=1"
background = "B%1 A:B%0"
"""
CLAIM = """
[[claim]]
id = "one"
where = "w"
references = [1]
statement = "s"
property = { kind = "all attractors", expression = "A" }
"""


def ledger(folder: Path, head: str, more: str = "", name: str = "net.toml") -> Ledger:
    (folder / "net.toml").write_text(NETWORK)
    (folder / "claims.toml").write_text(f'network = "{name}"\n{head}{CLAIM}{more}')
    return read_claims(folder / "claims.toml")


def one(folder: Path, head: str, more: str = "") -> Claim:
    (claim,) = ledger(folder, head, more).claims
    return claim


def test_a_file_has_a_context_and_a_start_for_claims_that_name_none(tmp_path: Path) -> None:
    head = 'context = "cells"\nstart = "A=0"\n'
    claim = one(tmp_path, head)
    assert claim.context == "cells" and claim.start == FromStates((("A", 0),))
    assert str(claim.arm.setting) == "Drug=1 Niche=1" and str(claim.arm.background) == "B%0"
    claim = one(tmp_path, head, 'context = "mice"\nstart = "A=1"\n')
    assert claim.context == "mice" and claim.start == FromStates((("A", 1),))
    claim = one(tmp_path, head, 'context = ""\nstart = ""\n')
    assert claim.context == "" and claim.start is None and str(claim.arm) == "free inputs"


def test_the_setting_of_the_file_gives_way_to_the_context_and_that_to_the_claim(tmp_path: Path) -> None:
    head = 'setting = "Drug=0 Niche=0 Stroma=0"\n'
    assert str(one(tmp_path, head).arm.setting) == "Drug=0 Niche=0 Stroma=0"
    inside = head + 'context = "cells"\n'
    assert str(one(tmp_path, inside).arm.setting) == "Drug=1 Niche=1 Stroma=0"
    assert str(one(tmp_path, inside, 'setting = "Niche=0"').arm.setting) == "Drug=1 Niche=0 Stroma=0"


def test_what_an_experiment_had_stands_in_its_context_or_has_a_reason(tmp_path: Path) -> None:
    assert str(one(tmp_path, 'context = "cells"\n', 'background = "B%0"').arm.background) == "B%0"
    why = 'background = "A%1"\nbackground_why = "a line that was made so"'
    assert str(one(tmp_path, 'context = "cells"\n', why).arm.background) == "A%1 B%0"
    for context, where in (("cells", "does not stand in the context cells"), ("", "stands in no context")):
        with pytest.raises(LogicnetError) as caught:
            one(tmp_path, f'context = "{context}"\n', 'background = "A%1"')
        text = str(caught.value)
        line = text.splitlines()[1]
        assert f"claim[0].background: A%1 {where}" in text
        assert line.strip() == 'background = "A%1"' and caught.value.span is not None
        assert text.splitlines()[2].index("^") == line.index('"A%1"')
        assert 'helpers = "A%1"' in text and "background_why" in text


def test_helpers_stand_beside_the_background_and_above_the_context(tmp_path: Path) -> None:
    claim = one(tmp_path, 'context = "mice"\n', 'helpers = "B%0"')
    assert str(claim.helpers) == "B%0" and str(claim.arm.background) == "A:B%0 B%0"


def test_a_claim_of_the_panel_has_no_helpers(tmp_path: Path) -> None:
    assert one(tmp_path, "", "panel = true").panel
    with pytest.raises(LogicnetError, match=r"claim\[0\]\.helpers: a claim of the panel is asked without helpers"):
        one(tmp_path, "", 'panel = true\nhelpers = "A%0"')


def test_a_claim_of_the_panel_is_asked_in_its_context_and_nothing_else(tmp_path: Path) -> None:
    outside = 'context = "cells"\nbackground = "A%0"\nbackground_why = "the cells had it"'
    assert one(tmp_path, "", outside).arm.background
    with pytest.raises(LogicnetError) as caught:
        one(tmp_path, "", f"{outside}\npanel = true")
    said = "claim[0].background_why: a claim of the panel is asked in its context and nothing else"
    assert said in str(caught.value)
    assert caught.value.span is not None and caught.value.span.text == 'background_why = "the cells had it"'


def test_a_claim_of_the_panel_sets_no_input_that_its_context_sets_otherwise(tmp_path: Path) -> None:
    other, same = 'context = "cells"\nsetting = "Niche=0"', 'context = "cells"\nsetting = "Niche=1"'
    assert str(one(tmp_path, "", other).arm.setting) == "Drug=1 Niche=0"
    assert one(tmp_path, "", f"{same}\npanel = true").panel
    with pytest.raises(LogicnetError) as caught:
        one(tmp_path, "", f"{other}\npanel = true")
    assert "claim[0].setting: a claim of the panel is asked in its context: Niche=0 is not" in str(caught.value)
    assert "the context cells sets Niche=1" in str(caught.value)


def test_no_arm_of_a_claim_of_the_panel_has_helpers(tmp_path: Path) -> None:
    with pytest.raises(LogicnetError, match=r"start\.attractors\.helpers: a claim of the panel is asked without"):
        one(tmp_path, "", 'panel = true\nstart = { attractors = { helpers = "A%0" } }')
    other = '{ kind = "more resistant than", expression = "A", other = { helpers = "A%0" } }'
    more = CLAIM.replace("one", "two").replace('{ kind = "all attractors", expression = "A" }', other)
    with pytest.raises(LogicnetError, match=r"claim\[1\]\.property\.other\.helpers: a claim of the panel is asked"):
        ledger(tmp_path, "", f"{more}panel = true\n")


def test_a_context_of_another_network_is_an_error_that_says_whose_it_is(tmp_path: Path) -> None:
    with pytest.raises(LogicnetError) as caught:
        ledger(tmp_path, "", 'context = "TNBC-xenograft"', name="il6")
    text = str(caught.value)
    assert "il6 has no context 'TNBC-xenograft'" in text and "it is one of resistance" in text
    assert caught.value.span is not None and 'context = "TNBC-xenograft"' in text
    with pytest.raises(LogicnetError, match="did you mean 'cells'"):
        ledger(tmp_path, 'context = "cell"\n')
