// Numbers as they are read: thousands apart, and what is one of several in words.

/** A whole number of any size with its thousands apart. */
export function whole(count: string | number): string {
  const digits = String(count);
  return digits.length > 4 ? digits.replace(/\B(?=(\d{3})+$)/g, "\u202f") : digits;
}

export function several(count: string | number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${String(count) === "1" ? one : many}`;
}

/** A share of 1 as it is compared: three figures, and 0 and 1 only where it is that. */
export function share(value: number): string {
  if (value === 0 || value === 1) return String(value);
  const text = value.toPrecision(3).replace(/\.?0+$/, "");
  return text === "1" ? "<1" : text;
}

/** A level, or between which. */
export function levels(low: number, high: number): string {
  return low === high ? String(low) : `${low}–${high}`;
}
