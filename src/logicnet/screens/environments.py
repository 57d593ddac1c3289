"""Settings of a screen: one, several with a name each, or all combinations of the inputs that are left free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from math import prod

from logicnet.errors import SettingError, UnknownName
from logicnet.model import Network, Setting, SettingLike
from logicnet.model.assignment import is_level
from logicnet.model.notation import named, without_comment

EVERY_SETTING = "all"
MOST_SETTINGS = 1 << 16  # all combinations of 16 free inputs; each setting is a screen of its own

Settings = Mapping[str, Setting]
SettingsLike = SettingLike | Iterable[SettingLike] | Mapping[str, SettingLike] | None
"""One setting, ``"all"``, several in a list, or several by name in a mapping. A mapping to 0 and 1 is one setting."""


def settings(
    network: Network,
    asked: SettingsLike = "",
    held: SettingLike | None = "",
) -> Settings:
    """The settings of a screen, by name, each with what is held in all of them.

    - ``network``: the network whose inputs they hold.
    - ``asked``: one setting, several in a list or by name, or ``"all"`` combinations of the inputs that are left free
      (default: one that holds nothing more).
    - ``held``: the inputs that are held in all of them, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}`` (default: none;
      None is the network's default setting).

    Returns a mapping of names to settings; a setting without a name goes by its own notation.

    Raises UnknownName or SettingError for a setting that does not fit the network or disagrees with ``held``, and for
    more than 65,536 of them.

    >>> from logicnet.logic import Rules
    >>> list(settings(Network("one", Rules.parse("A, A\\nB, B\\nC, A | B")), "all", "A=1"))
    ['A=1 B=0', 'A=1 B=1']
    """
    base = Setting.read(held, network)
    if is_every(asked):
        return _all(network, base)
    if asked is None or isinstance(asked, str | Setting) or (isinstance(asked, Mapping) and _is_one(asked, network)):
        asked = [Setting.read("" if asked is None else asked, network)]
    if isinstance(asked, Mapping):
        read = {name: Setting.read(one, network) for name, one in asked.items()}
    elif isinstance(asked, Iterable):
        read = {str(setting): setting for setting in (Setting.read(one, network) for one in asked)}
    else:
        raise SettingError(f"expected settings, found {asked!r}", hint='write "all", a list, or a mapping of names')
    if not read:
        raise SettingError("there is no setting to screen under", hint='give at least one, or "all"')
    return {name or str(base): joined(base, setting, network) for name, setting in read.items()}


def parse_settings(text: str, network: Network) -> Mapping[str, Setting]:
    """Named settings from a list: ``name: A=1 B=0`` a line, or ``A=1 B=0`` alone; blank lines and ``#`` comments are
    skipped. Errors name the line."""
    found: dict[str, Setting] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        words = without_comment(line).strip()
        if not words:
            continue
        name, values = named(words)
        try:
            setting = Setting.parse(values, network)
        except (SettingError, UnknownName) as error:
            raise SettingError(f"line {number} of the list of settings: {error}") from None
        key = name or str(setting)
        if key in found:
            raise SettingError(f"line {number} of the list of settings: {key!r} is there twice")
        found[key] = setting
    return found


def is_every(asked: SettingsLike) -> bool:
    """Whether all combinations of the free inputs are asked for."""
    return isinstance(asked, str) and asked.strip() == EVERY_SETTING


def _is_one(asked: Mapping[str, object], network: Network) -> bool:
    """Whether a mapping is one setting, from names of inputs to levels, and not several settings by name."""
    most = max(network.levels.values(), default=1)
    return bool(asked) and all(is_level(value, most) for value in asked.values())


def common(settings: Iterable[Setting]) -> Setting:
    """What all of the settings hold."""
    first, *others = settings
    return Setting(tuple(pair for pair in first.values if all(pair in one.values for one in others)))


def joined(one: Setting, other: Setting, network: Network) -> Setting:
    """Both settings at once. Raises SettingError where they disagree."""
    values = dict(one.values)
    for name, value in other.values:
        if values.setdefault(name, value) != value:
            raise SettingError(
                f"{name}={value} in one setting and {name}={values[name]} in what is held in all of them"
            )
    return Setting.of(values, network)


def _all(network: Network, base: Setting) -> Settings:
    held = {name for name, _ in base.values}
    free = [name for name in (*network.inputs, *network.inputs_with_levels) if name not in held]
    levels = [range(network.levels.get(name, 1) + 1) for name in free]
    if (many := prod(map(len, levels))) > MOST_SETTINGS:
        said = many if network.inputs_with_levels else f"2^{len(free)}"
        raise SettingError(
            f"{len(free)} free inputs have {said} combinations: too many to screen under each",
            hint=f"hold some of them: {' '.join(free[:8])}{' ...' if len(free) > 8 else ''}",
        )
    every = (Setting(tuple(zip(free, values, strict=True))) for values in product(*levels))
    return {str(setting): setting for setting in (joined(base, one, network) for one in every)}
