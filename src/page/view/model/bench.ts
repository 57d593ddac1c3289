// The model on the bench: the text that is edited, what is wrong with it, what was told of it, and whether it was saved.
// One for each page; it outlives the panel that shows it.

import { useEffect, useState } from "preact/hooks";
import type { Form } from "../../answers/write";
import type { Read } from "../../answers/read";
import type { PageDocument } from "../../model/document";
import type { Problem } from "../../model/reading/place";
import { type AnswerError, type Client, Ended } from "../../worker/client";
import type { Store } from "../store";

/** What was told last: of a file, of an edit. */
export interface Notice {
  /** Whether something did not work. */
  readonly bad: boolean;
  readonly title: string;
  readonly lines: readonly string[];
  /** A command line that does what the page cannot; "" for none. */
  readonly command: string;
}

export interface BenchState {
  /** `rules`: one a line; `toml`: all that is known. */
  readonly form: "rules" | "toml";
  /** What is edited; null: not written yet. */
  readonly text: string | null;
  /** The text of the network as the page has it; null: the text is a file that was not taken. */
  readonly base: string | null;
  /** The name of the file that the text is of. */
  readonly file: string;
  /** What came of reading the text; null: not read yet. */
  readonly read: Read | null;
  readonly notice: Notice | null;
}

const MOST_BYTES = 20_000_000;
const PAUSE = 15; // ms without a key before a text is read

const BENCHES = new WeakMap<Store, Bench>();

export function benchOf(store: Store, client: Client): Bench {
  let bench = BENCHES.get(store);
  if (!bench) BENCHES.set(store, (bench = new Bench(store, client)));
  return bench;
}

export class Bench {
  state: BenchState;
  /** What the page came with. */
  private readonly came: PageDocument;
  private has: PageDocument;
  private saved: PageDocument;
  private reading: AbortController | null = null;
  /** The text and the question that `state.read` is of. */
  private readOf: readonly [text: string | null, asked: unknown] = [null, null];
  private timer = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly store: Store,
    private readonly client: Client,
  ) {
    this.came = this.has = this.saved = store.state.document;
    this.state = { form: plainest(this.came), text: null, base: null, file: "", read: null, notice: null };
    // another part of the page may bring a network too
    store.listen(() => store.state.document !== this.has && this.follow(store.state.document));
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Whether the text differs from the network that the page has. */
  get edited(): boolean {
    return this.state.text !== null && this.state.text !== this.state.base;
  }
  /** Whether leaving the page would lose something. */
  get unsaved(): boolean {
    return this.has !== this.saved || (this.edited && this.state.base !== null);
  }
  /** What is wrong first in the text; null: nothing that is known. */
  get firstProblem(): Problem | null {
    const { read } = this.state;
    return (read && !read.document && read.problems.find((one) => one.line > 0)) || null;
  }
  get canRevert(): boolean {
    return this.has !== this.came || this.edited;
  }

  /** Write the text of the network, where there is none yet. */
  async write(form: "rules" | "toml" = this.state.form): Promise<void> {
    if (this.state.text !== null && form === this.state.form) return;
    const [document, before] = [this.has, this.state.text];
    const { text } = await this.client.ask("write", { form });
    // a file may have come meanwhile
    if (document === this.has && before === this.state.text) this.set({ form, text, base: text, file: fileOf(document, form), read: null });
  }

  /** Another text; it is read after a short pause. */
  edit(text: string): void {
    this.set({ text, notice: null });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), PAUSE) as unknown as number;
  }

  /** Read the text that is there. */
  async check(): Promise<Read | null> {
    clearTimeout(this.timer);
    const { text, file, base, read: known } = this.state;
    const { asked } = this.store.state;
    if (text === null) return null;
    if (known && this.readOf[0] === text && this.readOf[1] === asked) return known;
    const read = await this.ask({ name: file, content: text, asked, edit: base !== null });
    if (read && this.state.text === text) {
      this.readOf = [text, asked];
      this.set({ read });
    }
    return read;
  }

  /** Take the text for the network. False where it cannot be read. */
  async apply(): Promise<boolean> {
    const read = await this.check();
    if (!read?.document) return false;
    const { text, form, file, base } = this.state;
    this.adopt(read, base === null ? `${file} is the network of the page now.` : "The edited model is the network of the page now.");
    this.set({ text, form, file: base === null ? fileOf(this.has, form) : file, base: text, read });
    return true;
  }

  /** Take what was read for the network, with what is to be said of it. */
  adopt(read: Read, title: string): void {
    if (!read.document) return;
    this.has = read.document;
    this.client.use(read.document);
    this.store.use(read.document, read.asked);
    const lines = [...read.said, ...read.unfit.map((one) => `left out, as it does not fit: ${one}`)];
    this.set({ text: null, base: null, form: formFor(read.document, this.state.form), file: "", read: null, notice: { bad: false, title, lines, command: "" } });
  }

  /** A file of the reader's own. */
  async open(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    const more = files.length > 1 ? [`${files.length} files were given, and ${file.name} is the one that is read: a page has one network`] : [];
    if (file.size > MOST_BYTES) {
      const lines = ["the command line reads files of any size"];
      return this.tell({ bad: true, title: `${file.name}: ${Math.round(file.size / 1e6)} MB, and the page reads up to ${MOST_BYTES / 1e6} MB.`, lines, command: "logicnet attractors FILE" });
    }
    let content: Uint8Array;
    try {
      content = new Uint8Array(await file.arrayBuffer());
    } catch {
      return this.tell({ bad: true, title: `${file.name}: cannot be read.`, lines: ["a folder is no model: choose the file in it"], command: "" });
    }
    const read = await this.ask({ name: file.name, content, asked: this.store.state.asked, edit: false });
    if (!read) return;
    const text = new TextDecoder().decode(content);
    const form = read.format === "toml" ? "toml" : "rules";
    if (read.document) {
      this.adopt(read, `${file.name} is the network of the page now.`);
      this.saved = this.has;
      this.set({ form, text, base: text, file: file.name, notice: { ...this.state.notice!, lines: [...more, ...this.state.notice!.lines] } });
      return;
    }
    const { problems, command } = read;
    const placed = read.format !== null && problems.some((one) => one.line > 0);
    const lines = [...more, ...(placed ? ["the page keeps its network; mend the text below and apply it, or revert"] : problems.map((one) => one.hint))];
    const title = placed ? `${file.name} cannot be read yet: ${counted(read.count)}.` : `${problems[0]?.message ?? file.name}.`;
    this.set({ ...(placed ? { form, text, base: null, file: file.name, read } : {}), notice: { bad: true, title, lines: lines.filter(Boolean), command } });
  }

  /** Leave a file that was not taken, or an edit: the text is that of the network again. */
  leave(): void {
    this.reading?.abort();
    clearTimeout(this.timer);
    const { base } = this.state;
    this.set({ text: base, read: null, notice: null, ...(base === null ? { form: formFor(this.has, this.state.form), file: "" } : {}) });
  }

  /** What the page came with. */
  revert(): void {
    if (this.has !== this.came) {
      this.has = this.saved = this.came;
      this.client.use(this.came);
      this.store.use(this.came);
    }
    this.set({ form: plainest(this.came), text: null, base: null, file: "", read: null, notice: { bad: false, title: "The page has the network again that it came with.", lines: [], command: "" } });
  }

  /** The text of the network in a form to save, and what that leaves out. */
  async written(form: Form): Promise<{ text: string; lost: readonly string[] }> {
    // a file in TOML that was brought says more than the page knows of it
    if (form === "toml" && this.state.form === "toml" && this.state.base !== null && !this.edited) return { text: this.state.base, lost: [] };
    return this.client.ask("write", { form });
  }

  wasSaved(): void {
    this.saved = this.has;
    this.set({});
  }

  tell(notice: Notice | null): void {
    this.set({ notice });
  }

  private async ask(given: { name: string; content: string | Uint8Array; asked: Store["state"]["asked"]; edit: boolean }): Promise<Read | null> {
    this.reading?.abort();
    const own = (this.reading = new AbortController());
    try {
      return await this.client.ask("read", given, undefined, own.signal);
    } catch (error) {
      if (!(error instanceof Ended)) {
        const { message, hint } = error as AnswerError;
        this.tell({ bad: true, title: `${given.name}: ${message}.`, lines: [hint].filter(Boolean), command: "logicnet attractors FILE" });
      }
      return null;
    }
  }

  private follow(document: PageDocument): void {
    this.has = document;
    this.set({ form: formFor(document, this.state.form), text: null, base: null, file: "", read: null });
  }

  private set(change: Partial<BenchState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** The bench's state in a component, which is drawn again where it changes. */
export function useBench(bench: Bench): BenchState {
  const [state, set] = useState(bench.state);
  useEffect(() => {
    set(bench.state);
    return bench.listen(() => set(bench.state));
  }, [bench]);
  return state;
}

export function counted(problems: number): string {
  return problems === 1 ? "1 problem" : `${problems} problems`;
}

/** Whether a network can be edited as one rule a line: levels have no place there. */
export function hasLevels(document: PageDocument): boolean {
  return document.components.some((one) => one.maximum > 1);
}

function plainest(document: PageDocument): "rules" | "toml" {
  return hasLevels(document) ? "toml" : "rules";
}

function formFor(document: PageDocument, form: "rules" | "toml"): "rules" | "toml" {
  return hasLevels(document) ? "toml" : form;
}

function fileOf(document: PageDocument, form: "rules" | "toml"): string {
  return `${document.network.name || "network"}.${form === "toml" ? "toml" : "bnet"}`;
}
