// What can be done to a component or an edge, as buttons: the same in the diagram's popover, in the inspector and in the
// tables. And the same by key.

import { edgeKey } from "../../model/names";
import { cut, hold, release, restore, setInput, type Store } from "../store";
import { type Marks, marksOf } from "./marks";

/** Hold a component at a level: an input in the setting, any other by an intervention. */
export function holdAt(store: Store, name: string, level: number): void {
  const entry = store.state.document.components.find((one) => one.name === name);
  if (!entry || level > entry.maximum) return;
  const held = marksOf(store.state.document, store.state.asked).held.get(name);
  if (entry.input && (!held || held.input)) setInput(store, name, level);
  else hold(store, name, level);
}

/** Leave a component to its rule, an input to any value. */
export function letGo(store: Store, name: string): void {
  const held = marksOf(store.state.document, store.state.asked).held.get(name);
  if (!held) return;
  if (held.input) setInput(store, name, null);
  else release(store, name);
}

/** Cut an edge, or let it act again where it is cut. */
export function turnEdge(store: Store, source: string, target: string): void {
  const { document, asked } = store.state;
  if (marksOf(document, asked).cut.has(edgeKey(source, target))) restore(store, source, target);
  else cut(store, source, target, 0);
}

export function ComponentActions({ store, name, marks }: { store: Store; name: string; marks: Marks }) {
  const entry = store.state.document.components.find((one) => one.name === name);
  if (!entry) return null;
  const held = marks.held.get(name);
  const foreign = held !== undefined && !held.own;
  const setting = entry.input && (!held || held.input);
  const levels = Array.from({ length: entry.maximum + 1 }, (_, level) => level);
  const said = (level: number) => (setting ? `Set ${entry.label} to ${level}` : `Hold ${entry.label} at ${level}`);
  return (
    <div class="actions" role="group" aria-label={`What is done to ${entry.label}`}>
      {levels.map((level) => (
        <button key={level} type="button" class="level" aria-label={level === 0 && !setting ? `Knock ${entry.label} out: hold at 0` : said(level)}
          aria-pressed={held?.low === level && held.high === level} onClick={() => holdAt(store, name, level)}>
          {level === 0 && !setting ? "Knock-out" : setting ? `= ${level}` : entry.maximum === 1 ? "Hold at 1" : `At ${level}`}
        </button>
      ))}
      <button type="button" disabled={!held || foreign} aria-label={setting ? `Let ${entry.label} have any value` : `Release ${entry.label}`}
        onClick={() => letGo(store, name)}>
        {setting ? "Any" : "Release"}
      </button>
      {foreign && <p class="hint">{sentence(held.word)}.</p>}
    </div>
  );
}

export function EdgeActions({ store, source, target, marks }: { store: Store; source: string; target: string; marks: Marks }) {
  const components = store.state.document.components;
  const [from, to] = [source, target].map((name) => components.find((one) => one.name === name));
  if (!from || !to) return null;
  const done = marks.cut.get(edgeKey(source, target));
  const itself = source === target && from.maximum > 1;
  const levels = Array.from({ length: from.maximum + 1 }, (_, level) => level);
  const name = `the edge from ${from.label} to ${to.label}`;
  return (
    <div class="actions" role="group" aria-label={`What is done to ${name}`}>
      {!itself && levels.map((level) => (
        <button key={level} type="button" aria-pressed={done?.level === level} aria-label={`Cut ${name}: ${to.label} reads ${level}`}
          onClick={() => cut(store, source, target, level)}>
          {`Cut, reads ${level}`}
        </button>
      ))}
      <button type="button" disabled={!done?.own} aria-label={`Restore ${name}`} onClick={() => restore(store, source, target)}>Restore</button>
      {itself && <p class="hint">A component with levels reads itself in any case: hold it instead.</p>}
      {done && !done.own && <p class="hint">{sentence(done.word)}.</p>}
    </div>
  );
}

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
