"""A start beside an intervention: every command reads it in one way, held to the oracle."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.analysis.probabilities import probabilities
from logicnet.analysis.reach import Reach, reach
from logicnet.analysis.simulation import simulate
from logicnet.analysis.started import StartedQuestion, seen_factors, seen_start
from logicnet.core.budget import Budget
from logicnet.core.codes import FREE
from logicnet.core.courses import ELSEWHERE
from logicnet.errors import InterventionError, SettingError
from logicnet.evidence.checks import check
from logicnet.evidence.ledger import read as ledger
from logicnet.evidence.verdict import word
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Initial, Intervention, Network, Subspace, Timing
from logicnet.screens import screen
from mutants import changed

EXAMPLES = settings(max_examples=80, deadline=None)
# D lets X switch Y on, and both remember: from X alone, Y comes on only while D is there.
STALE = Network("stale", Rules.build(["D", "X", "Y"], ["D", "X & D", "Y | (X & D)"]))


@dataclass(frozen=True)
class Question:
    """A network under a setting and an intervention, the values that a start names, and an expression to end in."""

    net: strategies.Net
    setting: dict[str, int]
    intervention: Intervention
    start: dict[str, int]
    target: str

    @property
    def network(self) -> Network:
        return Network("drawn", Rules.build(*self.net))

    @property
    def observed(self) -> Network:
        """The network with one component more, which follows the expression and which nothing reads."""
        names, texts = self.net
        return Network("observed", Rules.build([*names, "Seen"], [*texts, self.target]))

    @property
    def treated(self) -> oracle.Network:
        """The rules that a walk under the intervention obeys."""
        return changed(self.network, self.untreated, self.intervention)

    @property
    def untreated(self) -> oracle.Network:
        at = self.network.position
        return oracle.fix(oracle.network(*self.net), {at[name]: value for name, value in self.setting.items()})

    def states(self, values: dict[str, int]) -> list[oracle.State]:
        return oracle.inside(tuple(values.get(name) for name in self.net[0]))

    @property
    def held(self) -> dict[str, int]:
        names = self.net[0]
        held = self.intervention.held_in({name: i for i, name in enumerate(names)})
        return {names[i]: value for i, value in held.items()}

    @property
    def begun(self) -> list[oracle.State]:
        """Where a walk begins, as what is held is held from the first moment."""
        return self.states({**self.setting, **self.start, **self.held})

    @property
    def stale(self) -> list[oracle.State]:
        """Where it begins if a held component starts where the start says."""
        return self.states({**self.setting, **self.held, **self.start})

    def chance(self, rules: oracle.Network, begun: list[oracle.State]) -> Fraction:
        """The probability of ending in an attractor that shows the expression at least at times."""
        holds = oracle.rule(self.target, self.net[0])
        chances = oracle.absorption(rules)
        shown = [end for end in chances[begun[0]] if any(holds(state) for state in end)]
        return sum((chances[state][end] for state in begun for end in shown), Fraction(0)) / len(begun)


def written(values: dict[str, int]) -> str:
    return " ".join(f"{name}={value}" for name, value in values.items())


@st.composite
def questions(draw: st.DrawFn, most: int = 6) -> Question:
    """One component is held at odds with the start, and another one may remember what it was before.

    Any component may be named in the start, any other may be held too, and inputs and edge cuts are common.
    """
    names, drawn = draw(strategies.networks(most, min_components=2))
    order = draw(st.permutations(names))
    held, memory = order[:2]
    inputs = draw(st.sets(st.sampled_from(names), max_size=2))
    value = draw(st.integers(0, 1))
    gone = held if value == 0 else f"!{held}"  # what holds until the held component has moved
    latch = draw(st.sampled_from([f"{memory} | {gone}", f"!({gone}) & {memory}", f"{memory} | {gone} & ({drawn[0]})"]))
    rules = {name: name if name in inputs else text for name, text in zip(names, drawn, strict=True)}
    rules[memory] = draw(st.sampled_from([latch, latch, rules[memory]]))
    network = Network("drawn", Rules.build(names, rules.values()))
    settable = [name for name in network.inputs if name not in (held, memory)]
    setting = {name: draw(st.integers(0, 1)) for name in settable if draw(st.booleans())}
    fixes = {held: value, **{names[i]: v for i, v in draw(strategies.fixings(len(names), 1)).items()}}
    edges = [(s, t) for t in names for s in network.regulators(t) if t not in setting]
    chosen = draw(st.sets(st.sampled_from(edges), max_size=2)) if edges else set()
    cuts = [Cut(*edge, draw(st.integers(0, 1))) for edge in sorted(chosen)]
    intervention = Intervention.of([*(Fix(*fix) for fix in fixes.items()), *cuts])
    named = [name for name in names if name == held or draw(st.sampled_from([True, True, False]))]
    start = {name: setting.get(name, draw(st.integers(0, 1))) for name in named} | {held: 1 - value}
    target = draw(st.sampled_from([*names, memory, memory]) | strategies.expressions(names, 4))
    return Question((names, tuple(rules.values())), setting, intervention, start, target)


def ends_seen(question: Question, *, held_later: bool) -> float:
    """What `probabilities` says of ending where the expression is seen."""
    answer = probabilities(
        question.observed,
        written(question.start),
        setting=written(question.setting),
        intervention=question.intervention,
        held_later=held_later,
    )
    assert answer.exact and answer.complete
    return sum(c.probability or 0.0 for c in answer.chances if c.attractor.fixed.get("Seen") != 0)


def reached(question: Question, bitsets: int, *, held_later: bool) -> Reach:
    answer = reach(
        question.network,
        written(question.start),
        target=question.target,
        setting=written(question.setting),
        intervention=question.intervention,
        held_later=held_later,
        bitsets=bitsets,
    )
    assert answer.complete
    return answer


@given(questions(), st.booleans())
@EXAMPLES
def test_probabilities_are_those_of_the_oracle_from_the_state_that_was_asked_for(q: Question, held_later: bool) -> None:
    expected = q.chance(q.treated, q.stale if held_later else q.begun)
    assert ends_seen(q, held_later=held_later) == pytest.approx(float(expected), abs=1e-12)


@given(questions(), st.booleans(), st.sampled_from([22, -1]))
@EXAMPLES
def test_what_is_reached_is_the_forward_closure_of_the_state_that_was_asked_for(
    q: Question, held_later: bool, bitsets: int
) -> None:
    begun = q.stale if held_later else q.begun
    graph, holds = oracle.graph(q.treated), oracle.rule(q.target, q.net[0])
    ahead = oracle.forward(graph, begun)
    answer = reached(q, bitsets, held_later=held_later)
    assert answer.states == len(ahead)
    assert answer.reachable == any(holds(state) for state in ahead)
    ends = [end for end in oracle.attractors(graph) if end <= ahead]
    assert len(answer.reached) == len(ends)
    assert all(any(tuple(a.state.values()) in end for end in ends) for a in answer.reached)
    if answer.path:
        assert answer.path[0].values in begun and answer.path[-1].values in ahead
    shown = answer.start.shared.fixed
    odd = {name: v for name, v in q.start.items() if q.held.get(name, v) != v}
    assert shown == (q.start if held_later else {**q.start, **{name: 1 - v for name, v in odd.items()}})
    assert answer.overridden == ({} if held_later else odd)


@given(questions())
@EXAMPLES
def test_a_screen_says_the_same_of_a_start_as_probabilities_and_reach(q: Question) -> None:
    given = set(q.network.inputs) & set(q.start)
    assume(not any(isinstance(c, Cut) and c.source == c.target in given for c in q.intervention.changes))
    found = screen(
        q.network,
        q.target,
        setting=written(q.setting),
        interventions=[q.intervention],
        start=written(q.start),
        samples=100,
        workers=1,
    )
    row = next(row for row in found.rows if row.intervention == q.intervention)
    expected = q.chance(q.treated, q.begun)
    assert row.answer.probability == pytest.approx(float(expected), abs=1e-12)
    assert (row.answer.reachable == "yes") == (expected > 0)
    assert ends_seen(q, held_later=False) == pytest.approx(row.answer.probability, abs=1e-12)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("claims")


def verdicts(folder: Path, q: Question) -> list[str]:
    """What `check` says: whether every state of the start can get to the expression, and whether the intervention makes
    it less probable to end there."""
    (folder / "drawn.bnet").write_text("".join(f"{name}, {text}\n" for name, text in zip(*q.net, strict=True)))
    arm = f'setting = "{written(q.setting)}"\nintervention = "{q.intervention}"\nstart = "{written(q.start)}"'
    other = f'other = {{ setting = "{written(q.setting)}", intervention = "" }}'
    kinds = [
        f'kind = "can reach", expression = "{q.target}"',
        f'kind = "less resistant than", expression = "{q.target}", by = "probability", {other}',
    ]
    head = 'where = "here"\nreferences = [1]\nstatement = "s"'
    claims = [f'[[claim]]\nid = "c{n}"\n{head}\n{arm}\nproperty = {{ {kind} }}\n' for n, kind in enumerate(kinds)]
    text = 'network = "drawn.bnet"\n' + "\n".join(claims)
    return [word(result.verdict) for result in check([ledger(text.encode(), str(folder / "claims.toml"))]).results]


@given(q=questions())
@EXAMPLES
def test_a_claim_says_the_same_of_a_start_as_probabilities_and_reach(folder: Path, q: Question) -> None:
    graph, holds = oracle.graph(q.treated), oracle.rule(q.target, q.net[0])
    can = all(any(holds(s) for s in oracle.forward(graph, [state])) for state in q.begun)
    less = q.chance(q.treated, q.begun) < q.chance(q.untreated, q.states({**q.setting, **q.start}))
    assert verdicts(folder, q) == ["holds" if can else "fails", "holds" if less else "fails"]
    if len(q.begun) == 1:
        assert reached(q, 22, held_later=False).reachable == can


def test_a_knocked_out_component_is_off_from_the_first_moment_unless_it_is_held_later() -> None:
    asked = {"start": "D=1 X=1 Y=0", "intervention": "D%0"}
    held = reach(STALE, target="Y", **asked)
    assert held.reachable is False and held.overridden == {"D": 1} and str(held.start) == "D=0 X=1 Y=0"
    answer = probabilities(STALE, **asked)
    assert {c.attractor.pattern: c.probability for c in answer.chances} == {"000": 1.0}
    assert answer.to_dict()["from"] == {"D": 0, "X": 1, "Y": 0} and answer.to_dict()["overridden"] == {"D": 1}
    fading = probabilities(STALE, held_later=True, **asked)
    assert {c.attractor.pattern: c.probability for c in fading.chances} == {"000": 0.5, "001": 0.5}
    watched = reach(STALE, target="Y", held_later=True, **asked)
    assert watched.reachable and watched.overridden == {} and str(watched.start) == "D=1 X=1 Y=0"
    assert watched.to_dict()["held_later"] is True


def test_a_held_component_that_the_start_does_not_name_starts_as_it_is_held_either_way() -> None:
    memory = Network("memory", Rules.build(["Signal", "Memory"], ["Signal", "Memory | Signal"]))
    for held_later in (False, True):
        answer = reach(memory, "Memory=0", intervention="Signal%0", held_later=held_later)
        assert answer.states == 1 and answer.certain is not None and answer.overridden == {}


def test_an_input_that_is_held_later_takes_one_step_to_its_held_value() -> None:
    network = Network("relay", Rules.build(["Drug", "Off"], ["Drug", "!Drug"]))
    at_once = reach(network, "Drug=1 Off=0", intervention="Drug%0")
    assert at_once.states == 2  # without the drug, and then with its answer
    withdrawn = reach(network, "Drug=1 Off=0", intervention="Drug%0", held_later=True)
    assert withdrawn.states == 3  # the drug, none yet without an answer, none with it


def test_an_input_that_only_the_start_names_stays_as_it_is() -> None:
    relay = Network("relay", Rules.build(["In", "Out"], ["In", "In"]))
    for value in (0, 1):
        answer = probabilities(relay, f"In={value} Out={1 - value}")
        assert {c.attractor.pattern: c.probability for c in answer.chances if c.probability} == {f"{value}" * 2: 1.0}
        assert [a.pattern for a in reach(relay, f"In={value}").reached] == [f"{value}" * 2]


@pytest.mark.parametrize("held_later", [False, True])
def test_a_start_outside_the_setting_is_refused_whatever_the_intervention_holds(held_later: bool) -> None:
    with pytest.raises(SettingError, match="outside the setting: D=1 there, D=0 held"):
        reach(STALE, "D=1", setting="D=0", intervention="X%0", held_later=held_later)
    with pytest.raises(SettingError, match="outside the setting"):
        probabilities(STALE, Subspace.parse("D=1", STALE), setting="D=0", held_later=held_later)


def test_a_question_about_some_components_leaves_out_what_does_not_influence_them() -> None:
    """A and B are a switch, C follows A, and D, E are another switch that reads C."""
    rules = ["!B", "!A", "A", "!E & C", "!D"]
    network = Network("n", Rules.build(["A", "B", "C", "D", "E"], rules))
    question = StartedQuestion.of(network, "B=0", "", "", held_later=False, budget=Budget())
    about = question.about([2])
    assert about.hull.kept == (0, 1, 2) and about.hull.held == {3: 0, 4: 0}
    assert [about.inside.rules.text(i) for i in range(5)] == ["!B", "!A", "A", "0", "0"]
    assert about.hull.rules.names == ("A", "B", "C") and about.upstream([2]) == {0, 1, 2}
    assert question.about(range(5)) is question
    assert question.hull.kept == (0, 1, 2, 3, 4)  # the question itself is what it was


def test_a_start_is_seen_by_the_components_that_are_walked() -> None:
    network = Network("n", Rules.build(["A", "B", "C"], ["A", "A", "B"]))
    question = StartedQuestion.of(network, "1/4: A=1 B=0; 3/4: A=0", "", "", held_later=False, budget=Budget())
    assert seen_start(question, question.begin, (0, 2)) == ((0.25, (1, FREE)), (0.75, (0, FREE)))
    assert seen_start(question, question.begin, (2,)) == ((1.0, (FREE,)),)


def test_a_start_of_independent_factors_is_handed_on_without_being_multiplied_out() -> None:
    names = [f"X{i}" for i in range(40)]
    groups = tuple(Initial((name,), (((1,), 0.25), ((0,), 0.75))) for name in names[:39])
    network = Network("n", Rules.build(names, names), timing=Timing(initial=groups))
    question = StartedQuestion.of(network, "@initial", "", "", held_later=False, budget=Budget())
    own, also = seen_factors(question, question.begin, (0, 39))
    assert own == ((1.0, (ELSEWHERE, FREE)),)
    assert also == (((0.25, (1, ELSEWHERE)), (0.75, (0, ELSEWHERE))),)
    curve = simulate(network, until=1, every=1, measures=["X0 & X1"], samples=100)
    assert curve["X0 & X1"].values == pytest.approx([1 / 16] * 2)


@pytest.mark.parametrize("rates", ["", "A:up=2 A:down=5", "A:up=0 A:down=5"])
def test_a_rate_of_0_is_no_edge_that_a_cut_could_take_away(rates: str) -> None:
    """A stays on: its rule is B | 1 where it reads 0 for itself."""
    network = Network("n", Rules.build(["A", "B"], ["B | !A", "B"]))
    answer = probabilities(network, "A=1", setting="B=1", intervention="A:A%0", rates=rates)
    assert [(c.attractor.fixed["A"], c.probability) for c in answer.chances if c.probability] == [(1, 1.0)]
    mirrored = Network("m", Rules.build(["A", "B"], ["B & !A", "B"]))
    answer = probabilities(mirrored, "A=0", setting="B=0", intervention="A:A%1", rates=rates.replace("up=0", "up=1"))
    assert [(c.attractor.fixed["A"], c.probability) for c in answer.chances if c.probability] == [(0, 1.0)]


def test_a_screen_refuses_to_cut_a_component_off_itself_that_has_a_rate_of_0() -> None:
    network = Network("n", Rules.build(["A", "B"], ["B | !A", "B"]))
    with pytest.raises(InterventionError, match="its rate is 0 one way"):
        screen(network, "A", setting="B=1", rates="A:up=0", interventions=["A:A%0"], start="A=1", probability=True)
