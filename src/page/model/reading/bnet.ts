// The .bnet format: one `target, rule` a line, read by the core. What other tools write otherwise (headers, signs between
// target and rule, comments) is made the core's without moving a byte, and told. As src/logicnet/formats/bnet.py has it.

import { type Core, CoreError } from "../../core/module";
import { Rules } from "../../core/rules";
import { misspelt } from "./misspelt";
import { type Bytes, bytesOf, packed, type Problem, problem, ReadError, refused, textOf, within } from "./place";

const BLANK = "[ \\t\\n\\r\\f\\v]";
const NAME = `(?:"[^"\\r\\n]*"|[^ \\t\\n\\r\\f\\v,=<*#"][^,=<*\\r\\n#"]*?)`;
const LINE_BEGIN = "(?<![^\\n])";
const ARROW = bytesOf("\u2190");
const SIGNS = new Map([["\u2227", "&"], ["\u2228", "|"], ["\u00ac", "!"]].map(([sign, own]) => [bytesOf(sign!), own!]));

const HEADER = new RegExp(
  '[ \\t]*"?(?:targets?|genes?|nodes?|components?|species|names?|variables?)"?[ \\t]*,[ \\t]*' +
    '"?(factors?|functions?|rules?|logic|expressions?|formulas?|equations?|update[ _]?(?:rules?|functions?))"?' +
    '[ \\t]*(?:,[ \\t]*(?:"?probabilit(?:y|ies)"?)?[ \\t]*)?(?=[\\r\\n]|$)',
  "iy",
);
const USUAL = /^targets[ \t\n\r\f\v]*,[ \t\n\r\f\v]*(?:factors|functions)$/i;
const PASSED = /[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/y; // a blank line, or a comment
const SLASHES = /(?<![^\n])([ \t]*)\/\//g;
const TWO_NAMES = /^\w+[ \t]*=[ \t]*\w+$/;
const DIVIDED = new RegExp(`${LINE_BEGIN}([ \\t]*${NAME}[ \\t]*)(<-|${ARROW}|\\*[ \\t]*=|:=|=(?!=))`, "g");
const RULE = new RegExp(
  `^[ \\t]*${NAME}[ \\t]*(?:,|<-|=(?!=)|${ARROW})[ \\t]*[^ \\t\\n\\r\\f\\v,;={}<>$\\[][^;={}<>$]*$`, "s",
);
const SUM = "(?:![ \\t]*)?\\w+(?:[ \\t]*\\+[ \\t]*(?:![ \\t]*)?\\w+)*";
const REACTION = new RegExp(`${LINE_BEGIN}[ \\t]*(?=!|\\w+[ \\t]*\\+)${SUM}[ \\t]*=[ \\t]*\\w+[ \\t]*\\r?(?=\\n|$)`);
export const LOOKED_AT = 1 << 16; // bytes of a file that say what it is
const TOLD = 20; // problems and names that are told in full
const MARK = "\u00ef\u00bb\u00bf";

/** Rules as they are read, and what was unusual. */
export interface ReadRules {
  readonly rules: Rules;
  readonly notes: readonly string[];
  /** The components without a rule of their own, which are inputs. */
  readonly inputs: readonly string[];
}

/** Whether most of the first lines read `target, rule`, or the first one is a header. */
export function looksLikeBnet(content: Bytes): boolean {
  const head = content.startsWith(MARK) ? content.slice(3) : content;
  HEADER.lastIndex = head.length - head.replace(/^[ \t\r\n]+/, "").length;
  return (HEADER.test(head) && !content.includes("\0")) || areRules(content);
}

/**
 * Read a file's content. Throws ReadError with all that is wrong. Where names are `known`, one that is neither known nor
 * has a rule is wrong too: in an edit it is a slip.
 */
export function readBnet(core: Core, content: Bytes, known: ReadonlySet<string> | null = null): ReadRules {
  const reaction = content.includes("=") ? REACTION.exec(content.slice(0, LOOKED_AT)) : null;
  if (reaction) {
    const place = within(content, reaction.index, reaction.index + reaction[0].length);
    throw refused("a reaction as CellNOpt writes it: the left side acts on the right one", place, "write the rules, one `target, rule` a line");
  }
  const notes: string[] = [];
  let given = content.replace(SLASHES, "$1##");
  if (given !== content) notes.push("lines that begin with // are taken for comments; the format's own begin with #");
  const [without, headers] = withoutHeaders(given);
  for (const header of headers) notes.push(`'${textOf(header)}' is taken for a header; the usual one is 'targets, factors', once`);
  const [plain, signs] = dividedByCommas(without);
  given = plain;
  if (signs.length) notes.push(`rules are written with ${signs.map(textOf).join(" ")}; this format's own have a comma and ! & |`);
  if (signs.length === 1 && signs[0] === "=" && isUndirected(content)) {
    notes.push("every line reads name = name: the left one is taken for the target; in reactions of CellNOpt it is the right one");
  }
  const { rules, declared } = parsed(core, given, content);
  const inputs = rules.names.slice(declared);
  const strange = known ? inputs.filter((name) => !known.has(name)) : [];
  if (strange.length) {
    rules.free();
    throw undeclared(core, given, content, strange);
  }
  notes.push(...saidOf(rules, declared, textOf(given)));
  return { rules, notes, inputs };
}

/** Names that have no rule, each where it stands first. */
function undeclared(core: Core, given: Bytes, content: Bytes, strange: readonly string[]): ReadError {
  const { told } = Rules.problems(core, packed(given), false, 1000);
  const wanted = new Set(strange);
  const named = (error: CoreError) => textOf(content.slice(error.begin, error.end)).replace(/^"|"$/g, "");
  const found = told.filter((error) => error.begin >= 0 && wanted.delete(named(error))).map((error) => toldAt(error, content));
  const rest = [...wanted].map((name) => problem(`'${name}' has no rule`, undefined, `declare it as an input: ${name}, ${name}`));
  return new ReadError([...found, ...rest].slice(0, TOLD), strange.length);
}

function parsed(core: Core, given: Bytes, content: Bytes): { rules: Rules; declared: number } {
  const text = packed(given);
  try {
    return Rules.parseOpen(core, text);
  } catch (error) {
    if (!(error instanceof CoreError) || error.code > 2) throw error;
    const { told, count } = Rules.problems(core, text, true, TOLD);
    throw new ReadError((told.length ? told : [error]).map((one) => toldAt(one, content)), Math.max(count, 1));
  }
}

function toldAt(error: CoreError, content: Bytes): Problem {
  return error.begin < 0
    ? problem(error.message, undefined, error.hint)
    : problem(error.message, within(content, error.begin, error.end), error.hint);
}

/** What is to be said of the rules: names with blanks, and which components have no rule and are inputs. */
function saidOf(rules: Rules, declared: number, text: string): string[] {
  const notes: string[] = [];
  const blanks = rules.names.filter((name) => name.includes(" ") && !text.includes(`"${name}"`));
  if (blanks.length) notes.push(`${listed(blanks)}: read as ${counted(blanks, "name")} with blanks`);
  const inputs = rules.names.slice(declared);
  if (!inputs.length) return notes;
  const own = inputs.length === 1 ? ["its", "an input"] : ["their", "inputs"];
  notes.push(`${counted(inputs, "component")} without a rule of ${own[0]} own, taken for ${own[1]}: ${listed(inputs)}`);
  const near = [...misspelt(inputs, rules.names.slice(0, declared))];
  if (near.length) {
    const meant = near.map(([name, other]) => `${name} (did you mean ${other}?)`);
    notes.push(`perhaps misspelt, and inputs only for that: ${listed(meant)}`);
  }
  return notes;
}

export function counted(names: readonly unknown[], what: string): string {
  return `${names.length} ${what}${names.length === 1 ? "" : "s"}`;
}

function listed(names: readonly string[], most = TOLD): string {
  return names.slice(0, most).join(", ") + (names.length > most ? ` and ${names.length - most} more` : "");
}

/** The content with unusual headers before its first rule made comments of the same length, and these headers. */
function withoutHeaders(given: Bytes): [Bytes, Bytes[]] {
  let content = given;
  const found: Bytes[] = [];
  let at = content.startsWith(MARK) ? 3 : 0;
  let usual = true; // the core passes over the first header itself, where it is the usual one
  while (at < content.length) {
    HEADER.lastIndex = PASSED.lastIndex = at;
    const header = HEADER.exec(content);
    if (header && usual && USUAL.test(header[0].trim())) usual = false;
    else if (header && !isDeclared(header[1]!, content)) {
      const begin = at + header[0].length - header[0].trimStart().length;
      content = `${content.slice(0, begin)}#${content.slice(begin + 1)}`;
      found.push(header[0].trim());
      usual = false;
    } else if (!PASSED.test(content)) break;
    const end = /\r\n?|\n/g;
    end.lastIndex = at;
    at = end.exec(content) ? end.lastIndex : content.length;
  }
  return [content, found];
}

function isDeclared(word: string, content: Bytes): boolean {
  const bare = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`${LINE_BEGIN}[ \\t]*"?${bare}"?[ \\t]*,`).test(content);
}

/** Other signs than a comma between target and rule made commas, and signs of logic the core's; and which these were. */
function dividedByCommas(content: Bytes): [Bytes, Bytes[]] {
  const found = new Set<Bytes>();
  let given = content;
  if (given.includes("=") || given.includes("<-") || given.includes(ARROW)) {
    given = given.replace(DIVIDED, (_, target: string, sign: string) => {
      found.add(sign.replace(new RegExp(BLANK, "g"), ""));
      return target + ",".padEnd(sign.length);
    });
  }
  for (const [sign, own] of SIGNS) {
    if (!given.includes(sign)) continue;
    found.add(sign);
    given = given.replaceAll(sign, own.padEnd(sign.length));
  }
  return [given, [...found]];
}

function isUndirected(content: Bytes): boolean {
  const lines = content.replace(MARK, "").split(/\r\n?|\n/).map((line) => line.split("#")[0]!.trim());
  return lines.every((line) => !line || TWO_NAMES.test(line));
}

/** Whether a content is lines of rules, as far as its first lines tell. */
function areRules(content: Bytes): boolean {
  const head = content.slice(0, LOOKED_AT);
  const lines = head.split(/[\r\n]+/).filter((line) => line.trim() && !line.trimStart().startsWith("#"));
  if (!lines.length || head.includes("\0") || /^[<{[]/.test(lines[0]!.replace(/^[\u00ef\u00bb\u00bf \t]+/, ""))) return false;
  if (content.includes("=") && REACTION.test(head)) return false;
  return 2 * lines.filter(isRule).length > lines.length;
}

function isRule(written: Bytes): boolean {
  const line = written.replace(/[ \t\n\r\f\v]*#.*/s, "").trim();
  const commas = line.split(",").length - 1;
  // a comma stands in a rule between the terms of a function alone
  return RULE.test(line) && (commas <= 1 || line.includes("("));
}
