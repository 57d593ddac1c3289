// What is asked and what is found, in one line that is also spoken where it changes.

import { useEffect, useState } from "preact/hooks";
import type { Asked } from "../../model/document";
import { phenotypeLabel } from "../../model/names";
import { questionOf, untreatedOf } from "../../model/question";
import type { Client } from "../../worker/client";
import { several } from "../numbers";
import { isTreated, nothingKnown, useAttractors } from "../painting";
import { type Store, useQuestion } from "../store";
import { inHowMany, outcome, useShowing } from "../verdict";
import { askAgain, cancel, useWork } from "../work";

export function Headline({ store, client }: { store: Store; client: Client }) {
  const { document, asked } = useQuestion(store);
  const { now, untreated } = useAttractors(store, client);
  const showing = useShowing(client, asked, now.answer);
  const was = useShowing(client, untreatedOf(asked), isTreated(asked) ? untreated.answer : null);
  const [slow, slowly] = useState(false);
  useEffect(() => {
    slowly(false);
    const timer = setTimeout(() => slowly(true), 400);
    return () => clearTimeout(timer);
  }, [now.waiting, asked]);
  const { long, cancelled } = useWork(client, JSON.stringify(asked));
  const { problems } = questionOf(document, asked);
  return (
    <div class="headline">
      <span class="asked">{inWords(asked)}</span>
      <span role="status" aria-live="polite" class="found">{found()}</span>
      {long ? <button type="button" onClick={() => cancel(client)}>Cancel</button> : null}
      {cancelled && !long ? <button type="button" onClick={() => askAgain(client)}>Ask again</button> : null}
    </div>
  );

  function found(): string {
    if (problems.length) return "This cannot be asked as it stands.";
    if (now.error) return now.error.message;
    if (!now.answer || now.waiting) return now.answer && !slow ? said() : "solving…";
    return said();
  }

  function said(): string {
    const answer = now.answer!;
    if (nothingKnown(answer)) return "attractors not known: none was found before the work ended";
    const head = `${answer.incomplete ? "at least " : ""}${several(answer.count, "attractor")}`;
    if (!asked.phenotype || answer.count === "0") return head;
    const name = phenotypeLabel(document, asked.phenotype);
    if (!showing.counted) return showing.waiting ? `${head}; ${name}: counting…` : head;
    const there = showing.counted.shown ? `in ${inHowMany(showing.counted)}` : "in none";
    if (!isTreated(asked) || !was.counted) return `${head}; ${name} ${there}`;
    const compared = COMPARED[outcome(was.counted, showing.counted)];
    return `${head}; ${name} ${there}${compared} (${inHowMany(was.counted)})`;
  }
}

const COMPARED = {
  removes: ": removed, is there untreated", reduces: ", less than untreated", keeps: ", as untreated", increases: ", more than untreated",
} as const;

function inWords(asked: Asked): string {
  const held = Object.entries(asked.setting);
  const parts = [
    asked.context && `in ${asked.context}`,
    held.length > 6 ? `${held.length} inputs held` : held.map(([name, level]) => `${name}=${level}`).join(" "),
    asked.drugs.join(" + "), asked.changes.join(" "),
  ].filter(Boolean);
  return parts.length ? parts.join(", ") : "untreated, inputs free";
}
