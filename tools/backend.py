"""How pip builds logicnet: scikit-build-core, with zig as the C++ compiler where the machine has none.

Which compiler will do is known in one place, the file `run`; this hands its answer on.
"""

import os
import shlex
from importlib.machinery import SourceFileLoader
from pathlib import Path

from scikit_build_core import build as scikit
from scikit_build_core.build import *  # noqa: F403  (the hooks that need no change)

run = SourceFileLoader("run", str(Path(__file__).resolve().parents[1] / "run")).load_module()


def get_requires_for_build_wheel(config_settings=None):
    missing = [] if run.own_compiler() else [run.TOOLS["zig"]]
    return [*scikit.get_requires_for_build_wheel(config_settings), *missing]


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    if not run.own_compiler():
        import ziglang

        compiler = run.compiler_options(str(Path(ziglang.__file__).parent / run.ZIG))
        os.environ["CMAKE_ARGS"] = f"{os.environ.get('CMAKE_ARGS', '')} {shlex.join(compiler)}"
    return scikit.build_wheel(wheel_directory, config_settings, metadata_directory)
