// How the kinds and signs of a document look; those that it does not tell look like a plain component and like an edge
// of either effect.

import type { KindStyle, PageDocument, SignStyle } from "./document";

export function kindOf(document: PageDocument, word: string): KindStyle {
  return document.kinds.find((one) => one.word === word) ?? document.kinds.find((one) => one.word === "component") ?? PLAIN;
}

export function signOf(document: PageDocument, sign: string): SignStyle {
  return document.signs.find((one) => one.sign === sign) ?? { sign, word: "acts on", colour: "#6b6b6b", line: "dashed", arrow: "diamond" };
}

const PLAIN: KindStyle = {
  word: "component", shape: "box", fill: "#f3f3f3", ink: "#1a1a1a", line: "#4d4d4d", style: "filled,rounded", peripheries: 1,
};
