import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import ContextPad from 'diagram-js/lib/features/context-pad/ContextPad';
import type Scheduler from 'diagram-js/lib/features/scheduler/Scheduler';
import { overlap, padPlace, type Box, type Size } from './padPlace';
import type { Connection, Drawn, ElementLike, Shape } from './services';

const MARGIN = 8;
const IN_A_LINE = 'in-a-line';
const ASIDE = 'aside';

/** What the library keeps to itself. An update of it is looked at here. */
interface Inside {
  _current: { html: HTMLElement; target: Drawn | Drawn[] } | null;
}

/**
 * The buttons beside a selected element, where they leave its neighbours free; and where they cannot, they go out of
 * the way of the pointer for as long as it is over a neighbour.
 */
export class PlacedPad extends ContextPad {
  static override $inject = ['canvas', 'elementRegistry', 'eventBus', 'scheduler'];

  constructor(
    private readonly canvas: Canvas,
    private readonly registry: ElementRegistry,
    events: EventBus,
    scheduler: Scheduler,
  ) {
    super(canvas, registry, events, scheduler);
    events.on('element.hover', ({ element }: { element: Drawn }) => {
      this.opened?.html.classList.toggle(ASIDE, this.covers(element));
    });
    events.on('element.out', () => {
      this.opened?.html.classList.remove(ASIDE);
    });
  }

  /** Asked by the library whenever it draws them, and when the canvas has moved. */
  _getPosition(target: Drawn | Drawn[]): { left: number; top: number } {
    const html = this.opened?.html;
    const selected = [target].flat();
    const others = this.registry
      .filter((element) => isShape(element) && !selected.includes(element as Drawn))
      .map((element) => this.boxOf(element as Shape));
    const { clientWidth: width, clientHeight: height } = this.canvas.getContainer();
    const place = padPlace(
      around(selected.map((element) => this.boxOf(element))),
      others,
      { width, height },
      { line: sizeOf(html, true), block: sizeOf(html, false) },
      MARGIN * this.canvas.zoom(),
    );
    html?.classList.toggle(IN_A_LINE, place.shape === 'line');
    return { left: place.x, top: place.y };
  }

  private get opened() {
    return (this as unknown as Inside)._current;
  }

  private covers(element: Drawn): boolean {
    const { opened } = this;
    if (!opened || !isShape(element) || [opened.target].flat().includes(element)) return false;
    const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = opened.html;
    return overlap({ x, y, width, height }, this.boxOf(element)) > 0;
  }

  /** Of a flow, its end: there is where its buttons stand. */
  private boxOf(element: Drawn): Box {
    const end = (element as Connection).waypoints?.at(-1);
    if (!end) return this.canvas.getAbsoluteBBox(element as Shape);
    const { x, y, scale } = this.canvas.viewbox();
    return { x: (end.x - x) * scale, y: (end.y - y) * scale, width: 0, height: 0 };
  }
}

const isShape = (element: ElementLike): element is Shape =>
  !('waypoints' in element) && element.parent !== undefined && element.parent !== null;

function around(boxes: Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

function sizeOf(html: HTMLElement | undefined, inALine: boolean): Size {
  html?.classList.toggle(IN_A_LINE, inALine);
  return { width: html?.offsetWidth ?? 0, height: html?.offsetHeight ?? 0 };
}

export const placedPadModule = { contextPad: ['type', PlacedPad] };
