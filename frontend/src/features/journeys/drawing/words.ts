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
  userTask: 'approve',
  intermediateCatchEvent: 'timer',
  boundaryEvent: 'way',
  sequenceFlow: 'flow',
  textAnnotation: 'note',
};

/** Tasks that reach nobody, by what they do. */
const TASKS: Record<string, string> = { 'evaluate-so-far': 'evaluate' };

export const kindOfTask = (type: string, task: string | null): string =>
  TASKS[task ?? ''] ?? KIND_OF[type] ?? 'other';
