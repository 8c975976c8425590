// @vitest-environment node
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { BpmnModdle } from 'bpmn-moddle';
import { describe, expect, it } from 'vitest';
import { differences } from '../src/features/journeys/drawing/differences';

const up = (...path: string[]) => join(process.cwd(), '..', ...path);
const read = (...path: string[]) => readFileSync(up(...path), 'utf8');
const journeys = readdirSync(up('processes', 'journey'));

describe('what the gate refuses', () => {
  const refusals = [
    ...read('src', 'main', 'java', 'io', 'baton', 'engine', 'gate', 'Refusal.java').matchAll(
      /^ {2}([A-Z][A-Z0-9_]+)\(/gm,
    ),
  ].map((match) => match[1] ?? '');
  /** Found by others whom the gate asks. */
  const others = ['PROCESS_NOT_BPMN', 'CONDITION_SYNTAX', 'DECISION_UNKNOWN'];

  it('should be found at all', () => {
    expect(refusals.length).toBeGreaterThan(40);
  });

  it.each(['zh-CN', 'en'])('should have a sentence for every code, and no other: %s', (language) => {
    const { gate } = JSON.parse(
      readFileSync(join(process.cwd(), 'src', 'shared', 'i18n', `${language}.json`), 'utf8'),
    ) as { gate: Record<string, string> };
    expect(Object.keys(gate).sort()).toEqual([...refusals, ...others].sort());
  });
});

describe.each(journeys)('%s', (file) => {
  const xml = read('processes', 'journey', file);

  /** What a modeler of the desktop does with it: reads it without complaint, and writes back the same. */
  it('should open and be saved unchanged', async () => {
    const moddle = new BpmnModdle({ camunda });
    const { rootElement, warnings } = await moddle.fromXML(xml);
    expect(warnings).toEqual([]);
    const written = await moddle.toXML(rootElement, { format: true });
    expect(facts(written.xml)).toEqual(facts(xml));
    expect(await differences(xml, written.xml)).toEqual([]);
  });

  it('should tell what was changed, and only that', async () => {
    const renamed = xml
      .replace('<bpmn:startEvent id', '<bpmn:startEvent name="X" id')
      .replace(/name="X" (id="\w+") name="[^"]*"/, '$1 name="X"');
    expect((await differences(xml, renamed)).map(({ change, what }) => [change, what])).toEqual([
      ['changed', ['name']],
    ]);
    expect((await differences(renamed, xml)).length).toBe(1);
  });
});

/** Elements and attributes without the order of attributes, line breaks and forms of quoting. */
function facts(xml: string): string[] {
  return [...xml.matchAll(/<([\w:]+)([^>]*?)\/?>([^<]*)/g)].map(([, name, attributes, text]) =>
    [
      name,
      ...[...(attributes ?? '').matchAll(/([\w:]+)="([^"]*)"/g)]
        .map(([, key, value]) => `${key}=${value}`)
        .sort(),
      (text ?? '').trim().replaceAll('&#34;', '"'),
    ].join(' '),
  );
}
