"""The core as WebAssembly: it compiles without warnings, its tests pass with 32-bit addresses, a page can ask it.

Slow, and skipped where emscripten, node, CMake or Ninja are missing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from repo.test_border import exported

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
PLACES = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
NEEDED = ("emcmake", "emcc", "node", "cmake", "ninja")

# Asks for the attractors of a switch of two beside a component that negates itself.
PAGE = """
const compiled = new WebAssembly.Module(require('fs').readFileSync('logicnet_engine.wasm'));
const own = {proc_exit: status => { throw new Error(status); }};
const surroundings = {
  env: {emscripten_notify_memory_growth: () => {}},
  // assertions are on here, and would write what is wrong before they end the program
  wasi_snapshot_preview1: new Proxy(own, {get: (known, name) => known[name] ?? (() => 0)}),
};
const {exports: core} = new WebAssembly.Instance(compiled, surroundings);
core._initialize();
const bytes = () => new Uint8Array(core.memory.buffer);
const room = count => { const at = core.malloc(count); bytes().fill(0, at, at + count); return at; };
const text = Buffer.from('a, !b\\nb, !a\\nc, !c\\n');
const source = room(text.length), error = room(1024), plan = room(64), changes = room(16), out = room(64);
bytes().set(text, source);
const rules = core.logicnet_rules_parse(source, text.length, error);
const answer = core.logicnet_solve(core.logicnet_network_build(rules, plan, error), plan, changes, error);
const count = which => {
  const length = core.logicnet_answer_count(answer, which, out, 64, error);
  return Buffer.from(bytes().subarray(out, out + length)).toString();
};
const functions = Object.keys(core).filter(name => name.startsWith('logicnet_'));
console.log(JSON.stringify({attractors: count(1), fixed: count(2), states: count(3), functions}));
"""


def tool(name: str) -> str:
    found = shutil.which(name, path=PLACES)
    if found is None:
        pytest.skip(f"{name} is not installed: the core is not compiled to WebAssembly here")
    return found


def call(*words: str | Path, cwd: Path) -> str:
    # Where Debian keeps the modules of node that emscripten uses; elsewhere there is no such folder.
    surroundings = {"NODE_PATH": "/usr/share/nodejs"} | os.environ | {"PATH": PLACES}
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, env=surroundings)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return done.stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where it is configured; optimised little, since compiling takes longer than running."""
    for name in NEEDED:
        tool(name)
    made = tmp_path_factory.mktemp("wasm")
    options = ("-DLOGICNET_STRICT=ON", "-DLOGICNET_TESTS=ON", "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG")
    call(tool("emcmake"), tool("cmake"), "-S", ROOT, "-B", made, "-G", "Ninja", *options, cwd=made)
    return made


def test_the_tests_of_the_engine_pass_with_32_bit_addresses(folder: Path) -> None:
    call(tool("cmake"), "--build", folder, "--target", "engine_tests", cwd=folder)
    assert ", 0 failed" in call(tool("node"), "engine_tests.js", cwd=folder)


def test_the_module_exports_every_function_of_the_api_and_answers(folder: Path) -> None:
    call(tool("cmake"), "--build", folder, "--target", "logicnet_engine", cwd=folder)
    (folder / "page.js").write_text(PAGE, encoding="utf-8")
    told = json.loads(call(tool("node"), "page.js", cwd=folder))
    assert set(told["functions"]) == exported()
    assert (told["attractors"], told["fixed"], told["states"]) == ("2", "0", "4")
