import type EventBus from 'diagram-js/lib/core/EventBus';
import BaseRenderer from 'diagram-js/lib/draw/BaseRenderer';
import type { ElementLike, ShapeLike } from 'diagram-js/lib/model/Types';
import { attributeOf, propertyOf } from './properties';
import { iconPath } from './icons';

type Draw = (parent: SVGElement, shape: ShapeLike, attrs?: object) => SVGElement;
interface BpmnShapes {
  handlers: Record<string, Draw>;
  getShapePath: (shape: ShapeLike) => string;
}

/** Before the renderer of the library, which draws gears and envelopes of engineers. */
const FIRST = 1500;
const OURS: Record<string, string> = {
  'bpmn:ServiceTask': 'touch',
  'bpmn:ReceiveTask': 'wait',
  'bpmn:BusinessRuleTask': 'decision',
  'bpmn:UserTask': 'approve',
};
/** Tasks that reach nobody, by what they do. */
const TASKS: Record<string, string> = { 'evaluate-so-far': 'evaluate' };

/** Tasks of a journey carry what they do: the channel, the table, the hourglass. */
class CampaignShapes extends BaseRenderer {
  static $inject = ['eventBus', 'bpmnRenderer'];

  constructor(
    eventBus: EventBus,
    private readonly shapes: BpmnShapes,
  ) {
    super(eventBus, FIRST);
  }

  override canRender(element: ElementLike): boolean {
    // A life cycle has tasks of other people as well.
    const ours = element.type !== 'bpmn:UserTask' || attributeOf(element, 'candidateGroups') === 'APPROVER';
    return String(element.type) in OURS && ours && !element.labelTarget;
  }

  override drawShape(parent: SVGElement, shape: ShapeLike): SVGElement {
    const plain = this.shapes.handlers['bpmn:Task'];
    if (!plain) throw new Error('the drawing library has no plain task');
    const drawn = plain(parent, shape, {});
    const icon =
      iconPath(propertyOf(shape, 'channel') ?? '') ??
      iconPath(TASKS[attributeOf(shape, 'topic') ?? ''] ?? OURS[String(shape.type)] ?? 'touch');
    if (icon) {
      icon.setAttribute('transform', 'translate(7 7)');
      parent.append(icon);
    }
    return drawn;
  }

  override getShapePath(shape: ShapeLike): string {
    return this.shapes.getShapePath(shape);
  }
}

export const campaignShapesModule = {
  __init__: ['campaignShapes'],
  campaignShapes: ['type', CampaignShapes],
};
