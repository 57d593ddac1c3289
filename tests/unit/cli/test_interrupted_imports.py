"""Ctrl-C ends a command quietly also while the program is still being read."""

from __future__ import annotations

import subprocess
import sys

import pytest

AT = """
import os, signal, sys

class Interrupt:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            os.kill(os.getpid(), signal.SIGINT)

from logicnet.cli import main
sys.meta_path.insert(0, Interrupt())
sys.exit(main(["attractors", "il6", "--set", "FAC=1", "--perturb", "siltuximab"]))
"""


@pytest.mark.parametrize(
    "module",
    [
        "argparse",
        "logicnet.cli.commands",
        "logicnet.errors",
        "logicnet.cli.attractors",
        "logicnet.model",
        "logicnet.core.solver",
        "logicnet.analysis.attractors",
        "logicnet.formats",
        "logicnet.formats.catalogue",
    ],
)
def test_ctrl_c_while_a_module_is_imported_ends_quietly_with_130(module: str) -> None:
    ended = subprocess.run([sys.executable, "-c", AT, module], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "logicnet: interrupted\n")
