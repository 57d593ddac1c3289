// The parts of networks in TOML: components, regulations, phenotypes, open choices. What is said twice is checked: signs
// must be what the rules mean, each regulation one that its rule has, and the chosen form of an open choice the rule. As
// src/logicnet/formats/parts.py has it.

import { type Core, CoreError } from "../../core/module";
import { type Program, Rules } from "../../core/rules";
import type { LinkedText, Named } from "../document";
import { PLAIN_KIND } from "../conditions";
import type { Part } from "../draft";
import { expanded } from "../expanded";
import { levelOf, owner, quoted, signsOf, textsOf, variablesOf } from "../levels";
import { edgeKey } from "../names";
import { closest, didYouMean } from "../nearest";
import { bytesOf, type Place, type Problem, problem, ReadError, refused, shifted, within } from "./place";
import type { Path } from "./positions";
import { ANNOTATION, citedIn, EVIDENCE, evidenceOf, identifiersOf, noteOf, spoken } from "./remarks";
import { dotted, type Table } from "./toml";

const COMPONENT = ["label", "kind", "maximum", "rule", "input", "regulations", ...EVIDENCE, ...ANNOTATION];
const REGULATION = ["from", "sign", ...EVIDENCE, ...ANNOTATION];
const PHENOTYPE = ["expression", "drug", "mechanism", ...EVIDENCE];
const CHOICE = ["id", "component", "chosen", "alternatives", ...EVIDENCE];
const KINDS = [
  "ligand", "receptor", "kinase", "transcription factor", "miRNA", "gene", "protein", "enzyme", "metabolite", "complex",
  "cell", "process", "drug", "environment", "phenotype",
];
const MOST_LEVELS = 99; // each is a variable; published models have up to 20
const TOLD = 20;

/** Compile the rules: of a component with levels the conditions under which its target is as high. Throws ReadError with all rules that are wrong. */
export function compiled(core: Core, entries: ReadonlyMap<string, Table>): Rules {
  const [names, texts, owners]: [string[], string[], Table[]] = [[], [], []];
  for (const [name, entry] of entries) {
    entry.only(COMPONENT);
    // with these no rule could name it, not even in quotes
    if (/["\0\n\r\t]/.test(name) || !name.trim()) entry.refuse(`'${name}' cannot name a component`, undefined, "use letters, digits and underscores");
    if (levelOf(name)) entry.refuse(`'${name}' cannot name a component: it stands for a level`, undefined, "give its component a maximum");
    const own = variablesOf(name, maximum(entry));
    names.push(...own);
    owners.push(...own.map(() => entry));
    texts.push(...textsFor(name, entry, own.length));
  }
  if (names.length > entries.size) confirmConditions(core, entries, names);
  for (const [i, text] of texts.entries()) {
    if (!text.includes("\0")) continue;
    const entry = owners[i]!;
    throw refused("a zero byte: this is not a text", shifted(entry.document.inside([...entry.path, "rule"]), text.indexOf("\0"), 1));
  }
  try {
    return Rules.build(core, names, texts);
  } catch (error) {
    if (!(error instanceof CoreError) || error.code > 2) throw error;
    if (error.begin < 0) throw refused(error.message, undefined, error.hint);
    throw wrongRules(core, error, names, texts, owners, [...entries.keys()]);
  }
}

/** All rules that cannot be read: the one that the core names first, and then what else each rule by itself has wrong. */
function wrongRules(
  core: Core, first: CoreError, names: string[], texts: string[], owners: Table[], components: string[],
): ReadError {
  const places = texts.map((text) => bytesOf(text));
  let [begin, wrong] = [0, 0];
  while (begin + places[wrong]!.length < first.begin) begin += places[wrong++]!.length + 1;
  const at = (i: number, error: CoreError, offset: number) => {
    const path = [...owners[i]!.path, "rule"];
    return placed(error, places[i]!, offset, owners[i]!.document.inside(path), path, components);
  };
  const found: Problem[] = [at(wrong, first, begin)];
  const alphabet = Rules.build(core, names, names.map(quoted));
  try {
    for (const [i, text] of texts.entries()) {
      if (i === wrong || found.length >= TOLD) continue;
      try {
        alphabet.expression(text);
      } catch (error) {
        if (error instanceof CoreError && error.begin >= 0) found.push(at(i, error, 0));
      }
    }
  } finally {
    alphabet.free();
  }
  return new ReadError(found);
}

/** An error of the core in a text of the document, with what would help in a document. */
function placed(error: CoreError, text: string, offset: number, begins: Place, path: Path, names: readonly string[]): Problem {
  const inside = within(text, error.begin - offset, error.end - offset);
  const place = inside.line === 1
    ? shifted(begins, inside.column - 1, inside.length)
    : { ...inside, line: begins.line + inside.line - 1 };
  if (error.code !== UNKNOWN) return problem(`${dotted(path)}: ${error.message}`, place, error.hint);
  const name = new TextDecoder().decode(Uint8Array.from(text.slice(error.begin - offset, error.end - offset), (one) => one.charCodeAt(0)));
  const bare = name.replace(/^"+|"+$/g, "");
  const near = closest(bare, names);
  const hint = near ? `did you mean '${near}'?` : `declare it: [components.${bare}] with a rule, or with input = true`;
  return problem(`${dotted(path)}: unknown component '${bare}'`, place, hint);
}

const UNKNOWN = 2; // the core's number for a name that nothing has

export function maximum(entry: Table): number {
  const level = entry.number("maximum", 1);
  if (level < 1 || level > MOST_LEVELS) entry.refuse(`expected a highest level from 1 to ${MOST_LEVELS}, found ${level}`, "maximum");
  return level;
}

function textsFor(name: string, entry: Table, top: number): string[] {
  if (!entry.flag("input", false)) return textsOf(ruleOf(entry, top));
  if (entry.has("rule")) entry.refuse("an input has no rule", "rule", "remove the rule, or input = true");
  return variablesOf(name, top).map(quoted);
}

/** The rule of a component that has one: with levels up to `top` the condition of each. */
function ruleOf(entry: Table, top: number): string[] {
  if (!entry.has("rule")) entry.refuse("'rule' is missing", undefined, `give a rule = ${top === 1 ? '"…"' : '{ 1 = "…", 2 = "…" }'}, or input = true`);
  const given = entry.value("rule");
  if (top === 1) {
    if (typeof given === "object" && !Array.isArray(given)) entry.refuse("a rule for each level, and the component has no maximum", "rule", "give it, maximum = 2");
    return [entry.text("rule")];
  }
  if (typeof given === "string") entry.refuse(`the component has levels up to ${top}: its rule is a table`, "rule", `rule = ${shape(top)}`);
  return conditionsIn(entry.table("rule"), top).map((one) => one.text);
}

function shape(top: number): string {
  return `{ ${Array.from({ length: Math.min(top, 3) }, (_, k) => `${k + 1} = "…"`).join(", ")} }`;
}

/** The condition of each level from 1, and its key. */
function conditionsIn(table: Table, top: number): { text: string; key: string }[] {
  const found = new Map<number, string>();
  for (const key of table.keys) {
    const level = /^[0-9]+$/.test(key) ? Number(key.slice(0, 9)) : 0;
    if (level < 1 || level > top) table.refuse(`expected a level from 1 to ${top}, found '${key}'`, key);
    if (found.has(level)) table.refuse(`a second condition for level ${level}`, key);
    found.set(level, key);
  }
  const missing = Array.from({ length: top }, (_, k) => k + 1).filter((level) => !found.has(level));
  if (missing.length) {
    const hint = `give a condition, ${missing[0]} = "…"; "0" where it is never the target`;
    throw refused(`${dotted(table.path)}: no condition for level ${missing.join(", ")}`, table.document.place(table.path), hint);
  }
  return Array.from({ length: top }, (_, k) => ({ text: table.text(found.get(k + 1)!), key: found.get(k + 1)! }));
}

/** Each condition of components with levels, read by itself, so that an error in it is shown where it stands. */
function confirmConditions(core: Core, entries: ReadonlyMap<string, Table>, names: readonly string[]): void {
  const alphabet = Rules.build(core, names, names.map(quoted));
  try {
    for (const entry of entries.values()) {
      const top = maximum(entry);
      if (top > 1 && !entry.flag("input", false)) checkedConditions(entry.table("rule"), alphabet, top);
    }
  } finally {
    alphabet.free();
  }
}

function checkedConditions(table: Table, rules: Rules, top: number): Program[] {
  return conditionsIn(table, top).map(({ key }) => expressionAt(table, key, rules));
}

/** The program of the expression at a key. Throws ReadError with its place in the document. */
function expressionAt(entry: Table, key: string, rules: Rules, phenotypes: ReadonlyMap<string, string> = new Map(), i?: number): Program {
  const text = i === undefined ? entry.text(key) : entry.texts(key)[i]!;
  const path = i === undefined ? [...entry.path, key] : [...entry.path, key, i];
  if (text.includes("\0")) throw refused(`${dotted(path)}: a zero byte: this is not a text`, entry.document.inside(path));
  try {
    return expanded(rules, text, phenotypes);
  } catch (error) {
    if (!(error instanceof CoreError) || error.code > 2) throw error;
    const names = [...new Set(rules.names.map(owner)), ...phenotypes.keys()];
    throw new ReadError([placed(error, bytesOf(text), 0, entry.document.inside(path), path, names)]);
  }
}

/** A component as its table says it. */
export function componentOf(name: string, entry: Table): Part {
  const label = entry.text("label", "");
  const kind = entry.member("kind", KINDS);
  return {
    name, label: label || name, kind: kind || PLAIN_KIND, maximum: maximum(entry), note: entry.text("notes", ""),
    evidence: evidenceOf(entry), identifiers: identifiersOf(entry),
  };
}

/** The evidence of the edges into each component, by `edgeKey`: for all that its rule has, with the sign that it gives them, or for none. */
export function edgesOf(entries: ReadonlyMap<string, Table>, rules: Rules): Map<string, LinkedText[]> {
  const found = new Map<string, LinkedText[]>();
  const programs = rules.programs();
  const place = new Map(rules.names.map((name, i) => [name, i]));
  for (const [name, entry] of entries) {
    if (!entry.has("regulations")) continue;
    const own = variablesOf(name, maximum(entry)).map((variable) => place.get(variable)!);
    // the core has an input as a rule that names itself; the document gives it no rule, and so no edge
    const signs = entry.flag("input", false) ? new Map<string, string>() : signsOf(rules, programs, own);
    const seen = new Set<string>();
    for (const edge of entry.tables("regulations")) {
      edge.only(REGULATION);
      const [source, sign] = [edge.text("from"), edge.text("sign")];
      if (!signs.has(source)) edge.refuse(`the rule of ${name} does not mention ${source}`, "from", didYouMean(source, [...signs.keys()], "it mentions"));
      if (seen.has(source)) edge.refuse(`a second entry for ${source}`, "from");
      if (sign !== signs.get(source)) {
        const meant = signs.get(source) === "0" ? "has no effect in this rule" : `has the sign ${signs.get(source)} in this rule`;
        edge.refuse(`${source} ${meant}, not '${sign}'`, "sign", ["+", "-", "±"].includes(sign) ? "" : "signs: + - ±");
      }
      seen.add(source);
      found.set(edgeKey(source, name), [...evidenceOf(edge), ...identifiersOf(edge)]);
    }
    for (const [source, sign] of signs) {
      if (seen.has(source)) continue;
      entry.refuse(`no entry for ${source}, which the rule mentions`, "regulations", `{ from = "${source}", sign = "${sign}", … }`);
    }
  }
  return found;
}

/** The phenotypes, with expressions over components alone. */
export function phenotypesOf(table: Table, rules: Rules): Named[] {
  const written = new Map(table.named().map(([name, entry]) => [name, entry.text("expression")]));
  return table.named().map(([name, entry]): Named => {
    entry.only(PHENOTYPE);
    const others = new Map([...written].filter(([other]) => other !== name));
    const program = expressionAt(entry, "expression", rules, others);
    evidenceOf(entry);
    const note = noteOf(entry.text("mechanism", ""), entry.text("drug", ""), citedIn(entry));
    return { name, label: spoken(name), note, expression: rules.expressionText(program) };
  });
}

/** The open choices in sentences, by component; the chosen form of each is the rule of its component. */
export function choicesOf(entries: readonly Table[], rules: Rules): Map<string, string[]> {
  const maxima = new Map<string, number>();
  for (const name of rules.names) maxima.set(owner(name), levelOf(name)?.[1] ?? 1);
  const programs = rules.programs();
  const ids = new Set<string>();
  const found = new Map<string, string[]>();
  for (const entry of entries) {
    entry.only(CHOICE);
    const [id, component] = [entry.text("id"), entry.text("component")];
    if (ids.has(id)) entry.refuse(`a second choice with the id '${id}'`, "id");
    const top = maxima.get(component) ?? 0;
    if (!top) entry.refuse(`unknown component '${component}'`, "component", didYouMean(component, [...maxima.keys()]));
    const own = variablesOf(component, top).map((variable) => programs[rules.names.indexOf(variable)]!);
    if (!entry.has("chosen")) entry.refuse("'chosen' is missing: expected the rule of the component");
    if (!agrees(formAt(entry, "chosen", rules, top), own, rules)) {
      const stands = own.map((program) => rules.expressionText(program));
      const said = top > 1 ? stands.map((text, k) => `${k + 1}: ${text}`).join("; ") : stands[0];
      entry.refuse(`the chosen form is not the rule of ${component}, which is: ${said}`, "chosen");
    }
    alternativesOf(entry, rules, top).forEach((one, i) => {
      if (agrees(one, own, rules)) entry.refuse("the same as what was chosen", "alternatives", "", i);
    });
    evidenceOf(entry);
    ids.add(id);
    found.set(component, [...(found.get(component) ?? []), saidOf(entry, top)]);
  }
  return found;
}

/** A rule that the source leaves open, in a sentence. */
function saidOf(entry: Table, top: number): string {
  const spelled = (table: Table) => conditionsIn(table, top).map(({ text }, k) => `${k + 1}: ${text}`).join("; ");
  const chosen = top === 1 ? entry.text("chosen") : spelled(entry.table("chosen"));
  const others = top === 1 ? entry.texts("alternatives") : entry.tables("alternatives").map(spelled);
  const why = entry.text("why", "");
  return `The source leaves this rule open${why ? ` (${why})` : ""}. Chosen: ${chosen}. Also admitted: ${others.join(" / ")}.`;
}

/** The rule at a key as the conditions under which the target is as high. */
function formAt(entry: Table, key: string, rules: Rules, top: number): Program[] {
  if (top === 1) return [expressionAt(entry, key, rules)];
  const value = entry.value(key);
  if (typeof value !== "object" || Array.isArray(value)) entry.refuse(`the component has levels up to ${top}: expected a table`, key, `${key} = ${shape(top)}`);
  return formOf(entry.table(key), rules, top);
}

function formOf(table: Table, rules: Rules, top: number): Program[] {
  checkedConditions(table, rules, top);
  return textsOf(conditionsIn(table, top).map((one) => one.text)).map((text) => rules.expression(text));
}

function alternativesOf(entry: Table, rules: Rules, top: number): Program[][] {
  const found = top === 1
    ? entry.texts("alternatives", true).map((_, i) => [expressionAt(entry, "alternatives", rules, undefined, i)])
    : entry.tables("alternatives").map((table) => formOf(table, rules, top));
  if (!found.length) entry.refuse("a choice without alternatives", "alternatives");
  return found;
}

/** Whether two rules are one function in every state of levels. */
function agrees(one: readonly Program[], other: readonly Program[], rules: Rules): boolean {
  return one.every((program, k) => rules.agree(program, other[k]!));
}
