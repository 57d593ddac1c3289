"""A screen within a time: what was answered until then is the answer, and the rest of the rows are undecided."""

from __future__ import annotations

import threading
from _thread import interrupt_main
from collections.abc import Iterator, Sequence

from logicnet.analysis.outcome import Answer
from logicnet.core.budget import Clock
from logicnet.core.codes import End
from logicnet.core.progress import Progress
from logicnet.model import Intervention
from logicnet.screens.question import Question
from logicnet.screens.runners import Batch, LocalRunner, TaskNumbers

OUT_OF_TIME = Answer(0, 0, 0, "undecided", f"ended by {End.TIME.in_words}")
"""What is known of a task that was not begun, or not ended, when the time was over."""


class TimedRunner(LocalRunner):
    """This machine's threads for so many seconds, from when it is made."""

    def __init__(self, seconds: float, workers: int | None = None) -> None:
        super().__init__(workers)
        self._clock = Clock(seconds)
        self._working = False

    @property
    def left(self) -> float:
        """The seconds that are left, and never quite none."""
        return max(self._clock.left or 0.0, 0.001)

    def answer(
        self,
        question: Question,
        setting: int,
        design: Sequence[Intervention],
        numbers: TaskNumbers,
        progress: Progress | None = None,
    ) -> Iterator[Batch]:
        """Answer as many as there is time for; of a batch that the end of the time falls into nothing is known."""
        batches = super().answer(question, setting, design, numbers, progress)
        timer = threading.Timer(self.left, self._end)
        timer.daemon = True
        timer.start()
        done = 0
        while not self._clock.over:
            try:
                self._working = True
                found = next(batches, None)
                self._working = False
            except KeyboardInterrupt:  # the timer's, or that of the process
                break
            if found is None:
                break
            yield found
            done += len(found[0])
        timer.cancel()
        if rest := numbers[done:]:
            yield rest, [OUT_OF_TIME] * len(rest)

    def _end(self) -> None:
        if self._working:
            interrupt_main()
