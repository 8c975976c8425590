const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const SHAPES = /Task$|Event$|Gateway$/;

export interface Line {
  id: string;
  type: string;
  name: string;
  channel: string | null;
  /** Of a task: what it does. */
  task: string | null;
  /** For a boundary event: what it stands on. */
  host: string | null;
  /** Of an event that waits for a time: the duration or the date, as it is written. */
  time: string | null;
  next: { flow: string; name: string; condition: string; otherwise: boolean; target: string }[];
}

/** The drawing as a list in the order in which customers come to things: for the keyboard and for screen readers. */
export function outlineOf(xml: string): Line[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const elements = [...document.getElementsByTagNameNS(BPMN, '*')].filter(
    (element) => element.hasAttribute('id') && SHAPES.test(element.localName),
  );
  const flows = [...document.getElementsByTagNameNS(BPMN, 'sequenceFlow')];
  const lines = elements.map((element) => lineOf(element, flows));
  return inOrder(lines);
}

function lineOf(element: Element, flows: readonly Element[]): Line {
  const id = element.getAttribute('id') ?? '';
  const properties = [...element.getElementsByTagName('camunda:property')];
  return {
    id,
    type: element.localName,
    name: element.getAttribute('name') ?? '',
    channel: properties.find((one) => one.getAttribute('name') === 'channel')?.getAttribute('value') ?? null,
    task: element.getAttribute('camunda:topic'),
    host: element.getAttribute('attachedToRef'),
    time: timeOf(element),
    next: flows
      .filter((flow) => flow.getAttribute('sourceRef') === id)
      .map((flow) => ({
        flow: flow.getAttribute('id') ?? '',
        name: flow.getAttribute('name') ?? '',
        condition: flow.getElementsByTagNameNS(BPMN, 'conditionExpression')[0]?.textContent.trim() ?? '',
        otherwise: element.getAttribute('default') === flow.getAttribute('id'),
        target: flow.getAttribute('targetRef') ?? '',
      })),
  };
}

function timeOf(element: Element): string | null {
  const [timer] = element.getElementsByTagNameNS(BPMN, 'timerEventDefinition');
  return timer ? timer.textContent.trim() : null;
}

/** From the start on, breadth first; what nothing leads to comes last. */
function inOrder(lines: readonly Line[]): Line[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const seen = new Set<string>();
  const open = lines.filter((line) => line.type === 'startEvent');
  while (open.length > 0) {
    const line = open.shift();
    if (!line || seen.has(line.id)) continue;
    seen.add(line.id);
    const boundaries = lines.filter((other) => other.host === line.id);
    const followers = line.next.flatMap((next) => byId.get(next.target) ?? []);
    open.push(...boundaries, ...followers);
  }
  const reached = [...seen].flatMap((id) => byId.get(id) ?? []);
  return [...reached, ...lines.filter((line) => !seen.has(line.id))];
}
