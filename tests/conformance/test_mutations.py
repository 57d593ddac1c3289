"""Every reader of files, on files that were changed at random: an answer or an error of ours, and never another one."""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from logicnet.draw.grids.rows import rows_of
from logicnet.errors import LogicnetError
from logicnet.evidence.ledger import read_claims
from logicnet.formats import catalogue, load, read
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.screens import journals, screen
from logicnet.screens.records import read_answers

TIMES = 300
NETWORK = Network("n", Rules.build(["A", "B", "C"], ["B", "A | C", "C"]))
PARTS = [b"", b'"', b"'''", b",", b"\n", b"=", b"[", b"]]", b"{", b"}", b"%", b"#", b"\x00", b"\xff", b"\xef\xbb\xbf"]
PARTS += [
    b"9" * 5000,
    b"-1",
    b"1e999",
    b"nan",
    b"0x" + b"f" * 40,
    b"x" * 300,
    b"\\ud800",
    "é".encode(),
    b"null",
    b"[" * 3000,
]


def mutated(content: bytes, dice: random.Random) -> bytes:
    """One to three changes: a piece put in, taken out, doubled or moved, or a byte turned."""
    for _ in range(dice.randint(1, 3)):
        a, b = sorted(dice.randrange(len(content) + 1) for _ in range(2))
        b = min(b, a + 20)
        piece = dice.choice([dice.choice(PARTS), content[a:b] * 2, bytes([dice.randrange(256)])])
        content = content[:a] + piece + content[dice.choice([a, b]) :]
    return content


def journal(content: bytes, dice: random.Random) -> bytes:
    """A journal in which each line that was changed has its right checksum."""
    lines = [line[9:] for line in content.splitlines()]
    at = dice.randrange(len(lines))
    lines[at] = mutated(lines[at], dice).replace(b"\n", b" ")
    return b"".join(b"%08x %s\n" % (zlib.crc32(line), line) for line in lines)


TOML = b"""[network]
name = "n"
[components.A]
rule = "B & !C"
kind = "kinase"
references = [1, 22]
regulations = [{ from = "B", sign = "+", references = [3] }, { from = "C", sign = "-", why = "so" }]
[components.B]
input = true
[components.C]
rule = "C | A"
[phenotypes.P]
expression = "A & B"
[[choices]]
id = "c"
component = "C"
chosen = "A | C"
alternatives = ["A"]
"""
COMPOSITION = b"""[composition]
name = "both"
members = ["one", "two"]
[rename.two]
C = "D"
[joins.B]
combine = "or"
"""
DRUGS = b'[drugs.x]\naliases = ["y"]\nchanges = ["IL6:IL6R%0", "A%1"]\nreferences = [50]\ntrials = ["NCT00412321"]\n'
CLAIMS = (Path(__file__).parents[2] / "networks" / "claims" / "il6.toml").read_bytes()[:4000]
PRIMES = json.dumps({"A": [[{"B": 0}], [{"B": 1}]], "B": [[{"B": 0}], [{"B": 1}]]}).encode()
FILES: dict[str, tuple[str, bytes, Callable[[Path], object]]] = {
    "bnet": ("n.bnet", b"targets, factors\nA, B & !C\nB, A\nC, C\n", read),
    "toml": ("n.toml", TOML, read),
    "composition": ("both.toml", COMPOSITION, read),
    "primes": ("n.json", PRIMES, read),
    "catalogue": ("drugs.toml", DRUGS, lambda path: catalogue.read(path.read_bytes(), str(path))),
    "claims": ("claims.toml", CLAIMS, read_claims),
    "shipped name": ("name", b"il6", lambda path: load(path.read_bytes().decode(errors="surrogateescape"))),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_changed_at_random_is_read_or_refused(name: str, tmp_path: Path) -> None:
    file, content, reader = FILES[name]
    for member in ("one", "two"):
        (tmp_path / f"{member}.bnet").write_text("A, B\nB, A\nC, C\n")
    dice = random.Random(name)
    for _ in range(TIMES):
        path = tmp_path / file
        path.write_bytes(mutated(content, dice))
        answered(reader, path)


@pytest.mark.parametrize("reader", [rows_of, read_answers], ids=["draw", "resume"])
def test_a_table_changed_at_random_is_read_or_refused(reader: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    content = screen(NETWORK, "A").to_csv().encode()
    dice = random.Random(1)
    for _ in range(TIMES):
        path.write_bytes(mutated(content, dice))
        answered(reader, path)


@pytest.mark.parametrize("forged", [False, True], ids=["torn", "with its checksums"])
def test_a_journal_changed_at_random_goes_on_or_is_refused(tmp_path: Path, forged: bool) -> None:
    path = tmp_path / "t.csv"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journals, "remove_journal", lambda *_: None)
        screen(NETWORK, "A", output=path)
    content = journals.journal_path(path).read_bytes()
    dice = random.Random(2)
    for _ in range(TIMES):
        for file in tmp_path.iterdir():
            file.unlink()
        journals.journal_path(path).write_bytes((journal if forged else mutated)(content, dice))
        answered(lambda place: screen(NETWORK, "A", output=place), path)


def test_a_manifest_changed_at_random_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    screen(NETWORK, "A", output=path)
    content = journals.manifest_path(path).read_bytes()
    dice = random.Random(3)
    for _ in range(TIMES):
        journals.manifest_path(path).write_bytes(mutated(content, dice))
        answered(lambda place: screen(NETWORK, "A", output=place), path)
        answered(lambda place: journals.confirm_network(place, NETWORK), path)


def answered(reader: Callable[[Path], object], path: Path) -> None:
    """Ask; an error of ours must be printable."""
    try:
        reader(path)
    except LogicnetError as error:
        assert str(error).encode(errors="surrogatepass")
        assert error.exit_code == 2
