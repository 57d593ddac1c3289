// Rules in the core: text -> programs -> text, and what each rule depends on. Mirrors src/engine/api/rules.h.

import { AND, NOT, OR } from "./codes";
import { Core, type CoreError, Handle, Room } from "./module";

/** A postfix program: an entry >= 0 pushes that variable, see codes.ts for the others. */
export type Program = readonly number[];

/** A change as the core takes it: source (HOLD holds the target), target, value. */
export type Change = readonly [source: number, target: number, value: number];

export class Rules extends Handle {
  private constructor(
    core: Core,
    at: number,
    readonly names: readonly string[],
  ) {
    super(core, at, "logicnet_rules_free");
  }

  /** From names and the text of each rule. Offsets in errors count from the beginning of all texts, each of which is followed by one byte. */
  static build(core: Core, names: readonly string[], texts: readonly string[]): Rules {
    return core.within((room) => {
      const [given, written] = [room.text(zeroEnded(names)), room.text(zeroEnded(texts))];
      const at = core.called("logicnet_rules_build", names.length, given.at, given.length, written.at, written.length);
      return new Rules(core, at, names);
    });
  }

  /** From names and programs. */
  static of(core: Core, names: readonly string[], programs: readonly Program[]): Rules {
    return core.within((room) => {
      const given = room.text(zeroEnded(names));
      const begin = room.u32(begins(programs));
      const at = core.called("logicnet_rules_of", names.length, given.at, given.length, room.i32(programs.flat()), begin);
      return new Rules(core, at, names);
    });
  }

  /** A whole .bnet text; with `open` a name without a rule is an input, and inputs follow the components that have one. */
  static parse(core: Core, text: string | Uint8Array, open = false): Rules {
    return open ? Rules.parseOpen(core, text).rules : Rules.read(core, text, "logicnet_rules_parse");
  }

  /** The same with open ends, and how many of the components have a rule of their own. */
  static parseOpen(core: Core, text: string | Uint8Array): { rules: Rules; declared: number } {
    return core.within((room) => {
      const declared = room.bytes(4);
      const rules = Rules.read(core, text, "logicnet_rules_parse_open", declared);
      return { rules, declared: core.u32(declared, 1)[0]! };
    });
  }

  /** What is wrong with a .bnet text that `parse` refuses, in its order: the first `most`, and how much there is. */
  static problems(core: Core, text: string | Uint8Array, open: boolean, most: number): { told: CoreError[]; count: number } {
    return core.within((room) => {
      const given = room.text(text);
      return core.errors("logicnet_rules_problems", most, given.at, given.length, Number(open));
    });
  }

  private static read(core: Core, text: string | Uint8Array, name: string, ...rest: number[]): Rules {
    return core.within((room) => {
      const given = room.text(text);
      const at = core.called(name, given.at, given.length, ...rest);
      return new Rules(core, at, core.written("logicnet_rules_names", at).split("\0").slice(0, -1));
    });
  }

  /** The same components with changes made. */
  perturbed(changes: readonly Change[]): Rules {
    return this.core.within((room) => {
      const at = this.core.called("logicnet_rules_perturb", this.at, laidOut(room, changes));
      return new Rules(this.core, at, this.names);
    });
  }

  text(variable: number): string {
    return this.core.written("logicnet_rules_text", this.at, variable);
  }

  bnet(): string {
    return this.core.written("logicnet_rules_bnet", this.at);
  }

  /** All programs. */
  programs(): Program[] {
    return this.core.within((room) => {
      const out = room.bytes(8);
      const count = this.core.plain("logicnet_rules_programs", this.at, out, out + 4);
      const [code, begin] = this.core.u32(out, 2);
      const places = [...this.core.u32(begin!, count + 1)];
      const entries = this.core.i32(code!, places[count]!);
      return Array.from({ length: count }, (_, i) => [...entries.slice(places[i], places[i + 1])]);
    });
  }

  /** The program of an expression over the components. Throws CoreError with the place. */
  expression(text: string): Program {
    return this.core.within((room) => {
      const given = room.text(text);
      let most = 2 * given.length + 16; // a count of terms, or of levels, may be longer than its text
      for (;;) {
        const at = room.bytes(4 * most);
        const length = this.core.called("logicnet_expression_parse", this.at, given.at, given.length, at, most);
        if (length <= most) return Array.from(this.core.i32(at, length));
        most = length;
      }
    });
  }

  expressionText(program: Program): string {
    return this.core.within((room) =>
      this.core.written("logicnet_expression_text", this.at, room.i32(program), program.length),
    );
  }

  /** The variables that a program reads, with the sign of their effect: 1, -1, 2 both, 0 none, 3 not found out. */
  signs(program: Program): Map<number, number> {
    return this.core.within((room) => {
      const [variables, signs] = [room.bytes(4 * program.length), room.bytes(program.length)];
      const count = this.core.called(
        "logicnet_expression_signs", room.i32(program), program.length, 0n, variables, signs,
      );
      const found = this.core.i8(signs, count);
      return new Map([...this.core.u32(variables, count)].map((variable, i) => [variable, found[i]!]));
    });
  }

  /** Whether two programs have the same value in every state in which a component is at least at a level only where it is at the lower ones. */
  agree(one: Program, other: Program): boolean {
    const differ = [...one, ...other, NOT, AND, ...one, NOT, ...other, AND, OR];
    const read = [...new Set(differ.filter((entry) => entry >= 0))].sort((a, b) => a - b);
    for (let k = 1; k < read.length; k++) {
      const [low, high] = [read[k - 1]!, read[k]!];
      if (this.component(low) === this.component(high)) differ.push(high, NOT, low, OR, AND);
    }
    return [...this.signs(differ).values()].every((sign) => sign === 0) && this.value(differ) === 0;
  }

  /** The value of a program where every variable is 0. */
  private value(program: Program): number {
    return this.core.within((room) => {
      const values = room.bytes(8 * Math.max(this.names.length, 1));
      const out = room.bytes(8);
      this.core.called("logicnet_expression_evaluate", this.at, room.i32(program), program.length, values, 1, out);
      return this.core.u32(out, 1)[0]! & 1;
    });
  }

  private component(variable: number): string {
    const name = this.names[variable]!;
    const at = name.lastIndexOf(">=");
    return at > 0 ? name.slice(0, at) : `${name}>`;
  }

  /** The components whose rule is the component itself. */
  inputs(): number[] {
    return this.programs().flatMap((program, i) => (program.length === 1 && program[0] === i ? [i] : []));
  }
}

/** Changes as the core reads them, for the time of a call. */
export function laidOut(room: Room, changes: readonly Change[]): number {
  const source = room.i32(changes.map((one) => one[0]));
  const target = room.u32(changes.map((one) => one[1]));
  const value = room.u8(changes.map((one) => one[2]));
  return room.u32([changes.length, source, target, value]);
}

function zeroEnded(texts: readonly string[]): string {
  return texts.map((text) => text + "\0").join("");
}

export function begins(parts: readonly { readonly length: number }[]): number[] {
  const found = [0];
  for (const part of parts) found.push(found[found.length - 1]! + part.length);
  return found;
}
