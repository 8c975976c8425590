const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const BPMNDI = 'http://www.omg.org/spec/BPMN/20100524/DI';

const escaped = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/** A key nobody has: letters of the moment and of chance. */
export function newKey(): string {
  const chance = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `journey-${Date.now().toString(36)}${(chance % 46_656).toString(36).padStart(3, '0')}`;
}

/** An empty canvas: a process with the place where the audience comes in. */
export function blank(key: string, name: string, start: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="${BPMN}" xmlns:bpmndi="${BPMNDI}" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_${key}" targetNamespace="http://baton.io/processes">
  <bpmn:process id="${key}" name="${escaped(name)}" isExecutable="true" camunda:historyTimeToLive="P365D">
    <bpmn:startEvent id="Start_Audience" name="${escaped(start)}" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="Diagram_${key}">
    <bpmndi:BPMNPlane id="Plane_${key}" bpmnElement="${key}">
      <bpmndi:BPMNShape id="Start_Audience_di" bpmnElement="Start_Audience">
        <dc:Bounds x="160" y="202" width="36" height="36" />
        <bpmndi:BPMNLabel><dc:Bounds x="146" y="245" width="64" height="14" /></bpmndi:BPMNLabel>
      </bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;
}

/**
 * The same drawing as another journey.
 *
 * @param name of the copy; the drawing's own where there is none
 */
export function asCopy(xml: string, key: string, name?: string): string {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const process = document.getElementsByTagNameNS(BPMN, 'process')[0];
  if (!process) return xml;
  const before = process.getAttribute('id');
  process.setAttribute('id', key);
  if (name !== undefined) process.setAttribute('name', name);
  for (const plane of document.getElementsByTagNameNS(BPMNDI, 'BPMNPlane')) {
    if (plane.getAttribute('bpmnElement') === before) plane.setAttribute('bpmnElement', key);
  }
  return new XMLSerializer().serializeToString(document);
}

export function nameOf(xml: string): string {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return document.getElementsByTagNameNS(BPMN, 'process')[0]?.getAttribute('name') ?? '';
}
