// Finds a component by its name or its label, and brings it to the middle of the diagram.

import { useId, useState } from "preact/hooks";
import type { ComponentEntry } from "../../model/document";

const MOST = 12; // suggestions
const COMBOBOX: object = { role: "combobox" }; // its list is not a <datalist>

/** Those whose label or name holds the text: those that begin with it first. */
function found(components: readonly ComponentEntry[], text: string): ComponentEntry[] {
  const sought = text.trim().toLowerCase();
  if (!sought) return [];
  const rank = (one: ComponentEntry) => {
    const texts = [one.label.toLowerCase(), one.name.toLowerCase()];
    if (texts.includes(sought)) return 0;
    if (texts.some((each) => each.startsWith(sought))) return 1;
    return texts.some((each) => each.includes(sought)) ? 2 : 3;
  };
  return components.map((one) => [rank(one), one] as const).filter(([order]) => order < 3).sort((a, b) => a[0] - b[0]).map(([, one]) => one);
}

export function Search({ components, choose }: { components: readonly ComponentEntry[]; choose: (name: string) => void }) {
  const id = useId();
  const [text, write] = useState("");
  const [open, show] = useState(false);
  const [at, go] = useState(0);
  const all = found(components, text);
  const listed = all.slice(0, MOST);
  const shown = open && text.trim() !== "";
  const take = (one: ComponentEntry | undefined) => {
    if (!one) return;
    write(one.label);
    show(false);
    choose(one.name);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      show(true);
      go((now) => (listed.length ? (now + (event.key === "ArrowDown" ? 1 : -1) + listed.length) % listed.length : 0));
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(listed[at] ?? listed[0]);
    } else if (event.key === "Escape") {
      if (shown) show(false);
      else write("");
      event.stopPropagation();
    }
  };
  return (
    <div class="search">
      <input type="search" {...COMBOBOX} aria-label="Find a component" placeholder="Find a component" autocomplete="off" spellcheck={false}
        aria-expanded={shown && listed.length > 0} aria-controls={`${id}-list`} aria-autocomplete="list"
        aria-activedescendant={shown && listed[at] ? `${id}-${at}` : undefined} value={text}
        onInput={(event) => { write(event.currentTarget.value); show(true); go(0); }} onKeyDown={key}
        onFocus={() => show(true)} onBlur={() => show(false)} />
      <ul id={`${id}-list`} role="listbox" aria-label="Components found" hidden={!shown || !listed.length}>
        {listed.map((one, k) => (
          <li key={one.name} id={`${id}-${k}`} role="option" aria-selected={k === at} onPointerDown={(event) => { event.preventDefault(); take(one); }}>
            <bdi>{one.label}</bdi>{one.label === one.name ? null : <small><bdi>{one.name}</bdi></small>}
          </li>
        ))}
      </ul>
      <p class="found" role="status">
        {!shown ? "" : !all.length ? "no component has this in its name" : all.length > MOST ? `${all.length} found, the first ${MOST} listed` : ""}
      </p>
    </div>
  );
}
