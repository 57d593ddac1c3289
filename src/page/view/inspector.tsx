// What is selected: a component with its rule, evidence and neighbours, or an edge; and what can be done to it.

import { useMemo, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { ComponentEntry, LinkedText, PageDocument, RegulationEntry } from "../model/document";
import { kindOf, signOf } from "../model/kinds";
import { edgeKey, Names } from "../model/names";
import { ComponentActions, EdgeActions } from "./diagram/actions";
import { type Marks, marksOf } from "./diagram/marks";
import { valueLook } from "./diagram/values";
import { Linked } from "./linked";
import { memo } from "./memo";
import { type Paint, type Store, useStore } from "./store";

export function Inspector({ store }: { store: Store }) {
  const { document, asked, look, paint } = useStore(store);
  const marks = useMemo(() => marksOf(document, asked), [document, asked]);
  const [open, show] = useState(false);
  const { selected } = look;
  const given = { store, document, paint, marks, one: look.attractor >= 0, fold: { open, turn: () => show(!open) } };
  return (
    <section class={`inspector${open && selected ? " open" : ""}`} aria-label="What is selected">
      {!selected ? <p class="hint">Select a component or an edge to see its rule, its evidence, and what can be done to it.</p>
        : "component" in selected ? <OfComponent {...given} name={selected.component} />
        : <OfEdge {...given} source={selected.source} target={selected.target} />}
    </section>
  );
}

interface Given {
  readonly store: Store;
  readonly document: PageDocument;
  readonly paint: Paint;
  readonly marks: Marks;
  /** Whether the levels are of one attractor. */
  readonly one: boolean;
  readonly fold: Fold;
}

interface Fold {
  readonly open: boolean;
  readonly turn: () => void;
}

function OfComponent({ store, document, paint, marks, one: single, fold, name }: Given & { name: string }) {
  const entry = Names.of(document).component(name);
  if (!entry) return null;
  const regulators = document.regulations.filter((one) => one.target === name);
  const targets = document.regulations.filter((one) => one.source === name);
  const level = paint.levels.get(name);
  const held = marks.held.get(name);
  const kind = kindOf(document, entry.kind).word;
  const about = [
    kind === "component" ? "" : kind, entry.input ? "input" : "", entry.maximum > 1 ? `levels 0 to ${entry.maximum}` : "",
    level ? valueLook(level[0], level[1], entry.maximum, entry.input, single).word : "", held?.own ? held.word : "",
    paint.differing.has(name) ? "differs from untreated" : "",
  ];
  return (
    <>
      <Heading store={store} fold={fold} title={<bdi>{entry.label}</bdi>}>
        {entry.label !== entry.name && <><code><bdi>{entry.name}</bdi></code>{about.some(Boolean) && ", "}</>}{about.filter(Boolean).join(", ")}
      </Heading>
      <ComponentActions store={store} entry={entry} held={held} />
      {fold.open && (
        <div id={DETAILS}>
          {!entry.input && <Part title="Rule"><p class="rule"><Rule store={store} document={document} entry={entry} /></p></Part>}
          {entry.note && <Part title="Note"><p><bdi>{entry.note}</bdi></p></Part>}
          {entry.evidence.length > 0 && <Part title="Evidence"><Links texts={entry.evidence} /></Part>}
          {entry.identifiers.length > 0 && <Part title="Identifiers"><Links texts={entry.identifiers} /></Part>}
          {regulators.length > 0 && <Part title={`Regulators (${regulators.length})`}><Neighbours store={store} document={document} edges={regulators} end="source" marks={marks} /></Part>}
          {targets.length > 0 && <Part title={`Targets (${targets.length})`}><Neighbours store={store} document={document} edges={targets} end="target" marks={marks} /></Part>}
        </div>
      )}
    </>
  );
}

function OfEdge({ store, document, marks, fold, source, target }: Given & { source: string; target: string }) {
  const edge = document.regulations.find((one) => one.source === source && one.target === target);
  const [from, to] = [source, target].map((name) => Names.of(document).component(name));
  if (!edge || !from || !to) return null;
  const done = marks.cut.get(edgeKey(source, target));
  return (
    <>
      <Heading store={store} fold={fold} title={<><bdi>{from.label}</bdi> → <bdi>{to.label}</bdi></>}>
        <Choose store={store} entry={from} /> {signOf(document, edge.sign).word} <Choose store={store} entry={to} />{done?.own && `; ${done.word}`}
      </Heading>
      <EdgeActions store={store} from={from} to={to} done={done} />
      {fold.open && (
        <div id={DETAILS}>
          {!to.input && <Part title={`Rule of ${to.label}`}><p class="rule"><Rule store={store} document={document} entry={to} /></p></Part>}
          {edge.evidence.length > 0 && <Part title="Evidence"><Links texts={edge.evidence} /></Part>}
        </div>
      )}
    </>
  );
}

const DETAILS = "selected-details";

function Heading({ store, fold, title, children }: { store: Store; fold: Fold; title: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="heading">
      <div class="title"><h2>{title}</h2> <p class="about">{children}</p></div>
      <button type="button" aria-expanded={fold.open} aria-controls={fold.open ? DETAILS : undefined} onClick={fold.turn}>Details</button>
      <button type="button" class="close" aria-label="Select nothing" onClick={() => store.look({ selected: null })}>×</button>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return <><h3><bdi>{title}</bdi></h3>{children}</>;
}

/** A component's label that selects it. */
export function Choose({ store, entry, text }: { store: Store; entry: ComponentEntry; text?: string }) {
  return (
    <button type="button" class="choose" title={entry.label === entry.name ? undefined : entry.name} onClick={() => store.look({ selected: { component: entry.name } })}>
      <bdi>{text ?? entry.label}</bdi>
    </button>
  );
}

const TOKENS = /"[^"]*"|[^\s"&|!()<>=~,;]+|[\s\S]/gu;

/** A rule as it is written, its components as links. */
export const Rule = memo(({ store, document, entry }: { store: Store; document: PageDocument; entry: ComponentEntry }) => {
  const names = Names.of(document);
  const parts: ComponentChildren[] = [];
  let text = "";
  for (const [token] of entry.rule.matchAll(TOKENS)) {
    const found = names.component(token.replace(/^"(.*)"$/su, "$1"));
    if (!found) {
      text += token;
      continue;
    }
    if (text) parts.push(text);
    text = "";
    parts.push(<Choose store={store} entry={found} text={token} />);
  }
  if (text) parts.push(text);
  return <code>{parts}</code>;
});

function Neighbours({ store, document, edges, end, marks }: {
  store: Store; document: PageDocument; edges: readonly RegulationEntry[]; end: "source" | "target"; marks: Marks;
}) {
  const names = Names.of(document);
  return (
    <ul class="neighbours">
      {edges.map((one) => {
        const other = names.component(one[end]);
        const { word } = signOf(document, one.sign);
        const cut = marks.cut.has(edgeKey(one.source, one.target));
        return (
          <li key={one[end]}>
            {other ? <Choose store={store} entry={other} /> : one[end]}
            <button type="button" class="sign" aria-label={`${word}${cut ? ", cut" : ""}: the edge from ${one.source} to ${one.target}`} onClick={() => store.look({ selected: { source: one.source, target: one.target } })}>
              {word}{cut ? ", cut" : ""}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Links({ texts }: { texts: readonly LinkedText[] }) {
  return (
    <ul class="links">
      {texts.map((one, k) => <li key={k}><Linked {...one} /></li>)}
    </ul>
  );
}
