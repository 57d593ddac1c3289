// Bundles the page: src/page -> page.js, worker.js, page.css and the licences of what is bundled, in the folder that is
// named. The same bytes every time.

import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("build.mjs FOLDER");
const here = import.meta.dirname;
const packages = new Set();

async function bundle(entry, product, more = {}) {
  const { metafile } = await build({
    entryPoints: [join(here, entry)], outfile: join(folder, product), absWorkingDir: here, bundle: true, minify: true,
    format: "iife", target: "es2022", charset: "ascii", legalComments: "none", metafile: true, ...more,
  });
  for (const input of Object.keys(metafile.inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input);
    if (match) packages.add(match[1]);
  }
}

/** The licence of a package, as it ships it. */
function licence(name) {
  const place = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
  const file = readdirSync(place).find((one) => /^licen[cs]e/i.test(one));
  const text = file && existsSync(join(place, file)) ? readFileSync(join(place, file), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
}

await bundle("main.tsx", "page.js", { jsx: "automatic", jsxImportSource: "preact" });
await bundle("worker/worker.ts", "worker.js");
await bundle("view/style.css", "page.css");
const heading = "What the page's script holds beside logicnet, and under which licences.\n";
writeFileSync(join(folder, "licences.txt"), [heading, ...[...packages].sort().map(licence)].join("\n"));
