// What a document's network has: its components and their levels, and which acts on which. Read once a document.

import type { ComponentEntry, PageDocument } from "./document";

/** A key for an edge's two ends. */
export function edgeKey(source: string, target: string): string {
  return `${source}\u0000${target}`;
}

/** What a phenotype is called; an expression is its own name. */
export function phenotypeLabel(document: PageDocument, phenotype: string): string {
  return document.phenotypes.find((one) => one.name === phenotype)?.label || phenotype;
}

const KNOWN = new WeakMap<PageDocument, Names>();

export class Names {
  /** All names of components, in order. */
  readonly all: readonly string[];
  private readonly byName: ReadonlyMap<string, ComponentEntry>;
  private readonly acting = new Map<string, string[]>();
  private readonly edges = new Set<string>();

  private constructor(readonly document: PageDocument) {
    this.all = document.components.map((one) => one.name);
    this.byName = new Map(document.components.map((one) => [one.name, one]));
    const loops = document.components.filter((one) => one.input).map((one) => ({ source: one.name, target: one.name }));
    for (const { source, target } of [...document.regulations, ...loops]) {
      this.edges.add(edgeKey(source, target));
      const known = this.acting.get(target);
      if (known) known.push(source);
      else this.acting.set(target, [source]);
    }
  }

  static of(document: PageDocument): Names {
    let found = KNOWN.get(document);
    if (!found) KNOWN.set(document, (found = new Names(document)));
    return found;
  }

  component(name: string): ComponentEntry | undefined {
    return this.byName.get(name);
  }
  label(name: string): string {
    return this.byName.get(name)?.label ?? name;
  }
  has(name: string): boolean {
    return this.byName.has(name);
  }
  edge(source: string, target: string): boolean {
    return this.edges.has(edgeKey(source, target));
  }
  regulators(target: string): readonly string[] {
    return this.acting.get(target) ?? [];
  }
  /** The highest level of a component. */
  maximum(name: string): number {
    return this.byName.get(name)?.maximum ?? 1;
  }
  /** Whether a setting may hold it: nothing in the network sets it. */
  settable(name: string): boolean {
    const one = this.byName.get(name);
    return one !== undefined && (one.input || one.rule === "0" || one.rule === "1");
  }
}
