"""States and subspaces by name. Inside the engine they are numbers; these are what a person reads and writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from logicnet.display import Card, TableView, Visible
from logicnet.errors import SettingError
from logicnet.model.assignment import checked, equated
from logicnet.model.called import assigned
from logicnet.model.levels import digit, level_of, maxima, ranges, told

if TYPE_CHECKING:
    from logicnet.model.network import Network


@dataclass(frozen=True, slots=True, repr=False)
class Subspace(Visible):
    """Some variables held at 0 or 1, the others free: a face of the hypercube of states. A component with levels is
    several variables (``X>=1``, ``X>=2``): held between two levels, or at one.

    - ``names``: all variables, in the network's order.
    - ``values``: 0, 1 or None (free) for each of them.

    >>> str(Subspace(("A", "B", "C"), (1, None, 0)))
    'A=1 C=0'
    """

    names: tuple[str, ...]
    values: tuple[int | None, ...]

    @classmethod
    def parse(cls, text: str, network: Network, what: str = "") -> Self:
        """Read ``A=1 B=0`` against a network; what is not named is free.

        - ``text``: components with their levels, or ``@name`` for a start that the network calls so, or for a file.
        - ``network``: the network whose components are meant.
        - ``what``: what is read, for errors (default: none, what the text is like).

        Returns the subspace.

        Raises SettingError or UnknownName, with the place.

        >>> from logicnet.logic import Rules
        >>> from logicnet.model import Network
        >>> network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
        >>> Subspace.parse("A=1", network).pattern
        '1-'
        """
        read = assigned(text, network, network.starts, what or ("start" if "@" in text else cls.__name__.lower()))
        given = {name: value for name, value, _ in read}
        return cls(network.names, tuple(given.get(name) for name in network.names))

    @classmethod
    def read(cls, given: object, network: Network, what: str = "") -> Subspace:
        """A subspace in any spelling.

        - ``given``: a value, text, or a mapping (``{"A": 1}``); empty text and None hold nothing.
        - ``network``: the network whose components are meant.
        - ``what``: what is read, for errors (default: none, what was given is like).

        Returns the subspace.

        Raises SettingError or UnknownName where it is none, or of other components.

        >>> from logicnet.logic import Rules
        >>> from logicnet.model import Network
        >>> network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
        >>> Subspace.read({"B": 0}, network).pattern
        '-0'
        """
        match given:
            case None:
                return cls.parse("", network)
            case str():
                return cls.parse(given, network, what)
            case Subspace() if given.names == network.names:
                return given
            case Subspace():
                return cls.read(given.fixed, network)
            case Mapping():
                held = checked(given, network.names, what=what or cls.__name__.lower(), levels=network.levels)
                return cls(network.names, tuple(held.get(name) for name in network.names))
            case _:
                hint = 'write it as text ("A=1 B=0") or as a mapping ({"A": 1, "B": 0})'
                raise SettingError(f"expected values of components, found {given!r}", hint=hint)

    @property
    def fixed(self) -> Mapping[str, int]:
        """The held variables with their values, in the network's order."""
        return {name: value for name, value in zip(self.names, self.values, strict=True) if value is not None}

    @property
    def levels(self) -> Mapping[str, int | str]:
        """The components that are held, with their levels: 0, 1, 2, or ``1..2`` for levels between."""
        return told(self.fixed, self.names)

    def to_dict(self) -> dict[str, Any]:
        """The subspace as it stands in JSON.

        Returns the components that are ``fixed``, with their level, and those that are ``free``; of components with
        levels that are not fixed, the lowest and the highest level.

        Raises nothing.

        >>> from logicnet.logic import Rules
        >>> from logicnet.model import Network
        >>> network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
        >>> Subspace.parse("A=1", network).to_dict()
        {'fixed': {'A': 1}, 'free': ['B']}
        """
        known = maxima(self.names)
        tops = {(level_of(name) or (name,))[0]: 1 for name in self.names} | known
        bounds = ranges(self.fixed, tops)
        levels = {name: list(two) for name, two in bounds.items() if name in known and two[0] < two[1]}
        return {
            "fixed": {name: low for name, (low, high) in bounds.items() if low == high},
            "free": [name for name, (low, high) in bounds.items() if low < high],
            **({"levels": levels} if known else {}),
        }

    def cells(self, names: Iterable[str]) -> list[int | str]:
        """The subspace as it stands in a table.

        - ``names``: the components, in the order of the table.

        Returns for each what it is at: its level, ``1..2`` for levels between, or ``-`` where it is free.

        Raises nothing.

        >>> from logicnet.logic import Rules
        >>> from logicnet.model import Network
        >>> network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
        >>> Subspace.parse("A=1", network).cells(["A", "B"])
        [1, '-']
        """
        known = self.levels
        return [known.get(name, "-") for name in names]

    @property
    def free(self) -> tuple[str, ...]:
        """The variables that are not held."""
        return tuple(name for name, value in zip(self.names, self.values, strict=True) if value is None)

    @property
    def pattern(self) -> str:
        """One character a component: its level (``(10)`` and up in brackets), or ``-`` where it is at none."""
        if not (known := maxima(self.names)):
            return "".join("-" if value is None else str(value) for value in self.values)
        tops = {(level_of(name) or (name,))[0]: 1 for name in self.names} | known
        return "".join(map(digit, ranges(self.fixed, tops).values()))

    def __contains__(self, other: Subspace) -> bool:
        return all(mine is None or mine == theirs for mine, theirs in zip(self.values, other.values, strict=True))

    def __str__(self) -> str:
        return equated(self.fixed, maxima(self.names))

    def _line(self) -> str:
        return f"{type(self).__name__} {str(self) or 'of all states'}"

    def _card(self) -> Card:
        told = self.to_dict()
        fixed = told["fixed"]
        between = [f"{name}={low}..{high}" for name, (low, high) in told.get("levels", {}).items()]
        on = [name if level == 1 else f"{name}={level}" for name, level in fixed.items() if level]
        off = [name for name, level in fixed.items() if not level]
        free = [name for name in told["free"] if name not in told.get("levels", {})]
        several = (("on", on), ("off", off), ("between levels", between), ("free", free))
        rows = [(word, len(names), names) for word, names in several if names]
        said = f"of {len(fixed) + len(told['free'])} components"
        return Card(type(self).__name__, said, parts=[TableView(["", "number", "components"], rows, fold=False)])


@dataclass(frozen=True, slots=True, repr=False)
class State(Subspace):
    """A subspace with nothing free. Iterating gives ``(name, value)`` pairs.

    - ``names``: all components, in the network's order.
    - ``values``: 0 or 1 for each of them. None, a free component, is a SettingError.

    >>> State(("A", "B"), (1, 0))["A"]
    1
    """

    def __post_init__(self) -> None:
        if missing := self.free:
            shown = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
            raise SettingError(f"a state gives every component a value; missing: {shown}")

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(self.fixed.items())

    def __getitem__(self, name: str) -> int:
        return self.fixed[name]
