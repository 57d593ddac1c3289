"""Settings: the inputs held for a question, the drug exposure and the environment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from logicnet.display import Card, TableView, Visible
from logicnet.errors import SettingError, Span
from logicnet.model.assignment import checked, equated
from logicnet.model.called import assigned
from logicnet.model.levels import level_of
from logicnet.model.notation import written

if TYPE_CHECKING:
    from logicnet.model.network import Network


@dataclass(frozen=True, slots=True, repr=False)
class Setting(Visible):
    """Input values: a drug that is there or not, an environment. What is not held stays a free input.

    - ``values``: pairs of name and level, in the network's order.

    A setting holds inputs only (components whose rule is themselves or a constant); to hold any other component is an
    intervention.

    >>> str(Setting((("Drug", 1), ("TAM", 0))))
    'Drug=1 TAM=0'
    """

    values: tuple[tuple[str, int], ...] = ()

    @classmethod
    def parse(cls, text: str, network: Network) -> Self:
        """Read ``Drug=1 TAM=0`` against a network.

        - ``text``: inputs with their levels, or ``@name`` for a setting that the network calls so, or for a file.
        - ``network``: the network whose inputs are meant.

        Returns Setting.

        Raises UnknownName or SettingError, with the place and what would help.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> str(Setting.parse("FAC=1", network))
        'FAC=1'
        """
        return cls._of(assigned(text, network, network.settings, "setting"), network)

    @classmethod
    def read(cls, given: object, network: Network) -> Setting:
        """A setting in any spelling.

        - ``given``: a value, text, or a mapping (``{"Drug": 1}``); None is the network's default setting, which holds
          nothing where it has none.
        - ``network``: the network whose inputs are meant.

        Returns Setting.

        Raises UnknownName or SettingError where it is none, or does not fit the network.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> str(Setting.read({"FAC": 1}, network))
        'FAC=1'
        """
        match given:
            case None:
                default = next((one for one in network.settings if one.default), None)
                return cls.parse(default.text, network) if default else Setting()
            case str():
                return cls.parse(given, network)
            case Setting():
                values = dict(given.values)
                if len(values) < len(set(given.values)):
                    raise SettingError(f"two values for one input in the setting: {given!r}")
                return cls.read(values, network)
            case Mapping():
                values = checked(given, network.names, what="setting", levels=network.levels)
                return cls._of(((name, value, None) for name, value in values.items()), network)
            case _:
                hint = 'write it as text ("Drug=1 TAM=0") or as a mapping ({"Drug": 1, "TAM": 0})'
                raise SettingError(f"expected a setting, found {given!r}", hint=hint)

    @classmethod
    def of(cls, values: Mapping[str, int], network: Network) -> Self:
        """A setting from levels by name.

        - ``values``: the level of each input that is held.
        - ``network``: the network whose order of components it takes.

        Returns Setting. Whether these are inputs is not looked at: ``read`` does that.

        Raises nothing.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> str(Setting.of({"FAC": 1}, network))
        'FAC=1'
        """
        return cls(tuple((c.name, values[c.name]) for c in network.components if c.name in values))

    @classmethod
    def _of(cls, given: Iterable[tuple[str, int, Span | None]], network: Network) -> Self:
        allowed = {*network.inputs, *network.constants}
        allowed |= {v for name in network.inputs_with_levels for v in network.variables(name)}
        spoken, places = dict[str, int](), dict[str, Span | None]()
        several = list(given)
        for variable, value, span in several:
            spoken[variable] = value
            name = (level_of(variable) or (variable,))[0] if network.levels else variable
            places[name] = span
            if variable not in allowed:
                inputs = ", ".join([*network.inputs, *network.inputs_with_levels]) or "none"
                own = {v: bit for v, bit, _ in several if network.owner(v) == name}
                level = network.told(own).get(name, value)
                raise SettingError(
                    f"{name!r} is not an input of {network.name}: it has a rule of its own",
                    span=span,
                    hint=f"to hold it, use the intervention {written(name)}%{_range(str(level))}; inputs: {inputs}",
                )
        chosen = network.told(spoken)
        for name, level in chosen.items():
            if isinstance(level, str):
                what = f"a setting holds an input at one level, not {name} between {level}"
                raise SettingError(what, span=places[name], hint=f"to keep it there: {written(name)}%{_range(level)}")
        return cls.of({name: int(level) for name, level in chosen.items()}, network)

    def held_in(self, network: Network) -> Mapping[str, int]:
        """The variables that it holds.

        - ``network``: the network of which it is a setting.

        Returns their values, by name.

        Raises UnknownName for an input that the network does not have.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> Setting.parse("FAC=1", network).held_in(network)
        {'FAC': 1}
        """
        if not network.levels:
            return dict(self.values)
        return {v: bit for name, level in self.values for v, bit in network.held(name, level).items()}

    def on(self, network: Network) -> Network:
        """The network with these inputs held.

        - ``network``: the network of which it is a setting.

        Returns the new network; the same one where nothing is held.

        Raises UnknownName for an input that the network does not have.

        >>> import logicnet
        >>> network = logicnet.load("il6")
        >>> Setting.parse("FAC=1", network).on(network).rule_text("FAC")
        '1'
        """
        if not self.values:
            return network
        return network.changed({network.rules.index(n): v for n, v in self.held_in(network).items()}, {})

    def __str__(self) -> str:
        return equated(dict(self.values))

    def _line(self) -> str:
        return f"Setting {str(self) or 'of no input'}"

    def _card(self) -> Card:
        said = "" if self.values else "holds no input"
        return Card("Setting", said, parts=[TableView(["input", "value"], self.values, all_rows=".values", fold=False)])


def _range(level: str) -> str:
    return level.replace("..", ":")
