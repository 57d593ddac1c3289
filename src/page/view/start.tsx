// Where the dynamics begins, as it is chosen: what the untreated has settled in, all states alike, or a state.

import { useState } from "preact/hooks";
import type { StartGiven } from "../answers/starts";
import type { PageDocument, Values } from "../model/document";
import { equated } from "../model/notation";

export const STARTS: Readonly<Record<StartGiven["kind"], string>> = {
  attractors: "attractors of the untreated",
  anywhere: "all states alike",
  state: "a state",
};

export interface StartChoice {
  readonly start: StartGiven;
  /** What cannot be read of the state; "" where all can. */
  readonly wrong: string;
}

/** `A=1 B=0` against a network's components. */
export function readState(document: PageDocument, text: string): { values: Values; wrong: string } {
  const values: Record<string, number> = {};
  for (const part of text.split(/\s+/).filter(Boolean)) {
    const match = /^"?(.+?)"?=(\d+)$/.exec(part);
    const component = match && document.components.find((one) => one.name === match[1]);
    if (!component) return { values, wrong: match ? `the network has no component ${match[1]}` : `expected NAME=0 or NAME=1, found ${part}` };
    const level = Number(match[2]);
    if (level > component.maximum) return { values, wrong: `${component.name} has levels from 0 to ${component.maximum}` };
    values[component.name] = level;
  }
  return { values, wrong: "" };
}

/** The start as the command line's --from. */
export function startText(start: StartGiven): string {
  return start.kind === "anywhere" ? "" : start.kind === "attractors" ? "attractors()" : equated(start.values);
}

export function StartSwitch({ document, choice, choose, kinds }: {
  document: PageDocument; choice: StartChoice; choose: (choice: StartChoice) => void; kinds: readonly StartGiven["kind"][];
}) {
  const [text, write] = useState("");
  const typed = (given: string) => {
    write(given);
    const { values, wrong } = readState(document, given);
    choose({ start: { kind: "state", values }, wrong });
  };
  const pick = (kind: StartGiven["kind"]) => (kind === "state" ? typed(text) : choose({ start: { kind }, wrong: "" }));
  return (
    <fieldset class="start">
      <legend>From</legend>
      {kinds.map((kind) => (
        <label key={kind} class="check">
          <input type="radio" name="start" checked={choice.start.kind === kind} onChange={() => pick(kind)} />
          {STARTS[kind]}
        </label>
      ))}
      {choice.start.kind === "state" ? (
        <label>
          values; what is not named is drawn evenly
          <input
            type="text" value={text} placeholder="A=1 B=0" spellcheck={false} aria-invalid={choice.wrong !== ""}
            aria-describedby="start-wrong" onInput={(event) => typed(event.currentTarget.value)}
          />
        </label>
      ) : null}
      {choice.wrong ? <p id="start-wrong" class="told" role="alert">{choice.wrong}</p> : null}
    </fieldset>
  );
}
