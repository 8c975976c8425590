import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { diff } from 'bpmn-js-differ';
import { BpmnModdle } from 'bpmn-moddle';

export type Change = 'added' | 'removed' | 'changed' | 'moved';
export interface Difference {
  id: string;
  type: string;
  name: string;
  change: Change;
  /** What of a changed element: its attributes. */
  what: string[];
}

async function read(xml: string): Promise<object> {
  const moddle = new BpmnModdle({ camunda });
  return (await moddle.fromXML(xml)).rootElement as object;
}

const RANK: readonly Change[] = ['added', 'removed', 'changed', 'moved'];

/** What the second drawing has otherwise than the first; every element once, its place on the canvas least. */
export async function differences(before: string, after: string): Promise<Difference[]> {
  const found = diff(await read(before), await read(after));
  const all: Difference[] = [];
  const add = (change: Change, one: { id: string; $type: string; name?: string }, what: string[] = []) => {
    if (/Task$|Event$|Gateway$|SequenceFlow$|Process$|TextAnnotation$/.test(one.$type)) {
      const type = one.$type.replace('bpmn:', '');
      all.push({
        id: one.id,
        type: type.charAt(0).toLowerCase() + type.slice(1),
        name: one.name ?? '',
        change,
        what,
      });
    }
  };
  Object.values(found._added).forEach((one) => {
    add('added', one);
  });
  Object.values(found._removed).forEach((one) => {
    add('removed', one);
  });
  Object.values(found._changed).forEach(({ model, attrs }) => {
    // A process changes with everything in it; only its own name is said.
    const what = Object.keys(attrs).map((attribute) => attribute.split('.')[0] ?? attribute);
    if (!model.$type.endsWith('Process') || what.includes('name')) add('changed', model, [...new Set(what)]);
  });
  const told = new Set(all.map((one) => one.id));
  Object.values(found._layoutChanged)
    .filter((one) => !told.has(one.id))
    .forEach((one) => {
      add('moved', one);
    });
  return all.sort((a, b) => RANK.indexOf(a.change) - RANK.indexOf(b.change));
}
