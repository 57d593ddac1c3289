// The network of the page as a text: to be edited, and to be saved.

import type { Model } from "../model/model";
import { writeBnet } from "../model/write_bnet";
import { type Written, writeToml } from "../model/write_toml";

/** `rules`: one rule a line under the network's own names, for editing; `bnet`: for other tools; `toml`: all that is known. */
export type Form = "rules" | "bnet" | "toml";

export function write(model: Model, form: Form): Written {
  if (form === "toml") return writeToml(model.document);
  return form === "bnet" ? writeBnet(model) : { text: model.rules.bnet(), lost: [] };
}
