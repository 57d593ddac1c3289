"""`holds`: formulas on whole networks, decided by definition over all states; witnesses are followed move by move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claim_strategies as strategies
import claims_oracle as oracle
import logicnet
from logicnet.checking import Satisfaction, ShownPath, ShownState, holds
from logicnet.checking import decisions as by_decisions
from logicnet.errors import RuleError, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.logic.ctl.formulas import Formula, Not, Temporal
from logicnet.model import Network

SIZES = st.integers(2, 4)


def switch() -> Network:
    """A and B suppress each other."""
    return Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))


def ring(size: int) -> Network:
    names = [f"X{i}" for i in range(size)]
    return Network("ring", Rules.build(names, [names[i - 1] for i in range(size)]))


@st.composite
def questions(draw: st.DrawFn) -> tuple[oracle.Network, tuple[str, ...], oracle.Arm, tuple, oracle.Tree]:  # type: ignore[type-arg]
    """A network, its names, an arm without background, a start, a formula."""
    net = draw(strategies.networks(4))
    size = len(net)
    arm = replace(draw(strategies.arms(net)), background=())
    start = draw(strategies.some_values([i for i in range(size) if i not in dict(arm.setting)], size))
    return net, draw(strategies.names(size)), arm, start, draw(strategies.formulas(size))


def asked(
    net: oracle.Network,
    names: tuple[str, ...],
    arm: oracle.Arm,
    start: tuple[tuple[int, int], ...],
    formula: oracle.Tree,
) -> Satisfaction:
    network = strategies.as_network(net, names)
    drawn = strategies.as_arm(arm, names)
    return holds(
        network,
        strategies.text(formula, names),
        start=logicnet.Subspace(network.names, tuple(dict(start).get(i) for i in range(len(names)))),
        setting=drawn.setting,
        intervention=drawn.intervention,
    )


@settings(max_examples=300, deadline=None)
@given(questions())
def test_a_formula_holds_where_its_definition_says_so(question: tuple) -> None:  # type: ignore[type-arg]
    net, names, arm, start, formula = question
    good = oracle.satisfying(formula, oracle.moves(net, arm))
    answer = asked(net, names, arm, start, formula)
    assert answer.complete
    assert answer.holds is (oracle.begin(net, arm, start) <= good)


@settings(max_examples=300, deadline=None)
@given(questions())
def test_a_witness_starts_where_it_should_and_each_step_is_a_move(question: tuple) -> None:  # type: ignore[type-arg]
    net, names, arm, start, formula = question
    answer = asked(net, names, arm, start, formula)
    if answer.witness is None:
        assert answer.holds
        return
    graph = oracle.moves(net, arm)
    good = oracle.satisfying(formula, graph)
    starts = oracle.begin(net, arm, start)
    at = starts & good if answer.holds else starts - good
    reached = {s for s in at if agrees(s, answer.path[0], names)}
    assert reached
    for before, after in zip(answer.path, answer.path[1:], strict=False):
        (changed,) = [name for name in after if before[name] != after[name]]
        assert changed in names
        reached = {t for s in closure(graph, reached, before, names) for t in graph[s] if agrees(t, after, names)}
        assert reached, "no move leads from a state of the path to the next"


def agrees(state: tuple[int, ...], shown: Mapping[str, int], names: tuple[str, ...]) -> bool:
    return all(state[names.index(name)] == value for name, value in shown.items())


def closure(graph: object, states: set, shown: Mapping[str, int], names: tuple[str, ...]) -> set:  # type: ignore[type-arg]
    """The states that moves of components which the path leaves out lead to."""
    found, waiting = set(states), list(states)
    while waiting:
        for after in graph[waiting.pop()]:  # type: ignore[index]
            if after not in found and agrees(after, shown, names):
                found.add(after)
                waiting.append(after)
    return found


@pytest.mark.parametrize(
    ("formula", "start", "path"),
    [
        ("EF (A & !B)", "A=0 B=0", "path: A=0 B=0 -> A=1"),
        ("EX A", "A=0 B=0", "path: A=0 B=0 -> A=1"),
        ("EG !B", "A=0 B=0", "path: A=0 B=0 -> A=1"),
        ("E[!A U B]", "A=0 B=0", "path: A=0 B=0 -> B=1"),
        ("!AG !A", "A=0 B=0", "path: A=0 B=0 -> A=1"),
        ("A -> EF B", "A=1 B=1", "path: A=1 B=1"),
    ],
)
def test_a_formula_that_some_path_satisfies_is_shown_by_one(formula: str, start: str, path: str) -> None:
    answer = holds(switch(), formula, start=start)
    assert answer.holds and isinstance(answer.witness, ShownPath)
    assert answer.witness.text(("A", "B")) == path


@pytest.mark.parametrize(
    ("formula", "start", "path"),
    [
        ("AG !A", "A=0 B=0", "path: A=0 B=0 -> A=1"),
        ("AX !A", "A=0 B=0", "path: A=0 B=0 -> A=1"),
        ("AF B", "A=0 B=0", "path: A=0 B=0 -> A=1"),
        ("A[!A U B]", "A=0 B=0", "path: A=0 B=0 -> A=1"),
        ("AX B", "A=1 B=0", "path: A=1 B=0"),
        ("AG (A -> EF B)", "", "path: A=0 B=0 -> A=1"),
        ("AF A & AF B", "A=0 B=0", "path: A=0 B=0 -> B=1"),
    ],
)
def test_a_formula_that_some_path_breaks_is_refuted_by_one(formula: str, start: str, path: str) -> None:
    answer = holds(switch(), formula, start=start)
    assert answer.holds is False and isinstance(answer.witness, ShownPath)
    assert answer.witness.text(("A", "B")) == path


def test_where_no_path_shows_it_a_state_does_and_where_nothing_does_there_is_none() -> None:
    refuted = holds(switch(), "EF (A & B)", start="A=1 B=0")
    assert isinstance(refuted.witness, ShownState) and refuted.witness.values == {"A": 1, "B": 0}
    assert holds(switch(), "AG (A | B)", start="A=1 B=0").witness is None


def test_the_answer_counts_the_start_states_that_satisfy_it() -> None:
    answer = holds(switch(), "AG EF A")  # A=0 B=1 is at rest and can be reached from all states but A=1 B=0
    assert (answer.states, answer.satisfied) == (4, 1)


def test_what_an_intervention_holds_is_held_from_the_first_moment_and_the_answer_says_so() -> None:
    network = switch()
    answer = holds(network, "AG B", start="A=1 B=1", intervention="A%0")
    assert answer.holds and dict(answer.overridden) == {"A": 1}
    later = holds(network, "AG B", start="A=1 B=1", intervention="A%0", held_later=True)
    assert later.holds is False and not later.overridden


def test_a_drug_is_an_intervention() -> None:
    network = logicnet.load("il6")
    drug = holds(network, "AG !IL6R", start="IL6R=0", setting="IL6_niche=0", intervention="siltuximab")
    edge = holds(network, "AG !IL6R", start="IL6R=0", setting="IL6_niche=0", intervention="IL6:IL6R%0")
    assert drug.intervention == logicnet.attractors(network, intervention="siltuximab").intervention
    assert (drug.holds, edge.holds) == (True, True)
    assert holds(network, "AG !IL6R", start="IL6R=0", setting="IL6_niche=0").holds is False


def test_bad_questions_point_at_the_place() -> None:
    with pytest.raises(RuleError) as unread:
        holds(switch(), "AG (A")
    assert unread.value.span is not None and unread.value.span.column == 4
    with pytest.raises(UnknownName, match="'C'"):
        holds(switch(), "AG C")
    with pytest.raises(SettingError, match="outside the setting"):
        network = Network("n", Rules.build(["I", "A"], ["I", "I"]))
        holds(network, "AG A", setting="I=1", start="I=0")


def test_too_many_states_are_undecided_and_say_so() -> None:
    answer = holds(ring(40), "AG AF X0")
    assert (answer.holds, answer.complete, answer.witness) == (None, False, None)
    assert answer.why_incomplete == "too many states: 40 components can move, 2^40 states"


def test_what_never_changes_is_decided_at_any_size() -> None:
    """A ring that starts with all on stays on; one that starts with one off may lose any of the others."""
    assert holds(ring(40), "AG X7", start=" ".join(f"X{i}=1" for i in range(40))).holds
    free = holds(ring(40), "AG (X7 -> X7 & 1)")
    assert free.holds and free.states == 2**40
    lost = holds(ring(40), "AG X7", start=" ".join(f"X{i}={int(i != 6)}" for i in range(40)))
    assert lost.holds is False and isinstance(lost.witness, ShownPath) and lost.witness.steps == ["X7=0"]
    found = holds(ring(40), "EF (X7 & !X8)", start=" ".join(f"X{i}={int(i == 6)}" for i in range(40)))
    assert found.holds and isinstance(found.witness, ShownPath) and found.witness.steps == ["X7=1"]


@settings(max_examples=60, deadline=None)
@given(questions(), st.sampled_from(("AG", "EF")))
def test_decision_diagrams_decide_as_sets_of_states_do(question: tuple, operator: str) -> None:  # type: ignore[type-arg]
    net, names, arm, start, formula = question
    size = len(names)
    whole = tuple((i, dict(start).get(i, 0)) for i in range(size) if i not in dict(arm.setting))
    inner = formula[1] if isinstance(formula, tuple) and formula[0] in strategies.UNARY else 0
    if not plain(inner):
        inner = 0
    wanted = oracle.begin(net, arm, whole) <= oracle.satisfying((operator, inner), oracle.moves(net, arm))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_decisions, "MOST_VARIABLES", 0)
        answer = asked(net, names, arm, whole, (operator, inner))
    assert answer.complete and answer.holds is wanted


def plain(tree: oracle.Tree) -> bool:
    """Without temporal operators."""
    return isinstance(tree, int) or (tree[0] in ("0", "1", "!", "&", "|", "->") and all(map(plain, tree[1:])))


def test_a_formula_of_a_megabyte_is_read_and_decided_or_refused() -> None:
    deep = "!" * 60_000 + "(" * 470_000 + "A" + ")" * 470_000
    long = "A  " + " " * 920_000 + "& B | A" * 12_000
    nested = "EX " * 10_000 + "A" + " " * 970_000
    for text in (deep, long, nested):
        assert len(text) >= 10**6 and holds(switch(), text, start="A=1 B=0").holds
    assert holds(switch(), "A & B & " * 10_000 + "A", start="A=1 B=0").holds is False
    with pytest.raises(RuleError, match="never closed"):
        holds(switch(), "(" * 1_000_000 + "A")


def test_a_long_formula_keeps_to_its_time() -> None:
    answer = holds(ring(16), "AG EF " * 100_000 + "X0", timeout=0.2)
    assert answer.complete is False and "time" in answer.why_incomplete


def test_a_formula_that_was_read_is_a_formula_too() -> None:
    from logicnet.logic.ctl.formulas import Name

    formula: Formula = Temporal("AG", Not(Name("A")))
    assert holds(switch(), formula, start="A=0 B=1").holds


def test_the_answer_is_one_json_object_and_a_table_of_its_witness() -> None:
    answer = holds(switch(), "AG !A", start="A=0 B=0")
    found = answer.to_dict()
    assert found["holds"] is False and found["formula"] == "AG !A"
    assert found["witness"] == {"path": {"start": {"A": 0, "B": 0}, "steps": ["A=1"]}}
    assert answer.to_frame().to_dict() == {0: {"A": 0, "B": 0}, 1: {"A": 1, "B": 0}}
    assert holds(switch(), "1").to_frame().empty


@settings(max_examples=150, deadline=None)
@given(questions(), st.sampled_from(["AG EF {}", "AG EF AG {}", "AG EF ({} & !{})", "AG EF AG !{}"]), st.data())
def test_what_comes_back_for_ever_is_told_by_the_attractors_as_by_the_states(
    question: tuple,
    form: str,
    data: st.DataObject,  # type: ignore[type-arg]
) -> None:
    net, names, arm, start, _ = question
    network, drawn = strategies.as_network(net, names), strategies.as_arm(arm, names)
    words = [f'"{data.draw(st.sampled_from(names))}"' for _ in range(form.count("{}"))]
    about = {
        "start": logicnet.Subspace(network.names, tuple(dict(start).get(i) for i in range(len(names)))),
        "setting": drawn.setting,
        "intervention": drawn.intervention,
    }
    small = holds(network, form.format(*words), **about)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_decisions, "MOST_VARIABLES", 0)
        large = holds(network, form.format(*words), **about)
    assert large.holds is small.holds or "depends on inputs" in large.why_incomplete
    if large.witness is not None:
        # an intervention has the last word on an input that the setting holds too, and a start may not say otherwise
        own = {name: value for name, value in dict(large.path[0]).items() if name not in dict(drawn.setting.values)}
        again = holds(network, form.format(*words), **{**about, "start": own})
        assert again.holds is False


def test_what_inputs_alone_keep_from_ever_being_is_told_of_a_large_network() -> None:
    """Drug keeps its value, so from a state without it Drug & X0 never comes; ring(60) has 3 attractors or more."""
    names, rules = ring(60).names, [ring(60).rules.text(i) for i in range(60)]
    network = Network("treated", Rules.build([*names, "Drug"], [*rules, "Drug"]))
    answer = holds(network, "AG EF (Drug & X0)", timeout=60)
    assert (answer.holds, answer.method.split(";")[0]) == (False, "constants")
    assert answer.witness is not None and dict(answer.path[0])["Drug"] == 0
    assert holds(network, "AG EF (!Drug | X0)", start="Drug=0", timeout=60).holds is True


def test_a_large_network_comes_back_for_ever() -> None:
    network = ring(60)
    assert holds(network, "AG EF (X0 & X1)").holds is False  # where all are off, all stay off
    switches = Network(
        "many", Rules.build([f"{s}{i}" for i in range(30) for s in "AB"], [f"!{s}{i}" for i in range(30) for s in "BA"])
    )
    assert holds(switches, "AG EF (A3 | B3)").holds is True
    assert holds(switches, "AG EF AG A3").holds is False
    assert "attractors of" in holds(network, "AG EF (X0 & X1)").method
