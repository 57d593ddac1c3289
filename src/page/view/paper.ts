// The page on paper: what is asked, the diagram, the attractors and the claims below one another. They are drawn for it,
// as on the screen one panel is open.

import { useEffect, useState } from "preact/hooks";

const WANTED = "logicnet:paper"; // told before the browser prints, so that answers can be waited for
const PATIENCE = 60; // seconds

/** Whether the page is made ready for paper. */
export function usePaper(): boolean {
  const [paper, set] = useState(false);
  useEffect(() => {
    const [on, off] = [() => set(true), () => set(false)];
    const heard = [[WANTED, on], ["beforeprint", on], ["afterprint", off]] as const;
    for (const [name, hear] of heard) addEventListener(name, hear);
    return () => heard.forEach(([name, hear]) => removeEventListener(name, hear));
  }, []);
  return paper;
}

/** Print, once the answers that belong on paper are there. */
export async function printPage(): Promise<void> {
  dispatchEvent(new Event(WANTED));
  const until = performance.now() + PATIENCE * 1000;
  do await new Promise((done) => setTimeout(done, 60));
  while (document.querySelector(".answers [aria-busy=true]") && performance.now() < until);
  print();
}
