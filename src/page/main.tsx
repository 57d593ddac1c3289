// Where the page begins: reads what the file holds (the document, the worker's script, the core) and draws it.

import { render } from "preact";
import type { PageDocument } from "./model/document";
import { App } from "./view/app";
import { watchModels } from "./view/drop";
import { join } from "./view/embed";
import { keepFocus } from "./view/focus";
import { StaticPage } from "./view/shell/static";
import { Store } from "./view/store";
import { Client } from "./worker/client";

/** The text of one of the file's parts that are data. */
function part(id: string): string {
  return document.getElementById(id)?.textContent ?? "";
}

/** The core, which the file holds packed and as letters. */
async function core(): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(part("logicnet-core")), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** The client, or why there is none. */
async function clientOf(given: PageDocument): Promise<Client | string> {
  if (typeof WebAssembly !== "object") return "the browser has no WebAssembly, or it is switched off";
  if (typeof Worker !== "function") return "the browser has no workers";
  try {
    return new Client(part("logicnet-worker"), await core(), given);
  } catch (error) {
    return `the core cannot be started: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The address follows what is shown, and what is shown follows the address. */
function follow(store: Store): void {
  let written = location.hash;
  store.listen(() => {
    if (store.address === written) return;
    written = store.address;
    try {
      history.replaceState(null, "", written === "#" ? location.pathname + location.search : written);
    } catch {
      // a frame without an address of its own: the link can still be copied
    }
  });
  addEventListener("hashchange", () => store.read(location.hash));
}

async function begin(): Promise<void> {
  const given = JSON.parse(part("logicnet-document")) as PageDocument;
  const place = document.getElementById("logicnet-page")!;
  const client = await clientOf(given);
  place.replaceChildren();
  if (typeof client === "string") return render(<StaticPage document={given} why={client} />, place);
  const store = new Store(given, location.hash);
  // For scripts beside the page, and for tests: the questions themselves.
  Object.assign(globalThis, { logicnet: { store, client } });
  if (given.embed) join(store); // a frame has no address of its own
  else follow(store);
  watchModels(store, client);
  keepFocus(place);
  render(<App store={store} client={client} />, place);
}

void begin();
