"""The GitHub Action and the hooks of pre-commit: what their files hold, and that the command lines in them work."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "tools" / "action" / "action.yml").read_text(encoding="utf-8"))
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """A folder in which the command of this checkout stands under its name."""
    folder = tmp_path / "bin"
    folder.mkdir()
    command = folder / "logicnet"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m logicnet "$@"\n')
    command.chmod(0o755)
    return folder


def in_bash(script: str, folder: Path, commands: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as a runner of GitHub runs one whose shell is bash."""
    if shutil.which("bash") is None:
        pytest.skip("there is no bash")
    file = folder / "step.sh"
    file.write_text(script, encoding="utf-8")
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(file)]
    environment = {**os.environ, **variables, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True)


def variables(**given: str) -> dict[str, str]:
    """The environment of the step that reports: each variable from its input, or the default of that input."""
    inputs = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()} | given
    return {name: inputs[value[len("${{ inputs.") : -len(" }}")]] for name, value in STEPS["Report"]["env"].items()}


def test_the_action_sets_up_python_installs_and_reports() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert list(STEPS) == ["Set up Python", "Install logicnet", "Report"]
    assert STEPS["Set up Python"]["uses"].startswith("actions/setup-python@")
    assert {"network", "output", "junit", "badge", "since", "minimum-score"} <= set(ACTION["inputs"])
    assert [name for name, one in ACTION["inputs"].items() if one.get("required")] == ["network"]


def test_no_input_is_a_part_of_a_script() -> None:
    """What is put into a script as text would be run: a name of a file could then do anything."""
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
    asked = {value for step in STEPS.values() for value in {**step.get("env", {}), **step.get("with", {})}.values()}
    assert {f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"]} <= asked


def test_the_action_installs_the_checkout_that_it_is_a_part_of(tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    python = folder / "python"
    python.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > asked.txt\n')
    python.chmod(0o755)
    script = STEPS["Install logicnet"]["run"]
    for install, asked in (("", ROOT), ("logicnet>=1", "logicnet>=1")):
        done = in_bash(script, tmp_path, folder, ACTION=str(ROOT / "tools" / "action"), INSTALL=install)
        assert done.returncode == 0
        *words, what = (tmp_path / "asked.txt").read_text().splitlines()
        assert words == ["-m", "pip", "install"]
        assert what == asked or Path(what).resolve() == asked


def test_the_report_of_the_action_is_written_with_everything_beside_it(tmp_path: Path, commands: Path) -> None:
    """A network and its claims in files of their own; then again, since the JSON that the first run wrote."""
    for name, folder in (("aldh.toml", "networks"), ("claims.toml", "networks/claims")):
        shutil.copy(ROOT / folder / "aldh.toml", tmp_path / name)
    claims = (tmp_path / "claims.toml").read_text(encoding="utf-8").replace('network = "aldh"', 'network = "aldh.toml"')
    (tmp_path / "claims.toml").write_text(claims, encoding="utf-8")
    given = {"claims": "claims.toml", "output": "r.html", "junit": "r.xml", "badge": "b.svg", "json": "r.json"}
    given |= {"minimum-score": "0.5", "timeout": "60"}
    for since in ("", "r.json"):
        done = in_bash(
            STEPS["Report"]["run"], tmp_path, commands, **variables(network="aldh.toml", since=since, **given)
        )
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert ElementTree.parse(tmp_path / "r.xml").getroot().tag == "testsuites"
    assert ElementTree.parse(tmp_path / "b.svg").getroot().tag.endswith("svg")
    record = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert record["check"]["counts"]["holds"] > 0 and record["history"]["differences"] == []


def test_without_inputs_but_the_network_the_action_writes_the_report_alone(tmp_path: Path, commands: Path) -> None:
    done = in_bash(STEPS["Report"]["run"], tmp_path, commands, **variables(network="aldh"))
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bin", "report.html", "step.sh"]


def test_the_action_fails_below_the_least_score(tmp_path: Path, commands: Path) -> None:
    given = variables(network="aldh", **{"minimum-score": "1"})
    done = in_bash(STEPS["Report"]["run"], tmp_path, commands, **given)
    assert done.returncode == 1 and "below 1" in done.stderr and (tmp_path / "report.html").is_file()


def test_a_name_with_blanks_signs_of_the_shell_and_a_dash_is_a_name(tmp_path: Path, commands: Path) -> None:
    name = '-a $(touch pwned) "b";.bnet'
    (tmp_path / name).write_text("A, !B\nB, A\n")
    done = in_bash(STEPS["Report"]["run"], tmp_path, commands, **variables(network=name, output="out $x.html"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out $x.html").is_file() and not (tmp_path / "pwned").exists()


def run_hook(id: str, folder: Path, commands: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a hook as pre-commit does: its entry, then its arguments, then the names of files."""
    entry = shlex.split(HOOKS[id]["entry"])
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run([*entry, *words], cwd=folder, env=environment, capture_output=True, text=True)


def test_the_hooks_are_what_pre_commit_reads() -> None:
    assert set(HOOKS) == {"logicnet-check", "logicnet-report"}
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language"} <= set(hook) and hook["language"] == "python"
    assert HOOKS["logicnet-report"]["pass_filenames"] is False


def test_the_hook_that_checks_takes_the_files_of_claims(tmp_path: Path, commands: Path) -> None:
    claims = sorted((ROOT / "networks" / "claims").glob("*.toml"))
    names = [path.relative_to(ROOT / "networks").as_posix() for path in claims]
    assert names and all(re.search(HOOKS["logicnet-check"]["files"], name) for name in names)
    assert not re.search(HOOKS["logicnet-check"]["files"], "networks/aldh.toml")
    good = run_hook("logicnet-check", ROOT / "networks", commands, "claims/aldh.toml", "claims/tgfb.toml")
    assert good.returncode == 0, good.stderr
    (tmp_path / "n.bnet").write_text("A, A\nB, A\n")
    bad = 'network = "n.bnet"\n[[claim]]\nid = "c"\nwhere = "w"\nstatement = "s"\nsetting = "A=1"\n'
    (tmp_path / "c.toml").write_text(bad + 'property = { kind = "no attractor", expression = "B" }\n')
    assert run_hook("logicnet-check", tmp_path, commands, "c.toml").returncode == 1


def test_the_hook_that_reports_takes_what_args_name(tmp_path: Path, commands: Path) -> None:
    """The example in the file, on a shipped network under the names that it has there."""
    shown = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    line = next(line for line in shown.splitlines() if "args: [model.toml" in line)
    args = yaml.safe_load(line.lstrip("# "))["args"]
    (tmp_path / "claims").mkdir()
    shutil.copy(ROOT / "networks" / "aldh.toml", tmp_path / "model.toml")
    claims = (ROOT / "networks" / "claims" / "aldh.toml").read_text(encoding="utf-8")
    claims = claims.replace('network = "aldh"', 'network = "../model.toml"')
    (tmp_path / "claims" / "model.toml").write_text(claims, encoding="utf-8")
    done = run_hook("logicnet-report", tmp_path, commands, *args)
    assert (tmp_path / "report.html").is_file(), done.stderr
    assert done.returncode == 0, done.stderr
