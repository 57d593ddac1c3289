// What the page and its worker say to each other.

import type { PageDocument } from "../model/document";

export type ToWorker =
  | { readonly kind: "core"; readonly bytes: ArrayBuffer }
  | { readonly kind: "document"; readonly document: PageDocument }
  | { readonly kind: "ask"; readonly id: number; readonly question: string; readonly given: unknown };

/** What went wrong with a question. */
export interface Failure {
  readonly message: string;
  readonly hint: string;
  /** The text that could not be read, and which characters of it; "" where it is no matter of a text. */
  readonly text: string;
  readonly begin: number;
  readonly end: number;
  /** Whether the worker cannot be asked any more. */
  readonly broken: boolean;
}

export type FromWorker =
  | { readonly kind: "ready"; readonly message: string }
  | { readonly kind: "part"; readonly id: number; readonly done: number; readonly part: unknown }
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly failure: Failure };
