// A document that takes the place of another: what the page has beside its rules and what it asks, as far as they fit it.
// What does not fit is named, never left out silently.

import { CoreError } from "../core/module";
import { loop } from "../model/boxes";
import { modelKey } from "../model/digest";
import type { ArmEntry, Asked, Card, ClaimEntry, Layout, LinkedText, PageDocument, StartEntry, Values } from "../model/document";
import { Model } from "../model/model";
import { edgeKey, Names } from "../model/names";
import { changeOf } from "../model/notation";
import { straightBetween } from "../model/rows";

export interface Fitted {
  readonly document: PageDocument;
  readonly asked: Asked;
  /** What does not fit and was left out, in words. */
  readonly unfit: readonly string[];
}

/** `edit`: whether the document is an edit of the network that the page has. */
export function fitted(model: Model, found: PageDocument, asked: Asked, edit: boolean): Fitted {
  const made = new Model(model.core, found); // the core has to take what the page will ask it
  try {
    const fit = new Fit(made, found);
    const document = edit ? fit.document(model.document) : found;
    const question = fit.asked(asked, document);
    return { document, asked: question, unfit: fit.left };
  } finally {
    made.rules.free();
  }
}

class Fit {
  readonly left: string[] = [];
  private readonly names: Names;

  constructor(
    private readonly model: Model,
    private readonly found: PageDocument,
  ) {
    this.names = Names.of(found);
  }

  /** An edit: claims, drugs and layout of the page stay, and evidence that the text does not have. */
  document(before: PageDocument): PageDocument {
    const { found } = this;
    const known = new Map(before.components.map((one) => [one.name, one]));
    const edges = new Map(before.regulations.map((one) => [edgeKey(one.source, one.target), one.evidence]));
    const or = (own: readonly LinkedText[], kept: readonly LinkedText[] | undefined) => (own.length ? own : (kept ?? []));
    const document: PageDocument = {
      ...found,
      title: before.title,
      made: madeOf(before, found),
      network: cardOf(before.network, found.network),
      components: found.components.map((one) => {
        const was = known.get(one.name);
        return { ...one, evidence: or(one.evidence, was?.evidence), identifiers: or(one.identifiers, was?.identifiers) };
      }),
      regulations: found.regulations.map((one) => ({ ...one, evidence: or(one.evidence, edges.get(edgeKey(one.source, one.target))) })),
      layout: redrawn(before, found),
      phenotypes: found.phenotypes.filter((one) => this.keep(`the phenotype ${one.name}`, () => this.model.program(one.expression))),
      readouts: found.readouts.filter((one) => this.keep(`the readout ${one.name}`, () => one.terms.forEach((term) => this.model.program(term.expression)))),
      settings: found.settings.filter((one) => this.keep(`the setting ${one.name}`, () => this.held(one.values))),
      contexts: found.contexts.filter((one) => this.keep(`the context ${one.name}`, () => this.held(one.values, one.changes))),
      interventions: found.interventions.filter((one) => this.keep(`the intervention ${one.name}`, () => this.held({}, one.changes))),
      drugs: before.drugs.flatMap((one) => {
        const changes = one.changes.filter((text) => this.fits(text));
        if (!changes.length) this.left.push(`the drug ${one.name}: nothing that it acts on is there`);
        else if (changes.length < one.changes.length) this.left.push(`of the drug ${one.name}: ${one.changes.filter((text) => !changes.includes(text)).join(" ")}`);
        return changes.length ? [{ ...one, changes }] : [];
      }),
      // each is asked anew, and compared with what it was before any edit
      claims: before.claims.map((one) => ({ ...one, verdict: "", idle: false, came: one.came ?? one.verdict, unfit: this.unfit(one) })),
    };
    const unfit = document.claims.filter((one) => one.unfit);
    if (unfit.length) this.left.push(`${unfit.length === 1 ? "the claim" : "the claims"} ${unfit.map((one) => one.id).join(", ")}: not to be asked of it, as Claims tells one by one`);
    const first = this.asked(before.first, document, true);
    return { ...document, first };
  }

  /** A question as far as it fits; `quietly`: without a word of what does not. */
  asked(asked: Asked, document: PageDocument, quietly = false): Asked {
    const left: string[] = [];
    const kept = (fits: boolean, what: string) => {
      if (!fits) left.push(what);
      return fits;
    };
    const names = this.names;
    const setting = Object.entries(asked.setting).filter(([name, level]) =>
      kept(names.settable(name) && level <= names.maximum(name), `${name}=${level} of the setting`),
    );
    const phenotype = asked.phenotype && kept(this.reads(asked.phenotype, document), `the phenotype ${asked.phenotype}`) ? asked.phenotype : document.first.phenotype;
    // an address of this very network fits from now on
    const unread = asked.unread?.filter((one) => one.key && !(one.key === "model" && one.value === modelKey(document)));
    const question: Asked = {
      context: asked.context && kept(document.contexts.some((one) => one.name === asked.context), `the context ${asked.context}`) ? asked.context : "",
      setting: Object.fromEntries(setting),
      drugs: asked.drugs.filter((name) => kept(document.drugs.some((one) => one.name === name), `the drug ${name}`)),
      changes: asked.changes.filter((text) => kept(this.fits(text), `the change ${text}`)),
      phenotype: document.phenotypes.length || phenotype !== document.first.phenotype ? phenotype : "",
      ...(unread?.length ? { unread } : {}),
    };
    if (!quietly) this.left.push(...left);
    return question;
  }

  private reads(phenotype: string, document: PageDocument): boolean {
    if (document.phenotypes.some((one) => one.name === phenotype)) return true;
    try {
      this.model.rules.expression(phenotype);
      return true;
    } catch {
      return false;
    }
  }

  private fits(change: string): boolean {
    try {
      changeOf(change, this.names);
      return true;
    } catch {
      return false;
    }
  }

  private keep(what: string, check: () => unknown): boolean {
    try {
      check();
      return true;
    } catch (error) {
      if (error instanceof CoreError && error.code > 2) throw error;
      this.left.push(`${what}: ${(error as Error).message}`);
      return false;
    }
  }

  private held(values: Values, changes: readonly string[] = []): void {
    for (const [name, level] of Object.entries(values)) {
      if (!this.names.has(name)) throw new Error(`there is no ${name}`);
      if (!this.names.settable(name)) throw new Error(`${name} is not an input any more`);
      if (level > this.names.maximum(name)) throw new Error(`${name} has the levels 0 to ${this.names.maximum(name)}`);
    }
    for (const change of changes) changeOf(change, this.names);
  }

  /** Why a claim cannot be asked of the network; "" where it can. */
  private unfit(claim: ClaimEntry): string {
    const { question } = claim;
    const arms = [claim.arm, ...armsOf(claim.start), ...(question?.kind === "compares" ? [question.than] : [])];
    try {
      for (const arm of arms) this.held(arm.values, [...arm.background, ...arm.changes]);
      if (question?.kind === "durable" && question.then) this.held(question.then);
      for (const variable of statesOf(claim.start)) {
        if (!this.found.variables.includes(variable)) throw new Error(`there is no ${variable}, which it starts from`);
      }
      const steps = question?.kind === "formula" ? question.steps.flatMap((one) => (one.startsWith("=") ? [one.slice(1)] : [])) : [];
      const asked = question && "expression" in question ? [question.expression] : steps;
      for (const text of [...asked, ...wheresOf(claim.start)]) this.model.program(text);
      return "";
    } catch (error) {
      if (error instanceof CoreError && error.code > 2) throw error;
      return (error as Error).message;
    }
  }
}

/** The arms of a start, of what that starts from, and so on. */
function armsOf(start: StartEntry | null): readonly ArmEntry[] {
  return start?.kind === "attractors" ? [start.arm, ...armsOf(start.start)] : [];
}

function wheresOf(start: StartEntry | null): readonly string[] {
  return start?.kind === "attractors" ? [...(start.where ? [start.where] : []), ...wheresOf(start.start)] : [];
}

/** The variables that a start gives values. */
function statesOf(start: StartEntry | null): readonly string[] {
  if (start?.kind === "states") return start.parts.flatMap((part) => Object.keys(part));
  return start ? statesOf(start.start) : [];
}

/** The card of an edited network: its own digest, and from which network it was edited. That one's source, licence and
 * what to cite are told as that one's. */
function cardOf(before: Card, found: Card): Card {
  const { name, digest, source, licence, cite } = before.edited ?? before;
  const of = `${name || "a network"}${digest ? ` (SHA-256 of names and rules ${digest})` : ""}`;
  return {
    ...before,
    name: found.name,
    description: found.description || before.description,
    digest: found.digest,
    source: `edited in a page, from ${of}${source ? `, which has the source: ${source}` : ""}`,
    licence: licence && `of ${name}, from which it was edited: ${licence}`,
    cite: cite && `edited in a page, from ${name}: ${cite}`,
    edited: { name, digest, source, licence, cite },
  };
}

/** What made an edited network: a command line reads the file that it can be saved as. */
function madeOf(before: PageDocument, found: PageDocument): PageDocument["made"] {
  const edited = ", then edited in the page";
  const command = before.made.command.endsWith(edited) ? before.made.command : `${before.made.command || "brought into a page"}${edited}`;
  return { logicnet: before.made.logicnet, command, file: `${found.network.name || "network"}.toml` };
}

/** The drawing of an edited network with the same components: each stands where it stood, and what is new is a straight edge. Null where there is none. */
function redrawn(before: PageDocument, found: PageDocument): Layout | null {
  const { layout } = before;
  const drawn = (document: PageDocument) => JSON.stringify(document.components.map((one) => [one.name, one.label, one.kind]));
  if (!layout || drawn(before) !== drawn(found)) return null;
  const place = new Map(found.components.map((one, i) => [one.name, i]));
  const edges = new Map(before.regulations.map((one, i) => [edgeKey(one.source, one.target), layout.edges[i]!]));
  return {
    ...layout,
    edges: found.regulations.map(({ source, target }) => {
      const [a, b] = [layout.nodes[place.get(source)!]!, layout.nodes[place.get(target)!]!];
      const anew = () => (source === target ? loop(a) : straightBetween(a, b)).flatMap((point) => [...point]);
      return edges.get(edgeKey(source, target)) ?? anew();
    }),
  };
}
