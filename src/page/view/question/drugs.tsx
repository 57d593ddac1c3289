// The drugs that act on the network, each with the changes that it makes.

import { useState } from "preact/hooks";
import { type Store, useQuestion } from "../store";

const MANY = 6; // drugs from which on they can be searched

export function Drugs({ store }: { store: Store }) {
  const { document, asked } = useQuestion(store);
  const [wanted, want] = useState("");
  const text = wanted.trim().toLowerCase();
  const shown = document.drugs.filter((one) => `${one.name} ${one.note} ${one.changes.join(" ")}`.toLowerCase().includes(text));
  const set = (name: string, on: boolean) =>
    store.ask({ drugs: on ? [...asked.drugs, name] : asked.drugs.filter((one) => one !== name) });
  return (
    <details class="switch" open={document.drugs.length <= MANY || asked.drugs.length > 0}>
      <summary><h3>Drugs <span class="note">{document.drugs.length}{asked.drugs.length ? `, ${asked.drugs.length} given` : ""}</span></h3></summary>
      {document.drugs.length > MANY ? (
        <label class="field">Find a drug, a class or a target
          <input type="search" value={wanted} onInput={(event) => want(event.currentTarget.value)} />
        </label>
      ) : null}
      <ul class="drugs">
        {shown.map((one) => (
          <li key={one.name}>
            <label class="check">
              <input type="checkbox" checked={asked.drugs.includes(one.name)} onChange={(event) => set(one.name, event.currentTarget.checked)} />
              <span>{one.name} <code>{one.changes.join(" ")}</code>{one.note ? <span class="note"> {one.note}</span> : null}</span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length ? null : <p class="note">No drug that acts on this network has “{wanted}” in its name, class or targets.</p>}
    </details>
  );
}
