// Tabs: one of several views is shown, chosen with the pointer or the arrow keys.

import { useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";

export function Tabs<Id extends string>({ label, tabs, chosen, choose, children }: {
  label: string; tabs: readonly { id: Id; title: string }[]; chosen: NoInfer<Id>; choose: (id: Id) => void; children: ComponentChildren;
}) {
  const list = useRef<HTMLDivElement>(null);
  const name = label.toLowerCase().replace(/\W+/g, "-");
  const pressed = (event: KeyboardEvent) => {
    const at = tabs.findIndex((one) => one.id === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length]!;
    choose(next.id);
    list.current?.querySelector<HTMLElement>(`#${name}-tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={pressed}>
        {tabs.map((one) => (
          <button
            key={one.id} type="button" role="tab" id={`${name}-tab-${one.id}`} aria-selected={one.id === chosen}
            aria-controls={`${name}-panel`} tabIndex={one.id === chosen ? 0 : -1} onClick={() => choose(one.id)}
          >
            {one.title}
          </button>
        ))}
      </div>
      <div class="panel" role="tabpanel" id={`${name}-panel`} aria-labelledby={`${name}-tab-${chosen}`} tabIndex={0}>{children}</div>
    </>
  );
}
