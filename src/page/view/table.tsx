// The components and the regulations as tables, for those who read better than they look: sorted, filtered, with the
// selection of the diagram and the same actions.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ComponentEntry, PageDocument, RegulationEntry } from "../model/document";
import { kindOf, signOf } from "../model/kinds";
import { edgeKey, Names } from "../model/names";
import { ComponentActions, EdgeActions } from "./diagram/actions";
import { type CutMark, type HeldMark, type Marks, marksOf } from "./diagram/marks";
import { valueLook } from "./diagram/values";
import { Choose, Rule } from "./inspector";
import { memo } from "./memo";
import { compared } from "./screens/sorted_table";
import type { State, Store } from "./store";

export function ComponentTable({ store }: { store: Store }) {
  const { document, asked, look, paint } = useLater(store);
  const [which, choose] = useState<"components" | "regulations">("components");
  const [text, write] = useState("");
  const marks = useMemo(() => marksOf(document, asked), [document, asked]);
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [box, row] = [scroll.current, scroll.current?.querySelector<HTMLElement>("tr[aria-current]")];
    if (!box || !row || box.contains(globalThis.document.activeElement)) return;
    const [top, bottom] = [row.offsetTop - box.clientHeight / 4, row.offsetTop + row.offsetHeight];
    if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = top;
  }, [look.selected, which]);
  const sought = text.trim().toLowerCase();
  const given = { store, document, marks, sought };
  return (
    <section class="listing" aria-label="Tables of the network">
      <div class="tools">
        <div class="buttons" role="group" aria-label="Table">
          <button type="button" aria-pressed={which === "components"} onClick={() => choose("components")}>Components ({document.components.length})</button>
          <button type="button" aria-pressed={which === "regulations"} onClick={() => choose("regulations")}>Regulations ({document.regulations.length})</button>
        </div>
        <input type="search" aria-label={`Filter the ${which}`} placeholder="Filter" value={text} onInput={(event) => write(event.currentTarget.value)} />
      </div>
      <div class="scroll" ref={scroll} tabIndex={0} role="region" aria-label={which === "components" ? "Table of components" : "Table of regulations"}>
        {which === "components" ? <Components {...given} selected={look.selected} paint={paint} one={look.attractor >= 0} /> : <Regulations {...given} selected={look.selected} />}
      </div>
    </section>
  );
}

/** The store's state, a frame after it changed: the diagram answers first. */
function useLater(store: Store): State {
  const [state, set] = useState(store.state);
  useEffect(() => {
    let waiting = 0;
    const later = () => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => setTimeout(() => set(store.state)));
    };
    later();
    const end = store.listen(later);
    return () => {
      cancelAnimationFrame(waiting);
      end();
    };
  }, [store]);
  return state;
}

// The roles stand in the markup, as rows that are laid out as grids lose those of a table in some browsers.

interface Given {
  readonly store: Store;
  readonly document: PageDocument;
  readonly marks: Marks;
  readonly sought: string;
  readonly selected: Store["state"]["look"]["selected"];
}

interface Column<T> {
  readonly title: string;
  /** What it is sorted by; none: it is not. */
  readonly key?: (one: T) => string | number;
}

interface Order {
  readonly column: string;
  readonly up: boolean;
}

function sorted<T>(rows: readonly T[], columns: readonly Column<T>[], order: Order | null): readonly T[] {
  const key = order && columns.find((one) => one.title === order.column)?.key;
  if (!order || !key) return rows;
  const keyed = rows.map((one) => [key(one), one] as const);
  return keyed.sort((a, b) => (order.up ? 1 : -1) * compared(a[0], b[0])).map(([, one]) => one);
}

function Head<T>({ columns, order, sort }: { columns: readonly Column<T>[]; order: Order | null; sort: (order: Order | null) => void }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ title, key }) => {
          const up = order?.column === title ? order.up : null;
          return (
            <th key={title} role="columnheader" scope="col" aria-sort={up === null ? undefined : up ? "ascending" : "descending"}>
              {!key ? title : (
                <button type="button" class="sort" onClick={() => sort(up === null ? { column: title, up: true } : up ? { column: title, up: false } : null)}>
                  {title}<span aria-hidden="true">{up === null ? "" : up ? " ▲" : " ▼"}</span>
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Components({ store, document, marks, sought, selected, paint, one: single }: Given & { paint: Store["state"]["paint"]; one: boolean }) {
  const [order, sort] = useState<Order | null>(null);
  const regulators = useMemo(() => actingOn(document), [document]);
  const painted = (one: ComponentEntry) => {
    const at = paint.levels.get(one.name);
    return at && !Number.isNaN(at[0]) ? (at[0] + at[1]) / 2 / one.maximum : -1;
  };
  const columns: Column<ComponentEntry>[] = [
    { title: "Component", key: (one) => one.label },
    { title: "Kind", key: (one) => kindOf(document, one.kind).word },
    { title: "Level", key: painted },
    { title: "Held", key: (one) => marks.held.get(one.name)?.word ?? "" },
    { title: "Rule" },
    { title: "Regulators", key: (one) => regulators.get(one.name)?.length ?? 0 },
  ];
  const fitting = document.components.filter((one) => !sought || [one.name, one.label, one.kind, one.rule].some((text) => text.toLowerCase().includes(sought)));
  const rows = sorted(fitting, columns, order);
  return (
    <>
      <table role="table">
        <caption>{counted(rows.length, document.components.length, "components")}</caption>
        <Head columns={columns} order={order} sort={sort} />
        <tbody role="rowgroup">
          {rows.map((one) => {
            const at = paint.levels.get(one.name);
            const held = marks.held.get(one.name);
            return (
              <ComponentRow key={one.name} store={store} document={document} entry={one} low={at?.[0] ?? -1} high={at?.[1] ?? -1} one={single}
                differing={paint.differing.has(one.name)} held={held} regulators={regulators.get(one.name) ?? NONE}
                selected={selected !== null && "component" in selected && selected.component === one.name} />
            );
          })}
        </tbody>
      </table>
    </>
  );
}

const NONE: readonly RegulationEntry[] = [];

const ComponentRow = memo((given: {
  store: Store; document: PageDocument; entry: ComponentEntry; low: number; high: number; one: boolean; differing: boolean; held: HeldMark | undefined;
  regulators: readonly RegulationEntry[]; selected: boolean;
}) => {
  const { store, document, entry, low, high, held } = given;
  const value = low < 0 ? null : valueLook(low, high, entry.maximum, entry.input, given.one);
  const kind = kindOf(document, entry.kind).word;
  return (
    <tr role="row" aria-current={given.selected ? "true" : undefined}>
      <th role="rowheader" scope="row"><Choose store={store} entry={entry} />{entry.label !== entry.name && <small><bdi>{entry.name}</bdi></small>}</th>
      <td role="cell">{kind === "component" ? "" : kind}{entry.input && <small>input</small>}</td>
      <td role="cell">{!value && "not known"}{value && <><span class="mark">{value.mark}</span> {value.word}{given.differing && <small>differs from untreated</small>}</>}</td>
      <td role="cell"><ComponentActions store={store} entry={entry} held={held} /></td>
      <td role="cell" class="rule">{!entry.input && <Rule store={store} document={document} entry={entry} />}</td>
      <td role="cell" class="names"><Regulators document={document} regulators={given.regulators} /></td>
    </tr>
  );
});

const Regulators = memo(({ document, regulators }: { document: PageDocument; regulators: readonly RegulationEntry[] }) => (
  <>
    {regulators.map((one) => (
      <span key={one.source} class="regulator" title={signOf(document, one.sign).word}><bdi>{one.source}</bdi> {one.sign === "-" ? "−" : one.sign} </span>
    ))}
  </>
));

function Regulations({ store, document, marks, sought, selected }: Given) {
  const [order, sort] = useState<Order | null>(null);
  const known = useMemo(() => new Map(document.components.map((one) => [one.name, one])), [document]);
  const label = (name: string) => Names.of(document).label(name);
  const columns: Column<RegulationEntry>[] = [
    { title: "Source", key: (one) => label(one.source) },
    { title: "Sign", key: (one) => signOf(document, one.sign).word },
    { title: "Target", key: (one) => label(one.target) },
    { title: "Cut", key: (one) => marks.cut.get(edgeKey(one.source, one.target))?.word ?? "" },
  ];
  const fitting = document.regulations.filter((one) => !sought || [one.source, one.target, label(one.source), label(one.target), signOf(document, one.sign).word].some((text) => text.toLowerCase().includes(sought)));
  const rows = sorted(fitting, columns, order);
  return (
    <table role="table" class="regulations">
      <caption>{counted(rows.length, document.regulations.length, "regulations")}</caption>
      <Head columns={columns} order={order} sort={sort} />
      <tbody role="rowgroup">
        {rows.map((one) => {
          const done = marks.cut.get(edgeKey(one.source, one.target));
          return (
            <EdgeRow key={edgeKey(one.source, one.target)} store={store} document={document} source={known.get(one.source)} target={known.get(one.target)}
              sign={one.sign} cut={done}
              selected={selected !== null && "source" in selected && selected.source === one.source && selected.target === one.target} />
          );
        })}
      </tbody>
    </table>
  );
}

const EdgeRow = memo((given: {
  store: Store; document: PageDocument; source: ComponentEntry | undefined; target: ComponentEntry | undefined; sign: string; cut: CutMark | undefined; selected: boolean;
}) => {
  const { store, source, target } = given;
  if (!source || !target) return null;
  const { word } = signOf(given.document, given.sign);
  const look = () => store.look({ selected: { source: source.name, target: target.name } });
  return (
    <tr role="row" aria-current={given.selected ? "true" : undefined}>
      <th role="rowheader" scope="row"><Choose store={store} entry={source} /></th>
      <td role="cell"><button type="button" class="choose" aria-label={`${source.label} ${word} ${target.label}: select the edge`} onClick={look}>{word}</button></td>
      <td role="cell"><Choose store={store} entry={target} /></td>
      <td role="cell"><EdgeActions store={store} from={source} to={target} done={given.cut} /></td>
    </tr>
  );
});

function actingOn(document: PageDocument): ReadonlyMap<string, readonly RegulationEntry[]> {
  const found = new Map<string, RegulationEntry[]>();
  for (const one of document.regulations) {
    const known = found.get(one.target);
    if (known) known.push(one);
    else found.set(one.target, [one]);
  }
  return found;
}

function counted(shown: number, all: number, what: string): string {
  return shown === all ? `All ${all} ${what}` : `${shown} of ${all} ${what}`;
}
