import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { Connection, Shape } from 'diagram-js/lib/model/Types';
import { propertyOf } from './properties';

export interface Counts {
  elements: { elementId: string; entered: number; waiting: number; left: number }[];
  flows: { flowId: string; count: number }[];
  /** How quickly people go on, or messages leave, a minute. */
  paces?: { elementId: string; perMinute: number }[];
  troubles?: Trouble[];
  /** What was found at an element. */
  notes?: { elementId: string; text: string; title: string }[];
}
export interface Trouble {
  elementId: string;
  /** Messages that were definitely not sent. */
  refused: number;
  /** Messages of which nobody knows. */
  inDoubt: number;
  /** A step that does not go on by itself. */
  broken: boolean;
}
/** A number of people of a drawing that has not run: `exact` by today's tags, or the most there can be. */
export interface EstimatedCount {
  id: string;
  customers: number;
  certainty: 'EXACT' | 'UP_TO' | 'UNKNOWN';
}
export interface Words {
  people: (value: number) => string;
  waiting: string;
  done: string;
  channel: (code: string) => string;
  pace?: (perMinute: number) => { short: string; long: string };
  refused?: string;
  inDoubt?: string;
  broken?: string;
}

const TYPE = 'live-count';

/**
 * A module of the viewer: how many people wait at and have left each shape, and how many took each flow.
 * The width of a flow follows the number of people on a logarithmic scale, so that a hundred stays visible beside a million.
 */
class LiveCounts {
  static $inject = ['overlays', 'elementRegistry', 'canvas'];

  /** Flows whose width says something. */
  private readonly widened = new Set<SVGPathElement>();

  constructor(
    private readonly overlays: Overlays,
    private readonly registry: ElementRegistry,
    private readonly canvas: Canvas,
  ) {}

  show(counts: Counts, words: Words): void {
    this.clear();
    const paces = new Map(counts.paces?.map((pace) => [pace.elementId, pace.perMinute]));
    for (const element of counts.elements) this.badges(element, words, paces.get(element.elementId) ?? 0);
    for (const trouble of counts.troubles ?? []) this.trouble(trouble, words);
    for (const note of counts.notes ?? []) this.note(note);
    const most = Math.max(1, ...counts.flows.map((flow) => flow.count));
    for (const flow of counts.flows) {
      this.flow(flow, most, { short: words.people(flow.count), long: String(flow.count) });
    }
  }

  /** The same badges for a drawing that nobody has gone through yet. */
  estimate(
    elements: readonly EstimatedCount[],
    flows: readonly EstimatedCount[],
    text: (count: EstimatedCount) => { short: string; long: string },
  ): void {
    this.clear();
    for (const count of elements) {
      const shape = this.registry.get(count.id) as Shape | undefined;
      if (!shape || shape.host || shape.type === 'bpmn:EndEvent') continue;
      const row = document.createElement('span');
      row.className = 'count-row';
      const { short, long } = text(count);
      row.append(badge(`estimate ${count.certainty.toLowerCase()}`, short, long));
      this.overlays.add(count.id, TYPE, { position: placeOf(shape), html: row });
    }
    const most = Math.max(1, ...flows.map((flow) => flow.customers));
    for (const flow of flows) this.flow({ flowId: flow.id, count: flow.customers }, most, text(flow));
  }

  fit(): void {
    // The container measures zero while a tab is hidden; zooming then would divide by it.
    if (this.canvas.getContainer().clientWidth > 0) this.canvas.zoom('fit-viewport', { x: 0, y: 0 });
  }

  showChannels(words: Words): void {
    for (const element of this.registry.filter((candidate) => candidate.type === 'bpmn:ServiceTask')) {
      const channel = propertyOf(element, 'channel');
      if (channel) {
        this.overlays.add(element.id, 'channel', {
          position: { top: -9, left: (element as Shape).width - 8 },
          html: badge('channel', words.channel(channel)),
        });
      }
    }
  }

  private clear(): void {
    this.overlays.remove({ type: TYPE });
    for (const path of this.widened) path.style.strokeWidth = '';
    this.widened.clear();
  }

  private badges(count: Counts['elements'][number], words: Words, perMinute: number): void {
    const shape = this.registry.get(count.elementId) as Shape | undefined;
    if (!shape || count.waiting + count.left === 0) return;
    const row = document.createElement('span');
    row.className = 'count-row';
    if (count.waiting > 0) {
      row.append(badge('waiting', `◷ ${words.people(count.waiting)}`, `${words.waiting} ${count.waiting}`));
    }
    if (count.left > 0)
      row.append(badge('done', `✓ ${words.people(count.left)}`, `${words.done} ${count.left}`));
    this.overlays.add(count.elementId, TYPE, { position: placeOf(shape), html: row });
    // Where something is done or waited for; at events and splits it would only say the same again.
    if (perMinute <= 0 || !words.pace || shape.height < 60) return;
    const { short, long } = words.pace(perMinute);
    const pace = document.createElement('span');
    pace.className = 'count-row';
    pace.append(badge('pace', short, long));
    this.overlays.add(count.elementId, TYPE, { position: besides(shape), html: pace });
  }

  /** Where something is wrong it is said at the corner that nothing else stands at. */
  private trouble({ elementId, refused, inDoubt, broken }: Trouble, words: Words): void {
    if (!this.registry.get(elementId)) return;
    const row = document.createElement('span');
    row.className = 'count-row trouble';
    if (broken) row.append(badge('broken', `! ${words.broken ?? ''}`));
    if (refused > 0)
      row.append(badge('refused', `✕ ${words.people(refused)}`, `${words.refused ?? ''} ${refused}`));
    if (inDoubt > 0)
      row.append(badge('doubt', `? ${words.people(inDoubt)}`, `${words.inDoubt ?? ''} ${inDoubt}`));
    if (row.childElementCount > 0) {
      this.overlays.add(elementId, TYPE, { position: { left: -6, top: -11 }, html: row });
    }
  }

  /** Above the shape, where nothing else stands. */
  private note({ elementId, text, title }: { elementId: string; text: string; title: string }): void {
    const shape = this.registry.get(elementId) as Shape | undefined;
    if (!shape) return;
    const row = document.createElement('span');
    row.className = 'count-row';
    row.append(badge('note', text, title));
    this.overlays.add(elementId, TYPE, { position: { left: shape.width / 2, top: -22 }, html: row });
  }

  private flow(flow: Counts['flows'][number], most: number, text: { short: string; long: string }): void {
    const connection = this.registry.get(flow.flowId) as Connection | undefined;
    const points = connection?.waypoints;
    if (!connection || !points || points.length < 2) return;
    const path = this.registry.getGraphics(flow.flowId).querySelector<SVGPathElement>('.djs-visual path');
    const width = flow.count === 0 ? 1 : 1.5 + (4.5 * Math.log1p(flow.count)) / Math.log1p(most);
    if (path) {
      path.style.strokeWidth = `${width}px`;
      this.widened.add(path);
    }
    if (flow.count === 0 && text.short === '0') return;
    const { x, y, upright } = middleOf(points);
    const left = Math.min(...points.map((point) => point.x));
    const top = Math.min(...points.map((point) => point.y));
    this.overlays.add(flow.flowId, TYPE, {
      position: { left: x - left, top: y - top },
      html: badge(upright ? 'flow beside' : 'flow', text.short, text.long),
    });
  }
}

/** Where counts cover neither a name nor a sign nor another shape. */
function placeOf(shape: Shape): { left: number; top?: number; bottom?: number } {
  const middle = shape.width / 2;
  const host = shape.host as Shape | undefined;
  if (host) {
    // On the lower edge the way goes down and the name stands right of it; on the right edge it is free below.
    const below = shape.y + shape.height > host.y + host.height;
    return below ? { left: -18, top: shape.height } : { left: middle, top: shape.height + 4 };
  }
  // Names of events and gateways stand below them, so their counts go above.
  if (shape.height < 60) return { left: middle, top: -24 };
  return (shape.attachers as Shape[] | undefined)?.length
    ? { left: middle + 6, top: -10 }
    : { left: middle, bottom: 9 };
}

/** One line further out than the counts. */
function besides(shape: Shape): { left: number; top: number } {
  const middle = shape.width / 2;
  return (shape.attachers as Shape[] | undefined)?.length
    ? { left: middle + 6, top: -31 }
    : { left: middle, top: shape.height + 11 };
}

/** The middle of the longest stretch, where a label covers no shape. */
function middleOf(points: readonly { x: number; y: number }[]): { x: number; y: number; upright: boolean } {
  let best = { x: 0, y: 0, upright: false };
  let longest = -1;
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (!from || !to) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length > longest) {
      longest = length;
      best = {
        x: (from.x + to.x) / 2,
        y: (from.y + to.y) / 2,
        upright: Math.abs(to.y - from.y) > Math.abs(to.x - from.x),
      };
    }
  }
  return best;
}

function badge(kind: string, text: string, title = text): HTMLElement {
  const element = document.createElement('span');
  element.className = `count-badge ${kind}`;
  element.textContent = text;
  element.title = title;
  return element;
}

export type { LiveCounts };
export const liveCountsModule = { __init__: ['liveCounts'], liveCounts: ['type', LiveCounts] };
