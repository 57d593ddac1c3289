// The diagram: components where the layout puts them, painted by what the store says, and all that can be done to them
// by mouse, touch and keyboard.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import type { Layout, PageDocument } from "../../model/document";
import { edgeKey } from "../../model/names";
import { inRows } from "../../model/rows";
import type { Client } from "../../worker/client";
import { DiagramFiles } from "../diagram_files";
import { type Store, useStore } from "../store";
import { ComponentActions, EdgeActions, holdAt, letGo, turnEdge } from "./actions";
import { ComponentView, Disc, MarksView, Stripes } from "./component";
import { EdgeView } from "./edge";
import { type Drawn, drawn as drawnOf } from "./geometry";
import { Help } from "./help";
import { Legend } from "./legend";
import { type Marks, marksOf } from "./marks";
import { directionOf, moved, type Place } from "./place";
import { Popover, Tooltip } from "./popover";
import { Search } from "./search";
import { Summary } from "./summary";
import { INK, STRIPES } from "./values";
import { Zoom } from "./zoom";

const FONT = "'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif";
const LINGER = 110; // milliseconds until what is pointed at is told
const PATIENCE = 700; // milliseconds until rows are shown

export function Diagram({ store, client }: { store: Store; client: Client }) {
  const { document } = useStore(store);
  const layout = useLayout(document, client);
  const drawn = useMemo(() => layout && drawnOf(document, layout), [document, layout]);
  return (
    <section class="diagram" aria-label="Diagram" aria-busy={!drawn}>
      {drawn ? <Canvas key={document.network.name} store={store} drawn={drawn} /> : <p role="status">Laying the diagram out…</p>}
      {drawn && <DiagramFiles document={document} />}
    </section>
  );
}

/** The document's layout, or one that the worker makes; rows where that takes long. */
function useLayout(document: PageDocument, client: Client): Layout | null {
  const [made, set] = useState<{ of: PageDocument; layout: Layout } | null>(null);
  useEffect(() => {
    if (document.layout) return;
    const ended = new AbortController();
    const rows = () => set((before) => (before?.of === document ? before : { of: document, layout: inRows(document) }));
    const soon = setTimeout(rows, PATIENCE);
    client.ask("layout", {}, undefined, ended.signal).then(
      (layout) => set({ of: document, layout }),
      () => ended.signal.aborted || rows(),
    );
    return () => {
      clearTimeout(soon);
      ended.abort();
    };
  }, [document, client]);
  return document.layout ?? (made?.of === document ? made.layout : null);
}

function Canvas({ store, drawn }: { store: Store; drawn: Drawn }) {
  const { document, asked, look, paint } = useStore(store);
  const marks = useMemo(() => marksOf(document, asked), [document, asked]);
  const [svg, group, search] = [useRef<SVGSVGElement>(null), useRef<SVGGElement>(null), useRef<HTMLDivElement>(null)];
  const zoom = useZoom(svg, group, drawn);
  const [at, go] = useState<Place | null>(null);
  const [pointed, point] = usePointed();
  const [open, show] = useState<{ place: Place; byKey: boolean } | null>(null);
  const [help, showHelp] = useState(false);
  const chosen = useMemo(() => placeOf(drawn, look.selected), [drawn, look.selected]);
  const stop: Place | null = at ?? chosen ?? (drawn.components[0] ? { kind: "component", name: drawn.components[0].entry.name } : null);
  const centre = pointed ?? chosen;
  const near = useMemo(() => neighbours(drawn, centre), [drawn, centre]);

  useEffect(() => {
    const one = chosen?.kind === "component" ? drawn.byName.get(chosen.name) : undefined;
    if (one) zoom.current?.reveal(one.x, one.y);
    if (chosen) go(chosen);
    if (open && !same(open.place, chosen)) show(null);
  }, [chosen]);

  const select = (place: Place | null, byKey: boolean) => {
    store.look({ selected: place && selectionOf(drawn, place) });
    show(place && { place, byKey });
    point(null);
  };
  const focus = (place: Place) => {
    go(place);
    const one = place.kind === "component" ? drawn.byName.get(place.name) : undefined;
    const [x, y] = one ? [one.x, one.y] : place.kind === "edge" ? (drawn.edges[place.index]?.middle ?? [0, 0]) : [0, 0];
    zoom.current?.reveal(x, y);
    elementOf(svg.current, place)?.focus({ preventScroll: true });
  };
  const close = () => {
    const place = open?.place;
    show(null);
    if (place) elementOf(svg.current, place)?.focus({ preventScroll: true });
  };
  const view = (key: string, shift: boolean): boolean => {
    const direction = directionOf(key);
    if (key === "+" || key === "=") zoom.current?.by(1.3);
    else if (key === "-" || key === "_") zoom.current?.by(1 / 1.3);
    else if (key === "0") zoom.current?.fit();
    else if (direction && shift) zoom.current?.pan(-60 * direction[0], -60 * direction[1]);
    else if (key === "?") showHelp(true);
    else if (key === "/") search.current?.querySelector("input")?.focus();
    else return false;
    return true;
  };
  const act = (place: Place, key: string): boolean => {
    const edge = place.kind === "edge" ? drawn.edges[place.index]?.entry : undefined;
    if (key === "Enter" || key === " ") select(place, true);
    else if (key === "Delete" || key === "Backspace") {
      if (!edge) return false;
      turnEdge(store, edge.source, edge.target);
    } else if (edge && key.toLowerCase() === "r") {
      if (marks.cut.get(edgeKey(edge.source, edge.target))?.own) turnEdge(store, edge.source, edge.target);
    } else if (place.kind === "component" && key.toLowerCase() === "k") holdAt(store, place.name, 0);
    else if (place.kind === "component" && key.toLowerCase() === "r") letGo(store, place.name);
    else if (place.kind === "component" && /^[1-9]$/.test(key)) holdAt(store, place.name, Number(key));
    else return false;
    return true;
  };
  const key = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const place = placeAt(event.target);
    if (event.key === "Escape") {
      point(null);
      select(null, true);
    } else if (view(event.key, event.shiftKey) || (place && act(place, event.key))) {
      // done
    } else {
      // an edge remembers the component whose edges are gone along
      const from = place && at && same(place, at) ? at : place;
      const next = from && moved(drawn, from, event.key, event.shiftKey);
      if (!next) return;
      focus(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const looks = drawn.components.map((one) => {
    const { name } = one.entry;
    const level = paint.levels.get(name);
    const held = marks.held.get(name);
    return {
      drawn: one, low: level?.[0] ?? -1, high: level?.[1] ?? -1, held: held?.text ?? "", heldWord: held?.word ?? "", heldInput: held?.input ?? false,
      differing: paint.differing.has(name), step: paint.steps.get(name) ?? -1, near: near.components.has(name),
    };
  });
  /** What is read in the place of edges that are cut, where that is not 0. */
  const read = drawn.edges.flatMap((one) => {
    const level = marks.cut.get(edgeKey(one.entry.source, one.entry.target))?.level ?? 0;
    return level > 0 ? [[one, level] as const] : [];
  });
  // heard outside of the svg: one that hears of focus takes it itself
  const focused = (event: FocusEvent) => {
    const place = placeAt(event.target);
    // an edge that was come to from a component keeps it
    if (place) go((before) => (same(before, place) ? before : place));
    if (place && visible(event.target)) point(place);
  };
  const shownTip = pointed && !(open && same(open.place, pointed)) ? pointed : null;
  return (
    <>
      <div class="tools" ref={search}>
        <Search components={document.components} choose={(name) => find(name)} />
        <div class="buttons" role="group" aria-label="View">
          <button type="button" aria-label="+ nearer" onClick={() => zoom.current?.by(1.3)}>+</button>
          <button type="button" aria-label="− further away" onClick={() => zoom.current?.by(1 / 1.3)}>−</button>
          <button type="button" aria-label="Fit: show all of the diagram" onClick={() => zoom.current?.fit()}>Fit</button>
          <button type="button" aria-label="? help on the diagram" onClick={() => showHelp(true)}>?</button>
        </div>
      </div>
      <div class="canvas" onFocusIn={focused} onFocusOut={() => point(null)}>
        <svg ref={svg} class={`drawing${pointed ? " pointing" : chosen ? " choosing" : ""}`} role="application" aria-roledescription="diagram"
          aria-label={`Diagram of ${document.title}: ${drawn.components.length} components and ${drawn.edges.length} regulations. Arrow keys go from component to component, question mark tells all keys.`}
          font-family={FONT} font-size={10} data-width={drawn.layout.width} data-height={drawn.layout.height}
          onClick={(event) => select(placeAt(event.target), false)} onKeyDown={key}
          onPointerOver={(event) => event.pointerType === "mouse" && !event.buttons && point(placeAt(event.target), LINGER)}
          onPointerLeave={() => point(null)}>
          <defs><Stripes id={STRIPES} /></defs>
          <g ref={group}>
            <g class="edges">
              {drawn.edges.map((one) => {
                const done = marks.cut.get(edgeKey(one.entry.source, one.entry.target));
                return (
                  <EdgeView key={one.index} drawn={one} from={drawn.byName.get(one.entry.source)?.entry.label ?? one.entry.source}
                    to={drawn.byName.get(one.entry.target)?.entry.label ?? one.entry.target} cut={done?.level ?? -1} cutWord={done?.word ?? ""}
                    selected={chosen?.kind === "edge" && chosen.index === one.index} near={near.edges.has(one.index)}
                    stop={stop?.kind === "edge" && stop.index === one.index} />
                );
              })}
            </g>
            <g class="components">
              {looks.map((one) => (
                <ComponentView key={one.drawn.entry.name} drawn={one.drawn} low={one.low} high={one.high} one={look.attractor >= 0} held={one.held}
                  heldWord={one.heldWord} differing={one.differing} step={one.step} near={one.near}
                  selected={chosen?.kind === "component" && chosen.name === one.drawn.entry.name}
                  stop={stop?.kind === "component" && stop.name === one.drawn.entry.name} />
              ))}
            </g>
            <g class="marks" aria-hidden="true" pointer-events="none">
              {looks.map((one) => (
                <MarksView key={one.drawn.entry.name} drawn={one.drawn} low={one.low} high={one.high} held={one.held} heldInput={one.heldInput}
                  differing={one.differing} step={one.step} near={one.near} />
              ))}
              {read.map(([one, level]) => <Disc key={one.index} x={one.middle[0] + 9} y={one.middle[1] - 7} text={String(level)} fill={INK} ink="#ffffff" />)}
            </g>
          </g>
        </svg>
        <Legend document={document} drawn={drawn} paint={paint} marks={marks} one={look.attractor >= 0} />
        {shownTip && <Tooltip anchor={{ drawn, zoom, place: shownTip }}><Summary drawn={drawn} paint={paint} marks={marks} place={shownTip} one={look.attractor >= 0} /></Tooltip>}
        {open && <Opened store={store} drawn={drawn} zoom={zoom} marks={marks} open={open} close={close} />}
      </div>
      <Help open={help} close={() => showHelp(false)} />
    </>
  );

  function find(name: string): void {
    const one = drawn.byName.get(name);
    if (!one) return;
    store.look({ selected: { component: name } });
    zoom.current?.to(one.x, one.y);
  }
}

/** What can be done to what is selected, beside it. */
function Opened({ store, drawn, zoom, marks, open, close }: {
  store: Store; drawn: Drawn; zoom: RefObject<Zoom | null>; marks: Marks; open: { place: Place; byKey: boolean }; close: () => void;
}) {
  const { paint, look } = store.state;
  const { place } = open;
  const edge = place.kind === "edge" ? drawn.edges[place.index]?.entry : undefined;
  const entry = (name: string | undefined) => (name === undefined ? undefined : drawn.byName.get(name)?.entry);
  const component = place.kind === "component" ? entry(place.name) : undefined;
  const [from, to] = [entry(edge?.source), entry(edge?.target)];
  const title = component?.label ?? (from && to ? `${from.label} → ${to.label}` : "");
  return (
    <Popover anchor={{ drawn, zoom, place }} title={title} first={open.byKey} close={close}>
      <Summary drawn={drawn} paint={paint} marks={marks} place={place} one={look.attractor >= 0} untitled />
      {component && <ComponentActions store={store} entry={component} held={marks.held.get(component.name)} />}
      {from && to && <EdgeActions store={store} from={from} to={to} done={marks.cut.get(edgeKey(from.name, to.name))} />}
    </Popover>
  );
}

/** What is pointed at, once the pointer has lingered there: a diagram that blinks under a moving pointer tells nothing. */
function usePointed(): [Place | null, (place: Place | null, after?: number) => void] {
  const [pointed, set] = useState<Place | null>(null);
  const timer = useRef(0);
  const point = (place: Place | null, after = 0) => {
    clearTimeout(timer.current);
    if (after) timer.current = setTimeout(() => set((before) => (same(before, place) ? before : place)), after);
    else set(place);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return [pointed, point];
}

function useZoom(svg: RefObject<SVGSVGElement | null>, group: RefObject<SVGGElement | null>, drawn: Drawn): RefObject<Zoom | null> {
  const zoom = useRef<Zoom>(null);
  useLayoutEffect(() => {
    const made = new Zoom(svg.current!, group.current!);
    zoom.current = made;
    const watch = new ResizeObserver(() => made.refit());
    watch.observe(svg.current!);
    return () => {
      watch.disconnect();
      made.end();
    };
  }, []);
  useLayoutEffect(() => zoom.current?.show(drawn.layout.width, drawn.layout.height), [drawn]);
  return zoom;
}

function placeAt(target: EventTarget | null): Place | null {
  const element = target instanceof Element ? target.closest<SVGElement>("[data-component],[data-edge]") : null;
  const { component, edge } = element?.dataset ?? {};
  if (component !== undefined) return { kind: "component", name: component };
  return edge === undefined ? null : { kind: "edge", index: Number(edge), from: "" };
}

function elementOf(svg: SVGSVGElement | null, place: Place): SVGElement | null {
  const what = place.kind === "component" ? `[data-component="${CSS.escape(place.name)}"]` : `[data-edge="${place.index}"]`;
  return svg?.querySelector<SVGElement>(what) ?? null;
}

function visible(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(":focus-visible");
}

function same(one: Place | null, other: Place | null): boolean {
  if (!one || !other) return one === other;
  if (one.kind === "component") return other.kind === "component" && one.name === other.name;
  return other.kind === "edge" && one.index === other.index;
}

type Selected = Store["state"]["look"]["selected"];

function selectionOf(drawn: Drawn, place: Place): Selected {
  if (place.kind === "component") return { component: place.name };
  const { source, target } = drawn.edges[place.index]!.entry;
  return { source, target };
}

function placeOf(drawn: Drawn, selected: Selected): Place | null {
  if (!selected) return null;
  if ("component" in selected) return drawn.byName.has(selected.component) ? { kind: "component", name: selected.component } : null;
  const edge = drawn.edges.find(({ entry }) => entry.source === selected.source && entry.target === selected.target);
  return edge ? { kind: "edge", index: edge.index, from: selected.source } : null;
}

/** What is beside a place: a component with its edges and their ends, an edge with its two. */
function neighbours(drawn: Drawn, place: Place | null): { components: ReadonlySet<string>; edges: ReadonlySet<number> } {
  if (!place) return { components: new Set(), edges: new Set() };
  const edges = place.kind === "edge" ? drawn.edges.slice(place.index, place.index + 1) : (drawn.incident.get(place.name) ?? []);
  const own = place.kind === "component" ? [place.name] : [];
  return {
    components: new Set([...own, ...edges.flatMap(({ entry }) => [entry.source, entry.target])]),
    edges: new Set(edges.map((one) => one.index)),
  };
}
