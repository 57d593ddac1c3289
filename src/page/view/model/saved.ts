// The page saved as a file, with the network and the question that it has now.

import type { Asked, PageDocument } from "../../model/document";
import type { Client } from "../../worker/client";
import { safeName, saveText } from "../download";
import type { Store } from "../store";
import { benchOf } from "./bench";
import { pageWith } from "./save";

export function savePage(store: Store, client: Client): void {
  const { document, asked } = store.state;
  const { unread: _, ...first } = asked;
  saveText(safeName(`${document.network.name || "network"}.html`), pageWith(savedOf(document, first, store.holds)), "text/html");
  benchOf(store, client).wasSaved();
}

/** The document that is saved. What was found when the page was made is left out where it is of another question or
 * network, and that it is missing is said. */
function savedOf(document: PageDocument, first: Asked, holds: boolean): PageDocument {
  const same = JSON.stringify(first) === JSON.stringify(document.first);
  if (same && holds) return document;
  const otherwise = ", then saved with another question";
  const { command } = document.made;
  const made = same || command.endsWith(otherwise) ? document.made : { ...document.made, command: command + otherwise };
  const what = holds ? "question" : "network";
  const missing = `Tables of attractors are missing: the page was saved from a browser with another ${what} than it was made with.`;
  return { ...document, first, made, results: null, missing };
}
