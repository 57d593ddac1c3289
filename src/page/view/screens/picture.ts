// A screen as a picture that stands by itself: the rows that change something, each with a bar for its change.

import type { ScreenRow } from "../../answers/outcome";
import type { ScreenTable } from "../../answers/screen";
import type { Picture } from "../download";
import type { Run } from "./screening";
import { questionInWords } from "./words";

const MOST = 60; // rows
const ROW = 18; // all lengths in points
const BAR = 160;
const LETTER = 7.4; // about as wide as a letter of 11
const FONT = "'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif";
const [INK, SOFT, LESS, MORE] = ["#1a1a1a", "#57606a", "#0072B2", "#D55E00"];
const ADDRESS = "http://www.w3.org/2000/svg";

export function screenPicture(run: Run, table: ScreenTable): Picture {
  const acting = table.rows.filter((row) => row.change);
  const rows = acting.slice(0, MOST);
  const names = rows.map(named);
  const head = `What ${run.choice.kind === "escapes" ? "brings back" : "changes"} ${run.asked.phenotype}`;
  const below = questionInWords(run.document, run.asked);
  const left = LETTER * Math.max(12, ...names.map((one) => one.length)) + 16;
  const width = Math.ceil(Math.max(left + 2 * BAR + 190, LETTER * Math.max(head.length * 1.3, below.length) + 32));
  const height = 66 + ROW * Math.max(rows.length, 1) + 26;
  const svg = made("svg", { width, height, viewBox: `0 0 ${width} ${height}`, "font-family": FONT, "font-size": 11, fill: INK });
  svg.append(made("title", {}, `${run.document.title}: ${head}`), made("rect", { width, height, fill: "#ffffff" }));
  svg.append(made("text", { x: 16, y: 24, "font-size": 14, "font-weight": "bold" }, head), made("text", { x: 16, y: 42, fill: SOFT }, below));
  const middle = left + BAR;
  svg.append(made("line", { x1: middle, x2: middle, y1: 54, y2: 60 + ROW * rows.length, stroke: SOFT }));
  rows.forEach((row, k) => {
    const [y, size] = [58 + ROW * k, Math.max(2, Math.abs(row.change!) * BAR)];
    const less = row.change! < 0;
    svg.append(
      made("text", { x: left - 8, y: y + 12, "text-anchor": "end" }, names[k]!),
      made("rect", { x: less ? middle - size : middle, y: y + 2, width: size, height: ROW - 6, fill: less ? LESS : MORE }),
      made("text", { x: middle + BAR + 8, y: y + 12 }, `${less ? "−" : "+"}${Math.abs(row.change!).toFixed(3)}${row.changeOf === "always" ? " always" : ""}  ${row.outcome}`),
    );
  });
  svg.append(made("text", { x: 16, y: height - 12, fill: SOFT }, leftOut(table, acting.length, rows.length)));
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`, width, height };
}

function named(row: ScreenRow): string {
  const name = row.drugs.length ? [...row.drugs, ...row.changes].join(" + ") : row.intervention;
  return name.length > 48 ? `${name.slice(0, 47)}…` : name;
}

/** What is not in the picture. */
function leftOut(table: ScreenTable, acting: number, shown: number): string {
  const same = table.rows.length - 1 - acting;
  return [
    "bars: change of the share of attractors that show it, left less, right more",
    acting > shown ? `${acting - shown} more that change it` : "",
    same ? `${same} that keep it or are not decided` : "",
  ].filter(Boolean).join("; ");
}

function made(name: string, attributes: Readonly<Record<string, string | number>>, text = ""): SVGElement {
  const element = document.createElementNS(ADDRESS, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text) element.textContent = text;
  return element;
}
