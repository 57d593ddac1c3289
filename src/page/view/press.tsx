// A button that is pressed again and again: while it does nothing it keeps the focus, so that the one who steps with the
// keyboard stays where they are.

import type { ComponentChildren } from "preact";

export function Press({ off, press, label, title, children }: {
  off: boolean; press: () => void; label?: string; title?: string; children: ComponentChildren;
}) {
  return (
    <button type="button" aria-disabled={off || undefined} aria-label={label} title={title} onClick={() => off || press()}>{children}</button>
  );
}
