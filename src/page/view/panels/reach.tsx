// What can be reached under the question from what the untreated has settled in, or from a state: which attractors,
// whether the phenotype remains, what follows withdrawal, and a shortest path, step by step on the diagram.

import { useEffect, useMemo, useState } from "preact/hooks";
import type { Reach, Reached } from "../../answers/reach";
import type { StartGiven } from "../../answers/starts";
import type { ComponentEntry, PageDocument, Values } from "../../model/document";
import { phenotypeLabel } from "../../model/names";
import { questionOf, untreatedOf } from "../../model/question";
import { held } from "../../model/records";
import { useAnswer } from "../answer";
import { commandLine, shell } from "../command";
import { levels, several, whole } from "../numbers";
import { isTreated } from "../painting";
import type { PanelGiven } from "../panels";
import { screenCommand } from "../screens/words";
import { type StartChoice, startText, StartSwitch } from "../start";
import { type Store, useStore } from "../store";
import { Stepper } from "../stepper";
import { Told } from "../told";
import { Shown } from "../verdict";

type Target = "" | "shows" | "gone" | number;

export function ReachPanel({ store, client }: PanelGiven) {
  const { document, asked } = useStore(store);
  const problems = useMemo(() => questionOf(document, asked).problems.length, [document, asked]);
  const [chosen, choose] = useState<StartChoice | null>(null);
  const [target, aim] = useState<Target | null>(null);
  const showing: StartGiven = { kind: "showing", phenotype: asked.phenotype, place: null };
  const first: StartGiven = asked.phenotype ? showing : { kind: "attractors" };
  const start = chosen && chosen.start.kind === "showing" ? { ...chosen.start, phenotype: asked.phenotype } : (chosen?.start ?? first);
  const to = target ?? (asked.phenotype ? "gone" : "");
  const sound = !problems && !chosen?.wrong && (start.kind !== "showing" || asked.phenotype !== "");
  const { answer, waiting, error } = useAnswer(client, "reach", sound ? { asked, start, target: to } : null);
  const starts: StartGiven[] = [...(asked.phenotype ? [showing] : []), { kind: "attractors" }, { kind: "state", values: {} }];
  return (
    <div class={`reach${waiting && answer ? " stale" : ""}`} aria-busy={waiting}>
      <StartSwitch document={document} choice={{ start, wrong: chosen?.wrong ?? "" }} choose={(one) => (aim(null), choose(one))} starts={starts} />
      {start.kind === "showing" && answer && answer.startsFrom.length > 1 ? (
        <label class="reach-which">
          which{" "}
          <select
            value={start.place === null ? "all" : String(start.place)}
            onChange={(event) => choose({ start: { ...start, place: event.currentTarget.value === "all" ? null : Number(event.currentTarget.value) }, wrong: "" })}
          >
            <option value="all">all {answer.startsFrom.length}</option>
            {answer.startsFrom.map((one, k) => <option key={k} value={k}>{k + 1}: {one}</option>)}
          </select>
        </label>
      ) : null}
      {error ? <Told wrong={error} /> : null}
      {!answer && !error ? <p class="waiting">{waiting ? "Looking ahead…" : "The question cannot be asked as it stands."}</p> : null}
      {answer ? <Outcome store={store} answer={answer} start={start} /> : null}
      {answer ? <Way store={store} answer={answer} target={to} aim={aim} /> : null}
      {answer ? <Lists store={store} answer={answer} aim={aim} /> : null}
      <p class="note">
        {start.kind === "showing"
          ? <>The same for every intervention: <code>{screenCommand(document, untreatedOf(asked), "screen", asked.phenotype, ["--start resistant"])}</code></>
          : <>The same: <code>{commandLine(document, { ...asked, phenotype: "" }, "reach")} --start "{startText(start)}"{asked.phenotype ? ` --to ${shell(asked.phenotype)}` : ""} --rates ""</code></>}
      </p>
    </div>
  );
}

const BACK: Readonly<Record<string, string>> = {
  stays: "it stays away: no attractor that shows it can be reached then",
  "can relapse": "it can relapse: some attractors that can be reached then show it, and others do not",
  "must relapse": "it must relapse: every attractor that can be reached then shows it",
};

/** Whether a state shows it on the way, and whether it settles there: one can be without the other. */
function onTheWay(answer: Reach, phenotype: string, oneState: boolean): string {
  if (answer.steps === "") return "";
  if (answer.steps === null) return `No state that shows ${phenotype} can be reached`;
  if (answer.steps === 0) return `${oneState ? "The start shows" : "Among the states to start from are some that show"} ${phenotype} already`;
  return `A state that shows ${phenotype} can be reached, in ${several(answer.steps, "step")} at the least`;
}

function settling(answer: Reach, phenotype: string): string {
  const words = answer.settles;
  const of = (one: string) => (one === "never" ? "never show it" : `show it ${one}`);
  if (!answer.reachable || !words.length) return "";
  if (answer.reachable === "no") return `No attractor that can be reached shows ${phenotype}`;
  if (words.length === 1) return `Every attractor that can be reached shows ${phenotype} ${words[0] === "always" ? "in all its states" : "in some of its states"}`;
  return `Of the attractors that can be reached some show ${phenotype}: ${words.map((one) => `some ${of(one)}`).join(", ")}`;
}

function Outcome({ store, answer, start }: { store: Store; answer: Reach; start: StartGiven }) {
  const { document, asked } = store.state;
  const phenotype = phenotypeLabel(document, asked.phenotype);
  const must = answer.reached.length === 1;
  const oneState = start.kind === "state" && document.components.every((one) => one.name in start.values);
  return (
    <>
      {onTheWay(answer, phenotype, oneState) ? <p class="reach-way"><strong>{onTheWay(answer, phenotype, oneState)}.</strong></p> : null}
      {answer.reachable ? (
        <p class="reach-outcome">
          <strong>{settling(answer, phenotype)}.</strong>
          {answer.withdrawal && isTreated(asked) ? <> After withdrawal of drugs and changes <strong>{BACK[answer.withdrawal]}</strong>.</> : null}
        </p>
      ) : null}
      <p>
        {answer.reached.length ? `${several(answer.reached.length, "attractor")} ${must ? "must" : "can"} be reached, ${whole(answer.unreached.length)} not, of those around the start` : ""}
        {answer.states === null ? "" : `; ${several(answer.states, "state")} can be reached`}.
        {answer.overridden ? ` ${answer.overridden} of the start gave way to what the question holds.` : ""}
      </p>
      {answer.open.length ? <p class="note" role="note"><strong>Not decided:</strong> {answer.open.join("; ")}.</p> : null}
    </>
  );
}

function Lists({ store, answer, aim }: { store: Store; answer: Reach; aim: (target: Target) => void }) {
  const { document, asked } = store.state;
  const name = asked.phenotype || document.phenotypes[0]?.name || "";
  const must = answer.reached.length === 1 ? "must" : "can";
  const rows = [...answer.reached.map((one) => [must, one] as const), ...answer.unreached.map((one) => ["never", one] as const)];
  const apart = document.components.filter((one) => new Set(rows.map(([, own]) => String(own.levels[one.name]))).size > 1).slice(0, 4);
  if (!rows.length) return null;
  return (
    <div class="scroll high" tabIndex={0} role="region" aria-label="Attractors ahead">
      <table class="list">
        <caption>Attractors around the start</caption>
        <thead>
          <tr>
            <th scope="col">reached</th><th scope="col">kind</th>{name ? <th scope="col">{name}</th> : null}
            {apart.map((one) => <th scope="col" key={one.name}>{one.label}</th>)}<th scope="col">look</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([word, one], k) => (
            <tr key={k}>
              <th scope="row">{word}</th>
              <td class="kind">{one.kind === "cyclic" ? `cyclic, ${several(one.states, "state")}` : one.kind}</td>
              {name ? <td><Shown shows={held(one.phenotypes, name) ?? "depends"} /></td> : null}
              {apart.map((own) => <td key={own.name}>{level(own, one)}</td>)}
              <td class="reach-look">
                <button type="button" onClick={() => paint(store, one)} aria-label={`Paint attractor ${k + 1}`}>paint</button>{" "}
                {word === "never" ? null : <button type="button" onClick={() => aim(k)} aria-label={`Path to attractor ${k + 1}`}>path</button>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The level of a component in an attractor; an input that it does not depend on may have any. */
function level(component: ComponentEntry, one: Reached): string {
  const [low, high] = one.levels[component.name]!;
  return component.input && low < high ? "any" : levels(low, high);
}

function paint(store: Store, one: Reached): void {
  store.paint({ levels: new Map(Object.entries(one.levels)), differing: new Set(), steps: new Map() });
}

/** A shortest path as a stepper that paints the diagram. */
function Way({ store, answer, target, aim }: { store: Store; answer: Reach; target: Target; aim: (target: Target) => void }) {
  const { document, asked } = store.state;
  const [step, go] = useState(0);
  const path = answer.path ?? [];
  useEffect(() => go(0), [answer]);
  const at = Math.min(step, Math.max(0, path.length - 1));
  const moves = useMemo(() => movesOf(document, path), [document, answer]);
  useEffect(() => {
    if (!path.length) return;
    const steps = new Map(moves.slice(0, at).map((one, k) => [one.component, k + 1] as const));
    store.paint({ levels: new Map(Object.entries(path[at]!).map(([name, level]) => [name, [level, level] as const])), differing: new Set(), steps });
  }, [store, answer, at]);
  return (
    <section class="part" aria-label="A shortest path">
      <label>
        Shortest path to{" "}
        <select value={String(target)} onChange={(event) => aim(parsed(event.currentTarget.value))}>
          <option value="">(none)</option>
          {asked.phenotype ? <option value="gone">a state without {asked.phenotype}</option> : null}
          {asked.phenotype ? <option value="shows">a state with {asked.phenotype}</option> : null}
          {answer.reached.map((_, k) => <option key={k} value={k}>attractor {k + 1} of the table</option>)}
        </select>
      </label>
      {target !== "" && !path.length && !answer.open.some((one) => one.startsWith("a path")) ? <p>No such state can be reached.</p> : null}
      {path.length === 1 ? <p>It holds at the start already.</p> : null}
      {path.length > 1 ? (
        <>
          <Stepper label="Steps of the path" what="step" at={at} last={path.length - 1} go={go} />
          <ol class="reach-steps">
            {moves.map((one, k) => (
              <li key={k} class={k + 1 === at ? "now" : k + 1 < at ? "" : "later"} aria-current={k + 1 === at ? "step" : undefined}>
                <button type="button" class="link" onClick={() => (go(k + 1), store.look({ selected: { component: one.component } }))}>{one.label}</button>
                {" "}{one.before} → {one.after}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </section>
  );
}

function parsed(value: string): Target {
  return value === "" || value === "gone" || value === "shows" ? value : Number(value);
}

interface Move {
  readonly component: string;
  readonly label: string;
  readonly before: number;
  readonly after: number;
}

function movesOf(document: PageDocument, path: readonly Values[]): Move[] {
  return path.slice(1).flatMap((after, k) =>
    document.components
      .filter(({ name }) => path[k]![name] !== after[name])
      .map(({ name, label }) => ({ component: name, label, before: path[k]![name]!, after: after[name]! })),
  );
}
