"""A network as SBML Level 3 Version 1 with version 1 of the packages for qualitative models and for layouts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from logicnet.core.rules import AND, FALSE, NOT, OR, Program
from logicnet.errors import MemoryBudget
from logicnet.formats.sbml.extras import initial_levels, written_extras
from logicnet.model import Annotation, Component, Network, Regulation
from logicnet.model.annotation import link_to
from logicnet.model.levels import level_of

_CORE = "http://www.sbml.org/sbml/level3/version1"
_XHTML = "http://www.w3.org/1999/xhtml"
_MATHML = "http://www.w3.org/1998/Math/MathML"
_RDF = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bqbiol="http://biomodels.net/biology-qualifiers/" '
    'xmlns:bqmodel="http://biomodels.net/model-qualifiers/"'
)
_OF_MODELS = ("hasInstance", "is", "isDerivedFrom", "isDescribedBy", "isInstanceOf")  # BioModels' model qualifiers
_SIGNS = {"+": "positive", "-": "negative", "±": "dual", "0": "unknown", "": "unknown"}
_TERMS = {"+": ' sboTerm="SBO:0000170"', "-": ' sboTerm="SBO:0000169"'}  # stimulation, inhibition
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # characters that no document holds
_RELATION = re.compile(r"[A-Za-z_][\w.-]*")
_OPERATORS = {AND: "and", OR: "or"}


def write(network: Network) -> bytes:
    """The content of a file that keeps the network."""
    free = _names(network)
    model, compartment = free("model"), free("cell")
    placed = any(component.annotation.placement for component in network.components)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<sbml xmlns="{_CORE}/core" level="3" version="1"'
        f' xmlns:qual="{_CORE}/qual/version1" qual:required="true"'
        + (f' xmlns:layout="{_CORE}/layout/version1" layout:required="false">' if placed else ">"),
        f'<model id="{model}" metaid="meta_{model}"{_named("name", network.title)}>',
        *_known(network.annotation, f"meta_{model}", written_extras(network), model=True),
        # a size without a unit: without these libSBML warns of units that no logical model has
        f'<listOfCompartments><compartment id="{compartment}" constant="true" spatialDimensions="3" size="1"'
        ' units="dimensionless"/></listOfCompartments>',
        *(_layout(network, free) if placed else ()),
        "<qual:listOfQualitativeSpecies>",
        *_species(network, compartment),
        "</qual:listOfQualitativeSpecies>",
    ]
    transitions = list(_transitions(network, free))
    if transitions:
        lines += ["<qual:listOfTransitions>", *transitions, "</qual:listOfTransitions>"]
    lines += ["</model>", "</sbml>", ""]
    return _NO_XML.sub("\ufffd", "\n".join(lines)).encode()


def _names(network: Network) -> Callable[[str], str]:
    """Identifiers that nothing else in the file has."""
    taken = {component.name for component in network.components}

    def free(name: str) -> str:
        found, number = name, 2
        while found in taken:
            found, number = f"{name}_{number}", number + 1
        taken.add(found)
        return found

    return free


def _named(attribute: str, text: str) -> str:
    return f" {attribute}={quoteattr(text)}" if text else ""


def _known(annotation: Annotation, about: str, own: str = "", *, model: bool = False) -> Iterator[str]:
    """Notes and identifiers of the element whose metaid is ``about``."""
    if annotation.notes:
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in annotation.notes.splitlines())
        yield f'<notes><body xmlns="{_XHTML}">{paragraphs}</body></notes>'
    relations: dict[str, list[str]] = {}
    for one in annotation.identifiers:
        relations.setdefault(one.relation, []).append(one.uri)
    if not relations and not own:
        return
    yield "<annotation>"
    if relations:
        yield f'<rdf:RDF {_RDF}><rdf:Description rdf:about="#{about}">'
        for relation, uris in relations.items():
            name = relation if _RELATION.fullmatch(relation) else "unknownQualifier"
            name = f"{'bqmodel' if model and relation in _OF_MODELS else 'bqbiol'}:{name}"
            items = "".join(f"<rdf:li rdf:resource={quoteattr(link_to(uri))}/>" for uri in uris)
            yield f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>"
        yield "</rdf:Description></rdf:RDF>"
    yield f"{own}</annotation>"


def _species(network: Network, compartment: str) -> Iterator[str]:
    inputs = {*network.inputs, *network.inputs_with_levels}
    levels = initial_levels(network)
    for component in network.components:
        name = component.name
        start = f' qual:initialLevel="{levels[name]}"' if name in levels else ""
        known = list(_known(component.annotation, f"meta_{name}"))
        head = (
            f'<qual:qualitativeSpecies metaid="meta_{name}" qual:id="{name}"{_named("qual:name", component.label)}'
            f' qual:compartment="{compartment}" qual:constant="{"true" if name in inputs else "false"}"'
            f'{start} qual:maxLevel="{component.maximum}"'
        )
        yield "\n".join((f"{head}>", *known, "</qual:qualitativeSpecies>")) if known else f"{head}/>"


def _transitions(network: Network, free: Callable[[str], str]) -> Iterator[str]:
    inputs = {*network.inputs, *network.inputs_with_levels}
    edges = _edges(network)
    rules = network.targets or network.rules
    for component in network.components:
        if component.name in inputs:
            continue
        name = free(f"tr_{component.name}")
        yield f'<qual:transition qual:id="{name}">'
        if into := edges.get(component.name):
            yield "<qual:listOfInputs>"
            for edge in into:
                given = free(f"{name}_in_{edge.source}")
                known = list(_known(edge.annotation, f"meta_{given}"))
                head = (
                    f'<qual:input metaid="meta_{given}"{_TERMS.get(edge.sign, "")} qual:id="{given}"'
                    f' qual:qualitativeSpecies="{edge.source}" qual:transitionEffect="none"'
                    f' qual:sign="{_SIGNS[edge.sign]}"'
                )
                yield "\n".join((f"{head}>", *known, "</qual:input>")) if known else f"{head}/>"
            yield "</qual:listOfInputs>"
        head = f'<qual:output qual:id="{free(f"{name}_out")}" qual:qualitativeSpecies="{component.name}"'
        yield f'<qual:listOfOutputs>{head} qual:transitionEffect="assignmentLevel"/></qual:listOfOutputs>'
        programs = [rules.program(rules.index(variable)) for variable in component.variables]
        yield "<qual:listOfFunctionTerms>"
        yield from _terms(programs, network)
        yield "</qual:listOfFunctionTerms></qual:transition>"


def _edges(network: Network) -> dict[str, list[Regulation]]:
    """The edges into each component: those of the rules, and those that only the file knows."""
    try:
        found = network.regulations
    except MemoryBudget:  # too entangled for signs
        found = tuple(_unsigned(network))
    edges: dict[str, list[Regulation]] = {}
    for edge in found:
        edges.setdefault(edge.target, []).append(edge)
    for component in network.components:
        into = {edge.source for edge in edges.get(component.name, ())}
        others = [edge for edge in component.regulations if edge.source not in into and edge.source in network.position]
        if others:
            edges.setdefault(component.name, []).extend(others)
    return edges


def _unsigned(network: Network) -> Iterator[Regulation]:
    rules = network.targets or network.rules
    for component in network.components:
        known = {edge.source: edge for edge in component.regulations}
        read = {source for variable in component.variables for source in rules.regulators(rules.index(variable))}
        for source in dict.fromkeys(_level(network.names[variable])[0] for variable in sorted(read)):
            annotation = known[source].annotation if source in known else Annotation()
            yield Regulation(source, component.name, "", annotation=annotation)


def _terms(programs: list[Program], network: Network) -> Iterator[str]:
    """The default term and a function term a level, no two of which hold in one state."""
    always = 0  # the level that is reached whatever the regulators are
    while always < len(programs) and _constant(programs[always]) == 1:
        always += 1
    yield f'<qual:defaultTerm qual:resultLevel="{always}"/>'
    for level, program in enumerate(programs[always:], always + 1):
        if _constant(program) == 0:
            continue
        higher = programs[level] if level < len(programs) and _constant(programs[level]) != 0 else None
        condition = _math(program, network)
        if higher is not None:
            condition = f"<apply><and/>{condition}<apply><not/>{_math(higher, network)}</apply></apply>"
        math = f'<math xmlns="{_MATHML}">{condition}</math>'
        yield f'<qual:functionTerm qual:resultLevel="{level}">{math}</qual:functionTerm>'


def _constant(program: Program) -> int | None:
    """0 or 1 where a program is written as that constant, else None."""
    return None if len(program) > 1 or program[0] >= 0 else int(program[0] != FALSE)


def _level(variable: str) -> tuple[str, int]:
    return level_of(variable) or (variable, 1)


def _math(program: Program, network: Network) -> str:
    """A program in MathML: one walk from its end, so that depth costs nothing."""
    names = network.names
    begins = _begins(program)
    made: list[str] = []
    tasks: list[str | int] = [len(program) - 1]
    while tasks:
        task = tasks.pop()
        if isinstance(task, str):
            made.append(task)
            continue
        entry = program[task]
        if entry >= 0:
            made.append(_compared(names[entry], True, network))
        elif entry == NOT and program[task - 1] >= 0:
            made.append(_compared(names[program[task - 1]], False, network))
        elif entry == NOT:
            made.append("<apply><not/>")
            tasks += ("</apply>", task - 1)
        elif entry in _OPERATORS:
            made.append(f"<apply><{_OPERATORS[entry]}/>")
            tasks += ("</apply>", *_operands(program, begins, task))
        else:
            made.append("<false/>" if entry == FALSE else "<true/>")
    return "".join(made)


def _operands(program: Program, begins: list[int], end: int) -> list[int]:
    """Where the operands of a chain of one operator end, the last first; ``A & B & C`` is one chain of three."""
    found, joint = [], program[end]
    while program[end] == joint:
        found.append(end - 1)
        end = begins[end - 1] - 1
    return [*found, end]


def _begins(program: Program) -> list[int]:
    """Where the part that ends at each entry begins."""
    begins: list[int] = []
    for i, entry in enumerate(program):
        if entry == NOT:
            begins.append(begins[i - 1])
        elif entry in _OPERATORS:
            begins.append(begins[begins[i - 1] - 1])
        else:
            begins.append(i)
    return begins


def _compared(variable: str, holds: bool, network: Network) -> str:
    name, level = _level(variable) if variable not in network.position or network.levels else (variable, 1)
    if name in network.levels:
        sign = "geq" if holds else "lt"
    else:
        sign, level = "eq", int(holds)
    return f'<apply><{sign}/><ci>{name}</ci><cn type="integer">{level}</cn></apply>'


def _layout(network: Network, free: Callable[[str], str]) -> Iterator[str]:
    """The drawing: a glyph for each component that has a place."""
    placed = [component for component in network.components if component.annotation.placement]
    width, height = (max(_ends(placed, axis)) for axis in ("x", "y"))
    yield f'<layout:listOfLayouts><layout:layout layout:id="{free("layout")}">'
    yield f'<layout:dimensions layout:width="{width!r}" layout:height="{height!r}"/>'
    yield "<layout:listOfAdditionalGraphicalObjects>"
    for component in placed:
        place = component.annotation.placement
        assert place is not None  # they were chosen by it
        yield (
            f'<layout:generalGlyph layout:id="{free("glyph_" + component.name)}" layout:reference="{component.name}">'
            f'<layout:boundingBox><layout:position layout:x="{float(place.x)!r}" layout:y="{float(place.y)!r}"/>'
            f'<layout:dimensions layout:width="{float(place.width)!r}" layout:height="{float(place.height)!r}"/>'
            "</layout:boundingBox></layout:generalGlyph>"
        )
    yield "</layout:listOfAdditionalGraphicalObjects></layout:layout></layout:listOfLayouts>"


def _ends(placed: Iterable[Component], axis: str) -> Iterator[float]:
    for component in placed:
        if (place := component.annotation.placement) is not None:
            yield float(place.x + place.width if axis == "x" else place.y + place.height)
