// The rule of one component in a text field, read while it is typed. The inspector and the model's panel have it.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Read } from "../../answers/read";
import { conditionsOf } from "../../model/conditions";
import { type AnswerError, type Client, Ended } from "../../worker/client";
import { type Store, useStore } from "../store";
import { benchOf } from "./bench";
import { Excerpt } from "./problems";

export function RuleEditor({ store, client, component }: { store: Store; client: Client; component: string }) {
  const { document, asked } = useStore(store);
  const entry = document.components.find((one) => one.name === component);
  const stands = entry ? conditionsOf(entry) : [];
  const [texts, set] = useState(stands);
  const [read, tell] = useState<Read | null>(null);
  const [failed, fail] = useState("");
  const latest = useRef(0);
  useEffect(() => {
    set(stands);
    tell(null);
    fail("");
  }, [document, component]);
  if (!entry) return null;
  const changed = texts.length === stands.length && texts.some((text, k) => text !== stands[k]);
  const check = async (conditions: readonly string[]): Promise<Read | null> => {
    const turn = ++latest.current;
    try {
      const found = await client.ask("rule", { component, conditions, asked });
      if (turn === latest.current) tell(found);
      return found;
    } catch (error) {
      if (!(error instanceof Ended)) fail((error as AnswerError).message);
      return null;
    }
  };
  const edit = (k: number, text: string) => {
    const conditions = texts.map((one, i) => (i === k ? text : one));
    set(conditions);
    void check(conditions);
  };
  const apply = async () => {
    const found = await check(texts);
    if (found?.document) benchOf(store, client).adopt(found, `${component} has another rule now.`);
  };
  const problems = read && !read.document ? read.problems : [];
  return (
    <form class="rule-editor" onSubmit={(event) => (event.preventDefault(), void apply())}>
      {texts.map((text, k) => {
        const own = problems.filter((one) => one.line === k + 1);
        const id = `rule-${k + 1}`;
        return (
          <div key={k}>
            <label for={id}>{entry.maximum === 1 ? <>Rule of <bdi>{entry.label}</bdi></> : <><bdi>{entry.label}</bdi> moves to {k + 1} where</>}</label>
            <input
              id={id} type="text" dir="ltr" spellcheck={false} autocomplete="off" autocapitalize="off" value={text}
              aria-invalid={own.length > 0} aria-describedby={`${id}-said`} onInput={(event) => edit(k, event.currentTarget.value)}
            />
            <div id={`${id}-said`} role="status">
              {own.map((one, i) => (
                <div class="wrong" key={i}>
                  <p><bdi>{one.message}</bdi>{one.hint ? <>. <bdi>{one.hint}</bdi></> : null}</p>
                  <Excerpt problem={one} />
                </div>
              ))}
            </div>
          </div>
        );
      })}
      {entry.input ? <p class="note">An input: its rule is its own name, and nothing in the network sets it.</p> : null}
      {problems.some((one) => one.line === 0) ? <p class="wrong" role="alert">{problems.map((one) => one.message).join("; ")}</p> : null}
      {failed ? <p class="wrong" role="alert">{failed}</p> : null}
      <p class="buttons">
        <button type="submit" disabled={!changed || problems.length > 0}>Apply the rule</button>{" "}
        <button type="button" disabled={!changed} onClick={() => (set(stands), tell(null))}>As it was</button>
      </p>
    </form>
  );
}
