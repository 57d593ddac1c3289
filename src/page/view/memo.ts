// A view that is drawn again only where one of its properties changed. Diagrams and tables have thousands of parts, of
// which a click changes a few.

import { Component, type ComponentChildren, type FunctionComponent } from "preact";

export function memo<P extends object>(view: (given: P) => ComponentChildren): FunctionComponent<P> {
  class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      return differ(this.props as Record<string, unknown>, next as Record<string, unknown>);
    }
    override render(given: P): ComponentChildren {
      return view(given);
    }
  }
  return Memo as unknown as FunctionComponent<P>;
}

function differ(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  for (const key in other) if (key !== "children" && !Object.is(one[key], other[key])) return true;
  return false;
}
