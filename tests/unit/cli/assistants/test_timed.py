"""A screen within a time: every task has an answer, those that were not begun too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import logicnet
from logicnet.cli.assistants.timed import OUT_OF_TIME, TimedRunner
from logicnet.screens import design, singles
from logicnet.screens.question import Question
from logicnet.screens.run import Run
from logicnet.screens.runners import Batch, LocalRunner


def run() -> Run:
    network = logicnet.load("il6")
    question = Question.of(network, "Resistant", "FAC=1", None)
    return Run(question, design(singles(network, ["nodes"]), 1))


def test_within_its_time_it_answers_as_any_runner() -> None:
    found, known = (
        run().answered(TimedRunner(600.0)),
        logicnet.screen("il6", "Resistant", setting="FAC=1", over="nodes"),
    )
    assert found.complete and list(found.rows) == list(known.rows)


def test_without_time_every_row_is_undecided_and_says_what_ended_it() -> None:
    found = run().answered(TimedRunner(0.0))
    assert {row.answer for row in found.rows} == {OUT_OF_TIME}
    assert not found.complete and "ended by time" in found.why_incomplete
    assert len(found) == 1 + len(found.rows.design)


def test_a_batch_that_the_end_falls_into_is_undecided_and_those_before_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, sizes, real = run().answered(TimedRunner(600.0)), [], LocalRunner.answer

    def ends(self: LocalRunner, *given: Any) -> Iterator[Batch]:
        for batch, answers in real(self, *given):
            if len(sizes) == 2:
                raise KeyboardInterrupt
            sizes.append(len(batch))
            yield batch, answers

    monkeypatch.setattr(LocalRunner, "answer", ends)
    part = run().answered(TimedRunner(600.0))
    decided = [row for row in part.rows if row.answer != OUT_OF_TIME]
    assert len(decided) == sum(sizes) > 0 and len(part) == len(whole)
    known = {row.intervention: row.answer for row in whole.rows}
    assert all(known[row.intervention] == row.answer for row in decided)
    assert [row.answer == OUT_OF_TIME for row in part.rows] == [False] * sum(sizes) + [True] * (len(part) - sum(sizes))
