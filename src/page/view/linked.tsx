// A text that leads somewhere, where it leads to an https address; else a text.

import type { LinkedText } from "../model/document";

export function Linked({ text, url }: LinkedText) {
  return url.startsWith("https://") ? <a href={url} target="_blank" rel="noopener noreferrer"><bdi>{text}</bdi></a> : <bdi>{text}</bdi>;
}
