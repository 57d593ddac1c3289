// Whether an expression can be read, and what it reads: an error with its place before anything is asked of it.

import type { Model } from "../model/model";

export interface Read {
  /** The names of the components that it reads, in order. */
  readonly reads: readonly string[];
}

export function expression(model: Model, text: string): Read {
  const variables = new Set(model.program(text).filter((entry) => entry >= 0));
  return { reads: model.document.components.filter((one) => one.variables.some((v) => variables.has(v))).map((one) => one.name) };
}
