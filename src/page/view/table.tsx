// The components as a table, for those who read better than they look.

import { type Store, useStore } from "./store";

export function ComponentTable({ store }: { store: Store }) {
  const { document } = useStore(store);
  return (
    <table>
      <caption>Components</caption>
      <thead><tr><th scope="col">component</th><th scope="col">kind</th><th scope="col">rule</th></tr></thead>
      <tbody>
        {document.components.map((one) => (
          <tr key={one.name}><th scope="row">{one.label}</th><td>{one.kind}</td><td>{one.rule}</td></tr>
        ))}
      </tbody>
    </table>
  );
}
