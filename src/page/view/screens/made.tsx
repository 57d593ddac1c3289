// The screen that the page was made with, as it was found then.

import type { MadeScreen } from "../../model/document";
import { wordsOf } from "../../model/notation";
import type { Store } from "../store";
import { type Column, SortedTable } from "./sorted_table";

type MadeRow = readonly string[];

export function MadeRows({ store, screen }: { store: Store; screen: MadeScreen }) {
  const first = screen.columns[0] ?? "";
  const heading = screen.columns.includes("intervention") ? "intervention" : first;
  const columns = screen.columns.map((title, at): Column<MadeRow> => {
    const number = screen.rows.every((row) => row[at] === "" || Number.isFinite(Number(row[at])));
    const by = (row: MadeRow) => (row[at] === "" || row[at] === undefined ? null : number ? Number(row[at]) : row[at]);
    const cell = (row: MadeRow) => (title === "intervention" ? <Show store={store} text={row[at] ?? ""} /> : row[at]);
    return { id: title, title, number, by, cell };
  });
  return (
    <details open>
      <summary>{screen.title || "A screen that came with the page"}</summary>
      <SortedTable caption={`${screen.rows.length} rows, as they were when the page was made`} columns={columns} heading={heading}
        rows={screen.rows} start={{ column: screen.columns.includes("rank") ? "rank" : first, down: false }} />
    </details>
  );
}

/** A click makes these changes in the question that is asked; what is no notation stays a text. */
function Show({ store, text }: { store: Store; text: string }) {
  const words = wordsOf(text).map((one) => one.text);
  if (!words.length) return <>(wild type)</>;
  if (!words.every((one) => /%\d+(:\d+)?$/.test(one))) return <>{text}</>;
  const show = () => {
    store.ask({ changes: words });
    store.look({ panel: "why" });
  };
  return <button type="button" class="screen-show" title="apply it, and see why" onClick={show}>{text}</button>;
}
