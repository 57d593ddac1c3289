// A screen as files: the columns and words of `logicnet screen --output` and `--json`.

import type { ScreenRow } from "../../answers/outcome";
import type { ScreenTable } from "../../answers/screen";
import type { SetsFound } from "../../answers/minimal_sets";
import { type Cell, csv, decimal } from "../csv";
import type { Run } from "./screening";
import { changesOf, pairsTried, settingOf } from "./words";

const UNTREATED = "(wild type)";
const COLUMNS = [
  "rank", "intervention", "drugs", "type", "setting", "phenotype", "attractors", "always", "sometimes", "never",
  "fraction", "change", "change_of", "outcome", "status", "method",
] as const;

export function screenCsv(run: Run, table: ScreenTable): string {
  const columns = COLUMNS.filter((one) => one !== "drugs" || table.labelled);
  const rows = table.rows.map((row) => {
    const all = cellsOf(run, row);
    const written = { ...all, intervention: row.intervention || UNTREATED, fraction: decimal(row.fraction), change: decimal(row.change) };
    return columns.map((one) => written[one]);
  });
  return csv(columns, rows);
}

export function screenJson(run: Run, table: ScreenTable): string {
  const rows = table.rows.map((row) => {
    const { drugs, ...cells } = cellsOf(run, row);
    const counts = Object.fromEntries((["attractors", "always", "sometimes", "never"] as const).map((one) => [one, whole(row[one])]));
    return { ...cells, ...counts, ...(table.labelled ? { drugs } : {}) };
  });
  const same = { start: "", rates: {}, by: "fraction", minimal: table.minimal, left_out: table.leftOut, method: methodOf(table.rows) };
  return JSON.stringify({ ...headOf(run), ...same, ...proofOf(run, incompleteOf(table)), rows }, null, 2) + "\n";
}

function incompleteOf(table: ScreenTable): string {
  const all = !table.pairs || table.pairs.tried === table.pairs.of;
  return [table.incomplete, all ? "" : pairsTried(table)].filter(Boolean).join("; ");
}

/** The steps that gave the rows. */
function methodOf(rows: readonly ScreenRow[]): string {
  return [...new Set(rows.flatMap((row) => row.method.split("; ")[0]!.split(" + ")))].join(" + ");
}

export function setsCsv(found: SetsFound): string {
  const labelled = found.sets.some((one) => one.drugs.length);
  const columns = ["size", ...(labelled ? ["drugs"] : []), "intervention"];
  return csv(columns, found.sets.map((one): Cell[] => [one.size, ...(labelled ? [one.drugs.join(" + ")] : []), one.intervention]));
}

export function setsJson(run: Run, found: SetsFound): string {
  const sets = found.sets.map(({ size, intervention, drugs }) => ({ size, intervention, drugs }));
  const { tried, undecided, through, leftOut } = found;
  const more = { goal: run.choice.goal, size: found.size, tried, undecided, all_up_to: through, left_out: leftOut };
  return JSON.stringify({ ...headOf(run), ...more, ...proofOf(run, setsIncomplete(found)), sets }, null, 2) + "\n";
}

/** What may be missing among the sets; "" where all were found. */
function setsIncomplete(found: SetsFound): string {
  if (found.ended) return `the time budget ended after ${found.tried} sets were tried: more may work than those listed`;
  if (!found.undecided) return "";
  return `${found.undecided} of ${found.tried} questions were ended by ${found.undecidedBy.join(" and ")}: sets may be missing`;
}

function headOf(run: Run) {
  const { document, asked } = run;
  const expression = document.phenotypes.find((one) => one.name === asked.phenotype)?.expression ?? asked.phenotype;
  return {
    network: document.network.name,
    digest: document.network.digest,
    context: asked.context,
    phenotype: asked.phenotype,
    expression,
    setting: settingOf(document, asked),
    perturb: changesOf(document, asked),
  };
}

function proofOf(run: Run, incomplete: string) {
  const why = run.state === "cancelled" ? ["it was interrupted", incomplete].filter(Boolean).join("; ") : incomplete;
  return { complete: !why, why_incomplete: why, seconds: Math.round(run.seconds * 1000) / 1000 };
}

function cellsOf(run: Run, row: ScreenRow) {
  return {
    rank: row.rank,
    intervention: row.intervention,
    drugs: row.drugs.join(" + "),
    type: row.type,
    setting: settingOf(run.document, run.asked),
    phenotype: run.asked.phenotype,
    attractors: row.attractors,
    always: row.always,
    sometimes: row.sometimes,
    never: row.never,
    fraction: row.fraction,
    change: row.change,
    change_of: row.changeOf,
    outcome: row.outcome,
    status: row.status,
    method: row.method,
  };
}

/** A count as a number where a number is exact, else in letters. */
function whole(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}
