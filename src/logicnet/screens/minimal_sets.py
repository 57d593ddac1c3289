"""Minimal intervention sets: the smallest things to do that make a phenotype certain, or reachable.

The question is read here. ``set_search`` answers it: exactly, for asynchronous attractors. ``control_answer`` is the
answer.

Three kinds of control. *Permanent*: the rules are changed for good, and every attractor (of those reached from the
start, where one is given) must show the phenotype in every state. *Temporary*: the change is held until the dynamics
has settled in an attractor, and is taken back in any of its states; what is reached from there under the old rules must
show the phenotype. *One-step*: the held values are set once, and the rules stay as they are.

An input that the start gives goes back to that value when a temporary change is taken back. One that is set once keeps
the new value, as nothing else moves it; but what a setting holds moves back.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import Any

from logicnet.analysis.questions import check_flags
from logicnet.core.progress import Progress
from logicnet.errors import InterventionError, UnknownName
from logicnet.model import InterventionLike, Network, NetworkLike, Phenotype, RatesLike, SettingLike, StartLike
from logicnet.model.notation import several
from logicnet.screens.control_answer import Control
from logicnet.screens.designs import DrugsLike, Part, drugs_asked, is_count, singles
from logicnet.screens.environments import SettingsLike
from logicnet.screens.question import Question
from logicnet.screens.set_search import SetSearch

CONTROL_KINDS = {
    "permanent": "change the rules for good",
    "temporary": "hold until an attractor is reached, then take back",
    "one-step": "set values once",
}
SET_SIZE = 2  # interventions in a set at most, unless asked otherwise


def control(
    network: NetworkLike,
    phenotype: str | Phenotype,
    *,
    setting: SettingLike | None = None,
    settings: SettingsLike = None,
    size: int = SET_SIZE,
    kind: str = "permanent",
    reachable: bool = False,
    start: StartLike = "",
    intervention: InterventionLike = "",
    rates: RatesLike = None,
    over: Iterable[str] = ("nodes",),
    knock_ins: bool = True,
    exclude: Iterable[str] = (),
    only: Iterable[str] = (),
    inputs: bool = False,
    readouts: bool = False,
    constants: bool = False,
    drugs: DrugsLike | None = None,
    supersets: bool = False,
    workers: int | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    progress: Progress | None = None,
) -> Control:
    """All inclusion-minimal interventions after which every attractor shows a phenotype in every state.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``phenotype``: what is wanted, ``"!Resistant"``: a name that the network gives, or an expression over its
      components. The components that it reads are not touched, unless ``only`` names them.
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``settings``: several settings, in a list or by name, or ``"all"`` combinations of the inputs that are left free
      (default: ``setting`` alone).
    - ``size``: how many parts an intervention has at most (default: 2).
    - ``kind``: ``permanent``, ``temporary`` (held until an attractor is reached) or ``one-step`` (default:
      ``permanent``).
    - ``reachable``: whether it is enough that some attractor that is reached shows it (default: False).
    - ``start``: ``resistant`` (the attractors that do not always show what is wanted) or values of components (default:
      all states).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``rates``: how fast components move, ``"A=3 B:up=1/2"`` or ``{"A": 3}``; 0 means never (default: those that the
      network comes with).
    - ``over``: what is tried: nodes, edges, drugs (default: nodes).
    - ``knock_ins``: whether something may be held at 1, and not at 0 alone (default: True).
    - ``exclude``: components that are left alone, ``"A,B"`` or ``["A", "B"]`` (default: none).
    - ``only``: the only components that are touched, ``"A,B"`` or ``["A", "B"]`` (default: all).
    - ``inputs``: whether inputs are touched too (default: False).
    - ``readouts``: whether components of kind phenotype are touched too (default: False).
    - ``constants``: whether components are touched that are constant under every setting (default: False, but for
      those that ``only`` names).
    - ``drugs``: the drugs that may be given, by name or as values, where ``over`` has drugs (default: those of the
      catalogue that act on the network).
    - ``supersets``: whether larger sets that work are listed beside the minimal ones (default: False).
    - ``workers``: how many threads share the work (default: one for each processor).
    - ``timeout``: seconds for the whole search (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``progress``: called with how much is done and how much there is (default: nobody is told).

    The ``intervention`` is what has been done already (a mutant, a cell line, a therapy), and stays: sets are sought on
    top of it. A component that it holds, and that a set holds otherwise, takes the value of the set.

    Returns Control; what was found until a budget or Ctrl-C ended the search is in it, and it says what may be missing.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range, InterventionError where there is
    nothing to try.

    >>> from logicnet.logic import Rules
    >>> network = Network("chain", Rules.parse("A, A\\nB, A\\nC, B"))
    >>> [str(found) for found in control(network, "!C", size=1).sets[""]]
    ['B%0']
    """
    if kind not in CONTROL_KINDS:
        raise UnknownName("kind of control", kind, list(CONTROL_KINDS))
    if not is_count(size):
        raise InterventionError(f"a set has 1 or more interventions, not {size}")
    check_flags(reachable=reachable, constants=constants, supersets=supersets)
    began = time.perf_counter()
    wanted: dict[str, Any] = {"start": start, "intervention": intervention, "rates": rates}
    wanted["set_once"] = kind == "one-step"
    question = Question.of(network, phenotype, setting, settings, **wanted, timeout=timeout, memory=memory)
    network, named = question.network, frozenset(several(only))
    if drugs is not None:
        drugs = drugs_asked(drugs, network)
    own = [n for n in network.read_by(network.expression(question.phenotype)) if n not in named]
    scope: dict[str, Any] = {"over": over, "knock_ins": knock_ins, "only": named, "drugs": drugs}
    scope |= {"inputs": inputs, "readouts": readouts, "background": question.background}
    parts, lost = _parts_without(own, network, several(exclude), scope)
    search = SetSearch(question, kind, reachable, workers)
    found = search.found(parts, size, constants=constants or bool(named), supersets=supersets, progress=progress)
    return Control(
        question.asked,
        question.phenotype,
        kind,
        "reachable" if reachable else "certain",
        question.start,
        size,
        found,
        search.tried,
        search.undecided,
        search.ended,
        tuple(name for name in own if name in lost),
        search.budgets,
        time.perf_counter() - began,
    )


def _parts_without(
    own: Iterable[str], network: Network, exclude: Iterable[str], scope: dict[str, Any]
) -> tuple[tuple[Part, ...], frozenset[str]]:
    """The parts that touch none of the phenotype's ``own`` components, and the components of the parts left out so."""
    parts = singles(network, exclude=[*exclude, *own], **scope)
    lost = set(singles(network, exclude=exclude, **scope)).difference(parts)
    return parts, frozenset(name for part in lost for name in _named(part))


def _named(part: Part) -> Iterator[str]:
    for change in part.intervention.changes:
        yield from change.place
