// What percolates and why: the components that become constant, round by round, each with the values that force it.
// What a link is, and how variables become components with levels, is said in src/logicnet/explanation/chain.py.

import { CompiledNetwork } from "../core/network";
import type { Asked } from "../model/document";
import type { Model } from "../model/model";
import { edgeKey } from "../model/names";
import { word } from "../model/notation";
import { questionOf, untreatedOf } from "../model/question";

/** Between which levels a component is by then. */
export interface Known {
  readonly component: string;
  readonly low: number;
  readonly high: number;
}

/** In this round the component is fixed, because of what was fixed before: enough of it, and none too much. */
export interface Link extends Known {
  readonly round: number;
  readonly because: readonly Known[];
  /** Why it is fixed where nothing else makes it so: what holds it, or what was cut; "" where `because` says it. */
  readonly by: string;
  /** Whether the untreated network's chain does not give it this value. */
  readonly differs: boolean;
}

export interface Percolation {
  /** In the order in which they follow. */
  readonly links: readonly Link[];
  readonly rounds: number;
  /** How many components are at one level in every attractor for this reason alone. */
  readonly fixed: number;
  readonly components: number;
}

interface Raw {
  readonly variable: number;
  readonly value: number;
  readonly round: number;
  readonly reasons: readonly number[];
}

export function percolation(model: Model, asked: Asked): Percolation {
  const untreated = untreatedOf(asked);
  const links = raw(model, asked);
  const same = JSON.stringify(untreated) === JSON.stringify(asked);
  const without = new Map((same ? links : raw(model, untreated)).map((one) => [one.variable, one.value]));
  const told = inLevels(model, links, without, reasonsOf(model, asked));
  const last = new Map(told.map((one) => [one.component, one]));
  return {
    links: told,
    rounds: links.reduce((most, one) => Math.max(most, one.round + 1), 0),
    fixed: [...last.values()].filter((one) => one.low === one.high).length,
    components: model.document.components.length,
  };
}

function raw(model: Model, asked: Asked): Raw[] {
  const rules = model.rules.perturbed(model.changes(asked));
  const network = new CompiledNetwork(rules);
  try {
    return network.percolation();
  } finally {
    network.free();
    rules.free();
  }
}

/** Links of variables as links of components: one a round and component, with what is known of its level by then. */
function inLevels(
  model: Model, links: readonly Raw[], without: ReadonlyMap<number, number>, by: (component: string) => string,
): Link[] {
  const components = model.document.components;
  const owner = new Map(components.flatMap((one) => one.variables.map((v) => [v, one] as const)));
  const values = new Map(links.map((one) => [one.variable, one.value]));
  const known = new Map<number, number>();
  const found = new Map<string, Link>();
  const told = (variables: readonly number[], given: ReadonlyMap<number, number>): [number, number] => {
    const low = variables.reduce((most, v, k) => (given.get(v) === 1 ? Math.max(most, k + 1) : most), 0);
    const top = variables.findIndex((v) => given.get(v) === 0);
    return [low, top < 0 ? variables.length : top];
  };
  for (const { variable, value, round, reasons } of links) {
    const component = owner.get(variable)!;
    known.set(variable, value);
    const key = edgeKey(component.name, String(round));
    const before = found.get(key);
    const given = new Map(reasons.filter((v) => owner.get(v) !== component).map((v) => [v, values.get(v)!]));
    const causes = [...new Set([...given.keys()].map((v) => owner.get(v)!))].map((one): Known => {
      const [low, high] = told(one.variables, given);
      return { component: one.name, low, high };
    });
    const because = [...new Map([...(before?.because ?? []), ...causes].map((one) => [one.component, one])).values()];
    const [low, high] = told(component.variables, known);
    const differs = (before?.differs ?? false) || without.get(variable) !== value;
    found.set(key, { round, component: component.name, low, high, because, by: because.length ? "" : by(component.name), differs });
  }
  return [...found.values()];
}

/** Why a component is fixed that nothing else fixes, in words. */
function reasonsOf(model: Model, asked: Asked): (component: string) => string {
  const { held, made } = questionOf(model.document, asked);
  const from = (by: string) => (by ? ` of ${by}` : "");
  return (component) => {
    for (const { change, by } of made) {
      if (change.kind === "hold" && change.component === component) return `held by ${word(change)}${from(by)}`;
      if (change.kind === "keep" && change.component === component) return `kept by ${word(change)}${from(by)}`;
    }
    const setting = held.get(component);
    if (setting) return `held by ${setting.by}`;
    const cuts = made.filter(({ change }) => change.kind === "cut" && change.target === component);
    if (cuts.length) return `its edge is cut: ${cuts.map(({ change, by }) => `${word(change)}${from(by)}`).join(", ")}`;
    return "its rule is constant";
  };
}
