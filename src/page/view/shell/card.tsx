// The network's card: what it describes, its source, licence and digest, how to cite it, and what the page was made with.

import { useRef } from "preact/hooks";
import type { PageDocument } from "../../model/document";
import { Linked } from "../linked";

export function Card({ document }: { document: PageDocument }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { network, made } = document;
  const rows: [string, string][] = [
    ["Name", network.name], ["Source", network.source], ["Licence", network.licence], ["How to cite", network.cite],
    ["Digest (SHA-256 of names and rules)", network.digest], ["Made with", `logicnet ${made.logicnet}`], ["By", made.command],
  ];
  return (
    <>
      <button type="button" onClick={() => dialog.current?.showModal()} aria-haspopup="dialog">About this network</button>
      <dialog ref={dialog} class="card" aria-labelledby="card-title">
        <form method="dialog"><button class="close" aria-label="Close">×</button></form>
        <h2 id="card-title">{network.title || network.name}</h2>
        {network.description ? <p>{network.description}</p> : null}
        <dl>
          {rows.filter(([, text]) => text).map(([name, text]) => (
            <div key={name}><dt>{name}</dt><dd class={name.startsWith("Digest") || name === "By" ? "code" : ""}>{text}</dd></div>
          ))}
        </dl>
        {network.notes.length ? <><h3>Notes</h3><ul>{network.notes.map((one) => <li key={one}>{one}</li>)}</ul></> : null}
        {network.references.length ? <><h3>References</h3><ol>{network.references.map((one, k) => <li key={k}><Linked {...one} /></li>)}</ol></> : null}
        <p class="note">Everything in this file is computed in your browser; nothing is sent anywhere.</p>
      </dialog>
    </>
  );
}
