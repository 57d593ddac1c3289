"""Goal: at least 20 MB of rules a second, whatever their shape; and time that grows with the text and no faster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from logicnet.logic import Rules

pytestmark = pytest.mark.benchmark
GOAL = 20e6  # bytes a second
MODELS = Path(__file__).resolve().parents[2].parent / "shared" / "published_models"


def wide(components: int) -> bytes:
    """Short rules over many components."""
    names = [f"component_{i}" for i in range(components)]
    return "\n".join(
        f"{name}, {names[i // 2]} & !{names[i // 3]} | {names[0]}" for i, name in enumerate(names)
    ).encode()


def deep(levels: int) -> bytes:
    """One rule, nested."""
    return b"a, " + b"(b & !" * levels + b"a" + b")" * levels + b"\nb, b"


TEXTS = {
    "short rules, 1 MB": lambda: wide(20_000),
    "short rules, 100 MB": lambda: wide(1_600_000),
    "one nested rule, 10 MB": lambda: deep(1_400_000),
}


@pytest.mark.parametrize("shape", TEXTS)
def test_reading(benchmark: Any, shape: str) -> None:
    _measure(benchmark, TEXTS[shape]())


@pytest.mark.skipif(not MODELS.is_dir(), reason="the published models are not beside the checkout")
@pytest.mark.parametrize("model", ["014", "256", "248"])
def test_reading_a_published_model(benchmark: Any, model: str) -> None:
    _measure(benchmark, (MODELS / f"{model}.bnet").read_bytes())


def _measure(benchmark: Any, text: bytes) -> None:
    benchmark.pedantic(Rules.parse, args=(text,), rounds=3 if len(text) > 10**7 else 20, warmup_rounds=1)
    if benchmark.stats is None:  # benchmarks are switched off
        return
    speed = len(text) / benchmark.stats.stats.median
    print(f"\n{len(text) / 1e6:.2f} MB at {speed / 1e6:.0f} MB/s (goal {GOAL / 1e6:.0f})")
    assert speed > GOAL or len(text) < 10**5
