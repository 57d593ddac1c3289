// What is held of the inputs: a named setting, and each input free or at a level.

import { useState } from "preact/hooks";
import type { ComponentEntry } from "../../model/document";
import { questionOf } from "../../model/question";
import { held as heldIn } from "../../model/records";
import { setInput, type Store, useQuestion } from "../store";
import { sameValues } from "./context";

const MANY = 10; // inputs from which on they can be searched

export function Inputs({ store }: { store: Store }) {
  const { document, asked } = useQuestion(store);
  const [wanted, want] = useState("");
  const inputs = document.components.filter((one) => one.input || heldIn(asked.setting, one.name) !== undefined);
  const chosen = document.settings.find((one) => sameValues(one.values, asked.setting));
  const held = Object.keys(asked.setting).length;
  if (!inputs.length && !document.settings.length) return null;
  const shown = inputs.filter((one) => `${one.name} ${one.label}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  return (
    <section class="switch">
      <h3>Inputs <span class="note">{inputs.length}, {held} held by the setting</span></h3>
      {document.settings.length ? (
        <label class="field">Setting
          <select
            value={chosen?.name ?? (held ? "\u0000own" : "\u0000none")}
            onChange={(event) => {
              const found = document.settings.find((one) => one.name === event.currentTarget.value);
              store.ask({ setting: found ? found.values : {} });
            }}
          >
            <option value={"\u0000none"}>none: all inputs free</option>
            {chosen || !held ? null : <option value={"\u0000own"}>as below</option>}
            {document.settings.map((one) => <option key={one.name} value={one.name}>{one.name}{one.byDefault ? " (default)" : ""}</option>)}
          </select>
          {chosen?.note ? <span class="note">{chosen.note}</span> : null}
        </label>
      ) : null}
      {held ? <button type="button" onClick={() => store.ask({ setting: {} })}>Free all</button> : null}
      {inputs.length > MANY ? (
        <label class="field">Find an input
          <input type="search" value={wanted} onInput={(event) => want(event.currentTarget.value)} />
        </label>
      ) : null}
      <div class="inputs">{shown.map((one) => <Input key={one.name} store={store} input={one} />)}</div>
    </section>
  );
}

function Input({ store, input }: { store: Store; input: ComponentEntry }) {
  const { document, asked } = useQuestion(store);
  const { made } = questionOf(document, asked);
  const own = heldIn(asked.setting, input.name);
  const context = heldIn(document.contexts.find((one) => one.name === asked.context)?.values, input.name);
  const changed = made.find(({ change }) => change.kind !== "cut" && change.component === input.name);
  const choices: (number | null)[] = [null, ...Array.from({ length: input.maximum + 1 }, (_, level) => level)];
  return (
    <div class="input" role="radiogroup" aria-label={input.label}>
      <span class="name" title={input.note || input.name}>{input.label}</span>
      <span class="choices">
        {choices.map((level) => (
          <label key={String(level)} class={(own ?? null) === level ? "on" : ""}>
            <input
              type="radio" name={`input-${input.name}`} checked={(own ?? null) === level}
              onChange={() => setInput(store, input.name, level)}
            />
            {level === null ? (context === undefined ? "free" : "context") : level}
          </label>
        ))}
      </span>
      {context !== undefined ? <span class="note">{input.name}={context} in the context</span> : null}
      {changed ? <span class="note">held by a change{changed.by ? ` of ${changed.by}` : ""}</span> : null}
    </div>
  );
}
