import { describe, expect, it } from 'vitest';
import { complete, newLeaf, pointer, toFlat, toPattern } from './pattern';
import { begins, isList, pastedCodes } from './pasted';
import type { EventPattern } from './types';

const see: EventPattern = { did: { kind: 'see' }, times: 2 };
const left: EventPattern = { did: { kind: 'see' }, thenNot: { kind: 'buy' }, days: 7, within: { days: 30 } };
const way: EventPattern = { sequence: [{ event: { kind: 'see' } }, { event: { codes: ['E1'] }, days: 3 }] };

describe('patterns of events', () => {
  it.each<EventPattern>([see, left, way, { not: way }, { all: [see, { not: left }] }, { any: [way, see] }])(
    'come back from the form as they went in: %j',
    (pattern) => {
      const flat = toFlat(pattern);
      expect(flat).not.toBeNull();
      expect(flat && toPattern(flat)).toEqual(pattern);
    },
  );

  it('are left alone where they are deeper than the form', () => {
    expect(toFlat({ all: [{ any: [see] }] })).toBeNull();
    expect(toFlat({ not: { not: see } })).toBeNull();
  });

  it('are nothing while an event is missing', () => {
    const flat = toFlat(null);
    expect(flat && toPattern(flat)).toBeNull();
    expect(complete({ did: { kind: 'a' }, thenNot: {}, days: 7 })).toBe(false);
    expect(complete({ sequence: [{ event: { kind: 'a' } }, { event: { codes: [] }, days: 1 }] })).toBe(false);
  });

  it('keep the event when the form changes', () => {
    expect(newLeaf('thenNot', { did: { kind: 'a' }, within: { days: 5 } })).toEqual({
      did: { kind: 'a' },
      thenNot: {},
      days: 7,
      within: { days: 5 },
    });
    expect(newLeaf('did', way)).toEqual({ did: { kind: 'see' } });
  });

  it('know where their counts stand', () => {
    const one = toFlat(see);
    const two = toFlat({ any: [see, way] });
    expect(one && pointer(one, 0)).toBe('');
    expect(two && pointer(two, 1)).toBe('/any/1');
  });
});

describe('pasted codes', () => {
  it('are taken from lines, cells and commas, each once', () => {
    expect(pastedCodes('E1\r\nE2\tE3, E1；E4、 \n')).toEqual(['E1', 'E2', 'E3', 'E4']);
    expect(isList('E1\nE2')).toBe(true);
    expect(isList('E1\n')).toBe(false);
    expect(isList('手机 银行')).toBe(false);
  });
});

describe('an entry', () => {
  it('is found by the beginning of code or name and by nothing else', () => {
    const entry = { code: 'E00003', nameZh: '理财首页', nameEn: 'Wealth home' };
    expect(['', 'e000', '理财', 'wealth H'].every((prefix) => begins(entry, prefix))).toBe(true);
    expect(['0003', '首页', 'home'].some((prefix) => begins(entry, prefix))).toBe(false);
  });
});
