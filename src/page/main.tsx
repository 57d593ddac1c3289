// Where the page begins: reads what the file holds (the document, the worker's script, the core) and draws it.

import { render } from "preact";
import type { PageDocument } from "./model/document";
import { App } from "./view/app";
import { watchModels } from "./view/drop";
import { join } from "./view/embed";
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

async function begin(): Promise<void> {
  const given = JSON.parse(part("logicnet-document")) as PageDocument;
  const store = new Store(given, location.hash);
  const client = new Client(part("logicnet-worker"), await core(), given);
  // For scripts beside the page, and for tests: the questions themselves.
  Object.assign(globalThis, { logicnet: { store, client } });
  if (given.embed) join(store); // a frame has no address of its own
  else store.listen(() => history.replaceState(null, "", store.address));
  watchModels(store, client);
  render(<App store={store} client={client} />, document.getElementById("logicnet-page")!);
}

void begin();
