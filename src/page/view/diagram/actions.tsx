// What can be done to a component or an edge, as buttons: the same in the diagram's popover, in the inspector and in the
// tables. And the same by key.

import type { ComponentEntry } from "../../model/document";
import { edgeKey, Names } from "../../model/names";
import { memo } from "../memo";
import { cut, hold, release, restore, setInput, type Store } from "../store";
import { type CutMark, type HeldMark, marksOf } from "./marks";

/** Hold a component at a level: an input in the setting, any other by an intervention. */
export function holdAt(store: Store, name: string, level: number): void {
  const entry = Names.of(store.state.document).component(name);
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

/** `held`: how it is held now. */
export const ComponentActions = memo(({ store, entry, held }: { store: Store; entry: ComponentEntry; held: HeldMark | undefined }) => {
  const { name, label, maximum } = entry;
  const foreign = held !== undefined && !held.own;
  const setting = entry.input && (!held || held.input);
  // what is seen begins what is said, for those who say what they see
  const words = (level: number): [text: string, said: string] => {
    if (setting) return [`= ${level}`, `${label} = ${level}`];
    const word = level === 0 ? "Knock-out" : maximum === 1 ? "Hold at 1" : `At ${level}`;
    return [word, `${word}: ${label}`];
  };
  return (
    <div class="actions" role="group" aria-label={`What is done to ${label}`}>
      {Array.from({ length: maximum + 1 }, (_, level) => (
        <button key={level} type="button" aria-label={words(level)[1]} aria-pressed={held?.low === level && held.high === level}
          onClick={() => holdAt(store, name, level)}>
          {words(level)[0]}
        </button>
      ))}
      <button type="button" disabled={!held || foreign} aria-label={setting ? `Any value of ${label}` : `Release ${label}`}
        onClick={() => letGo(store, name)}>
        {setting ? "Any" : "Release"}
      </button>
      {foreign && <p class="hint">{sentence(held.word)}.</p>}
    </div>
  );
});

/** `done`: how it is cut now. */
export const EdgeActions = memo(({ store, from, to, done }: {
  store: Store; from: ComponentEntry; to: ComponentEntry; done: CutMark | undefined;
}) => {
  const itself = from === to && from.maximum > 1;
  const name = `the edge from ${from.label} to ${to.label}`;
  return (
    <div class="actions" role="group" aria-label={`What is done to ${name}`}>
      {!itself && Array.from({ length: from.maximum + 1 }, (_, level) => (
        <button key={level} type="button" aria-pressed={done?.level === level} aria-label={`Cut, reads ${level}: ${name}`}
          onClick={() => cut(store, from.name, to.name, level)}>
          {`Cut, reads ${level}`}
        </button>
      ))}
      <button type="button" disabled={!done?.own} aria-label={`Restore ${name}`} onClick={() => restore(store, from.name, to.name)}>Restore</button>
      {itself && <p class="hint">A component with levels reads itself in any case: hold it instead.</p>}
      {done && !done.own && <p class="hint">{sentence(done.word)}.</p>}
    </div>
  );
});

export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
