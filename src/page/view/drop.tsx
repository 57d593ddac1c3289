// A file dropped anywhere on the page is brought in as a model; while one is held over it, the page says so.

import { render } from "preact";
import type { Client } from "../worker/client";
import { benchOf } from "./model/bench";
import type { Store } from "./store";

/** Watch for files that are dropped, and for leaving with a model that was not saved. */
export function watchModels(store: Store, client: Client): void {
  const bench = benchOf(store, client);
  const root = document.body.appendChild(document.createElement("div"));
  const show = (over: boolean) => render(over ? <Over /> : null, root);
  let depth = 0;
  const holds = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragenter", (event) => holds(event) && show(++depth > 0));
  document.addEventListener("dragleave", (event) => holds(event) && show((depth = Math.max(0, depth - 1)) > 0));
  document.addEventListener("dragover", (event) => {
    if (!holds(event)) return;
    event.preventDefault(); // else the browser would leave the page and show the file
    event.dataTransfer!.dropEffect = "copy";
  });
  document.addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    show((depth = 0) > 0);
    store.look({ panel: "model" });
    void bench.open([...(event.dataTransfer?.files ?? [])]);
  });
  window.addEventListener("beforeunload", (event) => bench.unsaved && event.preventDefault());
}

function Over() {
  return (
    <div class="dropping">
      <p>Drop the model here: <code>.bnet</code> or <code>.toml</code></p>
    </div>
  );
}
