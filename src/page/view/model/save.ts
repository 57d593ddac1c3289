// What is saved: a text as a file, and the page itself with the network that it has now. The page is built again from
// its parts that are data, as src/logicnet/report/page/file.py writes it; nothing that the script drew is in it.

import type { PageDocument } from "../../model/document";

/** Hand a text to the reader as a file. */
export function saveText(name: string, kind: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName(name);
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name that every system takes for a file. */
export function fileName(name: string): string {
  return name.replace(/[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, "_").replace(/^\.+/, "_").slice(-120) || "network";
}

/** The file of this page with another document in it. */
export function pageWith(made: PageDocument): string {
  const meta = [...document.head.querySelectorAll("meta")].map((one) =>
    `<meta ${[...one.attributes].map(({ name, value }) => `${name}="${escaped(value)}"`).join(" ")}>`,
  );
  const data = [...document.querySelectorAll("script")].map((one) => {
    if (!one.type) return `<script>${one.textContent}</script>`; // the page's own, which the policy knows by its digest
    const text = one.id === "logicnet-document" ? documentText(made) : one.textContent;
    return `<script type="${escaped(one.type)}" id="${escaped(one.id)}">${text}</script>`;
  });
  const title = escaped(made.title);
  return [
    "<!doctype html>", '<html lang="en">', "<head>", ...meta, `<title>${title}</title>`,
    `<style>${document.querySelector("style")?.textContent ?? ""}</style>`, "</head>", "<body>",
    `<div id="logicnet-page"><h1>${title}</h1></div>`,
    "<noscript><p>This page was saved from a browser, and shows its network with the script that it holds. Allow scripts to see it.</p></noscript>",
    ...data, "</body>", "</html>", "",
  ].join("\n");
}

/** A document as JSON that can stand in a block of data: no `<`, and no half of a surrogate pair. */
export function documentText(made: PageDocument): string {
  return JSON.stringify(made).replaceAll("<", "\\u003c");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
