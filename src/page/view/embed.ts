// In a frame: the page tells what is around it which question it shows, and shows the one that it is given from there.
// Messages are plain data; one that does not come from around the frame, or does not speak to the page, is left unread.

import type { Asked, Values } from "../model/document";
import { didYouMean } from "../model/nearest";
import type { Store } from "./store";

/** What the page says, and what it is told. */
export type FrameMessage =
  /** `answer`: whether it is what the page made of a question that came from around it; such a one is not to be asked back. */
  | { readonly logicnet: "asked"; readonly asked: Asked; readonly answer?: true }
  | { readonly logicnet: "refused"; readonly why: string }
  | { readonly logicnet: "ask"; readonly asked: Partial<Asked> };

/** Join a page to what is around its frame. */
export function join(store: Store): void {
  let last = "";
  let answering = false;
  // whoever frames the page may know what it shows: the page holds nothing that its frame was not made with
  const say = (message: FrameMessage) => parent.postMessage(message, "*");
  const tell = () => {
    const asked = plain(store.state.asked);
    if (JSON.stringify(asked) === last) return;
    last = JSON.stringify(asked);
    say({ logicnet: "asked", asked, ...(answering ? { answer: true } : {}) });
  };
  store.listen(tell);
  addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== parent || (event.data as Partial<FrameMessage> | null)?.logicnet !== "ask") return;
    const asked = questionIn((event.data as { asked?: unknown }).asked, store.state.asked);
    if (typeof asked === "string") return say({ logicnet: "refused", why: asked });
    if (JSON.stringify(asked) === JSON.stringify(store.state.asked)) return;
    answering = true;
    store.askAnew(asked);
    answering = false;
  });
  tell();
}

function plain({ context, setting, drugs, changes, phenotype }: Asked): Asked {
  return { context, setting, drugs, changes, phenotype };
}

const PARTS: Readonly<Record<keyof Omit<Asked, "unread">, readonly [fits: (given: unknown) => boolean, expected: string]>> = {
  context: [isText, "a text"],
  setting: [areLevels, "levels by component"],
  drugs: [areTexts, "a list of texts"],
  changes: [areTexts, "a list of texts"],
  phenotype: [isText, "a text"],
};

/** The question of a message, made anew from its parts; what it leaves open stays as it is now. A text: why it is none. */
function questionIn(given: unknown, now: Asked): Asked | string {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return "expected a question, {asked: {…}}";
  for (const [name, value] of Object.entries(given)) {
    const [fits, expected] = Object.entries(PARTS).find(([part]) => part === name)?.[1] ?? [];
    const known = Object.keys(PARTS);
    if (!fits) return `a question has no '${name}'; ${didYouMean(name, known, "its parts")}`;
    if (!fits(value)) return `expected ${expected} as '${name}'`;
  }
  return plain({ ...now, ...given });
}

function isText(given: unknown): given is string {
  return typeof given === "string";
}

function areTexts(given: unknown): given is readonly string[] {
  return Array.isArray(given) && given.every(isText);
}

function areLevels(given: unknown): given is Values {
  return typeof given === "object" && given !== null && !Array.isArray(given) && Object.values(given).every((one) => Number.isInteger(one));
}
