// The panels beside the diagram, as a table: the tabs, their order, and what draws each.

import type { FunctionComponent } from "preact";
import type { Client } from "../worker/client";
import { PANEL_IDS, type PanelId } from "./address";
import { AttractorsPanel } from "./panels/attractors";
import { ClaimsPanel } from "./panels/claims";
import { CoursePanel } from "./panels/course";
import { ReachPanel } from "./panels/reach";
import { ModelPanel } from "./panels/model";
import { WhyPanel } from "./panels/why";
import { ScreenPanel } from "./panels/screen";
import type { Store } from "./store";

export interface PanelGiven {
  readonly store: Store;
  readonly client: Client;
  /** Whether it is made ready for paper, where nothing can be chosen. */
  readonly paper: boolean;
}

export interface Panel {
  /** As it stands in the address. */
  readonly id: PanelId;
  readonly title: string;
  readonly view: FunctionComponent<PanelGiven>;
  /** Whether the panel paints the diagram while it is open; otherwise attractors are painted. */
  readonly paints?: boolean;
  /** Whether it is printed though another is open. */
  readonly paper?: boolean;
}

const VIEWS: Readonly<Record<PanelId, Omit<Panel, "id">>> = {
  attractors: { title: "Attractors", view: AttractorsPanel, paper: true },
  claims: { title: "Claims", view: ClaimsPanel, paper: true },
  course: { title: "Course", view: CoursePanel, paints: true },
  reach: { title: "Reach", view: ReachPanel, paints: true },
  why: { title: "Why", view: WhyPanel, paints: true },
  screen: { title: "Screen", view: ScreenPanel },
  model: { title: "Model", view: ModelPanel },
};

export const PANELS: readonly Panel[] = PANEL_IDS.map((id) => ({ id, ...VIEWS[id] }));
