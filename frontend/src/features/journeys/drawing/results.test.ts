import { describe, expect, it } from 'vitest';
import { conditionOfPicked, ofDecision, ofEvaluation, pickedOf, tasksBefore } from './results';
import type { ElementLike } from './services';

/** Elements by their flows: `evaluate->split` and, for a boundary event, `wait<-timer`. */
function drawn(types: Record<string, string>, flows: string[]): (id: string) => ElementLike {
  const all = new Map<string, Record<string, unknown>>(
    Object.entries(types).map(([id, type]) => [id, { id, type: `bpmn:${type}`, incoming: [] }]),
  );
  const of = (id = '') => all.get(id) ?? {};
  for (const flow of flows) {
    const [from, to] = flow.split(/->|<-/);
    if (flow.includes('<-')) of(to).host = of(from);
    else (of(to).incoming as unknown[]).push({ source: of(from), target: of(to) });
  }
  return (id) => of(id) as unknown as ElementLike;
}

const before = (element: ElementLike) =>
  tasksBefore(element).map(({ task, straight }) => [String(task.id), straight]);

const SPLIT = 'ExclusiveGateway';
const TASK = 'ServiceTask';

describe('the tasks before a split', () => {
  it('should be the one it stands behind, also where ways come together between', () => {
    const of = drawn({ effect: TASK, join: SPLIT, split: SPLIT }, ['effect->join', 'join->split']);
    expect(before(of('split'))).toEqual([['effect', true]]);
  });

  it('should be known further on, but not what the split is about', () => {
    const of = drawn({ effect: TASK, wait: 'ReceiveTask', up: 'BoundaryEvent', split: SPLIT }, [
      'effect->wait',
      'wait<-up',
      'up->split',
    ]);
    expect(before(of('split'))).toEqual([
      ['wait', false],
      ['effect', false],
    ]);
  });

  it('should have the nearest first', () => {
    const of = drawn({ far: TASK, near: TASK, start: 'StartEvent', split: SPLIT }, [
      'start->far',
      'far->near',
      'near->split',
    ]);
    expect(before(of('split'))).toEqual([
      ['near', true],
      ['far', false],
    ]);
  });

  it('should not be what comes after, nor go round for ever', () => {
    const of = drawn({ split: SPLIT, after: TASK, a: TASK }, ['split->after', 'a->split', 'split->a']);
    expect(before(of('split'))).toEqual([['a', true]]);
  });
});

describe('the outputs of a table', () => {
  const rule = (...cells: string[]) =>
    `<rule>${cells.map((cell) => `<outputEntry><text>${cell}</text></outputEntry>`).join('')}</rule>`;
  const table = (id: string, outputs: string[], ...rules: string[]) =>
    `<decision id="${id}"><decisionTable>${outputs.map((name) => `<output name="${name}"/>`).join('')}${rules.join('')}</decisionTable></decision>`;
  const dmn = (...tables: string[]) =>
    `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">${tables.join('')}</definitions>`;

  it('should be picked from where each row says a text', () => {
    const xml = dmn(
      table('other', ['stage'], rule('"NEW"')),
      table('way', ['channel', 'max'], rule('"SMS"', '3'), rule('"EMAIL"', '4'), rule('"SMS"', '')),
    );
    expect(ofDecision(xml, 'way')).toEqual([{ name: 'channel', values: ['SMS', 'EMAIL'], words: 'channel' }]);
    expect(ofDecision(xml, 'none')).toEqual([]);
    expect(ofDecision('<no', 'way')).toEqual([]);
  });

  it('should be left to be written where a row computes it, or there are too many', () => {
    expect(ofDecision(dmn(table('t', ['a'], rule('"X"'), rule('upper case(city)'))), 't')).toEqual([]);
    const many = Array.from({ length: 31 }, (_, index) => rule(`"V${index}"`));
    expect(ofDecision(dmn(table('t', ['a'], ...many)), 't')).toEqual([]);
  });
});

describe('a condition that is picked', () => {
  const effect = ofEvaluation('effect');
  const way = { name: 'first.way', values: ['A', 'B', 'C', 'D'], words: 'way' };

  it.each([
    [['WORSE'], 'effect = "WORSE"'],
    [['WORSE', 'BETTER'], 'effect in ("BETTER", "WORSE")'],
    [[], ''],
  ])('should be written as the gate reads it: %j', (values, text) => {
    expect(conditionOfPicked({ result: effect, values })).toBe(text);
  });

  it('should be read as it was written, whatever was picked', () => {
    for (let bits = 1; bits < 1 << way.values.length; bits++) {
      const picked = { result: way, values: way.values.filter((_, index) => bits & (1 << index)) };
      expect(pickedOf(conditionOfPicked(picked), [effect, way])).toEqual(picked);
    }
  });

  it.each([`effect='WORSE'`, ` effect =  "WORSE" `, `effect IN ('WORSE')`])(
    'should be read as people write it: %s',
    (text) => {
      expect(pickedOf(text, [effect])).toEqual({ result: effect, values: ['WORSE'] });
    },
  );

  it.each([
    '',
    'effect',
    'effect != "WORSE"',
    'effect = WORSE',
    'effect = "WORST"',
    'effect in ("WORSE", "ELSE")',
    'effect in ("WORSE", "WORSE")',
    'effect = "WORSE" and age > 30',
    'not(effect = "WORSE")',
    'other = "WORSE"',
    'effect in ()',
  ])('should leave to the person who wrote it: %s', (text) => {
    expect(pickedOf(text, [effect, way])).toBeUndefined();
  });
});
