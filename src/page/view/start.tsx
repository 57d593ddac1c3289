// Where the dynamics begins, as it is chosen: what the untreated has settled in, all states alike, or a state.

import { useState } from "preact/hooks";
import type { StartGiven } from "../answers/starts";
import type { PageDocument, Values } from "../model/document";
import { equated } from "../model/notation";

const STARTS: Readonly<Record<StartGiven["kind"], string>> = {
  attractors: "attractors of the untreated",
  anywhere: "all states alike",
  state: "a state",
  showing: "attractors of the untreated that show the phenotype",
};

export interface StartChoice {
  readonly start: StartGiven;
  /** What cannot be read of the state; "" where all can. */
  readonly wrong: string;
}

/** `A=1 B=0` against a network's components. */
function readState(document: PageDocument, text: string): { values: Values; wrong: string } {
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

/** The start as the command line's --start. */
export function startText(start: StartGiven): string {
  return { anywhere: "", attractors: "attractors()", showing: "resistant", state: start.kind === "state" ? equated(start.values) : "" }[start.kind];
}

export function StartSwitch({ document, choice, choose, starts }: {
  document: PageDocument; choice: StartChoice; choose: (choice: StartChoice) => void; starts: readonly StartGiven[];
}) {
  const [text, write] = useState("");
  const typed = (given: string) => {
    write(given);
    const { values, wrong } = readState(document, given);
    choose({ start: { kind: "state", values }, wrong });
  };
  const pick = (start: StartGiven) => (start.kind === "state" ? typed(text) : choose({ start, wrong: "" }));
  return (
    <fieldset class="start">
      <legend>From</legend>
      {starts.map((start) => (
        <label key={start.kind} class="check">
          <input type="radio" name="start" checked={choice.start.kind === start.kind} onChange={() => pick(start)} />
          {STARTS[start.kind]}
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
