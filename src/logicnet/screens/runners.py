"""Who answers the tasks: threads in the core on this machine, or a Dask cluster. The table is the same from each.

Tasks travel in batches that carry all they need, so a lost worker's batches are simply done again. A batch that fails
is split until the task that fails stands alone; that one becomes an answer with the status ``failed``, never a missing
row.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from logicnet.analysis.outcome import Answer
from logicnet.analysis.questions import check_numbers
from logicnet.core.budget import Budget
from logicnet.core.progress import Progress, within
from logicnet.errors import LogicnetError
from logicnet.model import Intervention
from logicnet.screens.asker import Asker
from logicnet.screens.question import Question

TaskNumbers = Sequence[int]
Batch = tuple[TaskNumbers, Sequence[Answer]]
_LONG_ENOUGH = 0.5  # seconds that a batch should take
_REMEMBERED = 512 << 20  # bytes in each process of a cluster, where nothing else is said: several share a machine
_PATIENCE = 10.0  # seconds until a scheduler must answer
_MOST = 1 << 16  # tasks in a batch
_MOST_WALKED = 1 << 10  # the same where each task may take long, as it walks from a start


def threads(workers: int | None) -> int:
    """How many threads are meant: all processors where no number is given. Raises LogicnetError for less than one."""
    check_numbers(workers=workers)
    return workers if workers is not None else Budget().workers


class LocalRunner:
    """This machine: threads in the core."""

    def __init__(self, workers: int | None = None) -> None:
        self._threads = threads(workers)
        self.asked = self.known = 0

    def answer(
        self,
        question: Question,
        setting: int,
        design: Sequence[Intervention],
        numbers: TaskNumbers,
        progress: Progress | None = None,
    ) -> Iterator[Batch]:
        """Answer these interventions of a design under one setting, in batches that take about half a second: what is
        answered comes back soon, also where a single task takes long."""
        asker = Asker(question, setting, self._threads)
        at, size, total = 0, self._threads, len(numbers)
        most = _MOST_WALKED if question.start else _MOST
        while at < total:
            batch = numbers[at : at + size]
            began = time.monotonic()
            yield batch, asker.ask(design, batch, within(progress, at, total))
            at += len(batch)
            size = _next(size, time.monotonic() - began, self._threads, most)
        asked, known = asker.memory
        self.asked, self.known = self.asked + asked, self.known + known

    def close(self) -> None:
        """Nothing to close."""


class Cluster:
    """A Dask cluster: ``local`` starts one process a worker here; anything else is the address of a scheduler, or a
    running Client."""

    def __init__(self, where: Any, workers: int | None = None) -> None:
        try:
            import distributed
        except ImportError:
            raise LogicnetError(
                "a Dask cluster needs the package distributed", hint='pip install "logicnet[dask]"'
            ) from None
        self._own = not isinstance(where, distributed.Client)
        self.asked = self.known = 0
        if not self._own:
            self._client = where
        elif where == "local":
            self._client = distributed.Client(
                n_workers=threads(workers), threads_per_worker=1, processes=True, dashboard_address=None
            )
        else:
            try:
                self._client = distributed.Client(where, timeout=_PATIENCE)
            except (OSError, TimeoutError, ValueError) as error:
                raise LogicnetError(
                    f"no Dask scheduler answers at {where}: {error}", hint="start one, or use --dask local"
                ) from None

    def answer(
        self,
        question: Question,
        setting: int,
        design: Sequence[Intervention],
        numbers: TaskNumbers,
        progress: Progress | None = None,
    ) -> Iterator[Batch]:
        """Answer these interventions of a design under one setting; batches come back in any order."""
        from distributed import as_completed

        hands = max(1, sum(self._client.nthreads().values()))
        size = max(1, min(_MOST, -(-len(numbers) // (8 * hands))))
        pending = {self._sent(question, setting, design, batch): batch for batch in _split(numbers, size)}
        done = 0
        running = as_completed(list(pending))
        for future in running:
            batch = pending.pop(future)
            error = future.exception()
            if error is None:
                yield batch, future.result()
            elif len(batch) > 1:
                for half in _split(batch, -(-len(batch) // 2)):
                    again = self._sent(question, setting, design, half)
                    pending[again] = half
                    running.add(again)
                continue
            else:
                yield batch, [Answer(0, 0, 0, f"failed: {type(error).__name__}: {error}", "")]
            done += len(batch)
            if progress is not None:
                progress(done, len(numbers))

    def close(self) -> None:
        """Let go of the cluster, and end it where it was started here."""
        if self._own:
            self._client.close()

    def _sent(self, question: Question, setting: int, design: Sequence[Intervention], batch: TaskNumbers) -> Any:
        interventions = [design[number] if number >= 0 else Intervention() for number in batch]
        return self._client.submit(answer_batch, question, setting, interventions, pure=False, retries=0)


def answer_batch(question: Question, setting: int, interventions: Sequence[Intervention]) -> list[Answer]:
    """What a worker of a cluster runs."""
    return _asker(_QuestionKey(question), setting).ask(interventions, range(len(interventions)))


class _QuestionKey:
    """A question as a key: equal by its digest, which covers what it is made of."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _QuestionKey) and other.question.digest == self.question.digest

    def __hash__(self) -> int:
        return hash(self.question.digest)


@lru_cache(maxsize=4)
def _asker(known: _QuestionKey, setting: int) -> Asker:
    question = known.question
    return Asker(replace(question, memory=question.memory or _REMEMBERED), setting)


def _next(size: int, took: float, least: int, most: int) -> int:
    """The size of the batch after one of this size that took so long."""
    if took < _LONG_ENOUGH:
        return min(2 * size, most)
    return max(least, int(size * min(1.0, 2 * _LONG_ENOUGH / took)))


def _split(numbers: TaskNumbers, size: int) -> Iterator[TaskNumbers]:
    return (numbers[at : at + size] for at in range(0, len(numbers), size))
