// The document of a page: a network and all that is asked of it, as `logicnet page` writes it and as a model that is
// brought into the page becomes. Plain data; every text in it is text, never markup.

/** Levels by component. */
export type Values = Readonly<Record<string, number>>;

export interface PageDocument {
  readonly format: "logicnet page 1";
  readonly title: string;
  /** The version of logicnet that made it, and the command. */
  readonly made: {
    readonly logicnet: string;
    readonly command: string;
    /** What the command line calls the network: a shipped one's name, else the name of its file. */
    readonly file?: string;
  };
  /** Whether it stands in a frame of another page, which it tells its question. */
  readonly embed?: boolean;
  readonly network: Card;
  /** The variables of the core in order; a component with levels has several, `X>=1`, `X>=2`. */
  readonly variables: readonly string[];
  /** The rule of each variable, as the core reads it. */
  readonly rules: readonly string[];
  readonly components: readonly ComponentEntry[];
  readonly regulations: readonly RegulationEntry[];
  /** How kinds of components and signs of regulations look; the diagram and the legend read them. */
  readonly kinds: readonly KindStyle[];
  readonly signs: readonly SignStyle[];
  /** Where components and edges stand; null: the page lays them out itself. */
  readonly layout: Layout | null;
  readonly phenotypes: readonly Named[];
  readonly readouts: readonly ReadoutEntry[];
  readonly settings: readonly SettingEntry[];
  readonly contexts: readonly ContextEntry[];
  readonly drugs: readonly DrugEntry[];
  readonly interventions: readonly InterventionEntry[];
  readonly claims: readonly ClaimEntry[];
  /** What the page opens with. */
  readonly first: Asked;
  /** What was found when the page was made: shown as it is where the browser has no WebAssembly. */
  readonly results: MadeResults | null;
  /** Why there are no results, where the page was not made without any. */
  readonly missing?: string;
  /** A screen's table that the page was made with; null: none. */
  readonly screen: MadeScreen | null;
}

export interface Card {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly source: string;
  readonly licence: string;
  readonly digest: string;
  readonly cite: string;
  readonly notes: readonly string[];
  readonly references: readonly LinkedText[];
  /** Of an edited network: the card of the one that the edits began with. */
  readonly edited?: Pick<Card, "name" | "digest" | "source" | "licence" | "cite">;
}

/** A text, and where it leads: an https address, or "" where nowhere. */
export interface LinkedText {
  readonly text: string;
  readonly url: string;
}

export interface ComponentEntry {
  readonly name: string;
  readonly label: string;
  /** The word of its kind, one of `kinds`. */
  readonly kind: string;
  readonly maximum: number;
  readonly input: boolean;
  /** As it is written, on one line. */
  readonly rule: string;
  /** Places in `variables`, by level from 1. */
  readonly variables: readonly number[];
  readonly note: string;
  readonly evidence: readonly LinkedText[];
  readonly identifiers: readonly LinkedText[];
}

export interface RegulationEntry {
  readonly source: string;
  readonly target: string;
  /** One of `signs`. */
  readonly sign: string;
  readonly evidence: readonly LinkedText[];
}

export interface KindStyle {
  readonly word: string;
  readonly shape: string;
  readonly fill: string;
  readonly ink: string;
  readonly line: string;
  /** Words of Graphviz with commas between: `filled`, `rounded`, `dashed`. */
  readonly style: string;
  readonly peripheries: number;
}

export interface SignStyle {
  readonly sign: string;
  readonly word: string;
  readonly colour: string;
  /** `solid`, `dashed` or `dotted`. */
  readonly line: string;
  /** `normal` (a triangle), `tee` (a bar) or another arrow of Graphviz. */
  readonly arrow: string;
}

/** All lengths in points, y downwards. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** As many as components, in their order: the centre, the size, and the lines of the label. */
  readonly nodes: readonly { x: number; y: number; width: number; height: number; lines: readonly string[] }[];
  /** As many as regulations, in their order: the points of a Bezier curve from source to target, x and y by turns. */
  readonly edges: readonly (readonly number[])[];
}

export interface Named {
  readonly name: string;
  readonly label: string;
  readonly note: string;
  /** As an expression that the core reads. */
  readonly expression: string;
}

export interface ReadoutEntry {
  readonly name: string;
  readonly label: string;
  readonly note: string;
  readonly constant: number;
  readonly terms: readonly { weight: number; expression: string }[];
}

export interface SettingEntry {
  readonly name: string;
  readonly note: string;
  readonly values: Values;
  readonly byDefault: boolean;
}

export interface ContextEntry {
  readonly name: string;
  readonly kind: string;
  readonly note: string;
  readonly values: Values;
  /** In the field's notation: A%0, A:B%0, X%1:2. */
  readonly changes: readonly string[];
}

export interface DrugEntry {
  readonly name: string;
  readonly note: string;
  readonly changes: readonly string[];
}

export interface InterventionEntry {
  readonly name: string;
  readonly note: string;
  readonly changes: readonly string[];
}

/** One question: what is held, what is changed, and what is looked at. It stands in the address of the page. */
export interface Asked {
  /** The name of a context, or "". */
  readonly context: string;
  readonly setting: Values;
  /** Names of drugs. */
  readonly drugs: readonly string[];
  /** In the field's notation. */
  readonly changes: readonly string[];
  /** The name of a phenotype, or an expression; "" where the network has none. */
  readonly phenotype: string;
  /** What an address said beside and does not fit: nothing is asked while any of it is there. */
  readonly unread?: readonly Unread[] | undefined;
}

/** A part of an address that does not fit: its name and text there, what is wrong, and what leaving it out is called. */
export interface Unread {
  readonly key: string;
  readonly value: string;
  readonly message: string;
  readonly hint: string;
  readonly leave: string;
}

/** The arm of a claim: what it holds, its background, and its intervention, in the field's notation. */
export interface ArmEntry {
  readonly values: Values;
  readonly background: readonly string[];
  readonly changes: readonly string[];
}

/** Where a claim starts: in states (of each part the values of variables), or in attractors under another arm. */
export type StartEntry =
  | { readonly kind: "states"; readonly parts: readonly Values[] }
  | { readonly kind: "attractors"; readonly arm: ArmEntry; readonly where: string; readonly start: StartEntry | null };

/** What a claim asks, where the page can ask it. A formula stands innermost first: `=` and an expression, or an operator. */
export type ClaimQuestion =
  | { readonly kind: "attractors"; readonly quantifier: "all" | "some" | "no"; readonly expression: string }
  | { readonly kind: "reaches"; readonly way: "can reach" | "must reach" | "stays"; readonly expression: string }
  | { readonly kind: "formula"; readonly steps: readonly string[] }
  | { readonly kind: "compares"; readonly relation: "more" | "less"; readonly expression: string; readonly than: ArmEntry }
  | { readonly kind: "durable"; readonly expression: string; readonly then: Values | null };

export interface ClaimEntry {
  readonly id: string;
  readonly statement: string;
  /** Its property in words. */
  readonly asks: string;
  /** Its arm in words. */
  readonly armText: string;
  readonly where: string;
  readonly references: readonly LinkedText[];
  readonly strength: string;
  readonly expected: boolean;
  /** Why it is known to fail; "" where it is not. */
  readonly disagreement: string;
  /** The name of its context, or "". */
  readonly context: string;
  readonly arm: ArmEntry;
  readonly start: StartEntry | null;
  /** Null where the page cannot ask it; `unasked` says why. */
  readonly question: ClaimQuestion | null;
  readonly unasked: string;
  /** What `logicnet check` found for the network as it is: `holds`, `fails` or `undecided`; "" where it was not asked. */
  readonly verdict: string;
  /** Whether it would hold as well without its intervention, as `logicnet check` found. */
  readonly idle: boolean;
  /** Of an edited network: the verdict for the network that the edits began with. */
  readonly came?: string;
  /** Of an edited network: why the claim cannot be asked of it; "" where it can. */
  readonly unfit?: string;
}

/** What was found when the page was made: of `first`. */
export interface MadeResults {
  readonly count: string;
  readonly attractors: readonly MadeAttractor[];
  readonly incomplete: string;
}

export interface MadeAttractor {
  readonly kind: string;
  readonly states: string;
  readonly pattern: string;
  readonly condition: Values;
  readonly values: Readonly<Record<string, string>>;
  readonly phenotypes: Readonly<Record<string, string>>;
}

export interface MadeScreen {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
