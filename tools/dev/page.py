"""Builds what the interactive page is made of: its script and style with esbuild, and the core as WebAssembly.

The products are kept in the repository, so that nobody needs node or emscripten to make a page. Beside them stands what
they were built from: ``built.json`` has the digests of the sources and of the products.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from dev.compiler import tool
from dev.place import ROOT, Stop, call, said, say
from dev.set_up import set_up
from dev.stamps import alone, core_digest, digest

SOURCES = ROOT / "src" / "page"
BUILT = ROOT / "src" / "logicnet" / "report" / "page" / "built"
MODULES = SOURCES / "node_modules"
RECORD = "built.json"
CORE = "core.wasm.gz"
SCRIPTS = ("page.js", "worker.js", "page.css", "licences.txt")
SUFFIXES = (".ts", ".tsx", ".css", ".mjs", ".json")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_NODE = "the page's script is built with node and npm (Debian: nodejs, npm)"
NO_EMSCRIPTEN = "the core becomes WebAssembly with emscripten, CMake and Ninja (Debian: emscripten, node-acorn)"


def page(options: argparse.Namespace) -> int:
    """build the interactive page's script, and the core as WebAssembly where the engine has changed

    Needs node and npm, and emscripten for the core. The products are kept in the repository; `python3 run check`
    builds them again where that can be done, and compares."""
    set_up()
    with alone():
        modules()
        if types():
            return 1
        before = record(BUILT)
        BUILT.mkdir(parents=True, exist_ok=True)
        build_scripts(BUILT)
        fresh = before.get("engine") == core_digest() and (BUILT / CORE).exists()
        tools = dict(before.get("tools", {})) if fresh else {"emscripten": build_core(BUILT)}
        write_record(BUILT, tools | {"esbuild": said(str(binary("esbuild")), "--version")})
    sizes = ", ".join(f"{name} {(BUILT / name).stat().st_size / 1000:.0f} kB" for name in (*SCRIPTS, CORE))
    print(f"built {BUILT.relative_to(ROOT)}: {sizes}")
    return 0


def browser(_: argparse.Namespace) -> int:
    """install Chromium, in which the tests open the page (Debian and Ubuntu, as root)

    Does nothing where there is one. The tests say that they were left out where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        print(f"there is {found}")
        return 0
    if not shutil.which("apt-get") or os.geteuid():
        raise Stop("Chromium is installed by hand here: the tests look for " + " or ".join(BROWSERS))
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    if call("apt-get", "update", "-qq", surroundings=quiet):
        raise Stop("apt-get could not look for packages (see above)")
    if call("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", surroundings=quiet):
        raise Stop("apt-get could not install chromium (see above)")
    return 0


def check_page() -> int:
    """Check the types of the page's script, and that building it again gives the same bytes; the core too where the
    same emscripten is there. Says what could not be looked at here.
    """
    if stale():
        say(f"{', '.join(stale())} of the page: built from other sources; run `python3 run page`")
        return 1
    if not shutil.which("npm"):
        say(f"the page was not built again here: {NO_NODE}")
        return 0
    with alone():
        modules()
    if types():
        return 1
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        build_scripts(folder)
        names = list(SCRIPTS)
        if emscripten() == record(BUILT).get("tools", {}).get("emscripten"):
            build_core(folder)
            names.append(CORE)
        else:
            say(f"the core of the page was not built again here: {NO_EMSCRIPTEN}, of the release in {RECORD}")
        other = [name for name in names if (folder / name).read_bytes() != (BUILT / name).read_bytes()]
    for name in other:
        say(f"{name} of the page is not what its sources make: run `python3 run page`")
    return int(bool(other))


def stale() -> list[str]:
    """What was built from other sources than those in the checkout, or is not what was built."""
    known = record(BUILT)
    found = []
    if known.get("script") != script_digest():
        found.append("the script")
    if known.get("engine") != core_digest():
        found.append("the core")
    products = known.get("products", {})
    found += [name for name in (*SCRIPTS, CORE) if products.get(name) != product_digest(BUILT / name)]
    return found


def modules() -> None:
    """The packages of package-lock.json, once for each of its versions."""
    if not shutil.which("npm") or not shutil.which("node"):
        raise Stop(NO_NODE)
    wanted = digest([SOURCES / "package.json", SOURCES / "package-lock.json"])
    mark = MODULES / ".logicnet"
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return
    say("installing what the page's script is built with")
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    if call("npm", "ci", "--prefix", SOURCES, *quiet):
        raise Stop("npm could not install the packages of src/page/package-lock.json (see above)")
    mark.write_text(wanted, encoding="utf-8")


def types() -> int:
    return call(binary("tsc"), "--noEmit", "-p", SOURCES)


def build_scripts(folder: Path) -> None:
    if call("node", SOURCES / "build.mjs", folder):
        raise Stop("the page's script does not build (see above)")


def build_core(folder: Path) -> str:
    """Build the core and pack it; returns the release of emscripten."""
    release = emscripten()
    if not release or not shutil.which("emcmake"):
        raise Stop(NO_EMSCRIPTEN)
    say("building the core as WebAssembly (some minutes)")
    made = ROOT / "build" / "wasm"
    # Where Debian keeps the modules of node that emscripten uses; elsewhere there is no such folder.
    surroundings = {"NODE_PATH": "/usr/share/nodejs"} | os.environ
    flags = "-DCMAKE_CXX_FLAGS_RELEASE=-O2 -DNDEBUG"
    configure = ["emcmake", tool("cmake"), "-S", str(ROOT), "-B", str(made), "-G", "Ninja", "-DLOGICNET_STRICT=ON"]
    ninja = f"-DCMAKE_MAKE_PROGRAM={tool('ninja')}"
    for command in ([*configure, ninja, flags], [tool("cmake"), "--build", str(made), "--target", "logicnet_engine"]):
        log = subprocess.run(command, capture_output=True, text=True, env=surroundings)
        if log.returncode:
            raise Stop(f"the core does not build as WebAssembly:\n{log.stdout[-4000:]}{log.stderr[-4000:]}")
    # no time and no name in the packed file: the same bytes every time
    (folder / CORE).write_bytes(gzip.compress((made / "logicnet_engine.wasm").read_bytes(), 9, mtime=0))
    return release


def emscripten() -> str:
    """The release of emscripten, "" where there is none."""
    return said("em++", "-dumpversion", quiet=True) if shutil.which("em++") else ""


def binary(name: str) -> Path:
    return MODULES / ".bin" / name


def script_digest() -> str:
    """One number for all that the script is built from."""
    found = [path for path in SOURCES.rglob("*") if path.suffix in SUFFIXES and MODULES not in path.parents]
    return digest(sorted(found))


def product_digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""


def record(folder: Path) -> dict[str, Any]:
    try:
        return dict(json.loads((folder / RECORD).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def write_record(folder: Path, tools: dict[str, str]) -> None:
    products = {name: product_digest(folder / name) for name in (*SCRIPTS, CORE)}
    what = {"script": script_digest(), "engine": core_digest(), "tools": tools, "products": products}
    (folder / RECORD).write_text(json.dumps(what, indent=2, sort_keys=True) + "\n", encoding="utf-8", newline="\n")
