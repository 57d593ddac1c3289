"""Odd words on the command line: sizes that are none, schemes with blanks, networks without drugs."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.cli import main


def test_a_network_without_drugs_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plain.bnet"
    path.write_text("targets, factors\nQ, Q\n", encoding="utf-8")
    assert main(["drugs", str(path)]) == 0
    assert capsys.readouterr().out == "no drug of the catalogue has a target in plain\n"


@pytest.mark.parametrize("size", ["inf", "nan", "1e400", "-5", "1e30", "0"])
def test_a_size_of_memory_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attractors", "il6", f"--memory={size}"]) == 2
    assert "expected a size like 500M or 4G" in capsys.readouterr().err


@pytest.mark.parametrize("scheme", ["most permissive", "most-permissive"])
def test_a_scheme_is_read_with_hyphens_and_with_blanks(
    scheme: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plain.bnet"
    path.write_text("targets, factors\nQ, Q\n", encoding="utf-8")
    assert main(["attractors", str(path), "--scheme", scheme]) == 0
    assert "most-permissive" in capsys.readouterr().out
