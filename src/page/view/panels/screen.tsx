// The screen: what to try, how far it is, and what came of it.

import { OUTCOMES, type OutcomeWord } from "../../answers/outcome";
import type { ScreenTable } from "../../answers/screen";
import { questionOf } from "../../model/question";
import type { PanelGiven } from "../panels";
import { useStore } from "../store";
import { Told } from "../told";
import { fileName, pngOf, saveBlob, saveText } from "../download";
import { ChoiceForm, FreeInputs, MANY_INPUTS } from "../screens/choice";
import { screenCsv, screenJson, setsCsv, setsJson } from "../screens/files";
import { MadeRows } from "../screens/made";
import { screenPicture } from "../screens/picture";
import { ScreenRows } from "../screens/screen_table";
import { isOf, type Run, type Screening, useScreening } from "../screens/screening";
import { SetRows } from "../screens/sets_table";
import { freeInputs, pairsTried, questionInWords } from "../screens/words";

const SOON = 2; // seconds that nobody needs to be told of

export function ScreenPanel({ store, client }: PanelGiven) {
  const { document, asked } = useStore(store);
  const screening = useScreening(store, client);
  const { run } = screening;
  const { problems } = questionOf(document, asked);
  return (
    <section class="screen" aria-label="Screen">
      {asked.phenotype
        ? problems.length === 0 && <ChoiceForm document={document} asked={asked} screening={screening} />
        : <p>Choose a phenotype: a screen says what each intervention does to one.</p>}
      {problems.length > 0 && <p>The question cannot be asked as it stands: {problems[0]!.message}.</p>}
      {run?.document === document && <RunView store={store} screening={screening} run={run} />}
      {document.screen && <MadeRows store={store} screen={document.screen} />}
    </section>
  );
}

function RunView({ store, screening, run }: { store: PanelGiven["store"]; screening: Screening; run: Run }) {
  const { document, asked } = store.state;
  const stale = !isOf(run, document, asked);
  return (
    <div class="screen-run" aria-busy={run.state === "running"}>
      {stale && (
        <div class="screen-stale" role="note">
          <p><strong>This is of another question:</strong> {questionInWords(document, run.asked)}.</p>
          <button type="button" onClick={() => store.ask(run.asked)}>Back to that question</button>{" "}
          <button type="button" onClick={() => screening.start()}>Run for the present one</button>
        </div>
      )}
      {run.state === "running" && <Progress screening={screening} run={run} />}
      {run.state === "cancelled" && <p role="status">Cancelled after {inSeconds(run.seconds)}: {partOf(run)}</p>}
      {run.error && <Told wrong={run.error} />}
      {run.table && <Remarks run={run} />}
      {run.table && <ScreenRows key={run.began} store={store} run={run} table={run.table} />}
      {run.sets && <SetRows store={store} run={run} found={run.sets} />}
      {(run.table || run.sets) && <Files run={run} />}
    </div>
  );
}

/** How far it is, and how long it will take where that is more than a moment. */
function Progress({ screening, run }: { screening: Screening; run: Run }) {
  const percent = Math.floor(100 * run.done);
  const left = run.done > 0 ? (run.seconds * (1 - run.done)) / run.done : null;
  const free = freeInputs(run.document, run.asked);
  const slow = left !== null && left > SOON;
  return (
    <div class="screen-progress">
      <progress max={1} value={run.done} aria-label="how much of the screen is done">{percent} %</progress>
      <button type="button" onClick={() => screening.cancel()}>Cancel</button>
      <span role="status">
        {run.table ? `${run.table.tried} of ${run.table.of}` : run.sets ? `${run.sets.tried} sets` : "starting"}
        {slow ? `, about ${inSeconds(left)} left` : ""}
      </span>
      {slow && free.length > 0 && free.length < MANY_INPUTS && <FreeInputs free={free} />}
    </div>
  );
}

function Remarks({ run }: { run: Run }) {
  const table = run.table!;
  const { phenotype } = run.asked;
  const nothing = run.choice.kind === "escapes" ? "" : `No attractor of the untreated shows ${phenotype}: there is nothing to remove, and rows are not ranked.`;
  return (
    <>
      {run.choice.kind === "escapes" && !table.nothingToRemove && (
        <p class="screen-hint">{phenotype} is there under what is done already: an escape is what brings it back once it is gone. These are the changes that make it more frequent.</p>
      )}
      {table.nothingToRemove && nothing && <p class="screen-hint">{nothing}</p>}
      {table.incomplete && <p class="screen-hint" role="status">{table.incomplete}: each has {table.budget} s here, and as long as it takes on the command line.</p>}
      {table.leftOut > 0 && <p>{table.leftOut} pairs are left out, as a part of each does as much.</p>}
      {run.state === "done" && <p class="note" role="status">{table.tried} interventions in {inSeconds(run.seconds)}: {summed(table)}.</p>}
      {table.pairs && run.state !== "running" && <p class="screen-pairs">{sentence(pairsTried(table))}</p>}
    </>
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** How many rows have each outcome, in words. */
function summed(table: ScreenTable): string {
  const [, ...rows] = table.rows;
  const counts = (Object.keys(OUTCOMES) as OutcomeWord[]).map((word) => [word, rows.filter((row) => row.outcome === word).length] as const);
  return counts.flatMap(([word, count]) => (count ? [`${count} ${word}`] : [])).join(", ");
}

const WHAT = { singles: "screen", drugs: "drugs", pairs: "pairs", "drug pairs": "drug-pairs", sets: "sets", escapes: "escapes" } as const;

function Files({ run }: { run: Run }) {
  const { table, sets } = run;
  const name = (ending: string) => fileName(run.document, WHAT[run.choice.kind], run.asked.phenotype, ending);
  const csv = () => saveText(name("csv"), table ? screenCsv(run, table) : setsCsv(sets!), "text/csv");
  const json = () => saveText(name("json"), table ? screenJson(run, table) : setsJson(run, sets!), "application/json");
  const svg = () => saveText(name("svg"), screenPicture(run, table!).text, "image/svg+xml");
  const png = async () => saveBlob(name("png"), await pngOf(screenPicture(run, table!)));
  return (
    <p class="screen-files">
      Save the {table ? "table" : "sets"}:{" "}
      <button type="button" onClick={csv}>CSV</button>{" "}
      <button type="button" onClick={json}>JSON</button>
      {table?.rows.some((row) => row.change) && (
        <>
          {" "}as a picture: <button type="button" onClick={svg}>SVG</button>{" "}
          <button type="button" onClick={() => void png()}>PNG</button>
        </>
      )}
    </p>
  );
}

function partOf(run: Run): string {
  if (run.table) return `${run.table.tried} of ${run.table.of} interventions were tried, and are below; ranks are among these.`;
  return run.sets ? "what was found by then is below." : "nothing was found by then.";
}

function inSeconds(seconds: number): string {
  if (seconds < 1) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  return seconds < 90 ? `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}
