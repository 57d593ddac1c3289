// The diagram: components where the layout puts them, painted by what the store says.

import { type Store, useStore } from "../store";

export function Diagram({ store }: { store: Store }) {
  const { document } = useStore(store);
  return <p>{document.components.length} components</p>;
}
