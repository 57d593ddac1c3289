// A screen's rows: ranked, sorted, filtered by text, type and outcome; each one click from its why.

import { useMemo, useState } from "preact/hooks";
import { OUTCOMES, type ScreenRow } from "../../answers/outcome";
import type { ScreenTable } from "../../answers/screen";
import { whole } from "../numbers";
import type { Store } from "../store";
import type { Run } from "./screening";
import { withRow } from "./with_row";
import { type Column, type Order, SortedTable } from "./sorted_table";

const MARKS: Record<ScreenRow["outcome"], string> = {
  removes: "✕", reduces: "▼", keeps: "=", increases: "▲", undecided: "?", "wild type": "○",
};
const RANKED: Order = { column: "rank", down: false };
const CHANGED: Order = { column: "change", down: true };

export function ScreenRows({ store, run, table }: { store: Store; run: Run; table: ScreenTable }) {
  const escapes = run.choice.kind === "escapes";
  const [text, setText] = useState("");
  const [type, setType] = useState("");
  const [outcome, setOutcome] = useState(escapes ? "increases" : "");
  const [untreated, ...rows] = table.rows;
  const columns = useMemo(() => columnsOf(store, run, table), [store, run.asked, table]);
  const wanted = text.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (!type || row.type === type) && (!outcome || row.outcome === outcome) &&
      (!wanted || row.intervention.toLowerCase().includes(wanted) || row.drugs.some((one) => one.toLowerCase().includes(wanted))),
  );
  return (
    <>
      <fieldset class="screen-filters">
        <legend>Show rows</legend>
        <label>with <input type="search" value={text} placeholder="a name" onInput={(e) => setText(e.currentTarget.value)} /></label>
        <Options title="type" value={type} all={countsOf(rows, (row) => row.type)} set={setType} />
        <Options title="outcome" value={outcome} all={countsOf(rows, (row) => row.outcome)} set={setOutcome} />
      </fieldset>
      <SortedTable
        caption={`${shown.length === rows.length ? rows.length : `${shown.length} of ${rows.length}`} interventions: what each does to ${run.asked.phenotype}`}
        columns={columns}
        heading="intervention"
        rows={shown}
        first={untreated ? [untreated] : []}
        start={escapes || table.nothingToRemove ? CHANGED : RANKED}
      />
    </>
  );
}

function Options({ title, value, all, set }: { title: string; value: string; all: Map<string, number>; set: (value: string) => void }) {
  const words = value && !all.has(value) ? [...all.keys(), value] : [...all.keys()];
  return (
    <label>
      {title}{" "}
      <select value={value} onChange={(e) => set(e.currentTarget.value)}>
        <option value="">all</option>
        {words.map((one) => <option key={one} value={one}>{one} ({all.get(one) ?? 0})</option>)}
      </select>
    </label>
  );
}

function countsOf(rows: readonly ScreenRow[], of: (row: ScreenRow) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of rows) found.set(of(row), (found.get(of(row)) ?? 0) + 1);
  return found;
}

function columnsOf(store: Store, run: Run, table: ScreenTable): Column<ScreenRow>[] {
  const count = (id: "attractors" | "always" | "sometimes" | "never", hint: string): Column<ScreenRow> => ({
    id, title: id, hint, number: true, minor: true, by: (row) => BigInt(row[id]), cell: (row) => whole(row[id]),
  });
  return [
    { id: "rank", title: "rank", hint: "equal outcomes share a rank", number: true, minor: true, by: (row) => row.rank,
      cell: (row) => (row.outcome === "wild type" ? "" : row.rank || "–") },
    { id: "intervention", title: "intervention", by: (row) => row.intervention, cell: (row) => <Show store={store} run={run} row={row} /> },
    ...(table.labelled
      ? [{ id: "changes", title: "changes", minor: true, by: (row: ScreenRow) => row.intervention, cell: (row: ScreenRow) => <code>{row.intervention}</code> }]
      : []),
    { id: "outcome", title: "outcome", by: (row) => row.outcome, cell: (row) => <Outcome row={row} /> },
    { id: "change", title: "change", hint: "of the share of attractors that show it, against the untreated", number: true,
      by: (row) => row.change, cell: (row) => <Change row={row} /> },
    { id: "fraction", title: "share", hint: "of attractors that show it always or sometimes", number: true,
      by: (row) => row.fraction, cell: (row) => (row.fraction === null ? "?" : row.fraction.toFixed(3)) },
    count("attractors", "each combination of the inputs that nothing holds counted"),
    count("always", "attractors that show it in every state"),
    count("sometimes", "attractors that show it in some of their states"),
    count("never", "attractors that do not show it"),
    { id: "type", title: "type", minor: true, by: (row) => row.type, cell: (row) => <span class="screen-word">{row.type}</span> },
    ...(table.rows.some((row) => row.status !== "exact")
      ? [{ id: "status", title: "status", by: (row: ScreenRow) => row.status,
           cell: (row: ScreenRow) => (row.status === "exact" ? "exact" : row.method.replace(/^.*; /, "")) }]
      : []),
  ];
}

/** What a row is; a click asks its question and opens its why. */
function Show({ store, run, row }: { store: Store; run: Run; row: ScreenRow }) {
  const named = row.drugs.length ? [...row.drugs, ...row.changes].join(" + ") : row.intervention;
  const show = () => {
    store.ask(withRow(run.document, run.asked, row));
    store.look({ panel: "why" });
  };
  if (row.outcome === "wild type") {
    const done = run.asked.drugs.length + run.asked.changes.length > 0;
    return <button type="button" class="screen-show" onClick={show}>{done ? "(as asked)" : "(wild type)"}</button>;
  }
  return <button type="button" class="screen-show" title="apply it, and see why" onClick={show}>{named}</button>;
}

function Outcome({ row }: { row: ScreenRow }) {
  const meaning = row.outcome === "wild type" ? "what the others are compared with" : OUTCOMES[row.outcome];
  return (
    <span class={`screen-outcome outcome-${row.outcome.replace(" ", "-")}`} title={meaning}>
      <span aria-hidden="true">{MARKS[row.outcome]}</span> {row.outcome}
    </span>
  );
}

const WIDE = 30; // half of the bar, in points
const LEAST = 2; // of what is not nothing

/** The change as a number, and as a bar from the middle: to the left less, to the right more. */
function Change({ row }: { row: ScreenRow }) {
  if (row.change === null) return <>?</>;
  if (row.outcome === "wild type") return null;
  const size = row.change && Math.max(Math.abs(row.change) * WIDE, LEAST);
  const [x, word] = [row.change < 0 ? WIDE - size : WIDE, row.changeOf === "always" ? " always" : ""];
  return (
    <span class="screen-change">
      <svg width={2 * WIDE + 2} height="12" viewBox={`-1 0 ${2 * WIDE + 2} 12`} aria-hidden="true" focusable="false">
        <line x1="0" x2={2 * WIDE} y1="6" y2="6" class="screen-line" />
        <rect x={x} y="2" width={size} height="8" class={row.change < 0 ? "screen-less" : "screen-more"} />
        <line x1={WIDE} x2={WIDE} y1="0" y2="12" class="screen-middle" />
      </svg>{" "}
      <span class="screen-signed">{signed(row.change)}{word}</span>
    </span>
  );
}

function signed(value: number): string {
  return value === 0 ? "0" : `${value > 0 ? "+" : "−"}${Math.abs(value).toFixed(3)}`;
}
