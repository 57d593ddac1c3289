// In a frame: the page tells what is around it which question it shows, and shows the one that it is given from there.
// Messages are plain data; one that does not come from around the frame, or is none, is left unread.

import type { Asked, Values } from "../model/document";
import type { Store } from "./store";

/** What the page says, and what it is told. */
export interface FrameMessage {
  readonly logicnet: "asked" | "ask";
  readonly asked: Asked;
}

/** Join a page to what is around its frame. */
export function join(store: Store): void {
  let last = "";
  const tell = () => {
    const asked = store.state.asked;
    if (JSON.stringify(asked) === last) return;
    last = JSON.stringify(asked);
    // whoever frames the page may know what it shows: the page holds nothing that its frame was not made with
    parent.postMessage({ logicnet: "asked", asked } satisfies FrameMessage, "*");
  };
  store.listen(tell);
  addEventListener("message", (event: MessageEvent<unknown>) => {
    if (event.source !== parent) return;
    const asked = questionIn(event.data);
    if (!asked || JSON.stringify(asked) === JSON.stringify(store.state.asked)) return;
    last = JSON.stringify(asked); // it is known there
    store.ask(asked);
  });
  tell();
}

/** The question of a message, made anew from its parts; null where it is none. */
function questionIn(data: unknown): Asked | null {
  const given = (data as Partial<FrameMessage> | null)?.asked as Partial<Asked> | undefined;
  if ((data as Partial<FrameMessage> | null)?.logicnet !== "ask" || !given) return null;
  const { context, setting, drugs, changes, phenotype } = given;
  const right = typeof context === "string" && typeof phenotype === "string" && areTexts(drugs) && areTexts(changes);
  return right && areLevels(setting) ? { context, setting, drugs, changes, phenotype } : null;
}

function areTexts(given: unknown): given is readonly string[] {
  return Array.isArray(given) && given.every((one) => typeof one === "string");
}

function areLevels(given: unknown): given is Values {
  return typeof given === "object" && given !== null && Object.values(given).every((one) => Number.isInteger(one));
}
