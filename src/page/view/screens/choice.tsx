// What a screen tries: the form above it, and the same on the command line.

import type { Asked, PageDocument } from "../../model/document";
import { whole } from "../numbers";
import type { Choice, Kind, Screening } from "./screening";
import { freeInputs, screenCommand } from "./words";

const KINDS: readonly { kind: Kind; title: string; says: string; drugs?: true }[] = [
  { kind: "singles", title: "all single changes", says: "Each component held at each level, each edge read at each level, on top of the question's own changes" },
  { kind: "drugs", title: "all drugs", says: "Each drug that acts on the network, on top of the question's own changes", drugs: true },
  { kind: "pairs", title: "pairs of single changes", says: "Two changes together, beside each alone; where there are more pairs than that, those of the most effective changes" },
  { kind: "drug pairs", title: "pairs of drugs", says: "Two drugs together, beside each alone", drugs: true },
  { kind: "sets", title: "smallest sets", says: "The fewest changes after which every attractor does what is wanted" },
  { kind: "escapes", title: "escapes", says: "Which single change brings the phenotype back under what is done already" },
];
const PAIRS = [1000, 10_000, 50_000, 200_000];
const TIMES: readonly (readonly [number, string])[] = [[60, "1 minute"], [600, "10 minutes"], [3600, "1 hour"]];

/** Free inputs from which on it is said before the start that a screen takes long. */
export const MANY_INPUTS = 14;

export function ChoiceForm({ document, asked, screening }: { document: PageDocument; asked: Asked; screening: Screening }) {
  const { choice, run } = screening;
  const kinds = KINDS.filter((one) => !one.drugs || document.drugs.length);
  const known = kinds.find((one) => one.kind === choice.kind) ?? kinds[0]!;
  const free = freeInputs(document, asked);
  const undone = choice.kind === "escapes" && !asked.drugs.length && !asked.changes.length;
  return (
    <form
      class="screen-form"
      onSubmit={(event) => {
        event.preventDefault();
        screening.start();
      }}
    >
      <div class="screen-choices">
        <label>
          Try{" "}
          <select value={known.kind} onChange={(e) => screening.choose({ kind: e.currentTarget.value as Kind })}>
            {kinds.map((one) => <option key={one.kind} value={one.kind}>{one.title}</option>)}
          </select>
        </label>
        <More document={document} choice={choice} choose={(change) => screening.choose(change)} />
        <button type="submit" class="screen-go">{run?.state === "running" ? "Start again" : "Run"}</button>
      </div>
      <p class="note">{known.says}.</p>
      {undone && <p class="screen-hint">Nothing is changed yet: an escape is asked under a treatment. Make a change or give a drug first.</p>}
      {free.length >= MANY_INPUTS && <FreeInputs free={free} />}
      <details>
        <summary>The same on the command line</summary>
        <pre tabIndex={0}><code>{commandOf(document, asked, choice)}</code></pre>
        {choice.kind === "pairs" && <p class="note">The command tries all pairs, however many there are.</p>}
      </details>
    </form>
  );
}

/** What makes every row long, and what to do about it. */
export function FreeInputs({ free }: { free: readonly string[] }) {
  const some = free.slice(0, 6).join(", ") + (free.length > 6 ? ", …" : "");
  return <p class="screen-hint">{free.length} inputs are free ({some}), and every row counts all their combinations. Hold some, or choose a context, to make this fast.</p>;
}

interface MoreGiven {
  readonly document: PageDocument;
  readonly choice: Choice;
  readonly choose: (change: Partial<Choice>) => void;
}

/** What else is chosen for some kinds. */
function More({ document, choice, choose }: MoreGiven) {
  switch (choice.kind) {
    case "pairs":
      return (
        <>
          <label>
            all, up to{" "}
            <select value={choice.pairs} onChange={(e) => choose({ pairs: Number(e.currentTarget.value) })}>
              {PAIRS.map((one) => <option key={one} value={one}>{whole(one)} pairs</option>)}
            </select>
          </label>
          <Minimal choice={choice} choose={choose} />
        </>
      );
    case "drug pairs":
      return <Minimal choice={choice} choose={choose} />;
    case "sets":
      return (
        <>
          <label>
            so that it is{" "}
            <select value={choice.goal} onChange={(e) => choose({ goal: e.currentTarget.value as Choice["goal"] })}>
              <option value="gone">gone for certain</option>
              <option value="certain">there for certain</option>
            </select>
          </label>
          <label>
            of up to{" "}
            <select value={choice.size} onChange={(e) => choose({ size: Number(e.currentTarget.value) })}>
              {[1, 2, 3].map((one) => <option key={one} value={one}>{one}</option>)}
            </select>
          </label>
          <label>
            using{" "}
            <select value={choice.over} onChange={(e) => choose({ over: e.currentTarget.value as Choice["over"] })}>
              <option value="nodes">components</option>
              <option value="nodes,edges">components and edges</option>
              {document.drugs.length > 0 && <option value="drugs">drugs</option>}
            </select>
          </label>
          <label>
            within{" "}
            <select value={choice.seconds} onChange={(e) => choose({ seconds: Number(e.currentTarget.value) })}>
              {TIMES.map(([seconds, title]) => <option key={seconds} value={seconds}>{title}</option>)}
            </select>
          </label>
        </>
      );
    default:
      return null;
  }
}

function Minimal({ choice, choose }: Pick<MoreGiven, "choice" | "choose">) {
  return (
    <label>
      <input type="checkbox" checked={choice.minimal} onChange={(e) => choose({ minimal: e.currentTarget.checked })} /> only those
      that do more than either part
    </label>
  );
}

function commandOf(document: PageDocument, asked: Asked, choice: Choice): string {
  const minimal = choice.minimal ? ["--minimal"] : [];
  switch (choice.kind) {
    case "drugs":
      return screenCommand(document, asked, "screen", asked.phenotype, ["--over drugs"]);
    case "drug pairs":
      return screenCommand(document, asked, "screen", asked.phenotype, ["--over drugs", "--size 2", ...minimal]);
    case "pairs":
      return screenCommand(document, asked, "screen", asked.phenotype, ["--size 2", ...minimal]);
    case "sets": {
      const named = document.phenotypes.some((one) => one.name === asked.phenotype);
      const gone = named ? `!${asked.phenotype}` : `!(${asked.phenotype})`;
      const more = [`--over ${choice.over}`, `--size ${choice.size}`, `--timeout ${choice.seconds}`];
      return screenCommand(document, asked, "control", choice.goal === "gone" ? gone : asked.phenotype, more);
    }
    default:
      return screenCommand(document, asked, "screen", asked.phenotype, []);
  }
}
