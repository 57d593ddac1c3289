// The page as a whole: the heading, the diagram, what is switched, and the panels.

import type { Client } from "../worker/client";
import { Diagram } from "./diagram";
import { Inspector } from "./inspector";
import { PANELS } from "./panels";
import { type Store, useStore } from "./store";
import { ComponentTable } from "./table";

export function App({ store, client }: { store: Store; client: Client }) {
  const { document, look } = useStore(store);
  const panel = PANELS.find((one) => one.id === look.panel) ?? PANELS[0]!;
  const View = panel.view;
  return (
    <>
      <header>
        <h1>{document.title}</h1>
      </header>
      <main>
        <Diagram store={store} />
        <Inspector store={store} />
        <ComponentTable store={store} />
        <View store={store} client={client} />
      </main>
    </>
  );
}
