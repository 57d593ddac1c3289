"""GINsim's .zginml: an archive of a .ginml graph and what GINsim saves beside it: mutants, initial states, inputs.

An archive is opened within bounds: what it says that its members take unpacked must be in proportion to the file, and
must fit into the memory that is free. Nothing is unpacked onto the disk.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from logicnet.errors import FormatError
from logicnet.formats.archives import BROKEN, confirm_harmless
from logicnet.formats.ginml import reader as ginml
from logicnet.formats.ginml.notes import opened
from logicnet.formats.ginml.saved import SavedFile, saved_mutants, saved_states
from logicnet.formats.ginml.writer import losses as graph_losses
from logicnet.formats.knowledge import Loss, Topic
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.model import Named, Network

_FOLDER = "GINsim-data/"
_GRAPH = "regulatoryGraph.ginml"
_READ = frozenset({_GRAPH, "mutant", "initialState"})
_WHAT = {
    "reg2dyn_parameters": "parameters of saved simulations",
    "modelSimplifier": "saved reductions",
    "avatar_parameters": "parameters of Avatar simulations",
    "biblio": "links to a bibliography",
}
_SHORT = 1000  # bytes; a shorter member may say nothing at all
_SAYS = re.compile(rb"<\w+\s+\w+\s*=|>\s*[^<>\s]|^[^<]")  # an attribute or a text
# files that begin with ._ are of the Mac's own; a graph of transitions between states has no rules
_ENDS = re.compile(r"(?:^|/)(?!\._|stateTransitionGraph)[^/]*\.ginml$", re.IGNORECASE)
_DATE = (1980, 1, 1, 0, 0, 0)  # equal networks give equal files


def read(content: bytes, path: str, reading: Reading = AS_USUAL) -> Network:
    """Read a file's content."""
    members = _members(content, path)
    network = ginml.read(members[_GRAPH], f"{path}/{_GRAPH}", reading)
    notes = list(network.notes)
    interventions: tuple[Named, ...] = ()
    starts: tuple[Named, ...] = ()
    settings: tuple[Named, ...] = ()
    if "mutant" in members:
        saved = SavedFile(opened(members["mutant"], f"{path}/mutant"), network)
        interventions = saved.interventions()
        notes += saved.notes
    if "initialState" in members:
        saved = SavedFile(opened(members["initialState"], f"{path}/initialState"), network)
        settings, starts = saved.settings_and_starts()
        notes += saved.notes
    for name, held in members.items():
        if name not in _READ and (len(held) > _SHORT or _SAYS.search(held)):
            notes.append(f"{path}: {name} is not kept: {_WHAT.get(name, 'not known')}")
    return replace(
        network, source=path, notes=tuple(notes), interventions=interventions, starts=starts, settings=settings
    )


def write(network: Network) -> bytes:
    """The content of a file that keeps the network."""
    members = {_GRAPH: ginml.write(network)}
    if network.starts or network.settings:
        members["initialState"] = saved_states(network)
    if network.interventions:
        members["mutant"] = saved_mutants(network)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(_FOLDER + name, _DATE), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def losses(network: Network) -> tuple[Loss, ...]:
    """What the graph has no room for, the titles of settings and starts, and which setting is the default."""
    lost = list(graph_losses(network))
    for topic, named in ((Topic.SETTINGS, network.settings), (Topic.STARTS, network.starts)):
        lost += (Loss(topic, one.name, f"title: {one.title}") for one in named if one.title)
        lost += (Loss(topic, one.name, "that it is the default") for one in named if one.default)
    return tuple(lost)


def looks_like(content: bytes) -> bool:
    """Whether a content is an archive that names a graph."""
    return content.startswith(b"PK") and b".ginml" in content


def _members(content: bytes, path: str) -> Mapping[str, bytes]:
    """The members by their names without a folder; of one that is not kept only what tells whether it says anything."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = _listed(archive, len(content), path)
            return {name: _content(archive, info, name) for name, info in found.items()}
    except BROKEN as error:
        hint = "this looks like a .ginml file" if ginml.looks_like(content) else "is the file whole?"
        raise FormatError(f"{path}: not an archive that can be read: {error}", hint=hint) from None


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    if name in _READ:
        return archive.read(info)
    with archive.open(info) as member:
        return member.read(_SHORT + 1)


def _listed(archive: zipfile.ZipFile, size: int, path: str) -> Mapping[str, zipfile.ZipInfo]:
    """The members of an archive, confirmed to be harmless before anything is unpacked."""
    found: dict[str, zipfile.ZipInfo] = {}
    graph = _graph(archive, path)
    for info in archive.infolist():
        name = _GRAPH if info is graph else info.filename.rpartition("/")[2]
        if not name:  # a folder
            continue
        if name not in _READ:
            name = info.filename.removeprefix(_FOLDER)
        if name in found:
            raise FormatError(f"{path}: the archive holds two members {name!r}")
        found[name] = info
    whole = [info for name, info in found.items() if name in _READ]
    confirm_harmless(whole, size, path, "GINsim")
    return found


def _graph(archive: zipfile.ZipFile, path: str) -> zipfile.ZipInfo:
    """The member that is the graph: the one that has GINsim's name for it, or else the only one that is a graph."""
    members = [info for info in archive.infolist() if not info.is_dir()]
    graphs = [info for info in members if _ENDS.search(info.filename)]
    usual = [info for info in graphs if info.filename.rpartition("/")[2] == _GRAPH]
    chosen = usual or graphs
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        held = ", ".join(info.filename for info in members[:10]) or "nothing"
        raise FormatError(
            f"{path}: the archive holds no graph: no regulatoryGraph.ginml, and no other .ginml with rules",
            hint=f"it holds: {held}",
        )
    held = ", ".join(info.filename for info in chosen[:10])
    hint = f"unpack it, and name one of them: {held}"
    raise FormatError(f"{path}: the archive holds {_count(len(chosen))} graphs, and not one", hint=hint)


def _count(number: int) -> str:
    return "two" if number == 2 else str(number)
