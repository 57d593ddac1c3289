// The attractors of the question: how many, and each with its phenotypes.

import { useAnswer } from "../answer";
import type { PanelGiven } from "../panels";
import { useStore } from "../store";

export function AttractorsPanel({ store, client }: PanelGiven) {
  const { asked } = useStore(store);
  const { answer, waiting, error } = useAnswer(client, "attractors", { asked });
  if (error) return <p role="alert">{error.message}</p>;
  if (!answer) return <p>solving…</p>;
  return (
    <section aria-busy={waiting}>
      <p>{answer.count} attractors, {answer.fixedPoints} of them fixed points</p>
    </section>
  );
}
