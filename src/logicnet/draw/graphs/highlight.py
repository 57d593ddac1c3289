"""What is marked on a diagram, by name.

Held components, cut edges, the values in an attractor, the path by which an intervention acts. ``marks`` says how each
is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self, assert_never

from logicnet.draw.paint.style import LevelValue
from logicnet.model import Change, Cut, Fix, Intervention, Keep, Setting
from logicnet.model.intervention import GivenDrug


@dataclass(frozen=True, slots=True)
class Highlight:
    """Marks by name.

    ``values`` are 0, 1, None (oscillates) or ``*`` (a free input); ``path`` holds the edges to stress, all others are
    greyed; ``changed`` are components to ring, those that differ from the untreated network, say, each with a mark for
    1 (up) or -1 (down); ``support`` holds edges to stress in another colour, those that hold a phenotype up. Of
    components with levels ``values`` are levels, ``ranges`` the two between which one oscillates, and ``held`` may be
    two, between which it is kept. ``drugs`` are those that make some of what is held and cut.
    """

    inputs: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, int | tuple[int, int]] = field(default_factory=dict)
    cut: Mapping[tuple[str, str], int] = field(default_factory=dict)
    values: Mapping[str, int | str | None] = field(default_factory=dict)
    path: frozenset[tuple[str, str]] = frozenset()
    changed: Mapping[str, int] = field(default_factory=dict)
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    support: frozenset[tuple[str, str]] = frozenset()
    drugs: tuple[GivenDrug, ...] = ()

    @classmethod
    def of(
        cls,
        *,
        setting: Setting | None = None,
        intervention: Intervention | None = None,
        attractor: Any = None,
        path: Iterable[tuple[str, str]] = (),
        changed: Iterable[str] | Mapping[str, int] = (),
        support: Iterable[tuple[str, str]] = (),
    ) -> Self:
        """The marks of a question and of an answer to it.

        - ``setting``: the inputs that are held (default: None, none).
        - ``intervention``: what is held and cut (default: None, nothing).
        - ``attractor``: an attractor, or any mapping from names to values, that colours the components (default: None).
        - ``path``: the edges to stress, each a source and a target (default: none, ``()``).
        - ``changed``: the components to ring; a mapping says which are up, 1, and down, -1 (default: none, ``()``).
        - ``support``: edges to stress in another colour (default: none, ``()``).

        Returns Highlight.

        Raises nothing.

        >>> from logicnet import knock_out
        >>> Highlight.of(intervention=knock_out("A"), changed=["B"]).held
        {'A': 0}
        """
        held: dict[str, int | tuple[int, int]] = {}
        cut: dict[tuple[str, str], int] = {}
        for one in intervention.changes if intervention else ():
            match one:
                case Fix(component, value):
                    held[component] = value
                case Keep(component, low, high):
                    held[component] = (low, high)
                case Cut(source, target, value):
                    cut[source, target] = value
                case _:
                    assert_never(one)
        return cls(
            inputs=dict(setting.values) if setting else {},
            held=held,
            cut=cut,
            values=_values(attractor),
            path=frozenset(path),
            changed=dict(changed) if isinstance(changed, Mapping) else dict.fromkeys(changed, 0),
            ranges=dict(getattr(attractor, "levels", {})),
            support=frozenset(support),
            drugs=intervention.drugs if intervention else (),
        )

    def __or__(self, other: Highlight) -> Highlight:
        return Highlight(
            {**self.inputs, **other.inputs},
            {**self.held, **other.held},
            {**self.cut, **other.cut},
            {**self.values, **other.values},
            self.path | other.path,
            {**self.changed, **other.changed},
            {**self.ranges, **other.ranges},
            self.support | other.support,
            (*self.drugs, *other.drugs),
        )

    def words(self) -> str:
        """The question in the field's notation, drugs by their names, for the heading.

        Returns the text; empty where nothing is held or cut.

        Raises nothing.

        >>> from logicnet import knock_out
        >>> Highlight.of(intervention=knock_out("A")).words()
        'A%0'
        """
        setting = " ".join(f"{name}={value}" for name, value in self.inputs.items())
        return " · ".join(part for part in (setting, Intervention(self._changes, self.drugs).called) if part)

    def given(self, marked: Callable[[Change], bool]) -> str:
        """Which drugs make the changes that are marked so.

        - ``marked``: whether a change is.

        Returns the text as it follows their word: `` by alpelisib``, or ``, some by alpelisib`` where others are made
        beside; empty where no drug makes any.

        Raises what ``marked`` raises.

        >>> from logicnet import knock_out
        >>> Highlight.of(intervention=knock_out("A")).given(lambda change: True)
        ''
        """
        own = {change for change in self._changes if marked(change)}
        names = [drug.name for drug in self.drugs if own.intersection(drug.changes)]
        beside = own.difference(*(drug.changes for drug in self.drugs))
        return f"{', some' if beside else ''} by {', '.join(dict.fromkeys(names))}" if names else ""

    @property
    def _changes(self) -> tuple[Change, ...]:
        """What is held and cut, as changes."""
        held = (Keep(n, *v) if isinstance(v, tuple) else Fix(n, v) for n, v in self.held.items())
        return (*held, *(Cut(source, target, value) for (source, target), value in self.cut.items()))

    def painted(self) -> str:
        """The values that fill components, in the field's notation: ``A=1 B=~ C=*``.

        Returns the text; empty where no component has a value.

        Raises nothing.

        >>> Highlight(values={"A": 1, "B": None}).painted()
        'A=1 B=~'
        """
        words = ((name, "~" if value is None else value) for name, value in self.values.items())
        return " ".join(f"{name}={value}" for name, value in words)


def value_in(shown: Highlight, name: str, maximum: int) -> int | str | LevelValue | None:
    """The value of a component that is highlighted with one; with levels, at which it is or between which it moves."""
    value = shown.values[name]
    if maximum == 1 or isinstance(value, str):
        return value
    low, high = (value, value) if value is not None else shown.ranges.get(name, (0, maximum))
    return LevelValue(low, high, maximum)


def _values(attractor: Any) -> dict[str, int | str | None]:
    if attractor is None:
        return {}
    if isinstance(attractor, Mapping):
        return dict(attractor)
    free = dict.fromkeys(attractor.free_inputs, "*")
    return {**attractor.fixed, **dict.fromkeys(attractor.oscillating), **free}
