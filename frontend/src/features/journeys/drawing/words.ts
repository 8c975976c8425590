/** Words of the dictionary for what the document calls its elements. */
export const KIND_OF: Record<string, string> = {
  process: 'journey',
  startEvent: 'start',
  endEvent: 'end',
  serviceTask: 'touch',
  businessRuleTask: 'decision',
  inclusiveGateway: 'splitAll',
  exclusiveGateway: 'splitFirst',
  receiveTask: 'wait',
  intermediateCatchEvent: 'timer',
  boundaryEvent: 'way',
  sequenceFlow: 'flow',
  textAnnotation: 'note',
};
