// How probable each attractor is from all states alike: asked where it is opened, exact or sampled, and said which.

import { useState } from "preact/hooks";
import type { Attractors } from "../../answers/attractors";
import type { Chance } from "../../answers/shares";
import { phenotypeLabel } from "../../model/names";
import type { Client } from "../../worker/client";
import { useAnswer } from "../answer";
import { share, whole } from "../numbers";
import { type Store, useStore } from "../store";
import { Told } from "../told";

export function Chances({ store, client, answer }: { store: Store; client: Client; answer: Attractors }) {
  const { document, asked } = useStore(store);
  const [open, set] = useState(false);
  const { answer: found, waiting, error } = useAnswer(client, "shares", open ? { asked } : null);
  const number = new Map(answer.attractors.map((one, k) => [key(one.levels), k + 1]));
  const rows = found ? [...found.attractors].map((one) => ({ one, number: number.get(key(one.levels)) })).sort((a, b) => b.one.value - a.one.value) : [];
  const phenotype = phenotypeLabel(document, asked.phenotype);
  return (
    <details class="part" onToggle={(event) => set(event.currentTarget.open)}>
      <summary>How probable is each, from all states alike?</summary>
      {error ? <Told wrong={error} /> : null}
      {!found && !error ? <p class="waiting">{waiting ? "Walking…" : ""}</p> : null}
      {found ? (
        <div aria-busy={waiting} class={waiting ? "stale" : ""}>
          {found.shown ? <p>It ends where <strong>{phenotype}</strong> shows with a probability of <strong>{chance(found.shown, found.shown.low === found.shown.high)}</strong>.</p> : null}
          <p class="note">
            {found.exact ? "Exact" : `${whole(found.walks)} walks, seed ${found.seed}; brackets hold with 95 %`}: the asynchronous random walk in which
            every component that differs from its rule is as likely to move; inputs that are free are drawn evenly.
            {found.unfinished ? ` ${share(found.unfinished)} of the walks came to no end; brackets allow for it.` : ""}
          </p>
          <div class="scroll low" tabIndex={0} role="region" aria-label="Probabilities">
            <table class="list">
              <caption>Probability of ending in each attractor, by its number in the list below</caption>
              <thead><tr><th scope="col">no.</th><th scope="col">probability</th></tr></thead>
              <tbody>
                {rows.map(({ one, number: no }, k) => <tr key={k}><th scope="row">{no ?? "not in the list"}</th><td>{chance(one, found.exact)}</td></tr>)}
              </tbody>
            </table>
          </div>
        </div>
      ) : null}
    </details>
  );
}

function key(levels: Readonly<Record<string, readonly [number, number]>>): string {
  return JSON.stringify(Object.entries(levels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function chance(one: Chance, exact: boolean): string {
  const value = one.value < 1e-12 ? 0 : one.value > 1 - 1e-12 ? 1 : one.value;
  return exact ? share(value) : `${share(value)} [${share(one.low)}, ${share(one.high)}]`;
}
