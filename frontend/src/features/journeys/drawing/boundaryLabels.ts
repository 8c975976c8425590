import type EventBus from 'diagram-js/lib/core/EventBus';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type { Connection, Modeling, Point, Shape } from './services';
import { isBoundary } from './services';

/** After the library's own idea, which lays the name over the way and over what comes next. */
const LATER = 500;
/** Above the way there must be room for its number. */
const ABOVE = 18;
const BESIDE = 8;

/** The names of the ways out of a wait stand beside the way: above it at the right edge, right of it at the lower one. */
class BoundaryLabels extends CommandInterceptor {
  static override $inject = ['eventBus', 'modeling'];

  constructor(
    events: EventBus,
    private readonly modeling: Modeling,
  ) {
    super(events);
    this.postExecuted(['label.create', 'elements.create', 'connection.create'], LATER, (event) => {
      const { context } = event as { context: Context };
      const drawn = [context.shape?.labelTarget, context.connection?.source, ...(context.elements ?? [])];
      for (const element of drawn) if (element && isBoundary(element)) this.place(element as Shape);
    });
  }

  private place(event: Shape): void {
    const label = event.label as Shape | undefined;
    const to = label && placeOf(event, label);
    // One that is just being made has no parent yet and comes here once more.
    if (!label?.parent || !to) return;
    const by = { x: Math.round(to.x - label.x), y: Math.round(to.y - label.y) };
    if (by.x !== 0 || by.y !== 0) this.modeling.moveShape(label, by);
  }
}

interface Context {
  shape?: Shape & { labelTarget?: Shape };
  connection?: Connection;
  elements?: Shape[];
}

/** The upper left corner; undefined where somebody has put the event elsewhere. */
export function placeOf(event: Shape, label: { width: number; height: number }): Point | undefined {
  const host = event.host as Shape | undefined;
  if (!host) return undefined;
  const middle = { x: event.x + event.width / 2, y: event.y + event.height / 2 };
  const x = event.x + event.width + BESIDE;
  if (Math.abs(middle.x - host.x - host.width) < 2) return { x, y: middle.y - ABOVE - label.height };
  if (Math.abs(middle.y - host.y - host.height) < 2) return { x: x - 4, y: middle.y + 4 };
  return undefined;
}

/** How far behind such an event the next shape begins, so that the name has its place. */
export function roomFor(event: Shape): number {
  const label = event.label as Shape | undefined;
  return label && isBoundary(event) ? label.width + 2 * BESIDE + 4 : 0;
}

export const boundaryLabelsModule = {
  __init__: ['boundaryLabels'],
  boundaryLabels: ['type', BoundaryLabels],
};
