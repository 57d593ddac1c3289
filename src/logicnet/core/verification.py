"""The compiled core's second look at an answer: declares that part of its C API."""

from __future__ import annotations

from ctypes import POINTER, Structure, byref, c_char, c_int32, c_size_t, c_uint64, c_void_p
from dataclasses import dataclass

from logicnet.core import solver
from logicnet.core.border import ERROR, Declarations, Error, raise_for
from logicnet.core.codes import End
from logicnet.core.rules import Handle

_NUMBERS = ("attractors", "settings", "searched", "exhaustive", "walks")
_FLAGS = ("listed_all", "counts", "every_setting", "ended")


class _VerifiedStruct(Structure):
    """Mirror of ``logicnet_verified``."""

    _fields_ = [
        *((name, c_uint64) for name in _NUMBERS),
        *((name, c_int32) for name in _FLAGS),
        ("wrong", c_char * 480),
    ]


_core = Declarations(
    {
        "logicnet_answer_verify": (
            c_int32,
            [c_void_p, c_void_p, solver.PLAN, c_size_t, POINTER(_VerifiedStruct), ERROR],
        )
    }
)


@dataclass(frozen=True, slots=True)
class VerificationCounts:
    """What a second look at an answer covered.

    ``attractors`` of its list were checked: no move leaves one, all states of one reach each other, and no two share a
    state; ``listed_all`` says whether there are no more, ``counts`` whether the counts were compared with the list.
    Under ``settings`` of the inputs (``every_setting``: all of them) the whole was searched again: under ``exhaustive``
    of these every state was looked at, under ``searched`` of them no trap space is without a listed attractor, and
    ``walks`` reached a listed attractor. ``ended`` names the budget that ended the checks, or is "". ``wrong``: the
    first thing that is, or "".
    """

    attractors: int
    settings: int
    searched: int
    exhaustive: int
    walks: int
    listed_all: bool
    counts: bool
    every_setting: bool
    ended: str
    wrong: str


def verify(answer: solver.Solution, rules: Handle, limit: int, plan: solver.Plan) -> VerificationCounts:
    """Check up to ``limit`` attractors of the answer, and the whole, within the plan's budget. ``rules`` are those that
    were solved, with the changes made; they are compiled anew.
    """
    out, error = _VerifiedStruct(), Error()

    def work(seconds: float) -> None:
        given = plan.laid_out(answer.network.stop, seconds)
        _core.logicnet_answer_verify(answer, rules, byref(given), limit, byref(out), byref(error))

    if len(rules) != answer.network.components:
        raise ValueError("the rules are those of another network")
    answer.network.patiently(plan, work, lambda _: out.ended != End.TIME)
    raise_for(error)
    numbers = {name: int(getattr(out, name)) for name in _NUMBERS}
    listed_all, counts, every_setting = (bool(getattr(out, name)) for name in _FLAGS[:3])
    ended, wrong = End(out.ended).in_words, out.wrong.decode("utf-8", "replace")
    return VerificationCounts(
        **numbers, listed_all=listed_all, counts=counts, every_setting=every_setting, ended=ended, wrong=wrong
    )
