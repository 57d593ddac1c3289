// The phenotype that is looked at: one that the network names, or an expression that is typed.

import { useEffect, useId, useState } from "preact/hooks";
import { AnswerError, type Client } from "../../worker/client";
import { type Store, useQuestion } from "../store";
import { Told } from "../told";

export function PhenotypeSwitch({ store, client }: { store: Store; client: Client }) {
  const { document, asked } = useQuestion(store);
  const id = useId();
  const named = document.phenotypes.find((one) => one.name === asked.phenotype);
  const [own, write] = useState(named ? "" : asked.phenotype);
  const [typing, type] = useState(!named);
  const [wrong, tell] = useState<AnswerError | null>(null);
  useEffect(() => {
    type(!named);
    if (!named) write(asked.phenotype);
    tell(null);
  }, [asked.phenotype, document]);
  const set = () => {
    const text = own.trim();
    if (!text) return;
    client.ask("expression", { text }).then(
      () => (tell(null), text !== asked.phenotype && store.ask({ phenotype: text })),
      (error: Error) => error instanceof AnswerError && tell(error),
    );
  };
  return (
    <section class="switch">
      <h3><label for={id}>Phenotype</label></h3>
      {document.phenotypes.length ? (
        <select
          id={id} value={typing ? "\u0000" : asked.phenotype}
          onChange={(event) => {
            const { value } = event.currentTarget;
            type(value === "\u0000");
            if (value !== "\u0000") store.ask({ phenotype: value });
          }}
        >
          {document.phenotypes.map((one) => <option key={one.name} value={one.name}>{one.label || one.name}</option>)}
          <option value={"\u0000"}>an expression…</option>
        </select>
      ) : null}
      {typing || !document.phenotypes.length ? (
        <form class="field" onSubmit={(event) => (event.preventDefault(), set())}>
          <span class="row">
            <input
              id={document.phenotypes.length ? `${id}-own` : id} type="text" value={own} spellcheck={false} autocomplete="off"
              placeholder="A & !B" aria-label="Phenotype as an expression" aria-invalid={wrong ? true : undefined} aria-describedby={`${id}-wrong`}
              onInput={(event) => (write(event.currentTarget.value), tell(null))}
            />
            <button type="submit">Ask</button>
          </span>
        </form>
      ) : null}
      <div id={`${id}-wrong`}>{wrong ? <Told wrong={wrong} /> : null}</div>
      {named?.note && !typing ? <p class="note">{named.note}</p> : null}
      {named && !typing ? <details class="note"><summary>as an expression</summary><code>{named.expression}</code></details> : null}
    </section>
  );
}
