// The context that is asked in: an experiment or a subtype, and what it holds and changes.

import type { Asked, PageDocument, Values } from "../../model/document";
import { equated } from "../../model/notation";
import { several } from "../numbers";
import { type Store, useQuestion } from "../store";

export function ContextSwitch({ store }: { store: Store }) {
  const { document, asked } = useQuestion(store);
  const chosen = document.contexts.find((one) => one.name === asked.context);
  const kinds = [...new Set(document.contexts.map((one) => one.kind))];
  return (
    <section class="switch">
      <h3><label for="context">Context</label></h3>
      <select id="context" value={asked.context} onChange={(event) => store.ask(inContext(document, asked, event.currentTarget.value))} aria-describedby="context-note">
        <option value="">none</option>
        {asked.context && !chosen ? <option value={asked.context}>{asked.context} (unknown)</option> : null}
        {kinds.map((kind) => (
          <optgroup key={kind} label={kind || "context"}>
            {document.contexts.filter((one) => one.kind === kind).map((one) => <option key={one.name} value={one.name}>{one.name}</option>)}
          </optgroup>
        ))}
      </select>
      <div id="context-note">
        {chosen?.note ? <p class="note">{chosen.note}</p> : null}
        {chosen ? (
          <details class="note">
            <summary>
              holds {several(Object.keys(chosen.values).length, "input")}
              {chosen.changes.length ? `, makes ${several(chosen.changes.length, "change")}` : ""}
            </summary>
            <code>{equated(chosen.values)}</code>
            {chosen.changes.length ? <p><code>{chosen.changes.join(" ")}</code></p> : null}
          </details>
        ) : null}
      </div>
    </section>
  );
}

/** A setting that the network has by default stands in only where nothing else is said: not in a context. */
function inContext(document: PageDocument, asked: Asked, context: string): Partial<Asked> {
  const byDefault = document.settings.find((one) => one.byDefault)?.values ?? {};
  const empty = Object.keys(asked.setting).length === 0;
  if (context && sameValues(asked.setting, byDefault)) return { context, setting: {} };
  return !context && empty ? { context, setting: byDefault } : { context };
}

export function sameValues(one: Values, other: Values): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
