"""TabularQual's sheets as a network: Species, Transitions, Interactions and Model.

Of the rules of a target the one with the highest level counts that holds, and level 0 where none does. A species
without a rule is an input.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NoReturn

from logicnet.errors import FormatError, LogicnetError, MemoryBudget, closest
from logicnet.formats.reading import Reading
from logicnet.formats.sbml.extras import START
from logicnet.formats.tabularqual.cells import entries_of, identifiers_of, key_of, notes_of, placement_of
from logicnet.formats.tabularqual.model_sheet import read_model
from logicnet.formats.tabularqual.rule_texts import Names, translated
from logicnet.formats.tabularqual.sheets import Sheet, SheetRow
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Evidence, Kind, Named, Network, Regulation
from logicnet.model.assignment import equated
from logicnet.model.levels import level_of, target_texts, variables_of

SHEETS = ("Model", "Species", "Transitions", "Interactions")
_SIGNS = {"positive": "+", "negative": "-", "dual": "±", "unknown": ""}
_MOST_LEVELS = 127
_READ = {
    "Species": "Species_ID Name Type Constant InitialLevel MaxLevel Relation Identifier Notes Kind X Y Width Height",
    "Transitions": "Transitions_ID Name Target Level Rule Relation Identifier Notes",
    "Interactions": "Target Source Sign Relation Identifier Notes Why References",
}
_NEEDED = {"Species": (), "Transitions": ("Target", "Rule"), "Interactions": ("Target", "Source")}


def network_in(sheets: Mapping[str, Sheet], path: str, name: str, reading: Reading) -> Network:
    """The network that sheets hold.

    - ``sheets``: by their names; others than TabularQual's are passed over.
    - ``path``: of the file, for errors.
    - ``name``: of the network, where the sheet Model has none.
    - ``reading``: what to do where the file leaves something open.
    """
    for needed in ("Species", "Transitions"):
        if needed not in sheets:
            found = ", ".join(sheets) or "none"
            raise FormatError(f"{path}: there is no sheet {needed}", hint=f"sheets found: {found}")
    return _Book(sheets, path, name, reading).network()


@dataclass
class _Book:
    """The sheets while they are read.

    - ``rows``: of each species.
    - ``maxima``: the highest level of each species.
    - ``rules``: the rows of each target.
    - ``edges``: what is known of each pair of source and target.
    """

    sheets: Mapping[str, Sheet]
    path: str
    name: str
    reading: Reading
    notes: list[str] = field(default_factory=list)
    rows: dict[str, SheetRow] = field(default_factory=dict)
    maxima: dict[str, int] = field(default_factory=dict)
    rules: dict[str, list[tuple[SheetRow, int, str]]] = field(default_factory=dict)
    edges: dict[tuple[str, str], SheetRow] = field(default_factory=dict)
    sources: dict[str, list[str]] = field(default_factory=dict)

    def network(self) -> Network:
        """The whole as a network."""
        self.confirm_heads()
        called = self.add_species()
        self.maxima = {id: self.number(row, "MaxLevel", 1, 1) for id, row in self.rows.items()}
        names = Names(self.maxima, called)
        self.add_rules(names)
        self.add_edges(names)
        texts = [text for id in self.rows for text in self.targets(id, names)]
        known = read_model(self.sheets.get("Model"))
        if known.passed:
            self.notes.append(f"{self.path}: sheet Model: not kept: {', '.join(known.passed[:20])}")
        network = Network.levelled(
            known.name or self.name,
            [self.component(id) for id in self.rows],
            texts,
            source=self.path,
            starts=self.starts(),
            annotation=known.annotation,
            title=known.prose.get("title", ""),
            description=known.prose.get("description", ""),
            figure=known.prose.get("figure", ""),
        )
        network = self.compared(network)
        self.say_unread()
        return replace(network, notes=tuple(self.notes))

    def confirm_heads(self) -> None:
        """Refuse sheets without the columns that they need."""
        for name, columns in _NEEDED.items():
            sheet = self.sheets.get(name)
            if sheet is None or not (sheet.head or columns):
                continue
            for column in columns:
                if column not in sheet.head:
                    self.lacks(sheet, column)
            if name == "Species" and not {"Species_ID", "Name"} & set(sheet.head):
                self.lacks(sheet, "Species_ID")

    def lacks(self, sheet: Sheet, column: str) -> NoReturn:
        """Refuse a sheet that lacks a column."""
        near = closest(column, filter(None, sheet.head))
        hint = f"did you mean {near!r}? heads are told apart by case" if near else "the first row names the columns"
        raise FormatError(f"{sheet.place}: there is no column {column}", hint=hint)

    def add_species(self) -> Mapping[str, str]:
        """Read which species there are; gives the IDs by the names that stand for one of them."""
        sheet, called = self.sheets["Species"], dict[str, str]()
        for row in sheet.rows():
            name = row.cells.get("Name", "")
            id = row.cells.get("Species_ID", "") or name
            if not id:
                continue
            column = "Species_ID" if row.cells.get("Species_ID") else "Name"
            if '"' in id or ">=" in id or any(ord(letter) < 32 for letter in id):
                sheet.refuse(row.number, column, f"{id!r} cannot name a component", text=id)
            if id in self.rows:
                sheet.refuse(
                    row.number, column, f"a second species {id!r}; the first is in row {self.rows[id].number}", text=id
                )
            self.rows[id] = row
            if name:  # as TabularQual tells species of one name apart: by _1, _2, ... from the second
                free, number = name, 0
                while free in called:
                    number += 1
                    free = f"{name}_{number}"
                called[free] = id
        if not self.rows:
            raise FormatError(f"{sheet.place}: there are no species", hint="the first row names the columns")
        return called

    def add_rules(self, names: Names) -> None:
        """Read the rows of Transitions."""
        sheet = self.sheets["Transitions"]
        for row in sheet.rows():
            target, rule = row.cells.get("Target", ""), row.cells.get("Rule", "")
            if not target and not rule:
                continue
            if not rule:
                sheet.refuse(
                    row.number, "Rule", f"{target} has no rule in this row", "write FALSE for one that never holds"
                )
            id = self.species(sheet, row, "Target", names)
            maximum = self.maxima[id]
            if rule.isascii() and rule.isdecimal() and "Level" not in row.cells:  # fixed at that level
                level = int(rule[:9])
                if level > maximum:
                    sheet.refuse(row.number, "Rule", f"{id} has the levels 0 to {maximum}", text=rule)
                self.rules.setdefault(id, []).append((row, max(level, 1), "1" if level else "0"))
                continue
            level = 1
            if "Level" in row.cells:
                said = row.cells["Level"]
                level = int(said[:9]) if said.isascii() and said.isdecimal() else -1
                if not 0 <= level <= maximum:
                    hint = f"its MaxLevel in the sheet Species says how many levels {id} has"
                    sheet.refuse(
                        row.number, "Level", f"expected a level of {id}, 0 to {maximum}, found {said!r}", hint, said
                    )
            self.rules.setdefault(id, []).append((row, level, self.expression(sheet, row, rule, names)))

    def expression(self, sheet: Sheet, row: SheetRow, rule: str, names: Names) -> str:
        """The rule of a row as an expression."""

        def refuse(message: str, begin: int, hint: str) -> NoReturn:
            sheet.refuse(row.number, "Rule", message, hint, rule, begin)

        return translated(rule, names, refuse)

    def species(self, sheet: Sheet, row: SheetRow, column: str, names: Names) -> str:
        """The species that a cell names."""
        said = row.cells.get(column, "")
        id = names.id(said) or names.id(said.strip("\"'"))
        if id is None:
            near = closest(said, (*names.ids, *names.others))
            hint = f"did you mean {near!r}?" if near else "the sheet Species lists them"
            sheet.refuse(
                row.number, column, f"there is no species {said!r}" if said else "a species is missing", hint, said
            )
        return id

    def add_edges(self, names: Names) -> None:
        """Read the rows of Interactions."""
        sheet = self.sheets.get("Interactions")
        for row in sheet.rows() if sheet is not None else ():
            if not {"Target", "Source"} & set(row.cells):
                continue
            assert sheet is not None  # it has rows
            target, source = (self.species(sheet, row, column, names) for column in ("Target", "Source"))
            if (source, target) in self.edges:
                first = self.edges[source, target].number
                sheet.refuse(row.number, "Source", f"a second row for {source} on {target}; the first is row {first}")
            if row.cells.get("Sign", "unknown").lower() not in _SIGNS:
                said = row.cells["Sign"]
                sheet.refuse(row.number, "Sign", f"expected {', '.join(_SIGNS)}, found {said!r}", text=said)
            self.edges[source, target] = row
            self.sources.setdefault(target, []).append(source)

    def targets(self, id: str, names: Names) -> list[str]:
        """For each level of a species from 1 the condition under which its target level is as high."""
        maximum, rows = self.maxima[id], self.rules.get(id)
        if rows is None:
            sheet, row = self.sheets["Species"], self.rows[id]
            constant = row.cells.get("Constant", "").lower() in ("true", "t", "1", "yes", "y")
            if not constant and row.cells.get("Type", "").lower() != "input":
                if self.reading.strict:
                    sheet.refuse(row.number, "Species_ID", f"{id} has no rule", "say Input in the column Type")
                self.notes.append(f"{self.path}: {id} has no rule: it is an input")
            return [f'"{id}">={level}' if maximum > 1 else f'"{id}"' for level in range(1, maximum + 1)]
        levels: dict[int, str] = {}
        for _, level, text in rows:
            if level:
                levels[level] = f"({levels[level]}) | ({text})" if level in levels else text
        texts = target_texts(sorted(levels.items(), reverse=True), 0, maximum)
        self.confirm(id, rows, texts)
        return texts

    def confirm(self, id: str, rows: Sequence[tuple[SheetRow, int, str]], texts: Sequence[str]) -> None:
        """Refuse rules that the core cannot hold, and note where the order of rows would make a difference."""
        sheet, first = self.sheets["Transitions"], rows[0][0]
        over = self.variables
        try:
            known = [over.expression(text) for text in texts]
            if [level for _, level, _ in rows] != sorted((level for _, level, _ in rows), reverse=True):
                ordered = target_texts([(level, text) for _, level, text in rows], 0, self.maxima[id])
                whole = self.without_holes({over.names[i] for one in known for i in one.regulators()})
                if not all(
                    over.equivalent(f"({a}) & {whole}", f"({b}) & {whole}") for a, b in zip(texts, ordered, strict=True)
                ):
                    what = "rules of several levels hold at once; the highest level counts, not the first row"
                    self.notes.append(f"{sheet.place}, row {first.number}: {id}: {what}")
        except MemoryBudget:
            return
        except LogicnetError as error:
            sheet.refuse(first.number, "Rule", f"{id}: {error.message}", text=first.cells.get("Rule", ""))

    def without_holes(self, read: Collection[str]) -> str:
        """The condition that the levels of the species that ``read`` names are levels: ``X>=1`` where ``X>=2`` is."""
        names = {standing[0] for name in read if (standing := level_of(name)) is not None}
        pairs = (
            f'("{name}">={level} | !("{name}">={level + 1}))'
            for name in sorted(names)
            for level in range(1, self.maxima[name])
        )
        return " & ".join(pairs) or "1"

    @cached_property
    def variables(self) -> Rules:
        """Rules that know the names of all variables, and nothing else."""
        names = [variable for id, maximum in self.maxima.items() for variable in variables_of(id, maximum)]
        return Rules.build(names, ["0"] * len(names))

    def component(self, id: str) -> Component:
        """What a species is beside its rule."""
        sheet, row = self.sheets["Species"], self.rows[id]
        identifiers = list(identifiers_of(sheet, row, "is"))
        cited: dict[str | int, None] = {}
        why: dict[str, None] = {}
        for rule, _, _ in self.rules.get(id, ()):
            for one in identifiers_of(self.sheets["Transitions"], rule, "isDescribedBy"):
                if one.relation == "isDescribedBy":
                    cited[key_of(one.uri)] = None
                else:
                    identifiers.append(one)
            if text := notes_of(rule):
                why[text] = None
        kind = row.cells.get("Kind")
        if kind is not None and kind not in tuple(Kind):
            sheet.refuse(row.number, "Kind", f"expected {', '.join(Kind)}, found {kind!r}", text=kind)
        label = row.cells.get("Name", "")
        return Component(
            id,
            label if label != id else "",
            kind=Kind(kind) if kind else None,
            evidence=Evidence(tuple(cited), "\n".join(why)),
            regulations=tuple(self.regulations(id)),
            maximum=self.maxima[id],
            annotation=Annotation(tuple(dict.fromkeys(identifiers)), notes_of(row), placement_of(sheet, row)),
        )

    def regulations(self, target: str) -> Iterator[Regulation]:
        """What is known of the edges into a species."""
        sheet = self.sheets.get("Interactions")
        for source in self.sources.get(target, ()):
            assert sheet is not None  # it has rows
            row = self.edges[source, target]
            annotation = Annotation(tuple(identifiers_of(sheet, row, "isDescribedBy")), notes_of(row))
            cited = tuple(key_of(one) for one in entries_of(row.cells.get("References", "")))
            evidence = Evidence(cited, row.cells.get("Why", ""))
            if annotation or str(evidence):
                yield Regulation(source, target, _SIGNS[row.cells.get("Sign", "unknown").lower()], evidence, annotation)

    def starts(self) -> tuple[Named, ...]:
        """The start that the initial levels are."""
        levels = {
            id: self.number(row, "InitialLevel", 0, 0, self.maxima[id])
            for id, row in self.rows.items()
            if "InitialLevel" in row.cells
        }
        return (Named(START, equated(levels)),) if levels else ()

    def number(self, row: SheetRow, column: str, default: int, low: int, high: int = _MOST_LEVELS) -> int:
        """A whole number in the sheet Species."""
        said = row.cells.get(column)
        if said is None:
            return default
        if not (said.isascii() and said.isdecimal() and low <= int(said[:9]) <= high):
            what = f"expected a number from {low} to {high}, found {said!r}"
            self.sheets["Species"].refuse(row.number, column, what, text=said)
        return int(said[:9])

    def compared(self, network: Network) -> Network:
        """The network with the signs of its rules; notes where the sheet Interactions says otherwise."""
        try:
            found = {(edge.source, edge.target): edge.sign for edge in network.regulations}
        except MemoryBudget:  # rules too entangled for signs
            return network
        given = {pair: _SIGNS[row.cells.get("Sign", "unknown").lower()] for pair, row in self.edges.items()}
        hidden = {*network.inputs, *network.inputs_with_levels}
        idle = [f"{s}:{t}" for s, t in given if t not in hidden and found.get((s, t), "0") == "0"]
        other = [
            f"{s}:{t} ({found[s, t]})"
            for (s, t), sign in given.items()
            if sign and found.get((s, t), "0") not in ("0", sign)
        ]
        if idle:
            self.notes.append(
                f"{self.path}: no rule depends on {len(idle)} of the interactions: {', '.join(idle[:10])}"
            )
        if other:
            what = f"{len(other)} of the interactions have another sign than their rules"
            self.notes.append(f"{self.path}: {what}: {', '.join(other[:10])}")
        components = tuple(
            replace(c, regulations=tuple(replace(r, sign=found.get((r.source, c.name), r.sign)) for r in c.regulations))
            for c in network.components
        )
        return replace(network, components=components)

    def say_unread(self) -> None:
        """Note the columns whose cells are not kept."""
        for name, heads in _READ.items():
            sheet = self.sheets.get(name)
            known = frozenset(heads.split())
            counts: dict[str, int] = {}
            for row in sheet.rows() if sheet is not None else ():
                for column in row.cells:
                    if column.rstrip("0123456789") not in known:
                        counts[column] = counts.get(column, 0) + 1
            if counts:
                said = ", ".join(f"{column} ({number})" for column, number in list(counts.items())[:20])
                self.notes.append(f"{self.path}: sheet {name}: columns that are not kept, with their cells: {said}")
