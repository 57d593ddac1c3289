"""The claims of the review and their verdicts, a row each, and the same as a table in text."""

from pathlib import Path

import logicnet
from logicnet import draw

FIGURES = Path(__file__).resolve().parents[1] / "figures"
VERDICTS = {"holds": "holds", "fails": "fails", "known": "fails, for a reason that is known", "undecided": "undecided"}
COUNTED = {"holds": "hold", "fails": "fail", "known": "fail for a known reason", "undecided": "undecided"}
NOTES = {"prediction": "prediction: no rule was written for it", "idle": "holds without its intervention too", "": ""}

report = logicnet.check(logicnet.ledgers())
records = report.to_dict()["claims"]
networks = [ledger.network for ledger in logicnet.ledgers()]


def verdict(record: dict) -> str:
    return "known" if record["verdict"] == "fails" and record["known_disagreement"] else record["verdict"]


COLUMNS = [
    "claim",
    "network",
    "where",
    "references",
    "statement",
    "arm",
    "property",
    "expected",
    "verdict",
    "checked on",
]
lines = ["\t".join([*COLUMNS, "prediction", "uninformative"])]
for record in records:
    references = " ".join(map(str, record["references"]))
    fields = [record["id"], record["network"], record["where"], references, record["statement"], record["arm"]]
    fields += [record["property"], record["expected"], verdict(record), record["checked_on"] or ""]
    lines.append("\t".join(map(str, [*fields, record["prediction"], record["uninformative"]])))
(FIGURES / "claims.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

for network in networks:
    places = list(dict.fromkeys(record["where"] for record in records))
    own = sorted((r for r in records if r["network"] == network.name), key=lambda record: places.index(record["where"]))
    counts = {word: sum(verdict(r) == word for r in own) for word in VERDICTS}
    cells = [
        [verdict(r), "prediction" if r["prediction"] else "", "idle" if r["uninformative"] else "", r["strength"]]
        for r in own
    ]
    picture = draw.matrix(
        [record["id"] for record in own],
        ["verdict", "prediction", "uninformative", "seen in"],
        cells,
        title=f"{network.title}: {len(own)} claims",
        subtitle=", ".join(f"{COUNTED[word]}: {count}" for word, count in counts.items() if count),
        row_groups=[record["where"] for record in own],
        words={
            **VERDICTS,
            **{k: v for k, v in NOTES.items() if k},
            **{s: s for s in ("cells", "mice", "patients", "reviewed")},
        },
    )
    shows = f"the verdict on each claim about {network.name}"
    draw.keep(picture, FIGURES / f"claims_{network.name}", networks=[network], shows=shows, counts=counts)
    print(f"{network.name}: {counts}")
