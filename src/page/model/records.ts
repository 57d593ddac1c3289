// Records by name. A component may be called `constructor` or `__proto__`: what a record holds is asked of the record
// alone, never of what every object has.

/** What a record holds under a name; undefined where it holds nothing of its own. */
export function held<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined;
}
