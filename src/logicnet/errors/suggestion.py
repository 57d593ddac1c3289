"""What was probably meant: the nearest of the known names, whatever the case of the letters."""

from __future__ import annotations

from collections.abc import Iterable

_COMPARED = 64  # characters; nobody mistypes a longer name letter by letter
_LISTED = 12  # known names that are still listed in full
_MOST = 20_000  # candidates; beyond that a comparison would take longer than the reader's patience


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name nearest to ``name``, or None where none is near."""
    from difflib import get_close_matches

    if len(name) > _COMPARED:
        return None
    folded: dict[str, str] = {}
    for candidate in known:
        if abs(len(candidate) - len(name)) <= max(2, len(name) // 2) and len(folded) < _MOST:
            folded.setdefault(candidate.casefold(), candidate)
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def did_you_mean(name: str, known: Iterable[str], kind: str = "known") -> str:
    """A hint for a message: the nearest known name, or all of them where they are few, or nothing."""
    names = list(known)
    near = closest(name, names)
    if near is not None and near != name:
        return f"did you mean '{near}'?"
    if 0 < len(names) <= _LISTED:
        return f"{kind}: {', '.join(names)}"
    return ""
