// What the page and its worker say to each other.

import type { PageDocument } from "../model/document";

export type ToWorker =
  | { readonly kind: "core"; readonly bytes: ArrayBuffer }
  | { readonly kind: "document"; readonly document: PageDocument }
  | { readonly kind: "ask"; readonly id: number; readonly question: string; readonly given: unknown };

export type FromWorker =
  | { readonly kind: "part"; readonly id: number; readonly done: number; readonly part: unknown }
  | { readonly kind: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly message: string; readonly hint: string };
