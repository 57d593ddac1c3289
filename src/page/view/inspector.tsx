// What is selected: a component with its rule and evidence, or an edge; and what can be done to it.

import { type Store, useStore } from "./store";

export function Inspector({ store }: { store: Store }) {
  const { document, look } = useStore(store);
  const { selected } = look;
  if (!selected || !("component" in selected)) return null;
  const component = document.components.find((one) => one.name === selected.component);
  return component ? <p>{component.label}: {component.rule}</p> : null;
}
