// The question as switches: the phenotype that is looked at, context, settings, inputs, drugs, interventions and changes.

import type { Client } from "../../worker/client";
import { type Store, useQuestion } from "../store";
import { Changes } from "./changes";
import { ContextSwitch } from "./context";
import { Drugs } from "./drugs";
import { Inputs } from "./inputs";
import { PhenotypeSwitch } from "./phenotype";

export function QuestionSwitches({ store, client }: { store: Store; client: Client }) {
  const { document } = useQuestion(store);
  return (
    <div class="question">
      <PhenotypeSwitch store={store} client={client} />
      <Changes store={store} />
      {document.contexts.length ? <ContextSwitch store={store} /> : null}
      {document.drugs.length ? <Drugs store={store} /> : null}
      <Inputs store={store} />
    </div>
  );
}
