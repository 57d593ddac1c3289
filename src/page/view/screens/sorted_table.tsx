// A table that is sorted by any of its columns and shown in pages. It knows nothing of what stands in it.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Press } from "../press";

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** What it means, where the title does not say it. */
  readonly hint?: string;
  readonly number?: boolean;
  /** Whether it goes where there is little room. */
  readonly minor?: boolean;
  /** By what rows are sorted; null is last, whichever way. */
  readonly by: (row: Row) => number | string | bigint | null;
  readonly cell: (row: Row) => ComponentChildren;
}

export interface Order {
  readonly column: string;
  readonly down: boolean;
}

interface Given<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  /** Which column says what a row is. */
  readonly heading: string;
  readonly rows: readonly Row[];
  /** Rows that stay on top however it is sorted. */
  readonly first?: readonly Row[];
  readonly start: Order;
}

const PAGE = 50; // rows

export function SortedTable<Row>({ caption, columns, heading, rows, first = [], start }: Given<Row>) {
  const [order, setOrder] = useState(start);
  const [page, setPage] = useState(0);
  useEffect(() => setOrder(start), [start.column, start.down]);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const at = Math.min(page, pages - 1);
  const column = columns.find((one) => one.id === order.column) ?? columns[0]!;
  const shown = sorted(rows, column.by, order.down).slice(at * PAGE, (at + 1) * PAGE);
  const click = (id: string) => {
    setOrder({ column: id, down: order.column === id && !order.down });
    setPage(0);
  };
  return (
    <>
      <div class="screen-scroll" role="region" aria-label={caption} tabIndex={0}>
        <table class="screen-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((one) => (
                <th key={one.id} scope="col" class={classOf(one)} aria-sort={sortOf(one.id, order)} title={one.hint}>
                  <button type="button" onClick={() => click(one.id)}>
                    {one.title}
                    <span class="screen-arrow" aria-hidden="true">{one.id === order.column ? (order.down ? "▼" : "▲") : "↕"}</span>
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...first, ...shown].map((row, k) => (
              <tr key={k} class={k < first.length ? "screen-first" : undefined}>
                {columns.map((one) =>
                  one.id === heading
                    ? <th key={one.id} scope="row" class={classOf(one)}>{one.cell(row)}</th>
                    : <td key={one.id} class={classOf(one)}>{one.cell(row)}</td>,
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <nav class="screen-pages" aria-label="pages of the table">
          <Press off={at === 0} press={() => setPage(at - 1)}>Previous</Press>
          <span role="status">{at * PAGE + 1}–{Math.min((at + 1) * PAGE, rows.length)} of {rows.length}</span>
          <Press off={at === pages - 1} press={() => setPage(at + 1)}>Next</Press>
        </nav>
      )}
    </>
  );
}

function classOf<Row>(column: Column<Row>): string | undefined {
  return [column.number && "screen-number", column.minor && "screen-minor"].filter(Boolean).join(" ") || undefined;
}

function sortOf(id: string, order: Order): "ascending" | "descending" | "none" {
  return id !== order.column ? "none" : order.down ? "descending" : "ascending";
}

function sorted<Row>(rows: readonly Row[], by: Column<Row>["by"], down: boolean): Row[] {
  const keyed = rows.map((row, at) => ({ row, at, key: by(row) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || a.at - b.at;
    const order = compared(a.key, b.key);
    return (down ? -order : order) || a.at - b.at;
  });
  return keyed.map((one) => one.row);
}

/** The order of two cells of a column; numbers within texts count as numbers. */
export function compared(a: number | string | bigint, b: number | string | bigint): number {
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b, "en", { numeric: true });
  return a < b ? -1 : a > b ? 1 : 0;
}
