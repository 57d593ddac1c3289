// How a phenotype shows, in words and signs that do not need colour, and what a change of that is called.

import type { Attractors, Showing } from "../answers/attractors";
import type { Shows } from "../core/codes";
import type { Asked } from "../model/document";
import { held } from "../model/records";
import type { Client } from "../worker/client";
import { useAnswer } from "./answer";
import { whole } from "./numbers";

const SIGNS: Readonly<Record<Shows, string>> = { always: "●", sometimes: "◐", never: "○", depends: "?" };

/** In which of an attractor's states a phenotype shows, as a sign; the word is read aloud. */
export function Shown({ shows }: { shows: Shows }) {
  return <span class={`shows shows-${shows}`} title={shows}><span aria-hidden="true">{SIGNS[shows]}</span><span class="aloud">{shows}</span></span>;
}

/** What the signs mean. */
export const SIGNS_TOLD = Object.entries(SIGNS).map(([shows, sign]) => `${sign} ${shows}`).join("  ");

export interface Counted {
  readonly shown: bigint;
  readonly sometimes: bigint;
  readonly all: bigint;
}

export function counted(one: Showing): Counted {
  const [always, sometimes, never] = [BigInt(one.always), BigInt(one.sometimes), BigInt(one.never)];
  return { shown: always + sometimes, sometimes, all: always + sometimes + never };
}

/** `4 of 17`, and in how many of these at times. */
export function inHowMany({ shown, sometimes, all }: Counted): string {
  return `${whole(String(shown))} of ${whole(String(all))}${sometimes ? `, ${whole(String(sometimes))} of them at times` : ""}`;
}

/** The share of attractors that shows it, in whole percent; 0 and 100 only where it is that. */
export function percent({ shown, all }: Counted): string {
  if (!all || shown === 0n) return "0 %";
  if (shown === all) return "100 %";
  const share = Number((shown * 1000n) / all) / 10;
  return share < 1 ? "<1 %" : share > 99 ? ">99 %" : `${Math.round(share)} %`;
}

/** What an intervention does to a phenotype, as screens and explanations call it. */
export function outcome(before: Counted, now: Counted): "removes" | "reduces" | "keeps" | "increases" {
  const [a, b] = [before.shown * now.all, now.shown * before.all];
  return a && !now.shown ? "removes" : b < a ? "reduces" : b > a ? "increases" : "keeps";
}

/** In how many attractors of a question its phenotype shows: from the list, or counted where that does not say it. */
export function useShowing(client: Client, asked: Asked, answer: Attractors | null): { counted: Counted | null; reason: string; waiting: boolean } {
  const listed = answer && asked.phenotype ? held(answer.showing, asked.phenotype) : undefined;
  const found = useAnswer(client, "showing", answer && asked.phenotype && listed === null && !answer.incomplete ? { asked } : null);
  if (listed) return { counted: counted(listed), reason: "", waiting: false };
  if (!found.answer || found.waiting) return { counted: null, reason: found.error?.message ?? "", waiting: found.waiting };
  return found.answer.reason
    ? { counted: null, reason: `the ${found.answer.reason} ended the count`, waiting: false }
    : { counted: counted(found.answer), reason: "", waiting: false };
}
