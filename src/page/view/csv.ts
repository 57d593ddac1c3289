// Tables as CSV, written as the command writes them. What a spreadsheet would take for a formula is kept a text.

export type Cell = string | number | null;

/** A table with its columns on the first line. */
export function csv(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return [columns, ...rows].map((row) => row.map(cellText).join(",") + "\n").join("");
}

/** Texts that begin like a formula get an apostrophe, by which spreadsheets know a text; numbers stay as they are. */
function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number with a point as the command writes it: 1.0, 0.25, 3.8e-06. */
export function decimal(value: number | null): string {
  if (value === null) return "";
  if (Number.isInteger(value)) return value.toFixed(1);
  if (Math.abs(value) >= 1e-4) return String(value);
  return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}
