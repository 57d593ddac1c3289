"""The same table from a real Dask cluster, whatever happens to its workers."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from logicnet import load
from logicnet.errors import LogicnetError
from logicnet.screens import runners, screen
from logicnet.screens.asker import Asker

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def test_a_cluster_gives_the_same_table(client: Any) -> None:
    network = load("il6")
    here = screen(network, "Resistant", setting="FAC=1", start="resistant")
    assert screen(network, "Resistant", setting="FAC=1", start="resistant", dask=client).to_csv() == here.to_csv()


def test_a_worker_killed_midway_costs_no_row(client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    network = load("il6")
    asked: dict[str, Any] = {"settings": "all", "over": ["nodes"], "size": 2}
    here = screen(network, "Resistant", **asked)
    victim = next(iter(client.run(os.getpid).values()))
    killed = []

    def progress(done: int, total: int) -> None:
        if not killed and 0 < done < total:
            killed.append(done)
            os.kill(victim, signal.SIGKILL)

    there = screen(network, "Resistant", dask=client, progress=progress, **asked)
    assert killed and there.to_csv() == here.to_csv()


def test_a_task_that_fails_becomes_a_row_that_says_so(client: Any) -> None:
    network = load("il6")

    def answer(question: Any, setting: int, interventions: Any) -> Any:
        if any("AKT%0" in str(one) for one in interventions):
            raise RuntimeError("no luck")
        return Asker(question, setting).ask(interventions, range(len(interventions)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runners, "answer_batch", answer)
        rows = screen(network, "Resistant", setting="FAC=1", over=["nodes"], dask=client).rows
    assert {str(row.intervention): row.status for row in rows if row.status != "exact"} == {
        "AKT%0": "failed: RuntimeError: no luck"
    }
    assert len(rows) == len(screen(network, "Resistant", setting="FAC=1", over=["nodes"]).rows)


def test_a_scheduler_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runners, "_PATIENCE", 0.5)
    with pytest.raises(LogicnetError, match="no Dask scheduler answers"):
        screen(load("il6"), "Resistant", setting="FAC=1", over=["nodes"], dask="tcp://127.0.0.1:1")
