"""How far a long piece of work is: the one type of what is told meanwhile, and how a part of the work tells it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told (done, all), both counted in the same thing, whenever some of the work is done."""


def within(progress: Progress | None, before: int, total: int) -> Progress | None:
    """What a part of the work tells, so that it counts in the whole: ``before`` were done when the part began, and the
    whole has ``total``. None where nobody listens.

    >>> within(lambda done, total: print(done, "of", total), 10, 25)(3, 5)
    13 of 25
    """
    return None if progress is None else lambda done, _: progress(before + done, total)
