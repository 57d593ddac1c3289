"""The ledger: files of claims, read into values and checked against networks and catalogue as they are read.

The format is described in ``networks/README.md`` under "Claims". What cannot be read is an error with file, line and
the path inside the document; nothing is left out.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from logicnet.display import Card, TableView, Visible, VisibleTuple
from logicnet.errors import FormatError, LogicnetError, UnknownName, did_you_mean, or_else
from logicnet.evidence.claim import Claim, sentence
from logicnet.evidence.page import ClaimsPage
from logicnet.formats import load
from logicnet.formats.catalogue import catalogue_for
from logicnet.formats.document import Document, Table
from logicnet.formats.files import path_of, read_bytes
from logicnet.formats.folder import network_folder
from logicnet.model import Network, NetworkLike

_FILE = ("network", "setting", "context", "start", "starts", "members", "claim")


@dataclass(frozen=True, repr=False)
class Ledger(Visible):
    """The claims of one network, with the network they were read against, and the document they were read from."""

    network: Network
    claims: tuple[Claim, ...]
    file: str = ""
    root: Table | None = field(default=None, compare=False, repr=False)

    def _line(self) -> str:
        return f"Ledger of {self.network.name}: {len(self.claims)} claims"

    def _card(self) -> Card:
        titles = ["claim", "statement", "arm", "property", "expected", "evidence"]
        rows = [
            (one.id, one.statement, str(one.arm), sentence(one.property), one.expected, one.evidence.references)
            for one in self.claims
        ]
        said = f"{len(self.claims)} claims"
        table = TableView(titles, rows, all_rows=".claims")
        return Card(f"Ledger of {self.network.name}", said, [("file", self.file)], [table])


LedgerLike = Ledger | NetworkLike
"""The claims of a network: a ledger, a file of claims, or a shipped network or its name."""
LedgersLike = LedgerLike | Iterable[LedgerLike]
"""One or more of these."""


@cache
def ledgers() -> tuple[Ledger, ...]:
    """The claims of all shipped networks, a ledger each.

    Returns the ledgers in the order of the files' names; they are read once.

    Raises FormatError, or another LogicnetError with the place, where a shipped file is damaged.

    >>> sum(len(ledger.claims) for ledger in ledgers()) > 0
    True
    """
    paths = sorted((network_folder() / "claims").glob("*.toml"))
    found = together(read(read_bytes(path), f"{path.parent.parent.name}/claims/{path.name}") for path in paths)
    titles = ["network", "claims", "file"]
    return VisibleTuple.of(
        found, ("ledger", "ledgers"), titles, lambda one: (one.network.name, len(one.claims), one.file)
    )


def read_claims(path: str | os.PathLike[str]) -> Ledger:
    """The claims in a file, checked against the network that it names.

    - ``path``: the file; ``networks/README.md`` describes the format under "Claims".

    Returns the ledger.

    Raises FormatError for a file that cannot be read or does not fit the format, UnknownName, RuleError, SettingError,
    InterventionError or ClaimError, with file and line, for a claim that does not fit the network.

    >>> read_claims("none.toml")
    Traceback (most recent call last):
    logicnet.errors.kinds.FormatError: none.toml: there is no such file
    """
    return read(read_bytes(path_of(path)), str(path))


def ledger_of(given: LedgerLike) -> Ledger:
    """The claims that are meant: a ledger itself, those in a file, or those of a shipped network or its name. Raises
    LogicnetError, with the nearest name, for anything else.

    >>> ledger_of("il6").network.name
    'il6'
    """
    if isinstance(given, Ledger):
        return given
    shipped: Mapping[str, Ledger] = {one.network.name: one for one in ledgers()}
    if isinstance(given, Network):
        found = shipped.get(given.name)
        if found is None or found.network.digest != given.digest:
            what = f"no claims come with logicnet for these rules of {given.name!r}"
            raise LogicnetError(what, hint=f"give its own claims: logicnet.evidence.read_claims; {_has(shipped)}")
        return found
    if not isinstance(given, str | os.PathLike):
        hint = f"write the name of a network, the file of the claims, or logicnet.ledgers(); {_has(shipped)}"
        raise LogicnetError(f"expected claims, found {type(given).__name__}", hint=hint)
    if Path(given).suffix == ".toml" or Path(given).is_file():
        return read_claims(given)
    if str(given) not in shipped:
        hint = or_else(did_you_mean(str(given), shipped), "or name a file of claims (.toml)")
        raise UnknownName("network", str(given), hint=hint)
    return shipped[str(given)]


def ledgers_of(given: LedgersLike) -> tuple[Ledger, ...]:
    """The claims that are meant, of one network or of several. Raises LogicnetError as ``ledger_of`` does.

    >>> [one.network.name for one in ledgers_of(["il6", "tgfb"])]
    ['il6', 'tgfb']
    """
    if isinstance(given, Iterable) and not isinstance(given, str | Ledger | Network):
        return tuple(map(ledger_of, given))
    return (ledger_of(given),)


def _has(shipped: Mapping[str, Ledger]) -> str:
    return f"networks that come with claims: {', '.join(shipped)}"


def together(found: Iterable[Ledger]) -> tuple[Ledger, ...]:
    """Several ledgers in which every claim has an id of its own.

    - ``found``: the ledgers.

    Returns the same ledgers.

    Raises FormatError where two claims have one id.

    >>> together([])
    ()
    """
    several = tuple(found)
    seen: dict[str, Claim] = {}
    for claim in (claim for ledger in several for claim in ledger.claims):
        if claim.id in seen:
            other = seen[claim.id].source
            raise FormatError(
                f"a second claim with the id '{claim.id}'", span=claim.source, hint=f"the other one: {other}"
            )
        seen[claim.id] = claim
    return several


def read(content: bytes, path: str) -> Ledger:
    """Read one file of claims. Raises LogicnetError with file, line and the path inside the document."""
    root = Document.parse(content, path).root
    root.only(_FILE)
    network = _network(root, path)
    page = ClaimsPage(root, network, catalogue_for(network))
    found: dict[str, Claim] = {}
    for entry in root.tables("claim"):
        claim = page.claim(entry)
        if claim.id in found:
            entry.refuse(
                f"a second claim with the id '{claim.id}'", "id", hint=f"the other one: {found[claim.id].source}"
            )
        found[claim.id] = claim
    return Ledger(network, tuple(found.values()), path, root)


def _network(root: Table, path: str) -> Network:
    name = root.text("network")
    beside = Path(path).parent / name
    try:
        return load(beside if beside.suffix and beside.is_file() else name)
    except UnknownName as error:
        root.refuse(error.message, "network", hint=error.hint)
