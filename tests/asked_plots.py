"""Each plot of a question that is asked of a small network: what the rules and the reference images look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import logicnet
from logicnet.analysis.basins import basins
from logicnet.analysis.simulation import simulate
from logicnet.analysis.state_graph import StateGraph, state_graph
from logicnet.analysis.succession import succession
from logicnet.analysis.trajectories import trajectories
from logicnet.draw import PLOTS, Picture
from logicnet.formats import toml
from logicnet.model import Network

NETWORKS = ("il6", "tgfb", "levels")
LEVELS = """
[network]
name = "levels"
[components.Dose]
maximum = 2
input = true
[components.p53]
maximum = 2
label = "p53"
kind = "transcription factor"
rule = { 1 = "Dose>=1 & !MDM2", 2 = "Dose>=2 & !MDM2" }
[components.MDM2]
kind = "enzyme"
rule = "p53>=2 | (p53 & !Death)"
[components.Death]
kind = "phenotype"
rule = "p53>=2 | (Death & p53)"
[phenotypes.Dying]
expression = "Death"
[phenotypes.Alive]
expression = "!Death"
"""
PHENOTYPE = {"il6": "Resistant", "tgfb": "Resistant", "levels": "Dying"}
SETTING = {
    "il6": "FAC=1 IL6_niche=0 TIM3=1",
    "tgfb": "Paclitaxel=1 Vinorelbine=0 Cisplatin=0 Doxorubicin=0 MMS=0 miR_TGFBR=0",
    "levels": "Dose=2",
}
MEASURES = {"il6": "Resistant,STAT3,NFKB", "tgfb": "Resistant,Mesenchymal,TGFB", "levels": "Dying,p53,MDM2"}
CHANGE = {"il6": "STAT3%0", "tgfb": "PARP3%0", "levels": "MDM2%0"}
FLIPPED = {"il6": "STAT3_homodimer", "tgfb": "PARP3"}  # in the first attractor: some twenty states are reached


@cache
def network(name: str) -> Network:
    return toml.read(LEVELS.encode(), "levels.toml") if name == "levels" else logicnet.load(name)


def states(name: str) -> StateGraph:
    if name not in FLIPPED:
        return state_graph(network(name))
    first = dict(next(iter(logicnet.attractors(network(name), setting=SETTING[name]))).fixed)
    return state_graph(network(name), first | {FLIPPED[name]: 1 - first[FLIPPED[name]]}, setting=SETTING[name])


def signs(name: str) -> tuple[list[str], list[str], dict[tuple[str, str], float]]:
    """What acts on what, as a matrix of -1 and +1."""
    net, values = network(name), {"+": 1.0, "-": -1.0, "±": 0.5, "0": 0.0}
    titles = net.titles
    labels = [titles[one] for one in net.names if one in titles][:20]
    return labels, labels, {(titles[r.source], titles[r.target]): values[r.sign] for r in net.regulations}


ASKED: Mapping[str, Callable[[str], tuple[Any, ...]]] = {
    "diagram": lambda name: (network(name),),
    "explanation": lambda name: (
        logicnet.explain(network(name), PHENOTYPE[name], CHANGE[name], setting=SETTING[name]),
    ),
    "attractors": lambda name: (logicnet.attractors(network(name)),),
    "screen": lambda name: (logicnet.screen(network(name), PHENOTYPE[name], setting=SETTING[name]),),
    "ranked": lambda name: (logicnet.screen(network(name), PHENOTYPE[name], setting=SETTING[name]),),
    "synergy": lambda name: (
        logicnet.synergy(network(name), PHENOTYPE[name], setting=SETTING[name], over="nodes", knock_ins=False),
    ),
    "succession": lambda name: (succession(network(name)),),
    "states": lambda name: (states(name),),
    "basins": lambda name: (basins(network(name), setting=SETTING[name], phenotype=PHENOTYPE[name]),),
    "course": lambda name: (
        simulate(network(name), "", 4, setting=SETTING[name], measures=MEASURES[name], protocol=f"1: {CHANGE[name]}"),
    ),
    "trajectories": lambda name: (
        trajectories(network(name), "", 4, setting=SETTING[name], protocol=f"1: {CHANGE[name]}"),
    ),
    "matrix": lambda name: signs(name),
}


@cache
def asked(plot: str, name: str) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments with which a plot is drawn."""
    values = ASKED[plot](name)
    if plot in ("screen", "ranked"):
        return values, {"network": network(name)}
    return values, {"title": "Signs"} if plot == "matrix" else {}


@cache
def drawn(plot: str, name: str, width: str | None) -> Picture:
    """A plot of a network, as wide as its content or as was asked."""
    values, more = asked(plot, name)
    return next(one for one in PLOTS if one.name == plot)(*values, **more, width=width)
