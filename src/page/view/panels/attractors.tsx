// The attractors of the question: how many, each with its phenotypes, which of them is painted, the levels there, and
// what differs from the untreated.

import { useMemo } from "preact/hooks";
import type { Attractor, Attractors } from "../../answers/attractors";
import { phenotypeLabel } from "../../model/names";
import { commandLine } from "../command";
import { several, whole } from "../numbers";
import { isTreated, nothingKnown, useAttractors } from "../painting";
import type { PanelGiven } from "../panels";
import { type Store, useLook, usePart, useQuestion } from "../store";
import { Told } from "../told";
import { inHowMany, Shown, SIGNS_TOLD, useShowing } from "../verdict";
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
  if (now.error) {
    return (
      <Told wrong={now.error}>
        {now.error.text ? null : <p>Hold inputs to ask less at once, or ask the command line, which may take longer: <code>{commandLine(document, asked)}</code></p>}
      </Told>
    );
  }
  if (!now.answer) return <p class="waiting">{now.waiting ? "Solving…" : "The question cannot be asked as it stands."}</p>;
  const { answer } = now;
  return (
    <div aria-busy={now.waiting} class={now.waiting ? "stale" : ""}>
      <Counts answer={answer} />
      {asked.phenotype && answer.count !== "0" ? (
        <p>
          <strong>{phenotypeLabel(document, asked.phenotype)}</strong>
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

function fixedPointsOf(count: string, fixed: string): string {
  if (fixed === count) return "all fixed points";
  return fixed === "0" ? "none a fixed point" : `${whole(fixed)} of them ${fixed === "1" ? "a fixed point" : "fixed points"}`;
}

function Tables({ store, answer, untreated, selected }: {
  store: Store; answer: Attractors; untreated: Attractors | null; selected: number;
}) {
  return (
    <>
      {answer.attractors.length ? <List store={store} answer={answer} selected={selected} /> : null}
      {untreated?.attractors.length && answer.attractors.length ? <Difference store={store} now={answer} untreated={untreated} /> : null}
      {answer.attractors.length ? <Levels store={store} answer={answer} selected={selected} untreated={untreated} /> : null}
    </>
  );
}

function Counts({ answer }: { answer: Attractors }) {
  const { count, fixedPoints, attractors: listed, truncated, incomplete } = answer;
  if (nothingKnown(answer)) {
    return (
      <>
        <p><strong class="count">Not known</strong>: no attractor was found before the work ended, and there may be some.</p>
        <Incomplete incomplete={incomplete} />
      </>
    );
  }
  const exact = !incomplete || (truncated && truncated !== "limit" && !incomplete.includes(" before "));
  return (
    <>
      <p>
        <strong class="count">{exact ? "" : "at least "}{several(count, "attractor")}</strong>
        {count === "1" ? `, ${fixedPoints === "1" ? "a fixed point" : "cyclic"}; ` : `, ${exact ? "" : "of those known "}${fixedPointsOf(count, fixedPoints)}; `}
        {exact ? "exact" : "not all are known"}.
        {truncated === "limit"
          ? ` The first ${listed.length} conditions and attractors are listed; all are counted. Hold inputs, or ask the command line with --limit, to see others.`
          : String(listed.length) !== count && !truncated
            ? ` Counted over all settings of the free inputs; ${listed.length} are listed, those that do not depend on an input once.`
            : ""}
      </p>
      {incomplete ? <Incomplete incomplete={incomplete} /> : null}
    </>
  );
}

/** Why the answer is no whole one, and which option of the command gives it more of what ran out. */
function Incomplete({ incomplete }: { incomplete: string }) {
  const more = OPTIONS.filter(([what]) => incomplete.includes(what)).map(([, option, help]) => <> {help} <code>{option}</code>.</>);
  return (
    <p class="note" role="note">
      <strong>Incomplete:</strong> {incomplete}. What is shown was found.{more.length ? more : " Hold inputs to ask less at once."}
    </p>
  );
}

const OPTIONS = [
  ["memory budget", "--memory", "The command line takes more memory than a page has, up to its"],
  ["time budget", "--timeout", "The command line works as long as it takes, or up to its"],
] as const;

function List({ store, answer, selected }: { store: Store; answer: Attractors; selected: number }) {
  const document = usePart(store, (state) => state.document);
  const phenotype = usePart(store, (state) => state.asked.phenotype);
  const [phenotypes, alike] = orderedPhenotypes(answer, phenotype);
  const conditions = answer.attractors.some((one) => Object.keys(one.condition).length);
  const common = `what all ${answer.truncated || answer.incomplete ? "that are listed " : ""}have in common`;
  const choose = (place: number) => store.look({ attractor: place });
  const pick = (place: number, name: string) => (
    <button type="button" class="pick" aria-pressed={selected === place} onClick={() => choose(place)} aria-label={`Paint ${name}`}>
      {place < 0 ? "all" : place + 1}
    </button>
  );
  const first = answer.attractors[0]!;
  return (
    <>
    <div class="scroll high" tabIndex={0} role="region" aria-label="List of attractors">
      <table class="list">
        <caption>Choose which is painted</caption>
        <thead>
          <tr>
            <th scope="col">no.</th><th scope="col">kind</th>
            {phenotypes.map((name) => <th scope="col" key={name} class="turned" title={phenotypeLabel(document, name)}><span>{phenotypeLabel(document, name)}</span></th>)}
            {conditions ? <th scope="col">where</th> : null}
          </tr>
        </thead>
        <tbody>
          {answer.attractors.length > 1 ? (
            <tr class={selected < 0 ? "chosen" : ""}>
              <th scope="row">{pick(-1, common)}</th>
              <td colSpan={1 + phenotypes.length + Number(conditions)}>{common}</td>
            </tr>
          ) : null}
          {answer.attractors.map((one, place) => (
            <tr key={place} class={selected === place ? "chosen" : ""}>
              <th scope="row">{pick(place, `attractor ${place + 1}`)}</th>
              <td class="kind">{one.kind === "cyclic" ? `cyclic, ${several(one.states, "state")}` : one.kind}</td>
              {phenotypes.map((name) => <td key={name} class="sign"><Shown shows={one.phenotypes[name]!} /></td>)}
              {conditions ? <td class="where">{condition(one)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {phenotypes.length ? <p class="note">{SIGNS_TOLD}</p> : null}
    {alike.length ? (
      <p class="note">
        In {answer.attractors.length === 1 ? "it" : "all of these"}
        {(["always", "sometimes", "never", "depends"] as const).map((shows) => {
          const names = alike.filter((name) => first.phenotypes[name] === shows).map((name) => phenotypeLabel(document, name));
          return names.length ? <span key={shows}> <strong>{shows}</strong>: {names.join(", ")}.</span> : null;
        })}
      </p>
    ) : null}
    </>
  );
}

/** The one that is asked about first, then those in which attractors differ; and those in which all are alike. */
function orderedPhenotypes(answer: Attractors, first: string): [string[], string[]] {
  const names = Object.keys(answer.attractors[0]?.phenotypes ?? {});
  const differ = (name: string) => new Set(answer.attractors.map((one) => one.phenotypes[name])).size > 1;
  const shown = names.filter((name) => name === first || differ(name)).sort((a, b) => Number(b === first) - Number(a === first));
  return [shown, names.filter((name) => !shown.includes(name))];
}

function condition(one: Attractor): string {
  const equations = Object.entries(one.condition).map(([name, level]) => `${name}=${level}`).join(" ");
  const free = one.free.length ? `${one.free.length <= 4 ? one.free.join(", ") : several(one.free.length, "input")} at any value` : "";
  return [equations, free].filter(Boolean).join("; ") || "always";
}
