// Why, step by step: what percolates from what is held, round by round, each round painted on the diagram; and of the
// component that is selected the chain back to what is held.

import { useEffect, useState } from "preact/hooks";
import type { Known, Link, Percolation } from "../../answers/percolation";
import type { PageDocument } from "../../model/document";
import { Names } from "../../model/names";
import { questionOf } from "../../model/question";
import { useAnswer } from "../answer";
import { commandLine } from "../command";
import { levels, several } from "../numbers";
import { isTreated, NOT_KNOWN } from "../painting";
import type { PanelGiven } from "../panels";
import { selectedComponent, type Store, useLook, useQuestion } from "../store";
import { Stepper } from "../stepper";
import { Told } from "../told";

export function WhyPanel({ store, client }: PanelGiven) {
  const { document, asked } = useQuestion(store);
  const look = useLook(store);
  const sound = questionOf(document, asked).problems.length === 0;
  const { answer, waiting, error } = useAnswer(client, "percolation", sound ? { asked } : null);
  const [until, go] = useState<number | null>(null);
  const [differing, onlyDiffering] = useState(true);
  const last = Math.max(0, (answer?.rounds ?? 1) - 1);
  const round = Math.min(until ?? last, last);
  useEffect(() => {
    if (answer) paint(store, document, answer, round);
  }, [store, document, answer, round]);
  if (error) return <Told wrong={error} />;
  if (!answer) return <p class="waiting">{waiting ? "Following what is held…" : "The question cannot be asked as it stands."}</p>;
  const name: Namer = (component) => Names.of(document).label(component);
  const selected = selectedComponent(look);
  const links = answer.links.filter((one) => one.round <= round && (!differing || !isTreated(asked) || one.differs));
  return (
    <div aria-busy={waiting} class={waiting ? "stale" : ""}>
      <p>
        What is held spreads along the rules: <strong>{answer.fixed} of {several(answer.components, "component")}</strong> follow
        {answer.rounds ? ` in ${several(answer.rounds, "round")}` : ""}, in every attractor and whatever the state before.
        {answer.fixed < answer.components ? " The others depend on free inputs or on feedback." : ""}
      </p>
      {selected ? <Chain answer={answer} component={selected} name={name} store={store} /> : (
        <p class="note">Select a component to see why it is what it is.</p>
      )}
      {answer.rounds ? <Stepper label="Rounds" what="round" at={round} last={last} go={go} /> : <p>Nothing is fixed: nothing is held, and no rule is constant.</p>}
      {isTreated(asked) && answer.rounds ? (
        <label class="check">
          <input type="checkbox" checked={differing} onChange={(event) => onlyDiffering(event.currentTarget.checked)} />
          only what the untreated does not have ({answer.links.filter((one) => one.differs).length})
        </label>
      ) : null}
      <ol class="rounds">
        {Array.from({ length: round + 1 }, (_, k) => links.filter((one) => one.round === k)).map((several, k) =>
          several.length ? (
            <li key={k} value={k} class={k === round ? "now" : ""}>
              <h4>Round {k}{k ? "" : ": held, or constant by itself"}</h4>
              <ul>
                {several.map((one) => (
                  <li key={one.component}>
                    <Sentence link={one} name={name} store={store} />
                    {one.differs && isTreated(asked) ? <span class="tag">not in the untreated</span> : null}
                  </li>
                ))}
              </ul>
            </li>
          ) : null,
        )}
      </ol>
      {isTreated(asked) && asked.phenotype ? (
        <p class="note">Paths and what holds the phenotype up: <code>{commandLine(document, asked, "explain").replace(/ --phenotype .*$/, "")} --phenotype {`"${asked.phenotype}"`}</code></p>
      ) : null}
    </div>
  );
}

type Namer = (component: string) => string;

/** `STAT3 is 0, since JAK1 is 0`. */
function Sentence({ link, name, store }: { link: Link; name: Namer; store: Store }) {
  const is = (one: Known) => (one.low === one.high ? `is ${one.low}` : `is between ${levels(one.low, one.high)}`);
  const select = (component: string) => store.look({ selected: { component } });
  const named = (component: string) => <button type="button" class="link" onClick={() => select(component)}>{name(component)}</button>;
  return (
    <>
      {named(link.component)} {is(link)}
      {link.because.length
        ? <>, since {link.because.map((one, k) => (
            <span key={one.component}>{k ? (k === link.because.length - 1 ? " and " : ", ") : ""}{named(one.component)} {is(one)}</span>
          ))}</>
        : <>: {link.by}</>}
    </>
  );
}

/** Of one component all that it rests on, from what is held. */
function Chain({ answer, component, name, store }: { answer: Percolation; component: string; name: Namer; store: Store }) {
  const links = backFrom(answer, component);
  return (
    <section class="chain" aria-label={`Why ${name(component)}`}>
      <h3>Why {name(component)}?</h3>
      {links.length ? (
        <ol>{links.map((one) => <li key={`${one.round} ${one.component}`}><Sentence link={one} name={name} store={store} /></li>)}</ol>
      ) : (
        <p>Percolation does not fix it: it depends on a free input or on feedback. Its levels stand under Attractors.</p>
      )}
    </section>
  );
}

/** The links that a component rests on, what is held first. */
function backFrom(answer: Percolation, component: string): Link[] {
  const byName = new Map<string, Link[]>();
  for (const one of answer.links) byName.set(one.component, [...(byName.get(one.component) ?? []), one]);
  const taken = new Set<Link>();
  const follow = [component];
  for (let name = follow.pop(); name !== undefined; name = follow.pop()) {
    for (const link of byName.get(name) ?? []) {
      if (taken.has(link)) continue;
      taken.add(link);
      follow.push(...link.because.map((one) => one.component));
    }
  }
  return answer.links.filter((one) => taken.has(one));
}

/** The rounds up to one: what is known by then, and in which round it followed. */
function paint(store: Store, document: PageDocument, answer: Percolation, round: number): void {
  const levels = new Map<string, readonly [number, number]>(document.components.map((one) => [one.name, one.input ? [0, one.maximum] : NOT_KNOWN]));
  const steps = new Map<string, number>();
  for (const one of answer.links) {
    if (one.round > round) continue;
    levels.set(one.component, [one.low, one.high]);
    steps.set(one.component, one.round);
  }
  store.paint({ levels, steps, differing: new Set() });
}
