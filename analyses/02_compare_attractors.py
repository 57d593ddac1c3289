"""The attractors of each network without a drug and under each drug, all other inputs off."""

from pathlib import Path

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"
WORDS = {"1": "on (blank: off)", "2": "on, at its higher level", "~": "oscillates", "*": "an input of any value"}
SHOWS = {"always": "1", "never": "", "sometimes": "~", "depends": "*"}


def arms(network: logicnet.Network) -> dict[str, str]:
    """Untreated, and each drug alone; no other input is on."""
    off = dict.fromkeys(network.inputs, 0)
    drugs = [name for name in network.inputs if network.component(name).kind == "drug"]
    treated = {"no drug": off} | {network.component(drug).title: off | {drug: 1} for drug in drugs}
    return {arm: " ".join(f"{name}={value}" for name, value in values.items()) for arm, values in treated.items()}


def names(network: logicnet.Network) -> list[str]:
    """The components, each once, however many levels it has."""
    return [component.name for component in network.components]


def column(network: logicnet.Network, attractor: logicnet.Attractor) -> list[str]:
    """What each component does in an attractor, then each readout."""
    values = [{0: "", None: "~"}.get(level := attractor.fixed.get(name), str(level)) for name in names(network)]
    return values + [SHOWS[attractor.shows(network.expression(readout.name))] for readout in network.phenotypes]


for name in logicnet.networks():
    network = logicnet.load(name)
    columns, groups, values, counts = [], [], [], {}
    for arm, setting in arms(network).items():
        found = logicnet.attractors(network, setting=setting)
        counts[arm] = {"setting": setting, "attractors": found.count, "complete": found.complete}
        for number, attractor in enumerate(found, 1):
            columns.append(f"{number}: {attractor.kind}")
            groups.append(arm)
            values.append(column(network, attractor))
    kinds = [component.kind or "" for component in network.components]
    rows = [component.title for component in network.components] + [p.name for p in network.phenotypes]
    order = sorted(range(len(network.components)), key=lambda i: (list(dict.fromkeys(kinds)).index(kinds[i]), i))
    order += range(len(network.components), len(rows))
    picture = draw.matrix(
        [rows[i] for i in order],
        columns,
        [[line[i] for line in values] for i in order],
        title=f"{network.title}: attractors untreated and treated",
        subtitle="each drug alone, no surroundings",
        row_groups=[(kinds + ["readout"] * len(network.phenotypes))[i] for i in order],
        column_groups=groups,
        words=WORDS,
    )
    shows = f"the attractors of {name}, untreated and under each drug alone"
    draw.keep(picture, FIGURES / f"attractors_{name}", networks=[network], shows=shows, arms=counts)
    print(f"{name}: " + ", ".join(f"{arm} {count['attractors']}" for arm, count in counts.items()))
