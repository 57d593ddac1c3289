"""The variables of a network and the levels of its components: which stand for which, and what holds one at a level."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from logicnet.errors import UnknownName
from logicnet.logic import Rules
from logicnet.model.component import Component
from logicnet.model.levels import held, level_of, ranges, told


class Variables:
    """Components by name, and the variables of the rules that stand for them. A network is made of these.

    A component of two values is one variable of its own name; one with more levels is several.
    """

    if TYPE_CHECKING:

        @property
        def rules(self) -> Rules: ...
        @property
        def targets(self) -> Rules | None: ...
        @property
        def components(self) -> tuple[Component, ...]: ...

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the variables, in order: of a component of two values its own."""
        return self.rules.names

    @cached_property
    def position(self) -> Mapping[str, int]:
        """The number of each variable, by name."""
        return {name: index for index, name in enumerate(self.names)}

    @cached_property
    def levels(self) -> Mapping[str, int]:
        """The maximum of each component that has more levels than 0 and 1."""
        return {component.name: component.maximum for component in self.components if component.maximum > 1}

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The components of two values that follow themselves (``X, X``): nothing in the network sets them."""
        return tuple(self.names[index] for index in self.rules.inputs)

    @cached_property
    def inputs_with_levels(self) -> tuple[str, ...]:
        """The components with more levels that follow themselves. To the rules they are components that keep their
        level, so each level has attractors of its own.
        """
        if self.targets is None:
            return ()
        own = {self.names[index] for index in self.targets.inputs}
        return tuple(c.name for c in self.components if c.maximum > 1 and own.issuperset(c.variables))

    @cached_property
    def open_inputs_with_levels(self) -> tuple[str, ...]:
        """Those of them that nothing holds at one level."""
        held = {*self.constants}
        return tuple(name for name in self.inputs_with_levels if not held.issuperset(self.component(name).variables))

    @cached_property
    def constants(self) -> tuple[str, ...]:
        """The components whose rule is written as 0 or 1."""
        return tuple(self.names[index] for index in self.rules.constants)

    def component(self, name: str) -> Component:
        """The component of a name.

        - ``name``: its name; the name of one of its variables will do.

        Returns Component.

        Raises UnknownName, with the nearest name.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> network.component("STAT3").label
        'STAT3 (phosphorylated)'
        """
        return self.components[self._numbers[self._known(name)]]

    def variables(self, name: str) -> tuple[str, ...]:
        """The variables that stand for a component.

        - ``name``: the component's name; the name of a variable stands for itself.

        Returns their names: one of the component's own name, or one for each level from 1.

        Raises UnknownName, with the nearest name.

        >>> from logicnet.model import Component, Network
        >>> network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])
        >>> network.variables("A"), network.variables("X")
        (('A',), ('X>=1', 'X>=2'))
        """
        return (name,) if name in self.position else self.components[self._numbers[self._known(name)]].variables

    def owner(self, variable: str) -> str:
        """The component that a variable stands for.

        - ``variable``: the variable's name.

        Returns the component's name.

        Raises nothing: a name that has no level in it is its own.

        >>> from logicnet.model import Component, Network
        >>> network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])
        >>> network.owner("X>=2")
        'X'
        """
        level = level_of(variable) if self.levels else None
        return level[0] if level else variable

    def held(self, name: str, low: int, high: int | None = None) -> Mapping[str, int]:
        """What keeps a component at a level, or between two.

        - ``name``: the component's name.
        - ``low``: the level, or the lowest one.
        - ``high``: the highest level (default: None, the same one).

        Returns the variables that must be held, by name, with their values.

        Raises UnknownName, with the nearest name; ValueError for a level that the component does not have.

        >>> from logicnet.model import Component, Network
        >>> network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])
        >>> network.held("X", 1)
        {'X>=1': 1, 'X>=2': 0}
        """
        maximum, high = self.component(name).maximum, low if high is None else high
        if not 0 <= low <= high <= maximum:
            raise ValueError(f"{name} has the levels 0 to {maximum}")
        return held(name, maximum, low, high)

    def told(self, values: Mapping[str, int | None]) -> Mapping[str, int | str]:
        """Values of variables, told as levels of components.

        - ``values``: values of variables by name, 0 or 1; None is free.

        Returns levels by component: 0, 1, 2, or ``1..2`` for levels between; what is free is left out.

        Raises nothing.

        >>> from logicnet.model import Component, Network
        >>> network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])
        >>> network.told({"A": 1, "X>=1": 1})
        {'A': 1, 'X': '1..2'}
        """
        return told(values, self.names) if self.levels else {n: v for n, v in values.items() if v is not None}

    def ranges(self, values: Mapping[str, int | None]) -> Mapping[str, tuple[int, int]]:
        """The levels that values of variables leave to each component.

        - ``values``: values of variables by name, 0 or 1; None is free.

        Returns the lowest and the highest level of each component, in order.

        Raises nothing.

        >>> from logicnet.model import Component, Network
        >>> network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])
        >>> network.ranges({"A": 1, "X>=1": 1})
        {'A': (1, 1), 'X': (1, 2)}
        """
        return ranges(values, {component.name: component.maximum for component in self.components})

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {component.name: i for i, component in enumerate(self.components)}

    def _known(self, name: str) -> str:
        if name in self._numbers:
            return name
        if name in self.position and (level := level_of(name)):
            return level[0]
        raise UnknownName("component", name, list(self._numbers))
