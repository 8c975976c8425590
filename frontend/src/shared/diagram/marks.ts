import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { Connection, Shape } from 'diagram-js/lib/model/Types';

/** Something said of an element on the canvas itself: a colour, and a word for those who do not see it. */
export interface DiagramMark {
  id: string;
  kind: string;
  text: string;
}

const TYPE = 'diagram-mark';

class DiagramMarks {
  static $inject = ['overlays', 'elementRegistry', 'canvas'];
  private shown: readonly DiagramMark[] = [];

  constructor(
    private readonly overlays: Overlays,
    private readonly registry: ElementRegistry,
    private readonly canvas: Canvas,
  ) {}

  show(marks: readonly DiagramMark[]): void {
    this.overlays.remove({ type: TYPE });
    for (const mark of this.shown) {
      if (this.registry.get(mark.id)) this.canvas.removeMarker(mark.id, `mark-${mark.kind}`);
    }
    this.shown = marks;
    for (const mark of marks) {
      const element = this.registry.get(mark.id) as Shape | Connection | undefined;
      if (!element || element === this.canvas.getRootElement()) continue;
      this.canvas.addMarker(mark.id, `mark-${mark.kind}`);
      const html = document.createElement('span');
      html.className = `diagram-mark ${mark.kind}`;
      html.textContent = mark.text;
      this.overlays.add(mark.id, TYPE, { position: placeOf(element), html });
    }
  }
}

function placeOf(element: Shape | Connection): { left: number; top: number } {
  if (!('waypoints' in element)) return { left: -4, top: -14 };
  const points = (element as Connection).waypoints;
  const first = points[0];
  const second = points[1];
  if (!first || !second) return { left: 0, top: 0 };
  const left = Math.min(...points.map((point) => point.x));
  const top = Math.min(...points.map((point) => point.y));
  return { left: (first.x + second.x) / 2 - left - 12, top: (first.y + second.y) / 2 - top - 8 };
}

export type { DiagramMarks };
export const diagramMarksModule = { __init__: ['diagramMarks'], diagramMarks: ['type', DiagramMarks] };
