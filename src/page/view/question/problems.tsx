// Why the question cannot be asked as it stands, and what would leave out what is wrong: told above everything else.

import { questionOf } from "../../model/question";
import { type Store, useQuestion } from "../store";
import { Told } from "../told";

export function Problems({ store }: { store: Store }) {
  const { document, asked } = useQuestion(store);
  const { problems } = questionOf(document, asked);
  if (!problems.length) return null;
  return (
    <div class="problems">
      {problems.map((one, k) => (
        <Told key={k} wrong={one}>
          <button type="button" onClick={() => store.ask(one.without)}>{one.leave.charAt(0).toUpperCase() + one.leave.slice(1)}</button>
        </Told>
      ))}
    </div>
  );
}
