// Marks that turn the direction of text round: in what the page tells of a model they are shown by their number, as
// src/logicnet/report/page/marks.py does. Names stay as they are, since questions are asked by them.

const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function marksShown(text: string): string {
  return text.replace(TURNING, (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
}
