// The course in time: what phenotypes, readouts and components are on average from a start on, as a picture, under a
// slider that reads the values and paints the expected levels on the diagram, and as a table.

import { useEffect, useMemo, useState } from "preact/hooks";
import { type Course, type Curve, WALKS } from "../../answers/course";
import type { StartGiven } from "../../answers/starts";
import type { PageDocument } from "../../model/document";
import { questionOf, untreatedOf } from "../../model/question";
import { useAnswer } from "../answer";
import { commandLine, shell } from "../command";
import { csv, decimal } from "../csv";
import { type Drawn, MOST_DRAWN, Plot } from "../course/plot";
import { fileName, saveText } from "../download";
import { share, whole } from "../numbers";
import type { PanelGiven } from "../panels";
import { type StartChoice, startText, StartSwitch } from "../start";
import { selectedComponent, type Store, useStore } from "../store";
import { Told } from "../told";

const UNTIL = 10;
const STARTS: readonly StartGiven[] = [{ kind: "attractors" }, { kind: "anywhere" }, { kind: "state", values: {} }];

export function CoursePanel({ store, client }: PanelGiven) {
  const { document, asked, look } = useStore(store);
  const problems = useMemo(() => questionOf(document, asked).problems.length, [document, asked]);
  const free = useMemo(() => freeInputs(store), [document, asked]);
  const [chosen, choose] = useState<StartChoice | null>(null);
  const choice = chosen ?? { start: { kind: free.length ? "anywhere" : "attractors" } as const, wrong: "" };
  const [until, end] = useState(UNTIL);
  const [more, follow] = useState("");
  const [at, go] = useState(0);
  const { names, shown } = followed(document, asked.phenotype, more);
  const sound = !problems && !choice.wrong && until > 0;
  const given = { asked: { ...asked, phenotype: "" }, start: choice.start, until, follow: names };
  const { answer: told, waiting, error } = useAnswer(client, "course", sound ? given : null);
  // by themselves: what else is followed changes the walks, and those of the command are wanted
  const all = { ...given, follow: document.components.map((one) => one.name) };
  const each = useAnswer(client, "course", sound && told && !waiting ? all : null);
  const components = each.waiting || !told ? null : each.answer;
  const selected = selectedComponent(look);
  const answer = useMemo(() => told && { ...told, curves: [...told.curves, ...curvesOf(components, told, selected)] }, [told, components, selected]);
  useEffect(() => {
    if (components) paint(store, components, Math.min(at, components.times.length - 1));
  }, [store, components, at]);
  return (
    <div class="course" aria-busy={waiting}>
      <StartSwitch document={document} choice={choice} choose={choose} starts={STARTS} />
      {free.length ? <p class="note">Attractors as a start need every input held; free: {free.join(", ")}.</p> : null}
      <div class="course-given">
        <label>until <input type="number" min={0.1} step="any" value={until} onChange={(event) => end(Number(event.currentTarget.value) || UNTIL)} /></label>
        <label class="wide">follow <input type="text" value={more} placeholder="also A, B & !C" spellcheck={false} onChange={(event) => follow(event.currentTarget.value)} /></label>
      </div>
      {error ? <Told wrong={error} /> : null}
      {answer ? <Curves store={store} answer={answer} components={components} at={Math.min(at, answer.times.length - 1)} go={go} stale={waiting} /> : null}
      {!answer && !error ? <p class="waiting">{waiting ? "Following the network in time…" : "The question cannot be asked as it stands."}</p> : null}
      <p class="note">
        Every component whose rule and value differ moves at a rate of 1; time is in units of 1/rate. The same:{" "}
        <code>{commandLine(document, { ...asked, phenotype: "" }, "simulate")} --start "{startText(choice.start)}" --until {until} --rates ""{shown}</code>
        {answer?.walks ? "; it is exact up to more states than the page, and draws the same walks where it is not." : ""}
      </p>
    </div>
  );
}

/** The inputs that the untreated question leaves free: attractors as a start need them held. */
function freeInputs(store: Store): string[] {
  const { document, asked } = store.state;
  const { held } = questionOf(document, untreatedOf(asked));
  return document.components.filter((one) => one.input && !held.has(one.name)).map((one) => one.name);
}

/** The phenotype that is asked about first, what is typed, and the other phenotypes and the readouts; and how the command is told so. */
function followed(document: PageDocument, phenotype: string, more: string): { names: string[]; shown: string } {
  const own = [...document.phenotypes, ...document.readouts].map((one) => one.name);
  const read = new Set(document.regulations.filter((one) => one.source !== one.target).map((one) => one.source));
  const outputs = document.components.filter((one) => !one.input && !read.has(one.name)).map((one) => one.name);
  const first = phenotype ? [phenotype] : [];
  const typed = more.split(",").map((one) => one.trim()).filter(Boolean);
  const usual = own.length ? own : outputs;
  const names = [...new Set([...first, ...typed, ...usual])];
  return { names, shown: names.length > usual.length ? ` --show ${shell(names.join(","))}` : "" };
}

/** The curve of the component that is selected, where it is not followed anyway. */
function curvesOf(components: Course | null, told: Course, selected: string): Curve[] {
  return (components?.curves ?? []).filter((one) => one.name === selected && !told.curves.some((own) => own.name === selected));
}

function Curves({ store, answer, components, at, go, stale }: { store: Store; answer: Course; components: Course | null; at: number; go: (at: number) => void; stale: boolean }) {
  const { document } = store.state;
  const label = labelOf(document);
  const all: Drawn[] = answer.curves.map((one) => ({ ...one, label: label(one.name) }));
  const time = answer.times[at]!;
  const last = answer.times.length - 1;
  return (
    <div class={stale ? "stale" : ""}>
      <p>
        {answer.walks
          ? <>Sampled where it is not exact: {whole(answer.walks)} {answer.walks < WALKS ? `of ${whole(WALKS)} ` : ""}walks, seed {answer.seed}; bands and brackets hold with 95 %.</>
          : "Exact."}
        {answer.overridden ? ` ${answer.overridden} of the start gave way to what the question holds.` : ""}
        {answer.incomplete ? ` Incomplete: ${answer.incomplete}.` : ""}
      </p>
      <Plot times={answer.times} curves={all.slice(0, MOST_DRAWN)} at={at} title={`Expected values until ${answer.times[last]}; the table below has the numbers`} />
      {all.length > MOST_DRAWN ? <p class="note">The first {MOST_DRAWN} are drawn; all are in the table.</p> : null}
      <label class="course-time">
        time
        <input
          type="range" min={0} max={last} step={1} value={at} aria-valuetext={`time ${time}`}
          onInput={(event) => go(Number(event.currentTarget.value))}
        />
        <output>{time} of {answer.times[last]}</output>
      </label>
      <button type="button" disabled={!components} onClick={() => saveText(fileName(document, "course", store.state.asked.phenotype, "csv"), courseCsv(answer, components), "text/csv")}>Save as CSV</button>
      <div class="scroll low" tabIndex={0} role="region" aria-label="Values at this time">
        <table class="list">
          <caption>Expected at time {time}; the diagram shows it for every component</caption>
          <thead><tr><th scope="col">what</th><th scope="col">at {time}</th><th scope="col">at the end</th></tr></thead>
          <tbody>
            {all.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.label}</th>
                <td>{value(one, at)}</td>
                <td>{value(one, last)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function value(one: Drawn, at: number): string {
  const rounded = Math.abs(one.values[at]!) < 5e-10 ? 0 : Math.abs(one.values[at]! - 1) < 5e-10 ? 1 : one.values[at]!;
  return one.exact ? share(rounded) : `${share(rounded)} [${share(one.low[at]!)}, ${share(one.high[at]!)}]`;
}

/** Time by time what is followed and every component, each with its interval where it is sampled. */
function courseCsv(answer: Course, components: Course | null): string {
  const all = [...answer.curves, ...(components?.curves ?? []).filter((one) => !answer.curves.some((own) => own.name === one.name))];
  const columns = ["time", ...all.flatMap((one) => (one.exact ? [one.name] : [one.name, `${one.name}_low`, `${one.name}_high`]))];
  const row = (k: number) => all.flatMap((one) => (one.exact ? [one.values[k]!] : [one.values[k]!, one.low[k]!, one.high[k]!]));
  return csv(columns, answer.times.map((time, k) => [time, ...row(k)].map(decimal)));
}

function labelOf(document: PageDocument): (name: string) => string {
  const labels = new Map([...document.components, ...document.phenotypes, ...document.readouts].map((one) => [one.name, one.label]));
  return (name) => labels.get(name) ?? name;
}

/** The expected level of every component at a time. */
function paint(store: Store, components: Course, at: number): void {
  const level = (value: number) => (Math.abs(value - Math.round(value)) < 5e-4 ? Math.round(value) : Number(value.toFixed(3)));
  const levels = new Map(components.curves.map((one) => [one.name, [level(one.values[at]!), level(one.values[at]!)] as const]));
  store.paint({ levels, differing: new Set(), steps: new Map() });
}
