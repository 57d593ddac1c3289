// What stands beside a component or an edge of the diagram: a short text where it is pointed at, and what can be done to
// it where it is selected.

import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { ComponentChildren, RefObject } from "preact";
import type { Drawn } from "./geometry";
import type { Place } from "./place";
import type { Zoom } from "./zoom";

export interface Anchor {
  readonly drawn: Drawn;
  readonly zoom: RefObject<Zoom | null>;
  readonly place: Place;
}

/** Keep a box beside its place, where there is room for it, also while the diagram is moved. */
function useBeside(box: RefObject<HTMLDivElement | null>, { drawn, zoom, place }: Anchor): void {
  useLayoutEffect(() => {
    const put = () => box.current && zoom.current && beside(box.current, zoom.current, drawn, place);
    put();
    return zoom.current?.listen(put);
  }, [drawn, place]);
}

function beside(element: HTMLDivElement, zoom: Zoom, drawn: Drawn, place: Place): void {
  const parent = element.offsetParent;
  if (!parent) return;
  const component = place.kind === "component" ? drawn.byName.get(place.name) : undefined;
  const middle = place.kind === "edge" ? drawn.edges[place.index]?.middle : undefined;
  const [x, y] = component ? [component.x, component.y] : (middle ?? [0, 0]);
  const half = component ? component.height / 2 + 8 : 8;
  const [left, below] = zoom.screen(x, y + half);
  const [, above] = zoom.screen(x, y - half);
  const [wide, high] = [element.offsetWidth, element.offsetHeight];
  const room = { width: parent.clientWidth, height: parent.clientHeight };
  const clamp = (value: number, most: number) => Math.max(4, Math.min(value, most - 4));
  const under = below + high + 4 <= room.height || above - high < 4;
  element.style.left = `${clamp(left - wide / 2, room.width - wide)}px`;
  element.style.top = `${clamp(under ? below : above - high, room.height - high)}px`;
}

export function Tooltip({ anchor, children }: { anchor: Anchor; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  useBeside(box, anchor);
  return <div ref={box} class="tip" role="tooltip">{children}</div>;
}

/** `first`: whether the focus goes into it, as it was opened by key. */
export function Popover({ anchor, title, first, close, children }: {
  anchor: Anchor; title: string; first: boolean; close: () => void; children: ComponentChildren;
}) {
  const box = useRef<HTMLDivElement>(null);
  useBeside(box, anchor);
  useEffect(() => {
    if (first) box.current?.querySelector<HTMLButtonElement>(".actions button:not(:disabled)")?.focus({ preventScroll: true });
  }, [anchor.place, first]);
  const key = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") close();
  };
  return (
    <div ref={box} class="popover" role="dialog" aria-label={title} onKeyDown={key}>
      <div class="heading"><strong><bdi>{title}</bdi></strong><button type="button" class="close" aria-label="Close" onClick={close}>×</button></div>
      {children}
    </div>
  );
}
