// Files that the page hands out: tables, and the diagram as a picture. Nothing leaves the page but what is saved so.

import type { PageDocument } from "../model/document";

/** A file name that says what is in it: of the network, of what, of which phenotype. */
export function fileName(document: PageDocument, what: string, about: string, ending: string): string {
  const parts = [document.network.name || "network", what, about].filter(Boolean);
  return `${parts.map((one) => one.replace(/[^\p{L}\p{N}._-]+/gu, "_").slice(0, 60)).join("-")}.${ending}`;
}

/** A name that every system takes for a file, of a text that is no name of a network: what a reader typed, say. */
export function safeName(name: string): string {
  return name.replace(/[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, "_").replace(/^\.+/, "_").slice(-120) || "network";
}

export function saveText(name: string, text: string, type: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

export function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// What of the page's style a picture needs to look the same by itself, as attributes of SVG; what is below an element
// has its looks too, but for those that stand alone.
const INHERITED = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "letter-spacing", "paint-order",
  "visibility", "marker-end", "marker-start",
] as const;
const ALONE = { opacity: "1", display: "inline" } as const; // with what they are where nothing is said
const MARGIN = 12;
const ADDRESS = "http://www.w3.org/2000/svg";

const DIAGRAM = "svg.logicnet-diagram, .diagram svg.drawing";

export interface Picture {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** The diagram as it is painted, all of it, whatever part is in view; null where there is none. */
export function diagramSvg(title: string): Picture | null {
  const shown = document.querySelector<SVGSVGElement>(DIAGRAM);
  return shown && pictureOf(shown, title);
}

/** A picture that stands by itself: its styles are attributes, it is as large as it was laid out, and cut to what is
 * drawn. */
function pictureOf(shown: SVGSVGElement, title: string): Picture {
  const copy = shown.cloneNode(true) as SVGSVGElement;
  dressed(shown, copy);
  // what is zoomed and moved is one group; without its transformation it is as it was laid out
  const [moved, still] = [shown, copy].map((one) => one.querySelector<SVGGElement>(":scope > g[transform]"));
  still?.removeAttribute("transform");
  const box = drawn(shown, moved ?? shown);
  const [x, y, width, height] = [box.x - MARGIN, box.y - MARGIN, Math.ceil(box.width + 2 * MARGIN), Math.ceil(box.height + 2 * MARGIN)];
  const own = { xmlns: ADDRESS, width, height, viewBox: `${x} ${y} ${width} ${height}` };
  for (const [name, value] of Object.entries(own)) copy.setAttribute(name, String(value));
  const named = document.createElementNS(ADDRESS, "title");
  named.textContent = title;
  const paper = document.createElementNS(ADDRESS, "rect");
  for (const [name, value] of Object.entries({ x, y, width, height, fill: paperOf(shown), stroke: "none" })) {
    paper.setAttribute(name, String(value));
  }
  copy.prepend(named, paper);
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`, width, height };
}

/** The colour that a picture stands on. */
function paperOf(shown: Element): string {
  for (let one: Element | null = shown; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if (colour && !/^(transparent|rgba\(.*, 0\))$/.test(colour)) return colour;
  }
  return "#ffffff";
}

/** Give a copy the looks of what is shown, and take away what only the page understands. */
function dressed(shown: Element, copy: Element): void {
  const style = getComputedStyle(shown);
  const above = shown.parentElement instanceof SVGElement ? getComputedStyle(shown.parentElement) : null;
  for (const name of copy.getAttributeNames()) if (/^(class|style|tabindex|role|(aria|data)-.*)$/.test(name)) copy.removeAttribute(name);
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name);
    if (above?.getPropertyValue(name) !== value || copy.hasAttribute(name)) copy.setAttribute(name, ownParts(value));
  }
  for (const [name, usual] of Object.entries(ALONE)) {
    const value = style.getPropertyValue(name);
    if (name === "display" ? value === "none" : value !== usual) copy.setAttribute(name, value);
    else copy.removeAttribute(name);
  }
  [...shown.children].forEach((child, k) => dressed(child, copy.children[k]!));
}

/** References to the page's own parts, without the page's address. */
function ownParts(value: string): string {
  return value.replace(/url\("?[^")]*(#[^")]+)"?\)/, "url($1)");
}

/** The rectangle that what is drawn takes, in the picture's own lengths. */
function drawn(shown: SVGSVGElement, part: SVGGraphicsElement): { x: number; y: number; width: number; height: number } {
  const box = part.getBBox();
  return box.width && box.height ? box : { x: 0, y: 0, width: shown.clientWidth || 100, height: shown.clientHeight || 100 };
}

const SHARP = 2; // pixels a point
const MOST = 8192; // pixels a side that every browser paints

/** A picture as PNG, two pixels a point, fewer where it would be too large to paint. */
export async function pngOf(picture: Picture): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([picture.text], { type: "image/svg+xml;charset=utf-8" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(SHARP, MOST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((made, failed) =>
      canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error("the browser could not paint the picture"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
