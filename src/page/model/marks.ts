// Marks that cannot be seen, or turn the direction of text round: in what the page tells of a model they are shown by
// their number, as src/logicnet/report/markup.py does. Names stay as they are, since questions are asked by them.

const UNSEEN =
  /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/g;

export function marksShown(text: string): string {
  return text.replace(UNSEEN, (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
}
