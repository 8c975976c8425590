import type { Drawing } from './Drawing';
import type { Connection, Drawn, ElementLike, Moddle, Shape } from './services';
import { businessOf, eventOf, isTimer } from './services';

export const nameOf = (element: ElementLike): string => businessOf(element).name ?? '';

export function rename(drawing: Drawing, element: Drawn, name: string): void {
  drawing.modeling.updateProperties(element, { name: name === '' ? undefined : name });
}

export function parametersOf(element: ElementLike): Record<string, string> {
  const extension = businessOf(element).get('extensionElements') as Moddle | undefined;
  const properties = ((extension?.get('values') as Moddle[] | undefined) ?? []).flatMap((one) =>
    one.$type === 'camunda:Properties' ? (one.get('values') as Moddle[]) : [],
  );
  return Object.fromEntries(
    properties.map((property) => [String(property.name), String(property.get('value') ?? '')]),
  );
}

/** Builds anew what is there, so that undo has the old one to go back to. */
export function setParameters(drawing: Drawing, element: Drawn, changes: Record<string, string>): void {
  const business = businessOf(element);
  const before = business.get('extensionElements');
  const extensionElements = drawing.elements.setParameters(business, {
    ...parametersOf(element),
    ...changes,
  });
  business.set('extensionElements', before);
  drawing.modeling.updateProperties(element, { extensionElements });
}

export const attributeOf = (element: ElementLike, name: string): string =>
  String(businessOf(element).get(name) ?? '');

export function conditionOf(flow: ElementLike): string {
  const expression = businessOf(flow).get('conditionExpression') as Moddle | undefined;
  return String(expression?.get('body') ?? '');
}

export function setCondition(drawing: Drawing, flow: Drawn, text: string): void {
  drawing.modeling.updateProperties(flow, {
    conditionExpression: text.trim() ? drawing.elements.expression(businessOf(flow), text.trim()) : undefined,
  });
}

export const isOtherwise = (flow: Connection): boolean =>
  flow.source !== undefined && businessOf(flow.source).get('default') === businessOf(flow);

/** The flow of those for whom no condition is true; it has none of its own. */
export function setOtherwise(drawing: Drawing, gateway: Drawn, flow: Drawn | undefined): void {
  drawing.elements.together(() => {
    if (flow) setCondition(drawing, flow, '');
    drawing.modeling.updateProperties(gateway, { default: flow ? businessOf(flow) : undefined });
  });
}

export interface Time {
  kind: 'duration' | 'date';
  text: string;
}

export function timeOf(element: ElementLike): Time | undefined {
  const timer = eventOf(element);
  const duration = timer?.get('timeDuration') as Moddle | undefined;
  if (duration) return { kind: 'duration', text: String(duration.get('body') ?? '') };
  const date = timer?.get('timeDate') as Moddle | undefined;
  return date ? { kind: 'date', text: String(date.get('body') ?? '') } : undefined;
}

export function setTime(drawing: Drawing, element: Drawn, time: Time): void {
  const timer = eventOf(element);
  if (!timer) return;
  const expression = drawing.elements.expression(timer, time.text);
  drawing.modeling.updateModdleProperties(element, timer, {
    timeDuration: time.kind === 'duration' ? expression : undefined,
    timeDate: time.kind === 'date' ? expression : undefined,
  });
}

/** The name of the message an event waits for. */
export function messageOf(element: ElementLike): string | undefined {
  const message = eventOf(element)?.get('messageRef') as Moddle | undefined;
  return message?.name;
}

/** Undefined takes the message away, which makes a start wait for an audience. */
export function setMessage(drawing: Drawing, element: Drawn, name: string | undefined): void {
  drawing.elements.together(() => {
    const business = businessOf(element);
    drawing.modeling.updateProperties(element, {
      eventDefinitions: name ? [drawing.elements.messageEvent(business, name)] : [],
    });
  });
}

export interface Ways {
  timeUp: Shape | undefined;
  answers: Shape[];
}

/** The boundary events by which a wait is left. */
export function waysOf(wait: ElementLike): Ways {
  const all = (wait.attachers ?? []) as Shape[];
  return { timeUp: all.find(isTimer), answers: all.filter((event) => !isTimer(event)) };
}

/** One more event by which a wait is left at once. */
export function addAnswer(drawing: Drawing, wait: Shape, message: string, name: string): void {
  drawing.elements.together(() => {
    const made = drawing.elements.boundary(
      wait,
      (event) => drawing.elements.messageEvent(event, message),
      name,
      false,
    );
    const beside = 20 + waysOf(wait).answers.length * 40;
    made.x = wait.x + Math.min(beside, wait.width - 18) - 18;
    drawing.modeling.createElements([made], { x: made.x + 18, y: made.y + 18 }, wait, { attach: true });
  });
}
