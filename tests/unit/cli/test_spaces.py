"""Lists of trap spaces and fixed points know whether they are whole."""

from __future__ import annotations

import json

import pytest

from logicnet.cli import main


def test_exactly_the_limit_and_more_than_the_limit_differ(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trapspaces", toggle, "--limit", "3", "--json"]) == 0
    exactly = json.loads(capsys.readouterr().out)
    assert main(["trapspaces", toggle, "--limit", "2", "--json"]) == 0
    more = json.loads(capsys.readouterr().out)
    assert (exactly["exact"], exactly["listed"], exactly["more"]) == (True, 3, False)
    assert (more["exact"], more["listed"], more["more"]) == (False, 2, True)


@pytest.mark.parametrize("command", ["trapspaces", "fixedpoints"])
@pytest.mark.parametrize("limit", ["0", "-3", "some"])
def test_a_limit_that_is_none_is_refused(
    command: str, limit: str, toggle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, toggle, "--limit", limit]) == 2
    assert "expected a whole number of at least 1" in capsys.readouterr().err
