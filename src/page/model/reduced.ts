// What is left of a system of rules once the question is known: held values put in, and only the variables that matter.
// Decided on how rules are written, which is fast. As `logicnet.reduction.folded`, whose reasons hold here too.

import { AND, FALSE, HOLD, NOT, OR, TRUE } from "../core/codes";
import type { Change, Program } from "../core/rules";

/** A program for each variable. */
export type System = readonly Program[];

/** A set of states: values by variable; those that it does not name are free. */
export type Cube = ReadonlyMap<number, number>;

/** A smaller network: the rules of what is kept, over the numbers of the whole, and what is held. */
export interface Residual {
  readonly kept: readonly number[];
  readonly programs: System;
  readonly held: Cube;
}

/** The program with held variables replaced by their values, and constants folded away. */
export function folded(program: Program, held: Cube): Program {
  const code: number[] = [];
  const begins: number[] = [];
  for (const entry of program) {
    if (entry === NOT) negate(code, begins);
    else if (entry === AND || entry === OR) join(code, begins, entry);
    else {
      const value = entry >= 0 ? held.get(entry) : undefined;
      begins.push(code.length);
      code.push(value === undefined ? entry : value ? TRUE : FALSE);
    }
  }
  return code;
}

function negate(code: number[], begins: readonly number[]): void {
  const [last, length] = [code[code.length - 1]!, code.length - begins[begins.length - 1]!];
  if (length === 1 && (last === TRUE || last === FALSE)) code[code.length - 1] = last === TRUE ? FALSE : TRUE;
  else if (last === NOT) code.pop();
  else code.push(NOT);
}

function join(code: number[], begins: number[], operator: number): void {
  const right = begins.pop()!;
  const left = begins[begins.length - 1]!;
  const first = right - left === 1 ? code[left] : undefined;
  const second = code.length - right === 1 ? code[right] : undefined;
  const [absorbing, neutral] = operator === AND ? [FALSE, TRUE] : [TRUE, FALSE];
  if (second === absorbing || first === neutral) code.splice(left, right - left);
  else if (first === absorbing || second === neutral || same(code, left, right)) code.length = right;
  else code.push(operator);
}

/** Whether the last two programs are the same. */
function same(code: readonly number[], left: number, right: number): boolean {
  if (right - left !== code.length - right) return false;
  for (let k = left; k < right; k++) if (code[k] !== code[right - left + k]) return false;
  return true;
}

/** 0 or 1 where the program is written as that. */
export function constant(program: Program): number | null {
  if (program.length !== 1) return null;
  return program[0] === TRUE ? 1 : program[0] === FALSE ? 0 : null;
}

export function support(program: Program): Set<number> {
  return new Set(program.filter((entry) => entry >= 0));
}

/** 0 or 1 where `folded` makes the program that constant. */
function settled(program: Program, held: Cube): number | null {
  const stack: (number | null)[] = [];
  for (const entry of program) {
    if (entry >= 0) stack.push(held.get(entry) ?? null);
    else if (entry === TRUE) stack.push(1);
    else if (entry === FALSE) stack.push(0);
    else if (entry === NOT) {
      const inner = stack.pop()!;
      stack.push(inner === null ? null : 1 - inner);
    } else {
      const [b, a] = [stack.pop()!, stack.pop()!];
      const absorbing = entry === AND ? 0 : 1;
      stack.push(a === absorbing || b === absorbing ? absorbing : a === null || b === null ? null : a);
    }
  }
  return stack[0]!;
}

/** The program with the numbers of its variables replaced. */
export function renumbered(program: Program, place: ReadonlyMap<number, number>): Program {
  return program.map((entry) => (entry < 0 ? entry : place.get(entry)!));
}

export function places(kept: readonly number[]): Map<number, number> {
  return new Map(kept.map((variable, k) => [variable, k]));
}

function readersOf(system: System): number[][] {
  const readers: number[][] = system.map(() => []);
  system.forEach((program, i) => support(program).forEach((regulator) => readers[regulator]!.push(i)));
  return readers;
}

/** The variables that end at a constant because their rules say so, and the constants. */
export function percolated(system: System): Map<number, number> {
  const held = new Map<number, number>();
  const readers = readersOf(system);
  const queue: [number, number][] = [];
  system.forEach((program, i) => {
    const value = constant(program);
    if (value !== null) queue.push([i, value]);
  });
  for (let next = queue.pop(); next; next = queue.pop()) {
    held.set(...next);
    for (const reader of readers[next[0]]!) {
      if (held.has(reader)) continue;
      const value = settled(system[reader]!, held);
      if (value !== null && !queue.some(([i]) => i === reader)) queue.push([reader, value]);
    }
  }
  return held;
}

/** What has one value in all start states and never moves from it. */
export function heldAround(system: System, starts: readonly Cube[]): Map<number, number> {
  const held = new Map(starts[0]);
  for (const cube of starts) for (const [i, value] of held) if (cube.get(i) !== value) held.delete(i);
  const readers = readersOf(system);
  const queue = [...held.keys()];
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    if (held.has(i) && settled(system[i]!, held) !== held.get(i)) {
      held.delete(i);
      queue.push(...readers[i]!.filter((reader) => held.has(reader)));
    }
  }
  return held;
}

/** The free variables that act on the wanted ones, directly or through others, and these themselves. */
export function cone(system: System, wanted: Iterable<number>, held: Cube = new Map()): Set<number> {
  const found = new Set<number>();
  const queue = [...wanted].filter((i) => !held.has(i));
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    if (found.has(i)) continue;
    found.add(i);
    const program = held.size ? folded(system[i]!, held) : system[i]!;
    for (const j of support(program)) if (!found.has(j)) queue.push(j);
  }
  return found;
}

export function residual(system: System, held: Cube, kept: Iterable<number>): Residual {
  const order = [...kept].sort((a, b) => a - b);
  return { kept: order, programs: order.map((i) => folded(system[i]!, held)), held };
}

/** Equal for equal dynamics of what is kept. */
export function keyOf(part: Residual): string {
  return JSON.stringify([part.kept, part.programs]);
}

/** The kept variables that lie on a cycle or act on one: what remembers. */
export function cyclic(part: Residual): Set<number> {
  const kept = new Set(part.kept);
  const remaining = new Map(part.kept.map((i, k) => [i, [...support(part.programs[k]!)].filter((j) => kept.has(j))]));
  for (;;) {
    const read = new Set([...remaining.values()].flat());
    const leaves = [...remaining.keys()].filter((i) => !read.has(i));
    if (!leaves.length) return new Set(remaining.keys());
    for (const leaf of leaves) remaining.delete(leaf);
  }
}

/** Whether what is left out cannot move for ever: no cycle in it but inputs that stay put. */
export function settles(system: System, held: Cube, leftOut: Iterable<number>): boolean {
  const programs = new Map([...leftOut].filter((i) => !held.has(i)).map((i) => [i, folded(system[i]!, held)]));
  const remaining = new Map<number, number[]>();
  for (const [i, program] of programs) {
    if (!(program.length === 1 && program[0] === i)) remaining.set(i, [...support(program)].filter((j) => programs.has(j)));
  }
  while (remaining.size) {
    const ready = [...remaining].filter(([, own]) => !own.some((j) => remaining.has(j)));
    if (!ready.length) return false;
    for (const [i] of ready) remaining.delete(i);
  }
  return true;
}

/** The system with changes made, the later of two having the last word: cut edges read constants, what is held has a constant rule. */
export function treated(system: System, changes: readonly Change[]): System {
  const held = new Map<number, number>();
  const programs = [...system];
  const cuts = new Map<number, Map<number, number>>();
  for (const [source, target, value] of changes) {
    if (source === HOLD) held.set(target, value);
    else cuts.set(target, (cuts.get(target) ?? new Map<number, number>()).set(source, value));
  }
  for (const [target, read] of cuts) programs[target] = folded(programs[target]!, read);
  for (const [i, value] of held) programs[i] = [value ? TRUE : FALSE];
  return programs;
}

/** What changes hold from the first moment on. */
export function heldBy(changes: readonly Change[]): Map<number, number> {
  return new Map(changes.filter(([source]) => source === HOLD).map(([, target, value]) => [target, value]));
}
