// How a component of a document is written: the conditions of its levels, and the kind of one of which nothing is said.

/** The kind of a component of which nothing is said. */
export const PLAIN_KIND = "component";

/** The conditions of a component's levels from 1, from its rule as a document has it on one line. */
export function conditionsOf(component: { readonly rule: string; readonly maximum: number }): string[] {
  if (component.maximum === 1) return [component.rule];
  const found: string[] = [];
  let [begin, quotes] = [0, false];
  for (let at = 0; at <= component.rule.length; at++) {
    if (component.rule[at] === '"') quotes = !quotes;
    const next = `; ${found.length + 2}: `;
    if (at < component.rule.length && (quotes || !component.rule.startsWith(next, at))) continue;
    found.push(component.rule.slice(begin + `${found.length + 1}: `.length, at));
    begin = at + 2;
  }
  return found;
}
