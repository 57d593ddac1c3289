// The smallest sets that were found, and how far the search came.

import type { SetsFound } from "../../answers/minimal_sets";
import type { Store } from "../store";
import type { Run } from "./screening";
import { withRow } from "./with_row";
import { type Column, SortedTable } from "./sorted_table";

type Found = SetsFound["sets"][number];

export function SetRows({ store, run, found }: { store: Store; run: Run; found: SetsFound }) {
  const goal = run.choice.goal === "gone" ? `${run.asked.phenotype} is gone for certain` : `${run.asked.phenotype} is certain`;
  const nothing = found.sets.length === 1 && found.sets[0]!.size === 0;
  return (
    <>
      <p>{farOf(found)}</p>
      {found.leftOut.length > 0 && <p>Left alone, as the phenotype is about them: {found.leftOut.join(", ")}.</p>}
      {nothing && <p><strong>Nothing needs to be done:</strong> {goal} as it is asked.</p>}
      {!nothing && found.sets.length > 0 && (
        <SortedTable
          caption={`${found.sets.length === 1 ? "1 set" : `${found.sets.length} sets`} after which ${goal}`}
          columns={columnsOf(store, run)}
          heading="intervention"
          rows={found.sets}
          start={{ column: "size", down: false }}
        />
      )}
    </>
  );
}

/** What is known of sets by now: all up to a size, or how far the search came. */
function farOf(found: SetsFound): string {
  const count = found.sets.length;
  const through = found.through;
  const missing = found.undecided ? ` ${found.undecided} questions were ended by ${found.undecidedBy.join(" and ")}: sets may be missing.` : "";
  if (count === 1 && found.sets[0]!.size === 0) return `${found.tried} set tried.`;
  if (through >= found.size) {
    const all = missing ? `Sets of up to ${found.size} were tried` : `These are all the smallest sets of up to ${found.size}`;
    return count ? `${all}; ${found.tried} were tried.${missing}` : `No set of up to ${found.size} does it; ${found.tried} were tried.${missing}`;
  }
  const known = through > 0 ? `All sets up to size ${through} were tried, of size ${through + 1} only some` : `Not all sets of size ${Math.max(through + 1, 1)} were tried`;
  return `${known} (${found.tried} in all): more may work than those listed.${missing}`;
}

function columnsOf(store: Store, run: Run): Column<Found>[] {
  return [
    { id: "size", title: "size", number: true, by: (one) => one.size, cell: (one) => one.size },
    { id: "intervention", title: "intervention", by: (one) => one.intervention, cell: (one) => <Show store={store} run={run} one={one} /> },
  ];
}

function Show({ store, run, one }: { store: Store; run: Run; one: Found }) {
  const show = () => {
    store.ask(withRow(run.document, run.asked, one));
    store.look({ panel: "why" });
  };
  const named = one.drugs.length ? [...one.drugs, ...one.changes].join(" + ") : one.intervention;
  return <button type="button" class="screen-show" title="apply it, and see why" onClick={show}>{named}</button>;
}
