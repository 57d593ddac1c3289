"""Completion in real shells: a line is typed into a terminal, Tab is pressed, and the program tells its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from logicnet.cli.completing.candidates import Candidate
from logicnet.cli.completing.lines import read_line
from logicnet.cli.completing.scripts import SHELLS
from shells import Shell, is_there

ODD = """\
[network]
name = "odd"
[components."Cell size"]
rule = "!Drug"
[components.Drug]
input = true
[components."a:b"]
rule = "Drug"
[settings.treated]
values = "Drug=1"
[starts.cold]
values = "Drug=0"
[interventions.lost]
changes = "Drug%0"
"""
PLAIN = [  # typed, typed after Tab, and the last word that the program is called with
    ("logicnet attra", "", "attractors"),
    ("logicnet attractors il6 --scheme sync", "", "synchronous"),
    ("logicnet attractors il6 --pert", "", "--perturb"),
    ("logicnet attractors il6 --set FA", "1", "FAC=1"),
    ("logicnet attractors il6 --set=TI", "1", "--set=TIM3=1"),
    ("logicnet attractors il6 --perturb STAT3_homod", "1", "STAT3_homodimer%1"),
    ("logicnet attractors il6 --perturb IL6:IL6", "0", "IL6:IL6R%0"),
    ("logicnet attractors il6 --perturb siltuximab-with", "", "siltuximab-with-VMP"),
    ("logicnet screen il6 --only STAT3,SDC", "", "STAT3,SDC1"),
    ("logicnet screen il6 --over nodes,e", "", "nodes,edges"),
    ("logicnet screen resistance --context MDA", "", "MDA-MB-231"),
    ("logicnet check --claim aldh-needed", "", "aldh-needed-for-retinoic-acid"),
    ("logicnet attractors odd.to", "", "odd.toml"),
    ("logicnet simulate odd.toml --from @co", "", "@cold"),
    ("logicnet attractors odd.toml --set @tr", "", "@treated"),
    ("logicnet attractors odd.toml --set=@tr", "", "--set=@treated"),
    ("logicnet attractors odd.toml --perturb @lo", "", "@lost"),
    ("logicnet attractors broken.toml --set A", "=1", "A=1"),  # nothing is known of it, and nothing is said
]
QUOTED = [
    ("logicnet simulate odd.toml --from '@co", "", "@cold"),
    ("logicnet attractors ~/odd.to", "", "{room}/odd.toml"),
    ('logicnet attractors il6 --set "FAC=1 IL6_', '1"', "FAC=1 IL6_niche=1"),
    ("logicnet screen il6 --phenotype '!Resis", "_FAC'", "!Resistant_FAC"),
    ("logicnet attractors my", "", "my model.bnet"),
    ('logicnet attractors "my model.bnet" --set Dr', "1", "Drug=1"),
    ("logicnet attractors my\\ model.bnet --set Dr", "1", "Drug=1"),
    ("logicnet attractors odd.toml --perturb '\"Cell", "1'", '"Cell size"%1'),
    ('logicnet attractors odd.toml --perturb \\"Cell', "1", '"Cell size"%1'),
    ("logicnet attractors odd.toml --perturb 'Drug%1 \"a", "1'", 'Drug%1 "a:b"%1'),
    ("logicnet screen il6 --evidence head", "", "head and neck"),
]

IN_TCSH = [  # which takes quotes away before it asks, and no answer with a blank
    ("logicnet attractors il6 --set 'FA", "1'", "FAC=1"),
    ('logicnet attractors il6 --set "FA', '1"', "FAC=1"),
    ("logicnet attractors tgfb --perturb 'TGF", "%1'", "TGFB%1"),
    ("logicnet attractors 'il", "6'", "il6"),
    ("logicnet screen il6 --phenotype '\\!Resis", "_FAC'", "!Resistant_FAC"),  # it expands ! in all quotes
    ("logicnet attractors il6 --set FAC=1 --set IL6_", "1", "IL6_niche=1"),
    ("logicnet attractors il6 --rates STAT3=1/2 --set FA", "1", "FAC=1"),
]
BY_TCSH = [
    ("logicnet attractors ~/odd.to", "~/odd.toml", "{room}/odd.toml"),
    ("logicnet attractors ./my", "./my\\ model.bnet", "./my model.bnet"),
    ("logicnet attractors './my", "./my model.bnet'", "./my model.bnet"),
]


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    name = request.param
    if not is_there(name):
        pytest.skip(f"there is no {name}")
    room: Path = tmp_path_factory.mktemp(name)
    (room / "my model.bnet").write_text("targets, factors\nDrug, Drug\nA, !Drug\n")
    (room / "odd.toml").write_text(ODD)
    (room / "broken.toml").write_text('[network]\nname = "broken\n')
    opened = Shell(name, room)
    yield opened
    opened.close()


@pytest.mark.parametrize(("typed", "after", "word"), PLAIN)
def test_the_tab_key_completes_a_word(shell: Shell, typed: str, after: str, word: str) -> None:
    assert shell.becomes(typed, after)[-1] == word


@pytest.mark.parametrize(("typed", "after", "word"), QUOTED)
def test_the_tab_key_completes_a_word_with_blanks_quotes_or_a_home(
    shell: Shell, typed: str, after: str, word: str
) -> None:
    if shell.name == "tcsh":
        pytest.skip("tcsh takes quotes and the sign of the home away before it asks")
    assert shell.becomes(typed, after)[-1] == word.format(room=shell.room)


@pytest.mark.parametrize(("typed", "after", "word"), IN_TCSH)
def test_the_tab_key_completes_a_word_within_quotes_in_tcsh(shell: Shell, typed: str, after: str, word: str) -> None:
    if shell.name != "tcsh":
        pytest.skip("of tcsh alone")
    assert shell.becomes(typed, after)[-1] == word


@pytest.mark.parametrize(("typed", "shows", "word"), BY_TCSH)
def test_files_with_blanks_or_at_home_are_completed_by_tcsh_itself(
    shell: Shell, typed: str, shows: str, word: str
) -> None:
    if shell.name != "tcsh":
        pytest.skip("of tcsh alone")
    assert shell.becomes(typed, shows=shows)[-1] == word.format(room=shell.room)


def test_a_word_of_bash_is_what_stands_after_the_last_break() -> None:
    line = read_line("logicnet attractors il6 --set=FAC=", breaks="=:")
    found = [Candidate("--set=FAC=0"), Candidate("--set=FAC=1", final=False)]
    assert list(SHELLS["bash"].written(line, found)) == ["0 ", "1"]


def test_no_blank_follows_a_word_of_bash_whose_quote_is_open() -> None:
    line = read_line('logicnet attractors il6 --set "FAC=1 TI')
    assert list(SHELLS["bash"].written(line, [Candidate("FAC=1 TIM3=0")])) == ["FAC=1 TIM3=0"]


def test_words_with_blanks_are_not_offered_in_tcsh_which_would_part_them() -> None:
    found = [Candidate("head and neck"), Candidate("breast")]
    assert list(SHELLS["tcsh"].written(read_line("logicnet "), found)) == ["breast"]


@pytest.mark.parametrize("name", SHELLS)
def test_a_script_says_how_to_install_it_and_asks_the_program(name: str) -> None:
    assert f"logicnet completion {name}" in SHELLS[name].script.splitlines()[1 if name != "zsh" else 2]
    assert f"logicnet completion {name} " in SHELLS[name].script
