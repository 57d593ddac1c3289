// The levels of all components in the attractor that is painted, or in all that are listed, in a compact table.

import { useState } from "preact/hooks";
import type { Attractors } from "../../answers/attractors";
import { levels } from "../numbers";
import { common, levelsOf } from "../painting";
import { selectedComponent, type Store, useLook, usePart } from "../store";

export function Levels({ store, answer, selected, untreated }: {
  store: Store; answer: Attractors; selected: number; untreated: Attractors | null;
}) {
  const document = usePart(store, (state) => state.document);
  const look = useLook(store);
  const [wanted, want] = useState("");
  const now = levelsOf(answer, selected);
  const before = untreated && common(untreated);
  const one = answer.attractors[selected];
  const shown = document.components.filter((c) => `${c.name} ${c.label}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  const said = (name: string): string => {
    const [low, high] = now.get(name)!;
    if (low === high) return levels(low, high);
    if (one?.free.includes(name)) return "any";
    return `${levels(low, high)} ${one ? "oscillates" : "varies"}`;
  };
  const where = one ? `attractor ${selected + 1}` : answer.attractors.length === 1 ? "the attractor" : answer.truncated || answer.incomplete ? "the attractors listed" : "all attractors";
  return (
    <details class="part" open>
      <summary><h3>Levels in {where}</h3></summary>
      {document.components.length > 12 ? (
        <label class="field">Find a component
          <input type="search" value={wanted} onInput={(event) => want(event.currentTarget.value)} />
        </label>
      ) : null}
      <div class="scroll low" tabIndex={0} role="region" aria-label="Levels of components">
        <table class="list">
          <caption>{shown.length} of {document.components.length} components{before ? "; untreated: in all its attractors" : ""}</caption>
          <thead><tr><th scope="col">component</th><th scope="col">level</th>{before ? <th scope="col">untreated</th> : null}</tr></thead>
          <tbody>
            {shown.map((c) => {
              const [low, high] = now.get(c.name)!;
              const was = before?.get(c.name);
              const picked = selectedComponent(look) === c.name;
              return (
                <tr key={c.name} class={picked ? "chosen" : ""}>
                  <th scope="row"><button type="button" class="link" onClick={() => store.look({ selected: { component: c.name } })}>{c.label}</button></th>
                  <td class={`level level-${low === high ? (low ? "on" : "off") : "between"}`}>{said(c.name)}</td>
                  {was ? <td>{levels(was[0], was[1])}{was[0] === low && was[1] === high ? "" : " ≠"}</td> : null}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
