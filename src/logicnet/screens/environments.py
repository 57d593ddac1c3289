"""Settings of a screen: one, several with a name each, or all combinations of the inputs that are left free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from logicnet.errors import SettingError
from logicnet.model import Network, Setting

ALL = "all"
MOST = 1 << 16

Settings = Mapping[str, Setting]


def settings(
    network: Network,
    asked: str | Setting | Iterable[Setting] | Mapping[str, Setting | str] = "",
    held: str | Setting = "",
) -> Settings:
    """The settings asked for, by name, each with what is ``held`` in all of them.

    ``asked`` is one setting, several (named by a mapping), or ``"all"``: all combinations of the inputs that ``held``
    leaves free. A setting without a name goes by its own notation. Raises SettingError where a setting and ``held``
    disagree, or for more than 65536.
    """
    base = Setting.parse(held, network) if isinstance(held, str) else held
    if asked == ALL:
        return _all(network, base)
    if isinstance(asked, str | Setting):
        asked = [Setting.parse(asked, network) if isinstance(asked, str) else asked]
    if isinstance(asked, Mapping):
        read = {name: Setting.parse(s, network) if isinstance(s, str) else s for name, s in asked.items()}
    else:
        read = {str(setting): setting for setting in asked}
    if not read:
        raise SettingError("there is no setting to screen under", hint='give at least one, or "all"')
    return {name or str(base): joined(base, setting, network) for name, setting in read.items()}


def listed(text: str, network: Network) -> Mapping[str, Setting]:
    """Named settings from a list: ``name: A=1 B=0`` a line, or ``A=1 B=0`` alone; blank lines and ``#`` comments are
    skipped."""
    found: dict[str, Setting] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.partition("#")[0].strip()
        if not words:
            continue
        name, colon, values = words.partition(": ")
        setting = Setting.parse(values if colon else words, network)
        key = name.strip() if colon else str(setting)
        if key in found:
            raise SettingError(f"line {number} of the list of settings: {key!r} is there twice")
        found[key] = setting
    return found


def joined(one: Setting, other: Setting, network: Network) -> Setting:
    """Both settings at once. Raises SettingError where they disagree."""
    values = dict(one.values)
    for name, value in other.values:
        if values.setdefault(name, value) != value:
            raise SettingError(
                f"{name}={value} in one setting and {name}={values[name]} in what is held in all of them"
            )
    return Setting(tuple((name, values[name]) for name in network.names if name in values))


def _all(network: Network, base: Setting) -> Settings:
    held = {name for name, _ in base.values}
    free = [name for name in network.inputs if name not in held]
    if 1 << len(free) > MOST:
        raise SettingError(
            f"{len(free)} free inputs have 2^{len(free)} combinations: too many to screen under each",
            hint=f"hold some of them: {' '.join(free[:8])}{' ...' if len(free) > 8 else ''}",
        )
    every = (Setting(tuple(zip(free, values, strict=True))) for values in product((0, 1), repeat=len(free)))
    return {str(setting): setting for setting in (joined(base, one, network) for one in every)}
