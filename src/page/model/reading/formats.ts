// What a file is, by its suffix and its content: one that the page reads, one that the command line converts, or one that
// is no network. The suffixes and signs are those of src/logicnet/formats/table.py and strangers.py.

import { looksLikeBnet, LOOKED_AT } from "./bnet";
import { type Bytes, problem, ReadError } from "./place";

export type Format = "bnet" | "toml";

/** A format that the command line reads and the page does not. */
interface Converted {
  readonly what: string;
  readonly suffixes: readonly string[];
  readonly sign: RegExp | null;
}

const CONVERTED: readonly Converted[] = [
  { what: "a zip archive: a GINsim graph with its mutants (.zginml) or a workbook (.xlsx)", suffixes: [".zginml", ".xlsx"], sign: /^PK\x03\x04/ },
  { what: "CellDesigner's SBML, a map of reactions; CaSQ makes SBML-qual of such maps", suffixes: [], sign: /<sbml[\s>].*celldesigner/s },
  { what: "SBML with qualitative species", suffixes: [".sbml", ".xml"], sign: /<sbml[\s>]/ },
  { what: "a GINsim graph", suffixes: [".ginml"], sign: /<gxl/ },
  { what: "prime implicants in JSON", suffixes: [".json"], sign: /^\s*\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\[\s*\[/ },
  { what: "logic and rates of MaBoSS", suffixes: [".bnd", ".cfg"], sign: /^\s*node\s+\w+\s*\{/im },
  { what: "rules of BooleanNet", suffixes: [".booleannet", ".booleannet.txt"], sign: /^[^\n,#]*\*\s*=/m },
  { what: "a model of AEON", suffixes: [".aeon"], sign: /^\s*\S+\s*-(?:>|\||\?)\??\s*\S+\s*$/m },
  { what: "signed edges without rules (the command takes --default-rule)", suffixes: [".sif"], sign: null },
  { what: "the sheets of TabularQual", suffixes: [".csv"], sign: null },
];

const STRANGERS: readonly (readonly [what: string, hint: string, sign: RegExp])[] = [
  ["a compressed file", "unpack it first", /^(?:\x1f\x8b|BZh|\xfd7zXZ|7z\xbc\xaf)/],
  ["a PDF", "type the rules into a .bnet file, one `target, rule` a line", /^%PDF/],
  ["a picture", "a network is read from its rules", /^(?:\x89PNG|\xff\xd8\xff|GIF8)/],
  ["an old Excel workbook", "save the sheet as text", /^\xd0\xcf\x11\xe0/],
  ["a text in UTF-16", "save it as UTF-8", /^(?:\xff\xfe|\xfe\xff)/],
  ["binary data, not text", "choose a file of rules", /\0/],
  ["a map in SBGN", "CaSQ and others make rules of maps", /<sbgn[\s>]/],
  ["a graph in GraphML: edges without rules", "choose a file of rules", /<graphml[\s>]/],
  ["a page of the web", "choose the model's file itself; a page of logicnet is opened in the browser", /<(?:!doctype )?html[\s>]/i],
  ["XML of a kind without rules", "choose a file of rules", /^\s*<[?!a-zA-Z]/],
  ["a list of claims, and no network", "the command line checks claims: logicnet check", /^\s*\[\[?\s*claims\b/m],
];

const SUFFIXES: Readonly<Record<Format, readonly string[]>> = { toml: [".toml"], bnet: [".bnet", ".boolnet", ".bn"] };
const TOML = /^[ \t]*\[{1,2}[ \t]*(?:network|components|phenotypes|readouts|choices|settings|starts|interventions|contexts|references|timing|composition)[ \t]*[.\]]/m;

/** What the page reads a file as. Throws ReadError where it reads none such, with what it is and what does read it. */
export function formatOf(name: string, content: Bytes): Format {
  const lower = name.toLowerCase();
  const head = content.slice(0, LOOKED_AT).replace(/^\u00ef\u00bb\u00bf/, "");
  const refuse = (message: string, hint: string, command = "") => new ReadError([problem(`${name}: ${message}`, undefined, hint)], 1, command);
  if (!head.trim()) throw refuse("the file is empty", "");
  if (lower.endsWith(".logicnet.toml")) throw refuse("a file of this name stands beside a model, and is none", "choose the model");
  const own = (["toml", "bnet"] as const).find((format) => SUFFIXES[format].some((suffix) => lower.endsWith(suffix)));
  if (own && looksLike(own, content)) return own;
  const seen = CONVERTED.find(({ suffixes, sign }) => sign?.test(head) || (!own && suffixes.some((suffix) => lower.endsWith(suffix))));
  const strange = STRANGERS.find(([, , sign]) => sign.test(head));
  if (seen && !(strange && seen.sign && !seen.sign.test(head))) {
    throw refuse(`this is ${seen.what}, which the page does not read`, "the command line makes TOML of it, which the page reads", `logicnet convert ${shell(name)} ${shell(name.replace(/\.[^.]*$/, ""))}.toml`);
  }
  if (strange) throw refuse(`this looks like ${strange[0]}`, strange[1]);
  const other = (["toml", "bnet"] as const).find((format) => looksLike(format, content));
  if (other || own) return other ?? own!;
  throw refuse("no known format", `the page reads ${[...SUFFIXES.toml, ...SUFFIXES.bnet].join(", ")}; the command line converts others: logicnet convert`);
}

function looksLike(format: Format, content: Bytes): boolean {
  if (format === "bnet") return looksLikeBnet(content);
  const head = content.slice(0, LOOKED_AT);
  return !head.includes("\0") && !/^[\u00ef\u00bb\u00bf \t\r\n]*[<{]/.test(head) && TOML.test(head);
}

/** The name of a file without its folders and its suffix. */
export function stem(name: string): string {
  return name.replace(/^.*[\\/]/, "").replace(/(?<=.)\.[^.]*$/, "");
}

/** A word as a shell takes it. */
export function shell(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
