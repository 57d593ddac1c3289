// The panels beside the diagram, as a table: the tabs, their order, and what draws each.

import type { FunctionComponent } from "preact";
import type { Client } from "../worker/client";
import { AttractorsPanel } from "./panels/attractors";
import { ScreenPanel } from "./panels/screen";
import type { Store } from "./store";

export interface PanelGiven {
  readonly store: Store;
  readonly client: Client;
}

export interface Panel {
  /** As it stands in the address. */
  readonly id: string;
  readonly title: string;
  readonly view: FunctionComponent<PanelGiven>;
}

export const PANELS: readonly Panel[] = [
  { id: "attractors", title: "Attractors", view: AttractorsPanel },
  { id: "screen", title: "Screen", view: ScreenPanel },
];
