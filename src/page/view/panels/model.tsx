// The panel of the model: its text, to be edited with errors that point, applied, reverted and saved; files of one's own;
// and the rule of one component.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../model/reading/place";
import { type Bench, benchOf, counted, hasLevels, type Notice, useBench } from "../model/bench";
import { Editor } from "../model/editor";
import { ProblemList } from "../model/problems";
import { RuleEditor } from "../model/rule_editor";
import { safeName, saveText } from "../download";
import { pageWith } from "../model/save";
import type { PanelGiven } from "../panels";
import { selectedComponent, type Store, useStore } from "../store";

export function ModelPanel({ store, client }: PanelGiven) {
  const bench = benchOf(store, client);
  const state = useBench(bench);
  const { document, look } = useStore(store);
  const [target, go] = useState<{ problem: Problem } | null>(null);
  useEffect(() => void bench.write().catch(() => undefined), [bench, document, state.text === null]);
  const problems = state.read && !state.read.document ? state.read.problems : [];
  const count = state.read && !state.read.document ? state.read.count : 0;
  const apply = async () => {
    const first = (await bench.apply()) ? null : bench.firstProblem; // goes to what is in the way
    if (first) go({ problem: first });
  };
  const selected = selectedComponent(look);
  return (
    <section class="model" aria-label="Model">
      <Files bench={bench} store={store} />
      <Told notice={state.notice} />
      <fieldset class="forms">
        <legend>The model as text</legend>
        {(["rules", "toml"] as const).map((form) => (
          <label key={form}>
            <input
              type="radio" name="model-form" checked={state.form === form}
              disabled={bench.edited || (form === "rules" && hasLevels(document))} onChange={() => void bench.write(form)}
            />{" "}
            {form === "rules" ? "rules, one a line" : "all of it, as TOML"}
          </label>
        ))}
        {bench.edited ? <span class="note">apply or undo the edit to see the other form</span> : null}
        {hasLevels(document) ? <span class="note">components have levels, which only TOML can say</span> : null}
      </fieldset>
      {state.text === null ? <p role="status">writing the model…</p> : (
        <Editor
          label={`${state.file}, the text of the model`} text={state.text} problems={problems} target={target}
          edit={(text) => bench.edit(text)} apply={() => void apply()}
        />
      )}
      <p id="model-status" class="status" role="status">{statusOf(bench, count)}</p>
      <p class="buttons">
        <button type="button" disabled={!bench.edited} onClick={() => void apply()}>Apply</button>{" "}
        <button type="button" disabled={!bench.edited} onClick={() => bench.leave()}>{state.base === null && state.text !== null ? "Leave this file" : "Undo the edit"}</button>{" "}
        <button type="button" disabled={!bench.canRevert} onClick={() => bench.revert()}>Back to what the page came with</button>
        <span class="note">Ctrl+Enter applies</span>
      </p>
      {bench.edited && state.read?.document ? <Coming lines={[...state.read.said, ...state.read.unfit.map((one) => `will be left out: ${one}`)]} /> : null}
      <ProblemList problems={problems} count={count} go={(problem) => go({ problem })} />
      <h3>One rule</h3>
      <p>
        <label for="model-component">Component</label>{" "}
        <select
          id="model-component" value={selected}
          onChange={(event) => store.look({ selected: event.currentTarget.value ? { component: event.currentTarget.value } : null })}
        >
          <option value="">choose one</option>
          {document.components.map((one) => <option key={one.name} value={one.name}>{one.label}</option>)}
        </select>
      </p>
      {selected && !bench.edited ? <RuleEditor store={store} client={client} component={selected} /> : null}
      {selected && bench.edited ? <p class="note">apply or undo the edit of the text first</p> : null}
    </section>
  );
}

function statusOf(bench: Bench, count: number): string {
  const { text, base, read, file } = bench.state;
  if (text === null) return "";
  if (count) return `${counted(count)} in ${file}`;
  if (base !== null && text === base) return bench.unsaved ? "Not saved yet." : "As the page has it.";
  if (!read?.document) return "reading…";
  const { components, regulations } = read.document;
  return `Can be applied: ${components.length} components, ${regulations.length} regulations.`;
}

function Told({ notice }: { notice: Notice | null }) {
  return (
    <div role={notice?.bad ? "alert" : "status"}>
      {notice ? (
        <div class={notice.bad ? "notice bad" : "notice"}>
          <p><strong><bdi>{notice.title}</bdi></strong></p>
          {notice.lines.length ? <ul>{notice.lines.map((one, i) => <li key={i}><bdi>{one}</bdi></li>)}</ul> : null}
          {notice.command ? <p>On the command line: <code class="command">{notice.command}</code></p> : null}
        </div>
      ) : null}
    </div>
  );
}

/** What applying the text will do beside other rules. */
function Coming({ lines }: { lines: readonly string[] }) {
  return lines.length ? <ul class="note">{lines.slice(0, 12).map((one, i) => <li key={i}><bdi>{one}</bdi></li>)}{lines.length > 12 ? <li>and {lines.length - 12} more</li> : null}</ul> : null;
}

type Saved = "bnet" | "toml" | "page";

/** Opening and saving. What a format leaves out is said before it is saved. */
function Files({ bench, store }: { bench: Bench; store: Store }) {
  const chooser = useRef<HTMLInputElement>(null);
  const confirm = useRef<HTMLButtonElement>(null);
  const [asking, ask] = useState<{ form: Saved; text: string; lost: readonly string[] } | null>(null);
  useEffect(() => confirm.current?.focus(), [asking]);
  const { document, asked } = useStore(store);
  const name = document.network.name || "network";
  const done = (form: Saved, text: string) => {
    saveText(safeName(`${name}.${form === "page" ? "html" : form}`), text, form === "page" ? "text/html" : "text/plain");
    ask(null);
    if (form !== "bnet") bench.wasSaved();
  };
  const save = async (form: Saved) => {
    if (form === "page") return done(form, pageWith({ ...document, first: asked }));
    const { text, lost } = await bench.written(form);
    if (lost.length) ask({ form, text, lost });
    else done(form, text);
  };
  return (
    <div class="files">
      <p class="buttons">
        <button type="button" onClick={() => chooser.current?.click()}>Open a model…</button>
        <input
          ref={chooser} class="chooser" type="file" tabIndex={-1} aria-label="A model to open" aria-hidden="true"
          onChange={(event) => {
            void bench.open([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />{" "}
        <button type="button" disabled={bench.edited} onClick={() => void save("bnet")}>Save as .bnet</button>{" "}
        <button type="button" disabled={bench.edited} onClick={() => void save("toml")}>Save as .toml</button>{" "}
        <button type="button" disabled={bench.edited} onClick={() => void save("page")}>Save this page</button>
      </p>
      <p class="note">
        Or drop a file anywhere on the page. The page reads .bnet and TOML; the command line makes TOML of the other formats: <code>logicnet convert FILE out.toml</code>.
        {bench.edited ? " What is edited is saved when it was applied." : ""}
      </p>
      {asking ? (
        <div class="notice" role="alertdialog" aria-label={`Saving as .${asking.form}`} onKeyDown={(event) => event.key === "Escape" && ask(null)}>
          <p><strong>Saving as .{asking.form} does not keep:</strong></p>
          <ul>{asking.lost.slice(0, 30).map((one, i) => <li key={i}><bdi>{one}</bdi></li>)}{asking.lost.length > 30 ? <li>and {asking.lost.length - 30} more</li> : null}</ul>
          <p class="buttons">
            <button type="button" ref={confirm} onClick={() => done(asking.form, asking.text)}>Save it so</button>{" "}
            <button type="button" onClick={() => ask(null)}>Do not save</button>
          </p>
        </div>
      ) : null}
    </div>
  );
}
