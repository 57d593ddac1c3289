// The page itself as a file, with the network that it has now. The page is built again from
// its parts that are data, as src/logicnet/report/page/file.py writes it; nothing that the script drew is in it.

import type { PageDocument } from "../../model/document";

/** The file of this page with another document in it. */
export function pageWith(made: PageDocument): string {
  const title = escaped(made.title);
  const meta = [...document.head.querySelectorAll("meta")].map((one) => opening(one));
  const scripts = [...document.querySelectorAll("script")].map((one) =>
    element(one, one.id === "logicnet-document" ? documentText(made) : (one.textContent ?? "")),
  );
  const why = "This page was saved from a browser, and shows its network with the script that it holds. Allow scripts to see it.";
  return [
    "<!doctype html>", '<html lang="en">', "<head>", ...meta, tagged("title", title), ...[...document.querySelectorAll("head style")].map((one) => element(one, one.textContent ?? "")),
    "</head>", "<body>", `<div id="logicnet-page">${tagged("h1", title)}</div>`, tagged("noscript", tagged("p", why)), ...scripts, "</body>", "</html>", "",
  ].join("\n");
}

/** An element of the file as it stands there: its text is data, or what the policy knows by its digest. */
function element(one: Element, text: string): string {
  return `${opening(one)}${text}${closing(one.localName)}`;
}

function opening(one: Element): string {
  return `<${[one.localName, ...[...one.attributes].map(({ name, value }) => `${name}="${escaped(value)}"`)].join(" ")}>`;
}

function closing(name: string): string {
  return `</${name}>`;
}

function tagged(name: string, text: string): string {
  return `<${name}>${text}${closing(name)}`;
}

/** A document as JSON that can stand in a block of data: no `<`, and no half of a surrogate pair. */
function documentText(made: PageDocument): string {
  return JSON.stringify(made).replaceAll("<", "\\u003c");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
