"""Verdicts on claims as text: a row a claim, what is said of those that do not hold, and the sums."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.evidence import Grounds, MembersReport, Openness, Reliance, Report, Result


def report_text(report: Report, rests: Reliance | None = None) -> str:
    """Every claim with its verdict, what is said of those that do not hold, and the sums; where it was asked, also what
    each claim rests on.
    """
    header = ["claim", "network", "verdict", "checked on", "decided by", "evidence", "note", "shown"]
    rows = [
        [r.claim.id, r.claim.network, _verdict(r), _size(r), r.decided_by, _cited(r), _note(r), _shown(r)]
        for r in report.results
    ]
    if rests is not None:
        on = {one.claim.id: _rests_on(one) for one in rests.rows}
        header.insert(_BESIDE, "rests on")
        for result, row in zip(report.results, rows, strict=True):
            row.insert(_BESIDE, on.get(result.claim.id, ""))
    parts = [table(header, rows)]
    for result in report.results:
        if _verdict(result) != "holds":
            parts += ["", *_story(result)]
    counts = {word: report.count(word) for word in ("holds", "fails", "undecided")}
    said = ", ".join(f"{n} {word if n == 1 else word.removesuffix('s')}" for word, n in counts.items() if n)
    claims = f"{len(report.results)} claim{'' if len(report.results) == 1 else 's'}"
    turned = sum(result.turned for result in report.results)
    inside = f" in {report.background} ({turned} turned by it)" if report.background else ""
    return "\n".join([*parts, "", *_sums(report), *_resting(rests), f"{claims}{inside}: {said}"])


def report_record(report: Report, rests: Reliance | None = None) -> dict[str, Any]:
    """The same for JSON."""
    said = report.to_dict()
    if rests is not None:
        on = {one.claim.id: one.to_dict() for one in rests.rows}
        nothing = dict.fromkeys(("rests_on", "rests_on_undecided", "assumed"))
        said["claims"] = [claim | on.get(claim["id"], nothing) for claim in said["claims"]]
        said["sums"] = said["sums"] | {"rests_on": rests.sums}
    return said


def _rests_on(one: Grounds) -> str:
    """What a claim that holds rests on, in a column."""
    left = [f"perhaps {assumed}" for assumed in one.undecided]
    return ", ".join([*one.rests_on, *left]) or "nothing assumed"


def _resting(rests: Reliance | None) -> list[str]:
    """How many of the claims that hold rest on an assumption, and on which."""
    if rests is None or not rests.rows:
        return []
    sums = rests.sums
    on = ", ".join(f"{name} {n}" for name, n in sums["by"].items())
    line = f"of {_counted(sums['hold'], 'row')} that hold{'s' if sums['hold'] == 1 else ''}, "
    line += f"{sums['rest'] or 'none'} rest{'s' if sums['rest'] < 2 else ''} on an assumption" + (
        f": {on}" if on else ""
    )
    undecided = sums["undecided"]
    return [line + (f"; {undecided} perhaps on more: not decided without it" if undecided else "")]


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _sums(report: Report) -> list[str]:
    """How claims were decided, how many have helpers, and how the panel did: each of it that fails with its reason."""
    sums, total = report.sums, len(report.results) or 1
    by = [f"{word} {n} ({n / total:.0%})" for word, n in sums["decided_by"].items() if n]
    panel = sums["panel"]
    lines = [f"  {one['id']}: {one['known_disagreement'] or 'no reason given'}" for one in panel["others"]]
    score = [f"panel: {panel['hold']} of {panel['claims']} hold", *lines] if panel["claims"] else []
    return [*score, f"decided by: {', '.join(by)}; with helpers: {sums['helpers']}"]


def members_text(found: MembersReport) -> str:
    """The claims of the members that do not hold in the whole, those that cannot be asked of it, and the sums."""
    parts = [line for result in found.report.results if not result.holds for line in (*_story(result, found.empty), "")]
    for member, claims in found.members.items():
        parts += [str(one) for one in found.unasked if one.member == member and one.claim in claims]
    parts += [""] if found.unasked else []
    parts += [f"{member}: {_score(found.counts(member))}" for member in found.members]
    return "\n".join([*parts, f"claims of the members, asked of the whole: {_score(found.counts())}"])


def _score(counts: tuple[int, int, int]) -> str:
    holds, asked, unasked = counts
    return f"{holds} of {asked + unasked} hold ({asked} asked, {unasked} not asked)"


def _story(result: Result, empty: Collection[str] = ()) -> list[str]:
    """What is said of a claim that does not hold."""
    from logicnet.evidence import sentence

    claim = result.claim
    lines = [f"{claim.id}: {_verdict(result)}", f"  {claim.statement}", f"  {claim.arm}: {sentence(claim.property)}"]
    lines[-1] += "" if claim.expected else "; expected not to hold"
    lines += ["  there is nothing to start from"] if claim.id in empty else []
    lines += [f"  {_shown(result)}"] if _shown(result) else []
    return lines + ([f"  known: {claim.disagreement}"] if claim.disagreement else [])


_BESIDE = 5  # the column after what decides


def _verdict(result: Result) -> str:
    from logicnet.evidence import word

    return word(result.verdict)


def _size(result: Result) -> str:
    return str(getattr(result.verdict, "on", "-"))


def _cited(result: Result) -> str:
    return f"[{', '.join(map(str, result.claim.evidence.references))}]"


def _note(result: Result) -> str:
    claim = result.claim
    notes = ["prediction"] if claim.prediction else []
    notes += [f"in {claim.context}"] if claim.context else []
    notes += ["panel"] if claim.panel else []
    notes += [f"helpers {claim.helpers}"] if claim.helpers.changes else []
    notes += ["holds without the intervention too"] if result.uninformative else []
    notes += [f"{result.before} without the background"] if result.turned else []
    notes += ["known disagreement"] if claim.disagreement and not result.outdated else []
    notes += ["no disagreement any more"] if result.outdated else []
    return ", ".join(notes)


def _shown(result: Result) -> str:
    """The witness or counterexample, as far as the property reads it; the reason where nothing was decided."""
    from logicnet.evidence import names_in, shown

    witness = shown(result.verdict)
    return witness.text(names_in(result.claim)) if witness else str(getattr(result.verdict, "reason", ""))


def openness_text(one: Openness) -> str:
    """In which share of the admissible networks each claim holds, and how many of the panel hold in half of them."""
    way = "all checked" if one.exact else f"{one.checked} drawn at random with seed {one.seed}"
    header = ["claim", "holds in", *(["choices that turn it"] if one.turning else []), "note"]
    rows = [
        [row.claim, row.words, *([", ".join(row.matters) or "-"] if one.turning else []), _empty(row.empty)]
        for row in one.rows
    ]
    parts = [f"{one.network.name}: {one.admissible} admissible networks, {way}", table(header, rows)]
    if one.turning:
        choices = [[id, "; ".join(claims) or "none"] for id, claims in one.choices.items()]
        parts.append(table(["choice", "claims it turns"], choices))
    if one.panel:
        half = sum(row.share >= 0.5 for row in one.panel)
        networks = "admissible" if one.exact else "sampled"
        parts.append(f"{half} of {len(one.panel)} panel claims hold in at least half of the {networks} networks")
    return "\n\n".join(parts)


def _empty(networks: int) -> str:
    return f"nothing to start from in {networks}: does not hold there" if networks else ""
