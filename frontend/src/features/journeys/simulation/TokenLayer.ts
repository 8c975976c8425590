import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type { Connection, Shape } from 'diagram-js/lib/model/Types';
import type { Move } from './simulation';

const LAYER = 'simulated-people';
/** Above the drawing. */
const LEVEL = 10;
const SVG = 'http://www.w3.org/2000/svg';
const MOVING_MS = 750;

interface Point {
  x: number;
  y: number;
}

/** Cohorts as they go along the flows, each with its number. */
export class TokenLayer {
  static $inject = ['canvas', 'elementRegistry'];
  private frame = 0;

  constructor(
    private readonly canvas: Canvas,
    private readonly registry: ElementRegistry,
  ) {}

  clear(): void {
    cancelAnimationFrame(this.frame);
    this.layer.replaceChildren();
  }

  /** Moves them and calls back when all have arrived; at once where motion is not wanted. */
  play(moves: readonly Move[], label: (people: number) => string, arrived: () => void): void {
    this.clear();
    const tokens = moves.flatMap((move) => {
      const flow = this.registry.get(move.flow) as Connection | undefined;
      return flow ? [{ points: flow.waypoints, mark: this.token(label(move.people)) }] : [];
    });
    if (tokens.length === 0 || window.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.clear();
      arrived();
      return;
    }
    const begun = performance.now();
    const step = (now: number) => {
      const part = Math.min(1, (now - begun) / MOVING_MS);
      for (const { points, mark } of tokens) {
        const { x, y } = along(points, part);
        mark.setAttribute('transform', `translate(${x} ${y})`);
      }
      if (part < 1) {
        this.frame = requestAnimationFrame(step);
      } else {
        this.clear();
        arrived();
      }
    };
    step(begun);
  }

  /** Those who stand at a shape and go on with the next step. */
  rest(places: ReadonlyMap<string, number>, label: (people: number) => string): void {
    this.clear();
    for (const [id, people] of places) {
      const shape = this.registry.get(id) as Shape | undefined;
      if (!shape) continue;
      this.token(label(people)).setAttribute(
        'transform',
        `translate(${shape.x} ${shape.y + shape.height / 2})`,
      );
    }
  }

  private get layer(): SVGElement {
    return this.canvas.getLayer(LAYER, LEVEL);
  }

  private token(text: string): SVGElement {
    const group = document.createElementNS(SVG, 'g');
    const width = 16 + text.length * 7;
    const pill = document.createElementNS(SVG, 'rect');
    for (const [name, value] of Object.entries({ x: -width / 2, y: -10, width, height: 20, rx: 10 }))
      pill.setAttribute(name, String(value));
    const words = document.createElementNS(SVG, 'text');
    words.setAttribute('text-anchor', 'middle');
    words.setAttribute('dy', '4');
    words.textContent = text;
    group.setAttribute('class', 'simulated-token');
    group.append(pill, words);
    this.layer.append(group);
    return group;
  }
}

/** The point of a line that a part of its length is covered at. */
export function along(points: readonly Point[], part: number): Point {
  const lengths = points.slice(1).map((point, index) => {
    const before = points[index];
    return before ? Math.hypot(point.x - before.x, point.y - before.y) : 0;
  });
  let left = part * lengths.reduce((sum, length) => sum + length, 0);
  for (const [index, length] of lengths.entries()) {
    const from = points[index];
    const to = points[index + 1];
    if (from && to && (left <= length || index === lengths.length - 1)) {
      const share = length === 0 ? 0 : Math.min(1, left / length);
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
  }
  return points[0] ?? { x: 0, y: 0 };
}

export const tokenLayerModule = { tokenLayer: ['type', TokenLayer] };
