"""What `logicnet` says without a command: where to begin, the commands by question, and what it runs on."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

import logicnet
from logicnet.cli import COMMANDS, main
from logicnet.cli.commands import Heading
from logicnet.core.border import library


def test_without_words_it_says_what_to_do_first_in_less_than_twenty_lines(
    printed: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    said = printed()
    assert len(said.splitlines()) < 20 and "docs/" in said and "--help" in said
    tried = [line.strip() for line in said.splitlines() if line.startswith("  logicnet ")]
    shipped = [line for line in tried if " il6 " in line]
    assert len(shipped) == 3 and len(tried) > 3
    for line in shipped:
        assert main(shlex.split(line)[1:]) == 0, capsys.readouterr().err


def test_what_is_tried_with_ones_own_file_works_as_it_stands(
    printed: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = [line.strip() for line in printed().splitlines() if line.startswith("  logicnet ") and "model.bnet" in line]
    monkeypatch.chdir(tmp_path)
    Path("model.bnet").write_text("A, B\nB, A\n")
    assert own
    for line in own:
        assert main(shlex.split(line, comments=True)[1:]) == 0


def test_help_lists_each_command_once_under_its_question(printed: Callable[..., str]) -> None:
    blocks = printed("--help").split("\n\n")
    listed = {block.splitlines()[0]: block.splitlines()[1:] for block in blocks if "\n  " in block}
    assert list(listed) == [heading.value for heading in Heading]
    for heading in Heading:
        lines = [line.split(maxsplit=1) for line in listed[heading]]
        assert lines == [[one.name, one.help] for one in COMMANDS if one.heading is heading]
    assert printed("help") == printed("-h") == printed("--help")


def test_the_version_names_core_platform_python_and_threads(printed: Callable[..., str]) -> None:
    said = printed("--version")
    digest = hashlib.sha256(Path(library()._name).read_bytes()).hexdigest()
    assert said.splitlines()[0] == f"logicnet {logicnet.__version__}"
    assert digest[:16] in said and platform.platform() in said and platform.python_version() in said
    assert re.search(r"^threads +[1-9][0-9]* ", said, re.MULTILINE)
    assert printed("-V") == said


def test_the_version_as_json_has_the_whole_digest_of_the_core(printed: Callable[..., str]) -> None:
    found = json.loads(printed("--version", "--json"))
    assert found["version"] == logicnet.__version__
    assert found["core"]["sha256"] == hashlib.sha256(Path(found["core"]["file"]).read_bytes()).hexdigest()
    assert found["threads"] >= 1 and found["python"].endswith(platform.python_version())


def test_a_word_behind_version_that_nothing_knows_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version", "--jsn"]) == 2
    assert "--json" in capsys.readouterr().err
