"""Networks as systems of programs, under settings and interventions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.checking.systems import held_by, rule_under, system_of, treated
from logicnet.logic import Rules
from logicnet.logic.program import FALSE, TRUE, evaluated
from logicnet.model import Cut, Fix, Intervention, Network, Setting, knock_in, knock_out
from strategies import Net, cuts, fixings, networks, states

PAIR = Network("pair", Rules.build(["A", "B"], ["A", "A"]))


def one(*changes: Fix | Cut) -> Intervention:
    return Intervention.of(changes)


@settings(max_examples=50)
@given(net=networks(5, min_components=1), data=st.data())
def test_a_treated_system_has_the_values_of_the_changed_network(net: Net, data: st.DataObject) -> None:
    network = Network("drawn", Rules.build(*net))
    names, size = net[0], len(net[0])
    fix, cut = data.draw(fixings(size)), data.draw(cuts(size))
    first = one(*(Fix(names[i], v) for i, v in fix.items()))
    second = one(*(Cut(names[i], names[j], v) for (i, j), v in cut.items()))
    system = treated(system_of(network), network.position, Setting(), (first, second))
    changed, state = network.rules.perturb(fix, cut), data.draw(states(size))
    assert [evaluated(program, state.__getitem__) for program in system] == [
        changed.evaluate(i, state) for i in range(size)
    ]
    alone = [
        rule_under(program, i, network.position, Setting(), (first, second))
        for i, program in enumerate(system_of(network))
    ]
    assert tuple(alone) == system


def test_of_two_that_hold_one_component_or_cut_one_edge_the_later_has_the_last_word() -> None:
    for first, second in [(0, 1), (1, 0)]:
        word = (TRUE,) if second else (FALSE,)
        for kind in (lambda v: one(Cut("A", "B", v)), lambda v: one(Fix("B", v))):
            done = (kind(first), kind(second))
            assert treated(system_of(PAIR), PAIR.position, Setting(), done)[1] == word


def test_what_is_held_stays_whatever_edge_into_it_is_cut() -> None:
    done = (knock_out("B"), one(Cut("A", "B", 1)))
    assert treated(system_of(PAIR), PAIR.position, Setting(), done)[1] == (FALSE,)


def test_a_setting_holds_inputs_and_an_intervention_has_the_last_word() -> None:
    setting = Setting((("A", 0),))
    assert held_by(PAIR.position, setting, ()) == {0: 0}
    assert held_by(PAIR.position, setting, (knock_in("A"), knock_in("B"))) == {0: 1, 1: 1}
    assert treated(system_of(PAIR), PAIR.position, setting, (knock_in("A"),)) == ((TRUE,), (0,))
