"""`logicnet completion`: a script for each shell, and the words that could stand at the end of a line.

What is expected is read off the shipped files by hand, or stands in the files that are written here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from logicnet.cli import COMMANDS, main
from logicnet.cli.completing.scripts import SHELLS
from logicnet.cli.completion import candidates, read_line

OWN = """\
[network]
name = "own"
[components.Drug]
input = true
[components.Dose]
input = true
maximum = 2
[components."Cell size"]
rule = "!Drug"
[components.Alive]
rule = '"Cell size" & !Drug'
[phenotypes.Dying]
expression = "!Alive"
[settings.treated]
values = "Drug=1 Dose=2"
[interventions.lost]
changes = "Alive%0"
[starts.cold]
values = "Alive=0"
[contexts.mouse]
kind = "experiment"
setting = "Drug=0"
why = "a mouse"
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("own.toml").write_text(OWN, encoding="utf-8")
    return "own.toml"


def offered(line: str) -> list[str]:
    return [one.text for one in candidates(read_line(line))]


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_has_a_script(shell: str, printed: Callable[..., str]) -> None:
    assert printed("completion", shell) == SHELLS[shell].script


def test_another_shell_is_refused_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "powershell"]) == 2
    said = capsys.readouterr().err
    assert all(shell in said for shell in ("powershell", *SHELLS))


def test_breaks_without_a_line_mean_nothing_and_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash", "--breaks", "="]) == 2
    assert "--answer" in capsys.readouterr().err


def test_the_first_word_is_a_command_or_what_stands_in_its_place() -> None:
    assert offered("logicnet ") == [*(command.name for command in COMMANDS), "--help", "--version"]
    assert offered("logicnet fixedp") == ["fixedpoints"]


def test_a_line_that_begins_with_another_program_is_read_from_logicnet_on() -> None:
    assert offered("cd x; COLUMNS=80 time logicnet trap") == ["trapspaces"]


def test_of_a_command_that_is_none_nothing_is_known() -> None:
    assert offered("logicnet nonsense ") == []


def test_options_are_those_of_the_command_with_a_line_of_help() -> None:
    (found,) = candidates(read_line("logicnet attractors il6 --verif"))
    assert found.text == "--verify" and found.help
    assert offered("logicnet networks --verif") == []


def test_networks_are_the_shipped_ones_files_that_can_be_read_and_folders(own: str) -> None:
    Path("models").mkdir()
    Path("models/one.bnet").touch()
    Path("notes.txt").touch()
    assert offered("logicnet attractors ") == [
        *("aldh", "bcsc", "il6", "il8", "microenvironment", "resistance", "tgfb", "models/", "own.toml")
    ]
    assert offered("logicnet attractors models/") == ["models/one.bnet"]


def test_inputs_stand_at_each_of_their_levels_and_settings_by_name(own: str) -> None:
    assert offered(f"logicnet attractors {own} --set ") == [
        "Drug=0",
        "Drug=1",
        "Dose=0",
        "Dose=1",
        "Dose=2",
        "@treated",
    ]
    assert offered(f"logicnet attractors {own} --set 'Drug=1 D") == [f"Drug=1 Dose={level}" for level in range(3)]
    assert offered(f"logicnet attractors {own} --set=@t") == ["--set=@treated"]


def test_a_setting_may_stand_in_a_file(own: str) -> None:
    Path("high.txt").write_text("Drug=1")
    assert offered(f"logicnet attractors {own} --set @hi") == ["@high.txt"]


def test_knock_outs_are_components_at_their_levels_drugs_edges_and_named_interventions(own: str) -> None:
    assert offered(f"logicnet attractors {own} --perturb A") == ["Alive%0", "Alive%1"]
    assert offered(f"logicnet attractors {own} --perturb 'Alive%0 \"C") == [
        *('Alive%0 "Cell size"%0', 'Alive%0 "Cell size"%1')
    ]
    assert offered(f"logicnet attractors {own} --perturb 'Alive%0 A") == []
    assert offered(f"logicnet attractors {own} --perturb Drug:A") == ["Drug:Alive%0", "Drug:Alive%1"]
    assert offered(f"logicnet attractors {own} --perturb @") == ["@lost", "@own.toml"]


def test_drugs_are_those_with_a_target_and_those_of_a_file(own: str) -> None:
    assert offered("logicnet attractors il6 --perturb siltuximab-") == ["siltuximab-with-VMP"]
    assert offered(f"logicnet attractors {own} --perturb siltuximab") == []
    Path("mine.toml").write_text('[drugs.blocker]\nchanges = ["Alive%0"]\naliases = ["blk-1"]\n')
    assert offered(f"logicnet attractors {own} --drugs mine.toml --perturb bl") == ["blocker", "blk-1"]


def test_phenotypes_come_before_components_alone_or_in_an_expression(own: str) -> None:
    assert offered(f"logicnet screen {own} --phenotype ") == ["Dying", "Drug", "Dose", '"Cell size"', "Alive"]
    assert offered(f"logicnet screen {own} --phenotype '!Dy") == ["!Dying"]
    assert offered(f"logicnet screen {own} --phenotype 'Dying & !(A") == ["Dying & !(Alive"]


def test_lists_go_on_after_a_comma_without_what_they_hold_already() -> None:
    assert offered("logicnet screen il6 --over nodes,") == ["nodes,edges", "nodes,drugs"]
    assert offered("logicnet screen il6 --only STAT3,SD") == ["STAT3,SDC1"]
    assert offered("logicnet screen il6 --evidence 'breast,h") == ["breast,head and neck"]


def test_starts_are_states_mixtures_attractors_and_names(own: str) -> None:
    assert offered(f"logicnet reach {own} --from @") == ["@cold", "@own.toml"]
    assert offered(f"logicnet reach {own} --from 'Alive=1; att") == ["Alive=1; attractors("]
    assert offered(f"logicnet reach {own} --from 'attractors(Dr") == ["attractors(Drug=0", "attractors(Drug=1"]
    assert "resistant" in offered(f"logicnet screen {own} --from res")


def test_contexts_are_those_of_the_network(own: str) -> None:
    assert offered(f"logicnet attractors {own} --context ") == ["mouse"]
    assert offered("logicnet screen resistance --contexts all,sub") == ["all,subtypes"]


def test_claims_are_those_of_the_networks_on_the_line_else_all() -> None:
    assert offered("logicnet check aldh --claim aldh-needed") == ["aldh-needed-for-retinoic-acid"]
    assert offered("logicnet check il6 --claim aldh-") == []
    assert "aldh-needs-retinal" in offered("logicnet check --claim aldh-")


def test_rates_protocols_and_formulas_are_begun(own: str) -> None:
    assert offered(f"logicnet reach {own} --rates Al") == ["Alive="]
    assert offered(f"logicnet reach {own} --rates Alive") == ["Alive=", "Alive:up=", "Alive:down="]
    assert offered(f"logicnet simulate {own} --protocol '2: Dr") == [
        *("2: Drug=0", "2: Drug=1", "2: Drug%0", "2: Drug%1")
    ]
    assert offered(f"logicnet simulate {own} --protocol '2: Drug=1; 4: -Al") == [
        *("2: Drug=1; 4: -Alive%0", "2: Drug=1; 4: -Alive%1")
    ]
    assert offered(f"logicnet ctl {own} 'AG (Drug -> EF A") == [
        *(f"AG (Drug -> EF {word}" for word in ("Alive", "AG ", "AF ", "AX ", "A["))
    ]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[network", b"name = 1", b"A, B &\n"])
@pytest.mark.parametrize("name", ["broken.toml", "broken.bnet", "broken.xml"])
def test_of_a_file_that_cannot_be_read_nothing_is_known_and_nothing_is_said(
    content: bytes, name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert main(["completion", "bash", f"--answer=logicnet attractors {path} --phenotype x"]) == 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_a_folder_and_a_great_file_are_not_read(tmp_path: Path) -> None:
    pipe, great = tmp_path / "pipe.bnet", tmp_path / "great.bnet"
    os.mkfifo(pipe)
    great.write_text("".join(f"A{i}, A{i}\n" for i in range(200_000)))
    for path in (pipe, great, tmp_path):
        assert offered(f"logicnet attractors {path} --set A") == []


def test_nothing_is_written_and_nothing_is_made(own: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    offered(f"logicnet screen {own} --output res --set D")
    offered("logicnet draw il6 --output ")
    assert sorted(tmp_path.iterdir()) == before
