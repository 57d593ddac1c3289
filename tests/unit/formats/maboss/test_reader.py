"""MaBoSS's .bnd and .cfg, read and written."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import FormatError, LogicnetError, UnknownName
from logicnet.formats import toml
from logicnet.formats.knowledge import Topic
from logicnet.formats.maboss import reader as maboss
from logicnet.formats.table import read, write
from logicnet.logic import Rules
from logicnet.model import Component, Initial, Network, Rate, Start, Timing
from strategies import networks

WILD = Path("/work/shared/wild/maboss")
CYCLE = """// a cycle
Node T { rate_up = 0.0; rate_down = ((NOT A) AND (NOT B)) ? $escape : 0.0; }
node A { rate_up = (T AND (NOT B)) ? $Au : 0.0; rate_down = B ? $Ad : 0.0; }
node B { logic = A; rate_up = @logic ? $Au : 0.0; rate_down = @logic ? 0.0 : $Ad; description = "of \\"B\\""; }
C : 1 & 2
"""
CONFIGURATION = (
    "$Au = 1; $Ad = 4; $escape = 10; A.istate = 1; [B, T].istate = 0.4 [0, 1], 0.6 [1, 1]; B.is_internal = 1;"
)


def read_text(text):
    return maboss.read(text.encode(), "x.bnd")


def pair(tmp_path, network=CYCLE, configuration=CONFIGURATION):
    (tmp_path / "x.bnd").write_text(network)
    (tmp_path / "x.cfg").write_text(configuration)
    return read(tmp_path / "x.bnd")


def test_rules_are_what_the_rates_make_of_each_value(tmp_path):
    network = pair(tmp_path)
    # by hand: T never rises and falls where !A & !B; A rises where T & !B and falls where B; B follows A
    for name, text in {"T": "T & (A | B)", "A": "!A & T & !B | A & !B", "B": "A", "C": "1"}.items():
        assert network.rules.equivalent(text, network.rules.rule(network.position[name]))
    assert network.rule_text("B") == "A"


def test_rates_initial_probabilities_internal_nodes_and_parameters_are_kept(tmp_path):
    timing = pair(tmp_path).timing
    # C rises at the rate 1 and never falls, as its rule 1 says already
    assert timing.rates == (Rate("T", 0, 10), Rate("A", 1, 4), Rate("B", 1, 4))
    assert timing.initial == (Initial(("A",), (((1,), 1.0),)), Initial(("B", "T"), (((0, 1), 0.4), ((1, 1), 0.6))))
    assert timing.internal == ("B",)
    assert timing.parameters == (("$Au", 1.0), ("$Ad", 4.0), ("$escape", 10.0))


def test_what_is_certain_of_the_start_is_a_start_with_a_name(tmp_path):
    (start,) = pair(tmp_path).starts
    assert (start.name, start.text) == ("initial", "A=1")


def test_the_initial_start_is_the_whole_distribution(tmp_path):
    network = pair(tmp_path)
    found = {(weight, tuple(sorted(part.items()))) for weight, part in Start.read("@initial", network).parts("ABT")}
    assert found == {(0.4, (("A", 1), ("B", 0), ("T", 1))), (0.6, (("A", 1), ("B", 1), ("T", 1)))}


def test_the_notes_say_what_questions_make_of_rates_and_initial_probabilities(tmp_path):
    notes = "\n".join(
        pair(
            tmp_path, "node A { logic = A; } node B { rate_up = A*3; rate_down = !A*3; }", "x = 1; A.istate = 1;"
        ).notes
    )
    assert 'take the rates of the file (--rates "" takes 1 for all); --from @initial is the' in notes
    assert "not kept: x = 1" in notes and "x.cfg beside it" in notes


def test_a_cfg_opens_the_bnd_beside_it(tmp_path):
    network = pair(tmp_path)
    assert read(tmp_path / "x.cfg") == network
    (tmp_path / "x.bnd").unlink()
    with pytest.raises(FormatError, match=r"there is no x\.bnd beside it"):
        read(tmp_path / "x.cfg")


def test_without_a_cfg_parameters_are_positive_and_named_in_the_notes():
    network = read_text("node A { rate_up = B ? $u : 0; rate_down = B ? 0 : $d; } node B { logic = B; }")
    assert network.rule_text("A") == "B" and network.inputs == ("B",)
    assert "no .cfg gives a value to $d, $u: taken as 1" in network.notes[0]


def test_a_node_without_rates_follows_its_logic_and_one_without_either_is_an_input():
    network = read_text("node A { } node B { logic = !A; } node C { rate_up = 0; rate_down = 0; }")
    assert network.inputs == ("A", "C") and network.rule_text("B") == "!A" and network.timing is None


def test_a_parameter_that_switches_a_node_off_is_obeyed_and_told(tmp_path):
    text = "node A { logic = B; rate_up = $Low ? 0 : (@logic ? 1 : 0); rate_down = $Low ? 5 : (@logic ? 0 : 1); } B : B"
    network = pair(tmp_path, text, "$Low = 1;")
    assert network.rule_text("A") == "0" and any("another rule than the logic of A" in note for note in network.notes)


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        (
            "node A {\n rate_down = NOT A * 0.2 + 1.2 + (B ? 1 : 0);\n}\nB : B",
            "several positive values: 2.2, 1.2",
            "2:",
        ),
        ("node A { rate_up = exp(A); }", "a formula with the function exp", "1:20"),
        ("node A { rate_up = @other ? 1 : 0; }", "there is no attribute other", "1:20"),
        ("node A { logic = @logic; }", "defined by itself", "1:18"),
        ("node A { logic = A; } node A { }", "a second node A", "1:28"),
        ("node A { logic = $p; }", r"the parameter \$p has no value", "1:18"),
        ("node A { rate_up = -1; }", "a rate below 0", "1:20"),
        ("node A { logic A; }", "expected '='", "1:16"),
        ("node A { logic = A", "expected ';', found the end", "1:19"),
        ("this is no network", "expected 'node'", "1:6"),
    ],
)
def test_what_is_no_logic_with_rates_is_refused_by_place(text, message, place):
    with pytest.raises(FormatError, match=message) as error:
        read_text(text)
    assert str(error.value).startswith(f"x.bnd:{place}")


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(FormatError) as error:
        read_text(
            "node A { logic = A & ; }\nnode B { logic = B; }\nnode C { logic C; }\nnode B { }\nnode D { logic = (D; }\n"
        )
    assert [told.span.line for told in error.value.errors] == [1, 3, 4, 5]
    with pytest.raises(UnknownName) as unknown:
        read_text("node A { logic = X; }\nnode B { logic = A; }\nnode C { logic = Y; }\nnode D { rate_up = -1; }\n")
    assert [told.span.line for told in unknown.value.errors] == [1, 3, 4]
    with pytest.raises(UnknownName, match=r"and perhaps more$") as many:
        read_text("".join(f"node A{i} {{ logic = X; }}\n" for i in range(100)))
    assert len(many.value.errors) == 20


def test_a_name_that_is_no_node_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="unknown node 'AKT'"):
        read_text("node AKT1 { logic = AKT; }")


def test_a_written_pair_is_read_back_whole(tmp_path):
    network = pair(tmp_path)
    # descriptions are written, but notes of edges and of the whole have no place, so notes count as lost
    assert {loss.part for loss in write(network, tmp_path / "y.bnd")} == {Topic.NOTES}
    again = read(tmp_path / "y.bnd")
    assert (again.rules, again.timing, again.components, again.starts) == (
        network.rules,
        network.timing,
        network.components,
        network.starts,
    )


@given(networks(min_components=1))
def test_a_network_without_rates_is_read_back_as_it_is(net):
    network = Network("n", Rules.build(*net))
    again = maboss.read(maboss.write(network), "n.bnd")
    assert again.names == network.names
    for i in range(len(network)):
        assert again.rules.equivalent(network.rules.text(i), again.rules.rule(i))


def test_names_that_maboss_reserves_are_written_otherwise_and_told(tmp_path):
    network = Network("n", Rules.build(["node", "a-b"], ['"a-b"', "node"]))
    lost = write(network, tmp_path / "x.bnd")
    assert [str(loss) for loss in lost] == [
        "labels: node: called _node in the file",
        "labels: a-b: called a_b in the file",
    ]
    assert read(tmp_path / "x.bnd").names == ("_node", "a_b")


def test_the_timing_of_a_component_with_levels_is_written_for_each_level(tmp_path):
    start = Initial(("A", "X"), (((1, 2), 0.5), ((0, 1), 0.5)))
    timing = Timing((Rate("A", 2, 2), Rate("X", 3, 4)), (start,), ("X",))
    components = [Component("A"), Component("X", maximum=2)]
    network = Network.levelled("n", components, ["X", "A", "A & X"], timing=timing)
    write(network, tmp_path / "x.bnd")
    again = read(tmp_path / "x.bnd").timing
    assert again.rates == (Rate("A", 2, 2), Rate("X_b1", 3, 4), Rate("X_b2", 3, 4))
    assert again.initial == (Initial(("A", "X_b1", "X_b2"), (((1, 1, 1), 0.5), ((0, 1, 0), 0.5))),)
    assert again.internal == ("X_b1", "X_b2")


def test_only_files_that_begin_with_a_node_look_like_maboss():
    assert maboss.looks_like(b"// x\n/* y */ Node A_1 {\n")
    assert not maboss.looks_like(b"targets, factors\nnode, A\n")


@pytest.mark.parametrize(
    "text",
    [
        "node A { logic = "
        + " ^ ".join(f"N{i}" for i in range(40))
        + "; } "
        + " ".join(f"N{i} : N{i};" for i in range(40)),
        "node A { a0 = B;" + "".join(f"a{i + 1} = @a{i} ^ (@a{i} & A);" for i in range(60)) + "logic = @a60; } B : B",
        "node A { logic = " + "(" * 5000,
        "node A { rate_up = " + "9" * 5000 + "; }",
        "node A { rate_up = 1e999; }",
    ],
)
def test_hostile_files_end_in_an_error(text):
    with pytest.raises(LogicnetError):
        read_text(text)


def test_a_rule_in_full_parentheses_is_read_however_deep_it_nests():
    terms = [f"A{i % 100}" for i in range(20_000)]
    text = f"node X {{ logic = {'(' * len(terms)}{'B'}{''.join(f' | {term})' for term in terms)}; }}\nB : B;\n"
    network = read_text(text + "".join(f"A{i} : A{i};\n" for i in range(100)))
    assert len(network.rules.regulators(0)) == 101


def test_attributes_that_stand_for_one_another_in_a_long_row_are_refused_by_place():
    row = "".join(f"a{i + 1} = @a{i};" for i in range(5000))
    with pytest.raises(FormatError, match="attributes that stand for one another") as error:
        read_text(f"node A {{ a0 = A; {row} logic = @a5000; }}")
    assert error.value.span.line == 1


def test_attributes_that_name_each_other_twice_are_worked_out_once():
    text = "node A { a0 = B;" + "".join(f"a{i + 1} = @a{i} & @a{i};" for i in range(40)) + "logic = @a40; } B : B"
    assert read_text(text).rule_text("A") == "B"


@given(st.text(alphabet='node AB{}=;:?!&|()$@/*"\n0.5,[]', max_size=60))
def test_junk_is_read_or_refused(text):
    with suppress(LogicnetError):
        read_text(text)


@pytest.mark.skipif(not WILD.exists(), reason="needs a folder of published files that is not here")
def test_published_files_open_except_the_one_with_formulas_for_rates():
    refused = {}
    for path in sorted(WILD.glob("*")):
        try:
            read(path)
        except FormatError as error:
            refused[path.name] = error.message
    assert list(refused) == ["full_example.bnd"]
    assert refused["full_example.bnd"].endswith("a rate that takes several positive values: 1.4, 1.2")


def test_a_network_without_rates_has_none_after_it_was_written_and_read(tmp_path):
    network = Network("n", Rules.parse("In, In\nA, In\nOn, 1\nOff, 0"))
    write(network, tmp_path / "n.bnd")
    assert read(tmp_path / "n.bnd").timing is None


def test_the_initial_distribution_is_whole_where_a_part_of_it_is_certain(tmp_path):
    text = "node A { logic = A; } node B { logic = B & !A; } node C { logic = C; }"
    network = pair(tmp_path, text, "A.istate = 1; [B].istate = 1 [0], 3 [1];")
    assert [one.name for one in network.starts] == ["initial"]
    start = Start.parse("@initial", network)
    assert sorted((weight, held["B"]) for weight, held in start.parts("AB")) == [(0.25, 0), (0.75, 1)]
    assert all(held["A"] == 1 and "C" not in held for _, held in start.parts("ABC"))
    again = toml.read(toml.write(network), "x.toml")
    assert Start.parse("@initial", again).parts("AB") == start.parts("AB")


def test_where_no_node_is_named_the_initial_distribution_is_any_state(tmp_path):
    network = pair(tmp_path, "node A { rate_up = A*3; rate_down = !A*3; }", "")
    assert Start.parse("@initial", network).parts("A") == [(1.0, {})]
