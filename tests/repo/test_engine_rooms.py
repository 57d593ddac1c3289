"""The engine's rooms: a file includes only from its own room and from those below it."""

import re
from pathlib import Path

ENGINE = Path(__file__).parents[2] / "src" / "engine"
# Each room with the floor it stands on. `spaces` and `search` stand side by side: neither includes the other.
FLOORS = (
    *(("base",), ("rules",), ("diagrams",), ("networks",), ("spaces", "search")),
    *(("solver",), ("walks",), ("screens",), ("api",)),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
SOURCES = sorted(path for path in ENGINE.rglob("*.*") if path.suffix in {".cpp", ".hpp", ".h", ".inc"})


def includes(path: Path) -> list[str]:
    return re.findall(r'^\s*#\s*include "([^"]+)"', path.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_folder_of_the_engine_is_a_room_and_every_source_stands_in_one():
    assert {path.name for path in ENGINE.iterdir() if path.is_dir()} == set(FLOOR)
    assert {path.relative_to(ENGINE).parts[0] for path in SOURCES} == set(FLOOR)


def test_a_file_includes_only_from_its_own_room_and_those_below():
    upward = []
    for path in SOURCES:
        room = path.relative_to(ENGINE).parts[0]
        for name in includes(path):
            other = name.split("/")[0]
            if other != room and FLOOR[other] >= FLOOR[room]:
                upward.append(f"{path.relative_to(ENGINE)} includes {name}")
    assert not upward


def test_an_include_names_the_room_and_a_file_that_is_there():
    missing = [f"{path}: {name}" for path in SOURCES for name in includes(path) if not (ENGINE / name).is_file()]
    assert not missing


def test_the_readme_of_each_room_names_every_file_in_it():
    unnamed = []
    for room in sorted(FLOOR):
        said = (ENGINE / room / "README.md").read_text(encoding="utf-8")
        unnamed += [
            f"{room}/{path.name}"
            for path in sorted((ENGINE / room).iterdir())
            if path.name != "README.md" and f"`{path.name}`" not in said and f"`{path.stem}`" not in said
        ]
    assert not unnamed


def test_the_include_guard_of_a_header_is_its_path():
    wrong = []
    for path in SOURCES:
        if path.suffix not in {".h", ".hpp"}:
            continue
        name = path.relative_to(ENGINE)
        guard = "LOGICNET_" + re.sub(r"\W", "_", str(name)).upper()
        if f"#ifndef {guard}\n#define {guard}\n" not in path.read_text(encoding="utf-8"):
            wrong.append(f"{name}: {guard}")
    assert not wrong
