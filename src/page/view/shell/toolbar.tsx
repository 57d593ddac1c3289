// What is done with the question as a whole: back, forward, as at first, and taken elsewhere as a link or a command.

import { useEffect, useState } from "preact/hooks";
import { commandLine } from "../command";
import { savePage } from "../model/saved";
import type { Client } from "../../worker/client";
import { printPage } from "../paper";
import { Press } from "../press";
import { type Store, useQuestion } from "../store";

export function Toolbar({ store, client }: { store: Store; client: Client }) {
  const { document, asked } = useQuestion(store);
  const [said, say] = useState("");
  const [unheld, warn] = useState(false); // a link was copied that this page's file does not answer
  useEffect(() => warn(false), [document]);
  useEffect(() => {
    if (!said) return undefined;
    const timer = setTimeout(() => say(""), 4000);
    return () => clearTimeout(timer);
  }, [said]);
  useEffect(() => keys(store), [store]);
  const copy = (text: string, what: string) => copied(text).then(
    () => say(`${what} copied`),
    () => say(`The browser does not let the page copy; ${what.toLowerCase()}: ${text}`),
  );
  const link = () => {
    warn(!store.holds);
    return copy(location.href.replace(/#.*$/, "") + store.address, "Link");
  };
  const save = () => {
    savePage(store, client);
    warn(false);
    say("The page is saved: the link fits that file");
  };
  const command = commandLine(document, asked);
  return (
    <div class="toolbar" role="group" aria-label="The question as a whole">
      <Press off={!store.canUndo} press={() => store.undo()} title="Ctrl-Z">Undo</Press>
      <Press off={!store.canRedo} press={() => store.redo()} title="Ctrl-Y">Redo</Press>
      <Press off={JSON.stringify(asked) === JSON.stringify(document.first)} press={() => store.reset()}>Reset</Press>
      <button type="button" onClick={() => void link()}>Copy link</button>
      <button type="button" onClick={() => void printPage()} title="Ctrl-P">Print</button>
      <span class="command">
        <code tabIndex={0} aria-label="The same on the command line">{command}</code>
        <button type="button" onClick={() => copy(command, "Command")}>Copy command</button>
      </span>
      <span role="status" class="said">
        {unheld && said ? `${said}.` : said}
        {unheld ? (
          <>
            {" "}The link needs a saved page: the file of this one does not hold the network as it is now.{" "}
            <button type="button" onClick={save}>Save this page</button>
          </>
        ) : null}
      </span>
    </div>
  );
}

/** Ctrl-P; Ctrl-Z and Ctrl-Y (Shift-Ctrl-Z), but in a field that has an undo of its own. */
function keys(store: Store): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || editable(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === "p") void printPage();
    else if (key === "z" && !event.shiftKey) store.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) store.redo();
    else return;
    event.preventDefault();
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

function editable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("textarea, input:not([type=checkbox], [type=radio], [type=range], [type=button])");
}

/** A file that was opened from a disk may have no clipboard of its own: then the old way. */
async function copied(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("not copied");
  }
}
