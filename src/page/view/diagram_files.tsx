// The diagram as a file: a drawing (SVG), or a picture (PNG).

import { useState } from "preact/hooks";
import type { PageDocument } from "../model/document";
import { diagramSvg, fileName, pngOf, saveBlob, saveText } from "./download";

export function DiagramFiles({ document }: { document: PageDocument }) {
  const [wrong, tell] = useState("");
  const name = (ending: string) => fileName(document, "diagram", "", ending);
  const save = async (kind: "svg" | "png") => {
    const picture = diagramSvg(document.title);
    try {
      if (!picture) throw new Error("there is no diagram to save");
      if (kind === "svg") saveText(name("svg"), picture.text, "image/svg+xml");
      else saveBlob(name("png"), await pngOf(picture));
      tell("");
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <p class="note diagram-files">
      Save the diagram as it is painted:{" "}
      <button type="button" onClick={() => void save("svg")}>SVG</button>{" "}
      <button type="button" onClick={() => void save("png")}>PNG</button>
      {wrong && <span role="alert"> {wrong}</span>}
    </p>
  );
}
