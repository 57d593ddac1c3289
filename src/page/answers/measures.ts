// What is followed over time: phenotypes, readouts, components and expressions, as sums that the core reads off states.

import type { MeasureCode } from "../core/courses";
import type { Model } from "../model/model";
import { support } from "../model/reduced";

export interface Measure {
  readonly name: string;
  readonly constant: number;
  readonly code: MeasureCode;
  /** Whether it is 0 or 1: its expected value is a probability. */
  readonly shown: boolean;
  /** Between what it lies in any state. */
  readonly bounds: readonly [number, number];
}

/** A phenotype, a readout or a component by its name, or an expression. Throws where it cannot be read. */
export function measureOf(model: Model, name: string): Measure {
  const readout = model.document.readouts.find((one) => one.name === name);
  if (readout) {
    const terms = readout.terms.map((term) => ({ weight: term.weight, program: model.program(term.expression) }));
    return built(name, readout.constant, terms);
  }
  const phenotype = model.document.phenotypes.some((one) => one.name === name);
  const component = phenotype ? undefined : model.names.component(name);
  if (component) return built(name, 0, component.variables.map((v) => ({ weight: 1, program: [v] })));
  return built(name, 0, [{ weight: 1, program: model.program(name) }]);
}

function built(name: string, constant: number, code: MeasureCode): Measure {
  const sum = (some: MeasureCode) => some.reduce((all, term) => all + term.weight, constant);
  const bounds = [sum(code.filter((term) => term.weight < 0)), sum(code.filter((term) => term.weight > 0))] as const;
  return { name, constant, code, shown: constant === 0 && code.length === 1 && code[0]!.weight === 1, bounds };
}

export function reads(measure: Measure): Set<number> {
  return new Set(measure.code.flatMap((term) => [...support(term.program)]));
}
