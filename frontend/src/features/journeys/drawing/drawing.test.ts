import { describe, expect, it } from 'vitest';
import type { Channel } from '@shared/api/types';
import { findingText, placeOf } from '@shared/i18n/findings';
import type { TaskType } from '../types';
import { asCopy, blank, nameOf, newKey } from './blank';
import { isoOf, spanOf } from './durations';
import { labelOf, paletteOf } from './kinds';
import { outlineOf } from './outline';

const TOUCH: TaskType = {
  key: 'touch',
  scope: 'JOURNEY',
  nameZh: '触达',
  nameEn: 'Touch',
  icon: 'touch',
  chunked: true,
  parameters: [
    {
      name: 'channel',
      type: 'CHANNEL',
      required: true,
      labelZh: '渠道',
      labelEn: 'Channel',
      defaultValue: null,
    },
    {
      name: 'purpose',
      type: 'TEXT',
      required: false,
      labelZh: '用途',
      labelEn: 'Purpose',
      defaultValue: 'MARKETING',
    },
  ],
};
const TAGGING: TaskType = { ...TOUCH, key: 'mark', nameZh: '打标', nameEn: 'Mark', parameters: [] };
const LAUNCH: TaskType = { ...TOUCH, key: 'launch', scope: 'LIFE_CYCLE', parameters: [] };
const channels = ['EMAIL', 'SMS'].map((channel) => ({ channel }) as Channel);

describe('the palette', () => {
  const kinds = paletteOf([LAUNCH, TOUCH, TAGGING], channels);

  it('should have a touch for each channel and every other task of journeys once', () => {
    const tasks = kinds.filter((kind) => kind.task);
    expect(tasks.map((kind) => kind.id)).toEqual(['touch:EMAIL', 'touch:SMS', 'mark']);
    expect(tasks[1]?.parameters).toEqual({ channel: 'SMS', purpose: 'MARKETING' });
  });

  it('should say what the server says where it is not in the dictionaries', () => {
    const mark = kinds.find((kind) => kind.id === 'mark');
    const sms = kinds.find((kind) => kind.id === 'touch:SMS');
    const word = (family: string, code: string) => `${family}/${code}`;
    expect(mark && labelOf(mark, 'en', word)).toBe('Mark');
    expect(mark && labelOf(mark, 'zh-CN', word)).toBe('打标');
    expect(sms && labelOf(sms, 'en', word)).toBe('channel/SMS');
  });
});

describe('durations', () => {
  it.each([
    ['P3D', { amount: 3, unit: 'D' }],
    ['PT12H', { amount: 12, unit: 'H' }],
    ['P1DT12H', { amount: 36, unit: 'H' }],
    ['PT90M', { amount: 90, unit: 'M' }],
    ['PT48H', { amount: 2, unit: 'D' }],
  ] as const)('should read %s', (iso, span) => {
    expect(spanOf(iso)).toEqual(span);
    expect(spanOf(isoOf(span))).toEqual(span);
  });

  it.each(['', 'P', 'PT', 'P1M', 'PT30S', '3 days', 'P-1D'])('should not guess at %s', (iso) => {
    expect(spanOf(iso)).toBeUndefined();
  });
});

describe('an empty canvas', () => {
  it('should hold names that mean something to XML', () => {
    const xml = blank('k', 'A & B <"c">', 'in');
    expect(nameOf(xml)).toBe('A & B <"c">');
    const copy = asCopy(xml, 'other', 'Copy');
    expect(nameOf(copy)).toBe('Copy');
    expect(copy).toContain('bpmnElement="other"');
    expect(copy).not.toContain('id="k"');
  });

  it('should get keys the server takes', () => {
    expect(newKey()).toMatch(/^[A-Za-z_][A-Za-z0-9._-]{0,79}$/);
    expect(newKey()).not.toBe(newKey());
  });
});

describe('the list of a drawing', () => {
  const xml = `<d xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"><b:process id="p">
    <b:endEvent id="e" name="End"/><b:endEvent id="lost"/><b:receiveTask id="w" name="Wait"/>
    <b:boundaryEvent id="up" attachedToRef="w" name="Up"/><b:exclusiveGateway id="g" default="f3"/>
    <b:startEvent id="s"/>
    <b:sequenceFlow id="f1" sourceRef="s" targetRef="g"/>
    <b:sequenceFlow id="f2" sourceRef="g" targetRef="w"><b:conditionExpression> age &gt; 3 </b:conditionExpression></b:sequenceFlow>
    <b:sequenceFlow id="f3" sourceRef="g" targetRef="e"/><b:sequenceFlow id="f4" sourceRef="up" targetRef="e"/>
  </b:process></d>`;

  it('should follow the customers, and end with what nothing leads to', () => {
    expect(outlineOf(xml).map((line) => line.id)).toEqual(['s', 'g', 'w', 'e', 'up', 'lost']);
  });

  it('should say who goes which way', () => {
    const split = outlineOf(xml).find((line) => line.id === 'g');
    expect(split?.next.map(({ condition, otherwise, target }) => [condition, otherwise, target])).toEqual([
      ['age > 3', false, 'w'],
      ['', true, 'e'],
    ]);
  });

  it('should not break while the document is broken', () => {
    expect(outlineOf('<no')).toEqual([]);
  });
});

describe('findings', () => {
  const word = (family: string, code: string) =>
    family === 'gate' && code === 'PROCESS_PARAMETER_MISSING' ? 'Say the {{name}}' : code;
  it('should name the element and the field', () => {
    const finding = { place: 'Task_1/@template', code: 'PROCESS_PARAMETER_MISSING', message: 'English' };
    expect(placeOf(finding)).toBe('Task_1');
    expect(findingText(finding, word)).toBe('Say the template');
    expect(findingText({ ...finding, code: 'NEW' }, word)).toBe('English');
  });
});
