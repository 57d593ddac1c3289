"""GINsim's graphs are read: levels, functions, labels, notes, drawing; what is wrong is shown where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.errors import FormatError, LogicnetError
from logicnet.formats.ginml.reader import looks_like, read
from logicnet.model import Annotation, Identifier, Network, Placement

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE gxl SYSTEM "http://ginsim.org/GINML_2_2.dtd">
<gxl xmlns:xlink="http://www.w3.org/1999/xlink">
"""


def graph(inside: str, order: str = "A X", id: str = "model") -> bytes:
    return f'{HEAD}<graph class="regulatory" id="{id}" nodeorder="{order}">\n{inside}\n</graph></gxl>'.encode()


WHOLE = graph(
    """<nodestyle width="50" height="25"/>
<node id="X" name="The X" maxvalue="2">
  <value val="2"><exp str="A &amp; !B"/></value>
  <value val="1"><exp str="A &amp; B"/><exp str="X:2"/></value>
  <annotation><linklist><link xlink:href="uniprot:P1"/></linklist><comment>One
two</comment></annotation>
  <nodevisualsetting x="3" y="4" style=""/>
</node>
<node id="A" name="A" maxvalue="1" input="true"/>
<node id="B" maxvalue="1"><parameter idActiveInteractions=" X:B:2" val="1"/></node>
<edge id="A:X" from="A" to="X" minvalue="1" sign="positive"><annotation><comment>why</comment></annotation></edge>
<edge id="B:X" from="B" to="X" minvalue="1" sign="negative"/>
<edge id="X:X" from="X" to="X" minvalue="2" sign="positive"/>
<edge id="X:B" from="X" to="B" effects="1:negative 2:positive"/>
<annotation><linklist><link xlink:href="pmid:7"/></linklist><comment>All of it</comment></annotation>""",
    "A B X",
)


def text(network: Network, name: str) -> str:
    return network.rule_text(name)


def test_a_graph_is_read_with_all_that_it_knows() -> None:
    network = read(WHOLE, "folder/m.ginml")
    assert (network.name, network.source) == ("model", "folder/m.ginml")
    assert network.names == ("A", "B", "X>=1", "X>=2")
    assert network.levels == {"X": 2} and network.inputs == ("A",)
    rules = network.targets
    assert rules is not None
    assert rules.equivalent(rules.rule(1), "X>=2")
    # where A & !B and X=2 both hold GINsim takes neither level
    assert rules.equivalent(rules.rule(3), "A & !B & !X>=2")
    assert rules.equivalent(rules.rule(2), "A & B | A & !B & !X>=2 | !(A & !B) & X>=2")
    x = network.component("X")
    assert (x.label, network.component("A").label) == ("The X", "")
    assert x.annotation == Annotation((Identifier("uniprot:P1", "is"),), "One\ntwo", Placement(3, 4, 50, 25))
    assert [(r.source, r.sign, r.annotation.notes) for r in x.regulations] == [("A", "±", "why")]
    assert network.annotation == Annotation((Identifier("pubmed:7", "isDescribedBy"),), "All of it")
    assert any("X: expressions for different levels hold together" in note for note in network.notes)


def test_a_parameter_table_gives_the_level_for_each_set_of_active_interactions() -> None:
    network = read(
        graph(
            """<node id="A" maxvalue="2" basevalue="1">
  <parameter idActiveInteractions="e2 b" val="2"/><parameter idActiveInteractions="e1" val="2"/></node>
<node id="X" maxvalue="3" input="true"/><node id="B" maxvalue="1" input="true"/>
<edge id="e1" from="X" to="A" minvalue="1" maxvalue="1" sign="positive"/>
<edge id="e2" from="X" to="A" minvalue="2" maxvalue="-1" sign="negative"/>
<edge id="b" from="B" to="A" minvalue="1" sign="unknown"/>""",
            "A B X",
        ),
        "m.ginml",
    )
    rules = network.targets
    assert rules is not None
    assert rules.equivalent(rules.rule(1), "X>=2 & B | X=1 & !B")  # level 2
    assert rules.equivalent(rules.rule(0), "X>=2 & B | X=1 & !B | !X & !B")  # level 1 at least: the base value too
    assert network.inputs_with_levels == ("X",) and network.inputs == ("B",)


def test_a_node_without_a_function_is_constant() -> None:
    network = read(graph('<node id="A" maxvalue="1"/><node id="X" maxvalue="2"><parameter val="1"/></node>'), "m.ginml")
    assert [text(network, name) for name in ("A", "X")] == ["0", "1: 1; 2: 0"]


def test_the_order_of_nodes_is_that_of_the_graph() -> None:
    nodes = '<node id="A" maxvalue="1"/><node id="X" maxvalue="1"/>'
    assert read(graph(nodes, "X A"), "m.ginml").names == ("X", "A")
    other = read(graph(nodes, "X"), "m.ginml")
    assert other.names == ("A", "X")
    assert "nodeorder does not name every node" in other.notes[0]


def test_a_graph_without_a_name_of_its_own_is_called_after_the_file() -> None:
    assert read(graph("", "", "default_name"), "folder/m.ginml").name == "m"


def test_what_ginsim_passes_over_is_noted() -> None:
    network = read(
        graph(
            """<node id="A" maxvalue="1" input="true"><parameter val="1"/></node>
<node id="X" maxvalue="1"><value val="1"><exp str="!A"/><exp str=" "/></value>
<parameter val="1"/><parameter val="0"/></node>
<node id="B" maxvalue="1"/><edge from="A" to="X" sign="positive"/><edge from="A" to="B"/>""",
            "A B X",
        ),
        "m.ginml",
    )
    said = "\n".join(network.notes)
    assert "A is an input: its parameters, expressions and incoming edges do not count" in said
    assert "an empty expression for the level 1 is passed over" in said
    assert "X has two levels for one set of active interactions; the first counts" in said
    assert "no function depends on 1 of the edges: A:B" in said
    assert "another sign than its functions: A:X (-)" in said
    assert network.rules.text(2) == "!A"


NODES = '<node id="A" maxvalue="1"/>\n<node id="X" maxvalue="2">{}</node>\n{}'
EDGE = '<edge id="A:X" from="A" to="X" minvalue="1" sign="positive"/>'
BAD = {
    "no level": (NODES.format('<parameter val="3"/>', ""), "expected a number from 0 to 2 for val, found '3'", 6),
    "no number": (NODES.format('<value val="x"/>', ""), "expected a number from 0 to 2 for val, found 'x'", 6),
    "no maximum": ('<node id="A"/>', "expected a number from 0 to 127 for maxvalue, found ''", 5),
    "huge maximum": ('<node id="A" maxvalue="99999999999"/>', "expected a number from 0 to 127", 5),
    "no id": ('<node maxvalue="1"/>', "a node without an id", 5),
    "no name": ('<node id="A B" maxvalue="1"/>', "'A B' cannot name a component", 5),
    "twice": ('<node id="A" maxvalue="1"/>\n<node id="A" maxvalue="1"/>', "a second node 'A'", 6),
    "no node": (NODES.format("", '<edge from="A" to="Y"/>'), "there is no node 'Y'", 7),
    "threshold": (NODES.format("", '<edge from="A" to="X" minvalue="2"/>'), "from 0 to 1 for minvalue, found '2'", 7),
    "effects": (NODES.format("", '<edge from="A" to="X" effects="2"/>'), "expected a threshold and a sign", 7),
    "same edge": (
        NODES.format("", EDGE + "\n" + EDGE.replace(":", "_")),
        "a second edge from A to X with the threshold 1",
        8,
    ),
    "no edge": (NODES.format('<parameter idActiveInteractions="Y" val="1"/>', EDGE), "'Y' is no edge into X", 6),
    "not read": (NODES.format('<value val="1"><exp str="Y"/></value>', EDGE), "the expression reads 'Y'", 6),
    "no rule": (NODES.format('<value val="1"><exp str="A &amp;"/></value>', EDGE), "'A &' is no expression", 6),
    "blank": (NODES.format('<value val="1"><exp str="A A"/></value>', EDGE), "'A A' is no expression", 6),
}


@pytest.mark.parametrize(("inside", "message", "line"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_shown_where_it_stands(inside: str, message: str, line: int) -> None:
    with pytest.raises(FormatError, match=message.replace("(", r"\(")) as caught:
        read(graph(inside), "m.ginml")
    assert caught.value.span is not None and caught.value.span.line == line
    assert "m.ginml:" in str(caught.value) and caught.value.span.text


def test_an_edge_that_stands_twice_counts_once_and_a_maximum_of_0_is_1() -> None:
    inside = NODES.format('<value val="1"><exp str="A"/></value>', EDGE + EDGE).replace(
        '"A" maxvalue="1"', '"A" maxvalue="0"'
    )
    network = read(graph(inside), "m.ginml")
    assert network.names == ("A", "X>=1", "X>=2")
    assert [note.partition(": ")[2] for note in network.notes] == [
        "A has the maxvalue 0, which is read as 1, as in GINsim",
        "the edge A:X stands twice",
    ]


def test_names_like_words_of_the_language_are_names() -> None:
    names = ["and", "0", "1", "true", "not", "X-1", "14.3+3/a"]
    nodes = "".join(f'<node id="{n}" maxvalue="1"><value val="1"><exp str="!{n}"/></value></node>' for n in names)
    edges = "".join(f'<edge from="{n}" to="{n}"/>' for n in names)
    network = read(graph(nodes + edges, " ".join(names)), "m.ginml")
    assert network.names == tuple(names)
    assert [network.rules.signs(i) for i in range(len(names))] == [("-",)] * len(names)


def test_other_documents_are_refused_by_what_they_are() -> None:
    with pytest.raises(FormatError, match="expected a graph in a gxl document, found 'sbml'"):
        read(b"<sbml/>", "m.ginml")
    with pytest.raises(FormatError, match="a graph of the class 'dynamical'"):
        read(b'<gxl><graph class="dynamical"/></gxl>', "m.ginml")
    with pytest.raises(FormatError, match="declares entities"):
        read(b'<!DOCTYPE gxl [<!ENTITY a "b">]><gxl>&a;</gxl>', "m.ginml")


def test_a_graph_is_known_by_its_content() -> None:
    assert looks_like(WHOLE)
    assert not any(map(looks_like, (b"", b"targets, factors", b"<sbml/>", b'{"gxl": 1}', b"PK\x03\x04")))


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(WHOLE)))
    end = data.draw(st.integers(begin, min(len(WHOLE), begin + 12)))
    content = (
        WHOLE[:begin] + data.draw(st.sampled_from([b"", b"9", b"-1", b'"', b"<", b"\xff", b"A", b" "])) + WHOLE[end:]
    )
    try:
        read(content, "m.ginml")
    except LogicnetError as error:
        assert str(error)


def test_deep_and_long_expressions_do_not_break_the_reader() -> None:
    for said in ("(" * 50_000 + "A" + ")" * 50_000, "!" * 50_000 + "A", " | ".join(["A"] * 20_000), "(" * 50_000):
        try:
            read(graph(NODES.format(f'<value val="1"><exp str="{said}"/></value>', EDGE)), "m.ginml")
        except LogicnetError as error:
            assert "m.ginml" in str(error)
