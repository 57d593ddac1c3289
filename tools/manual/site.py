"""The site: each version in its folder, an index that leads to the newest, and the list for the switch between them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from manual.pages import WIDTH, prepare

INDEX = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>logicnet {newest}</title>
<meta http-equiv="refresh" content="0; url={newest}/index.html">
<p><a href="{newest}/index.html">The manual of logicnet {newest}</a></p>
</html>
"""


def build(root: Path, site: Path, version: str, work: Path) -> int:
    """Build the manual of a checkout into ``site/version``, and tell the other versions there about it.

    What is made on the way stands in ``work``. Returns the exit code of Sphinx; a version that was there before stays
    where that is not 0. Raises PageError as ``pages.prepare`` does.
    """
    source, made = work / "docs", work / "html"
    prepare(root / "docs", source)
    shutil.rmtree(made, ignore_errors=True)
    strict = ["-W", "--keep-going", "-q", "-E", "-b", "html", "-d", str(work / "doctrees")]
    paths = os.pathsep.join(filter(None, (str(root / "tools"), os.environ.get("PYTHONPATH", ""))))
    around = {"PYTHONPATH": paths, "COLUMNS": str(WIDTH), "IPYTHONDIR": str(_kernels(work / "ipython"))}
    status = subprocess.run(
        [sys.executable, "-m", "sphinx", *strict, str(source), str(made)], env={**os.environ, **around}
    ).returncode
    if status == 0:
        shutil.rmtree(site / version, ignore_errors=True)
        site.mkdir(parents=True, exist_ok=True)
        shutil.move(made, site / version)
        tell_versions(site)
    return status


def _kernels(folder: Path) -> Path:
    """A folder of settings for the kernels of notebooks, so that they are the same for everybody: no start-up file of
    whoever builds, and no word of a kernel on how it is spoken to among what Sphinx says."""
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(
        'get_config().IPKernelApp.log_level = "ERROR"\n', encoding="utf-8"
    )
    return folder


def tell_versions(site: Path) -> None:
    """Write what leads from version to version: ``versions.js`` and the index."""
    names = sorted((path.parent.name for path in site.glob("*/index.html")), key=_order, reverse=True)
    listed = [{"name": name, "pages": _pages(site / name)} for name in names]
    text = f"window.manualVersions = {json.dumps(listed, indent=1)};\n"
    (site / "versions.js").write_text(text, encoding="utf-8", newline="\n")
    (site / "index.html").write_text(INDEX.format(newest=names[0]), encoding="utf-8", newline="\n")


def _pages(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def _order(version: str) -> tuple[tuple[int, int | str], ...]:
    """Versions in their order: numbers by their size, and 1.0 after 1.0rc1."""
    parts = re.findall(r"\d+|[a-z]+", version)
    return (*((1, int(part)) if part.isdigit() else (0, part) for part in parts), (0, "~"))
