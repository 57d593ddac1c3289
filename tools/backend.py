"""How pip builds logicnet: scikit-build-core, with zig as the C++ compiler where the machine has none.

Which compiler will do is known in one place, `dev/compiler.py`; this hands its answer on.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import Any

from scikit_build_core import build as scikit
from scikit_build_core.build import (  # the hooks that need no change
    build_editable,
    build_sdist,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)

sys.path.insert(0, str(Path(__file__).resolve().parent))

from dev.compiler import TOOLS, ZIG, compiler_options, own_compiler

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


def get_requires_for_build_wheel(config_settings: Any = None) -> list[str]:
    missing = [] if own_compiler() else [TOOLS["zig"]]
    return [*scikit.get_requires_for_build_wheel(config_settings), *missing]


def build_wheel(folder: str, config_settings: Any = None, metadata_directory: str | None = None) -> str:
    if not own_compiler():
        import ziglang

        compiler = compiler_options(str(Path(ziglang.__file__).parent / ZIG))
        os.environ["CMAKE_ARGS"] = f"{os.environ.get('CMAKE_ARGS', '')} {shlex.join(compiler)}"
    return str(scikit.build_wheel(folder, config_settings, metadata_directory))
