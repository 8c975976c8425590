export interface DrawnElement {
  id: string;
  name: string;
  type: string;
  topic: string | null;
  channel: string | null;
}

const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const SHAPES = /Task$|Event$|Gateway$|^subProcess$|^callActivity$/;

/** The shapes of a drawing in document order, without a viewer: for tables and forms. */
export function drawnElements(xml: string): DrawnElement[] {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return [...document.getElementsByTagNameNS(BPMN, '*')]
    .filter((element) => SHAPES.test(element.localName) && element.hasAttribute('id'))
    .map((element) => ({
      id: element.getAttribute('id') ?? '',
      name: element.getAttribute('name') ?? element.getAttribute('id') ?? '',
      type: element.localName,
      topic: element.getAttribute('camunda:topic'),
      channel: propertyOf(element, 'channel'),
    }));
}

export function elementNames(xml: string): Map<string, string> {
  return new Map(drawnElements(xml).map((element) => [element.id, element.name]));
}

function propertyOf(element: Element, name: string): string | null {
  const properties = [...element.getElementsByTagName('camunda:property')];
  return properties.find((property) => property.getAttribute('name') === name)?.getAttribute('value') ?? null;
}
