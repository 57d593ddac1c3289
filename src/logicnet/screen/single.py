"""The screen: one question asked of many perturbed networks, answered as a ranked table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from logicnet.analysis import attractors
from logicnet.model import Intervention, Network, Setting
from logicnet.screen.design import distinct, singles
from logicnet.screen.outcome import Outcome, outcome, ranked

if TYPE_CHECKING:
    import pandas

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Screen:
    """A ranked table of outcomes; the wild type is the first row."""

    network: Network
    phenotype: str
    setting: str
    rows: tuple[Outcome, ...]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def wild_type(self) -> Outcome:
        """The row without an intervention."""
        return self.rows[0]

    @property
    def nothing_to_remove(self) -> bool:
        """True where no attractor of the wild type shows the phenotype, so that removing it means nothing."""
        return self.wild_type.fraction == 0

    def to_dict(self) -> dict[str, Any]:
        """The screen as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "expression": self.network.phenotype(self.phenotype).expression,
            "setting": self.setting,
            "complete": all(row.status == "exact" for row in self.rows),
            "rows": [row.to_dict() for row in self.rows],
        }

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a tidy pandas table."""
        import pandas

        return pandas.DataFrame([row.to_dict() for row in self.rows])

    def _repr_html_(self) -> str:
        return str(self.to_frame().to_html(index=False))


def screen(
    network: Network,
    phenotype: str,
    *,
    setting: Setting | str = "",
    over: Sequence[str] = ("nodes", "edges"),
    interventions: Iterable[Intervention] | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    progress: Progress | None = None,
) -> Screen:
    """Try every intervention of a design and rank them by what they do to a phenotype.

    ``phenotype`` is a name that the network gives, or an expression over its components. The design is all single interventions
    ``over`` nodes and edges, or the ``interventions`` given. ``timeout`` and ``memory`` bound each intervention, not the whole.
    ``progress`` is called with (done, all). Raises LogicnetError for unknown names, a setting of something that is no input,
    or an empty design.

    >>> import logicnet
    >>> found = logicnet.screen(logicnet.load("il6"), "Resistant_FAC", setting="FAC=1", over=["nodes"])
    >>> found.rows[0].type
    'wild type'
    """
    held = Setting.parse(setting, network) if isinstance(setting, str) else setting
    base = held.on(network)
    expression = network.expression(phenotype)
    design = singles(base, over) if interventions is None else distinct(interventions)

    def asked(intervention: Intervention) -> Outcome:
        answer = attractors(base, intervention=intervention, timeout=timeout, memory=memory)
        return outcome(answer, intervention, str(held), phenotype, expression)

    rows = []
    for done, intervention in enumerate(design):
        if progress is not None:
            progress(done, len(design))
        rows.append(asked(intervention))
    if progress is not None:
        progress(len(design), len(design))
    return Screen(network, phenotype, str(held), ranked(asked(Intervention()), rows))
