"""``FORMATS``: every format by name, and reading and writing by a file's suffix.

A format is a module of its name and a line here. The module is imported when a file of its format is met. It has

- ``read(content, path, reading) -> Network`` where the format ``reads``,
- ``write(network) -> bytes`` where it ``writes``: the network has been made ready for it (``preparation``),
- ``looks_like(content) -> bool`` where a file's content gives the format away,
- ``losses(network) -> (Loss, ...)`` where it has room for a part of its knowledge of one kind only,
- ``files(network, path) -> {path: bytes}`` where all files that are written are called after the one that is named.
"""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from stat import S_ISDIR
from types import ModuleType
from typing import cast

from logicnet.display import VisibleTuple
from logicnet.errors import FormatError, LogicnetError
from logicnet.formats.files import mode_of, path_of, read_bytes, stands, write_bytes
from logicnet.formats.knowledge import Loss, Topic
from logicnet.formats.preparation import Preparation, prepared
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.model import Network, NetworkLike, Origin
from logicnet.model.prefixes import unknown_prefixes, wrong_accessions

SIDECAR = ".logicnet.toml"
"""What a file beside a model ends in."""
_ANY = r'[^"\x00-\x1f\x7f]+'  # what can name a component
_PLAIN = r"[A-Za-z_][A-Za-z0-9_]*"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to keep a network in a file.

    - ``name``: of the format, and of its module.
    - ``suffixes``: what its files end in; what is written ends in the first unless asked otherwise.
    - ``title``: what it is.
    - ``reads``, ``writes``: which ways it goes.
    - ``holds``: the parts of what a network knows that it has room for.
    - ``names``: a regular expression of the names that it can write.
    - ``reserved``: words that name no component there, in lower case.
    """

    name: str
    suffixes: tuple[str, ...]
    title: str
    reads: bool
    writes: bool
    holds: frozenset[Topic] = field(default=frozenset({Topic.RULES}))
    names: str = _ANY
    reserved: frozenset[str] = frozenset()

    @property
    def suffix(self) -> str:
        """The first of its suffixes."""
        return self.suffixes[0]

    @property
    def _module(self) -> ModuleType:
        return _module_of(self.name)

    def read(self, content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
        """The network in a file's content; errors call the file ``path``."""
        module, collects = self._module, gc.isenabled()
        gc.disable()  # what a reader makes is kept: to go through it for what is not takes a third of the time
        try:
            network = cast(Network, module.read(content, path, reading))
        finally:
            if collects:
                gc.enable()
        # nobody else has the network yet: a copy would check all names a second time
        object.__setattr__(network, "origin", Origin(path, self.name, hashlib.sha256(content).hexdigest()))
        return network

    def write(self, network: Network) -> bytes:
        """The content of a file that keeps the network, as far as the format has room."""
        return cast(bytes, self._module.write(self.prepared(network).network))

    def prepared(self, network: Network) -> Preparation:
        """The network as the format can hold it, and what is lost."""
        ready = prepared(network, self.holds, self.names, self.reserved)
        further = getattr(self._module, "losses", None)
        return replace(ready, losses=(*ready.losses, *further(ready.network))) if further else ready

    def files(self, ready: Network, path: Path) -> Mapping[Path, bytes]:
        """All files that keep the network, by their places; the one that is asked for stands last.

        - ``ready``: the network to write, made ready for the format.
        - ``path``: the file that is asked for.
        """
        made = getattr(self._module, "files", None)
        return cast(Mapping[Path, bytes], made(ready, path) if made else {path: self._module.write(ready)})

    @property
    def has_sign(self) -> bool:
        """Whether its files can be told from others by their content."""
        return hasattr(self._module, "looks_like")

    def looks_like(self, content: bytes) -> bool:
        """Whether a content gives itself away as of this format; False where the format has no sign of its own."""
        sign = getattr(self._module, "looks_like", None)
        return bool(sign is not None and sign(content))


@cache
def _module_of(name: str) -> ModuleType:
    return import_module(f"logicnet.formats.{name}")


_LINE = r'[^"\x00-\x1f\x7f\s](?:[^"\x00-\x1f\x7f]*[^"\x00-\x1f\x7f\s])?'  # no blank at its ends
_WORDS = frozenset({"and", "or", "not", "true", "false"})
"""What other tools take for operators and constants, in any case of letters."""
_OWN = frozenset(Topic)
"""What the project's own format has room for: everything."""
_PLACED = frozenset({Topic.LABELS, Topic.LAYOUT, Topic.RULES, Topic.LEVELS})
_DRAWN = _PLACED | {Topic.KINDS, Topic.EVIDENCE, Topic.IDENTIFIERS, Topic.NOTES}
"""What formats for drawing show: rules stand in them as texts."""

_GINML = frozenset({Topic.RULES, Topic.LEVELS, Topic.LABELS, Topic.IDENTIFIERS, Topic.NOTES, Topic.LAYOUT})
_SHEETS = _GINML | {Topic.KINDS, Topic.EVIDENCE, Topic.TITLE, Topic.STARTS}
_NAMED = frozenset({Topic.SETTINGS, Topic.STARTS, Topic.INTERVENTIONS})

FORMATS: tuple[Format, ...] = (
    Format("toml", (".toml",), "rules, evidence and open choices side by side", reads=True, writes=True, holds=_OWN),
    Format(
        "bnet",
        (".bnet", ".boolnet", ".bn"),
        "one rule a line, as R's BoolNet and most tools of the field read it",
        reads=True,
        writes=True,
        names=_PLAIN,
        reserved=_WORDS | {"any", "all", "maj", "sumis", "sumgt", "sumlt", "timeis", "timegt", "timelt"},
    ),
    Format(
        "booleannet",
        (".booleannet", ".booleannet.txt"),
        "rules with *= and initial values, as BooleanNet reads them",
        reads=True,
        writes=True,
        holds=frozenset({Topic.RULES, Topic.STARTS}),
        names=_PLAIN,
        reserved=_WORDS | {"random"},
    ),
    Format(
        "sif",
        (".sif",),
        "signed edges, one a line; read under a rule that has to be named",
        reads=True,
        writes=True,
        holds=frozenset(),
        names=_LINE,
    ),
    Format("graphml", (".graphml",), "the influence graph for yEd and Gephi", reads=False, writes=True, holds=_DRAWN),
    Format("cx2", (".cx2",), "the influence graph for Cytoscape and NDEx", reads=False, writes=True, holds=_DRAWN),
    Format("dot", (".dot", ".gv"), "the influence graph for Graphviz", reads=False, writes=True, holds=_PLACED),
    Format(
        "sbml",
        (".sbml", ".xml"),
        "SBML with qualitative species",
        reads=True,
        writes=True,
        holds=_GINML | _NAMED | {Topic.TITLE},
        names=_PLAIN,
    ),
    Format("primes", (".json",), "prime implicants of every rule, as pyboolnet keeps them", reads=True, writes=True),
    Format("ginml", (".ginml",), "a GINsim graph", reads=True, writes=True, holds=_GINML, names=r"[A-Za-z0-9_-]+"),
    Format(
        "zginml",
        (".zginml",),
        "a GINsim graph with its mutants and initial states",
        reads=True,
        writes=True,
        holds=_GINML | _NAMED,
        names=r"[A-Za-z0-9_-]+",
    ),
    Format(
        "maboss",
        (".bnd", ".cfg"),
        "logic and rates, as MaBoSS reads them; a .bnd with the .cfg beside it",
        reads=True,
        writes=True,
        holds=frozenset({Topic.RULES, Topic.TIMING}),
        names=_PLAIN,
        reserved=frozenset({"node", "and", "or", "not", "xor", "true", "false", "single_expression"}),
    ),
    Format(
        "aeon",
        (".aeon",),
        "edges with declared signs and update functions, as AEON reads them",
        reads=True,
        writes=True,
        holds=frozenset({Topic.RULES, Topic.LAYOUT, Topic.TITLE}),
        names=_PLAIN,
        reserved=frozenset({"true", "false"}),
    ),
    Format(
        "tabularqual",
        (".xlsx",),
        "a workbook of TabularQual",
        reads=True,
        writes=True,
        holds=_SHEETS,
        names=_PLAIN,
        reserved=_WORDS,
    ),
    Format(
        "tabularqual_csv",
        (".csv",),
        "the sheets of TabularQual, a file each",
        reads=True,
        writes=True,
        holds=_SHEETS,
        names=_PLAIN,
        reserved=_WORDS,
    ),
)
"""Where files of one name stand in several formats, the first of these is read."""
_LONGEST_FIRST = sorted((suffix for format in FORMATS for suffix in format.suffixes), key=len, reverse=True)


def read_suffixes() -> tuple[str, ...]:
    """The suffixes of the files that can be read."""
    return tuple(dict.fromkeys(suffix for format in FORMATS if format.reads for suffix in format.suffixes))


def written_suffixes() -> tuple[str, ...]:
    """The suffixes of the files that can be written."""
    return tuple(dict.fromkeys(suffix for format in FORMATS if format.writes for suffix in format.suffixes))


def joined_by_or(suffixes: Sequence[str]) -> str:
    """Suffixes in words: ``.toml, .bnet or .json``."""
    *others, last = suffixes
    return f"{', '.join(others)} or {last}" if others else last


def format_of(path: str | os.PathLike[str]) -> str:
    """The name of the format that a file's suffix stands for; empty for none."""
    return _format_named(Path(path).name.lower())


def _format_named(name: str) -> str:
    return next((format.name for format in FORMATS if name.endswith(format.suffixes)), "")


def read(path: str | os.PathLike[str], *, strict: bool = False, default_rule: str = "") -> Network:
    """Read a network from a file; the file's suffix says in which format, or, where it says none, its content.

    - ``path``: the file; its suffix is one of those that ``FORMATS`` reads.
    - ``strict``: whether components without a rule are refused (default: False, they are inputs).
    - ``default_rule``: how regulators act together in a file of edges alone (default: none, such files are refused).

    A file of the same name that ends in ``.logicnet.toml`` is read with it, and adds what it says.

    Returns the network; its ``notes`` say what was unusual in the file, its ``origin`` which file it was.

    Raises FormatError for a suffix, a file or a content that cannot be read, RuleError, UnknownName or DuplicateName,
    with line and column, for a rule, and MemoryBudget for a file larger than memory.

    >>> from logicnet.logic import Rules
    >>> write(Network("pair", Rules.parse("A, B\\nB, A")), "pair.bnet")
    ()
    >>> read("pair.bnet").names
    ('A', 'B')
    """
    if default_rule:
        from logicnet.formats.sif import confirm_default_rule

        confirm_default_rule(default_rule)
    target = path_of(path)
    name = target.name.lower()
    kind = _format_named(name)
    format = next((format for format in FORMATS if format.name == kind and format.reads), None)
    if format is None and not stands(target):
        raise _unknown(target, read_suffixes(), "read")
    if name.endswith(SIDECAR):
        raise FormatError(f"{path}: a file of this name stands beside a model, and is none", hint="name the model")
    content = read_bytes(target)
    if not content.removeprefix(b"\xef\xbb\xbf").strip():
        raise FormatError(f"{path}: the file is empty")
    seen = _seen_in(content, format)
    if seen is None:
        raise _unlike(target, content) or _unknown(target, read_suffixes(), "read")
    try:
        network = seen.read(content, str(path), Reading(strict, default_rule))
    except LogicnetError as error:
        other = _unlike(target, content) if seen.has_sign and not seen.looks_like(content) else None
        raise other or error from None
    if seen is not format:
        note = f"{path}: by its content this is {seen.suffix}: {seen.title}"
        network = replace(network, notes=(note, *network.notes))
    format = seen
    # most formats have no room for any, and the project's own has refused them
    told = Topic.IDENTIFIERS in format.holds and format.name != "toml"
    if told and (strange := unknown_prefixes(network)):
        note = f"{path}: identifiers of collections that are not known here are kept as they are: {', '.join(strange)}"
        network = replace(network, notes=(*network.notes, note))
    if told and (wrong := wrong_accessions(network)):
        note = f"{path}: identifiers that their collections cannot have are kept as they are: {', '.join(wrong)}"
        network = replace(network, notes=(*network.notes, note))
    if not network.names:
        raise FormatError(f"{path}: no component: this is not a network", hint=f"{format.suffix}: {format.title}")
    beside = sidecar_of(target)
    if not stands(beside):
        return network
    from logicnet.formats.sidecar import completed

    return completed(network, read_bytes(beside), str(beside))


def sidecar_of(model: Path) -> Path:
    """Where the file beside a model stands that says more of it, if there is one.

    >>> str(sidecar_of(Path("folder/model.v2.bnet")))
    'folder/model.v2.logicnet.toml'
    """
    name = model.name
    suffix = next(filter(name.lower().endswith, _LONGEST_FIRST), model.suffix)
    return model.with_name(f"{name[: len(name) - len(suffix)]}{SIDECAR}")


def write(network: NetworkLike, path: str | os.PathLike[str]) -> tuple[Loss, ...]:
    """Write a network into a file, which appears whole or not at all; its suffix says in which format.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``path``: the file; its suffix is one of those that ``FORMATS`` writes. A file that is there is replaced.

    Returns what the format had no room for; nothing where all is kept.

    Raises UnknownName for a network that is not there, FormatError for a suffix that stands for no format, and for a
    place that takes no file.

    >>> from logicnet.logic import Rules
    >>> network = Network("pair", Rules.parse("A, B\\nB, A"))
    >>> write(network, "pair.json")
    ()
    >>> read("pair.json").rules == network.rules
    True
    """
    target = path_of(path)
    name = format_of(target)
    format = next((format for format in FORMATS if format.writes and format.name == name), None)
    if format is None:
        raise _unknown(target, written_suffixes(), "written")
    ready = format.prepared(_given(network))
    for place, content in format.files(ready.network, target).items():
        write_bytes(place, content)
    titles = ["part", "about", "what is lost"]
    return VisibleTuple.of(ready.losses, ("loss", "losses"), titles, lambda one: (str(one.part), one.about, one.what))


def _given(network: NetworkLike) -> Network:
    if isinstance(network, Network):
        return network
    # by name: what knows the shipped networks reads them here
    return cast(Network, import_module("logicnet.formats.shipped").load(network))


def _seen_in(content: bytes, format: Format | None) -> Format | None:
    """The format of a content whose file has the suffix of ``format``, or that of none: another one only where the
    content is unlike its suffix and gives the other away.
    """
    if format is not None and (not format.has_sign or format.looks_like(content)):
        return format
    return next((other for other in FORMATS if other.reads and other.looks_like(content)), format)


def _unlike(path: Path, content: bytes) -> FormatError | None:
    """What to say of a content that is of no format here, where it is known what it is."""
    from logicnet.formats.strangers import stranger

    kind = stranger(content)
    if kind is None or (kind.own and path.name.lower().endswith(kind.own)):
        return None
    return FormatError(f"{path}: this looks like {kind.what}", hint=kind.hint)


def _unknown(path: Path, suffixes: Sequence[str], done: str) -> FormatError:
    if S_ISDIR(mode_of(path) or 0):
        return FormatError(f"{path} is a directory", hint=f"name a file that ends in {joined_by_or(suffixes)}")
    near = next((near for near in map(path.with_suffix, suffixes) if stands(near)), None) if path.name else None
    meant = f"did you mean {near.name}? " if near is not None and done == "read" else ""
    known = f"formats that can be {done}: {', '.join(suffixes)}"
    return FormatError(f"{path}: the suffix '{path.suffix}' stands for no known format", hint=meant + known)
