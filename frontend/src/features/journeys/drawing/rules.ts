import RuleProvider from 'diagram-js/lib/features/rules/RuleProvider';
import type { Connection, ElementLike, Shape } from './services';
import { isApproval, isBoundary, isGateway, isTimer, isWait } from './services';

/** Before the rules of the library, which know all of BPMN. */
const FIRST = 2000;

const ALLOWED = new Set([
  'bpmn:StartEvent',
  'bpmn:EndEvent',
  'bpmn:ServiceTask',
  'bpmn:BusinessRuleTask',
  'bpmn:ReceiveTask',
  'bpmn:UserTask',
  'bpmn:InclusiveGateway',
  'bpmn:ExclusiveGateway',
  'bpmn:IntermediateCatchEvent',
  'bpmn:BoundaryEvent',
  'bpmn:SequenceFlow',
  'bpmn:TextAnnotation',
  'bpmn:Association',
  'label',
]);

const flowsOut = (element: ElementLike) =>
  ((element.outgoing ?? []) as Connection[]).filter((flow) => flow.type === 'bpmn:SequenceFlow');

/** Whether the one can be come to from the other, over flows and from waits to their boundary events. */
export function leadsTo(from: ElementLike, to: ElementLike, without?: ElementLike): boolean {
  const seen = new Set<ElementLike>();
  const open: ElementLike[] = [from];
  for (let element = open.pop(); element; element = open.pop()) {
    if (element === to) return true;
    if (seen.has(element)) continue;
    seen.add(element);
    for (const flow of flowsOut(element)) {
      if (flow.target && flow !== without) open.push(flow.target as ElementLike);
    }
    open.push(...((element.attachers ?? []) as ElementLike[]));
  }
  return false;
}

/** Whether a flow may go from the one to the other; what is not about flows is left to the library. */
export function mayConnect(
  source: ElementLike | undefined,
  target: ElementLike | undefined,
  being?: ElementLike,
): boolean | undefined {
  if (!source || !target) return undefined;
  if (source.type === 'bpmn:TextAnnotation' || target.type === 'bpmn:TextAnnotation') return undefined;
  if (source === target || isWait(source) || source.type === 'bpmn:EndEvent') return false;
  if (target.type === 'bpmn:StartEvent' || isBoundary(target)) return false;
  const others = flowsOut(source).filter((flow) => flow !== being);
  if (!isGateway(source) && others.length > 0) return false;
  if (others.some((flow) => flow.target === target)) return false;
  // A journey does not go back.
  if (leadsTo(target, source, being)) return false;
  return undefined;
}

function mayCreate(shape: ElementLike | undefined, target: ElementLike | undefined): boolean | undefined {
  if (!shape) return undefined;
  if (!ALLOWED.has(String(shape.type))) return false;
  const siblings = ((target?.children ?? []) as Shape[]).filter((other) => other.type === shape.type);
  return shape.type === 'bpmn:StartEvent' && siblings.length > 0 ? false : undefined;
}

/** Boundary events stay on their wait, and nothing else becomes one. */
function mayMove(shapes: readonly Shape[], target: ElementLike | undefined): boolean | undefined {
  const torn = shapes.some(
    (shape) =>
      isBoundary(shape) && shape.host && !shapes.includes(shape.host as Shape) && target !== shape.host,
  );
  if (torn) return false;
  const onto = target && String(target.type).endsWith('Task');
  return onto && shapes.some((shape) => !isBoundary(shape)) ? false : undefined;
}

/** Only what the gate would let pass can be drawn. */
class CampaignRules extends RuleProvider {
  static override $inject = ['eventBus'];

  override init(): void {
    this.addRule('connection.create', FIRST, (context) =>
      mayConnect(context.source as ElementLike, context.target as ElementLike),
    );
    this.addRule('connection.reconnect', FIRST, (context) =>
      mayConnect(
        context.source as ElementLike,
        context.target as ElementLike,
        context.connection as ElementLike,
      ),
    );
    this.addRule('shape.create', FIRST, (context) =>
      mayCreate(context.shape as ElementLike, context.target as ElementLike),
    );
    this.addRule('elements.create', FIRST, (context) => {
      const all = context.elements as ElementLike[];
      return all.some((element) => mayCreate(element, context.target as ElementLike) === false)
        ? false
        : undefined;
    });
    this.addRule('shape.attach', FIRST, (context) => {
      const shape = context.shape as ElementLike;
      const target = context.target as ElementLike;
      const fits = isWait(target) || (isApproval(target) && isTimer(shape));
      return isBoundary(shape) && fits ? undefined : false;
    });
    this.addRule('elements.move', FIRST, (context) =>
      mayMove(context.shapes as Shape[], context.target as ElementLike | undefined),
    );
    this.addRule('shape.resize', FIRST, (context) =>
      (context.shape as ElementLike).type === 'bpmn:TextAnnotation' ? undefined : false,
    );
    this.addRule('element.copy', FIRST, (context) =>
      (context.element as ElementLike).type === 'bpmn:StartEvent' ? false : undefined,
    );
    // A wait, or an approval, without its end of waiting would hold people for ever.
    this.addRule('elements.delete', FIRST, (context) => {
      const all = context.elements as Shape[];
      return all.filter(
        (element) =>
          !(isBoundary(element) && isTimer(element) && element.host && !all.includes(element.host as Shape)),
      );
    });
  }
}

export const campaignRulesModule = {
  __init__: ['campaignRules'],
  campaignRules: ['type', CampaignRules],
};
