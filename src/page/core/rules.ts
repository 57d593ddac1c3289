// Rules in the core: text -> programs -> text, and what each rule depends on. Mirrors src/engine/api/rules.h.

import { HOLD } from "./codes";
import { Core, Handle, Room } from "./module";

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
  static parse(core: Core, text: string, open = false): Rules {
    return core.within((room) => {
      const given = room.text(text);
      const at = open
        ? core.called("logicnet_rules_parse_open", given.at, given.length, room.bytes(4))
        : core.called("logicnet_rules_parse", given.at, given.length);
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
      const most = 2 * given.length + 16;
      const at = room.bytes(4 * most);
      const length = this.core.called("logicnet_expression_parse", this.at, given.at, given.length, at, most);
      return [...this.core.i32(at, length)];
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

/** Hold variables at values. */
export function holding(values: Iterable<readonly [number, number]>): Change[] {
  return [...values].map(([variable, value]) => [HOLD, variable, value]);
}

function zeroEnded(texts: readonly string[]): string {
  return texts.map((text) => text + "\0").join("");
}

export function begins(parts: readonly { readonly length: number }[]): number[] {
  const found = [0];
  for (const part of parts) found.push(found[found.length - 1]! + part.length);
  return found;
}
