// All claims of the network, decided with the question's drugs and changes in the background of every arm. As
// `logicnet check NETWORK --background "…"`.

import type { Asked, ClaimEntry } from "../../model/document";
import { backgroundOf } from "../../model/background";
import type { Model } from "../../model/model";
import { Misread } from "../../model/notation";
import type { Tell } from "..";
import { Decider, distinct, inside, type Verdict } from "./decide";
import { Notebook } from "../notebook";

export interface ClaimAnswer {
  readonly id: string;
  readonly verdict: Verdict;
  /** The verdict without the background; of an edited network that of the network that the edits began with. "": unknown. */
  readonly before: string;
  /** Whether the background makes the verdict another one. */
  readonly turned: boolean;
  /** Whether it holds, and would hold as well without its intervention. */
  readonly idle: boolean;
}

const TOLD_EVERY = 100; // milliseconds

export function claims(model: Model, given: { asked: Asked }, tell: Tell<readonly ClaimAnswer[]>): ClaimAnswer[] {
  const [strange] = given.asked.unread ?? [];
  if (strange) throw new Misread(strange.message, strange.hint, strange.value);
  const background = distinct(model, backgroundOf(model.document, given.asked));
  const notebook = new Notebook(model);
  try {
    const decider = new Decider(model, notebook);
    const found: ClaimAnswer[] = [];
    let told = performance.now();
    for (const claim of model.document.claims) {
      found.push(answered(decider, claim, background));
      if (performance.now() - told > TOLD_EVERY) {
        tell(found.length / model.document.claims.length, found);
        told = performance.now();
      }
    }
    return found;
  } finally {
    notebook.free();
  }
}

function answered(decider: Decider, claim: ClaimEntry, background: readonly string[]): ClaimAnswer {
  const { came, unfit } = claim;
  if (unfit) {
    const verdict: Verdict = { word: "not asked", reason: `cannot be asked of the edited network: ${unfit}` };
    return { id: claim.id, verdict, before: came ?? "", turned: Boolean(came), idle: false };
  }
  if (!background.length && claim.verdict) return made(claim);
  const asked = inside(decider.model, claim, background);
  const verdict = decider.verdict(asked);
  const before = came ?? (!background.length ? verdict.word : claim.verdict || decider.verdict(claim).word);
  return { id: claim.id, verdict, before, turned: before !== "" && verdict.word !== before, idle: verdict.word === "holds" && decider.idle(asked) };
}

/** What was found when the page was made. */
function made(claim: ClaimEntry): ClaimAnswer {
  const word = claim.verdict as "holds" | "fails" | "undecided";
  const verdict: Verdict = word === "undecided" ? { word, reason: "logicnet check did not decide it within its bounds when the page was made" } : { word, on: "" };
  return { id: claim.id, verdict, before: word, turned: false, idle: claim.idle };
}
