"""The claims: what each asks, its verdict, how it is decided, its helpers, and how many mutants it notices."""

from __future__ import annotations

from collections.abc import Mapping

from logicnet.evidence import Result, sentence, shown, word
from logicnet.model import Network, Setting
from logicnet.report.model.blocks import Block, Cell, Code, DataTable, Flag, Inline, Paragraph, Section
from logicnet.report.model.facts import Facts
from logicnet.report.model.sections.references import reference_links

_LONG = 40  # characters of a setting
_TONES = {"holds": "good", "fails": "bad", "undecided": "open"}


def decided_claims(facts: Facts) -> Section:
    """The section: the sums, what fails and why, then all claims."""
    checked = facts.checked
    if checked is None:
        said = (
            "No claims are known of this network. A file of claims says what experiments saw, and the engine decides "
            "whether the network does the same: ",
            Code("logicnet report NETWORK --claims FILE.toml --output report.html"),
        )
        return Section("claims", "Claims", (Paragraph(said, note=True),))
    network = facts.network
    sums = checked.sums
    holding, failing, open_ = (checked.count(verdict) for verdict in _TONES)
    counts = f"{holding} hold, {failing} fail, {open_} {'is' if open_ == 1 else 'are'} undecided"
    by = ", ".join(f"{number} by {way}" for way, number in sums["decided_by"].items())
    blocks: list[Block] = [
        Paragraph(
            f"Of {len(checked.results)} claims {counts}. They are decided: {by}. {sums['helpers']} have helpers."
        ),
        Paragraph(
            "Constants: what is held decides, passed forward through the rules. One rule: after one application. "
            "Attractors and reach: only the dynamics decides. Helpers hold off what competes, so that a question can "
            "be asked; a claim of the panel is asked without them."
        ),
    ]
    if checked.panel:
        holding = sum(one.holds for one in checked.panel)
        blocks.append(Paragraph(f"Of {len(checked.panel)} claims of the panel {holding} hold."))
    others = [one for one in checked.results if not one.holds]
    if others:
        rows = tuple((Code(one.claim.id), _verdict(one), one.claim.statement, _reason(one)) for one in others)
        blocks.append(DataTable("Claims that do not hold", ("claim", "verdict", "statement", "why"), rows))
    idle = [one.claim.id for one in checked.results if one.uninformative]
    if idle:
        blocks.append(Paragraph(f"Would hold without the intervention too: {', '.join(idle)}.", note=True))
    own = _own_setting(facts)
    if own.values:
        common = "Unless its row says otherwise, the setting of a claim is that of the file of claims: "
        blocks.append(Paragraph((common, Code(str(own)), ".")))
    blocks.append(_table(checked.results, network, own, _noticed(facts)))
    return Section("claims", f"Claims ({len(checked.results)})", tuple(blocks))


def _noticed(facts: Facts) -> Mapping[str, int]:
    """How many of the mutants that were asked each claim notices; none where not every claim was asked."""
    if facts.sensitivity is None or not facts.sensitivity.all_pairs:
        return {}
    found = dict.fromkeys(facts.sensitivity.claims, 0)
    for row in facts.sensitivity.rows:
        for id in row.by:
            found[id] += 1
    return found


def _own_setting(facts: Facts) -> Setting:
    """The setting that the file of claims gives all its claims; empty where it gives none."""
    root = facts.ledger.root if facts.ledger is not None else None
    said = root.data.get("setting") if root is not None else None
    return Setting.parse(said, facts.network) if isinstance(said, str) else Setting()


def _table(results: tuple[Result, ...], network: Network, own: Setting, noticed: Mapping[str, int]) -> DataTable:
    head: tuple[str, ...] = ("claim", "statement", "asked", "property", "verdict", "decided by")
    named = {str(network.expression(one)): one.name for one in reversed(network.phenotypes)}
    rows = tuple(
        (
            Code(one.claim.id),
            _statement(one, network),
            _asked(one, network, own),
            Code(_property(one, named)),
            _verdict(one),
            one.decided_by,
            *((str(noticed[one.claim.id]),) if noticed else ()),
        )
        for one in results
    )
    if noticed:
        head = (*head, "mutants noticed")
    return DataTable("All claims", head, rows, frozenset({"mutants noticed"}))


def _statement(one: Result, network: Network) -> tuple[Inline, ...]:
    references = reference_links(one.claim.evidence, network)
    place = f"{one.claim.statement} ({one.claim.where}"
    return (f"{place} [", *references, "])") if references else (f"{place})",)


def _property(one: Result, named: Mapping[str, str]) -> str:
    """The property in words; a long setting of another arm that is the claim's own is not written a second time, and a
    phenotype that is written out is called by its name.
    """
    said, own = sentence(one.claim.property), str(one.claim.arm.setting)
    said = said.replace(own, "the same setting") if len(own) > _LONG else said
    before, colon, expression = said.rpartition(": ")
    said = f"{before}{colon}{named[expression]}" if expression in named else said
    return said if one.claim.expected else f"not: {said}"


def _asked(one: Result, network: Network, own: Setting) -> tuple[Inline, ...]:
    """In which context, with what beside it: of the setting that which neither the context nor the file holds."""
    claim = one.claim
    parts: list[Inline] = []
    inside = next((each for each in network.contexts if each.name == claim.context), None)
    held = dict(Setting.parse(inside.setting, network).values) if inside else {}
    values = claim.arm.setting.values
    if dict(own.values).keys() <= dict(values).keys():  # a claim with a setting of its own has all of it in its row
        held = {**dict(own.values), **held}
    beside = Setting(tuple(pair for pair in values if held.get(pair[0]) != pair[1]))
    told = {"in ": claim.context, "setting ": str(beside), "helpers ": str(claim.helpers)}
    told["intervention "] = claim.arm.said or str(claim.arm.intervention)
    for what, said in told.items():
        if said:
            parts += [f"{'; ' if parts else ''}{what}", Code(said)]
    return tuple(parts) or ("the setting of the file" if values else "free inputs",)


def _verdict(one: Result) -> tuple[Inline, ...]:
    said = word(one.verdict)
    known = " (known disagreement)" if one.claim.disagreement else ""
    return Flag(said, _TONES[said]), known


def _reason(one: Result) -> Cell:
    if one.claim.disagreement:
        return one.claim.disagreement
    witness = shown(one.verdict)
    return getattr(one.verdict, "reason", "") or (witness.text() if witness else "")
