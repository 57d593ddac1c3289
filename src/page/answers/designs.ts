// Which interventions a screen tries, in the order of `logicnet screen`: components held at each level, edges read at
// each level, drugs; and combinations of them. What gives one place two values, or contains the other, is not combined.

import type { Change } from "../core/rules";
import type { Asked, ComponentEntry } from "../model/document";
import type { Model } from "../model/model";
import { type ChangeWord, placeKey, placeOf, within, word } from "../model/notation";
import { questionOf } from "../model/question";
import type { Tried } from "./outcome";

export type Over = "nodes" | "edges" | "drugs";

/** A change with what tells it apart: its place, its value there, and how it is written. */
interface Made {
  readonly change: ChangeWord;
  readonly place: string;
  readonly value: string;
  readonly text: string;
  /** By which changes are put in order. */
  readonly key: string;
}

/** One thing that can be done: changes made together, and the drug where it is one. */
export interface Part {
  readonly made: readonly Made[];
  readonly drug: string;
  readonly coded: readonly Change[];
}

export interface Scope {
  readonly over: readonly Over[];
  /** Whether something may be held at a level above 0. */
  readonly knockIns: boolean;
  /** Components that are left alone. */
  readonly exclude: ReadonlySet<string>;
}

export const EVERYTHING: Scope = { over: ["nodes", "edges"], knockIns: true, exclude: new Set() };

const GIVEN = new Set(["drug", "environment"]);
const PHENOTYPE = "phenotype";
const UNKNOWN = "component";
const CONSTANT = /^(?:[01]|1: [01](?:; \d+: [01])*)$/;

/** All single interventions: nodes first, then edges, then drugs; none that contradicts what is done already. */
export function singles(model: Model, scope: Scope, background: readonly ChangeWord[] = []): Part[] {
  const { components, regulations, drugs } = model.document;
  const levels = new Map(components.map((one) => [one.name, one.maximum]));
  const phenotypes = new Set(components.flatMap((one) => (one.kind === PHENOTYPE ? [one.name] : [])));
  const values = (name: string) => Array.from({ length: scope.knockIns ? levels.get(name)! + 1 : 1 }, (_, k) => k);
  const found: Part[] = [];
  if (scope.over.includes("nodes")) {
    const touched = components.filter((one) => !untouched(one) && !scope.exclude.has(one.name));
    for (const { name: component } of touched) {
      for (const level of values(component)) found.push(partOf(model, [{ kind: "hold", component, level }]));
    }
  }
  if (scope.over.includes("edges")) {
    for (const { source, target, sign } of regulations) {
      if (sign === "0" || phenotypes.has(target) || (source === target && levels.get(source)! > 1)) continue;
      if (scope.exclude.has(source) || scope.exclude.has(target)) continue;
      for (const level of values(source)) found.push(partOf(model, [{ kind: "cut", source, target, level }]));
    }
  }
  if (scope.over.includes("drugs")) {
    for (const drug of drugs) {
      const changes = drug.changes.map((text) => model.read(text));
      const named = changes.flatMap(placeOf);
      if (changes.length && !named.some((name) => scope.exclude.has(name))) found.push(partOf(model, changes, drug.name));
    }
  }
  const there = new Map(background.map((one) => madeOf(model, one)).map((one) => [one.place, one.value]));
  return found.filter((part) => !contradicts(there, part));
}

/** What a question changes already, beside its setting. */
export function backgroundOf(model: Model, asked: Asked): ChangeWord[] {
  return questionOf(model.document, asked).made.map((one) => one.change);
}

/** Inputs, what is given from outside, constants of unknown kind, and phenotypes. */
function untouched(one: ComponentEntry): boolean {
  return one.input || GIVEN.has(one.kind) || one.kind === PHENOTYPE || (one.kind === UNKNOWN && CONSTANT.test(one.rule));
}

function partOf(model: Model, changes: readonly ChangeWord[], drug = ""): Part {
  return { made: changes.map((one) => madeOf(model, one)), drug, coded: changes.flatMap((one) => model.coded(one)) };
}

function madeOf(model: Model, change: ChangeWord): Made {
  const names = placeOf(change);
  const value = change.kind === "keep" ? `(${change.low}, ${change.high})` : String(change.level);
  const text = word(within(change, model.names));
  return { change, place: placeKey(change), value, text, key: `${names.join(":")}%${value}` };
}

/** Whether something done already makes it impossible: a component that is held may be held otherwise, but an edge that
 * is cut is gone from the rule. */
function contradicts(background: ReadonlyMap<string, string>, part: Part): boolean {
  return part.made.some((one) => {
    const known = background.get(one.place);
    return known !== undefined && known !== one.value && one.change.kind !== "hold";
  });
}

/** Numbers of parts that are tried together: each alone, then pairs, of `paired` where it is given. */
export function combinations(parts: readonly Part[], paired: readonly number[]): number[][] {
  const clashes = clashing(parts);
  const found: number[][] = parts.map((_, at) => [at]);
  paired.forEach((one, k) => {
    for (const other of paired.slice(k + 1)) if (!clashes(one, other)) found.push([one, other]);
  });
  return found;
}

/** How many pairs there are of parts that go together. */
export function pairsOf(parts: readonly Part[]): number {
  const clashes = clashing(parts);
  const at = new Map<string, number[]>();
  parts.forEach((part, k) => part.made.forEach(({ place }) => at.set(place, [...(at.get(place) ?? []), k])));
  const apart = new Set<number>();
  for (const there of at.values()) {
    there.forEach((one, k) => {
      for (const other of there.slice(k + 1)) if (clashes(one, other)) apart.add(one * parts.length + other);
    });
  }
  return (parts.length * (parts.length - 1)) / 2 - apart.size;
}

/** Tells of two parts, by number, whether they do not go together: two values for a place, or one contains the other. */
export function clashing(parts: readonly Part[]): (one: number, other: number) => boolean {
  const places = parts.map((part) => new Map(part.made.map((one) => [one.place, one.value])));
  return (one, other) => {
    const [first, second] = [places[one]!, places[other]!];
    const shared = [...first].filter(([place]) => second.has(place));
    const contained = shared.length === Math.min(first.size, second.size);
    return contained || shared.some(([place, value]) => second.get(place) !== value);
  };
}

/** Parts done together, as a row names them. */
export function triedAs(parts: readonly Part[]): Tried {
  const made = [...new Map(parts.flatMap((part) => part.made).map((one) => [one.place, one])).values()];
  return {
    intervention: inOrder(made).join(" "),
    drugs: parts.flatMap((part) => (part.drug ? [part.drug] : [])),
    changes: inOrder(parts.flatMap((part) => (part.drug ? [] : part.made))),
    type: made.length === 1 ? typeOf(made[0]!.change) : "combination",
  };
}

function typeOf(one: ChangeWord): string {
  if (one.kind === "cut") return "edge cut";
  if (one.kind === "keep") return "kept levels";
  return one.level ? "knock-in" : "knock-out";
}

/** The changes as they are written, in one order whatever they were given in. */
function inOrder(made: readonly Made[]): string[] {
  return [...made].sort((a, b) => byCodePoint(a.key, b.key) || byCodePoint(a.place, b.place)).map((one) => one.text);
}

function byCodePoint(a: string, b: string): number {
  const [one, other] = [[...a], [...b]];
  const at = one.findIndex((letter, k) => letter !== other[k]);
  if (at < 0) return one.length - other.length;
  return at >= other.length ? 1 : one[at]!.codePointAt(0)! - other[at]!.codePointAt(0)!;
}
