// What the page shows: the question, and how it is looked at. One value, replaced as a whole; every part of the page
// reads it and none keeps a copy. The question has a history (undo, redo, reset) and stands in the address, so that a
// link shows the same question; how it is looked at stands there too, but is not undone.

import { useEffect, useState } from "preact/hooks";
import type { Asked, PageDocument } from "../model/document";
import { Names } from "../model/names";
import { changeOf, type ChangeWord, placeOf, within, word } from "../model/notation";
import { addressOf, holds, type PanelId, readAddress } from "./address";

/** How the question is looked at. */
export interface Look {
  /** The panel that is open. */
  readonly panel: PanelId;
  /** The component that is selected, or an edge's two ends; null: none. */
  readonly selected: { readonly component: string } | { readonly source: string; readonly target: string } | null;
  /** Which attractor is painted, by its place in the list; -1: what all have in common. */
  readonly attractor: number;
  /** Whether the diagram shows the difference to the untreated. */
  readonly difference: boolean;
}

/** The component that is selected; "": none. */
export function selectedComponent({ selected }: Look): string {
  return selected && "component" in selected ? selected.component : "";
}

/** What is painted on the diagram: of each component between which levels it lies, and what is marked. */
export interface Paint {
  readonly levels: ReadonlyMap<string, readonly [low: number, high: number]>;
  /** Components that differ from the untreated. */
  readonly differing: ReadonlySet<string>;
  /** Components that are stressed, in steps: a percolation's rounds, a path. */
  readonly steps: ReadonlyMap<string, number>;
}

const NO_PAINT: Paint = { levels: new Map(), differing: new Set(), steps: new Map() };

export interface State {
  readonly document: PageDocument;
  readonly asked: Asked;
  readonly look: Look;
  readonly paint: Paint;
}

export class Store {
  private past: Asked[] = [];
  private future: Asked[] = [];
  private readonly listeners = new Set<() => void>();
  state: State;

  /** `came`: the document that the page's file holds. */
  constructor(readonly came: PageDocument, hash: string) {
    const document = came;
    const { asked, look } = readAddress(hash, document);
    this.state = { document, asked, look, paint: NO_PAINT };
  }

  /** Ask another question, in which stays what is not named. */
  ask(change: Partial<Asked>): void {
    const { unread, ...asked } = { ...this.state.asked, ...change };
    this.askAnew(unread ? { ...asked, unread } : asked);
  }

  /** Ask another question, in which nothing stays of the one before; that can be brought back. */
  askAnew(asked: Asked): void {
    this.past.push(this.state.asked);
    this.future = [];
    this.asking(asked);
  }

  look(change: Partial<Look>): void {
    this.replace({ ...this.state, look: { ...this.state.look, ...change } });
  }

  paint(paint: Partial<Paint>): void {
    this.replace({ ...this.state, paint: { ...this.state.paint, ...paint } });
  }

  /** Show what an address says. */
  read(hash: string): void {
    const { asked, look } = readAddress(hash, this.state.document, this.came);
    if (JSON.stringify(asked) !== JSON.stringify(this.state.asked)) this.askAnew(asked);
    this.look(look);
  }

  /** Another network, with a question of its own and no history. */
  use(document: PageDocument, asked: Asked = document.first): void {
    this.past = [];
    this.future = [];
    const look = { ...this.state.look, selected: null, attractor: -1 };
    this.replace({ document, asked, look, paint: NO_PAINT });
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }
  get canRedo(): boolean {
    return this.future.length > 0;
  }
  undo(): void {
    const asked = this.past.pop();
    if (!asked) return;
    this.future.push(this.state.asked);
    this.asking(asked);
  }
  redo(): void {
    const asked = this.future.pop();
    if (!asked) return;
    this.past.push(this.state.asked);
    this.asking(asked);
  }
  reset(): void {
    this.askAnew(this.state.document.first);
  }

  /** The address of what is shown, from the # on. */
  get address(): string {
    return addressOf(this.state.asked, this.state.look, this.state.document, this.came);
  }

  /** Whether the page's file answers what is asked here; it does not hold a network that was edited or brought. */
  get holds(): boolean {
    return holds(this.came, this.state.document);
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Another question has other attractors: none of them is chosen yet. */
  private asking(asked: Asked): void {
    this.replace({ ...this.state, asked, look: { ...this.state.look, attractor: -1 } });
  }

  private replace(state: State): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** The store's state in a component, which is drawn again where it changes. */
export function useStore(store: Store): State {
  const [state, set] = useState(store.state);
  useEffect(() => {
    set(store.state);
    return store.listen(() => set(store.state));
  }, [store]);
  return state;
}

/** One part of the state in a component, which is drawn again only where that part changes. */
export function usePart<T>(store: Store, part: (state: State) => T): T {
  const [value, set] = useState(() => part(store.state));
  useEffect(() => {
    const changed = () => set(() => part(store.state));
    changed();
    return store.listen(changed);
  }, [store]);
  return value;
}

const LOOK = (state: State) => state.look;
const ASKED = (state: State) => state.asked;
const DOCUMENT = (state: State) => state.document;

/** The state without what is painted: for what need not be drawn again where that changes. */
export function useQuestion(store: Store): Pick<State, "document" | "asked"> {
  return { document: usePart(store, DOCUMENT), asked: usePart(store, ASKED) };
}
export function useLook(store: Store): Look {
  return usePart(store, LOOK);
}

/** Hold a component at a level: what else the question's own changes do to it goes. */
export function hold(store: Store, component: string, level: number): void {
  instead(store, [component], { kind: "hold", component, level });
}

/** Leave a component to its rule again. What a drug or the context does to it stays. */
export function release(store: Store, component: string): void {
  instead(store, [component], null);
}

/** Cut an edge: the target reads this level in the source's place. */
export function cut(store: Store, source: string, target: string, level = 0): void {
  instead(store, [source, target], { kind: "cut", source, target, level });
}

/** Let an edge act again. */
export function restore(store: Store, source: string, target: string): void {
  instead(store, [source, target], null);
}

/** Hold an input at a level in the setting; null: it is free. */
export function setInput(store: Store, name: string, level: number | null): void {
  const values = new Map(Object.entries(store.state.asked.setting));
  if (values.get(name) === (level ?? undefined)) return;
  if (level === null) values.delete(name);
  else values.set(name, level);
  const order = store.state.document.components.map((one) => one.name).filter((one) => values.has(one));
  const unknown = [...values.keys()].filter((one) => !order.includes(one));
  store.ask({ setting: Object.fromEntries([...order, ...unknown].map((one) => [one, values.get(one)!])) });
}

/** Put a change in the place of those that the question's own changes make there; null: none. */
function instead(store: Store, place: readonly string[], change: ChangeWord | null): void {
  const { document, asked } = store.state;
  const names = Names.of(document);
  const rest = asked.changes.filter((text) => !samePlace(placed(text, names), place));
  const changes = change ? [...rest, word(within(change, names))] : rest;
  if (JSON.stringify(changes) !== JSON.stringify(asked.changes)) store.ask({ changes });
}

/** The place of a change as it is written; empty where it cannot be read. */
function placed(text: string, names: Names): readonly string[] {
  try {
    return placeOf(changeOf(text, names));
  } catch {
    return [];
  }
}

function samePlace(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, i) => name === other[i]);
}
