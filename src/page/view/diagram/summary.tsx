// A component or an edge in a few lines: what it is, its rule, and how it stands under what is painted.

import { edgeKey } from "../../model/names";
import type { Paint } from "../store";
import { sentence } from "./actions";
import type { Drawn } from "./geometry";
import type { Marks } from "./marks";
import type { Place } from "./place";
import { valueLook } from "./values";

const LONG = 160; // letters of a rule that are shown here; the whole of it stands in the panel

export function Summary({ drawn, paint, marks, place, one, untitled = false }: {
  drawn: Drawn; paint: Paint; marks: Marks; place: Place; one: boolean; untitled?: boolean;
}) {
  if (place.kind === "edge") {
    const edge = drawn.edges[place.index];
    if (!edge) return null;
    const label = (name: string) => drawn.byName.get(name)?.entry.label ?? name;
    const done = marks.cut.get(edgeKey(edge.entry.source, edge.entry.target));
    return (
      <div class="summary">
        <p><bdi>{label(edge.entry.source)}</bdi> {edge.style.word} <bdi>{label(edge.entry.target)}</bdi></p>
        {done && <p>{sentence(done.word)}</p>}
      </div>
    );
  }
  const entry = drawn.byName.get(place.name)?.entry;
  if (!entry) return null;
  const level = paint.levels.get(entry.name);
  const held = marks.held.get(entry.name);
  const kind = [entry.kind === "component" ? "" : entry.kind, entry.input ? "input" : ""].filter(Boolean).join(", ");
  const rule = [...entry.rule];
  const value = level && `${valueLook(level[0], level[1], entry.maximum, entry.input, one).word}${paint.differing.has(entry.name) ? "; differs from untreated" : ""}`;
  const about = [kind, value].filter(Boolean).join("; ");
  return (
    <div class="summary">
      {untitled ? about && <p>{sentence(about)}</p> : <p><strong><bdi>{entry.label}</bdi></strong>{about && `, ${about}`}</p>}
      {!entry.input && <p class="rule"><code><bdi>{rule.length > LONG ? `${rule.slice(0, LONG).join("")}…` : entry.rule}</bdi></code></p>}
      {held && !(untitled && !held.own) && <p>{sentence(held.word)}</p>}
    </div>
  );
}
