// The keyboard's place on the page: where what has the focus is taken away or switched off by what it does, the focus goes
// to what is nearest to it. Without this it would be nowhere, and the next Tab would begin at the top of the page.

const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";

/** Keep the focus within what is drawn in `root`. */
export function keepFocus(root: HTMLElement): void {
  let last: Element | null = null;
  let path: readonly Element[] = []; // what holds it, the nearest first
  root.addEventListener("focusin", ({ target }) => {
    last = target as Element;
    path = ancestorsOf(last, root);
  });
  // a pointer that lets go of it means to; so does a reader who goes on to something else
  root.addEventListener("pointerdown", () => (last = null), { capture: true });
  new MutationObserver(() => {
    const { activeElement } = document;
    if (!last || (activeElement && activeElement !== document.body && activeElement !== last) || usable(last)) return;
    for (const around of path) {
      if (!around.isConnected) continue;
      const next = around.hasAttribute("tabindex") ? around : nearestIn(around, last);
      if (next && usable(next)) return (next as HTMLElement).focus({ preventScroll: true });
    }
  }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled", "hidden", "open"] });
}

function ancestorsOf(one: Element, root: Element): Element[] {
  const found: Element[] = [];
  for (let at = one.parentElement; at && at !== root; at = at.parentElement) found.push(at);
  return found;
}

function usable(one: Element): boolean {
  return one.isConnected && !one.matches(":disabled") && one.checkVisibility();
}

/** The first that can be stopped at after a place, else the last before it; the first of all where the place is gone. */
function nearestIn(around: Element, place: Element): Element | undefined {
  const stops = [...around.querySelectorAll(STOPS)].filter((one) => one.getAttribute("tabindex") !== "-1" && usable(one));
  const after = stops.find((one) => !place.isConnected || place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  return after ?? stops.pop();
}
