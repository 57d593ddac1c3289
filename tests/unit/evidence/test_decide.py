"""Deciding claims: small networks worked out by hand, for every kind of property one that holds and one that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import ClaimError
from logicnet.evidence.checks import Report, check
from logicnet.evidence.claim import Arm, Claim, Satisfies
from logicnet.evidence.ledger import Ledger, read
from logicnet.evidence.verdict import Fails, Holds, ShownAttractor, ShownNumbers, ShownPath, Undecided, shown, word
from logicnet.logic import Rules
from logicnet.logic.ctl.parser import parse_formula
from logicnet.model import Evidence, Network, Phenotype, Setting

# A drug turns on S, which remembers itself (a switch); S raises R; K is needed for R. L follows the drug and forgets.
MEMORY = "Drug, Drug\nK, 1\nS, Drug | S\nL, Drug\nR, S & K\n"
# Two genes that silence each other: two fixed points, 10 and 01 (A B).
TOGGLE = "A, !B\nB, !A\n"
# A ring of two that never comes to rest, and C that follows A.
RING = "A, !B\nB, A\nC, A\n"
# W waits beside a clock that never stops.
CLOCK = "T, !T\nW, 1\n"
# Two environments, either of which keeps the cell alive; the drug stops only the first.
CONTEXTS = "E1, E1\nE2, E2\nA1, E1\nA2, E2\nAlive, A1 | A2\n"
# A latch whose other regulator is never there. It is no input: untreated it rests at 0 or at 1, as it began.
LATCH = "Latch, Latch | Signal\nSignal, 0\n"
# Y can be set off by X, and then stays. Four attractors at X=0, one at X=1.
SET_OFF = "X, X\nY, Y | X\nZ, Z\n"
# A latch that the drug takes away, and a reader of it.
READER = "Drug, Drug\nM, M & !Drug\nReader, M\n"
# While M is there the wheel stands; N and O run round for ever.
WHEEL = "M, M\nBrake, M\nWheel, !Brake & !Wheel\nN, O\nO, !N\n"
# Side reads V and remembers; nobody reads Side. From Cond=1: V=0 with Side 0 or 1, V=1 with Side 1.
SIDE = "Cond, Cond\nV, V\nSide, Side | V\nAlike, Cond & V | !Cond & !V\n"


def checked(folder: Path, rules: str, claim: str, head: str = "") -> Report:
    (folder / "tiny.bnet").write_text(rules)
    known = 'id = "c"\nwhere = "here"\nreferences = [1]\nstatement = "s"'
    text = f'network = "tiny.bnet"\n{head}\n[[claim]]\n{known}\n{claim}\n'
    return check([read(text.encode(), str(folder / "claims.toml"))])


CASES = [
    # attractors
    (TOGGLE, 'property = { kind = "some attractor", expression = "A" }', "holds", "2 attractors"),
    (TOGGLE, 'property = { kind = "all attractors", expression = "A" }', "fails", "2 attractors"),
    (TOGGLE, 'property = { kind = "all attractors", expression = "A & !B | !A & B" }', "holds", "2 attractors"),
    (TOGGLE, 'property = { kind = "no attractor", expression = "A & B" }', "holds", "2 attractors"),
    (TOGGLE, 'property = { kind = "no attractor", expression = "A" }', "fails", "2 attractors"),
    (TOGGLE, 'property = { kind = "some attractor", expression = "A & B" }', "fails", "2 attractors"),
    (TOGGLE, 'intervention = "B%1"\nproperty = { kind = "no attractor", expression = "A" }', "holds", "1 attractor"),
    (RING, 'property = { kind = "some attractor", expression = "C" }', "fails", "1 attractor"),
    (RING, 'property = { kind = "no attractor", expression = "C" }', "fails", "1 attractor"),
    (RING, 'property = { kind = "all attractors", expression = "A | !A" }', "holds", "1 attractor"),
    # from a start
    (TOGGLE, 'start = "A=0 B=1"\nproperty = { kind = "no attractor", expression = "A" }', "holds", "1 attractor"),
    (TOGGLE, 'start = "A=0 B=0"\nproperty = { kind = "no attractor", expression = "A" }', "fails", "2 attractors"),
    (
        MEMORY,
        'setting = "Drug=0"\nstart = { attractors = { setting = "Drug=1" } }\n'
        'property = { kind = "all attractors", expression = "R & !L" }',
        "holds",
        "1 attractor",
    ),
    (
        MEMORY,
        'setting = "Drug=0"\nstart = { attractors = { setting = "Drug=1" } }\n'
        'property = { kind = "some attractor", expression = "L" }',
        "fails",
        "1 attractor",
    ),
    # paths
    (TOGGLE, 'start = "A=0 B=0"\nproperty = { kind = "can reach", expression = "A & !B" }', "holds", "1 state"),
    (TOGGLE, 'start = "A=0 B=1"\nproperty = { kind = "can reach", expression = "A & !B" }', "fails", "1 state"),
    (TOGGLE, 'start = "A=0 B=0"\nproperty = { kind = "must reach", expression = "A | B" }', "holds", "1 state"),
    (TOGGLE, 'start = "A=0 B=0"\nproperty = { kind = "must reach", expression = "A" }', "fails", "1 state"),
    (TOGGLE, 'start = "A=1 B=0"\nproperty = { kind = "stays", expression = "A" }', "holds", "1 state"),
    (TOGGLE, 'start = "A=1 B=1"\nproperty = { kind = "stays", expression = "A" }', "fails", "1 state"),
    (CLOCK, 'property = { kind = "must reach", expression = "W" }', "holds", "2 states"),
    # formulas
    (TOGGLE, 'property = { kind = "ctl", formula = "EF AG (A & !B) | EF AG (B & !A)" }', "holds", "4 states"),
    (TOGGLE, 'property = { kind = "ctl", formula = "EF AG (A & !B)" }', "fails", "4 states"),
    (CLOCK, 'property = { kind = "ctl", formula = "AF W" }', "fails", "4 states"),
    (CLOCK, 'property = { kind = "ctl", formula = "AG EF W" }', "holds", "2 states"),
    (CLOCK, 'start = "W=0"\nproperty = { kind = "ctl", formula = "EX W & EX !W" }', "holds", "2 states"),
    (CLOCK, 'start = "W=0"\nproperty = { kind = "ctl", formula = "AX W" }', "fails", "2 states"),
    (RING, 'start = "A=0 B=0 C=0"\nproperty = { kind = "ctl", formula = "EG !C" }', "holds", "1 state"),
    (MEMORY, 'setting = "Drug=1"\nproperty = { kind = "ctl", formula = "A[!R U S] | R" }', "holds", "8 states"),
    # two arms
    (
        CONTEXTS,
        'property = { kind = "more resistant than", expression = "Alive", other = { intervention = "A1%0" } }',
        "holds",
        "4 settings",
    ),
    (
        CONTEXTS,
        'intervention = "A1%0"\nproperty = { kind = "less resistant than", expression = "Alive", other = { } }',
        "holds",
        "4 settings",
    ),
    (
        CONTEXTS,
        'intervention = "A1%0"\n'
        'property = { kind = "less resistant than", expression = "Alive", other = { intervention = "A2%0" } }',
        "fails",
        "4 settings",
    ),
    (
        TOGGLE,
        'start = "A=0 B=0"\nintervention = "A%1"\n'
        'property = { kind = "more resistant than", expression = "A", other = { }, by = "probability" }',
        "holds",
        "2 arms",
    ),
    (
        TOGGLE,
        'intervention = "A%0"\n'
        'property = { kind = "more resistant than", expression = "A", other = { }, by = "probability" }',
        "fails",
        "2 arms",
    ),
    # inputs, and what is no input
    (
        LATCH,
        'intervention = "Latch%1"\nproperty = { kind = "more resistant than", expression = "Latch", other = { } }',
        "holds",
        "1 setting",
    ),
    (
        LATCH,
        'intervention = "Signal%1"\nproperty = { kind = "less resistant than", expression = "!Latch", other = { } }',
        "holds",
        "1 setting",
    ),
    # X held in one arm: the other arm's attractors with X=0 and with X=1 count together
    (
        SET_OFF,
        'intervention = "X%1"\nproperty = { kind = "more resistant than", expression = "Y", other = { } }',
        "holds",
        "1 setting",
    ),
    (
        SET_OFF,
        'setting = "X=1"\nproperty = { kind = "less resistant than", expression = "Y", other = { setting = "" } }',
        "fails",
        "1 setting",
    ),
    (
        SET_OFF,
        'setting = "X=0"\n'
        'property = { kind = "less resistant than", expression = "Y & !Z", other = { setting = "X=1" } }',
        "holds",
        "2 settings",
    ),
    # cut off from itself X goes to the value that it reads: it is no input in that arm
    (
        SET_OFF,
        'intervention = "X:X%1"\nproperty = { kind = "more resistant than", expression = "Y", other = { } }',
        "holds",
        "1 setting",
    ),
    (
        SET_OFF,
        'intervention = "Y%1 Z:Z%0"\nproperty = { kind = "less resistant than", expression = "X", other = { } }',
        "fails",
        "2 settings",
    ),
    # a start gives X its value in both arms
    (
        SET_OFF,
        'start = "X=0 Y=0"\nintervention = "Y%1"\n'
        'property = { kind = "more resistant than", expression = "Y", other = { } }',
        "holds",
        "1 setting",
    ),
    # a start that couples what else is free: Z=1 only where X=1
    (
        SET_OFF,
        'start = { attractors = { where = "X & Z | !X & !Z" } }\n'
        'property = { kind = "no attractor", expression = "X & !Z" }',
        "holds",
        "2 attractors",
    ),
    (
        SET_OFF,
        'start = { attractors = { where = "X & Z | !X & !Y & !Z" } }\n'
        'property = { kind = "all attractors", expression = "X & Y & Z | !X & !Y & !Z" }',
        "holds",
        "2 attractors",
    ),
    # steps from attractors: every component as it is there
    (
        READER,
        'setting = "Drug=1"\nstart = { attractors = { setting = "Drug=0", where = "M" } }\n'
        'property = { kind = "ctl", formula = "AX !M" }',
        "holds",
        "1 state",
    ),
    (
        READER,
        'setting = "Drug=1"\nstart = { attractors = { setting = "Drug=0", where = "M" } }\n'
        'property = { kind = "ctl", formula = "EX M" }',
        "fails",
        "1 state",
    ),
    (
        READER,
        'setting = "Drug=1"\nintervention = "Reader%0"\n'
        'start = { attractors = { setting = "Drug=0", where = "M" } }\n'
        'property = { kind = "ctl", formula = "AX (!M & AX !M)" }',
        "holds",
        "1 state",
    ),
    (
        WHEEL,
        'start = { attractors = { where = "M" } }\nproperty = { kind = "ctl", formula = "AF N" }',
        "holds",
        "4 states",
    ),
    (
        WHEEL,
        'start = { attractors = { where = "!M" } }\nproperty = { kind = "ctl", formula = "AF N" }',
        "fails",
        "8 states",
    ),
    # after withdrawal
    (
        MEMORY,
        'setting = "Drug=0"\nintervention = "L%1"\nproperty = { kind = "durable", expression = "L" }',
        "holds",
        "1 attractor",
    ),
    (
        MEMORY,
        'setting = "Drug=1"\nintervention = "S%0"\nproperty = { kind = "durable", expression = "R" }',
        "fails",
        "1 attractor",
    ),
    (
        MEMORY,
        'setting = "Drug=1"\nintervention = "S%0"\nproperty = { kind = "durable", expression = "R", then = "Drug=0" }',
        "holds",
        "1 attractor",
    ),
]


@pytest.mark.parametrize(("rules", "claim", "expected", "size"), CASES)
def test_claims_by_hand(tmp_path: Path, rules: str, claim: str, expected: str, size: str) -> None:
    (result,) = checked(tmp_path, rules, claim).results
    assert word(result.verdict) == expected
    assert not isinstance(result.verdict, Undecided) and str(result.verdict.on) == size


@pytest.mark.parametrize(("rules", "claim", "expected", "size"), CASES)
def test_a_claim_that_is_expected_not_to_hold_has_the_opposite_verdict(
    tmp_path: Path, rules: str, claim: str, expected: str, size: str
) -> None:
    (result,) = checked(tmp_path, rules, claim + "\nexpected = false").results
    assert word(result.verdict) == {"holds": "fails", "fails": "holds"}[expected]


def test_an_attractor_is_shown_for_what_attractors_show(tmp_path: Path) -> None:
    (result,) = checked(tmp_path, TOGGLE, 'property = { kind = "all attractors", expression = "A" }').results
    assert result.verdict == Fails(result.verdict.on, ShownAttractor({"A": 0, "B": 1}))


def test_a_path_is_shown_for_what_can_be_reached(tmp_path: Path) -> None:
    claim = 'start = "Drug=1 K=1 S=0 L=1 R=0"\nproperty = { kind = "can reach", expression = "R" }'
    (result,) = checked(tmp_path, MEMORY, claim).results
    assert isinstance(result.verdict, Holds) and isinstance(result.verdict.witness, ShownPath)
    assert result.verdict.witness.steps == ["S=1", "R=1"]


@pytest.mark.parametrize(
    ("rules", "start", "formula", "verdict", "steps"),
    [
        (TOGGLE, "A=0 B=0", "EF A", "holds", ["A=1"]),
        (TOGGLE, "A=0 B=0", "AG !A", "fails", ["A=1"]),
        (CLOCK, "T=0 W=0", "EG !W", "holds", ["T=1", "T=0"]),
        (CLOCK, "T=0 W=0", "AF W", "fails", ["T=1", "T=0"]),
    ],
)
def test_a_path_is_shown_for_formulas_that_one_path_decides(
    tmp_path: Path, rules: str, start: str, formula: str, verdict: str, steps: list[str]
) -> None:
    claim = f'start = "{start}"\nproperty = {{ kind = "ctl", formula = "{formula}" }}'
    (result,) = checked(tmp_path, rules, claim).results
    path = shown(result.verdict)
    assert word(result.verdict) == verdict and isinstance(path, ShownPath) and path.steps == steps


def test_probabilities_are_exact(tmp_path: Path) -> None:
    claim = (
        'start = "A=0 B=0"\nintervention = "A%1"\n'
        'property = { kind = "more resistant than", expression = "A", other = { }, by = "probability" }'
    )
    (result,) = checked(tmp_path, TOGGLE, claim).results
    assert isinstance(result.verdict, Holds)
    assert result.verdict.witness == ShownNumbers("probability", ("1", "0.5"))


@pytest.mark.parametrize("racers", [2, 3, 5, 6, 7])
@pytest.mark.parametrize("kind", ["more", "less"])
def test_equal_probabilities_are_equal_however_the_walks_come_to_them(tmp_path: Path, racers: int, kind: str) -> None:
    """The first to be on keeps the others off: each wins with the same chance. Blink opens and shuts the gate to all of
    them again and again, so that walks linger at the start, and changes no chance.
    """
    names = [f"X{i}" for i in range(racers)]
    rest = {name: " & ".join(f"!{other}" for other in names if other != name) for name in names}
    rules = "".join(f"{name}, {name} | Gate & {rest[name]}\n" for name in names)
    claim = (
        f'setting = "Blink=1"\nstart = "Gate=1 {" ".join(f"{name}=0" for name in names)}"\n'
        f'property = {{ kind = "{kind} resistant than", expression = "X0", other = {{ setting = "Blink=0" }}, '
        'by = "probability" }'
    )
    (result,) = checked(tmp_path, f"Blink, Blink\nGate, !Blink | !Gate\n{rules}", claim).results
    assert isinstance(result.verdict, Fails)
    assert result.verdict.counterexample == ShownNumbers("probability", (f"{1 / racers:.10g}",) * 2)


@pytest.mark.parametrize("expression", ["Alike", "Alike & (Side | !Side)"])
def test_start_states_count_alike_whatever_the_expression_reads(tmp_path: Path, expression: str) -> None:
    claim = (
        'setting = "Cond=0"\nstart = { attractors = { setting = "Cond=1" } }\n'
        f'property = {{ kind = "more resistant than", expression = "{expression}", '
        'other = { setting = "Cond=1" }, by = "probability" }'
    )
    (result,) = checked(tmp_path, SIDE, claim).results
    assert isinstance(result.verdict, Fails)
    assert result.verdict.counterexample == ShownNumbers("probability", ("0.5", "0.5"))


@pytest.mark.parametrize("before", ["", 'setting = "", '])
def test_a_start_state_counts_once_in_however_many_attractors_it_was(tmp_path: Path, before: str) -> None:
    # Nothing reads Side: of the three states under Cond=1, or under either value of Cond, two act on Alike in one way.
    claim = (
        f'setting = "Cond=1"\nintervention = "Side%1"\nstart = {{ attractors = {{ {before}intervention = "" }} }}\n'
        'property = { kind = "more resistant than", expression = "Alike", other = { }, by = "probability" }'
    )
    (result,) = checked(tmp_path, SIDE, claim).results
    assert isinstance(result.verdict, Fails)
    assert result.verdict.counterexample == ShownNumbers("probability", ("0.5", "0.5"))


WORDS = (
    "and",
    "AND",
    "or",
    "OR",
    "not",
    "NOT",
    "true",
    "True",
    "TRUE",
    "false",
    "False",
    "FALSE",
    "EX",
    "AG",
    "a b",
    "0",
)


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize(("value", "formula"), [(0, "AF AG !{0}"), (1, "AF AG {0}"), (1, "E[!{0} U {0}]")])
def test_a_component_called_like_a_word_is_itself_in_a_formula(
    tmp_path: Path, name: str, value: int, formula: str
) -> None:
    said = formula.format(f'\\"{name}\\"')
    (result,) = checked(tmp_path, f'"{name}", {value}\n', f'property = {{ kind = "ctl", formula = "{said}" }}').results
    assert word(result.verdict) == "holds"


def test_a_phenotype_in_a_formula_is_its_expression() -> None:
    rules = Rules.build(["true", "B"], ["0", "B"])
    shown = (Phenotype("Shown", '"true" | B'), Phenotype("not shown", "!Shown"), Phenotype("false", '!"true"'))
    network = Network("n", rules, phenotypes=shown)
    for text, holds in [('AF "false"', "holds"), ("EF Shown", "fails"), ('AF AG ("not shown" & !B)', "holds")]:
        claim = Claim("c", "n", "", "", Evidence(), Arm(Setting((("B", 0),))), Satisfies(parse_formula(text)))
        (result,) = check([Ledger(network, (claim,))]).results
        assert word(result.verdict) == holds


def test_a_claim_that_holds_without_its_intervention_is_flagged(tmp_path: Path) -> None:
    idle = checked(
        tmp_path,
        MEMORY,
        'setting = "Drug=0"\nintervention = "K%0"\nproperty = { kind = "no attractor", expression = "L" }',
    )
    apt = checked(
        tmp_path,
        MEMORY,
        'setting = "Drug=1"\nintervention = "K%0"\nproperty = { kind = "no attractor", expression = "R" }',
    )
    assert idle.results[0].uninformative and not apt.results[0].uninformative


def test_a_claim_about_nothing_is_an_error(tmp_path: Path) -> None:
    start = 'start = { attractors = { where = "A & B" } }\nproperty = { kind = "can reach", expression = "A" }'
    with pytest.raises(ClaimError, match="nothing to start from"):
        checked(tmp_path, TOGGLE, start)


def test_a_known_disagreement_is_not_held_against_the_ledger(tmp_path: Path) -> None:
    claim = 'property = { kind = "all attractors", expression = "A" }\n'
    assert not checked(tmp_path, TOGGLE, claim).sound
    assert checked(tmp_path, TOGGLE, claim + 'known_disagreement = "told otherwise"').sound


def test_the_setting_of_the_file_holds_for_every_claim_that_does_not_name_the_input(tmp_path: Path) -> None:
    claim = 'property = { kind = "all attractors", expression = "S" }'
    assert checked(tmp_path, MEMORY, claim, 'setting = "Drug=1"').sound
    assert not checked(tmp_path, MEMORY, claim + '\nsetting = "Drug=0"', 'setting = "Drug=1"').sound


def test_an_arm_holds_its_background_with_and_without_the_intervention(tmp_path: Path) -> None:
    claim = 'setting = "Drug=1"\nbackground = "K%0"\nbackground_why = "the cells"\nintervention = "S%1"\n'
    claim += 'property = { kind = "no attractor", expression = "R" }'
    (result,) = checked(tmp_path, MEMORY, claim).results
    assert isinstance(result.verdict, Holds) and result.uninformative


def test_a_space_beyond_the_budget_leaves_a_claim_undecided(tmp_path: Path) -> None:
    ring = "".join(f"X{i}, X{(i + 1) % 40}\n" for i in range(40))
    (result,) = checked(tmp_path, ring, 'property = { kind = "ctl", formula = "AG EX X1" }').results
    assert isinstance(result.verdict, Undecided) and "2^40" in result.verdict.reason
