// The attractors of the question: how many, each with its phenotypes, which of them is painted, the levels there, and
// what differs from the untreated.

import { useMemo } from "preact/hooks";
import type { Attractor, Attractors } from "../../answers/attractors";
import type { PageDocument } from "../../model/document";
import { several, whole } from "../numbers";
import { isTreated, useAttractors } from "../painting";
import type { PanelGiven } from "../panels";
import { type Store, useLook, usePart, useQuestion } from "../store";
import { Told } from "../told";
import { inHowMany, Shown, useShowing } from "../verdict";
import { Chances } from "./chances";
import { Difference } from "./difference";
import { Levels } from "./levels";

export function AttractorsPanel({ store, client }: PanelGiven) {
  const { document, asked } = useQuestion(store);
  const look = useLook(store);
  const { now, untreated } = useAttractors(store, client);
  const showing = useShowing(client, asked, now.answer);
  const selected = now.answer?.attractors[look.attractor] ? look.attractor : -1;
  // large: drawn again only where the answer is another
  const tables = useMemo(() => now.answer && <Tables store={store} answer={now.answer} untreated={untreated.answer} selected={selected} />,
    [store, now.answer, untreated.answer, selected]);
  if (now.error) return <Told wrong={now.error} />;
  if (!now.answer) return <p class="waiting">{now.waiting ? "Solving…" : "The question cannot be asked as it stands."}</p>;
  const { answer } = now;
  return (
    <div aria-busy={now.waiting} class={now.waiting ? "stale" : ""}>
      <Counts answer={answer} />
      {asked.phenotype && answer.count !== "0" ? (
        <p>
          <strong>{label(document, asked.phenotype)}</strong>
          {showing.counted ? ` in ${inHowMany(showing.counted)}` : showing.waiting ? ": counting…" : showing.reason ? `: ${showing.reason}` : ": not counted"}
        </p>
      ) : null}
      {isTreated(asked) ? (
        <label class="check">
          <input type="checkbox" checked={look.difference} onChange={(event) => store.look({ difference: event.currentTarget.checked })} />
          mark on the diagram what differs from the untreated
        </label>
      ) : null}
      {answer.attractors.length ? <Chances store={store} client={client} answer={answer} /> : null}
      {tables}
    </div>
  );
}

function Tables({ store, answer, untreated, selected }: {
  store: Store; answer: Attractors; untreated: Attractors | null; selected: number;
}) {
  return (
    <>
      {answer.attractors.length ? <List store={store} answer={answer} selected={selected} /> : null}
      {untreated ? <Difference store={store} now={answer} untreated={untreated} /> : null}
      {answer.attractors.length ? <Levels store={store} answer={answer} selected={selected} untreated={untreated} /> : null}
    </>
  );
}

function Counts({ answer }: { answer: Attractors }) {
  const { count, fixedPoints, attractors: listed, truncated, incomplete } = answer;
  const exact = !incomplete || (truncated && truncated !== "limit" && !incomplete.includes(" before "));
  return (
    <>
      <p>
        <strong class="count">{exact ? "" : "at least "}{several(count, "attractor")}</strong>
        {`, ${whole(fixedPoints)} of them ${fixedPoints === "1" ? "a fixed point" : "fixed points"}; `}
        {exact ? "exact" : "not all are known"}.
        {truncated === "limit"
          ? ` The first ${listed.length} conditions and attractors are listed; all are counted. Hold inputs, or ask the command line with --limit, to see others.`
          : String(listed.length) !== count && !truncated
            ? ` Counted over all settings of the free inputs; ${listed.length} are listed, those that do not depend on an input once.`
            : ""}
      </p>
      {incomplete ? <p class="note" role="note"><strong>Incomplete:</strong> {incomplete}. What is shown was found; the command line takes a longer <code>--timeout</code>.</p> : null}
    </>
  );
}

function List({ store, answer, selected }: { store: Store; answer: Attractors; selected: number }) {
  const document = usePart(store, (state) => state.document);
  const phenotype = usePart(store, (state) => state.asked.phenotype);
  const phenotypes = orderedPhenotypes(answer, phenotype);
  const conditions = answer.attractors.some((one) => Object.keys(one.condition).length);
  const choose = (place: number) => store.look({ attractor: place });
  const pick = (place: number, name: string) => (
    <button type="button" class="pick" aria-pressed={selected === place} onClick={() => choose(place)} aria-label={`Paint ${name}`}>
      {place < 0 ? "all" : place + 1}
    </button>
  );
  return (
    <div class="scroll high" tabIndex={0} role="region" aria-label="List of attractors">
      <table class="list">
        <caption>Attractors: choose which is painted</caption>
        <thead>
          <tr>
            <th scope="col">no.</th><th scope="col">kind</th>
            {phenotypes.map((name) => <th scope="col" key={name}>{label(document, name)}</th>)}
            {conditions ? <th scope="col">where</th> : null}
          </tr>
        </thead>
        <tbody>
          {answer.attractors.length > 1 ? (
            <tr class={selected < 0 ? "chosen" : ""}>
              <th scope="row">{pick(-1, "what all have in common")}</th>
              <td colSpan={1 + phenotypes.length + Number(conditions)}>what all have in common</td>
            </tr>
          ) : null}
          {answer.attractors.map((one, place) => (
            <tr key={place} class={selected === place ? "chosen" : ""}>
              <th scope="row">{pick(place, `attractor ${place + 1}`)}</th>
              <td class="kind">{one.kind === "cyclic" ? `cyclic, ${several(one.states, "state")}` : one.kind}</td>
              {phenotypes.map((name) => <td key={name}><Shown shows={one.phenotypes[name]!} /></td>)}
              {conditions ? <td class="where">{condition(one)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The one that is asked about first, then those in which attractors differ. */
function orderedPhenotypes(answer: Attractors, first: string): string[] {
  const names = Object.keys(answer.attractors[0]?.phenotypes ?? {});
  const differ = (name: string) => new Set(answer.attractors.map((one) => one.phenotypes[name])).size > 1;
  const rank = (name: string) => (name === first ? 0 : differ(name) ? 1 : 2);
  return names.sort((a, b) => rank(a) - rank(b));
}

function condition(one: Attractor): string {
  const equations = Object.entries(one.condition).map(([name, level]) => `${name}=${level}`).join(" ");
  const free = one.free.length ? `${one.free.length <= 4 ? one.free.join(", ") : several(one.free.length, "input")} at any value` : "";
  return [equations, free].filter(Boolean).join("; ") || "always";
}

export function label(document: PageDocument, phenotype: string): string {
  return document.phenotypes.find((one) => one.name === phenotype)?.label || phenotype;
}
