"""The exceptions: what a message shows, what survives the way to another process, and the exit code of each."""

from __future__ import annotations

import pickle

import pytest

from logicnet import errors
from logicnet.errors import LogicnetError, MemoryBudget, Problems, RuleError, Span, UnknownName


def test_the_message_has_place_line_caret_and_hint() -> None:
    error = RuleError("unexpected '='", span=Span("f.bnet", 2, 6, 1, "A, B = C"), hint="write &")
    assert str(error) == "f.bnet:2:6: unexpected '='\n    A, B = C\n         ^\nwrite &"


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for name in errors.__all__
        if isinstance(kind := getattr(errors, name), type) and issubclass(kind, LogicnetError)
    ],
)
def test_every_error_survives_the_way_to_another_process(kind: type[LogicnetError]) -> None:
    span = Span("f", 1, 2, 3, "text")
    error = (
        UnknownName("component", "X", ["Y"], span=span) if kind is UnknownName else kind("wrong", span=span, hint="so")
    )
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert str(copy) == str(error)
    assert copy.exit_code == error.exit_code


def test_a_memory_budget_tells_need_and_budget() -> None:
    error = pickle.loads(pickle.dumps(MemoryBudget("too much", needed=8, budget=4)))
    assert (error.needed, error.budget) == (8, 4)


def test_a_message_without_a_place_is_the_message_and_its_hint() -> None:
    assert str(LogicnetError("no such thing")) == "no such thing"
    assert str(LogicnetError("no such thing", hint="try another")) == "no such thing\ntry another"


def test_an_unknown_name_says_kind_and_name_and_suggests_the_nearest() -> None:
    error = UnknownName("component", "STAT33", ["STAT3", "JAK1"])
    assert (error.kind, error.name) == ("component", "STAT33")
    assert str(error) == "unknown component 'STAT33'\ndid you mean 'STAT3'?"
    assert UnknownName("component", "STAT33", ["STAT3"], hint="ask").hint == "ask"


def test_bad_input_ends_with_2_and_a_mistake_of_our_own_with_70() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, LogicnetError)]
    assert {kind.__name__: kind.exit_code for kind in kinds if kind.exit_code != 2} == {"EngineError": 70}


def test_a_word_as_long_as_a_file_is_cut_in_messages_and_hints_and_names_of_files_are_not():
    error = UnknownName("node", "x" * 100_000, ["A"], hint=f"declare it: {'y' * 100_000} -> B")
    assert error.message == f"unknown node '{'x' * 39}…'" and error.hint == f"declare it: {'y' * 40}… -> B"
    assert error.name == "x" * 100_000
    path = "/".join(["folder" * 40] * 10)
    assert LogicnetError(f"{path}: there is no such file").message == f"{path}: there is no such file"


def test_of_what_is_gathered_twenty_are_told_and_the_rest_is_counted() -> None:
    wrong = Problems()
    wrong.confirm_none()
    for i in range(25):
        wrong.add(RuleError(f"problem {i}"))
    with pytest.raises(RuleError, match=r"and 5 more$") as error:
        wrong.confirm_none()
    assert [told.message for told in error.value.errors] == [f"problem {i}" for i in range(20)]
    with pytest.raises(RuleError, match=r"and perhaps more$"):
        wrong.confirm_none(unread=True)
