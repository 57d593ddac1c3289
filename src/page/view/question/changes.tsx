// What is changed: each change as something that can be taken away, a field to write one in the notation, and the
// interventions that the network has by name.

import { useId, useRef, useState } from "preact/hooks";
import type { PageDocument } from "../../model/document";
import { Names } from "../../model/names";
import { changeOf, Misread, placeKey, word, wordsOf } from "../../model/notation";
import { type Made, questionOf } from "../../model/question";
import { type Store, useQuestion } from "../store";
import { Told } from "../told";
import { completions } from "./completion";

export function Changes({ store }: { store: Store }) {
  const { document, asked } = useQuestion(store);
  const { made } = questionOf(document, asked);
  const others = made.filter((one) => one.by);
  const without = (text: string) => store.ask({ changes: asked.changes.filter((one) => one !== text) });
  return (
    <section class="switch">
      <h3>Changes <span class="note">{asked.changes.length || others.length ? "" : "none: the untreated network"}</span></h3>
      <ul class="chips" aria-label="Changes that are made">
        {asked.changes.map((text) => (
          <li key={text}>
            <button type="button" class="chip" onClick={() => without(text)} aria-label={`Take away ${text}`} title={`${inWords(document, text)}; click to take it away`}>
              <code>{text}</code> <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
        {others.map((one) => (
          <li key={`${one.by} ${word(one.change)}`}><span class="chip of"><code>{word(one.change)}</code> of {one.by}</span></li>
        ))}
      </ul>
      <Field store={store} made={made} />
      {document.interventions.length ? (
        <ul class="chips" aria-label="Interventions by name">
          {document.interventions.map((one) => {
            const there = one.changes.every((text) => asked.changes.includes(text));
            const changes = there
              ? asked.changes.filter((text) => !one.changes.includes(text))
              : [...new Set([...asked.changes, ...one.changes])];
            return (
              <li key={one.name}>
                <button type="button" aria-pressed={there} title={[one.note, one.changes.join(" ")].filter(Boolean).join(": ")} onClick={() => store.ask({ changes })}>
                  {one.name}
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </section>
  );
}

/** One change in a sentence. */
function inWords(document: PageDocument, text: string): string {
  try {
    const change = changeOf(text, Names.of(document));
    switch (change.kind) {
      case "hold":
        return `${change.component} is held at ${change.level}`;
      case "keep":
        return `${change.component} is kept between ${change.low} and ${change.high}`;
      case "cut":
        return `${change.target} reads ${change.level} in the place of ${change.source}`;
    }
  } catch {
    return "this cannot be read";
  }
}

/** Where changes are written, with what they could become. */
function Field({ store, made }: { store: Store; made: readonly Made[] }) {
  const { document, asked } = useQuestion(store);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, write] = useState("");
  const [wrong, tell] = useState<Misread | null>(null);
  const [at, go] = useState(-1);
  const [inside, stay] = useState(false);
  const last = wordsOf(text).pop();
  const open = last && last.begin + last.text.length === text.length;
  const offered = open && inside ? completions(document, last.text) : [];
  const add = (whole: string) => {
    try {
      const words = wordsOf(whole).flatMap((one) => read(document, one.text, one.begin, whole));
      if (!words.length) return;
      confirmOnce(document, words, made, whole);
      const drugs = words.filter((one) => one.drug).map((one) => one.text).filter((one) => !asked.drugs.includes(one));
      const changes = words.filter((one) => !one.drug).map((one) => one.text);
      store.ask({ changes: [...new Set([...asked.changes, ...changes])], drugs: [...asked.drugs, ...drugs] });
      write("");
      tell(null);
    } catch (error) {
      if (!(error instanceof Misread)) throw error;
      tell(error);
    }
    go(-1);
  };
  const take = (option: string) => {
    const whole = `${text.slice(0, last!.begin)}${option}`;
    write(whole);
    go(-1);
    add(whole);
    field.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" && offered.length) go((at + 1) % offered.length);
    else if (event.key === "ArrowUp" && offered.length) go((at + offered.length - (at < 0 ? 0 : 1)) % offered.length);
    else if (event.key === "Escape" && offered.length) stay(false);
    else if (event.key === "Enter" && at >= 0 && offered[at]) take(offered[at]);
    else return;
    event.preventDefault();
  };
  return (
    <form class="field combo" onSubmit={(event) => (event.preventDefault(), add(text))}>
      <label for={id}>Add a change</label>
      <span class="row">
        <input
          id={id} ref={field} type="text" value={text} autocomplete="off" spellcheck={false} placeholder="NAME%0, NAME%1 or FROM:TO%0"
          role="combobox" aria-expanded={offered.length > 0} aria-controls={`${id}-list`} aria-autocomplete="list"
          aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined} aria-invalid={wrong ? true : undefined} aria-describedby={`${id}-wrong`}
          onInput={(event) => (write(event.currentTarget.value), tell(null), go(-1), stay(true))} onKeyDown={pressed} onFocus={() => stay(true)} onBlur={() => stay(false)}
        />
        <button type="submit">Add</button>
      </span>
      <ul id={`${id}-list`} role="listbox" aria-label="Changes to choose" class={offered.length ? "offered" : "offered hidden"}>
        {offered.map((option, k) => (
          <li key={option} id={`${id}-${k}`} role="option" aria-selected={k === at} onMouseDown={(event) => (event.preventDefault(), take(option))}>{option}</li>
        ))}
      </ul>
      <div id={`${id}-wrong`}>{wrong ? <Told wrong={wrong} /> : null}</div>
    </form>
  );
}

interface Word {
  readonly text: string;
  readonly drug: boolean;
  readonly begin: number;
  readonly end: number;
}

/** One word that was written: a change, or the name of a drug. Throws Misread with its place in the whole. */
function read(document: PageDocument, text: string, begin: number, whole: string): Word[] {
  const place = { begin, end: begin + text.length };
  const drug = document.drugs.find((one) => one.name.toLowerCase() === text.replaceAll('"', "").toLowerCase());
  if (drug) return [{ text: drug.name, drug: true, ...place }];
  if (text.startsWith("@")) {
    const named = document.interventions.find((one) => `@${one.name}` === text);
    if (named) return named.changes.map((one) => ({ text: one, drug: false, ...place }));
  }
  try {
    return [{ text: word(changeOf(text, Names.of(document), document.drugs.map((one) => one.name))), drug: false, ...place }];
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    throw new Misread(error.message, error.hint, whole, begin + error.begin, begin + error.end);
  }
}

/** Throws Misread where a place is changed in another way already. */
function confirmOnce(document: PageDocument, words: readonly Word[], made: readonly Made[], whole: string): void {
  const names = Names.of(document);
  const there = new Map(made.map((one) => [placeKey(one.change), one] as const));
  for (const one of words.filter((each) => !each.drug)) {
    const change = changeOf(one.text, names);
    const key = placeKey(change);
    const other = there.get(key);
    if (other && word(other.change) !== word(change)) {
      const what = `two changes of one place: ${word(change)}, and ${word(other.change)}${other.by ? ` of ${other.by}` : ""}`;
      throw new Misread(what, `take ${word(other.change)} away first, or leave ${word(change)} out`, whole, one.begin, one.end);
    }
    there.set(key, { change, by: "" });
  }
}
