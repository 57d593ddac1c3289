// The page saved as a file, with the network and the question that it has now.

import type { Client } from "../../worker/client";
import { safeName, saveText } from "../download";
import type { Store } from "../store";
import { benchOf } from "./bench";
import { pageWith } from "./save";

export function savePage(store: Store, client: Client): void {
  const { document, asked } = store.state;
  const { unread: _, ...first } = asked;
  saveText(safeName(`${document.network.name || "network"}.html`), pageWith({ ...document, first }), "text/html");
  benchOf(store, client).wasSaved();
}
