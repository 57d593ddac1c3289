"""Contexts in TOML: in a network's own file, beside a model, in a composition, and those that are shipped."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import logicnet
from logicnet.cli import main
from logicnet.errors import FormatError, LogicnetError, UnknownName
from logicnet.formats import networks, read, write
from logicnet.formats.contexts import contexts_of, shipped_owner
from logicnet.formats.folder import network_folder
from logicnet.formats.preparation import booleanised, with_names
from logicnet.logic import Rules
from logicnet.model import Component, Context, ContextKind, Evidence, Intervention, Network, Setting

NETWORK = Network("resistance", Rules.build(["D", "A", "B"], ["D", "D & !B", "A | B"]))
FILE = """
network = "resistance"

[contexts.cells]
title = "A line"
kind = "subtype"
subtype = "luminal A"
cells = "MCF7"
disease = "breast cancer"
setting = "D=1"
background = "B%0 D:A%1"
references = [3]
anchors = ["35.3"]
why = "as it was made"

[contexts.elsewhere]
network = "il6"
setting = "Unheard=1"
"""
OWN = """
[network]
name = "own"
[components.D]
input = true
[components.A]
rule = "D"
"""


def shipped(text: str) -> tuple[Context, ...]:
    return contexts_of(NETWORK, text.encode(), "networks/contexts.toml")


def own(tmp_path: Path, text: str) -> Network:
    (tmp_path / "own.toml").write_text(OWN + text, encoding="utf-8")
    return read(tmp_path / "own.toml")


def test_the_contexts_of_a_network_are_read_and_those_of_others_are_left_to_them() -> None:
    (one,) = shipped(FILE)
    assert one == Context(
        "cells",
        title="A line",
        kind=ContextKind.SUBTYPE,
        subtype="luminal A",
        cells="MCF7",
        disease="breast cancer",
        setting="D=1",
        background="B%0 D:A%1",
        evidence=Evidence((3,), "as it was made", ("35.3",)),
    )
    assert one.source is not None and (one.source.file, one.source.line) == ("networks/contexts.toml", 4)


def test_the_texts_of_a_context_are_in_notation() -> None:
    (one,) = shipped('network = "resistance"\n[contexts.c]\nsetting = " D=1 "\nbackground = "D:A%1  B%0"\n')
    assert (one.setting, one.background) == ("D=1", "B%0 D:A%1")


def test_the_name_of_a_drug_in_a_background_stands_for_its_changes_here() -> None:
    network = logicnet.load("il6")
    (one,) = contexts_of(network, b'network = "il6"\n[contexts.c]\nbackground = "siltuximab"\n', "contexts.toml")
    assert one.background == "IL6:IL6R%0 IL6_niche:IL6R%0"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('setting = "Q=1"', "contexts.c.setting: unknown component 'Q'"),
        ('setting = "A=1"', "contexts.c.setting: 'A' is not an input of resistance"),
        ('setting = "D=2"', "contexts.c.setting: "),
        ('setting = "@D"', "contexts.c.setting: a context is written out"),
        ("setting = 1", "contexts.c.setting: expected a text in quotes"),
        ('background = "Q%0"', "contexts.c.background: unknown component 'Q'"),
        ('background = "B:D%0"', "contexts.c.background: "),
        ('background = "nodrug"', "contexts.c.background: "),
        ('background = "A%0 A%1"', "contexts.c.background: two values for one place"),
        ('kind = "subtyp"', "contexts.c: unknown kind 'subtyp'|contexts.c.kind: unknown kind 'subtyp'"),
        ('setings = "D=1"', "unknown key contexts.c.setings"),
        ('strength = "may"', "unknown key contexts.c.strength"),
        ("references = [0]", "contexts.c.references: references count from 1"),
        ('network = "resistence"', "unknown network 'resistence'"),
    ],
)
def test_what_is_wrong_in_a_context_is_shown_where_it_stands(entry: str, message: str) -> None:
    with pytest.raises(LogicnetError, match=message) as error:
        shipped(f'network = "resistance"\n[contexts.c]\n{entry}\n')
    assert error.value.span is not None and error.value.span.file == "networks/contexts.toml"
    assert error.value.span.line == 3


def test_a_near_name_is_told() -> None:
    with pytest.raises(FormatError, match="did you mean 'resistance'"):
        shipped('[contexts.c]\nnetwork = "resistence"\n')
    with pytest.raises(FormatError, match="did you mean 'subtype'"):
        shipped('network = "resistance"\n[contexts.c]\nkind = "subtyp"\n')


def test_a_context_of_no_network_is_an_error() -> None:
    with pytest.raises(FormatError, match="'network' is missing"):
        shipped("[contexts.c]\n")


@pytest.mark.parametrize("name", ['"all"', '"subtypes"', '" "', '"a,b"'])
def test_a_name_that_could_not_be_asked_for_is_refused(name: str) -> None:
    with pytest.raises(FormatError, match="cannot be asked for by name"):
        shipped(f'network = "resistance"\n[contexts.{name}]\n')


def test_a_second_context_of_one_name_is_refused() -> None:
    with pytest.raises(FormatError, match="not TOML"):
        shipped('network = "resistance"\n[contexts.c]\n[contexts.c]\n')
    with pytest.raises(FormatError, match=r"contexts\.c: resistance has a context of this name already"):
        contexts_of(replace(NETWORK, contexts=(Context("c"),)), b'network = "resistance"\n[contexts.c]\n', "c.toml")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[contexts", b"contexts = 1", b"[contexts]\nc = 1", b"[[contexts]]"])
def test_a_damaged_file_is_an_error_with_its_place(content: bytes) -> None:
    with pytest.raises(FormatError, match=r"networks/contexts\.toml"):
        contexts_of(NETWORK, content, "networks/contexts.toml")


def test_a_network_s_own_file_may_have_contexts_and_they_are_written_back(tmp_path: Path) -> None:
    network = own(tmp_path, '[contexts.treated]\nsetting = "D=1"\nbackground = "A%0"\nwhy = "so"\n')
    assert network.contexts == (Context("treated", setting="D=1", background="A%0", evidence=Evidence((), "so")),)
    assert write(network, tmp_path / "again.toml") == ()
    assert read(tmp_path / "again.toml") == network


def test_a_network_s_own_file_names_no_other_network(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"unknown key contexts\.c\.network"):
        own(tmp_path, '[contexts.c]\nnetwork = "il6"\n')


def test_a_file_beside_a_model_may_have_contexts(tmp_path: Path) -> None:
    (tmp_path / "m.bnet").write_text("D, D\nA, D\n", encoding="utf-8")
    (tmp_path / "m.logicnet.toml").write_text('[contexts.c]\nsetting = "D=0"\n', encoding="utf-8")
    assert read(tmp_path / "m.bnet").contexts == (Context("c", setting="D=0"),)


def test_a_composition_has_contexts_of_its_own_and_none_of_its_members(tmp_path: Path) -> None:
    own(tmp_path, '[contexts.of_the_member]\nsetting = "D=1"\n')
    text = '[composition]\nmembers = ["own"]\n[contexts.of_the_whole]\nbackground = "A%1"\n'
    (tmp_path / "whole.toml").write_text(text, encoding="utf-8")
    assert read(tmp_path / "whole.toml").contexts == (Context("of_the_whole", background="A%1"),)


def test_the_reference_of_a_context_is_one_of_the_list_where_there_is_one(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="unknown reference 'Kim'"):
        own(tmp_path, '[references.Kin]\n[contexts.c]\nreferences = ["Kim"]\n')
    assert own(tmp_path, '[references.Kim]\n[contexts.c]\nreferences = ["Kim"]\n').contexts[0].evidence.references


def test_a_shipped_network_comes_with_its_contexts_and_a_file_without() -> None:
    assert {"MDA-MB-231", "TNBC-xenograft"} <= {one.name for one in logicnet.load("resistance").contexts}
    assert read(network_folder() / "resistance.toml").contexts == ()


def test_every_shipped_context_belongs_to_a_shipped_network_and_fits_it() -> None:
    data = tomllib.loads((network_folder() / "contexts.toml").read_text(encoding="utf-8"))
    attached = {one.name: network for network in map(logicnet.load, networks()) for one in network.contexts}
    assert attached.keys() == data["contexts"].keys()
    for name, network in attached.items():
        assert shipped_owner(name) == network.name
        (one,) = (one for one in network.contexts if one.name == name)
        assert str(Setting.parse(one.setting, network)) == one.setting
        assert str(Intervention.parse(one.background, network)) == one.background
        assert one.title and one.evidence.why
        # those that the others are like are no experiment of the source
        assert one.evidence.references or one.name in ("culture", "living-cells")


def test_the_owner_of_a_context_that_is_not_shipped_is_nobody() -> None:
    assert shipped_owner("unheard") == ""


def test_the_word_of_a_drug_that_does_not_exist_names_the_nearest() -> None:
    network = logicnet.load("il6")
    with pytest.raises(UnknownName, match="did you mean 'siltuximab'"):
        contexts_of(network, b'network = "il6"\n[contexts.c]\nbackground = "siltuximap"\n', "contexts.toml")


def test_contexts_take_the_names_and_the_levels_that_a_format_writes() -> None:
    context = Context("c", setting="D=1", background="X%1:2")
    parts = (Component("D"), Component("X", maximum=2))
    network = Network.levelled("n", parts, ["D", "D", "D"], contexts=(context,))
    (renamed,) = with_names(network, {"D": "drug", "X": "cell"}).contexts
    assert (renamed.setting, renamed.background) == ("drug=1", "cell%1:2")
    (plain,) = booleanised(network)[0].contexts
    assert (plain.setting, plain.background) == ("D=1", "X_b1%1")


def test_a_network_is_shown_with_its_contexts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own(tmp_path, '[contexts.treated]\nsetting = "D=1"\nbackground = "A%0"\n')
    assert main(["show", str(tmp_path / "own.toml")]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines() if "treated" in line] == [
        ["treated", "experiment", "D=1", "A%0"]
    ]


LIKE = """
[contexts.cells]
setting = "D=1"
background = "A%0"
[contexts.more]
like = "cells"
background = "D:A%1"
[contexts.other]
like = "more"
setting = "D=0"
background = "A%1"
"""


def test_a_context_departs_from_the_one_that_it_is_like(tmp_path: Path) -> None:
    cells, more, other = own(tmp_path, LIKE).contexts
    assert (cells.setting, cells.background) == ("D=1", "A%0")
    assert (more.setting, more.background) == ("D=1", "A%0 D:A%1")
    assert (other.setting, other.background) == ("D=0", "A%1 D:A%1")
    assert more.title == other.subtype == "", "it has its setting and background, and nothing else"


ASSUMED = """
[contexts.cells]
setting = "D=1"
background = "D:A%1 A%0"
assumed = ["D:A%1", "D", "A%0"]
[contexts.same]
like = "cells"
[contexts.set]
like = "cells"
setting = "D=1"
[contexts.changed]
like = "cells"
background = "A%1"
[contexts.kept]
like = "cells"
setting = "D=0"
background = "A%0"
assumed = ["D"]
"""


def test_what_is_assumed_is_told_in_the_order_in_which_it_is_set_and_changed(tmp_path: Path) -> None:
    assert own(tmp_path, ASSUMED).contexts[0].assumed == ("D", "A%0", "D:A%1")


def test_what_an_entry_takes_over_stays_assumed_and_what_it_says_itself_only_where_it_says_so(tmp_path: Path) -> None:
    _, same, sets, changed, kept = own(tmp_path, ASSUMED).contexts
    assert same.assumed == ("D", "A%0", "D:A%1")
    assert sets.assumed == ("A%0", "D:A%1")
    assert changed.assumed == ("D", "D:A%1")
    assert kept.assumed == ("D", "D:A%1")


@pytest.mark.parametrize(
    ("given", "message", "hint"),
    [
        ('["E"]', r"contexts\.c\.assumed\[0\]: unknown component 'E'", "what it sets and changes: D, B%0, D:A%1"),
        ('["D", "Dd"]', r"contexts\.c\.assumed\[1\]: unknown component 'Dd'", "did you mean 'D'"),
        ('["A"]', r"contexts\.c\.assumed\[0\]: the context sets no 'A'", "D, B%0, D:A%1"),
        ('["A%0"]', r"contexts\.c\.assumed\[0\]: the context changes no 'A%0'", "D, B%0, D:A%1"),
        ('["B%1"]', r"contexts\.c\.assumed\[0\]: the background has no change 'B%1'", "it has B%0"),
        ('["B"]', r"contexts\.c\.assumed\[0\]: the background has no change 'B'", "it has B%0"),
        ('["D=1"]', r"contexts\.c\.assumed\[0\]: unknown component 'D=1'", "name the input alone: D"),
        ('["B%0", "B%0"]', r"contexts\.c\.assumed\[1\]: 'B%0' is given twice", ""),
        ('[""]', r"contexts\.c\.assumed\[0\]: unknown component ''", ""),
        ('["%"]', r"contexts\.c\.assumed\[0\]: unknown component '%'", ""),
        ("[1]", r"contexts\.c\.assumed\[0\]: expected a text in quotes", ""),
        ('"D"', r"contexts\.c\.assumed: expected a list", ""),
    ],
)
def test_what_a_context_does_not_have_it_does_not_assume(given: str, message: str, hint: str) -> None:
    entry = f'[contexts.c]\nsetting = "D=1"\nbackground = "B%0 D:A%1"\nassumed = {given}\n'
    with pytest.raises(FormatError, match=message) as error:
        shipped(f'network = "resistance"\n{entry}')
    assert hint in error.value.hint and error.value.span is not None and error.value.span.line == 5


def test_a_long_text_of_colons_is_no_place() -> None:
    with pytest.raises(FormatError, match="unknown component ':::"):
        shipped(f'network = "resistance"\n[contexts.c]\nassumed = ["{":" * 200_000}"]\n')


def test_a_context_that_sets_nothing_assumes_nothing() -> None:
    with pytest.raises(FormatError, match="the context sets no 'D'") as error:
        shipped('network = "resistance"\n[contexts.c]\nassumed = ["D"]\n')
    assert error.value.hint == "it sets and changes nothing"


def test_what_is_assumed_is_written_back(tmp_path: Path) -> None:
    network = own(tmp_path, ASSUMED)
    assert write(network, tmp_path / "again.toml") == ()
    assert read(tmp_path / "again.toml") == network


def test_what_is_assumed_takes_the_names_and_the_levels_that_a_format_writes() -> None:
    context = Context("c", setting="D=1 L=1", background="X%1:2", assumed=("D", "L", "X%1:2"))
    parts = (Component("D"), Component("X", maximum=2), Component("L", maximum=2))
    network = Network.levelled("n", parts, ["D", "D", "D", "L>=1", "L>=2"], contexts=(context,))
    (renamed,) = with_names(network, {"D": "the drug", "X": "cell x"}).contexts
    assert (renamed.background, renamed.assumed) == ('"cell x"%1:2', ("the drug", "L", '"cell x"%1:2'))
    (plain,) = booleanised(network)[0].contexts
    assert (plain.background, plain.assumed) == ("X_b1%1", ("D", "L_b1", "L_b2", "X_b1%1"))


def test_every_shipped_context_says_what_it_assumes_of_the_values_that_its_reason_says_are_assumed() -> None:
    several = {one.name: one.assumed for one in logicnet.load("resistance").contexts}
    assert {"Retinal"} <= set(several["MDA-MB-231"]) and "VCAM1" not in several["MDA-MB-231"]
    assert {"TLR4", "VCAM1", "IL6R_expressed"} <= set(several["TNBC-xenograft"])
    assert "SMAD4_expressed" not in several["TNBC-xenograft"] and "SMAD4_expressed" in several["TNBC-IL8"]
    assert "NonBCSC%1" in several["living-cells-TLR4"] and "TLR4" not in several["living-cells-TLR4"]
    assert all(several.values()), "each takes something over that no report tells"


def test_a_context_is_like_one_that_stands_before_it(tmp_path: Path) -> None:
    for like, hint in (("cell", "did you mean 'cells'"), ("late", ""), ("this", "")):
        with pytest.raises(FormatError, match=f"unknown context '{like}'") as caught:
            own(tmp_path, f'[contexts.cells]\n[contexts.this]\nlike = "{like}"\n[contexts.late]\n')
        assert hint in caught.value.hint and caught.value.span is not None and caught.value.span.line == 10
