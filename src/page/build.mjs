// Bundles the page: src/page -> page.js, worker.js and page.css in the folder that is named. The same bytes every time.

import { build } from "esbuild";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("build.mjs FOLDER");
const here = import.meta.dirname;
const shared = { bundle: true, minify: true, format: "iife", target: "es2022", legalComments: "none", charset: "ascii" };
await build({ ...shared, entryPoints: [`${here}/main.tsx`], outfile: `${folder}/page.js`, jsx: "automatic", jsxImportSource: "preact" });
await build({ ...shared, entryPoints: [`${here}/worker/worker.ts`], outfile: `${folder}/worker.js` });
await build({ ...shared, entryPoints: [`${here}/view/style.css`], outfile: `${folder}/page.css` });
