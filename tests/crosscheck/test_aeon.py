"""AEON itself reads what is written for it, and has the same functions for what is read of its files."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings

from logicnet.errors import FormatError
from logicnet.formats.aeon import reader as aeon
from logicnet.formats.table import read
from logicnet.logic import Expression, Rules
from logicnet.model import Network
from strategies import networks

peer = pytest.importorskip("biodivine_aeon")
WILD = Path("/work/shared/wild/collection")


def aeon_texts(model) -> dict[str, str]:
    """Each component's function as AEON writes it, in operators that the core reads; without one, itself."""
    texts = {}
    for variable in model.variables():
        name = model.get_variable_name(variable)
        function = model.get_update_function(variable)
        if function is None:
            texts[name] = name
        else:
            # AEON's own diagram of the function, as a disjunction of its paths
            texts[name] = _disjunction(peer.SymbolicContext(model), function)
    return texts


def _disjunction(context, function) -> str:
    clauses = context.mk_update_function(function).clause_iterator()
    terms = []
    for clause in clauses:
        literals = [(context.get_network_variable_name(v), value) for v, value in clause.items()]
        terms.append(" & ".join(name if value else f"!{name}" for name, value in literals) or "1")
    return " | ".join(f"({term})" for term in terms) or "0"


def same_functions(network: Network, model) -> bool:
    texts = aeon_texts(model)
    assert set(texts) == set(network.names)
    theirs = Rules.build(network.names, [texts[name] for name in network.names])
    return all(
        Expression(network.rules, theirs.program(i)).equivalent(network.rules.rule(i)) for i in range(len(network))
    )


@settings(max_examples=200, deadline=None)
@given(networks(min_components=1))
def test_aeon_reads_what_is_written_for_it(net):
    network = Network("n", Rules.build(*net))
    model = peer.BooleanNetwork.from_aeon(aeon.write(network).decode())
    assert same_functions(network, model)
    peer.AsynchronousGraph(model)  # refuses signs that the functions do not have


@pytest.mark.parametrize("signs", list(product(("->", "-|", "-?", "->?", "-??"), repeat=2)))
def test_as_many_functions_fit_as_aeon_has_colours(signs):
    text = f"a {signs[0]} x\nb {signs[1]} x\n$a: true\n$b: true\n"
    (choice,) = aeon.read(text.encode(), "x.aeon").choices
    colours = peer.AsynchronousGraph(peer.BooleanNetwork.from_aeon(text)).mk_unit_colors().cardinality()
    assert 1 + len(choice.alternatives) == colours


@pytest.mark.skipif(not WILD.exists(), reason="needs a folder of published files that is not here")
def test_published_files_are_read_and_refused_as_aeon_does():
    for path in sorted(WILD.glob("*/*.aeon")):
        try:
            model = peer.BooleanNetwork.from_aeon(path.read_text())
        except RuntimeError:
            model = None
        try:
            network = read(path)
        except FormatError:
            assert model is None, path
            continue
        assert model is not None, path
        if len(network) <= 100:
            assert same_functions(network, model), path
