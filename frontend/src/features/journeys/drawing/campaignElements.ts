import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { getNewShapePosition } from 'bpmn-js/lib/features/auto-place/BpmnAutoPlaceUtil';
import { roomFor } from './boundaryLabels';
import type { Kind } from './kinds';
import type {
  BpmnFactory,
  CommandStack,
  Drawn,
  ElementFactory,
  Moddle,
  Modeling,
  Point,
  Selection,
  Shape,
} from './services';
import { businessOf, isApproval, isTimer, isWait } from './services';
import { mayConnect } from './rules';

interface Create {
  start: (event: Event, elements: Shape[]) => void;
}

/** What a new element is called, and what its parts are. */
export interface Names {
  of: (kind: Kind) => string;
  answered: string;
  timeUp: string;
  notReleased: string;
}

const GAP = 60;
const DAYS = 'P3D';

/** Makes elements of a journey whole: a touch with its task and channel, a wait with both its ways out. */
export class CampaignElements {
  static $inject = [
    'bpmnFactory',
    'elementFactory',
    'modeling',
    'elementRegistry',
    'canvas',
    'selection',
    'create',
    'commandStack',
  ];
  names: Names = { of: (kind) => kind.id, answered: '', timeUp: '', notReleased: '' };

  constructor(
    private readonly factory: BpmnFactory,
    private readonly shapes: ElementFactory,
    private readonly modeling: Modeling,
    private readonly registry: ElementRegistry,
    private readonly canvas: Canvas,
    private readonly selection: Selection,
    private readonly dragging: Create,
    private readonly commands: CommandStack,
  ) {
    // One command, so that one undo takes all of it back.
    this.commands.registerHandler('journey.together', Together);
  }

  /** Lets the user put it where they want. */
  drag(event: Event, kind: Kind): void {
    this.dragging.start(event, this.make(kind));
  }

  /** Puts it behind what is selected, or where there is room. */
  append(kind: Kind): void {
    const source = this.sourceFor();
    this.together(() => {
      const made = this.make(kind);
      const first = made[0];
      if (!first) return;
      const at = source ? this.behind(source, first) : this.free(first);
      const [shape] = this.modeling.createElements(made, this.middle(made, first, at), this.root());
      if (!shape) return;
      if (source && mayConnect(source, shape) !== false) this.modeling.connect(source, shape);
      this.selection.select(shape);
    });
    const chosen = this.selection.get()[0];
    if (chosen) this.reveal(chosen);
  }

  /** Everything done in it is one step to undo. */
  together(work: () => void): void {
    this.commands.execute('journey.together', { work });
  }

  make(kind: Kind): Shape[] {
    const name = this.names.of(kind);
    if (kind.type === 'bpmn:ReceiveTask') return this.wait(name);
    if (kind.type === 'bpmn:UserTask') return this.approval(name);
    const business = this.factory.create(kind.type, { name });
    if (kind.task) {
      business.set('camunda:type', 'external');
      business.set('camunda:topic', kind.task);
      this.setParameters(business, kind.parameters ?? {});
    }
    if (kind.type === 'bpmn:IntermediateCatchEvent') {
      business.set('eventDefinitions', [this.timer(business, DAYS)]);
    }
    return [this.shapes.createShape({ type: kind.type, businessObject: business })];
  }

  /** Replaces the element's parameters: those without a value are left out. */
  setParameters(business: Moddle, parameters: Record<string, string>): Moddle {
    const extension = this.factory.create('bpmn:ExtensionElements');
    const properties = this.factory.create('camunda:Properties');
    const values = Object.entries(parameters)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => this.child(properties, 'camunda:Property', { name, value }));
    properties.set('values', values);
    properties.$parent = extension;
    extension.set('values', [properties]);
    extension.$parent = business;
    business.set('extensionElements', extension);
    return extension;
  }

  timer(event: Moddle, duration: string): Moddle {
    const definition = this.child(event, 'bpmn:TimerEventDefinition');
    definition.set('timeDuration', this.expression(definition, duration));
    return definition;
  }

  expression(parent: Moddle, body: string): Moddle {
    return this.child(parent, 'bpmn:FormalExpression', { body });
  }

  messageEvent(event: Moddle, name: string): Moddle {
    const definition = this.child(event, 'bpmn:MessageEventDefinition');
    definition.set('messageRef', this.message(name));
    return definition;
  }

  /** The document's message of that name. One that nobody names any more does no harm. */
  private message(name: string): Moddle {
    const root = this.root();
    const definitions = businessOf(root).$parent;
    if (!definitions) throw new Error('the process stands in no document');
    const all = definitions.get('rootElements') as Moddle[];
    const known = all.find((one) => one.$type === 'bpmn:Message' && one.name === name);
    if (known) return known;
    const message = this.child(definitions, 'bpmn:Message', { name });
    this.modeling.updateModdleProperties(root, definitions, { rootElements: [...all, message] });
    return message;
  }

  boundary(host: Shape, definition: (event: Moddle) => Moddle, name: string, interrupting: boolean): Shape {
    const type = 'bpmn:BoundaryEvent';
    const business = this.factory.create(type, { name, cancelActivity: interrupting });
    business.set('attachedToRef', businessOf(host));
    business.set('eventDefinitions', [definition(business)]);
    const shape = this.shapes.createShape({ type, businessObject: business, host });
    // The right edge of an approval belongs to those who are released.
    const aside = interrupting && !isApproval(host);
    shape.x = aside ? host.x + host.width - 18 : host.x + host.width / 2 - 18;
    shape.y = aside ? host.y + host.height / 2 - 18 : host.y + host.height - 18;
    return shape;
  }

  root(): Drawn {
    return this.canvas.getRootElement() as unknown as Drawn;
  }

  private wait(name: string): Shape[] {
    const task = this.shapes.createShape({
      type: 'bpmn:ReceiveTask',
      businessObject: this.factory.create('bpmn:ReceiveTask', { name }),
    });
    task.x = 0;
    task.y = 0;
    return [
      task,
      this.boundary(task, (event) => this.timer(event, DAYS), this.names.timeUp, true),
      this.boundary(task, (event) => this.messageEvent(event, 'responded'), this.names.answered, false),
    ];
  }

  /** Whole as well: with the way of those whom nobody releases. */
  private approval(name: string): Shape[] {
    const business = this.factory.create('bpmn:UserTask', { name });
    business.set('camunda:candidateGroups', 'APPROVER');
    const task = this.shapes.createShape({ type: 'bpmn:UserTask', businessObject: business });
    task.x = 0;
    task.y = 0;
    return [task, this.boundary(task, (event) => this.timer(event, DAYS), this.names.notReleased, true)];
  }

  private child(parent: Moddle, type: string, attributes: Record<string, unknown> = {}): Moddle {
    const made = this.factory.create(type, attributes);
    made.$parent = parent;
    return made;
  }

  /** From where the next element is drawn: out of a wait first when the time is up, of an approval for the released. */
  private sourceFor(): Shape | undefined {
    const selected = this.selection.get();
    const element = selected.length === 1 ? (selected[0] as Shape) : undefined;
    if (!element || !('width' in element) || element.type === 'label') return undefined;
    if (isApproval(element)) return [element, ...(element.attachers as Shape[])].find(openEnded);
    if (!isWait(element)) return openEnded(element) ? element : undefined;
    const ways = [...(element.attachers as Shape[])].sort((a, b) => Number(isTimer(b)) - Number(isTimer(a)));
    return ways.find(openEnded);
  }

  private behind(source: Shape, shape: Shape): Point {
    const at = getNewShapePosition(source as never, shape as never, this.registry) as Point;
    const nearest = source.x + source.width + roomFor(source) + shape.width / 2;
    return { x: Math.max(at.x, nearest), y: at.y };
  }

  private free(shape: Shape): Point {
    const shapes = this.registry.filter(
      (element) => Number.isFinite(element.x) && Number.isFinite(element.width) && !element.labelTarget,
    ) as Shape[];
    if (shapes.length === 0) return { x: 200, y: 220 };
    const right = Math.max(...shapes.map((other) => other.x + other.width));
    const last = shapes.find((other) => other.x + other.width === right);
    const level = last ? last.y + last.height / 2 : 220;
    return { x: right + GAP + shape.width / 2, y: level };
  }

  /** Elements are placed by the middle of all of them; what counts is the middle of the first. */
  private middle(all: Shape[], first: Shape, at: Point): Point {
    const left = Math.min(...all.map((shape) => shape.x || 0));
    const right = Math.max(...all.map((shape) => (shape.x || 0) + shape.width));
    const top = Math.min(...all.map((shape) => shape.y || 0));
    const bottom = Math.max(...all.map((shape) => (shape.y || 0) + shape.height));
    return {
      x: at.x + (left + right) / 2 - ((first.x || 0) + first.width / 2),
      y: at.y + (top + bottom) / 2 - ((first.y || 0) + first.height / 2),
    };
  }

  /** A new element at the edge of the canvas comes into view. */
  private reveal(element: Drawn): void {
    if (!('width' in element)) return;
    const view = this.canvas.viewbox();
    const { x, y, width, height } = element as Shape;
    const margin = 80;
    const dx = Math.max(0, x + width + margin - (view.x + view.width));
    const dy = Math.max(0, y + height + margin - (view.y + view.height));
    if (dx > 0 || dy > 0) this.canvas.scroll({ dx: -dx * view.scale, dy: -dy * view.scale });
  }
}

/** Whether one more flow may begin here. */
function openEnded(element: Shape): boolean {
  if (element.type === 'bpmn:EndEvent' || isWait(element)) return false;
  return element.type.endsWith('Gateway') || (element.outgoing as unknown[]).length === 0;
}

class Together {
  preExecute(context: { work: () => void }): void {
    context.work();
  }
}

export const campaignElementsModule = {
  __init__: ['campaignElements'],
  campaignElements: ['type', CampaignElements],
};
