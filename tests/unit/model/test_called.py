"""What is asked for by name: ``@name`` stands for what the network calls so, ``@file`` for what stands in a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from logicnet.errors import FormatError, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Intervention, Named, Network, Setting, Subspace

BARE = Network("n", Rules.parse("O2, O2\nDrug, Drug\nHIF, !O2\nX, HIF & !Drug"))
NETWORK = replace(
    BARE,
    settings=(Named("hypoxia", "O2=0"), Named("low O2", "O2=0 Drug=1")),
    starts=(Named("cold", "HIF=0 X=0"),),
    interventions=(Named("lost", "HIF%0 O2:HIF%1"),),
)


def test_a_name_stands_for_what_the_network_calls_so() -> None:
    assert str(Setting.parse("@hypoxia", NETWORK)) == "O2=0"
    assert str(Setting.parse('Drug=1 @"low O2"', NETWORK)) == "O2=0 Drug=1"
    assert str(Subspace.parse("X=0 @cold O2=1", NETWORK)) == "O2=1 HIF=0 X=0"
    assert str(Intervention.parse("@lost X%1", NETWORK)) == "HIF%0 O2:HIF%1 X%1"
    assert str(Intervention.read(["@lost", "X%1"], NETWORK)) == "HIF%0 O2:HIF%1 X%1"


def test_a_file_stands_for_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("air.txt").write_text("# ambient\nO2=1   # 21 %\r\nDrug=0\n")
    Path("lost.txt").write_text("HIF%0\n\n")
    assert str(Setting.parse("@air.txt", NETWORK)) == "O2=1 Drug=0"
    assert str(Subspace.parse("@air.txt X=1", NETWORK)) == "O2=1 Drug=0 X=1"
    assert str(Intervention.parse("@lost.txt", NETWORK)) == "HIF%0"


def test_what_the_network_calls_so_goes_before_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("hypoxia").write_text("O2=1")
    assert str(Setting.parse("@hypoxia", NETWORK)) == "O2=0"


def test_an_error_in_a_file_is_shown_there(tmp_path: Path) -> None:
    path = tmp_path / "air.txt"
    path.write_text("# one\n  O3=1\n")
    with pytest.raises(UnknownName) as caught:
        Setting.parse(f"@{path}", NETWORK)
    assert f"{path}:2:3: unknown component 'O3'" in str(caught.value)
    path.write_bytes(b"O2=1\n\xff")
    with pytest.raises(FormatError, match=r"air.txt:2:1: a byte that is not UTF-8"):
        Setting.parse(f"@{path}", NETWORK)
    path.write_text("HIF%2")
    with pytest.raises(Exception, match=r"air.txt:1:1"):
        Intervention.parse(f"@{path}", NETWORK)


def test_a_name_that_nothing_has_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'hypoxia'") as caught:
        Setting.parse("Drug=1 @hypoxi", NETWORK)
    assert caught.value.span is not None and caught.value.span.column == 8
    with pytest.raises(UnknownName, match="starts: cold"):
        Subspace.parse("@warm", NETWORK)
    with pytest.raises(UnknownName, match="did you mean 'lost'"):
        Intervention.parse("@losst", NETWORK)
    with pytest.raises(UnknownName, match="calls no setting by a name"):
        Setting.parse("@hypoxia", BARE)
    with pytest.raises(UnknownName):
        Setting.parse("@", NETWORK)
    with pytest.raises(UnknownName):
        Setting.parse("@a\0b", NETWORK)


def test_two_values_are_refused_wherever_they_come_from() -> None:
    with pytest.raises(SettingError, match="two values for 'O2'"):
        Setting.parse("O2=1 @hypoxia", NETWORK)


def test_a_component_may_be_called_so_itself() -> None:
    network = Network("n", Rules.build(["@a"], ['"@a"']))
    assert str(Setting.parse("@a=1", network)) == "@a=1"
    assert str(Intervention.parse("@a%0", network)) == "@a%0"


def test_no_setting_is_the_default_one_and_an_empty_one_holds_nothing() -> None:
    network = replace(NETWORK, settings=(Named("air", "O2=1"), Named("hypoxia", "O2=0", default=True)))
    assert str(Setting.read(None, network)) == "O2=0"
    assert str(Setting.read("", network)) == str(Setting.read({}, network)) == str(Setting.read(None, NETWORK)) == ""
