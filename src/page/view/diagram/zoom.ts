// Where the diagram is looked at from: pan and zoom by mouse, wheel, touch, buttons and keys. The transform is set on
// one group; nothing of the diagram is drawn again.

import { type Selection, select } from "d3-selection";
import { type D3ZoomEvent, zoom, type ZoomBehavior, zoomIdentity, zoomTransform } from "d3-zoom";

const MARGIN = 10; // pixels around the diagram where all of it is seen
const READABLE = 0.92; // times the drawing's own size, from which on labels are read; a higher diagram is cut off below
const LARGEST = 1.6; // times the drawing's own size, where a small diagram is fitted

export class Zoom {
  private readonly behaviour: ZoomBehavior<SVGSVGElement, unknown>;
  private readonly canvas: Selection<SVGSVGElement, unknown, null, undefined>;
  private moved = false;
  private paper = false;
  private size = { width: 1, height: 1 };
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly svg: SVGSVGElement,
    private readonly group: SVGGElement,
  ) {
    this.canvas = select(svg);
    this.behaviour = zoom<SVGSVGElement, unknown>()
      .clickDistance(5)
      .extent(() => [[0, 0], [svg.clientWidth, svg.clientHeight]])
      .filter((event: MouseEvent) => (!event.ctrlKey || event.type === "wheel") && !event.button)
      .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        if (event.sourceEvent) this.moved = true;
        this.place();
        for (const listener of this.listeners) listener();
      });
    this.canvas.call(this.behaviour).on("dblclick.zoom", null);
    addEventListener("beforeprint", this.print);
    addEventListener("afterprint", this.print);
  }

  /** Told after each move. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  end(): void {
    this.canvas.on(".zoom", null);
    removeEventListener("beforeprint", this.print);
    removeEventListener("afterprint", this.print);
  }

  /** On paper all of it is seen, as large as the paper lets it be; nobody knows how wide that is before it is printed. */
  private readonly print = ({ type }: Event): void => {
    this.paper = type === "beforeprint";
    this.place();
  };

  private place(): void {
    const { width, height } = this.size;
    if (this.paper) this.svg.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`);
    else this.svg.removeAttribute("viewBox");
    this.group.setAttribute("transform", this.paper ? "" : zoomTransform(this.svg).toString());
  }

  /** Show a diagram of this size. */
  show(width: number, height: number): void {
    this.size = { width: Math.max(width, 1), height: Math.max(height, 1) };
    this.refit();
  }

  /** Where the window or the diagram changed, it is looked at from the start, unless the reader has chosen what to look at. */
  refit(): void {
    if (!this.moved) this.scaled((across, whole) => Math.max(whole, Math.min(across, READABLE)));
  }

  /** All of it. */
  fit(): void {
    this.scaled((_, whole) => whole);
  }

  private scaled(chosen: (across: number, whole: number) => number): void {
    this.moved = false;
    const { clientWidth: width, clientHeight: height } = this.svg;
    if (!width || !height) return;
    const across = (width - 2 * MARGIN) / this.size.width;
    const whole = Math.min(across, (height - 2 * MARGIN) / this.size.height);
    const scale = Math.max(Math.min(chosen(across, whole), LARGEST), 0.01);
    this.behaviour.scaleExtent([Math.min(whole * 0.6, 0.5), 8]);
    const [left, top] = [(width - scale * this.size.width) / 2, Math.max(MARGIN, (height - scale * this.size.height) / 2)];
    this.canvas.call(this.behaviour.transform, zoomIdentity.translate(left, top).scale(scale));
  }

  by(factor: number): void {
    this.moved = true;
    this.canvas.call(this.behaviour.scaleBy, factor);
  }

  pan(across: number, down: number): void {
    this.moved = true;
    const { k } = zoomTransform(this.svg);
    this.canvas.call(this.behaviour.translateBy, across / k, down / k);
  }

  /** Bring a place of the diagram to the middle, near enough to be read. */
  to(x: number, y: number): void {
    this.moved = true;
    const { k } = zoomTransform(this.svg);
    if (k < 1) this.canvas.call(this.behaviour.scaleTo, 1.2);
    this.canvas.call(this.behaviour.translateTo, x, y);
  }

  /** Bring a place into sight where it is not. */
  reveal(x: number, y: number): void {
    const [left, top] = zoomTransform(this.svg).apply([x, y]);
    const { clientWidth: width, clientHeight: height } = this.svg;
    const room = Math.min(MARGIN - 2, width / 6, height / 6);
    if (left < room || top < room || left > width - room || top > height - room) {
      this.moved = true;
      this.canvas.call(this.behaviour.translateTo, x, y);
    }
  }

  /** Where a place of the diagram is on the screen, from the canvas's corner. */
  screen(x: number, y: number): [number, number] {
    return zoomTransform(this.svg).apply([x, y]);
  }

  get scale(): number {
    return zoomTransform(this.svg).k;
  }
}
