// The page as a whole: the heading, the question, the diagram, and the panels with answers.

import { useEffect, useState } from "preact/hooks";
import type { Client } from "../worker/client";
import { Diagram } from "./diagram";
import { Inspector } from "./inspector";
import { usePainting } from "./painting";
import { PANELS } from "./panels";
import { usePaper } from "./paper";
import { Problems } from "./question/problems";
import { QuestionSwitches } from "./question";
import { Card } from "./shell/card";
import { Divider } from "./shell/divider";
import { Headline } from "./shell/headline";
import { StaticPage } from "./shell/static";
import { Tabs } from "./shell/tabs";
import { Toolbar } from "./shell/toolbar";
import { type Store, useLook, usePart } from "./store";
import { ComponentTable } from "./table";

const STAGE = [{ id: "diagram", title: "Diagram" }, { id: "table", title: "Table" }] as const;

export function App({ store, client }: { store: Store; client: Client }) {
  const document = usePart(store, (state) => state.document);
  const look = useLook(store);
  const panel = PANELS.find((one) => one.id === look.panel)!;
  const View = panel.view;
  const paper = usePaper();
  const narrow = useNarrow();
  const small = (document.embed ?? false) || (narrow && framed());
  const [open, set] = useState(!small && !narrow);
  const [stage, show] = useState<(typeof STAGE)[number]["id"]>("diagram");
  const [failed, fail] = useState("");
  useEffect(() => {
    let current = true;
    void client.ready.then((message) => current && fail(message));
    return () => void (current = false);
  }, [client]);
  const given = { store, client, paper };
  usePainting(store, client, panel.paints ?? false);
  const at = PANELS.indexOf(panel);
  const onPaper = (one: (typeof PANELS)[number]) => one.paper && <div key={one.id} class="paper"><h2>{one.title}</h2><one.view {...given} /></div>;
  if (failed) return <StaticPage document={document} why={failed} />;
  return (
    <>
      <a class="skip" href="#answers" onClick={(event) => (event.preventDefault(), focusOn("answers"))}>Skip to the answers</a>
      <header>
        <div class="top">
          <h1>{document.title}</h1>
          {small ? null : <Card document={document} />}
        </div>
        {small ? null : <Toolbar {...given} />}
        <Problems store={store} />
        <Headline store={store} client={client} />
      </header>
      <main class={`layout${open ? "" : " closed"}${small ? " small" : ""}`}>
        <section class="switches" aria-label="Question">
          <h2>
            <button type="button" class="fold" aria-expanded={open} aria-controls="switches" onClick={() => set(!open)}>
              <span aria-hidden="true">{open ? "▾" : "▸"}</span> Question
            </button>
          </h2>
          <div id="switches" hidden={!open}>{open ? <QuestionSwitches store={store} client={client} /> : null}</div>
        </section>
        {open ? <Divider label="Width of the question" width="--switches" first={290} side="before" /> : null}
        <section class="network" aria-label="Network">
          <Tabs label="Network as" tabs={STAGE} chosen={stage} choose={show}>
            {stage === "diagram" ? <Diagram {...given} /> : <ComponentTable {...given} />}
            <Inspector {...given} />
          </Tabs>
        </section>
        <Divider label="Width of the answers" width="--answers" first={440} side="after" />
        <section class="answers" id="answers" aria-label="Answers" tabIndex={-1}>
          {paper && PANELS.slice(0, at).map(onPaper)}
          {small ? <div class="panel"><h2>{panel.title}</h2><View {...given} /></div> : (
            <Tabs label="Answers" tabs={PANELS} chosen={panel.id} choose={(id) => store.look({ panel: id })}>
              {paper && <h2 class="paper">{panel.title}</h2>}
              <View {...given} />
            </Tabs>
          )}
          {paper && PANELS.slice(at + 1).map(onPaper)}
        </section>
      </main>
      {small ? null : <footer class="bottom">Made with logicnet {document.made.logicnet}; computed in this browser, nothing leaves it.</footer>}
    </>
  );
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}

/** Whether the page stands in a frame of another. */
function framed(): boolean {
  return globalThis.parent !== globalThis.self;
}

/** Whether there is room for one column only. */
function useNarrow(): boolean {
  const [query] = useState(() => matchMedia("(max-width: 760px)"));
  const [narrow, set] = useState(query.matches);
  useEffect(() => {
    const changed = () => set(query.matches);
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, [query]);
  return narrow;
}
