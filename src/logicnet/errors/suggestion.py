"""What was probably meant: the nearest of the known names, whatever the case of the letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_COMPARED = 64  # characters; nobody mistypes a longer name letter by letter
_LISTED = 12  # known names that are still listed in full
_LONG = 6  # letters and digits of a name in which a slip is likelier than a name of its own
_MOST = 20_000  # candidates; beyond that a comparison would take longer than the reader's patience


def closest(name: object, known: Iterable[str]) -> str | None:
    """The known name nearest to ``name``, or None where none is near, or where what was given is no text."""
    from difflib import get_close_matches

    if not isinstance(name, str) or len(name) > _COMPARED:
        return None
    folded: dict[str, str] = {}
    for candidate in known:
        if abs(len(candidate) - len(name)) <= max(2, len(name) // 2) and len(folded) < _MOST:
            folded.setdefault(candidate.casefold(), candidate)
    near = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def did_you_mean(name: object, known: Iterable[str], kind: str = "known") -> str:
    """A hint for a message: the nearest known name, or all of them where they are few, or nothing."""
    names = list(known)
    near = closest(name, names)
    if near is not None and near != name:
        return f"did you mean '{near}'?"
    if 0 < len(names) <= _LISTED:
        return f"{kind}: {', '.join(names)}"
    return ""


def or_else(hint: str, other: str) -> str:
    """A hint, and what may be done in its place.

    >>> or_else("did you mean 'il6'?", "or name a file"), or_else("known: a, b", "or name a file")
    ("did you mean 'il6'? Or name a file", 'known: a, b; or name a file')
    """
    if not hint:
        return other
    return f"{hint} {other[0].upper()}{other[1:]}" if hint.endswith("?") else f"{hint}; {other}"


def misspelt(names: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Which of the names are probably misspelt known ones, and which these are: names that differ in case or signs
    alone, in two letters swapped, in a letter doubled, or, where they are long, in one letter inside.

    Names of biology differ on purpose in digits and at their ends: IL4 is no slip of IL6, and EGF none of EGFR.

    >>> misspelt(["Frist", "il6", "IL4"], ["First", "IL6"])
    {'Frist': 'First', 'il6': 'IL6'}
    """
    slips: dict[str, list[str]] = {}
    for candidate in known:
        for slip in _slips(candidate):
            slips.setdefault(slip, []).append(candidate)
    found: dict[str, str] = {}
    for name in names:
        near = dict.fromkeys(candidate for slip in _slips(name) for candidate in slips.get(slip, ()))
        likely = next(
            (candidate for candidate in near if candidate != name and _one_letter_apart(name, candidate)), None
        )
        if likely is not None:
            found[name] = likely
    return found


def _bare(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold())) or name


def _slips(name: str) -> Iterator[str]:
    """A name without signs, whole and with each of its letters left out: names one letter apart share one of these."""
    bare = _bare(name)
    yield bare
    if 4 <= len(bare) <= _COMPARED:
        yield from (bare[:i] + bare[i + 1 :] for i in range(len(bare)))


def _one_letter_apart(first: str, second: str) -> bool:
    a, b = sorted((_bare(first), _bare(second)), key=len)
    begin = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    rest = len(a) - begin
    end = next((i for i in range(rest) if a[-1 - i] != b[-1 - i]), rest)
    left, right = a[begin : len(a) - end], b[begin : len(b) - end]
    if any(map(str.isdigit, left + right)) or len(right) > 2:
        return False
    if not right or (len(right) == 2 and left == right[::-1]):
        return True
    doubled = not left and right in (b[begin - 1 : begin], b[begin + 1 : begin + 2])
    return len(right) == 1 and (doubled or (min(begin, end) > 1 and len(a) >= _LONG))
