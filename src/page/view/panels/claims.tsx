// The claims of the network in the background of the question's drugs and changes: which turn, which fail, and why each
// is made. Those that held before and fail now come first.

import { useEffect, useState } from "preact/hooks";
import type { ClaimAnswer } from "../../answers/claims";
import { backgroundOf } from "../../model/background";
import type { ClaimEntry, PageDocument } from "../../model/document";
import { Names } from "../../model/names";
import { changeOf, placeKey } from "../../model/notation";
import { Linked } from "../linked";
import { usePartial } from "../partial";
import type { PanelGiven } from "../panels";
import { type Store, useStore } from "../store";

const FILTERS = { turned: "turned", failing: "failing", all: "all" } as const;
type Filter = keyof typeof FILTERS;

const SIGNS: Readonly<Record<string, string>> = { holds: "✓", fails: "✗", undecided: "?", "not asked": "–", "": "…" };

/** A claim, and what is known of it by now. */
interface Row {
  readonly claim: ClaimEntry;
  readonly answer: ClaimAnswer | undefined;
}

export function ClaimsPanel({ store, client, paper }: PanelGiven) {
  const { document, asked } = useStore(store);
  const background = backgroundOf(document, asked);
  const given = document.claims.length ? { asked: { ...asked, context: "", setting: {}, phenotype: "" } } : null;
  const { answer, done, error } = usePartial(client, "claims", given);
  const edited = document.claims.some((one) => one.came !== undefined);
  const changed = background.length > 0 || edited;
  const [filter, choose] = useState<Filter>(changed ? "turned" : "all");
  useEffect(() => choose(changed ? "turned" : "all"), [document, changed]);
  if (!document.claims.length) return <p>Nobody has written claims about this network. A file of claims is asked by: <code>logicnet check FILE</code></p>;
  if (error) return <section class="claims"><p class="claims-error" role="alert">{error.message}{error.hint ? `; ${error.hint}` : ""}</p></section>;
  const known = new Map((answer ?? []).map((one) => [one.id, one]));
  const rows = document.claims.map((claim) => ({ claim, answer: known.get(claim.id) }));
  const chosen = ranked(rows).filter((row) => paper || passes(row, filter));
  return (
    <section class="claims" aria-busy={done < 1}>
      <p>
        {background.length
          ? <>Each claim is asked in its own arm, and in the background of <code>{background.join(" ")}</code>.</>
          : "Each claim is asked in its own arm. Choose a drug or a change, and all are asked in its background."}
        {edited ? " All are asked anew of the edited network; “before” is the network that the edits began with." : ""}
      </p>
      <Counts rows={rows} changed={changed} done={done} />
      <fieldset class="claims-filter">
        <legend>Show claims</legend>
        {(Object.keys(FILTERS) as Filter[]).map((one) => (
          <label key={one}>
            <input type="radio" name="claims-filter" checked={one === filter} onChange={() => choose(one)} />
            {FILTERS[one]} ({rows.filter((row) => passes(row, one)).length})
          </label>
        ))}
      </fieldset>
      {chosen.length === 0 && done === 1 ? <p>{NONE[filter]}</p> : null}
      <ul class="claims-list">
        {chosen.map((row) => <Claim key={row.claim.id} row={row} changed={changed} store={store} />)}
      </ul>
    </section>
  );
}

const NONE: Readonly<Record<Filter, string>> = {
  turned: "No claim has another verdict than before.",
  failing: "No claim fails.",
  all: "There are no claims.",
};

function wordOf({ claim, answer }: Row): string {
  return answer?.verdict.word ?? claim.verdict;
}

function passes(row: Row, filter: Filter): boolean {
  return filter === "all" || (filter === "turned" ? row.answer?.turned === true : wordOf(row) === "fails");
}

/** Those that held and fail now first, then what else turned, then what fails, is undecided, or is not asked. */
function ranked(rows: readonly Row[]): Row[] {
  const rank = (row: Row) => {
    const now = wordOf(row);
    if (row.answer?.turned) return now === "fails" ? 0 : now === "holds" ? 2 : 1;
    return { fails: 3, undecided: 4, "not asked": 5 }[now] ?? 6;
  };
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

function Counts({ rows, changed, done }: { rows: readonly Row[]; changed: boolean; done: number }) {
  const many = (word: string) => rows.filter((row) => (row.answer || !changed) && wordOf(row) === word).length;
  const lost = rows.filter((row) => row.answer?.turned && row.answer.before === "holds" && wordOf(row) === "fails").length;
  const known = ["holds", "fails", "undecided", "not asked"].map((word) => [word, many(word)] as const).filter(([word, count]) => count || word === "fails");
  const said: Readonly<Record<string, string>> = { holds: "hold", fails: "fail", undecided: "undecided", "not asked": "cannot be asked so" };
  return (
    <p class="claims-counts" role="status">
      {done < 1 ? <><progress value={done} aria-label="claims decided" /> {Math.round(done * rows.length)} of {rows.length} decided… </> : null}
      {known.map(([word, count], k) => <span key={word}>{k ? ", " : ""}<strong>{count}</strong> {said[word]}</span>)}
      {changed && done === 1 ? <>. <strong class={lost ? "claims-lost" : ""}>{lost} held before and {lost === 1 ? "fails" : "fail"} now.</strong></> : "."}
    </p>
  );
}

function Claim({ row, changed, store }: { row: Row; changed: boolean; store: Store }) {
  const { claim, answer } = row;
  const now = wordOf(row);
  const turned = answer?.turned === true;
  const waits = changed && !answer;
  return (
    <li>
      <details class={`claim claim-${(waits ? "waits" : now).replace(" ", "-")}${turned ? " claim-turned" : ""}`}>
        <summary>
          <span class="claim-verdict"><span aria-hidden="true">{SIGNS[waits ? "" : now]}</span> {waits ? "waits" : verdictWords(now, answer)}:</span>{" "}
          <span class="claim-statement">{claim.statement}</span>
        </summary>
        <dl>
          <dt>asks</dt><dd>{claim.expected ? "" : "not to be: "}{claim.asks}</dd>
          <dt>in</dt><dd>{claim.armText}{claim.context ? ` (context ${claim.context})` : ""}</dd>
          {claim.start ? <><dt>from</dt><dd>{startText(claim)}</dd></> : null}
          {answer && detail(answer) ? <><dt>found</dt><dd>{detail(answer)}</dd></> : null}
          {answer?.idle ? <><dt>note</dt><dd>holds as well without its intervention</dd></> : null}
          {claim.disagreement ? <><dt>known to fail</dt><dd>{claim.disagreement}</dd></> : null}
          <dt>source</dt><dd>{claim.where}; {claim.strength}{claim.references.map((one) => <span key={one.text}> <Linked {...one} /></span>)}</dd>
          <dt>id</dt><dd>{claim.came === undefined ? <code>logicnet check {store.state.document.network.name} --claim {claim.id}</code> : <code>{claim.id}</code>}</dd>
        </dl>
        {claim.unfit ? null : <button type="button" onClick={() => show(store, claim)}>Ask this arm in the page</button>}
      </details>
    </li>
  );
}

function verdictWords(now: string, answer: ClaimAnswer | undefined): string {
  if (!answer?.turned) return now === "not asked" ? "cannot be asked so" : now || "unknown";
  const before = { holds: "held", fails: "failed" }[answer.before] ?? `was ${answer.before}`;
  return { holds: `${before} before, holds now`, fails: `${before} before, fails now` }[now] ?? `${before} before, now ${now}`;
}

function detail({ verdict }: ClaimAnswer): string {
  return "reason" in verdict ? verdict.reason : verdict.on ? `on ${verdict.on}` : "";
}

function startText({ start }: ClaimEntry): string {
  if (!start) return "";
  if (start.kind === "states") {
    return start.parts.map((part) => Object.entries(part).map(([name, value]) => `${name}=${value}`).join(" ")).join(" or ");
  }
  const words = [...Object.entries(start.arm.values).map(([name, level]) => `${name}=${level}`), ...start.arm.background, ...start.arm.changes];
  return `the attractors${start.where ? ` that always show ${start.where}` : ""} under ${words.join(" ") || "free inputs"}`;
}

/** The claim's arm as the question, on top of what is asked already; what the claim itself changes has the last word. */
function show(store: Store, claim: ClaimEntry): void {
  const { document, asked } = store.state;
  const own = [...claim.arm.background, ...claim.arm.changes];
  const taken = new Set(own.map((text) => placeIn(document, text)));
  const kept = backgroundOf(document, asked).filter((text) => !taken.has(placeIn(document, text)));
  const expression = claim.question && "expression" in claim.question ? claim.question.expression : asked.phenotype;
  const phenotype = document.phenotypes.find((one) => one.expression === expression)?.name ?? expression;
  const held = new Set([...kept, ...own].map((text) => placeIn(document, text)));
  const setting = Object.fromEntries(Object.entries(claim.arm.values).filter(([name]) => !held.has(name)));
  store.ask({ context: "", setting, drugs: [], changes: [...kept, ...own], phenotype });
  store.look({ panel: "attractors", attractor: -1 });
}

function placeIn(document: PageDocument, text: string): string {
  return placeKey(changeOf(text, Names.of(document)));
}
