"""The networks that come with logicnet, by name. In a wheel they stand in the package, in a checkout at its root."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from logicnet.errors import UnknownName, did_you_mean
from logicnet.formats.files import mode_of, stands
from logicnet.formats.table import joined_by_or, read, read_suffixes
from logicnet.model import Network


def network_folder() -> Path:
    """Where the shipped networks stand, with what belongs to them."""
    package = Path(__file__).resolve().parents[1]
    return next(
        (place for place in (package / "networks", package.parents[1] / "networks") if place.is_dir()),
        package / "networks",
    )


@cache
def networks() -> tuple[str, ...]:
    """The names of the shipped networks, which ``load`` reads.

    Returns the names in alphabetical order; none where no network is shipped.

    Raises nothing.

    >>> "il6" in networks()
    True
    """
    return tuple(sorted(path.stem for path in network_folder().glob("*.toml") if _is_network(path)))


def _is_network(path: Path) -> bool:
    """Other documents stand beside the networks; a network or a composition says so with a table of that name."""
    return any(line.strip() in (b"[network]", b"[composition]") for line in path.read_bytes().splitlines())


def load(name: str | os.PathLike[str], *, strict: bool = False, default_rule: str = "") -> Network:
    """A shipped network by its name, or the network in a file.

    - ``name``: a name of ``networks()``, or the path of a file. A name without suffix is that of a shipped network
      first.
    - ``strict``: whether components without a rule are refused (default: False, they are inputs).
    - ``default_rule``: how regulators act together in a file of edges alone (default: none, such files are refused).

    Returns the network.

    Raises UnknownName, with the nearest name, where there is neither, and what ``read`` raises for a file.

    >>> load("il6").name
    'il6'
    """
    path = Path(name)
    shipped = network_folder() / f"{name}.toml"
    if isinstance(name, str) and os.sep not in name and stands(shipped) and _is_network(shipped):
        return read(shipped)
    if path.suffix or mode_of(path) is not None or os.sep in str(name):
        return read(path, strict=strict, default_rule=default_rule)
    hint = did_you_mean(str(name), networks(), "shipped networks")
    file = f"or name a file that ends in {joined_by_or(read_suffixes())}"
    raise UnknownName("network", str(name), hint="; ".join(filter(None, [hint, file])))
