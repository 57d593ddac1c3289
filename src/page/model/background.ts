// What is changed beside what a claim changes itself: the question's drugs and changes.

import type { Asked, PageDocument } from "./document";

export function backgroundOf(document: PageDocument, asked: Asked): string[] {
  const drugs = document.drugs.filter((one) => asked.drugs.includes(one.name));
  return [...new Set([...drugs.flatMap((one) => one.changes), ...asked.changes])];
}
