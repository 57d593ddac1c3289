// What the drugs and changes of the question do: to each phenotype, and to the components, compared with the untreated.

import type { Attractors } from "../../answers/attractors";
import { phenotypeLabel } from "../../model/names";
import { share } from "../numbers";
import { type Store, usePart } from "../store";
import { counted, inHowMany, outcome, percent } from "../verdict";

interface Moved {
  readonly component: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

export function Difference({ store, now, untreated }: { store: Store; now: Attractors; untreated: Attractors }) {
  const document = usePart(store, (state) => state.document);
  const moved = document.components.flatMap((one): Moved[] =>
    one.variables.flatMap((v, k) => {
      const [before, after] = [untreated.on[v]!, now.on[v]!];
      const name = one.maximum > 1 ? `${one.label} ≥ ${k + 1}` : one.label;
      return Math.abs(before - after) > 1e-9 ? [{ component: one.name, name, before, after }] : [];
    }),
  );
  const listed = now.truncated || untreated.truncated || now.incomplete || untreated.incomplete;
  const phenotypes = Object.keys(now.showing).flatMap((name) => {
    const [before, after] = [untreated.showing[name], now.showing[name]];
    return before && after ? [{ name, before: counted(before), after: counted(after) }] : [];
  });
  const told = phenotypes.filter((one) => outcome(one.before, one.after) !== "keeps");
  const kept = phenotypes.filter((one) => !told.includes(one)).map((one) => phenotypeLabel(document, one.name));
  return (
    <details class="part" open>
      <summary><h3>Compared with the untreated</h3></summary>
      {told.length ? (
        <div class="scroll" tabIndex={0} role="region" aria-label="Phenotypes that differ"><table class="list">
          <caption>Phenotypes: attractors that show them</caption>
          <thead><tr><th scope="col">phenotype</th><th scope="col">untreated</th><th scope="col">now</th><th scope="col">outcome</th></tr></thead>
          <tbody>
            {told.map(({ name, before, after }) => {
              const what = outcome(before, after);
              return (
                <tr key={name}>
                  <th scope="row">{phenotypeLabel(document, name)}</th>
                  <td>{inHowMany(before)} <span class="note">{percent(before)}</span></td>
                  <td>{inHowMany(after)} <span class="note">{percent(after)}</span></td>
                  <td class="outcome"><span aria-hidden="true">{what === "increases" ? "▲" : "▼"}</span> {what}</td>
                </tr>
              );
            })}
          </tbody>
        </table></div>
      ) : null}
      {kept.length ? <p class="note">As untreated: {kept.join(", ")}.</p> : null}
      {listed ? <p class="note">Of the attractors that are listed only: there are more. Hold inputs for an exact comparison.</p> : null}
      {moved.length === 0 ? <p>No component differs{listed ? " in these" : ""}.</p> : (
        <div class="scroll low" tabIndex={0} role="region" aria-label="Components that differ">
          <table class="list">
            <caption>Share of attractors in which a component is on ({new Set(moved.map((one) => one.component)).size} differ; one that oscillates counts half)</caption>
            <thead><tr><th scope="col">component</th><th scope="col">untreated</th><th scope="col">now</th></tr></thead>
            <tbody>
              {moved.map((one) => (
                <tr key={one.name}>
                  <th scope="row"><button type="button" class="link" onClick={() => store.look({ selected: { component: one.component } })}>{one.name}</button></th>
                  <td>{share(one.before)}</td>
                  <td><span aria-hidden="true">{one.after > one.before ? "▲" : "▼"}</span> {share(one.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
