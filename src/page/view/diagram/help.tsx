// The keys of the diagram, in a dialog that the key ? opens.

import { useEffect, useRef } from "preact/hooks";

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ["Tab", "into the diagram, and on from it"],
  ["← ↑ → ↓", "to the nearest component in that direction; from an edge to its source (← ↑) or its target (→ ↓)"],
  ["Home, End", "to the first or the last component"],
  ["E, Shift+E", "along the edges of the component, one after another, forwards or backwards"],
  ["Enter", "select, and open what can be done"],
  ["K", "knock the component out"],
  ["1 … 9", "hold the component at that level"],
  ["R", "release the component, or restore the edge"],
  ["Delete", "cut the edge"],
  ["+ − 0", "nearer, further away, all of the diagram"],
  ["Shift + arrow", "move the diagram"],
  ["/", "find a component"],
  ["Escape", "close, and select nothing"],
  ["?", "this help"],
];

export function Help({ open, close }: { open: boolean; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="diagram-help" onClose={close}>
      <h2 id="diagram-help">The diagram by mouse, touch and keyboard</h2>
      <p>Click or tap a component or an edge to see what can be done to it. Drag to move the diagram; turn the wheel, or pinch, to zoom.</p>
      <table>
        <caption class="unseen">Keys</caption>
        <thead><tr><th scope="col">Key</th><th scope="col">What it does</th></tr></thead>
        <tbody>{KEYS.map(([keys, what]) => <tr key={keys}><th scope="row"><kbd>{keys}</kbd></th><td>{what}</td></tr>)}</tbody>
      </table>
      <button type="button" onClick={close}>Close</button>
    </dialog>
  );
}
