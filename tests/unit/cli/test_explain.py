"""`logicnet explain`: the chain of causes, in words, in JSON and as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main


def test_explain_tells_the_chain_and_draws_it(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    words = ["explain", cascade, "--perturb", "A%0", "--phenotype", "Alive", "--set", "Drug=1"]
    assert [step["component"] for step in answer(*words)["chain"] if step["differs"]] == [
        "A",
        "B",
        "C",
        "Alive",
    ]
    assert main([*words, "--output", str(tmp_path / "why.svg")]) == 0
    assert "Causal path: A -> B -> Alive" in capsys.readouterr().out
    assert (tmp_path / "why.svg").exists()
